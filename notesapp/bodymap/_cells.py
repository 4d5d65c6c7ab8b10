"""The index behind the hit test: the borders of all shapes of a view, sorted into flat bands.

A line at height y meets only the border pieces of one band, some dozens. Where it crosses borders says which shape
begins and ends: one look answers both "what is at x" and "how much of each shape does this line cover".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from math import sqrt
from typing import Protocol

from notesapp.bodymap.figure import Figure, Shape
from notesapp.bodymap.geometry import Bounds, Path, Point

FINE = 1
"""Flattening of the figure's borders: nowhere off by more than 0.1 mm."""
BAND = 60
"""Height of a band: 6 mm."""
ROW = 20
"""Usual distance of the lines that measure an area: 2 mm; never fewer than ROWS of them, never more than MOST."""
ROWS = 40
MOST = 160

Edge = tuple[float, float, float, float, int]
Span = tuple[float, float]
Stretch = tuple[float, float, int]


class Painted(Protocol):
    """Something that can say between which x it covers a line at height y; spans in order, not touching."""

    def spans(self, y: float) -> list[Span]: ...


class Cells:
    """The shapes of one view, ready to be asked."""

    def __init__(self, shapes: tuple[Shape, ...]) -> None:
        self.shapes = shapes
        self.boxes: list[tuple[Shape, Bounds]] = [(s, s.path.bounds) for s in shapes]
        self.by_key: dict[str, dict[str, Shape]] = {}
        self.by_name: dict[str, list[Shape]] = {}
        self.bands: dict[int, list[Edge]] = {}
        for shape in shapes:
            self.by_key.setdefault(shape.key, {})[shape.side] = shape
            self.by_name.setdefault(shape.name, []).append(shape)
        for number, shape in enumerate(shapes):
            for ring in shape.path.flatten(FINE):
                _sort_in(self.bands, ring, number)

    def at(self, x: float, y: float) -> Shape | None:
        """Return the shape at a point: the one whose border is crossed an odd number of times to the right of it."""
        odd: set[int] = set()
        for x0, y0, x1, y1, number in self.bands.get(int(y // BAND), ()):
            if y0 <= y < y1 and x0 + (y - y0) * (x1 - x0) / (y1 - y0) > x:
                odd ^= {number}
        return self.shapes[odd.pop()] if odd else None

    def row(self, y: float) -> list[Stretch]:
        """Return the shapes along a line as (from x, to x, number of the shape), from left to right."""
        return _stretches(self.bands.get(int(y // BAND), ()), y)

    def covered(self, painted: Painted, bounds: Bounds, wide: float) -> dict[Shape, tuple[float, float]]:
        """Return how much of each shape is painted, left and right of x = 0, in length of measuring lines.

        All lines are equally far apart, so the lengths compare as areas do. `bounds` is a box around the paint, `wide`
        its size across. Only shapes that reach into the box are looked at.
        """
        left, top, right, bottom = bounds
        high = max(bottom - top, 1)
        fine = min(ROW, max(wide, high) / ROWS)
        count = max(1, min(MOST, round(high / fine)))
        near = {
            number
            for number, (_, (x0, y0, x1, y1)) in enumerate(self.boxes)
            if x0 <= right and left <= x1 and y0 <= bottom and top <= y1
        }
        bands: dict[int, list[Edge]] = {}
        sums: dict[int, list[float]] = {}
        for k in range(count):
            y = top + (k + 0.5) * high / count
            spans = painted.spans(y)
            if spans:
                band = int(y // BAND)
                if band not in bands:
                    bands[band] = [edge for edge in self.bands.get(band, ()) if edge[4] in near]
                overlay(_stretches(bands[band], y), spans, sums)
        return {self.shapes[number]: (minus, plus) for number, (minus, plus) in sums.items()}


class Area:
    """A painted area: everything inside a path."""

    def __init__(self, path: Path) -> None:
        self._bands: dict[int, list[Edge]] = {}
        for ring in path.flatten(5):
            _sort_in(self._bands, ring, 0)

    def spans(self, y: float) -> list[Span]:
        xs = sorted(
            x0 + (y - y0) * (x1 - x0) / (y1 - y0)
            for x0, y0, x1, y1, _ in self._bands.get(int(y // BAND), ())
            if y0 <= y < y1
        )
        return list(zip(xs[::2], xs[1::2], strict=False))


class Stroke:
    """A painted stroke: all that lies within half its width of the line, round ends."""

    def __init__(self, points: tuple[Point, ...], half: float) -> None:
        self._half = half
        self._bands: dict[int, list[tuple[Point, Point]]] = {}
        for a, b in pairwise(points if len(points) > 1 else points * 2):
            for band in _bands(min(a[1], b[1]) - half, max(a[1], b[1]) + half):
                self._bands.setdefault(band, []).append((a, b))

    def spans(self, y: float) -> list[Span]:
        found = []
        for a, b in self._bands.get(int(y // BAND), ()):
            span = _capsule(a, b, self._half, y)
            if span:
                found.append(span)
        found.sort()
        out: list[Span] = []
        for left, right in found:
            if out and left <= out[-1][1]:
                out[-1] = (out[-1][0], max(out[-1][1], right))
            else:
                out.append((left, right))
        return out


@cache
def of(figure: Figure, view: str) -> Cells:
    """Return the index of a view, made when first asked for; one without shapes for a view this version has not."""
    return Cells(figure.view(view).shapes if view in figure.views else ())


def _stretches(edges: Iterable[Edge], y: float) -> list[Stretch]:
    """Return what the edges of one band enclose at height y."""
    crossings: dict[int, list[float]] = {}
    for x0, y0, x1, y1, number in edges:
        if y0 <= y < y1:
            crossings.setdefault(number, []).append(x0 + (y - y0) * (x1 - x0) / (y1 - y0))
    out = []
    for number, xs in crossings.items():
        xs.sort()
        out += [(a, b, number) for a, b in zip(xs[::2], xs[1::2], strict=False)]
    out.sort()
    return out


def _bands(top: float, bottom: float) -> range:
    return range(int(top // BAND), int(bottom // BAND) + 1)


def _sort_in(bands: dict[int, list[Edge]], ring: tuple[Point, ...], number: int) -> None:
    """Put the pieces of a ring, each pointing down, into every band they touch; level ones cross no line."""
    ax, ay = ring[-1]
    for bx, by in ring:
        if ay != by:
            edge = (ax, ay, bx, by, number) if ay < by else (bx, by, ax, ay, number)
            for band in _bands(edge[1], edge[3]):
                bands.setdefault(band, []).append(edge)
        ax, ay = bx, by


def _capsule(a: Point, b: Point, r: float, y: float) -> Span | None:
    """Return between which x a round-ended bar from a to b covers the line at height y."""
    (ax, ay), (bx, by) = a, b
    xs: list[float] = []
    for x, at in ((ax, ay), (bx, by)):
        under = r * r - (y - at) * (y - at)
        if under >= 0:
            half = sqrt(under)
            xs += (x - half, x + half)
    dx, dy = bx - ax, by - ay
    if dy:
        long = sqrt(dx * dx + dy * dy)
        nx, ny = -dy * r / long, dx * r / long
        for side in (1, -1):
            along = (y - ay - side * ny) / dy
            if 0 <= along <= 1:
                xs.append(ax + side * nx + along * dx)
    return (min(xs), max(xs)) if xs else None


def overlay(row: list[Stretch], spans: list[Span], sums: dict[int, list[float]]) -> None:
    """Add up how much of each stretch the spans cover, left and right of x = 0."""
    begins = [stretch[0] for stretch in row]
    for left, right in spans:
        first = max(0, bisect_left(begins, left) - 1)
        for a, b, number in row[first:]:
            if a >= right:
                break
            low, high = max(a, left), min(b, right)
            if low < high:
                both = sums.setdefault(number, [0.0, 0.0])
                both[0] += max(0.0, min(high, 0) - low)
                both[1] += max(0.0, high - max(low, 0))
