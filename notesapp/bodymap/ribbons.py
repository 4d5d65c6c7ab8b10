"""Shapes made from lines: what a pen painted, a path's ribbon with its motif and arrow head, scaled outlines.

All in 1/10 mm, whole numbers. Results are kept: the same stroke gives the same `Path` object again, so that a surface
need not translate it twice.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from math import cos, hypot, radians, sin

from notesapp.model.path import Path

Point = tuple[int, int]
Stroke = tuple[Point, ...]
KAPPA = 0.5523
"""A quarter of a circle as a cubic: the length of its handles."""
_KEPT = 4096

MOTIFS = {
    "burning": ((((-4, -4), (4, 4)), ((-4, 4), (4, -4))), 13),
    "stabbing": ((((-3, 5), (3, -5)),), 10),
    "ache": ((((-3, -5), (3, 0), (-3, 5)),), 11),
    "tight": ((((0, -5), (0, 5)),), 6),
    "numb": ((((-6, 0), (6, 0)),), 19),
    "tingling": ((((-1.2, -3), (-0.8, -3)), ((4.8, 3), (5.2, 3))), 12),
}
"""Symptom → strokes of one motif (along, across; tenths of half the ribbon's width) and how far apart they stand."""
ZIGZAG = {"shooting": 9.0, "cramp": 7.0}
"""Symptoms whose motif is one line to and fro: its half wave in tenths of half the width."""


class Pencil:
    """Collects steps into a path of whole numbers."""

    def __init__(self) -> None:
        self._ops: list[str] = []
        self._xy = array("i")

    def step(self, op: str, *xy: float) -> None:
        self._ops.append(op)
        self._xy.extend(round(v) for v in xy)

    def line(self, points: Sequence[tuple[float, float]], *, closed: bool = False) -> None:
        for k, point in enumerate(points):
            self.step("L" if k else "M", *point)
        if closed:
            self.step("Z")

    def circle(self, x: float, y: float, r: float) -> None:
        k = r * KAPPA
        self.step("M", x + r, y)
        self.step("C", x + r, y + k, x + k, y + r, x, y + r)
        self.step("C", x - k, y + r, x - r, y + k, x - r, y)
        self.step("C", x - r, y - k, x - k, y - r, x, y - r)
        self.step("C", x + k, y - r, x + r, y - k, x + r, y)
        self.step("Z")

    def capsule(self, a: Point, b: Point, r: float) -> None:
        """A bar with round ends, clockwise as seen."""
        dx, dy = b[0] - a[0], b[1] - a[1]
        long = hypot(dx, dy)
        if not long:
            self.circle(*a, r)
            return
        ux, uy = dx / long * r, dy / long * r
        nx, ny = -uy, ux
        k = KAPPA
        self.step("M", a[0] - nx, a[1] - ny)
        self.step("L", b[0] - nx, b[1] - ny)
        for (cx, cy), sx, sy in ((b, ux, uy), (a, -ux, -uy)):
            ex, ey = (nx, ny) if (cx, cy) == b and (sx, sy) == (ux, uy) else (-nx, -ny)
            self.step("C", cx - ex + k * sx, cy - ey + k * sy, cx + sx - k * ex, cy + sy - k * ey, cx + sx, cy + sy)
            self.step("C", cx + sx + k * ex, cy + sy + k * ey, cx + ex + k * sx, cy + ey + k * sy, cx + ex, cy + ey)
            if (sx, sy) == (ux, uy) and (cx, cy) == b:
                self.step("L", a[0] + nx, a[1] + ny)
        self.step("Z")

    def path(self) -> Path:
        return Path("".join(self._ops), self._xy)


@lru_cache(_KEPT)
def centre_line(strokes: tuple[Stroke, ...]) -> Path:
    """The strokes as lines; a dab is 0.1 mm long, because not every surface shows a line without length."""
    pencil = Pencil()
    for stroke in strokes:
        (x, y), *more = stroke
        pencil.line(stroke if more else ((x, y), (x + 1, y)))
    return pencil.path()


@lru_cache(_KEPT)
def painted(strokes: tuple[Stroke, ...], width: int) -> Path:
    """All that a pen of WIDTH covered: fill and cut it with non-zero winding."""
    pencil = Pencil()
    for stroke in strokes:
        for a, b in pairwise(stroke if len(stroke) > 1 else stroke * 2):
            pencil.capsule(a, b, width / 2)
    return pencil.path()


@lru_cache(_KEPT)
def disc(x: int, y: int, r: int) -> Path:
    pencil = Pencil()
    pencil.circle(x, y, r)
    return pencil.path()


@lru_cache(_KEPT)
def rounded_square(x: int, y: int, side: int, radius: int) -> Path:
    """A square with round corners around its middle."""
    h, k = side / 2, radius * (1 - KAPPA)
    pencil = Pencil()
    pencil.step("M", x - h + radius, y - h)
    pencil.step("L", x + h - radius, y - h)
    pencil.step("C", x + h - k, y - h, x + h, y - h + k, x + h, y - h + radius)
    pencil.step("L", x + h, y + h - radius)
    pencil.step("C", x + h, y + h - k, x + h - k, y + h, x + h - radius, y + h)
    pencil.step("L", x - h + radius, y + h)
    pencil.step("C", x - h + k, y + h, x - h, y + h - k, x - h, y + h - radius)
    pencil.step("L", x - h, y - h + radius)
    pencil.step("C", x - h, y - h + k, x - h + k, y - h, x - h + radius, y - h)
    pencil.step("Z")
    return pencil.path()


@lru_cache(_KEPT)
def resized(path: Path, per_mille: int) -> Path:
    """The path made larger or smaller about its middle."""
    left, top, right, bottom = path.bounds
    middle = ((left + right) / 2, (top + bottom) / 2)
    xy = array("i", (round(middle[k % 2] + (v - middle[k % 2]) * per_mille / 1000) for k, v in enumerate(path.xy)))
    return Path(path.ops, xy)


@lru_cache(_KEPT)
def resized_strokes(strokes: tuple[Stroke, ...], per_mille: int) -> tuple[Stroke, ...]:
    """Strokes drawn closer together, or farther apart, about their middle."""
    xs, ys = [x for s in strokes for x, _ in s], [y for s in strokes for _, y in s]
    mx, my = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    part = per_mille / 1000
    return tuple(tuple((round(mx + (x - mx) * part), round(my + (y - my) * part)) for x, y in s) for s in strokes)


@lru_cache(_KEPT)
def without_tip(stroke: Stroke, back: int) -> Stroke:
    """The line shortened at its end by BACK, where an arrow head takes over."""
    points = list(stroke)
    left: float = back
    while len(points) > 1:
        (ax, ay), (bx, by) = points[-2], points[-1]
        long = hypot(bx - ax, by - ay)
        if long > left:
            t = 1 - left / long
            points[-1] = (round(ax + (bx - ax) * t), round(ay + (by - ay) * t))
            break
        left -= long
        points.pop()
    return tuple(points) if len(points) > 1 else stroke[:2]


def direction(stroke: Stroke, reach: int = 260) -> tuple[float, float]:
    """Where the line points at its end, as a unit vector; its last 26 mm count, not the last tremble."""
    ex, ey = stroke[-1]
    for x, y in reversed(stroke):
        if hypot(ex - x, ey - y) >= reach:
            break
    else:
        x, y = stroke[0]
    long = hypot(ex - x, ey - y)
    return ((ex - x) / long, (ey - y) / long) if long else (0.0, 1.0)


@lru_cache(_KEPT)
def arrow_head(stroke: Stroke, length: int, width: int) -> Path:
    """A filled triangle whose tip is the line's end."""
    ux, uy = direction(stroke)
    x, y = stroke[-1]
    bx, by = x - ux * length, y - uy * length
    pencil = Pencil()
    pencil.line(
        ((x, y), (bx - uy * width / 2, by + ux * width / 2), (bx + uy * width / 2, by - ux * width / 2)), closed=True
    )
    return pencil.path()


@lru_cache(_KEPT)
def barbs(stroke: Stroke, length: int) -> Path:
    """An open arrow head: two strokes back from the line's end."""
    ux, uy = direction(stroke)
    x, y = stroke[-1]
    ends = []
    for turn in (radians(150), radians(-150)):
        ends.append((x + length * (ux * cos(turn) - uy * sin(turn)), y + length * (ux * sin(turn) + uy * cos(turn))))
    pencil = Pencil()
    pencil.line((ends[0], (x, y), ends[1]))
    return pencil.path()


@lru_cache(_KEPT)
def motif(stroke: Stroke, symptom: str, width: int) -> Path:
    """The symptom's sign along the line, within a ribbon of WIDTH: to be drawn with a round pen."""
    line = _Walk(stroke)
    half = width / 20
    pencil = Pencil()
    wave = ZIGZAG.get(symptom)
    if wave is not None:
        count = max(2, round(line.length / (wave * half)))
        side = 6.2 * half
        steps = [
            line.at(line.length * k / count, (0.0 if k in (0, count) else side * (-1) ** k)) for k in range(count + 1)
        ]
        pencil.line(steps)
        return pencil.path()
    strokes, apart = MOTIFS.get(symptom, MOTIFS["ache"])
    count = max(1, int(line.length / (apart * half)))
    for k in range(count):
        here = line.length * (k + 0.5) / count
        for one in strokes:
            pencil.line([line.at(here + along * half, across * half) for along, across in one])
    return pencil.path()


class _Walk:
    """A line to walk along: a point so far from its start, so far to its side."""

    def __init__(self, stroke: Stroke) -> None:
        self._legs: list[tuple[float, Point, Point, float]] = []
        self.length = 0.0
        for a, b in pairwise(stroke):
            long = hypot(b[0] - a[0], b[1] - a[1])
            if long:
                self._legs.append((self.length, a, b, long))
                self.length += long

    def at(self, along: float, across: float) -> tuple[float, float]:
        along = min(max(along, 0.0), self.length)
        for start, a, b, long in self._legs:
            if along <= start + long:
                ux, uy = (b[0] - a[0]) / long, (b[1] - a[1]) / long
                t = along - start
                return a[0] + ux * t - uy * across, a[1] + uy * t + ux * across
        return (0.0, 0.0)


def point_along(stroke: Stroke, part: float) -> tuple[float, float]:
    """The point of a line after PART of its length."""
    line = _Walk(stroke)
    return line.at(line.length * part, 0) if line.length else stroke[0]


@lru_cache(64)
def turned_lines(side: int) -> Path:
    """One line across the middle of a square, edge to edge: the stuff of a hatch."""
    pencil = Pencil()
    pencil.line(((0, side / 2), (side, side / 2)))
    return pencil.path()
