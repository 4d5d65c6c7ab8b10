"""Where the name of a teaching aid may stand, the nearest places cheapest. Pure, 1/10 mm."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot

from notesapp.bodymap.aid_room import half_width
from notesapp.bodymap.figure import Overlay
from notesapp.model.path import Point

NEAR, FAR, FARTHEST, STEP = 90, 240, 3000, 80
"""How far a name stands from what it names: at least, without a line, at most; and how finely places are tried."""


@dataclass(frozen=True, slots=True)
class Wish:
    """One place for a name: what it costs, where, how large, and the point that it names."""

    cost: float
    x: float
    y: float
    size: int
    to: Point

    def dearer(self, by: float) -> Wish:
        return Wish(self.cost + by, self.x, self.y, self.size, self.to)

    def mirrored(self) -> Wish:
        return Wish(self.cost, -self.x, self.y, self.size, (-self.to[0], self.to[1]))


def over(text: str, size: int, point: Point, one: Overlay) -> Iterator[Wish]:
    """Places over an area, nearest to POINT first; near the mid-line one for both halves."""
    x0, y0 = point
    left, top, right, low = one.path.bounds if one.path is not None else (x0, y0, x0, y0)
    columns = [0.0] if abs(x0) < half_width(text, size) else [x0, *_spread(x0, left, right)]
    for x in columns:
        for y in (y0, *_spread(y0, top, low)):
            yield Wish(hypot(x - x0, y - y0), x, y, size, (x, y))


def _spread(middle: float, least: float, most: float) -> Iterator[float]:
    for k in range(1, 40):
        for one in (middle - k * STEP, middle + k * STEP):
            if least < one < most:
                yield one


def around(text: str, size: int, point: Point, way: int) -> Iterator[Wish]:
    """Places close about a point, the nearest cheapest; WAY, -1 or 1, is where a name had rather stand."""
    x, y = point
    half = half_width(text, size)
    for away in (NEAR, (NEAR + FAR) // 2, FAR):
        for sign, dear in ((way, 0), (-way, 90)):
            for lift in (0, -STEP, STEP, -2 * STEP, 2 * STEP):
                yield Wish(away + dear + 1.5 * abs(lift), x + sign * (away + half), y + lift, size, point)
        for sign in (-1, 1):
            for shift in (0, way * half / 2, -way * half / 2, way * half, -way * half):
                yield Wish(away + 150 + abs(shift) / 4, x + shift, y + sign * (away + size / 2), size, point)


def far_from(text: str, size: int, point: Point, way: int) -> Iterator[Wish]:
    """Places farther off, to which a line leads."""
    x, y = point
    half = half_width(text, size)
    for away in range(FAR, FARTHEST, 2 * STEP):
        for sign, dear in ((way, 0), (-way, 90)):
            for lift in range(-24 * STEP, 25 * STEP, 2 * STEP):
                yield Wish(away + dear + 1.5 * abs(lift), x + sign * (away + half), y + lift, size, point)
