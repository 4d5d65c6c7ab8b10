"""The parts of the aftercare sheet: head, instruction card, emergency box, foot."""

from __future__ import annotations

from typing import Final

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from notesapp.catalogue.exercises import drawing
from notesapp.model.body_map import Side
from notesapp.pdf.care_fit import Fit
from notesapp.pdf.colours import ACCENT, ACCENT_TINT, HAIR, HOT, HOT_TINT, SOFT, WHITE, blend
from notesapp.pdf.fonts import BOLD
from notesapp.pdf.labels import labels
from notesapp.pdf.maps import number
from notesapp.pdf.page import Record, box, bullet, pen
from notesapp.pdf.text import line_of, para, put, tall, text_width, whole_line
from notesapp.pdf.vectors import exercise
from notesapp.words.contents import CareCard, SheetContent

SPLITS: Final = (0.32, 0.36, 0.4, 0.44, 0.48, 0.52, 0.56, 0.6)
"""Shares of the emergency box that its left column may take."""


def head(c: Canvas, content: SheetContent, left: float, right: float, y: float) -> float:
    wide = right - left
    date = text_width(content.date, 10.5)
    whole_line(c, left, y - 10, content.head.practice, 10.5, wide - date - 20, room=2, colour=ACCENT)
    line_of(c, right, y - 10, content.date, 10.5, colour=SOFT, align="right")
    whole_line(c, left, y - 41, content.title, 25, wide, room=1.25)
    return y - 57


class Card:
    """One instruction: picture, steps, dose, when to ease off. Without a picture the words take the whole width."""

    def __init__(self, card: CareCard, wide: float, fit: Fit, language: str) -> None:
        side = card.side if card.side in (Side.LEFT, Side.RIGHT) else None
        self.card, self.wide = card, wide
        self.art = drawing(card.item, side)
        self.picture = fit.picture
        self.indent = fit.picture + 20 if self.art else 18
        self.right = wide - self.indent - 12
        self.air, self.pad = (0.0, 5.5) if fit.close else (2.0, 8.0)
        self.title = para(card.title, 14 if fit.close else 15.5, 17 if fit.close else 19, BOLD)
        small = fit.small
        first = f"**{labels(language)['ask first']}:** {card.ask_first}" if card.ask_first else ""
        self.parts: list[tuple[Paragraph, float]] = []  # with the room below
        if first:
            self.parts.append((para(first, small, small * 1.32, colour=HOT, markup=True), 2))
        if card.steps:
            self.parts.append((para(card.steps, fit.size, fit.leading, markup=True), 5 + self.air / 2))
        self.dose = para(card.dose, fit.dose, fit.dose * 1.31, BOLD) if card.dose else None
        self.stop = para(card.stop, small, small * 1.32, colour=HOT) if card.stop else None
        self.words = self._height()
        self.height = max(self.words, fit.card if self.art else 0)

    def _height(self) -> float:
        high = self.pad + tall(self.title, self.right - 26) + 3 + self.air
        high += sum(tall(p, self.right) + below for p, below in self.parts)
        high += tall(self.dose, self.right - 12) + 9 if self.dose else 0
        high += tall(self.stop, self.right) if self.stop else 0
        return high + self.pad + 1 + self.air

    def draw(self, c: Canvas, x: float, top: float) -> None:
        box(c, x, top - self.height, self.wide, self.height, inside=WHITE, line=HAIR, radius=8)
        if self.art:
            exercise(c, self.art, x + 12, top - self.height + 7, self.picture - 4, self.height - 14)
        left, y = x + self.indent, top - self.pad - (self.height - self.words) / 2
        number(c, left + 9, y - 10.5, self.card.number, 10)
        y = put(c, self.title, left + 26, y, self.right - 26) - 3 - self.air
        for p, below in self.parts:
            y = put(c, p, left, y, self.right) - below
        if self.dose:
            high = tall(self.dose, self.right - 12)
            box(c, left - 2, y - high - 4, self.right + 4, high + 5, inside=ACCENT_TINT, radius=4)
            y = put(c, self.dose, left + 6, y, self.right - 12) - 9
        if self.stop:
            put(c, self.stop, left, y, self.right)


