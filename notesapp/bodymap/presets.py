"""Ready-made paths: the sciatic course, which the hand shortens to how far the pain goes.

The course is the figure's own overlay: it leaves the pelvis one third of the way from PSIS to sit bone, passes midway
between sit bone and greater trochanter and runs down the middle of the thigh (Clin Anat 2015;28:144-149); below the
knee it is schematic. It says where the pain is drawn, not which nerve is at fault.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from math import hypot
from typing import Final, Literal

from notesapp.bodymap.figure import Figure
from notesapp.bodymap.regions import shape_at

SCIATIC_VIEW: Final = "back"
STOPS: Final = ("low_back", "buttock", "thigh", "knee", "calf", "foot")
"""Where the course may end, from the top; `shorten` takes these as well as a point."""

Stop = Literal["low_back", "buttock", "thigh", "knee", "calf", "foot"]
Points = tuple[tuple[int, int], ...]

_LOW_BACK: Final = ((225, 6400), (240, 6800), (275, 7200), (345, 7600), (430, 7900))
"""Beside the spine from L3 to the dimple, where clients begin to draw; on the client's right. The trunk goes on."""
_LEVELS: Final = {"low_back": 7000, "buttock": 8900, "thigh": 10600, "knee": 12200, "calf": 14000, "foot": 17160}
"""Heights of the stops in 1/10 mm: above the pelvis, below the sit bone, mid thigh, knee hollow, calf bulge, heel."""
_STEP: Final = 120


@cache
def sciatic_path(figure: Figure, side: Literal["left", "right"]) -> Points:
    """Return the whole course from low back to foot in the back view, as points 12 mm apart."""
    line: list[tuple[float, float]] = [*_LOW_BACK]
    for name in ("trunk", "tibial"):
        line += _course(figure, name)
    sign = 1 if side == "right" else -1
    return tuple((sign * round(x), round(y)) for x, y in _evenly(line, _STEP))


def stops(points: Points) -> tuple[tuple[Stop, tuple[int, int]], ...]:
    """Return the anchors along a course at which it can be shortened; only those it still reaches."""
    out: list[tuple[Stop, tuple[int, int]]] = []
    for name in STOPS:
        near = min(points, key=lambda p: abs(p[1] - _LEVELS[name]))
        if abs(near[1] - _LEVELS[name]) <= _STEP:
            out.append((name, near))
    return tuple(out)


def shorten(points: Points, at: Stop | tuple[int, int]) -> Points:
    """Return the course up to a stop, or up to its point nearest the finger; never less than its first two points."""
    target = dict(stops(points)).get(at, points[-1]) if isinstance(at, str) else at
    nearest = min(range(len(points)), key=lambda k: hypot(points[k][0] - target[0], points[k][1] - target[1]))
    return points[: max(nearest + 1, 2)]


def end_region(figure: Figure, points: Points, view: str = SCIATIC_VIEW) -> tuple[str, str] | None:
    """Return region key and side in which a path ends; None if it ends beside the body."""
    shape = shape_at(figure, view, *points[-1])
    return (shape.key, shape.side) if shape else None


def _course(figure: Figure, name: str) -> tuple[tuple[float, float], ...]:
    """Return one piece of the overlay on the client's right, from the spine outwards."""
    for overlay in figure.view(SCIATIC_VIEW).overlays:
        if overlay.layer == "sciatic" and overlay.name == name and overlay.side == "right" and overlay.path:
            return overlay.path.flatten(5)[0]
    raise KeyError(name)


def _evenly(line: list[tuple[float, float]], step: float) -> list[tuple[float, float]]:
    """Return points at equal distances along a line, its last one included."""
    out, left = [line[0]], step
    for (ax, ay), (bx, by) in pairwise(line):
        span, done = hypot(bx - ax, by - ay), 0.0
        while span - done >= left:
            done += left
            left = step
            out.append((ax + (bx - ax) * done / span, ay + (by - ay) * done / span))
        left -= span - done
    if hypot(out[-1][0] - line[-1][0], out[-1][1] - line[-1][1]) > step / 4:
        out.append(line[-1])
    return out
