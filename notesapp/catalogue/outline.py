"""Outlines written as SVG path data, read into plain segments for any drawing surface."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

_TOKEN = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")
_COUNT = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_FLAG = re.compile(r"[\s,]*([01])")

Point = tuple[float, float]


class Segment(NamedTuple):
    """One step, absolute: M and L carry one point, C three (two controls and the end), Z none."""

    kind: Literal["M", "L", "C", "Z"]
    points: tuple[Point, ...]


@lru_cache(maxsize=512)
def outline(d: str) -> tuple[Segment, ...]:
    """Read path data D (every SVG command, arcs turned into curves). Raises ValueError when it is not path data."""
    reader = _Reader()
    for command, numbers in _commands(d):
        reader.take(command, numbers)
    return tuple(reader.segments)


def _commands(d: str) -> Iterator[tuple[str, tuple[float, ...]]]:
    at, command = 0, ""
    numbers: list[float] = []
    while at < len(d):
        if d[at] in " ,\t\r\n":
            at += 1
            continue
        flag = _FLAG.match(d, at) if command in "Aa" and len(numbers) in (3, 4) and command else None
        match = flag or _TOKEN.match(d, at)
        if match is None:
            raise ValueError(f"not path data at {at}")
        at = match.end()
        if flag is None and match.group(1):
            if numbers:
                raise ValueError("path data breaks off")
            command = match.group(1)
            if command in "Zz":
                yield command, ()
            continue
        if not command or command in "Zz":
            raise ValueError("path data starts without a command")
        numbers.append(float(match.group(1) if flag else match.group(2)))
        if len(numbers) == _COUNT[command.upper()]:
            yield command, tuple(numbers)
            numbers = []
            command = {"M": "L", "m": "l"}.get(command, command)
    if numbers:
        raise ValueError("path data breaks off")


class _Reader:
    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self._at: Point = (0.0, 0.0)
        self._start: Point = (0.0, 0.0)
        self._control: tuple[str, Point] = ("", (0.0, 0.0))

    def take(self, command: str, n: tuple[float, ...]) -> None:
        kind = command.upper()
        ox, oy = self._at if command.islower() else (0.0, 0.0)
        if kind == "Z":
            self.segments.append(Segment("Z", ()))
            self._at = self._start
        elif kind == "M":
            self._at = self._start = (n[0] + ox, n[1] + oy)
            self.segments.append(Segment("M", (self._at,)))
        elif kind in "LHV":
            x = self._at[0] if kind == "V" else n[0] + ox
            y = self._at[1] if kind == "H" else n[-1] + oy
            self._at = (x, y)
            self.segments.append(Segment("L", (self._at,)))
        elif kind == "A":
            self._arc(n[0], n[1], n[2], bool(n[3]), bool(n[4]), (n[5] + ox, n[6] + oy))
        else:
            points = [(n[i] + ox, n[i + 1] + oy) for i in range(0, len(n), 2)]
            self._curve(kind, points)
            return
        self._control = ("", self._at)

    def _curve(self, kind: str, points: list[Point]) -> None:
        if kind in "ST":
            family = "C" if kind == "S" else "Q"
            last = self._control[1] if self._control[0] == family else self._at
            points.insert(0, (2 * self._at[0] - last[0], 2 * self._at[1] - last[1]))
        end = points[-1]
        if kind in "QT":
            q = points[0]
            self._control = ("Q", q)
            first = (self._at[0] + 2 / 3 * (q[0] - self._at[0]), self._at[1] + 2 / 3 * (q[1] - self._at[1]))
            second = (end[0] + 2 / 3 * (q[0] - end[0]), end[1] + 2 / 3 * (q[1] - end[1]))
        else:
            first, second = points[0], points[1]
            self._control = ("C", second)
        self.segments.append(Segment("C", (first, second, end)))
        self._at = end

    def _arc(self, rx: float, ry: float, turn: float, large: bool, sweep: bool, end: Point) -> None:
        """The arc as cubic curves (SVG 1.1 implementation notes F.6.5, F.6.6)."""
        x1, y1 = self._at
        x2, y2 = end
        rx, ry = abs(rx), abs(ry)
        if (x1, y1) == (x2, y2):
            return
        if rx == 0 or ry == 0:
            self.segments.append(Segment("L", (end,)))
            self._at = end
            return
        phi = math.radians(turn)
        cos, sin = math.cos(phi), math.sin(phi)
        dx, dy = (x1 - x2) / 2, (y1 - y2) / 2
        px, py = cos * dx + sin * dy, -sin * dx + cos * dy
        grow = max(1.0, math.sqrt(px * px / (rx * rx) + py * py / (ry * ry)))
        rx, ry = rx * grow, ry * grow
        below = rx * rx * py * py + ry * ry * px * px
        root = math.sqrt(max(0.0, (rx * rx * ry * ry - below) / below)) * (-1 if large == sweep else 1)
        cxp, cyp = root * rx * py / ry, -root * ry * px / rx
        cx, cy = cos * cxp - sin * cyp + (x1 + x2) / 2, sin * cxp + cos * cyp + (y1 + y2) / 2
        a = math.atan2((py - cyp) / ry, (px - cxp) / rx)
        span = math.atan2((-py - cyp) / ry, (-px - cxp) / rx) - a
        if sweep and span < 0:
            span += 2 * math.pi
        elif not sweep and span > 0:
            span -= 2 * math.pi
        steps = max(1, math.ceil(abs(span) / (math.pi / 2) - 1e-9))
        part = span / steps
        k = 4 / 3 * math.tan(part / 4)

        def at(x: float, y: float) -> Point:
            return (cx + cos * rx * x - sin * ry * y, cy + sin * rx * x + cos * ry * y)

        for step in range(steps):
            b, e = a + step * part, a + (step + 1) * part
            last = end if step == steps - 1 else at(math.cos(e), math.sin(e))
            first = at(math.cos(b) - k * math.sin(b), math.sin(b) + k * math.cos(b))
            second = at(math.cos(e) + k * math.sin(e), math.sin(e) - k * math.cos(e))
            self.segments.append(Segment("C", (first, second, last)))
        self._at = end
