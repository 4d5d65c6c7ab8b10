"""The one outer line around what a pen painted, for where it must be dashed: ghosts, arrival beside leaving."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from math import floor

from notesapp.bodymap.geometry import distance_to_segment
from notesapp.bodymap.ribbons import Pencil, Stroke
from notesapp.model.path import Path

Node = tuple[int, int]
Border = tuple[Node, Node]
FAR = 1e9
CORNERS = ((0, 0), (1, 0), (1, 1), (0, 1))


@lru_cache(1024)
def rim(strokes: tuple[Stroke, ...], width: int) -> Path:
    """Return the outline of all that lies within half of WIDTH of the strokes, holes included, as smooth curves."""
    half = max(width, 20) / 2
    step = max(half / 2.5, 8)
    field = _distances(strokes, half, step)
    pencil = Pencil()
    for ring in _rings(field, half, step):
        _smooth(pencil, ring)
    return pencil.path()


def _distances(strokes: tuple[Stroke, ...], half: float, step: float) -> dict[Node, float]:
    """The distance to the strokes at the nodes of a grid, as far as it matters."""
    found: dict[Node, float] = {}
    reach = half + 1.5 * step
    for stroke in strokes:
        for a, b in pairwise(stroke if len(stroke) > 1 else stroke * 2):
            left, right = sorted((a[0], b[0]))
            top, bottom = sorted((a[1], b[1]))
            for row in range(floor((top - reach) / step), floor((bottom + reach) / step) + 2):
                for column in range(floor((left - reach) / step), floor((right + reach) / step) + 2):
                    far = distance_to_segment(column * step, row * step, a, b)
                    if far < found.get((column, row), FAR):
                        found[column, row] = far
    return found


def _rings(field: dict[Node, float], half: float, step: float) -> Iterator[list[tuple[float, float]]]:
    """Follow the line where the distance is HALF from border to border of the grid's cells."""
    after: dict[Border, Border] = {}
    for column, row in field:
        corners = [(column + dx, row + dy) for dx, dy in CORNERS]
        inside = [field.get(node, FAR) <= half for node in corners]
        for k in range(4):
            if inside[k] and not inside[k - 1]:
                after[_border(corners[k - 1], corners[k])] = _leave(corners, inside, k)
    while after:
        start, at = after.popitem()
        ring = [_crossing(field, start, half, step)]
        while at != start and at in after:
            ring.append(_crossing(field, at, half, step))
            at = after.pop(at)
        if len(ring) > 2:
            yield ring


def _leave(corners: list[Node], inside: list[bool], k: int) -> Border:
    """Walking around a cell from its inner corner K, the border at which the paint ends."""
    while inside[(k + 1) % 4]:
        k += 1
    return _border(corners[k % 4], corners[(k + 1) % 4])


def _border(a: Node, b: Node) -> Border:
    return (a, b) if a < b else (b, a)


def _crossing(field: dict[Node, float], border: Border, half: float, step: float) -> tuple[float, float]:
    (ax, ay), (bx, by) = border
    a, b = field.get(border[0], FAR), field.get(border[1], FAR)
    t = min(max((half - a) / (b - a), 0.0), 1.0) if a != b else 0.5
    return (ax + (bx - ax) * t) * step, (ay + (by - ay) * t) * step


def _smooth(pencil: Pencil, ring: list[tuple[float, float]]) -> None:
    """A closed curve through every point (Catmull-Rom)."""
    n = len(ring)
    pencil.step("M", *ring[0])
    for k in range(n):
        (px, py), (ax, ay), (bx, by), (qx, qy) = ring[k - 1], ring[k], ring[(k + 1) % n], ring[(k + 2) % n]
        pencil.step("C", ax + (bx - px) / 6, ay + (by - py) / 6, bx - (qx - ax) / 6, by - (qy - ay) / 6, bx, by)
    pencil.step("Z")
