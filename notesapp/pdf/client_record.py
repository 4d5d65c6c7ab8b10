"""The first pages of a whole record: plain text that flows over as many pages as it takes."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Final

from notesapp.pdf.colours import HAIR, SOFT
from notesapp.pdf.fonts import BOLD, REGULAR
from notesapp.pdf.page import SIZES, Paper, Sheet, rule
from notesapp.pdf.text import line_of, para
from notesapp.words.client_record import RecordContent

SIDE: Final = 56.0
TOP: Final = 60.0
FOOT: Final = 56.0


class _Flow:
    """Writes paragraphs downwards and turns the page when it is full."""

    def __init__(self, sheet: Sheet, size: tuple[float, float], foot: str) -> None:
        self._c, self._foot = sheet, foot
        self._wide, self._high = size[0] - 2 * SIDE, size[1]
        self._y = self._high - TOP

    def put(self, text: str, size: float, font: str = REGULAR, *, above: float = 0, keep: float = 0) -> None:
        """Draw TEXT with ABOVE points in front of it, not within the last KEEP points of a page."""
        rest = [para(text, size, font=font)]
        self._y -= above
        while rest:
            made = rest.pop(0)
            _, tall = made.wrap(self._wide, 1e6)
            room = self._y - FOOT
            if tall + keep <= room:
                made.drawOn(self._c, SIDE, self._y - tall)
                self._y -= tall
                continue
            parts = made.split(self._wide, room) if room > 3 * size and not keep else []
            if len(parts) > 1:
                _, tall = parts[0].wrap(self._wide, room)
                parts[0].drawOn(self._c, SIDE, self._y - tall)
                rest = parts[1:]
            elif self._y >= self._high - TOP - above:  # nothing on this page yet: it fits no better on the next
                made.drawOn(self._c, SIDE, self._y - tall)
                return
            else:
                rest = [made]
            self.turn()
            above = 0

    def line(self, above: float) -> None:
        self._y -= above
        rule(self._c, SIDE, SIDE + self._wide, self._y, HAIR)

    def turn(self) -> None:
        self.end()
        self._y = self._high - TOP

    def end(self) -> None:
        line_of(self._c, SIDE, FOOT - 24, self._foot, 8, colour=SOFT, wide=self._wide - 60)
        line_of(self._c, SIDE + self._wide, FOOT - 24, self._c.getPageNumber(), 8, colour=SOFT, align="right")
        self._c.showPage()


def record_pages(content: RecordContent, *, at: datetime, paper: Paper = "a4") -> bytes:
    """The pages as PDF, dated AT."""
    file, size = BytesIO(), SIZES[paper]
    sheet = Sheet(file, size, title=content.title, author=content.practice, language=content.language, at=at)
    flow = _Flow(sheet, size, content.title)
    flow.put(content.title, 20, BOLD)
    flow.put(content.about, 10.5, above=8)
    for heading, lines in content.sections:
        flow.line(14)
        flow.put(heading, 12, BOLD, above=8, keep=40)
        for line in lines:
            flow.put(line, 10, above=3)
    flow.end()
    sheet.save()
    return file.getvalue()
