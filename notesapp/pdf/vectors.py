"""Paths as ready PDF operators: a path is translated once, then it is only text that is copied."""

from __future__ import annotations

from functools import lru_cache

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from notesapp.catalogue import tokens
from notesapp.catalogue.exercises import Drawing
from notesapp.model.path import Path

_OPERATOR = {"M": "m", "L": "l", "C": "c"}
_TAKES = {"M": 2, "L": 2, "C": 6}
LEAST_INK = 0.7
"""Points: the thinnest main line of an exercise drawing, however small it is printed."""


@lru_cache(maxsize=4096)
def operators(path: Path) -> str:
    """'M0 0C…Z' as '0 0 m … c h'."""
    out: list[str] = []
    at = 0
    numbers = [str(v) for v in path.xy]
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
