"""The referral letter as values: the question first, the red flags with their negatives, one page.

Nothing is claimed that was not recorded: no diagnosis, and what was not tested is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from notesapp.catalogue.conditions import conditions
from notesapp.model.aftercare import LetterText
from notesapp.model.answers import YesNo
from notesapp.model.body_map import BodyMap, Layer, Mark, Moment, View
from notesapp.model.briefing import Briefing
from notesapp.model.practice import Client, Contact, HistoryKind
from notesapp.model.session_note import SessionNote
from notesapp.model.treatment import TechniqueUse
from notesapp.safety.assess import Assessment
from notesapp.safety.assessment import Alert
from notesapp.words import history, marks, names
from notesapp.words.contents import LetterContent, LetterSection
from notesapp.words.lexicon import closed, listed, lower_first, plain, plural, say, upper_first
from notesapp.words.lines import current
from notesapp.words.links import links
from notesapp.words.names import For
from notesapp.words.sheet import is_urgent, letterhead, urgent_words
from notesapp.words.soap import denied, problems_of, response_words, short_question, signs_of, soap
from notesapp.words.summary import views_of
from notesapp.words.treatment import checks_of, pressed, said_of

CAP_RULES = ("AP-01", "AP-02")
MOST_REASONS, MOST_MARKS = 4, 3
_ALLERGY = "allergy: "
"""How the catalogue's allergies begin; a list of allergies need not say it."""
SAFE_UNTIL_THEN = 20
"""What is kept to until the reader answers (tenths)."""


def letter_content(
    briefing: Briefing, note: SessionNote, assessment: Assessment, language: str = "en", *, today: date | None = None
) -> LetterContent:
    """Return the letter of NOTE; the therapist's own words (note.letter) stand before what is drafted."""
    own = note.letter or LetterText()
    urgent = is_urgent(note, assessment)
    when = names.short_day(today or note.local_start.date(), language)
    draft = _urgent_sections if urgent else _sections
    return LetterContent(
        head=letterhead(briefing),
        to=_to(own, briefing.client.physician),
        client=briefing.client.name,
        client_lines=_client_lines(briefing.client, language),
        date=f"{when}, {names.clock(note.local_start)}" if urgent else when,
        urgency=say(language, "letter.urgent") if urgent else _urgency(own, language),
        question=plain(own.question) or _question(briefing, note, assessment, language, urgent),
        asks=own.asks or _asks(briefing, note, assessment, language, urgent),
        flags_date=names.short_day(note.local_start.date(), language),
        flags_yes=_flags_yes(briefing, note, assessment, language),
        flags_no=denied(note),
        not_tested=plain(own.not_tested) or _not_tested(note, language),
        sections=tuple(s for s in draft(briefing, note, assessment, own, language) if s.text.strip()),
        pain=marks.pain(note.body_map),
        signed=_signed(briefing, urgent),
        consent=plain(own.consent_words) or _consent(briefing, language),
        confidential=say(language, "letter.confidential"),
        told_client=_told(note, assessment, language) if urgent else "",
        view=_view(note),
        urgent=urgent,
        language=language,
    )


def _to(own: LetterText, physician: Contact) -> tuple[str, ...]:
    if own.to_name or own.to_practice:
        return tuple(part for part in (own.to_name, own.to_practice, own.to_address) if part)
    return tuple(part for part in (physician.name, physician.practice, physician.address) if part)


def _client_lines(client: Client, language: str) -> tuple[str, ...]:
    born = names.day(client.born, language, weekday=False) if client.born else ""
    first = " · ".join(part for part in (say(language, "letter.born", date=born) if born else "", client.phone) if part)
    return tuple(part for part in (first, client.address) if part)


def _urgency(own: LetterText, language: str) -> str:
    if own.urgency in ("urgent", "same_day"):
        return say(language, "letter.urgent")
    return say(language, "letter.soon" if own.urgency == "soon" else "letter.routine")


def _signs(note: SessionNote, assessment: Assessment, language: str) -> tuple[str, ...]:
    alert = assessment.alert("DC-01") or assessment.alert("RF-05") or assessment.alert("RF-04")
    return tuple(signs_of(alert, note, language)) if alert else ()


def _conditions(assessment: Assessment) -> tuple[str, ...]:
    found = (b for rule in CAP_RULES if (a := assessment.alert(rule)) for b in a.because)
    return tuple(dict.fromkeys(names.condition(b.split(":")[1]) for b in found if b.startswith("condition:")))


def _question(briefing: Briefing, note: SessionNote, assessment: Assessment, language: str, urgent: bool) -> str:
    """Drafted from the rules that spoke, a reason of each before further ones; else from the problem."""
    if urgent:
        said = [because(a, note, language) for a in (*assessment.stops, *assessment.work_stops)]
        yes = list(dict.fromkeys((*(why[0] for why in said if why), *(text for why in said for text in why[1:]))))
        return say(language, "letter.please_see", list=listed(language, yes[:MOST_REASONS]) or _problem(briefing, note))
    parts = [say(language, "letter.assess_sign", sign=sign) for sign in _signs(note, assessment, language)[:2]]
    held = _conditions(assessment)
    if held:
        parts.append(say(language, "letter.pressure", condition=listed(language, held)))
    if not parts:
        parts = [say(language, "letter.assess_problem", problem=_problem(briefing, note))]
        parts.append(say(language, "letter.may_go_on"))
    return say(language, "letter.question", parts=listed(language, parts))


