"""Plane geometry of the body map. Whole numbers in 1/10 mm, y down; no screen in sight. Paths live in the model."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from notesapp.model.path import Bounds, Path, Point, Ring, contains, ring_area


def polyline(points: Sequence[tuple[int, int]], *, closed: bool = False) -> Path:
    """Return the path of straight lines through the points."""
    if not points:
        return Path("", ())
    ops = "M" + "L" * (len(points) - 1) + ("Z" if closed else "")
    return Path(ops, array("i", (v for p in points for v in p)))


def distance_to_segment(x: float, y: float, a: Point, b: Point) -> float:
    """Return how far the point lies from the straight line between a and b."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    t = max(0.0, min(1.0, ((x - a[0]) * dx + (y - a[1]) * dy) / length)) if length else 0.0
    return hypot(x - a[0] - t * dx, y - a[1] - t * dy)


def distance_to_rings(rings: Sequence[Ring], x: float, y: float) -> float:
    """Return how far the point lies from the border of the rings, from either side."""
    return min(distance_to_segment(x, y, a, b) for ring in rings for a, b in pairwise((*ring, ring[0])))


def length(points: Sequence[Point]) -> float:
    """Return the length of a line through the points."""
    return sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points))


__all__ = [
    "Bounds",
    "Path",
    "Point",
    "Ring",
    "contains",
    "distance_to_rings",
    "distance_to_segment",
    "length",
    "polyline",
    "ring_area",
]
