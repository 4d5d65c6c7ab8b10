"""The tools of the hand. Pure: they take figure units (1/10 mm) and make new body maps; no window in sight.

A tool is pressed, moved and released. `trail` and `width` say what to show meanwhile; `release` gives a `Change`, or
None when nothing was done (beside the body, nothing under the rubber). All places follow from the regions.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import hypot
from typing import Protocol

from notesapp.bodymap.erase import erase
from notesapp.bodymap.figure import figure_of
from notesapp.bodymap.geometry import contains, distance_to_segment, length
from notesapp.bodymap.hand import Change, Hand, added, new_mark, places, places_under
from notesapp.bodymap.hits import near_line
from notesapp.bodymap.presets import sciatic_path, shorten, stops
from notesapp.bodymap.regions import RegionRef, nearby, place_at
from notesapp.bodymap.reshape import around, caught, moved, shifted
from notesapp.bodymap.ribbons import Stroke
from notesapp.bodymap.rims import rim
from notesapp.bodymap.smoothing import Sample, smoothed
from notesapp.model.body_map import (
    BodyMap,
    Depth,
    Extent,
    Layer,
    Mark,
    MarkKind,
    Moment,
    Place,
    Reading,
    Side,
    View,
)

RUBBER = 260
"""Width of the eraser: 26 mm."""
LINE = 140
"""Width of a path's trail while it is drawn."""
SHORTEST = 300
"""A path shorter than 30 mm is a tap."""
THIN_LINE = 90
"""A line is 9 mm wide."""
STRAIGHT = 0.06
"""A line that leaves the straight one by less than this part of its length was meant straight."""
ALIKE = 0.15
"""Two areas that differ by less than this part are as drawn."""


class Tool(Protocol):
    """What every tool can do."""

    name: str
    width: int
    trail: list[Sample]

    def press(self, x: float, y: float) -> None: ...
    def move(self, x: float, y: float) -> None: ...
    def release(self, body_map: BodyMap, hand: Hand) -> Change | None: ...


class _Trailing:
    """Keeps where the hand went."""

    name = ""
    width = 0

    def __init__(self) -> None:
        self.trail: list[Sample] = []

    def press(self, x: float, y: float) -> None:
        self.trail = [(x, y)]

    def move(self, x: float, y: float) -> None:
        self.trail.append((x, y))

    def _taken(self) -> list[Sample]:
        trail, self.trail = self.trail, []
        return trail


class RegionTool(_Trailing):
    """A tap makes an area mark of the shape under it."""

    name = "region"

    def release(self, body_map: BodyMap, hand: Hand) -> Change | None:
        (x, y), *_ = self._taken()
        row = place_at(figure_of(body_map), hand.view, x, y)
        return mark_place(body_map, hand, *places([row])) if row else None


def mark_place(body_map: BodyMap, hand: Hand, place: Place) -> Change | None:
    """Mark a region; the same symptom already there is only taken up again."""
    for mark in body_map.marks:
        same = mark.kind is MarkKind.AREA and mark.what == hand.what and mark.view is hand.view
        if same and any((p.region, p.side) == (place.region, place.side) for p in mark.places):
            return Change(body_map, "region", mark.id)
    return added(body_map, new_mark(hand, MarkKind.AREA, (place,)), hand, "region")


def place_of(ref: RegionRef) -> Place:
    """The place a chip or a key stands for."""
    return Place(ref.key, Side(ref.side), depth=Depth(ref.depth))


def offered(body_map: BodyMap, view: View, x: float, y: float) -> tuple[RegionRef, ...]:
    """Up to four places that a finger at this point may mean."""
    return nearby(figure_of(body_map), view, x, y)


