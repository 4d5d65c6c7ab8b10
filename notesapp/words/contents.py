"""What stands on each paper, as frozen values: words decide it, pdf lays it out.

They are made once, when a note is signed or a paper issued, and are kept in the signed
payload, so a signed note is printed from what was shown that day. Text may hold
``**bold**`` (our own wording only); every part taken from a record has been escaped by
nobody: pdf treats all text as text.
"""

from __future__ import annotations

from dataclasses import dataclass

from notesapp.model.body_map import Moment, Place, Side, View


@dataclass(frozen=True, slots=True)
class Letterhead:
    practice: str
    address: str
    phone: str
    email: str
    therapist: str
    registration: str


@dataclass(frozen=True, slots=True)
class CareCard:
    """One instruction on the client's sheet. SPOT is where its number stands on the figure."""

    number: int
    item: str
    title: str
    steps: str
    dose: str
    stop: str
    side: Side | None = None
    spot: Place | None = None
    ask_first: str = ""


@dataclass(frozen=True, slots=True)
class SheetContent:
    """The aftercare sheet. URGENT: nothing but the emergency box and who to call.

    OPTIONAL_* are the sentences that leave first when the page is full. PAIN is
    (arriving, leaving) of the worst mark, or None.
    """

    head: Letterhead
    date: str
    title: str
    today: str
    may_feel: str
    cards: tuple[CareCard, ...]
    call_us: tuple[str, ...]
    see_doctor: str
    emergency_title: str
    emergency: tuple[str, ...]
    next_visit: str
    next_line: str
    footer: str
    optional_today: str = ""
    optional_feel: str = ""
    advice: tuple[str, ...] = ()
    pain: tuple[int, int] | None = None
    worked: tuple[Place, ...] = ()
    worked_view: View = View.BACK
    worked_label: str = ""
    urgent: bool = False
    urgent_words: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class TechniqueRow:
    region: str
    technique: str
    tool: str
    pressure: str
    minutes: str
    said: str


@dataclass(frozen=True, slots=True)
class SoapPart:
    """One section: LETTER (S, O, T, A, P), its heading, its sentences and the therapist's own words."""

    letter: str
    heading: str
    sentences: tuple[str, ...]
    own_words: str = ""
    aside: str = ""


@dataclass(frozen=True, slots=True)
class MapLabel:
    """The words beside a mark on the summary's figures; empty where it is not drawn at that moment."""

    mark_id: str
    arrive: str
    leave: str
    small_arrive: str = ""
    small_leave: str = ""


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure of two drawings: "Drawn area", "8.1 %", "4.2 %", what may be concluded."""

    label: str
    before: str
    after: str
    remark: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two drawings of one client: which, what changed beyond chance, and by what measures.

    SESSION_ID and VERSION (0: a draft) are those of the other note; OTHER_IS_LATER if it came after this one.
    VIEWS hold something at either time; THEN and NOW name the two drawings, MOMENTS is (earlier, later).
    """

    session_id: str
    version: int
    title: str
    then: str
    now: str
    headline: str
    why: str
    rows: tuple[MeasureRow, ...]
    remarks: tuple[str, ...]
    sources: str
    views: tuple[View, ...]
    moments: tuple[Moment, Moment] = (Moment.ARRIVE, Moment.ARRIVE)
    other_is_later: bool = False


@dataclass(frozen=True, slots=True)
class SummaryContent:
    """The session summary. PAIN_WORDS judge the change; EXCEPTIONS are overrides with their reasons.

    AMENDED are the lines of a note that was amended: when, by whom, why, what was struck. COMPARED is there when the
    summary was asked for with another session beside it, MEETING when it shall show where the client's marks and the
    findings do not meet: its sentences.
    """

    head: Letterhead
    client: str
    born: str
    session: str
    length: str
    problem: str
    alerts: tuple[str, ...]
    pain: tuple[int, int] | None
    pain_words: str
    labels: tuple[MapLabel, ...]
    table: tuple[TechniqueRow, ...]
    exceptions: tuple[str, ...]
    soap: tuple[SoapPart, ...]
    asked_no: tuple[str, ...]
    advice: tuple[str, ...]
    outcome: str
    signed: str
    views: tuple[View, ...] = (View.BACK,)
    language: str = "en"
    amended: tuple[str, ...] = ()
    compared: Comparison | None = None
    meeting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LetterSection:
    """KEY names the part to shorten when the page does not hold it all."""

    key: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class LetterContent:
    """The referral letter: the question first, one page. URGENT is the short form."""

    head: Letterhead
    to: tuple[str, ...]
    client: str
    client_lines: tuple[str, ...]
    date: str
    urgency: str
    question: str
    asks: tuple[str, ...]
    flags_date: str
    flags_yes: tuple[str, ...]
    flags_no: tuple[str, ...]
    not_tested: str
    sections: tuple[LetterSection, ...]
    pain: tuple[int, int] | None
    signed: tuple[str, ...]
    consent: str
    confidential: str
    told_client: str = ""
    view: View = View.BACK
    urgent: bool = False
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Shown:
    """The words shown on the day of signing; kept in the payload beside the keys."""

    language: str
    catalogue_version: str
    names: dict[str, str]
    soap: tuple[SoapPart, ...]
    summary: SummaryContent
    sheet: SheetContent
    letter: LetterContent | None = None
