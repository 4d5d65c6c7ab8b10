"""What the hand holds when it touches the map, and what comes of a touch. Values; time and ids are handed in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from math import hypot

from notesapp.bodymap.figure import Figure, figure_of
from notesapp.bodymap.regions import Place as PlaceRow
from notesapp.bodymap.regions import place_at, places_of, places_of_stroke, shape_of
from notesapp.bodymap.ribbons import Stroke
from notesapp.bodymap.rims import rim
from notesapp.catalogue import findings
from notesapp.model.body_map import BodyMap, Depth, Layer, Mark, MarkKind, Moment, Place, Reading, Side, View

PATH_WIDTH = 120
"""A path lies in the regions within 6 mm of its line."""


@dataclass(frozen=True, slots=True)
class Hand:
    """VIEW under the hand, MOMENT of the session, LAYER that takes input, WHAT symptom or finding, pen WIDTH.

    SELECTED is the mark that a stroke may extend or redraw. BOTH makes each new mark on both sides. GRADE
    is what a new finding is read with, if it is one that takes grades. BY is the therapist's id.
    """

    view: View
    what: str
    new_id: Callable[[], str]
    now: Callable[[], datetime]
    layer: Layer = Layer.CLIENT
    moment: Moment = Moment.ARRIVE
    width: int = 300
    selected: str | None = None
    both: bool = False
    grade: int | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A new body map, what was done (a key: stroke, region, point, finding, path, ...), the mark at hand."""

    body_map: BodyMap
    label: str
    mark_id: str | None = None


def places(rows: Iterable[PlaceRow]) -> tuple[Place, ...]:
    return tuple(Place(key, Side(side), share) for key, side, share in rows)


def places_under(
    body_map: BodyMap, view: View, kind: MarkKind, strokes: tuple[Stroke, ...], width: int
) -> tuple[Place, ...]:
    """The regions under a drawn mark. Those of a path stand in its own order: the last one is where it ends."""
    body = figure_of(body_map)
    if not strokes:
        return ()
    if kind in (MarkKind.POINT, MarkKind.STAMP):
        row = place_at(body, view, *strokes[0][0])
        return places([row]) if row else ()
    if kind is MarkKind.PATH:
        return _along(body_map, view, strokes[0])
    if kind is MarkKind.LINE:
        width = max(width, PATH_WIDTH)
    if len(strokes) == 1:
        return places(places_of_stroke(body, view, strokes[0], width))
    return places(places_of(body, view, rim(strokes, width)))


def end_place(body_map: BodyMap, view: View, stroke: Stroke) -> Place | None:
    """The region in which a path ends; None beside the body."""
    row = place_at(figure_of(body_map), view, *stroke[-1])
    return Place(row[0], Side(row[1])) if row else None


def _along(body_map: BodyMap, view: View, stroke: Stroke) -> tuple[Place, ...]:
    body = figure_of(body_map)
    found = {(p.region, p.side): p for p in places(places_of_stroke(body, view, stroke, PATH_WIDTH))}
    ordered: dict[tuple[str, Side], Place] = {}
    for x, y in stroke:
        row = place_at(body, view, x, y)
        if row and (row[0], Side(row[1])) in found:
            key = (row[0], Side(row[1]))
            ordered.pop(key, None)
            ordered[key] = found[key]
    line = list(ordered.values())
    if len(line) < 2:
        return (*line, *(place for key, place in found.items() if key not in ordered))
    heights = {key: _reached(body, view, stroke, key) for key in ordered}
    beside = {key: _reached(body, view, stroke, key) for key in found if key not in ordered}
    for key, reached in sorted(beside.items(), key=lambda pair: pair[1]):
        before = [at for at, p in enumerate(line[:-1]) if heights[(p.region, p.side)] <= reached]
        line.insert(max(before, default=0) + 1, found[key])
        heights[key] = reached
    return tuple(line)


def _reached(body: Figure, view: View, stroke: Stroke, key: tuple[str, Side]) -> int:
    """How far along the path, as the number of its point, a region lies."""
    shape = shape_of(body, view.value, key[0], key[1].value)
    if shape is None:
        return 0
    x, y = shape.point
    return min(range(len(stroke)), key=lambda at: hypot(stroke[at][0] - x, stroke[at][1] - y))


def new_mark(hand: Hand, kind: MarkKind, where: tuple[Place, ...], strokes: tuple[Stroke, ...] = ()) -> Mark:
    width = hand.width if kind is MarkKind.STROKE else 0
    return Mark(
        id=hand.new_id(),
        layer=hand.layer,
        kind=kind,
        view=hand.view,
        what=hand.what,
        places=where,
        strokes=strokes,
        width=width,
        at=hand.now(),
        by=hand.by,
    )


def added(body_map: BodyMap, mark: Mark, hand: Hand, label: str) -> Change:
    """Put MARK on the map, and its mirror image when the hand marks both sides."""
    changed = body_map.with_mark(mark)
    known = findings.findings().get(mark.what)
    if hand.grade and mark.layer is Layer.THERAPIST and (known is None or known.graded):
        changed = changed.with_reading(Reading(mark.id, Moment.ARRIVE, grade=hand.grade, at=mark.at))
    if hand.both:
        changed = both_sides(changed, mark.id, hand.new_id)
    return Change(changed, label, mark.id)


OPPOSITE = {View.LEFT: View.RIGHT, View.RIGHT: View.LEFT}


def mirrored(mark: Mark, new_id: str) -> Mark:
    """The same mark on the client's other side, linked to it."""
    return replace(
        mark,
        id=new_id,
        view=OPPOSITE.get(mark.view, mark.view),
        places=tuple(replace(place, side=place.side.other) for place in mark.places),
        strokes=tuple(tuple((-x, y) for x, y in stroke) for stroke in mark.strokes),
        linked_to=mark.id,
    )


def both_sides(body_map: BodyMap, mark_id: str, new_id: Callable[[], str]) -> BodyMap:
    """Link a mark with its mirror image, readings included; one on the mid-line alone stays as it is."""
    mark = body_map.mark(mark_id)
    if mark is None or all(place.side is Side.MID for place in mark.places):
        return body_map
    twin = mirrored(mark, new_id())
    changed = body_map.with_mark(replace(mark, linked_to=twin.id)).with_mark(twin)
    for reading in body_map.readings:
        if reading.mark_id == mark_id:
            end = reading.end_region
            changed = changed.with_reading(
                replace(
                    reading,
                    mark_id=twin.id,
                    strokes=tuple(tuple((-x, y) for x, y in stroke) for stroke in reading.strokes),
                    end_region=replace(end, side=end.side.other) if end else None,
                )
            )
    return changed


def deep(place: Place) -> Place:
    return replace(place, depth=Depth.DEEP)
