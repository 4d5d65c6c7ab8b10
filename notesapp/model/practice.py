"""The practice, its therapists, and the clients with what stands about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from notesapp.model.body_map import AvoidArea, Sides

LEAST_PASSPHRASE = 10
"""A new passphrase has so many characters at least."""


@dataclass(frozen=True, slots=True)
class Practice:
    id: str
    name: str
    address: str = ""
    phone: str = ""
    email: str = ""
    emergency_number: str = "112"
    paper: str = "a4"
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Therapist:
    id: str
    name: str
    credentials: str = ""
    registration: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    name: str = ""
    practice: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Client:
    """NAME is the whole name as the client writes it, CALLED what they are called."""

    id: str
    name: str
    called: str = ""
    born: date | None = None
    phone: str = ""
    email: str = ""
    address: str = ""
    occupation: str = ""
    activity: str = ""
    language: str = "en"
    emergency: Contact = Contact()
    physician: Contact = Contact()
    remarks: str = ""
    archived_at: datetime | None = None

    @property
    def short_name(self) -> str:
        return self.called or self.name.split(" ")[0]


class HistoryKind(StrEnum):
    CONDITION = "condition"
    MEDICATION = "medication"
    ALLERGY = "allergy"
    SURGERY = "surgery"
    INJURY = "injury"
    PREGNANCY = "pregnancy"
    IMPLANT = "implant"
    LIFESTYLE = "lifestyle"


class HistoryStatus(StrEnum):
    CURRENT = "current"
    PAST = "past"
    DENIED = "denied"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class HistoryItem:
    """One line of the health history. A change makes a new item that REPLACES the old, which stays.

    WHAT is a key of the conditions catalogue or the client's own words; SINCE is free text
    ("2021", "as a child"), because people remember so.
    """

    id: str
    client_id: str
    kind: HistoryKind
    what: str
    status: HistoryStatus
    since: str = ""
    note: str = ""
    reviewed_at: datetime | None = None
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class Consent:
    """What the client agreed to: FOR_WHAT is a key of the catalogue, REGIONS for sensitive areas."""

    id: str
    client_id: str
    for_what: str
    by_whom: str
    how: str
    given_at: datetime
    regions: tuple[str, ...] = ()
    withdrawn_at: datetime | None = None
    note_id: str | None = None


class Basis(StrEnum):
    CLIENT_BELIEVES = "client_believes"
    DOCTOR_DIAGNOSED = "doctor_diagnosed"
    THERAPIST_SUSPECTS = "therapist_suspects"


@dataclass(frozen=True, slots=True)
class Contributor:
    """A cause as somebody holds it; never the app's own diagnosis."""

    what: str
    basis: Basis


class ProblemStatus(StrEnum):
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Problem:
    """A complaint followed over many sessions. SEEN_BY_DOCTOR None means not asked."""

    id: str
    client_id: str
    title: str
    side: Sides | None = None
    onset: date | None = None
    onset_words: str = ""
    acuity: str = ""
    first_episode: bool | None = None
    seen_by_doctor: bool | None = None
    contributors: tuple[Contributor, ...] = ()
    aggravating: tuple[str, ...] = ()
    easing: tuple[str, ...] = ()
    goal: str = ""
    status: ProblemStatus = ProblemStatus.OPEN


@dataclass(frozen=True, slots=True)
class Standing:
    """All that stands about a client at one time, beside the sessions.

    HISTORY holds the newest line of each item only; AVOID the areas in force.
    """

    history: tuple[HistoryItem, ...] = ()
    consents: tuple[Consent, ...] = ()
    problems: tuple[Problem, ...] = ()
    avoid: tuple[AvoidArea, ...] = ()