class Brush(_Trailing):
    """Paints an area. A stroke that touches the selected mark of the same symptom extends it (redraws it, leaving)."""

    name = "paint"

    def __init__(self, width: int = 300) -> None:
        super().__init__()
        self.width = width

    def grows(self, body_map: BodyMap, hand: Hand) -> Mark | None:
        """The mark that a stroke begun where the hand came down goes on with: it is painted as wide as that one."""
        old = _at_hand(body_map, hand)
        if old is None or not self.trail:
            return None
        begun = near_line(old.strokes, *self.trail[0], old.width)
        return old if begun or _redraws(body_map, old, hand) else None

    def release(self, body_map: BodyMap, hand: Hand) -> Change | None:
        stroke = smoothed(self._taken())
        hand = replace(hand, width=self.width)
        where = places_under(body_map, hand.view, MarkKind.STROKE, (stroke,), hand.width)
        if not where:
            return None
        old = _at_hand(body_map, hand)
        if old is not None:
            if _redraws(body_map, old, hand):
                return Change(_redrawn(body_map, old, stroke, hand), "stroke", old.id)
            if near_line(old.strokes, *stroke[0], old.width) or _meet(old, stroke):
                strokes = (*old.strokes, stroke)
                where = places_under(body_map, hand.view, MarkKind.STROKE, strokes, old.width)
                return Change(body_map.with_mark(replace(old, strokes=strokes, places=where)), "stroke", old.id)
        return added(body_map, new_mark(hand, MarkKind.STROKE, where, (stroke,)), hand, "stroke")


def _at_hand(body_map: BodyMap, hand: Hand) -> Mark | None:
    """The chosen mark, if the brush paints the same there."""
    old = body_map.mark(hand.selected) if hand.selected else None
    if old is None or old.kind is not MarkKind.STROKE:
        return None
    return old if (old.what, old.view) == (hand.what, hand.view) else None


def _redraws(body_map: BodyMap, mark: Mark, hand: Hand) -> bool:
    """On leaving, a stroke says how a mark of the arrival is now, wherever it lies."""
    return hand.moment is Moment.LEAVE and body_map.reading(mark.id, Moment.ARRIVE) is not None


def _meet(mark: Mark, stroke: Stroke) -> bool:
    return any(near_line(mark.strokes, x, y, mark.width) for x, y in stroke)


def _redrawn(body_map: BodyMap, mark: Mark, stroke: Stroke, hand: Hand) -> BodyMap:
    """The leave reading of MARK with one more stroke; the first one begins it anew."""
    left = body_map.reading(mark.id, Moment.LEAVE) or Reading(mark.id, Moment.LEAVE)
    strokes = (*left.strokes, stroke)
    return body_map.with_reading(replace(left, strokes=strokes, extent=_extent(mark, strokes), at=hand.now()))


def _extent(mark: Mark, strokes: tuple[Stroke, ...]) -> Extent:
    before, after = rim(mark.strokes, mark.width), rim(strokes, mark.width)
    one, two = before.area(), after.area()
    if two < one * (1 - ALIKE):
        return Extent.SMALLER
    if two > one * (1 + ALIKE):
        return Extent.LARGER
    left, top, right, bottom = after.bounds
    return Extent.AS_DRAWN if before.contains((left + right) / 2, (top + bottom) / 2) else Extent.MOVED


class PointTool(_Trailing):
    """Sets a point of a symptom."""

    name = "point"
    kind = MarkKind.POINT
    label = "point"

    def move(self, x: float, y: float) -> None:
        self.trail = [(x, y)]

    def release(self, body_map: BodyMap, hand: Hand) -> Change | None:
        strokes = (smoothed(self._taken()),)
        where = places_under(body_map, hand.view, self.kind, strokes, 0)
        return added(body_map, new_mark(hand, self.kind, where, strokes), hand, self.label) if where else None


class StampTool(PointTool):
    """Stamps a finding's glyph, on the therapist's layer."""

    name = "stamp"
    kind = MarkKind.STAMP
    label = "finding"

    def release(self, body_map: BodyMap, hand: Hand) -> Change | None:
        return super().release(body_map, replace(hand, layer=Layer.THERAPIST))


class PathTool(_Trailing):
    """Draws where it runs to."""

    name = "path"
    width = LINE

    def release(self, body_map: BodyMap, hand: Hand) -> Change | None:
        stroke = smoothed(self._taken())
        if sum(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in pairwise(stroke)) < SHORTEST:
            return None
        return add_path(body_map, hand, stroke)


def add_path(body_map: BodyMap, hand: Hand, stroke: Stroke) -> Change | None:
    where = places_under(body_map, hand.view, MarkKind.PATH, (stroke,), 0)
    return added(body_map, new_mark(hand, MarkKind.PATH, where, (stroke,)), hand, "path") if where else None


