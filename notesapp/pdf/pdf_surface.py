"""The surface on which the one drawing is drawn when it is drawn on paper.

The page's own transform does scale and direction, so paths keep their whole numbers and are translated once in a
process. Large paths (the figure's) become forms: stored once in a file however often they are shown.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil, cos, floor, radians, sin
from typing import Final

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from notesapp.bodymap.surface import Cap, Dash, Join, Tile
from notesapp.model.path import Path
from notesapp.pdf.colours import SKIN, blend
from notesapp.pdf.fonts import BOLD, runs_width
from notesapp.pdf.letters import runs
from notesapp.pdf.vectors import operators

FINEST: Final = 0.3
"""Points: no line on paper is thinner."""
TILE: Final = 5.0
"""Points: the side of a symptom's tile, on a small map as on a large one; other tiles in proportion."""
FULL_TILE: Final = 240
"""The side of a symptom's tile on the screen, 1/10 mm."""
BLOCK: Final = 8
"""Tiles in each direction of a pattern's form: large areas take few calls."""
LARGE: Final = 300
"""A path of more numbers than this is stored as a form."""
LEAST_TEXT: Final = 5.5
CAPS: Final = {"butt": 0, "round": 1}
JOINS: Final = {"miter": 0, "round": 1}


class PdfSurface:
    """Draws in figure units on a canvas that has been moved and scaled to them (y down); SCALE is points per unit."""

    def __init__(self, c: Canvas, scale: float, kept: dict[object, str]) -> None:
        self._c, self._scale, self._kept = c, scale, kept
        self._beneath: dict[Path, str] = {}

    @property
    def least_text(self) -> int:
        return ceil(LEAST_TEXT / self._scale)

    def fill(self, path: Path, colour: str, opacity: float = 1.0) -> None:
        self._beneath[path] = opaque = self._on(path, colour, opacity)
        self._show(path, f"{rgb(opaque)} rg", "f")

    def stroke(
        self,
        path: Path,
        colour: str,
        width: float,
        *,
        cap: Cap = "round",
        join: Join = "round",
        dash: Dash = (),
        opacity: float = 1.0,
    ) -> None:
        width = max(width, FINEST / self._scale)
        lines = f"[{' '.join(map(str, dash))}] 0 d" if dash else "[] 0 d"
        ink = rgb(self._on(path, colour, opacity))
        self._show(path, f"{ink} RG {width:.5g} w {CAPS[cap]} J {JOINS[join]} j {lines}", "S")

    def pattern(self, path: Path, tile: Tile, colour: str, opacity: float = 1.0) -> None:
        name = self._block(tile, self._on(path, colour, opacity))
        points = max(TILE * tile.side / FULL_TILE, TILE * 0.75)
        k = points / self._scale / tile.side
        step = tile.side * BLOCK * k
        turn = radians(tile.rotate)
        left, top, right, low = _turned(path.bounds, -turn)
        self.push(path)
        self._c.transform(cos(turn), sin(turn), -sin(turn), cos(turn), 0, 0)
        for column in range(floor(left / step), floor(right / step) + 1):
            for row in range(floor(top / step), floor(low / step) + 1):
                self._c.saveState()
                self._c.transform(k, 0, 0, k, column * step, row * step)
                self._c.doForm(name)
                self._c.restoreState()
        self.pop()

    def text(self, words: str, x: int, y: int, size: int, colour: str) -> None:
        points = max(LEAST_TEXT, size * self._scale)
        pieces = runs(words, BOLD)
        c, k = self._c, 1 / self._scale
        c.saveState()
        c.transform(k, 0, 0, -k, x, y)
        c.addLiteral(f"{rgb(colour)} rg")
        at = -runs_width(pieces, points) / 2
        for face, piece in pieces:
            c.setFont(face, points)
            c.drawString(at, -points * 0.357, piece)
            at += runs_width(((face, piece),), points)
        c.restoreState()

    def push(self, path: Path) -> None:
        self._c.saveState()
        self._c.clipPath(PDFPathObject([operators(path)]), stroke=0, fill=0, fillMode=1)

    def pop(self) -> None:
        self._c.restoreState()

    def _on(self, path: Path, colour: str, opacity: float) -> str:
        """The opaque colour that a see-through one makes on what fills the same path, or on the skin."""
        return colour if opacity >= 1 else blend(colour, self._beneath.get(path, SKIN), opacity)

    def _show(self, path: Path, style: str, paint: str) -> None:
        if not path.ops:
            return
        if len(path.xy) <= LARGE:
            self._c.addLiteral(f"{style} {operators(path)} {paint}")
            return
        key = (path, style, paint)
        name = self._kept.get(key)
        if name is None:
            name = self._kept[key] = f"figure-{len(self._kept)}"
            left, top, right, low = path.bounds
            self._c.beginForm(name, left - 100, top - 100, right + 100, low + 100)
            self._c.addLiteral(f"{style} {operators(path)} {paint}")
            self._c.endForm()
        self._c.doForm(name)

    def _block(self, tile: Tile, colour: str) -> str:
        key = (tile, colour)
        name = self._kept.get(key)
        if name is None:
            name = self._kept[key] = f"tile-{len(self._kept)}"
            side, beyond = tile.side, tile.side
            edge = side * BLOCK + beyond
            self._c.beginForm(name, -beyond, -beyond, edge, edge)
            ink = rgb(colour)
            style = f"{ink} RG {tile.width} w 1 J 1 j" if tile.width else f"{ink} rg"
            one, paint = operators(tile.path), "S" if tile.width else "f"
            self._c.addLiteral(style)
            for n in range(BLOCK * BLOCK):
                self._c.addLiteral(f"q 1 0 0 1 {n % BLOCK * side} {n // BLOCK * side} cm {one} {paint} Q")
            self._c.endForm()
        return name


@lru_cache(maxsize=512)
def rgb(colour: str) -> str:
    """#rrggbb as PDF's three parts of one."""
    return " ".join(f"{int(colour[n : n + 2], 16) / 255:.4g}" for n in (1, 3, 5))


def _turned(bounds: tuple[float, float, float, float], angle: float) -> tuple[float, float, float, float]:
    left, top, right, low = bounds
    corners = [
        (x * cos(angle) - y * sin(angle), x * sin(angle) + y * cos(angle)) for x in (left, right) for y in (top, low)
    ]
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)
