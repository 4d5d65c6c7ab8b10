"""Marks of an older version of the figure, drawn where they were on a newer one.

A note keeps the version it was made on and is drawn on it for ever; nothing here changes a note. Only what is taken
over into a new note (the marks of last time, to be asked about again) is carried: each point keeps its region and its
place in it, so far down and so far across. Regions that a newer version cuts into parts are taken together.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from notesapp.bodymap import _cells
from notesapp.bodymap.figure import Figure, Shape, figure
from notesapp.bodymap.regions import shape_at
from notesapp.bodymap.ribbons import Stroke
from notesapp.catalogue.regions import ancestors
from notesapp.model.body_map import BodyMap, Mark, View
from notesapp.model.briefing import Ghost

Point = tuple[int, int]
MOVED = 90
"""A region whose middle lies within 9 mm of where it lay has stayed: what still lies in it is not moved at all."""
NUDGES = 12
"""A point that comes to lie on a border is moved inwards by at most this many tenths of its way to the middle."""


def ghost_on(ghost: Ghost, version: int) -> Ghost:
    """Return a mark of last time as it is drawn on another version of the figure."""
    if ghost.figure_version == version:
        return ghost
    old, new = figure(ghost.figure_version), figure(version)
    mark, reading = mark_on(ghost.mark, old, new), ghost.reading
    if reading is not None and reading.strokes:
        reading = replace(reading, strokes=_strokes(reading.strokes, mark.view, old, new))
    return replace(ghost, mark=mark, reading=reading, figure_version=version)


def map_on(body_map: BodyMap, version: int) -> BodyMap:
    """Return all of a drawing on another version, to be laid over one made there. Never stored."""
    if body_map.figure_version == version:
        return body_map
    old, new = figure(body_map.figure_version), figure(version)
    views = {mark.id: mark.view for mark in body_map.marks}
    return replace(
        body_map,
        figure_version=version,
        marks=tuple(mark_on(mark, old, new) for mark in body_map.marks),
        readings=tuple(
            replace(one, strokes=_strokes(one.strokes, views[one.mark_id], old, new))
            if one.strokes and one.mark_id in views
            else one
            for one in body_map.readings
        ),
    )


def mark_on(mark: Mark, old: Figure, new: Figure) -> Mark:
    """Return the mark with its points moved; its places, words and all else are what they were."""
    if not mark.strokes or mark.view.value not in new.views:
        return mark
    was, now = (body.view(mark.view.value).scale for body in (old, new))
    return replace(mark, strokes=_strokes(mark.strokes, mark.view, old, new), width=mark.width * now // was)


@lru_cache(256)
def _strokes(strokes: tuple[Stroke, ...], view: View, old: Figure, new: Figure) -> tuple[Stroke, ...]:
    if view.value not in new.views or view.value not in old.views:
        return strokes
    return tuple(points_on(stroke, view.value, old, new) for stroke in strokes)


def points_on(points: Stroke, view: str, old: Figure, new: Figure) -> Stroke:
    """Return a line on the newer figure. What ran beside the body keeps its distance to the last point on it."""
    if old.version == new.version:
        return points
    moved: list[Point | None] = [point_on(point, view, old, new) for point in points]
    grown = new.view(view).scale / old.view(view).scale
    scaled = [(round(x * grown), round(y * grown)) for x, y in points]
    known = [(a, b) for a, b in zip(scaled, moved, strict=True) if b is not None]
    if not known:
        return tuple(scaled)
    (ax, ay), (bx, by) = known[0]
    shift = (bx - ax, by - ay)
    out = []
    for (x, y), there in zip(scaled, moved, strict=True):
        if there is not None:
            shift = (there[0] - x, there[1] - y)
        out.append((x + shift[0], y + shift[1]))
    return tuple(out)


def point_on(point: Point, view: str, old: Figure, new: Figure) -> Point | None:
    """Return the same place of the same region on the newer figure; None beside the body or if it is drawn no more."""
    x, y = point
    shape = shape_at(old, view, x, y)
    twins = _twins(shape, view, new) if shape is not None else ()
    if shape is None or not twins:
        return None
    if old.view(view).scale == new.view(view).scale and _stayed(shape, twins) and shape_at(new, view, x, y) in twins:
        return point
    across = _across(old, view, (shape,), x, y)
    top, low = shape.path.bounds[1], shape.path.bounds[3]
    tops, lows = zip(*((twin.path.bounds[1], twin.path.bounds[3]) for twin in twins), strict=True)
    down = (y - top) / max(low - top, 1)
    ny = min(max(round(min(tops) + down * (max(lows) - min(tops))), min(tops) + 1), max(lows) - 1)
    return _inside(new, view, twins, across, x, ny)


def _stayed(shape: Shape, twins: tuple[Shape, ...]) -> bool:
    """Was only the border of the region drawn anew, or was all of it moved (the arm of the side view)?"""
    gone = (abs(shape.point[0] - twin.point[0]) + abs(shape.point[1] - twin.point[1]) for twin in twins)
    return len(twins) > 1 or min(gone) <= MOVED


def _inside(new: Figure, view: str, twins: tuple[Shape, ...], across: tuple[float, int], x: int, y: int) -> Point:
    """The point so far across at height y, moved in from a border it would fall on; else the nearest sure point."""
    share, number = across
    high = max(twin.path.bounds[3] for twin in twins)
    for step in range(NUDGES):
        for at in (y, y + step, y - step):
            spans = _spans(new, view, twins, at)
            if not spans or at > high:
                continue
            left, right = spans[min(number, len(spans) - 1)]
            t = share + (0.5 - share) * step / NUDGES
            found = (round(left + t * (right - left)), at)
            if shape_at(new, view, *found) in twins:
                return found
    return min((twin.point for twin in twins), key=lambda p: abs(p[0] - x) + abs(p[1] - y))


def _across(old: Figure, view: str, shapes: tuple[Shape, ...], x: float, y: float) -> tuple[float, int]:
    """How far across its stretch of the shape a point lies (0 to 1), and which stretch from the left that is."""
    spans = _spans(old, view, shapes, y)
    for number, (left, right) in enumerate(spans):
        if left <= x <= right:
            return (x - left) / max(right - left, 1e-9), number
    if not spans:
        return 0.5, 0
    number = min(range(len(spans)), key=lambda k: min(abs(spans[k][0] - x), abs(spans[k][1] - x)))
    return (0.0 if x < spans[number][0] else 1.0), number


def _spans(body: Figure, view: str, shapes: tuple[Shape, ...], y: float) -> list[tuple[float, float]]:
    cells = _cells.of(body, view)
    return [(left, right) for left, right, number in cells.row(y) if cells.shapes[number] in shapes]


@lru_cache(1024)
def _twins(shape: Shape, view: str, new: Figure) -> tuple[Shape, ...]:
    """The shape of that name and side; else the parts into which its region was cut; else another with its key."""
    cells = _cells.of(new, view)
    same = [one for one in cells.by_name.get(shape.name, ()) if one.side == shape.side]
    parts = [one for one in cells.shapes if one.side == shape.side and shape.key in ancestors(one.key)[:1]]
    keyed = [one for one in cells.shapes if one.side == shape.side and one.key == shape.key]
    return tuple(same or parts or keyed)
