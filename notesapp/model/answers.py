"""What was asked and answered in a session: consent, health, screening, response, adherence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class YesNo(StrEnum):
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class ScreenAnswer:
    """The answer to one screening question; every single negative is kept."""

    question: str
    answer: YesNo
    words: str = ""
    at: datetime | None = None


class ConsentReply(StrEnum):
    GIVEN = "given"  # asked anew and given
    AS_BEFORE = "as_before"
    CHANGED = "changed"  # see the client's consents
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"  # during the session


@dataclass(frozen=True, slots=True)
class ConsentAnswer:
    reply: ConsentReply
    words: str = ""
    at: datetime | None = None


class HealthReply(StrEnum):
    NO_CHANGE = "no_change"
    CHANGED = "changed"  # see the client's history
    FIRST = "first"  # the history was taken for the first time


@dataclass(frozen=True, slots=True)
class HealthAnswer:
    reply: HealthReply
    words: str = ""
    at: datetime | None = None


class Direction(StrEnum):
    MUCH_WORSE = "much_worse"
    WORSE = "worse"
    SAME = "same"
    BETTER = "better"
    MUCH_BETTER = "much_better"

    @property
    def is_worse(self) -> bool:
        return self in (Direction.MUCH_WORSE, Direction.WORSE)


@dataclass(frozen=True, slots=True)
class Response:
    """How the client was after an earlier session, told in this one.

    RELIEF_H is how long a gain lasted, FLARE_H how long a set-back did (hours); FLARE is a
    key of the catalogue ("wound_up"), SORE_H the hours of soreness. None means not asked.
    """

    about_session_id: str
    direction: Direction
    relief_h: int | None = None
    flare: str = ""
    flare_h: int | None = None
    sore_h: int | None = None
    new_symptoms: str = ""
    words: str = ""
    at: datetime | None = None


class Did(StrEnum):
    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Effect(StrEnum):
    HELPED = "helped"
    NO_DIFFERENCE = "no_difference"
    WORSE = "worse"


@dataclass(frozen=True, slots=True)
class Adherence:
    """Whether advice given at an earlier session was followed; not asked = no row."""

    about_given_id: str
    item: str
    did: Did
    effect: Effect | None = None
    words: str = ""
    at: datetime | None = None


class Choice(StrEnum):
    FOLLOWED = "followed"
    MODIFIED = "modified"
    OVERRIDDEN = "overridden"


@dataclass(frozen=True, slots=True)
class Decision:
    """What the therapist decided when a rule spoke. Kept and printed.

    ABOUT is the technique use the decision was made for, or "" for the whole session; for the rule
    SIDE (left or right is correct as written) it is the part of the text and its words.
    BECAUSE are the answers, conditions or marks (their keys) that made the rule speak.
    """

    id: str
    rule: str
    rule_version: int
    choice: Choice
    reason: str = ""
    typed: bool = False
    about: str = ""
    because: tuple[str, ...] = ()
    told_client: str = ""
    at: datetime | None = None
