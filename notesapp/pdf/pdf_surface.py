"""The surface that the one drawing draws on when it draws on paper."""

from __future__ import annotations

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from notesapp.model.body_map import View
from notesapp.model.path import Path
from notesapp.pdf.vectors import pdf_path


class PdfSurface:
    def __init__(self, c: Canvas, scale: float, view: View) -> None:
        self.c, self.scale, self.view = c, scale, view

    def fill(self, path: Path, colour: str) -> None:
        self.c.setFillColor(HexColor(colour))
        self.c.drawPath(pdf_path(path), stroke=0, fill=1, fillMode=1)

    def stroke(self, path: Path, colour: str, width: float) -> None:
        self.c.setStrokeColor(HexColor(colour))
        self.c.setLineWidth(width)
        self.c.setLineJoin(1)
        self.c.drawPath(pdf_path(path), stroke=1, fill=0)