class Help:
    """What to call us for, and what not to wait with. One column when only one of them is filled."""

    def __init__(self, content: SheetContent, wide: float, size: float, leading: float) -> None:
        self.wide, self.size, self.leading = wide, size, leading
        self.head_size = max(13.0, size * 1.15)
        us = "" if content.urgent else labels(content.language)["call us"]
        doctor = [para(content.see_doctor, size, leading)] if content.see_doctor else []
        items = [[para(t, size, leading) for t in part if t] for part in (content.call_us, content.emergency)]
        columns = [(us, items[0], doctor), (content.emergency_title, items[1], [])]
        self.columns = [column for column in columns if column[1] or column[2]]
        self.heads = [
            para(title, self.head_size, self.head_size * 1.3, BOLD, HOT) if title else None
            for title, _, _ in self.columns
        ]
        self.widths = [wide - 28]
        if len(self.columns) == 2:  # the split that makes the box lowest
            both = wide - 54
            splits = ([both * share, both * (1 - share)] for share in SPLITS)
            self.widths = min(splits, key=lambda widths: max(self._column(n, widths[n]) for n in (0, 1)))
        heights = [self._column(n, self.widths[n]) for n in range(len(self.columns))]
        self.height = max(heights) + 20 if heights else 0.0

    def _column(self, n: int, wide: float) -> float:
        _, items, after = self.columns[n]
        heading = self.heads[n]
        high = tall(heading, wide) + 3 if heading else 0
        high += sum(tall(p, wide - 12) + 1.5 for p in items)
        return high + sum(tall(p, wide) + (6 if items else 0) for p in after)

    def draw(self, c: Canvas, x: float, top: float) -> None:
        box(c, x, top - self.height, self.wide, self.height, inside=HOT_TINT, line=HOT, radius=8, width=1.2)
        left = x + 14
        for n, (_, items, after) in enumerate(self.columns):
            y = top - 8
            heading = self.heads[n]
            if n:
                pen(c, blend(HOT, HOT_TINT, 0.3), 0.8)
                c.line(left - 14, top - 12, left - 14, top - self.height + 12)
            if heading:
                y = put(c, heading, left, y, self.widths[n]) - 3
            for p in items:
                bullet(c, left, y - self.size * 0.87, HOT, self.size * 0.36)
                y = put(c, p, left + 12 + (self.size - 12) * 0.4, y, self.widths[n] - 12) - 1.5
            for p in after:
                y = put(c, p, left, y - (6 if items else 0), self.widths[n])
            left += self.widths[n] + 26


def foot(c: Canvas, content: SheetContent, record: Record, left: float, right: float, bottom: float) -> None:
    """Next visit, phone, therapist; below, what ties the sheet to its record."""
    wide, y = right - left, bottom + 12
    box(c, left, y, wide, 50, inside=ACCENT, radius=8)
    phone = min(wide * 0.4, text_width(content.head.phone, 16, BOLD))
    name = content.head.therapist
    first, second = content.next_visit, content.next_line
    if not first:
        first, second = second or content.head.practice, ""
    span = wide - 32 - phone - 16
    if second:
        whole_line(c, left + 16, y + 28, first, 16, span, room=1.2, colour=WHITE)
        line_of(c, left + 16, y + 11, second, 10.5, colour=WHITE, wide=wide * 0.64)
    else:
        whole_line(c, left + 16, y + 19, first, 16, span, room=2, colour=WHITE)
    line_of(c, right - 16, y + 28, content.head.phone, 16, BOLD, WHITE, align="right", wide=wide * 0.4)
    shown = min(wide * 0.3, text_width(name, 10.5))
    whole_line(c, right - 16 - shown, y + 11, name, 10.5, shown + 0.1, room=2, font="NotoSans", colour=WHITE)
    session = f"{labels(content.language)['session']} {record.session} · {record.line.lower()}"
    line_of(c, left, bottom - 2, content.footer, 8.5, colour=SOFT, wide=wide - text_width(session, 8.5) - 20)
    line_of(c, right, bottom - 2, session, 8.5, colour=SOFT, align="right")
