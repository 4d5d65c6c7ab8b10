"""A drawn path as a value: what the figure, the marks and the exercise drawings are made of."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import ceil, hypot, sqrt

Point = tuple[float, float]
Ring = tuple[Point, ...]
Bounds = tuple[float, float, float, float]

TAKES = {"M": 2, "L": 2, "C": 6, "Z": 0}
"""How many numbers each step of a path uses up."""


@dataclass(frozen=True, slots=True, eq=False)
class Path:
    """Lines and cubic curves, the same steps QPainterPath and PDF know.

    `ops` is a text of M (move), L (line), C (cubic), Z (close); `xy` holds their coordinates one after the other,
    whole numbers: 1/10 mm on the body map, y down. They are kept as machine integers, a ninth of what as many objects
    take: a figure has a hundred thousand of them, a painted stroke two thousand. Fill with non-zero winding: built
    rings are directed for it. Two paths are equal only if they are the same object, so a surface may keep its own form
    of a path in a dict.
    """

    ops: str
    xy: Sequence[int]
    _kept: dict[float, tuple[Ring, ...]] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        if not isinstance(self.xy, array):
            object.__setattr__(self, "xy", array("i", self.xy))

    @property
    def bounds(self) -> Bounds:
        """Left, top, right, bottom of all control points: encloses the drawn path, perhaps with a little air."""
        xs, ys = self.xy[::2], self.xy[1::2]
        return (min(xs), min(ys), max(xs), max(ys)) if xs else (0, 0, 0, 0)

    def flatten(self, tolerance: float = 2) -> tuple[Ring, ...]:
        """Return the rings as points, nowhere farther than `tolerance` (1/10 mm) from the curve; kept once made.

        A closed ring does not repeat its first point.
        """
        if tolerance not in self._kept:
            self._kept[tolerance] = tuple(_rings(self, tolerance))
        return self._kept[tolerance]

    def contains(self, x: float, y: float) -> bool:
        """Return whether the point lies inside, by the odd-even rule, to 1/10 mm."""
        return contains(self.flatten(1), x, y)

    def area(self) -> float:
        """Return the area in 1/100 mm²; holes do not count."""
        return abs(sum(ring_area(ring) for ring in self.flatten(1)))


def contains(rings: Sequence[Ring], x: float, y: float) -> bool:
    """Return whether the point lies inside the rings (odd-even)."""
    inside = False
    for ring in rings:
        ax, ay = ring[-1]
        for bx, by in ring:
            if (ay <= y) != (by <= y) and ax + (y - ay) * (bx - ax) / (by - ay) > x:
                inside = not inside
            ax, ay = bx, by
    return inside


def ring_area(ring: Ring) -> float:
    """Return the signed area of a ring (positive: clockwise as seen, because y points down)."""
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise((*ring, ring[0]))) / 2


def _rings(path: Path, tolerance: float) -> list[Ring]:
    rings: list[list[Point]] = []
    at = 0
    for op in path.ops:
        xy = path.xy[at : at + TAKES[op]]
        at += TAKES[op]
        if op == "M":
            rings.append([(xy[0], xy[1])])
        elif op == "L":
            rings[-1].append((xy[0], xy[1]))
        elif op == "C":
            _cubic(rings[-1], xy, tolerance)
        elif len(rings[-1]) > 1 and rings[-1][-1] == rings[-1][0]:
            rings[-1].pop()
    return [tuple(ring) for ring in rings]


def _cubic(points: list[Point], c: Sequence[int], tolerance: float) -> None:
    """Append a cubic as chords; the number follows from how fast its direction turns (second differences)."""
    x0, y0 = points[-1]
    x1, y1, x2, y2, x3, y3 = c
    bend = max(hypot(x0 - 2 * x1 + x2, y0 - 2 * y1 + y2), hypot(x1 - 2 * x2 + x3, y1 - 2 * y2 + y3))
    n = max(1, ceil(sqrt(0.75 * bend / tolerance)))
    for k in range(1, n):
        t = k / n
        u = 1 - t
        a, b, d, e = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
        points.append((a * x0 + b * x1 + d * x2 + e * x3, a * y0 + b * y1 + d * y2 + e * y3))
    points.append((x3, y3))