def _problem(briefing: Briefing, note: SessionNote) -> str:
    titles = [plain(p.title) for p in problems_of(briefing, note)]
    if titles:
        return f"{titles[0][:1].lower()}{titles[0][1:]}"
    mark = marks.worst_pain(note.body_map)
    return marks.short(mark, "en") if mark else say("en", "letter.the_complaint")


def because(alert: Alert, note: SessionNote, language: str = "en") -> tuple[str, ...]:
    """Return what made ALERT speak, in words: the answers given, the marks drawn."""
    said: list[str] = []
    for key in alert.because:
        kind, _, name = key.partition(":")
        mark = note.body_map.mark(name) if kind == "mark" else None
        if kind == "answer":
            answer = note.screen(name)
            said.append(short_question(name, answer.words if answer else ""))
        elif kind == "condition":
            said.append(names.condition(name))
        elif mark is not None:
            said.append(marks.short(mark, language))
        elif kind in ("use", "session") and alert.rule == "ST-01":
            use = note.use(name) if kind == "use" else None
            where = names.places(use.places, For.DOCTOR, language) if use else ""
            said.append(say(language, "letter.sharp_at" if where else "letter.sharp", place=where))
    return tuple(dict.fromkeys(said))


def _asks(
    briefing: Briefing, note: SessionNote, assessment: Assessment, language: str, urgent: bool
) -> tuple[str, ...]:
    if urgent:
        return (say(language, "letter.ask_urgent"),)
    asks = [say(language, "letter.ask_examine", sign=sign) for sign in _signs(note, assessment, language)[:1]]
    held = _conditions(assessment)
    if held:
        asks.append(say(language, "letter.ask_limits", condition=listed(language, held)))
    if asks:
        asks.append(say(language, "letter.ask_continue", level=names.level(SAFE_UNTIL_THEN)))
    return tuple(asks) or (say(language, "letter.ask_problem"),)


def _flags_yes(briefing: Briefing, note: SessionNote, assessment: Assessment, language: str) -> tuple[str, ...]:
    """Answers that were yes, marks and conditions that made a rule speak. Only what was stored."""
    yes = [short_question(s.question, s.words) for s in note.screens if s.answer is YesNo.YES]
    held = [i.what for i in current(briefing.standing.history, HistoryKind.CONDITION)]
    yes += [names.condition(c) for c in held if c in conditions() and conditions()[c].raises]
    for alert in assessment.alerts:
        if alert.rule.startswith(("RF", "DC")):
            yes += list(signs_of(alert, note, language))
    return tuple(dict.fromkeys(yes))


def _not_tested(note: SessionNote, language: str) -> str:
    tested = {m.what for m in note.body_map.marks if m.layer is Layer.THERAPIST}
    tests = say(language, "letter.not_tested").split(", ")
    done = f"{note.texts.objective} {note.texts.assessment}".lower()
    weak = "weak_on_test" in tested
    return ", ".join(t for t in tests if t.split()[-1] not in done and not (weak and "strength" in t))


def _section(key: str, text: str, language: str) -> LetterSection:
    return LetterSection(key, say(language, f"letter.{key}"), text)


def _sections(
    briefing: Briefing, note: SessionNote, assessment: Assessment, own: LetterText, language: str
) -> Iterator[LetterSection]:
    felt = [m for m in note.body_map.marks if m.layer is Layer.CLIENT]
    linked = links(note.body_map, language, For.DOCTOR)[:1]
    why = plain(own.why_now) or " ".join((*_marked(felt, note, language), *linked))
    never = assessment.alert("DC-01") and not own.why_now
    yield _section("why_now", say(language, "letter.why_dc", marks=why) if never else why, language)
    yield _section("history", "\n".join(_history(briefing, note, language)), language)
    objective = next((p for p in soap(briefing, note, assessment, language, sotap=True) if p.letter == "O"), None)
    found = [*objective.sentences, plain(objective.own_words)] if objective else []
    yield _section("found", " ".join(t for t in found if t), language)
    yield _section("done", " ".join(_done(briefing, note, language)), language)


def _marked(felt: list[Mark], note: SessionNote, language: str) -> Iterator[str]:
    """A sentence for each of the strongest marks, and the others by name: nothing that hurts is left out."""
    body = note.body_map
    groups = sorted(marks.merged(felt, body), key=lambda told: -_strength(told.mark, body))
    first, rest = groups[:MOST_MARKS], groups[MOST_MARKS:]
    yield from marks.sentences([mark for told in first for mark in told.marks], body, language, For.DOCTOR)
    if rest:
        others = (marks.short(told.mark, language) for told in rest)
        yield say(language, "letter.also_marked", list=listed(language, others))