def sciatic(body_map: BodyMap, hand: Hand, side: Side, stop: str = "foot") -> Change | None:
    """The ready-made path from the low back down one leg, in the back view; its end is dragged to where it goes."""
    whole = sciatic_path(figure_of(body_map), "left" if side is Side.LEFT else "right")
    found = dict(stops(whole))
    line = shorten(whole, next(name for name in found if name == stop))
    return add_path(body_map, replace(hand, view=View.BACK), line)


class LineTool(_Trailing):
    """Draws a line without a direction: a scar, a band, the border of an area. Nearly straight becomes straight."""

    name = "line"

    def __init__(self, width: int = THIN_LINE) -> None:
        super().__init__()
        self.width = width

    def release(self, body_map: BodyMap, hand: Hand) -> Change | None:
        stroke = straightened(smoothed(self._taken()))
        if length(stroke) < SHORTEST / 2:
            return None
        where = places_under(body_map, hand.view, MarkKind.LINE, (stroke,), self.width)
        if not where:
            return None
        mark = replace(new_mark(hand, MarkKind.LINE, where, (stroke,)), width=self.width)
        return added(body_map, mark, hand, "line")


def straightened(stroke: Stroke) -> Stroke:
    """A line that hardly leaves the straight one between its ends is that straight one."""
    long = hypot(stroke[-1][0] - stroke[0][0], stroke[-1][1] - stroke[0][1])
    off = max(distance_to_segment(*point, stroke[0], stroke[-1]) for point in stroke)
    return (stroke[0], stroke[-1]) if len(stroke) > 2 and off < STRAIGHT * long else stroke


class Lasso(_Trailing):
    """Picks the marks it is drawn around; pressed on what is picked, it moves them. A touch picks one mark, or none.

    PICKED stays from one stroke to the next. LOOP is what was drawn around them, moved along with them.
    """

    name = "lasso"
    width = 36

    def __init__(self) -> None:
        super().__init__()
        self.picked: tuple[str, ...] = ()
        self.loop: Stroke = ()
        self._grabbed = False

    @property
    def is_moving(self) -> bool:
        """Whether the hand carries what is picked; otherwise it draws a loop."""
        return self._grabbed

    def press(self, x: float, y: float) -> None:
        super().press(x, y)
        self._grabbed = bool(self.picked) and len(self.loop) > 2 and contains((self.loop,), x, y)

    def preview(self, body_map: BodyMap, hand: Hand) -> BodyMap:
        """The map as it would be if the hand let go now."""
        dx, dy = self._way()
        return moved(body_map, self.picked, dx, dy, hand) if self._grabbed else body_map

    def release(self, body_map: BodyMap, hand: Hand) -> Change | None:
        if self._grabbed:
            changed, (dx, dy) = self.preview(body_map, hand), self._way()
            self._taken()
            self._grabbed = False
            if changed == body_map:
                return None
            self.loop = shifted((self.loop,), dx, dy)[0]
            return Change(changed, "move")
        self.loop = smoothed(self._taken())
        self.picked = caught(body_map, hand, self.loop)
        return None

    def pick(self, mark_id: str | None, body_map: BodyMap, hand: Hand) -> None:
        """Hold one more mark, or let go of it; None lets go of all. They can be grabbed where they lie."""
        if mark_id is None:
            self.picked = ()
        elif mark_id in self.picked:
            self.picked = tuple(one for one in self.picked if one != mark_id)
        else:
            self.picked = (*self.picked, mark_id)
        self.loop = around(body_map, self.picked, hand)

    def nudge(self, body_map: BodyMap, dx: int, dy: int, hand: Hand) -> Change | None:
        """Move what is picked by a step, as the arrow keys do."""
        changed = moved(body_map, self.picked, dx, dy, hand)
        if changed == body_map:
            return None
        self.loop = shifted((self.loop,), dx, dy)[0] if self.loop else ()
        return Change(changed, "move")

    def _way(self) -> tuple[int, int]:
        if not self.trail:
            return 0, 0
        (ax, ay), (bx, by) = self.trail[0], self.trail[-1]
        return round(bx - ax), round(by - ay)


class Eraser(_Trailing):
    """Takes away what is under the rubber: parts of strokes, the end of a path, whole points and regions."""

    name = "erase"
    width = RUBBER

    def release(self, body_map: BodyMap, hand: Hand) -> Change | None:
        changed = erase(body_map, hand, smoothed(self._taken()), RUBBER / 2)
        return None if changed is body_map else Change(changed, "erase")
