"""Marks on the figure, what was read of them, and what is to be avoided.

Coordinates are 1/10 mm in the own system of one figure version (y down from the crown,
x = 0 on the mid-line). A side is always the client's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

Point = tuple[int, int]
"""A place on the figure in 1/10 mm."""

Stroke = tuple[Point, ...]
"""One line drawn in one go."""


class View(StrEnum):
    FRONT = "front"
    BACK = "back"
    LEFT = "left"
    RIGHT = "right"
    SOLES = "soles"
    PALMS = "palms"
    HANDS = "hands"  # their backs
    FEET = "feet"  # from above
    FACE = "face"


class Side(StrEnum):
    LEFT = "left"
    RIGHT = "right"
    MID = "mid"

    @property
    def other(self) -> Side:
        return {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}.get(self, Side.MID)


class Sides(StrEnum):
    """The side of something that may lie on several places."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    MID = "mid"


class Layer(StrEnum):
    CLIENT = "client"
    THERAPIST = "therapist"


class MarkKind(StrEnum):
    AREA = "area"  # the shapes of its places
    STROKE = "stroke"  # a painted area: strokes with a width
    POINT = "point"
    STAMP = "stamp"  # a finding's glyph
    PATH = "path"  # runs from its first point to its last
    LINE = "line"  # lies along its points, without a direction

    @property
    def is_drawn(self) -> bool:
        """Whether it has a width and lies along what the hand drew."""
        return self in (MarkKind.STROKE, MarkKind.PATH, MarkKind.LINE)


class Depth(StrEnum):
    SURFACE = "surface"
    DEEP = "deep"


class FeltDepth(StrEnum):
    SURFACE = "surface"
    DEEP = "deep"
    BOTH = "both"


class Timing(StrEnum):
    CONSTANT = "constant"
    COMES_AND_GOES = "comes_and_goes"


class Role(StrEnum):
    SOURCE = "source"
    SPREAD = "spread"
    SEPARATE = "separate"


class Moment(StrEnum):
    ARRIVE = "arrive"
    LEAVE = "leave"


class Extent(StrEnum):
    AS_DRAWN = "as_drawn"
    SMALLER = "smaller"
    LARGER = "larger"
    MOVED = "moved"
    GONE = "gone"


class GhostReply(StrEnum):
    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"
    NOT_ASKED = "not_asked"


class AvoidSource(StrEnum):
    CLIENT = "client"
    THERAPIST = "therapist"
    RULE = "rule"
    CONSENT = "consent"


@dataclass(frozen=True, slots=True)
class Place:
    """A region under a mark. SHARE is the part of the mark that lies there, in per mille."""

    region: str
    side: Side
    share: int = 1000
    depth: Depth = Depth.SURFACE


def side_of(places: Iterable[Place]) -> Sides:
    """Return the side that PLACES amount to; nobody types it."""
    sides = {place.side for place in places}
    if {Side.LEFT, Side.RIGHT} <= sides:
        return Sides.BOTH
    if Side.LEFT in sides:
        return Sides.LEFT
    return Sides.RIGHT if Side.RIGHT in sides else Sides.MID


@dataclass(frozen=True, slots=True)
class Mark:
    """Something marked on the figure: by the client (a symptom) or the therapist (a finding).

    WHAT is a key of the symptoms or the findings catalogue. STROKES is empty for an AREA,
    one point in one stroke for a POINT or STAMP. WIDTH is that of the painting pen, 1/10 mm.
    """

    id: str
    layer: Layer
    kind: MarkKind
    view: View
    what: str
    places: tuple[Place, ...]
    strokes: tuple[Stroke, ...] = ()
    width: int = 0
    qualities: tuple[str, ...] = ()
    depth: FeltDepth | None = None
    timing: Timing | None = None
    role: Role | None = None
    linked_to: str | None = None
    problem_id: str | None = None
    client_words: str = ""
    note: str = ""
    from_mark: str | None = None
    at: datetime | None = None
    by: str = ""

    def __post_init__(self) -> None:
        if self.kind is not MarkKind.AREA and not (self.strokes and all(self.strokes)):
            raise ValueError(f"A mark of the kind {self.kind.value!r} needs the points where it was drawn.")

    @property
    def side(self) -> Sides:
        return side_of(self.places)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a mark was at one moment. One reading per mark and moment.

    INTENSITY (0-10) belongs to symptoms, GRADE (1 light, 2 moderate, 3 severe) to findings.
    STROKES and END_REGION are given when it was redrawn or a path was shortened.
    """

    mark_id: str
    moment: Moment
    intensity: int | None = None
    grade: int | None = None
    extent: Extent | None = None
    end_region: Place | None = None
    strokes: tuple[Stroke, ...] = ()
    at: datetime | None = None

    def __post_init__(self) -> None:
        if self.intensity is not None and not 0 <= self.intensity <= 10:
            raise ValueError(f"An intensity is a whole number from 0 to 10, not {self.intensity}.")
        if self.grade is not None and not 1 <= self.grade <= 3:
            raise ValueError(f"A grade is 1, 2 or 3, not {self.grade}.")


@dataclass(frozen=True, slots=True)
class GhostAnswer:
    """What the client said of a mark that stood at the last visit; MARK_ID is today's copy."""

    previous_mark_id: str
    reply: GhostReply
    mark_id: str | None = None
    at: datetime | None = None


