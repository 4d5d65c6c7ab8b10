"""Moving, resizing and taking away marks that are there. Places follow from where a mark lies, never from the hand.

On arrival the mark itself changes. Leaving, a mark that was read on arrival stays as it was, and its leave reading
tells what became of it: moved, smaller, larger, gone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from notesapp.bodymap.draw_marks import reach_of
from notesapp.bodymap.figure import Figure, figure_of
from notesapp.bodymap.geometry import contains
from notesapp.bodymap.hand import Hand, end_place, places_under
from notesapp.bodymap.regions import place_at, shape_of, where_to_draw
from notesapp.bodymap.ribbons import Stroke, resized_strokes
from notesapp.bodymap.smoothing import evenly
from notesapp.model.body_map import BodyMap, Extent, Mark, MarkKind, Moment, Place, Reading, Side

FINE = 40
"""A stroke is looked at every 4 mm to tell how much of it a lasso holds."""
AIR = 100
"""What is picked can be grabbed 10 mm around it."""
SIZES = (300, 3000)
"""A mark is made at most so much smaller or larger at a time, in per mille."""


def caught(body_map: BodyMap, hand: Hand, loop: Stroke) -> tuple[str, ...]:
    """The marks of the hand's view and layer that lie in LOOP with more than half of their length."""
    if len(loop) < 3:
        return ()
    body, ring = figure_of(body_map), (loop,)
    found = []
    for mark in body_map.marks:
        if mark.view is hand.view and mark.layer is hand.layer:
            spots = _spots(mark, strokes_now(body_map, mark, hand), body)
            if spots and 2 * sum(contains(ring, x, y) for x, y in spots) > len(spots):
                found.append(mark.id)
    return tuple(found)


def strokes_now(body_map: BodyMap, mark: Mark, hand: Hand) -> tuple[Stroke, ...]:
    """A mark's strokes as they stand at the hand's moment."""
    order = (Moment.LEAVE, Moment.ARRIVE) if hand.moment is Moment.LEAVE else (Moment.ARRIVE,)
    for moment in order:
        reading = body_map.reading(mark.id, moment)
        if reading is not None and reading.strokes:
            return reading.strokes
    return mark.strokes


def moved(body_map: BodyMap, ids: Iterable[str], dx: int, dy: int, hand: Hand) -> BodyMap:
    """Return the map with the marks moved by DX, DY; the same map if one of them would lie beside the body.

    Their places, and with them the client's side, are those of where they lie now.
    """
    changed = body_map
    for mark_id in ids:
        mark = body_map.mark(mark_id)
        if mark is None:
            continue
        if mark.kind is MarkKind.AREA:
            where = _carried(body_map, mark, dx, dy)
            strokes: tuple[Stroke, ...] = ()
        else:
            strokes = shifted(strokes_now(body_map, mark, hand), dx, dy)
            where = places_under(body_map, mark.view, mark.kind, strokes, mark.width)
        if not where:
            return body_map
        changed = _put(changed, mark, strokes, where, Extent.MOVED, hand)
    return changed


def resized(body_map: BodyMap, mark_id: str, per_mille: int, hand: Hand) -> BodyMap:
    """Return the map with a drawn mark made smaller or larger about its middle; others stay as they are."""
    mark = body_map.mark(mark_id)
    if mark is None or not mark.kind.is_drawn or per_mille == 1000:
        return body_map
    size = min(max(per_mille, SIZES[0]), SIZES[1])
    strokes = resized_strokes(strokes_now(body_map, mark, hand), size)
    where = places_under(body_map, mark.view, mark.kind, strokes, mark.width)
    if not where:
        return body_map
    return _put(body_map, mark, strokes, where, Extent.SMALLER if size < 1000 else Extent.LARGER, hand)


def redrawn(body_map: BodyMap, mark: Mark, strokes: tuple[Stroke, ...], hand: Hand) -> BodyMap:
    """Return the map with a mark on other strokes; the same map if they lie beside the body."""
    where = places_under(body_map, mark.view, mark.kind, strokes, mark.width)
    return _put(body_map, mark, strokes, where, Extent.MOVED, hand) if where else body_map


