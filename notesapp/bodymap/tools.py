"""The tools of the hand. Pure: they take figure units (1/10 mm) and make new body maps; no window in sight.

A tool is pressed, moved and released. `trail` and `width` say what to show meanwhile; `release` gives a `Change`, or
None when nothing was done (beside the body, nothing under the rubber). All places follow from the regions.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Protocol

from notesapp.bodymap.erase import erase
from notesapp.bodymap.figure import figure_of
from notesapp.bodymap.hand import Change, Hand, added, end_place, new_mark, places, places_under
from notesapp.bodymap.hits import near_line
from notesapp.bodymap.presets import sciatic_path, shorten, stops
from notesapp.bodymap.regions import RegionRef, nearby, place_at
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

    def release(self, body_map: BodyMap, hand: Hand) -> Change | None:
        stroke = smoothed(self._taken())
        hand = replace(hand, width=self.width)
        where = places_under(body_map, hand.view, MarkKind.STROKE, (stroke,), hand.width)
        if not where:
            return None
        old = body_map.mark(hand.selected) if hand.selected else None
        if old is not None and old.kind is MarkKind.STROKE and (old.what, old.view) == (hand.what, hand.view):
            if hand.moment is Moment.LEAVE and body_map.reading(old.id, Moment.ARRIVE):
                return Change(_redrawn(body_map, old, stroke, hand), "stroke", old.id)
            if near_line(old.strokes, *stroke[0], old.width) or _meet(old, stroke):
                strokes = (*old.strokes, stroke)
                where = places_under(body_map, hand.view, MarkKind.STROKE, strokes, old.width)
                return Change(body_map.with_mark(replace(old, strokes=strokes, places=where)), "stroke", old.id)
        return added(body_map, new_mark(hand, MarkKind.STROKE, where, (stroke,)), hand, "stroke")


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


class Eraser(_Trailing):
    """Takes away what is under the rubber: parts of strokes, the end of a path, whole points and regions."""

    name = "erase"
    width = RUBBER

    def release(self, body_map: BodyMap, hand: Hand) -> Change | None:
        changed = erase(body_map, hand, smoothed(self._taken()), RUBBER / 2)
        return None if changed is body_map else Change(changed, "erase")


class EditTool:
    """Drags the handle of a mark: a path's end along its own course, a point or stamp anywhere on the body."""

    name = "edit"
    width = 0

    def __init__(self, mark_id: str) -> None:
        self.mark_id = mark_id
        self.trail: list[Sample] = []

    def press(self, x: float, y: float) -> None:
        self.trail = [(x, y)]

    def move(self, x: float, y: float) -> None:
        self.trail = [(x, y)]

    def preview(self, body_map: BodyMap, hand: Hand) -> BodyMap:
        """The map as it would be if the hand let go now."""
        mark = body_map.mark(self.mark_id)
        if mark is None or not self.trail:
            return body_map
        x, y = (round(v) for v in self.trail[-1])
        if mark.kind is MarkKind.PATH:
            return with_end(body_map, mark, (x, y), hand)
        where = places_under(body_map, mark.view, mark.kind, (((x, y),),), 0)
        return body_map.with_mark(replace(mark, strokes=(((x, y),),), places=where)) if where else body_map

    def release(self, body_map: BodyMap, hand: Hand) -> Change | None:
        changed = self.preview(body_map, hand)
        self.trail = []
        return None if changed == body_map else Change(changed, "move", self.mark_id)


def with_end(body_map: BodyMap, mark: Mark, at: tuple[int, int] | str, hand: Hand) -> BodyMap:
    """A path that ends at the point of its course nearest AT (or at a stop of the sciatic course).

    On arrival the mark itself changes; leaving, its leave reading tells of the new end.
    """
    line = shorten(course(body_map, mark), at)  # type: ignore[arg-type]
    if hand.moment is Moment.ARRIVE:
        where = places_under(body_map, mark.view, MarkKind.PATH, (line,), 0)
        return body_map.with_mark(replace(mark, strokes=(line, *mark.strokes[1:]), places=where))
    left = body_map.reading(mark.id, Moment.LEAVE) or Reading(mark.id, Moment.LEAVE)
    count = len(mark.strokes[0])
    extent = Extent.SMALLER if len(line) < count else Extent.LARGER if len(line) > count else Extent.AS_DRAWN
    end = end_place(body_map, mark.view, line)
    return body_map.with_reading(replace(left, strokes=(line,), extent=extent, end_region=end, at=hand.now()))


def course(body_map: BodyMap, mark: Mark) -> Stroke:
    """Along which a path's end can be dragged: the whole preset when it is a part of it, else the line as drawn."""
    line = mark.strokes[0]
    if mark.view is View.BACK:
        for side in ("left", "right"):
            whole = sciatic_path(figure_of(body_map), side)
            if whole[: len(line)] == line:
                return whole
    return line
