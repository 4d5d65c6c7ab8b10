"""The room that the names of the teaching aids have: what is taken, where outline and lines run. Pure, 1/10 mm."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil, hypot
from typing import Final

from notesapp.bodymap.figure import FigureView, Overlay
from notesapp.bodymap.labels import Box
from notesapp.model.path import Path, Point

CELL = 40
"""Lines are kept as squares of 4 mm that they pass: a name may lie in none that the outline passes."""
AIR = 26
"""Between two names."""
BADGE = 400
"""Half a side's letter with its rim."""
HANGING: Final = frozenset("gjpqy,;")
RIM = 18
"""Around the dot of a landmark."""


def half_width(text: str, size: int) -> float:
    """At least half the width of a bold text, on screen and on paper (held by a test)."""
    return (0.3 * len(text) + 0.11) * size


def box_of(text: str, x: float, y: float, size: int) -> Box:
    """Return the room that a text takes, with what hangs below its line."""
    half = half_width(text, size)
    return (x - half, y - 0.44 * size, x + half, y + (0.56 if HANGING & set(text) else 0.44) * size)


def gap(box: Box, to: Point) -> float:
    """How far a point lies from a box; 0 within."""
    return hypot(max(box[0] - to[0], 0, to[0] - box[2]), max(box[1] - to[1], 0, to[1] - box[3]))


def apart(one: Box, other: Box) -> float:
    """How far two boxes lie apart; 0 when they touch."""
    return hypot(max(one[0] - other[2], other[0] - one[2], 0), max(one[1] - other[3], other[1] - one[3], 0))


class Room:
    """What is taken on one view. Letters of the sides and the dots of landmarks are, from the start."""

    def __init__(self, view: FigureView, overlays: Sequence[Overlay]) -> None:
        self._view = view
        self._edge = frozenset(_cells(view.base))
        lines = [one.path for one in overlays if one.path and one.kind == "line" and one.layer != "dermatomes"]
        self._ink = frozenset(cell for line in lines for cell in _cells(line))
        self._taken: list[Box] = [_square(*badge.point, BADGE) for badge in view.badges]
        self._taken += [_square(*one.point, one.radius + RIM) for one in overlays if one.kind == "dot" and one.point]

    def take(self, box: Box) -> None:
        self._taken.append(box)

    def free(self, box: Box) -> bool:
        """Whether a box lies on the page and on nothing that is taken."""
        left, top, right, low = self._view.bounds
        inside = left <= box[0] and top <= box[1] and box[2] <= right and box[3] <= low
        return inside and all(self.apart(box, other) for other in self._taken)

    def apart(self, one: Box, other: Box) -> bool:
        return (
            one[0] >= other[2] + AIR or other[0] >= one[2] + AIR or one[1] >= other[3] + AIR or other[1] >= one[3] + AIR
        )

    def clear(self, box: Box) -> bool:
        """Whether the outline passes the box by: it lies wholly on the body or wholly beside it."""
        return self._edge.isdisjoint(_under(box))

    def crossed(self, box: Box) -> int:
        """How much of a box lies on lines of the aids."""
        return sum(cell in self._ink for cell in _under(box))

    def met(self, line: tuple[Point, Point]) -> int:
        """How much of a straight line lies on lines of the aids, but for the one that it begins at."""
        (ax, ay), (bx, by) = line
        long = hypot(bx - ax, by - ay)
        count = int(long / CELL)
        spots = ((ax + k / count * (bx - ax), ay + k / count * (by - ay)) for k in range(3, count))
        return sum((int(x // CELL), int(y // CELL)) in self._ink for x, y in spots)

    def parted(self, line: tuple[Point, Point]) -> bool:
        """Whether the outline of the body runs between the ends of a straight line."""
        (ax, ay), (bx, by) = line
        count = ceil(hypot(bx - ax, by - ay) * 2 / CELL) or 1
        spots = ((ax + k / count * (bx - ax), ay + k / count * (by - ay)) for k in range(count))
        return any((int(x // CELL), int(y // CELL)) in self._edge for x, y in spots)

    def beside(self, x: float, y: float) -> bool:
        """Whether a point lies on the ground, not on the body."""
        return not self._view.base.contains(x, y)


def _square(x: float, y: float, half: float) -> Box:
    return (x - half, y - half, x + half, y + half)


def _cells(path: Path) -> Iterator[tuple[int, int]]:
    for ring in path.flatten(5):
        closed = (*ring, ring[0]) if path.ops.endswith("Z") else ring
        for (ax, ay), (bx, by) in pairwise(closed):
            count = ceil(hypot(bx - ax, by - ay) * 5 / CELL) or 1
            for k in range(count + 1):
                yield int((ax + k / count * (bx - ax)) // CELL), int((ay + k / count * (by - ay)) // CELL)


def _under(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box[0] // CELL), int(box[2] // CELL) + 1):
        for row in range(int(box[1] // CELL), int(box[3] // CELL) + 1):
            yield column, row
