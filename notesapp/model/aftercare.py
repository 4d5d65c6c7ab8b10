"""What the client takes home, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from notesapp.model.body_map import Side


@dataclass(frozen=True, slots=True)
class Dose:
    """How much of a home exercise. None = not part of it; TEXT overrules the rest when printed."""

    hold_s: int | None = None
    repetitions: int | None = None
    minutes: int | None = None
    times_a_day: int | None = None
    days: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class AftercareGiven:
    """One item of the catalogue (HC-..), for one side or none, with its dose and why."""

    id: str
    item: str
    side: Side | None = None
    both_sides: bool = False
    dose: Dose = Dose()
    reason: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What comes next. NONE is the one-tap answer "no plan needed"."""

    none: bool = False
    frequency: str = ""
    sessions: int | None = None
    until: date | None = None
    reassess_on: date | None = None
    next_visit: datetime | None = None
    refer_to: str = ""
    focus: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class LetterText:
    """The therapist's part of a referral letter. Empty parts are filled from the record."""

    to_name: str = ""
    to_practice: str = ""
    to_address: str = ""
    urgency: str = "routine"
    question: str = ""
    asks: tuple[str, ...] = ()
    why_now: str = ""
    not_tested: str = ""
    consent_words: str = ""
