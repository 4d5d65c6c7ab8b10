"""Path text of the drawing programs -> the built form: [ops, [x, y, ...]], rings directed for non-zero winding."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

TOKEN = re.compile(r"[MLCZ]|-?[\d.]+")
SIZE = {"M": 2, "L": 2, "C": 6, "Z": 0}

Ring = tuple[str, list[int]]


def rings(d: str, scale: int = 10) -> list[Ring]:
    """Read path text; coordinates come out as whole numbers, `scale` of them to a unit."""
    out: list[Ring] = []
    command, numbers = "", []
    for token in TOKEN.findall(d):
        if token in SIZE:
            command = token
            if command == "M":
                out.append(("", []))
            if command in "MZ":
                out[-1] = (out[-1][0] + command, out[-1][1])
            continue
        numbers.append(round(float(token) * scale))
        if len(numbers) == SIZE[command]:
            ops, xy = out[-1]
            xy.extend(numbers)
            if command != "M":
                out[-1] = (ops + command, xy)
            numbers = []
    return [ring for ring in out if len(ring[1]) > 2]


def area(ring: Ring) -> float:
    """Signed area of a ring; each cubic is taken as eight chords."""
    points = chords(ring)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1], strict=True)) / 2


def chords(ring: Ring) -> list[tuple[float, float]]:
    ops, xy = ring
    points = [(float(xy[0]), float(xy[1]))]
    at = 2
    for op in ops[1:]:
        if op == "Z":
            continue
        (x0, y0), c = points[-1], xy[at : at + SIZE[op]]
        at += SIZE[op]
        if op == "L":
            points.append((c[0], c[1]))
            continue
        for k in range(1, 9):
            t, u = k / 8, 1 - k / 8
            points.append(
                (
                    u**3 * x0 + 3 * u * u * t * c[0] + 3 * u * t * t * c[2] + t**3 * c[4],
                    u**3 * y0 + 3 * u * u * t * c[1] + 3 * u * t * t * c[3] + t**3 * c[5],
                )
            )
    return points


def backwards(ring: Ring) -> Ring:
    """The same ring drawn the other way round."""
    ops, xy = ring
    body = ops[1:].rstrip("Z")
    points = list(zip(xy[::2], xy[1::2], strict=True))[::-1]
    flat = [v for p in points for v in p]
    return "M" + body[::-1] + ("Z" if ops.endswith("Z") else ""), flat


def inside(point: tuple[float, float], ring: list[tuple[float, float]]) -> bool:
    x, y = point
    hit = False
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (ay <= y) != (by <= y) and ax + (y - ay) * (bx - ax) / (by - ay) > x:
            hit = not hit
    return hit


def directed(many: list[Ring], nested: bool) -> list[Ring]:
    """Outer rings clockwise, holes against it (nested); or every ring clockwise (pen strokes, which have no holes)."""
    outlines = [chords(r) for r in many] if nested else []
    out = []
    for i, ring in enumerate(many):
        hole = nested and sum(inside(outlines[i][0], o) for j, o in enumerate(outlines) if j != i) % 2 == 1
        out.append(backwards(ring) if (area(ring) < 0) != hole else ring)
    return out


def path(many: Iterable[Ring]) -> list[Any]:
    ops, xy = "", []
    for ring in many:
        ops += ring[0]
        xy += ring[1]
    return [ops, xy]


def closed(d: str, scale: int = 10) -> list[Any]:
    return path(directed(rings(d, scale), nested=True))
