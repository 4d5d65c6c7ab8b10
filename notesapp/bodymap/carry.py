"""Marks of an older version of the figure, drawn where they were on a newer one.

A note keeps the version it was made on and is drawn on it for ever; nothing here changes a note. Only what is taken
over into a new note (the marks of last time, to be asked about again) is carried: each point keeps its region and its
side, and moves no farther than it must. Regions that a newer version cuts into parts are taken together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from math import hypot

from notesapp.bodymap import _cells
from notesapp.bodymap.figure import Figure, Shape, figure, figure_of
from notesapp.bodymap.geometry import distance_to_segment
from notesapp.bodymap.regions import shape_at
from notesapp.bodymap.ribbons import Stroke
from notesapp.catalogue.regions import ancestors
from notesapp.model.body_map import BodyMap, Mark, View
from notesapp.model.briefing import Ghost
from notesapp.model.treatment import TechniqueUse

Point = tuple[int, int]
FINE = 2
"""Flattening of the borders: 0.2 mm."""
STEPS = (2, -2, 4, -4, 8, -8, 16, -16)
"""How far from the border, to either side, a point is set, 1/10 mm: the first that hits lies within."""


def ghost_on(ghost: Ghost, version: int) -> Ghost:
    """Return a mark of last time as it is drawn on another version of the figure."""
    if ghost.figure_version == version:
        return ghost
    old, new = figure(ghost.figure_version), figure(version)
    mark, reading = mark_on(ghost.mark, old, new), ghost.reading
    if reading is not None and reading.strokes:
        reading = replace(reading, strokes=_strokes(reading.strokes, mark.view, old, new))
    return replace(ghost, mark=mark, reading=reading, figure_version=version)


def ghosts_on(body_map: BodyMap, ghosts: Iterable[Ghost]) -> tuple[Ghost, ...]:
    """Return earlier marks as they are shown on, and taken over into, the map of today."""
    return tuple(ghost_on(ghost, body_map.figure_version) for ghost in ghosts)


def uses_on(body_map: BodyMap, uses: Iterable[TechniqueUse], drawn: BodyMap) -> tuple[TechniqueUse, ...]:
    """Return earlier technique uses, DRAWN on an earlier map, with their painted areas where they belong today."""
    return tuple(_use(use, figure_of(drawn), figure_of(body_map)) for use in uses)


def _use(use: TechniqueUse, old: Figure, new: Figure) -> TechniqueUse:
    if not use.strokes or use.view is None or old.version == new.version:
        return use
    if use.view.value not in new.views:
        return replace(use, view=None, strokes=(), width=0)
    was, now = (body.view(use.view.value).scale for body in (old, new))
    return replace(use, strokes=_strokes(use.strokes, use.view, old, new), width=use.width * now // was)


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


def on_one_figure(then: BodyMap, now: BodyMap) -> tuple[BodyMap, BodyMap]:
    """Return two drawings on the newer of their figures, so that they can be laid over each other and measured."""
    newer = max(then.figure_version, now.figure_version)
    return map_on(then, newer), map_on(now, newer)


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
    """Return the same place of the same region on the newer figure; None beside the body or if it is drawn no more.

    A point that still lies in its region stays where it is; any other comes to the nearest place within it.
    """
    shape = shape_at(old, view, *point)
    twins = _twins(shape, view, new) if shape is not None else ()
    if not twins:
        return None
    grown = new.view(view).scale / old.view(view).scale
    x, y = point[0] * grown, point[1] * grown
    here = (round(x), round(y))
    return here if shape_at(new, view, *here) in twins else _nearest(new, view, twins, x, y)


def _nearest(new: Figure, view: str, twins: tuple[Shape, ...], x: float, y: float) -> Point:
    """The place just within the border that lies nearest."""
    edges = [(a, b) for twin in twins for ring in twin.path.flatten(FINE) for a, b in pairwise((*ring, ring[0]))]
    edges.sort(key=lambda edge: distance_to_segment(x, y, *edge))
    for a, b in edges:  # nearly always the first; at the tip of a corner some further on
        bx, by = _on_segment(x, y, a, b)
        long = hypot(b[0] - a[0], b[1] - a[1]) or 1
        nx, ny = (a[1] - b[1]) / long, (b[0] - a[0]) / long
        for step in STEPS:
            found = (round(bx + nx * step), round(by + ny * step))
            if shape_at(new, view, *found) in twins:
                return found
    return twins[0].point


def _on_segment(x: float, y: float, a: tuple[float, float], b: tuple[float, float]) -> tuple[float, float]:
    dx, dy = b[0] - a[0], b[1] - a[1]
    long = dx * dx + dy * dy
    t = max(0.0, min(1.0, ((x - a[0]) * dx + (y - a[1]) * dy) / long)) if long else 0.0
    return a[0] + t * dx, a[1] + t * dy


@lru_cache(1024)
def _twins(shape: Shape, view: str, new: Figure) -> tuple[Shape, ...]:
    """The shape of that name and side; else the parts into which its region was cut; else another with its key."""
    cells = _cells.of(new, view)
    same = [one for one in cells.by_name.get(shape.name, ()) if one.side == shape.side]
    parts = [one for one in cells.shapes if one.side == shape.side and shape.key in ancestors(one.key)[:1]]
    keyed = [one for one in cells.shapes if one.side == shape.side and one.key == shape.key]
    return tuple(same or parts or keyed)
