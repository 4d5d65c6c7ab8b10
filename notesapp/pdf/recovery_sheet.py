"""The recovery sheet: one page with the key that opens the practice when the passphrase is forgotten."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

from notesapp.pdf.colours import INK
from notesapp.pdf.fonts import BOLD
from notesapp.pdf.page import SIZES, Paper, Sheet, box
from notesapp.pdf.text import line_of, para
from notesapp.words.recovery_sheet import recovery_lines

SIDE, TOP, SIZE = 56.0, 64.0, 21.0


def recovery_sheet(practice: str, key: str, *, at: datetime, paper: Paper = "a4", language: str = "en") -> bytes:
    """The sheet as PDF. KEY is as it is printed: nine groups of four. AT is when it was made, in local time."""
    words = recovery_lines(practice, at, language)
    file = BytesIO()
    w, h = SIZES[paper]
    c = Sheet(file, (w, h), title=words.title, author=practice, language=language, at=at)
    c.setSubject(words.title)
    y = _paragraph(c, words.title, h - TOP, w, 20, BOLD)
    y = _paragraph(c, words.about, y - 14, w, 11)
    y -= 26
    groups = key.split("-")
    rows = [groups[n : n + 3] for n in range(0, len(groups), 3)]
    height = len(rows) * (SIZE * 1.75) + 22
    box(c, SIDE, y - height, w - 2 * SIDE, height, line=INK, width=1.2)
    step, top = (w - 2 * SIDE) / 3, y - 11
    for n, row in enumerate(rows):
        for m, group in enumerate(row):
            middle, base = SIDE + (m + 0.5) * step, top - (n + 0.72) * SIZE * 1.75
            line_of(c, middle, base, " ".join(group), SIZE, BOLD, align="centre")
            line_of(c, SIDE + m * step + 14, base + 2, f"{3 * n + m + 1}", 8)
    y -= height + 26
    for line in words.how:
        y = _paragraph(c, line, y, w, 11) - 9
    c.showPage()
    c.save()
    return file.getvalue()


def _paragraph(c: Sheet, text: str, y: float, w: float, size: float, font: str | None = None) -> float:
    """Draw TEXT below Y over the whole width, and return where it ends."""
    made = para(text, size, font=font) if font else para(text, size)
    _, tall = made.wrap(w - 2 * SIDE, y)
    made.drawOn(c, SIDE, y - tall)
    return y - float(tall)
