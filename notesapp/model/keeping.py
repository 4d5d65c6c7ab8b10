"""How long a record is kept, what holds it longer, and what is left of one that was erased."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """A client's record is kept for YEARS after its last entry.

    Of somebody who was under ADULT_AT at the last entry it is kept at least for MINOR_YEARS
    after the birthday on which they come of age. PRESET is a key of the catalogue, "own" for
    periods of the practice's own, "" while nobody has chosen.
    """

    preset: str
    years: int
    adult_at: int = 18
    minor_years: int = 0


def plus_years(day: date, years: int) -> date:
    """The same day YEARS later; 29 February becomes 1 March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def keep_until(rule: RetentionRule, last_entry: date, born: date | None) -> date:
    """The first day on which a record need not be kept any more."""
    until = plus_years(last_entry, rule.years)
    if born is not None and last_entry < plus_years(born, rule.adult_at):
        until = max(until, plus_years(born, rule.adult_at + rule.minor_years))
    return until


@dataclass(frozen=True, slots=True)
class Hold:
    """A legal hold: while it is in force the record must not be erased. SET_BY and ENDED_BY are therapists' ids."""

    id: str
    client_id: str
    reason: str
    set_at: datetime
    set_by: str
    ended_at: datetime | None = None
    ended_by: str | None = None
    end_reason: str = ""

    @property
    def in_force(self) -> bool:
        return self.ended_at is None


class EraseReason(StrEnum):
    """Why a record was erased: a key, never words, for words could name whom nobody may find any more."""

    PERIOD_OVER = "period_over"
    CLIENT_ASKED = "client_asked"
    ENTERED_BY_MISTAKE = "entered_by_mistake"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Erasure:
    """What is left of an erased record: that there was one, who erased it, when and why, and how much it was."""

    client_id: str
    at: datetime
    by: str
    reason: EraseReason
    sessions: int
    entries: int
    documents: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A client's record as far as keeping it goes. UNTIL is the first day on which it need not be kept."""

    client_id: str
    name: str
    born: date | None
    last_entry: date
    until: date
    sessions: int
    is_held: bool
