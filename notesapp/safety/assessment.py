"""What the rules say of a note, as values. Keys only: words are made in notesapp.words.

A BECAUSE key names what made a rule speak: ``answer:<question>``, ``condition:<key>``,
``mark:<id>``, ``use:<id>``, ``response``, ``region:<key>``, ``problem:<id>``, ``avoid:<id>``.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as dataclass_field

from notesapp.catalogue.rules import Severity
from notesapp.model.body_map import Place
from notesapp.model.briefing import SafePressure


@dataclass(frozen=True, slots=True)
class Alert:
    """A rule that speaks. ABOUT is the technique use it concerns, "" for the whole session.

    PLACES are where it holds (empty: everywhere). DECIDED: the therapist has answered it so
    that it no longer holds anything up (a STOP needs a typed reason for that).
    """

    rule: str
    severity: Severity
    because: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    about: str = ""
    version: int = 1
    decided: bool = False


@dataclass(frozen=True, slots=True)
class Cap:
    """The limit for one place, technique and tool: at most LEVEL (tenths; 0 = leave it out).

    RULES are what sets it, the strictest first; BECAUSE why. EXCLUDED are the tags of the
    technique or the tool that a rule rules out here ("deep_point", "tool:elbow").
    """

    level: int
    rules: tuple[str, ...]
    because: tuple[str, ...]
    excluded: tuple[str, ...] = ()
    typed: bool = False


@dataclass(frozen=True, slots=True)
class StartLevel:
    """The level (tenths) to begin with, and why: "safe", "worse", "cap", "default", in that order."""

    level: int
    why: tuple[str, ...]
    safe: SafePressure | None = None
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Limit:
    """One rule's limit over REGIONS (None: everywhere) of a side (None: each), before a technique is known."""

    rule: str
    level: int
    because: tuple[str, ...]
    regions: frozenset[str] | None = None
    side: str | None = None
    tags: frozenset[str] = frozenset()
    tools: frozenset[str] = frozenset()
    hatch: bool = False

    def covers(self, place: Place) -> bool:
        if self.regions is not None and place.region not in self.regions:
            return False
        return self.side is None or self.side == "mid" or place.side in ("mid", self.side)


PLACES = "places"
"""The field of a doubt about where a technique lies, and not about a text."""
GIVEN = "side"
"""The field of a doubt about the side of an exercise that goes home."""


@dataclass(frozen=True, slots=True)
class SideDoubt:
    """PART of the note SAYS a side ("left", "right", "both") where marks and techniques have another one, FOUND.

    WORDS begin with the word for the side. FIELD is the text within the part ("" if it has only one), START and END are
    the place of that word in it, to be underlined; they may move while typing and do not make it another doubt.
    FIELD PLACES is a technique whose own places lie on the other side than the marks, GIVEN an exercise for the other.
    """

    part: str
    says: str
    found: str
    words: str
    field: str = ""
    start: int = dataclass_field(default=0, compare=False)
    end: int = dataclass_field(default=0, compare=False)

    @property
    def key(self) -> str:
        """What a decision on it is about."""
        return f"{self.part}:{self.words}"
