"""A trembling hand made a line: pointer samples to few whole points that lie where the hand was."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import ceil, hypot

from notesapp.bodymap.geometry import distance_to_segment

Sample = tuple[float, float]
Point = tuple[int, int]
CLOSE = 8.0
"""Samples closer together than 0.8 mm say nothing new."""
TOLERANCE = 12.0
"""The kept line is nowhere farther than 1.2 mm from the smoothed samples."""


def smoothed(samples: Sequence[Sample], tolerance: float = TOLERANCE) -> tuple[Point, ...]:
    """Return the line of SAMPLES (1/10 mm) as whole points: thinned, calmed, simplified. Both ends stay exactly.

    One sample, or a hand that hardly moved, is one point. Empty when there are no samples.
    """
    if not samples:
        return ()
    thin = [samples[0]]
    for sample in samples[1:]:
        if hypot(sample[0] - thin[-1][0], sample[1] - thin[-1][1]) >= CLOSE:
            thin.append(sample)
    if len(thin) == 1:
        return ((round(thin[0][0]), round(thin[0][1])),)
    thin[-1] = samples[-1]
    found = [(round(x), round(y)) for x, y in simplified(_calm(thin), tolerance)]
    return tuple(p for k, p in enumerate(found) if k == 0 or p != found[k - 1])


def simplified(points: Sequence[Sample], tolerance: float) -> list[Sample]:
    """Return as few of the points as keep the line within TOLERANCE (Douglas and Peucker, without recursion)."""
    if len(points) < 3:
        return list(points)
    keep = {0, len(points) - 1}
    todo = [(0, len(points) - 1)]
    while todo:
        first, last = todo.pop()
        worst, where = tolerance, 0
        for k in range(first + 1, last):
            far = distance_to_segment(*points[k], points[first], points[last])
            if far > worst:
                worst, where = far, k
        if where:
            keep.add(where)
            todo += [(first, where), (where, last)]
    return [points[k] for k in sorted(keep)]


def evenly(points: Sequence[Point], step: float) -> list[Sample]:
    """Return the line with points at most STEP apart, its own among them."""
    out: list[Sample] = [points[0]]
    for (ax, ay), (bx, by) in pairwise(points):
        count = max(1, ceil(hypot(bx - ax, by - ay) / step))
        out += [(ax + (bx - ax) * k / count, ay + (by - ay) * k / count) for k in range(1, count + 1)]
    return out


def _calm(points: list[Sample]) -> list[Sample]:
    """Weigh each point with its neighbours (1 2 1), ends excepted."""
    inner = [
        ((px + 2 * x + qx) / 4, (py + 2 * y + qy) / 4)
        for (px, py), (x, y), (qx, qy) in zip(points, points[1:], points[2:], strict=False)
    ]
    return [points[0], *inner, points[-1]]
