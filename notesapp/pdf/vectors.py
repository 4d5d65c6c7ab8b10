"""Paths as ready PDF operators: a path is translated once, then it is only text that is copied."""

from __future__ import annotations

from functools import lru_cache
from math import floor

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from notesapp.catalogue import tokens
from notesapp.catalogue.exercises import Drawing
from notesapp.catalogue.outline import outline
from notesapp.catalogue.tokens import FindingGlyph, Pattern
from notesapp.model.path import Path
from notesapp.pdf.colours import WHITE

_OPERATOR = {"M": "m", "L": "l", "C": "c"}
_TAKES = {"M": 2, "L": 2, "C": 6}
LEAST_INK = 0.7
"""Points: the thinnest main line of an exercise drawing, however small it is printed."""


@lru_cache(maxsize=4096)
def operators(path: Path) -> str:
    """'M0 0C…Z' as '0 0 m … c h'."""
    out: list[str] = []
    at = 0
    numbers = [f"{v:g}" if isinstance(v, float) else str(v) for v in path.xy]
    for op in path.ops:
        if op == "Z":
            out.append("h")
        else:
            end = at + _TAKES[op]
            out.append(f"{' '.join(numbers[at:end])} {_OPERATOR[op]}")
            at = end
    return " ".join(out)


def pdf_path(path: Path) -> PDFPathObject:
    return PDFPathObject([operators(path)])


def exercise(c: Canvas, drawing: Drawing, x: float, y: float, w: float, h: float) -> None:
    """Fit an exercise drawing into a box, centred."""
    scale = min(w / drawing.width, h / drawing.height)
    name = f"exercise-{drawing.item}-{drawing.side}"
    colours = tokens.exercise_colours()
    if not c.hasForm(name):
        c.beginForm(name, 0, 0, drawing.width, drawing.height)
        c.setLineCap(1)
        c.setLineJoin(1)
        for ink in drawing.inks:
            if ink.fill:
                c.setFillColor(HexColor(colours[ink.fill]))
            if ink.stroke:
                c.setStrokeColor(HexColor(colours[ink.stroke]))
                c.setLineWidth(max(ink.width, LEAST_INK / scale) if ink.width >= 7 else ink.width)
            c.drawPath(pdf_path(ink.path), stroke=int(bool(ink.stroke)), fill=int(bool(ink.fill)), fillMode=1)
        c.endForm()
    c.saveState()
    c.transform(scale, 0, 0, -scale, x + (w - drawing.width * scale) / 2, y + (h + drawing.height * scale) / 2)
    c.doForm(name)
    c.restoreState()


@lru_cache(maxsize=256)
def svg_operators(d: str) -> str:
    """SVG path data as PDF operators; numbers to a hundredth."""
    letters = {"M": "m", "L": "l", "C": "c", "Z": "h"}
    return " ".join(
        " ".join([*(f"{x:.5g} {y:.5g}" for x, y in segment.points), letters[segment.kind]]) for segment in outline(d)
    )


BLOCK = 8
"""Tiles of a pattern in each direction of its form: large areas take few calls."""


def pattern_block(c: Canvas, key: str, pattern: Pattern, ink: str) -> str:
    """The form that holds BLOCK x BLOCK tiles of a symptom's pattern, in the tile's own units, from 0, 0 up and right."""
    name = f"pattern-{key}-{ink[1:]}"
    if not c.hasForm(name):
        side = pattern.tile * BLOCK
        c.beginForm(name, 0, 0, side, side)
        c.setFillColor(HexColor(ink))
        c.setStrokeColor(HexColor(ink))
        c.setLineWidth(pattern.stroke)
        c.setLineCap(1)
        c.setLineJoin(1)
        one = svg_operators(pattern.path)
        for n in range(BLOCK * BLOCK):
            c.saveState()
            c.translate(pattern.tile * (n % BLOCK), pattern.tile * (n // BLOCK))
            c.drawPath(PDFPathObject([one]), stroke=int(not pattern.filled), fill=int(pattern.filled))
            c.restoreState()
        c.endForm()
    return name


def lay_pattern(c: Canvas, key: str, pattern: Pattern, ink: str, box: tuple[float, float, float, float], tile: float) -> None:
    """Cover BOX (left, low, right, high) with a pattern whose tile is TILE long, aligned to the origin. Clip first."""
    name = pattern_block(c, key, pattern, ink)
    step = tile * BLOCK
    scale = tile / pattern.tile
    for column in range(floor(box[0] / step), floor(box[2] / step) + 1):
        for row in range(floor(box[1] / step), floor(box[3] / step) + 1):
            c.saveState()
            c.transform(scale, 0, 0, scale, column * step, row * step)
            c.doForm(name)
            c.restoreState()


def finding(c: Canvas, glyph: FindingGlyph, x: float, y: float, size: float) -> None:
    """A finding's sign centred on a point, with its halo; the page's y goes up."""
    c.saveState()
    k = size / glyph.box
    c.transform(k, 0, 0, -k, x - size / 2, y + size / 2)
    c.setLineCap(1)
    c.setLineJoin(1)
    white, ink = HexColor(WHITE), HexColor(glyph.ink)
    for colour, more in ((white, 2 * glyph.halo), (ink, 0.0)):
        c.setStrokeColor(colour)
        c.setFillColor(colour)
        c.setLineWidth(glyph.stroke + more)
        if glyph.stroke_path:
            c.drawPath(PDFPathObject([svg_operators(glyph.stroke_path)]), stroke=1, fill=0)
        if glyph.fill_path:
            c.drawPath(PDFPathObject([svg_operators(glyph.fill_path)]), stroke=int(more > 0), fill=1)
    c.restoreState()
