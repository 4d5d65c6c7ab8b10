"""What a rubber takes away."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import hypot

from notesapp.bodymap.draw_marks import POINT, RIBBON
from notesapp.bodymap.figure import figure_of
from notesapp.bodymap.geometry import distance_to_segment, length
from notesapp.bodymap.hand import Hand, end_place, places_under
from notesapp.bodymap.regions import where_to_draw
from notesapp.bodymap.ribbons import Stroke
from notesapp.bodymap.smoothing import TOLERANCE, evenly, simplified
from notesapp.model.body_map import BodyMap, Extent, Mark, MarkKind, Moment, Reading

STEP = 30
"""How finely a stroke is cut: 3 mm."""


def erase(body_map: BodyMap, hand: Hand, rubbed: Stroke, radius: float) -> BodyMap:
    """Return the map without what lies under the rubber, in the hand's view and layer; the same map if nothing does.

    Leaving, a mark that stood on arrival stays, and its leave reading tells what is left of it.
    """
    for mark in body_map.marks:
        if mark.view is hand.view and mark.layer is hand.layer:
            body_map = _rubbed(body_map, mark, hand, rubbed, radius)
    return body_map


def _rubbed(body_map: BodyMap, mark: Mark, hand: Hand, rubbed: Stroke, radius: float) -> BodyMap:
    left = body_map.reading(mark.id, Moment.LEAVE)
    leaving = hand.moment is Moment.LEAVE and body_map.reading(mark.id, Moment.ARRIVE) is not None
    strokes = left.strokes if leaving and left and left.strokes else mark.strokes
    if mark.kind is MarkKind.AREA:
        return _regions(body_map, mark, rubbed, leaving)
    if mark.kind in (MarkKind.POINT, MarkKind.STAMP):
        hit = _under(rubbed, *strokes[0][0], radius + POINT)
        rest: tuple[Stroke, ...] = () if hit else strokes
    else:
        half = (mark.width or RIBBON) / 2 if mark.kind is MarkKind.PATH else radius * 0.2
        rest = _cut(strokes, rubbed, radius + half, mark.kind is MarkKind.PATH)
    if rest == strokes:
        return body_map
    if leaving:
        reading = left or Reading(mark.id, Moment.LEAVE)
        end = end_place(body_map, mark.view, rest[-1]) if rest and mark.kind is MarkKind.PATH else None
        extent = Extent.SMALLER if rest else Extent.GONE
        return body_map.with_reading(replace(reading, strokes=rest, extent=extent, end_region=end, at=hand.now()))
    if not rest:
        return body_map.without_mark(mark.id)
    where = places_under(body_map, mark.view, mark.kind, rest, mark.width)
    return body_map.with_mark(replace(mark, strokes=rest, places=where or mark.places))


def _regions(body_map: BodyMap, mark: Mark, rubbed: Stroke, leaving: bool) -> BodyMap:
    body = figure_of(body_map)
    kept = tuple(
        place
        for place in mark.places
        if not any(
            shape.path.contains(x, y)
            for shape in where_to_draw(body, place.region, place.side.value, mark.view)
            for x, y in rubbed
        )
    )
    if kept == mark.places:
        return body_map
    if leaving:
        reading = body_map.reading(mark.id, Moment.LEAVE) or Reading(mark.id, Moment.LEAVE)
        return body_map.with_reading(replace(reading, extent=Extent.SMALLER if kept else Extent.GONE))
    return body_map.with_mark(replace(mark, places=kept)) if kept else body_map.without_mark(mark.id)


def _cut(strokes: tuple[Stroke, ...], rubbed: Stroke, reach: float, is_path: bool) -> tuple[Stroke, ...]:
    """The pieces beyond reach, crumbs left out; of a path only what comes before the first cut."""
    out: list[Stroke] = []
    for stroke in strokes:
        fine = evenly(stroke, STEP)
        gone = [_under(rubbed, x, y, reach) for x, y in fine]
        if not any(gone):
            out.append(stroke)
            continue
        piece: list[tuple[float, float]] = []
        pieces = []
        for point, away in zip(fine, gone, strict=True):
            if not away:
                piece.append(point)
            elif piece:
                pieces.append(piece)
                piece = []
                if is_path:
                    break
        if piece:
            pieces.append(piece)
        if is_path:
            pieces = pieces[:1] if not gone[0] else []
        out += [
            tuple((round(x), round(y)) for x, y in simplified(p, TOLERANCE)) for p in pieces if length(p) > reach / 2
        ]
    return tuple(out)


def _under(rubbed: Stroke, x: float, y: float, reach: float) -> bool:
    if len(rubbed) == 1:
        return hypot(x - rubbed[0][0], y - rubbed[0][1]) <= reach
    return any(distance_to_segment(x, y, a, b) <= reach for a, b in pairwise(rubbed))