class LinkKind(StrEnum):
    REFERS = "refers"  # what hurts at the first is felt at the second too
    TOGETHER = "together"  # both come and go with each other


@dataclass(frozen=True, slots=True)
class Link:
    """Two marks that belong to each other: MARK_ID and TO_MARK, in this order when one refers to the other."""

    mark_id: str
    to_mark: str
    kind: LinkKind = LinkKind.REFERS


@dataclass(frozen=True, slots=True)
class AvoidArea:
    """A standing area of the client that is not to be worked, or only with care."""

    id: str
    places: tuple[Place, ...]
    source: AvoidSource
    reason: str
    rule: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Hatch:
    """Where a rule asked for care on the day of the session, and in which words. Kept when the note is signed.

    For the eye only: a later session judges by its own rules and by the areas to avoid, never by this.
    """

    rule: str
    reason: str
    places: tuple[Place, ...]

    @property
    def as_area(self) -> AvoidArea:
        """The same as an area, to be drawn like one."""
        return AvoidArea(f"rule.{self.rule}", self.places, AvoidSource.RULE, self.reason, self.rule)


@dataclass(frozen=True)  # no slots: the two indexes below are kept, as each is asked for every mark at every paint
class BodyMap:
    """All marks of one note version, oldest first, on one figure version.

    AVOID are the client's own areas; HATCHED is what the rules hatched beside them when the note was signed.
    """

    figure: str = "adult"
    figure_version: int = 1  # not the newest: a note that names none was made on the first
    marks: tuple[Mark, ...] = ()
    readings: tuple[Reading, ...] = ()
    ghosts: tuple[GhostAnswer, ...] = ()
    avoid: tuple[AvoidArea, ...] = field(default=())
    hatched: tuple[Hatch, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def to_hatch(self) -> tuple[AvoidArea, ...]:
        """All that is drawn hatched on this map as it was signed."""
        return (*self.avoid, *(hatch.as_area for hatch in self.hatched))

    @cached_property
    def _marks(self) -> dict[str, Mark]:
        return {mark.id: mark for mark in reversed(self.marks)}  # of two with one id the first counts

    @cached_property
    def _readings(self) -> dict[tuple[str, Moment], Reading]:
        return {(found.mark_id, found.moment): found for found in reversed(self.readings)}

    def mark(self, mark_id: str) -> Mark | None:
        return self._marks.get(mark_id)

    def reading(self, mark_id: str, moment: Moment) -> Reading | None:
        return self._readings.get((mark_id, moment))

    def with_mark(self, mark: Mark) -> BodyMap:
        """Add MARK, or put it in the place of the one with its id."""
        if self.mark(mark.id) is None:
            return replace(self, marks=(*self.marks, mark))
        return replace(self, marks=tuple(mark if m.id == mark.id else m for m in self.marks))

    def without_mark(self, mark_id: str) -> BodyMap:
        """Take a mark away with its readings, links to it and the adoption it came from."""
        return replace(
            self,
            marks=tuple(
                replace(m, linked_to=None) if m.linked_to == mark_id else m for m in self.marks if m.id != mark_id
            ),
            readings=tuple(r for r in self.readings if r.mark_id != mark_id),
            ghosts=tuple(g for g in self.ghosts if g.mark_id != mark_id),
            links=tuple(one for one in self.links if mark_id not in (one.mark_id, one.to_mark)),
        )

    def with_link(self, link: Link) -> BodyMap:
        """Link two marks, in the place of an earlier link between them; a mark is not linked with itself."""
        if link.mark_id == link.to_mark or not (self.mark(link.mark_id) and self.mark(link.to_mark)):
            return self
        return replace(self, links=(*self.without_link(link.mark_id, link.to_mark).links, link))

    def without_link(self, one: str, other: str) -> BodyMap:
        """Take away what links two marks, whichever came first."""
        kept = tuple(link for link in self.links if {link.mark_id, link.to_mark} != {one, other})
        return self if kept == self.links else replace(self, links=kept)

    def links_of(self, mark_id: str) -> tuple[Link, ...]:
        return tuple(link for link in self.links if mark_id in (link.mark_id, link.to_mark))

    def with_reading(self, reading: Reading) -> BodyMap:
        """Add READING, or put it in the place of the one for its mark and moment."""
        key = (reading.mark_id, reading.moment)
        kept = tuple(r for r in self.readings if (r.mark_id, r.moment) != key)
        return replace(self, readings=(*kept, reading))

    def without_reading(self, mark_id: str, moment: Moment) -> BodyMap:
        kept = tuple(r for r in self.readings if (r.mark_id, r.moment) != (mark_id, moment))
        return replace(self, readings=kept)

    def with_ghost(self, answer: GhostAnswer) -> BodyMap:
        kept = tuple(g for g in self.ghosts if g.previous_mark_id != answer.previous_mark_id)
        return replace(self, ghosts=(*kept, answer))

    def ghost(self, previous_mark_id: str) -> GhostAnswer | None:
        return next((g for g in self.ghosts if g.previous_mark_id == previous_mark_id), None)

    def places(self, layer: Layer | None = None) -> tuple[Place, ...]:
        """Every place that a mark (of LAYER) covers, in drawing order."""
        return tuple(p for m in self.marks if layer in (None, m.layer) for p in m.places)
