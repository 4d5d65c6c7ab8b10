"""What the signs on a page's maps mean; only those that are there. Words and shapes, so that grey print says the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from notesapp.catalogue import tokens
from notesapp.model.body_map import BodyMap, MarkKind, View
from notesapp.model.treatment import TechniqueUse
from notesapp.pdf.colours import EDGE, SOFT
from notesapp.pdf.labels import labels
from notesapp.pdf.maps import shapes_of, treated_swatch
from notesapp.pdf.page import arrow, box, fill, pen
from notesapp.pdf.summary_blocks import Block
from notesapp.pdf.text import line_of, para, put, tall, text_width
from notesapp.pdf.vectors import finding, lay_pattern

TILE = 5.2
"""Points: a pattern is as wide on a small map as on a large one."""


@dataclass(frozen=True, slots=True)
class Item:
    words: str
    room: float
    """Points that the sign takes, with the blank after it."""
    sign: Callable[[Canvas, float, float], None]
    """Draws the sign at x on the text's base line y."""


@dataclass(frozen=True, slots=True)
class LegendItems:
    items: tuple[Item, ...]
    notes: str

    def rows(self, wide: float, size: float) -> list[list[tuple[float, Item]]]:
        rows: list[list[tuple[float, Item]]] = [[]]
        x = 0.0
        for item in self.items:
            span = item.room + text_width(item.words, size)
            if rows[-1] and x + span > wide:
                rows.append([])
                x = 0.0
            rows[-1].append((x, item))
            x += span + 12
        return [row for row in rows if row]

    def height(self, wide: float, size: float = 8) -> float:
        notes = tall(para(self.notes, size, size * 1.36, colour=SOFT), wide) if self.notes else 0
        return len(self.rows(wide, size)) * (size + 6.5) + notes

    def draw(self, c: Canvas, x: float, top: float, wide: float, size: float = 8) -> None:
        y = top
        for row in self.rows(wide, size):
            for dx, item in row:
                item.sign(c, x + dx, y - size)
                line_of(c, x + dx + item.room, y - size, item.words, size)
            y -= size + 6.5
        if self.notes:
            put(c, para(self.notes, size, size * 1.36, colour=SOFT), x, y, wide)


class Legend(Block):
    """The legend as a block of the flowing text."""

    def __init__(self, items: LegendItems, wide: float) -> None:
        super().__init__(wide, items.height(wide))
        self.items = items

    def draw(self) -> None:
        self.items.draw(self.canv, 0, self.height, self.width)


def legend_of(
    body_map: BodyMap, uses: Sequence[TechniqueUse], views: Iterable[View], language: str, *, notes: bool = True
) -> LegendItems:
    """The legend of the maps of these views."""
    words = labels(language)
    shown = set(views)
    marks = [mark for mark in body_map.marks if mark.view in shown]
    items: list[Item] = []
    symptoms, glyphs = tokens.symptoms(), tokens.findings()
    kinds = {mark.what: None for mark in marks}
    levels = {mark.id: 0 for mark in marks}
    for reading in body_map.readings:
        if reading.mark_id in levels:
            levels[reading.mark_id] = max(levels[reading.mark_id], reading.intensity or 0)
    for key in kinds:
        if key in symptoms:
            level = max(levels[mark.id] for mark in marks if mark.what == key)
            items.append(Item(symptoms[key].label.lower(), 22, _symptom(key, level)))
    if any(key in symptoms for key in kinds):
        items.append(Item("0–10", 70, _ramp(next(key for key in kinds if key in symptoms))))
    if any(mark.kind is MarkKind.PATH for mark in marks):
        items.append(Item(words["runs to"], 24, _arrow))
    if any(shapes_of(use.places, view) for use in uses for view in shown):
        items.append(Item(words["treated"], 21, lambda c, x, y: treated_swatch(c, x, y - 2, 16, 9.5)))
    if any(shapes_of(area.places, view) for area in body_map.avoid for view in shown):
        items.append(Item(words["avoid"], 21, _hatch))
    found = [key for key in kinds if key in glyphs]
    items += [Item(glyphs[key].label.lower(), 15, _finding(key)) for key in found]
    said = [words["left and right"], words["grades"] if found else ""] if notes else []
    return LegendItems(tuple(items), " ".join(part for part in said if part))


def _symptom(key: str, level: int) -> Callable[[Canvas, float, float], None]:
    def sign(c: Canvas, x: float, y: float) -> None:
        look = tokens.symptom_style(key, level)
        c.saveState()
        box(c, x, y - 2, 16, 9.5, inside=look.fill, line=look.edge, radius=2, width=0.6)
        frame = c.beginPath()
        frame.roundRect(x, y - 2, 16, 9.5, 2)
        c.clipPath(frame, stroke=0, fill=0)
        c.translate(x, y - 2)
        lay_pattern(c, key, look.pattern, look.ink, (0, 0, 16, 9.5), TILE * 0.85)
        c.restoreState()

    return sign


def _ramp(key: str) -> Callable[[Canvas, float, float], None]:
    def sign(c: Canvas, x: float, y: float) -> None:
        for n in range(11):
            fill(c, tokens.symptom_style(key, n).fill)
            c.rect(x + n * 6, y - 2, 6.3, 9.5, stroke=0, fill=1)
        pen(c, EDGE, 0.5)
        c.rect(x, y - 2, 66, 9.5)

    return sign


def _arrow(c: Canvas, x: float, y: float) -> None:
    arrow(c, x, x + 18, y + 2.8, width=1.2)


def _hatch(c: Canvas, x: float, y: float) -> None:
    look = tokens.avoid()
    c.saveState()
    frame = c.beginPath()
    frame.roundRect(x, y - 2, 16, 9.5, 2)
    box(c, x, y - 2, 16, 9.5, inside=look.wash, line=look.ink, radius=2, width=0.9)
    c.clipPath(frame, stroke=0, fill=0)
    pen(c, look.ink, 0.7)
    for n in range(-2, 5):
        c.line(x + n * 4, y - 2, x + n * 4 + 9.5, y + 7.5)
    c.restoreState()


def _finding(key: str) -> Callable[[Canvas, float, float], None]:
    return lambda c, x, y: finding(c, tokens.finding_glyph(key), x + 5, y + 2.8, 10)