def _strength(mark: Mark, body: BodyMap) -> int:
    reading = body.reading(mark.id, Moment.ARRIVE)
    return reading.intensity or 0 if reading is not None else 0


def _view(note: SessionNote) -> View:
    """The one view of a letter's map: where it hurts most."""
    worst = marks.worst_pain(note.body_map)
    return worst.view if worst is not None else views_of(note)[0]


def _urgent_sections(
    briefing: Briefing, note: SessionNote, assessment: Assessment, own: LetterText, language: str
) -> Iterator[LetterSection]:
    felt = list(note.body_map.marks)
    text = " ".join(marks.sentences(felt, note.body_map, language, For.DOCTOR)[:4])
    own_words = " ".join(plain(t) for t in (own.why_now, note.words, note.texts.objective) if t.strip())
    done = "" if note.uses else say(language, "letter.nothing_done")
    before = "; ".join(_work(use, language, with_said=note) for use in note.uses)
    yield _section("observed", " ".join(t for t in (text, closed(own_words), done) if t), language)
    yield _section("done_before", closed(before), language)
    yield _section("history", "\n".join(_history(briefing, note, language)), language)


def _history(briefing: Briefing, note: SessionNote, language: str) -> Iterator[str]:
    standing, client = briefing.standing, briefing.client
    for problem in problems_of(briefing, note)[:1]:
        when = names.day(problem.onset, language, weekday=False) if problem.onset else ""
        words = plain(problem.onset_words).rstrip(".")
        if when or words:
            text = f", {words}" if when and words else words
            yield say(language, "letter.onset", date=when, words=text)
    groups = (
        ("health", (HistoryKind.CONDITION, HistoryKind.SURGERY, HistoryKind.INJURY, HistoryKind.PREGNANCY,
                    HistoryKind.IMPLANT)),
        ("medicines", (HistoryKind.MEDICATION,)),
        ("allergies", (HistoryKind.ALLERGY,)),
    )  # fmt: skip
    for key, kinds in groups:
        said = (names.condition(i.what).removeprefix(_ALLERGY) for i in current(standing.history, *kinds))
        items = [_item(name, i.since) for name, i in zip(said, current(standing.history, *kinds), strict=True)]
        items = items or list(history.denied(standing.history, *kinds, language=language))
        if items:
            yield say(language, f"letter.{key}", list=upper_first(", ".join(items)))
    if client.occupation:
        yield say(language, "letter.work", list=plain(client.occupation))


def _item(name: str, since: str) -> str:
    return f"{plain(name)} ({plain(since)})" if since else plain(name)


def _done(briefing: Briefing, note: SessionNote, language: str) -> Iterator[str]:
    treated = [n for n in briefing.previous if n.outcome and n.outcome.is_treated]
    count = len(treated) + bool(note.uses)
    if not count:
        yield say(language, "letter.nothing_done")
        return
    work = [lower_first(_work(use, language)) for use in (note.uses or treated[0].uses)]
    sessions = upper_first(plural(language, "session", count, word=True))
    when = say(language, "letter.this_time" if note.uses else "letter.last_time")
    yield say(language, "letter.sessions", sessions=sessions, when=when, last=closed("; ".join(work)))
    pain = marks.pain(note.body_map)
    if pain:
        yield say(language, "letter.pain_today", before=pain[0], after=pain[1])
    if note.response:
        yield say(language, "subjective.after", course=response_words(note.response, language))


def _work(use: TechniqueUse, language: str, with_said: SessionNote | None = None) -> str:
    """Return "Sustained pressure with the elbow on the right piriformis, level 3 of 5".

    WITH_SAID is the note whose check-ins are told behind it: " (client: sharp pain)".
    """
    said = said_of(checks_of(with_said, use.id), language) if with_said else ""
    values = {
        "technique": names.technique(use.technique),
        "tool": names.tool_words(use.tool),
        "place": names.places(use.places, For.DOCTOR, language),
        "level": say(language, "objective.level", level=names.level_of(use.level, language)) if pressed(use) else "",
    }
    work = say(language, "letter.work_done", **values)
    return say(language, "letter.work_said", work=work, said=said) if said else work


def _consent(briefing: Briefing, language: str) -> str:
    """Consent to share is printed only if it stands in the record; else there is a line to sign."""
    given = [c.given_at for c in briefing.standing.consents if c.for_what == "sharing" and c.withdrawn_at is None]
    if not given:
        return say(language, "letter.consent_open")
    return say(language, "letter.consent", date=names.short_day(max(given).date(), language))


def _told(note: SessionNote, assessment: Assessment, language: str) -> str:
    """What the therapist recorded as told, else what stands on the sheet that goes with the letter."""
    told = [plain(d.told_client) for d in note.decisions if d.told_client.strip()]
    if told:
        return told[0]
    return say(language, "letter.told_sheet", words=urgent_words(assessment, language).replace("**", ""))


def _signed(briefing: Briefing, urgent: bool) -> tuple[str, ...]:
    t = briefing.therapist
    lines = (
        t.name,
        ", ".join(p for p in (t.credentials, t.registration) if p),
        briefing.practice.phone if urgent else "",
    )
    return tuple(line for line in lines if line)
