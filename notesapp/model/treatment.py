"""What the hands did, and what the client said of the pressure.

Pressure levels are tenths of the five-level scale of Walton (10-50; 35 = three and a half).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from notesapp.model.body_map import Place, Sides, Stroke, View, side_of


class Request(StrEnum):
    """What the client asks of the pressure. The buttons read Deeper, Just right, Softer."""

    TOO_LIGHT = "too_light"
    RIGHT = "right"
    TOO_MUCH = "too_much"


class Feel(StrEnum):
    GOOD_HURT = "good_hurt"
    BAD_PAIN = "bad_pain"


class AskedBy(StrEnum):
    THERAPIST = "therapist"
    CLIENT = "client"


def check_level(level: int) -> int:
    """Return LEVEL if it is on the scale: 10-50 in tenths, halves allowed."""
    if not 10 <= level <= 50 or level % 5:
        raise ValueError(f"A pressure level goes from 1 to 5 in halves (10-50 in tenths), not {level}.")
    return level


@dataclass(frozen=True, slots=True)
class TechniqueUse:
    """One technique on one or more places. LEVEL in tenths; STROKES if an own area was painted."""

    id: str
    technique: str
    places: tuple[Place, ...]
    tool: str
    level: int
    minutes: int = 0
    tempo: str = ""
    intent: str = ""
    product: str = ""
    position: str = ""
    result: str = ""
    note: str = ""
    view: View | None = None
    strokes: tuple[Stroke, ...] = ()
    width: int = 0
    from_use: str | None = None
    at: datetime | None = None

    def __post_init__(self) -> None:
        check_level(self.level)
        if self.minutes < 0:
            raise ValueError("Minutes cannot be negative.")

    @property
    def side(self) -> Sides:
        return side_of(self.places)


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One answer on pressure, stamped with region, tool and time.

    USE_ID is None when the answer is about the whole session. LEVEL_AFTER differs from
    LEVEL_BEFORE when the pressure was changed; CHANGED says what else was (tool, hold, left).
    """

    id: str
    use_id: str | None
    place: Place | None
    tool: str
    level_before: int | None
    level_after: int | None
    request: Request | None = None
    feel: Feel | None = None
    changed: str = ""
    asked_by: AskedBy = AskedBy.THERAPIST
    eased_after_s: int | None = None
    about_minute: int | None = None
    at: datetime | None = None