def removed(body_map: BodyMap, ids: Iterable[str], hand: Hand) -> BodyMap:
    """Return the map without the marks; leaving, those read on arrival are told to be gone."""
    for mark_id in ids:
        if _is_leaving(body_map, mark_id, hand):
            reading = body_map.reading(mark_id, Moment.LEAVE) or Reading(mark_id, Moment.LEAVE)
            told = replace(reading, extent=Extent.GONE, strokes=(), end_region=None, at=hand.now())
            body_map = body_map.with_reading(told)
        elif body_map.mark(mark_id) is not None:
            body_map = body_map.without_mark(mark_id)
    return body_map


def shifted(strokes: tuple[Stroke, ...], dx: int, dy: int) -> tuple[Stroke, ...]:
    return tuple(tuple((x + dx, y + dy) for x, y in stroke) for stroke in strokes)


def around(body_map: BodyMap, ids: Iterable[str], hand: Hand) -> Stroke:
    """The corners of a box around marks, with some air; empty when none of them is seen."""
    body, boxes = figure_of(body_map), []
    for mark_id in ids:
        mark = body_map.mark(mark_id)
        reach = reach_of(mark, strokes_now(body_map, mark, hand), body) if mark is not None else None
        if reach is not None:
            boxes.append(reach)
    if not boxes:
        return ()
    left, top = (round(min(box[k] for box in boxes)) - AIR for k in (0, 1))
    right, bottom = (round(max(box[k] for box in boxes)) + AIR for k in (2, 3))
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def middle(body_map: BodyMap, mark: Mark, hand: Hand) -> tuple[int, int] | None:
    """The middle of what is seen of a mark in its view; None when nothing is."""
    reach = reach_of(mark, strokes_now(body_map, mark, hand), figure_of(body_map))
    return None if reach is None else (round((reach[0] + reach[2]) / 2), round((reach[1] + reach[3]) / 2))


def _spots(mark: Mark, strokes: tuple[Stroke, ...], body: Figure) -> list[tuple[float, float]]:
    if mark.kind is MarkKind.AREA:
        shapes = [s for p in mark.places for s in where_to_draw(body, p.region, p.side.value, mark.view)[:1]]
        return [shape.point for shape in shapes]
    return [spot for stroke in strokes for spot in evenly(stroke, FINE)]


def _carried(body_map: BodyMap, mark: Mark, dx: int, dy: int) -> tuple[Place, ...]:
    """The regions in which the regions of an area come to lie; one that would fall off the body leaves none."""
    body = figure_of(body_map)
    found: dict[tuple[str, Side], Place] = {}
    for place in mark.places:
        shapes = where_to_draw(body, place.region, place.side.value, mark.view)
        row = place_at(body, mark.view, shapes[0].point[0] + dx, shapes[0].point[1] + dy) if shapes else None
        if row is None:
            return ()
        now = Place(row[0], Side(row[1]), place.share)
        if shape_of(body, mark.view, *row[:2]) is shapes[0]:
            now = place  # it did not leave its region: what lies deep stays deep
        found.setdefault((now.region, now.side), now)
    return tuple(found.values())


def _is_leaving(body_map: BodyMap, mark_id: str, hand: Hand) -> bool:
    return hand.moment is Moment.LEAVE and body_map.reading(mark_id, Moment.ARRIVE) is not None


def _put(
    body_map: BodyMap, mark: Mark, strokes: tuple[Stroke, ...], where: tuple[Place, ...], extent: Extent, hand: Hand
) -> BodyMap:
    if not _is_leaving(body_map, mark.id, hand):
        changed = body_map.with_mark(replace(mark, strokes=strokes, places=where))
        return _without_drawing(changed, mark.id)
    reading = body_map.reading(mark.id, Moment.LEAVE) or Reading(mark.id, Moment.LEAVE)
    end = end_place(body_map, mark.view, strokes[-1]) if mark.kind is MarkKind.PATH else None
    return body_map.with_reading(replace(reading, strokes=strokes, extent=extent, end_region=end, at=hand.now()))


def _without_drawing(body_map: BodyMap, mark_id: str) -> BodyMap:
    """A mark put elsewhere is not drawn any more where readings had it; its numbers stay."""
    for moment in Moment:
        reading = body_map.reading(mark_id, moment)
        if reading is not None and reading.strokes:
            body_map = body_map.with_reading(replace(reading, strokes=(), end_region=None))
    return body_map
