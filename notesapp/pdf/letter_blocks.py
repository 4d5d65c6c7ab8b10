"""The parts of the referral letter: address, question, red flags, maps, signature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportlab.platypus import Paragraph

from notesapp.bodymap.figure import figure_of
from notesapp.bodymap.geometry import Bounds
from notesapp.model.body_map import BodyMap, Moment, View
from notesapp.model.treatment import TechniqueUse
from notesapp.pdf.colours import ACCENT, ACCENT_TINT, HAIR, HOT, HOT_TINT, INK, SOFT, TINT, WHITE
from notesapp.pdf.fonts import BOLD, REGULAR
from notesapp.pdf.labels import labels
from notesapp.pdf.legend import LegendItems, legend_of
from notesapp.pdf.maps import MapOnPage, mark_boxes, window
from notesapp.pdf.page import Record, Sheet, box, fill, ring, rule, tick
from notesapp.pdf.text import line_of, para, put, tall, text_width, whole_line
from notesapp.words.contents import LetterContent


def address(c: Sheet, content: LetterContent, left: float, right: float, y: float) -> float:
    head, words = content.head, labels(content.language)
    reach = " · ".join(part for part in (head.phone, head.email) if part)
    aside = max(text_width(head.address, 8.5), text_width(reach, 8.5))
    whole_line(c, left, y - 12, head.practice, 14, right - left - aside - 20, room=1.7, colour=ACCENT)
    line_of(c, right, y - 7, head.address, 8.5, colour=SOFT, align="right")
    line_of(c, right, y - 18, reach, 8.5, colour=SOFT, align="right")
    rule(c, left, right, y - 27, HOT if content.urgent else ACCENT, 1.2)
    y -= 44
    half = (right - left) / 2
    to = y
    for n, line in enumerate(part for part in content.to if part):
        whole_line(c, left, to, line, 9.5, half - 20, room=1.6, font=REGULAR if n else BOLD)
        to -= 13
    if content.date:
        line_of(c, left, to, content.date, 9.5, colour=SOFT)
        to -= 13
    x = left + half
    line_of(c, x, y, words["about"], 8, colour=SOFT)
    whole_line(c, x + 36, y, content.client, 11, half - 36, room=1.7)
    about = y - 13
    for line in content.client_lines:
        if line:
            line_of(c, x + 36, about, line, 9.5, wide=half - 36)
            about -= 13
    return min(to, about) + 7


class Question:
    """What is asked, large; in the urgent form, why it cannot wait."""

    def __init__(self, content: LetterContent, wide: float, scale: float) -> None:
        self.content, self.wide, self.words = content, wide, labels(content.language)
        size = (14 if content.urgent else 12.5) * scale
        self.inner = wide - 32
        self.colour, self.tint = (HOT, HOT_TINT) if content.urgent else (ACCENT, ACCENT_TINT)
        self.question = para(content.question, size, size * 1.4, markup=True)
        self.third = (self.inner - 32) / 3
        self.asks = [para(text, 9.6 * scale, 12.8 * scale) for text in content.asks if text]
        self.rows = [self.asks[n : n + 3] for n in range(0, len(self.asks), 3)]
        asks = sum(max(tall(p, self.third - 14) for p in row) + 5 for row in self.rows)
        self.height = 24 + tall(self.question, self.inner) + (7 + asks if asks else 0) + 8

    def draw(self, c: Sheet, x: float, top: float) -> None:
        box(c, x, top - self.height, self.wide, self.height, inside=self.tint, radius=7)
        fill(c, self.colour)
        c.rect(x, top - self.height + 7, 4, self.height - 14, stroke=0, fill=1)
        title = self.words["reason" if self.content.urgent else "question"]
        end = line_of(c, x + 16, top - 18, title, 10, BOLD, self.colour)
        ink = HOT if self.content.urgent else INK
        room = self.wide - 16 - (end - x) - 20
        line_of(c, x + self.wide - 16, top - 18, self.content.urgency, 10, BOLD, ink, align="right", wide=room)
        y = put(c, self.question, x + 16, top - 24, self.inner) - 7
        n = 0
        for row in self.rows:
            for k, p in enumerate(row):
                n += 1
                at = x + 16 + k * (self.third + 16)
                line_of(c, at, y - 9.6, n, 10, BOLD, self.colour)
                put(c, p, at + 14, y, self.third - 14)
            y -= max(tall(p, self.third - 14) for p in row) + 5


class Flags:
    """Every red flag that was asked, with its answer: yes first, then what was not tested, then the negatives."""

    def __init__(self, content: LetterContent, wide: float, scale: float) -> None:
        self.content, self.wide, self.words = content, wide, labels(content.language)
        self.inner, self.size = wide - 24, 9 * scale
        self.yes = self._rows_of_yes()
        open_words = f"{self.words['not tested']} {content.not_tested}" if content.not_tested else ""
        self.open = para(open_words, self.size, self.size * 1.36) if open_words else None
        self.columns, self.widths = self._columns([text for text in content.flags_no if text])
        rows = max((len(column) for column in self.columns), default=0)
        self.line = 12.6 * scale
        self.low = rows * self.line
        high = len(self.yes) * (self.line + 2.5) + (tall(self.open, self.inner - 14) + 3 if self.open else 0) + self.low
        self.height = 22 + high + 6 if high else 0.0

    def _rows_of_yes(self) -> list[list[tuple[float, str, float]]]:
        rows: list[list[tuple[float, str, float]]] = []
        x = 0.0
        for text in self.content.flags_yes:
            span = min(text_width(text, self.size, BOLD), self.inner - 14)
            if not rows or x + 14 + span > self.inner:
                rows.append([])
                x = 0.0
            rows[-1].append((x, text, span))
            x += 14 + span + 16
        return rows

    def _columns(self, texts: list[str]) -> tuple[list[list[str]], list[float]]:
        for count in (4, 3, 2, 1):
            columns = [texts[k::count] for k in range(count) if texts[k::count]]
            widths = [16 + max(text_width(text, self.size) for text in column) for column in columns]
            if sum(widths) + 8 * (len(columns) - 1) <= self.inner or count == 1:
                break
        return columns, widths

    def draw(self, c: Sheet, x: float, top: float) -> None:
        if not self.height:
            return
        box(c, x, top - self.height, self.wide, self.height, inside=WHITE, line=HAIR, radius=6)
        title = ", ".join(part for part in (self.words["flags"], self.content.flags_date) if part)
        line_of(c, x + 12, top - 16, title, 10, BOLD, ACCENT)
        y = top - 22
        for row in self.yes:
            y -= self.line + 2.5
            for dx, text, span in row:
                tick(c, x + 12 + dx + 5, y + 5.4)
                line_of(c, x + 12 + dx + 14, y + 2.3, text, self.size, BOLD, wide=span + 0.1)
        if self.open:
            ring(c, x + 17, y - self.size * 0.62)
            y = put(c, self.open, x + 26, y, self.inner - 14) - 3
        y -= self.line - 3
        air = max(8.0, (self.inner - sum(self.widths)) / max(1, len(self.widths) - 1)) if self.widths else 0
        at = x + 12
        for column, span in zip(self.columns, self.widths, strict=True):
            for n, text in enumerate(column):
                line_of(c, at, y - n * self.line, self.words["no"], self.size, BOLD, SOFT)
                line_of(c, at + 16, y - n * self.line, text, self.size, wide=self.inner - 16)
            at += span + min(air, 60)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The maps before and after with their legend; only what was marked."""

    view: View
    body_map: BodyMap
    uses: tuple[TechniqueUse, ...]
    boxes: tuple[Bounds, ...]
    panels: tuple[tuple[Moment, str], ...]
    legend: LegendItems

    @classmethod
    def of(cls, content: LetterContent, body_map: BodyMap, uses: Sequence[TechniqueUse]) -> Evidence | None:
        words, view = labels(content.language), content.view
        boxes = mark_boxes(body_map, view)
        if not boxes:
            return None
        arrive, leave = content.pain or (None, None)
        after = any(r.moment is Moment.LEAVE for r in body_map.readings) or bool(uses)
        before = words["before"] if after else words["marked"]
        panels = [(Moment.ARRIVE, _title(before, words["pain"], arrive))]
        if after:
            panels.append((Moment.LEAVE, _title(words["after"], words["pain"], leave)))
        legend = legend_of(body_map, uses if after else (), [view], content.language, notes=False)
        others = dict.fromkeys(words[mark.view.value] for mark in body_map.marks if mark.view is not view)
        if others:  # one page holds one view
            legend = replace(legend, notes=f"{words['also on']} {', '.join(others)}.")
        return cls(view, body_map, tuple(uses), tuple(boxes), tuple(panels), legend)

    def least(self, wide: float) -> float:
        return 150 + self.legend.height(wide, 7.5) + 6

    def draw(self, c: Sheet, x: float, top: float, wide: float, room: float) -> None:
        under = self.legend.height(wide, 7.5) + 6
        high = room - under
        span = (wide - 8 * (len(self.panels) - 1)) / len(self.panels)
        for n, (moment, title) in enumerate(self.panels):
            left = x + n * (span + 8)
            box(c, left, top - high, span, high, inside=TINT, radius=6)
            part = window(figure_of(self.body_map), self.view, self.boxes, (high - 22) / span)
            shown = MapOnPage(self.body_map, self.view, part, left, top - high, span, high - 22)
            shown.draw(c, self.uses if moment is Moment.LEAVE else (), moment, badges=False)
            shown.corner_sides(c, 9, 5.4)
            line_of(c, left + 8, top - 14, title, 8.8, BOLD, wide=span - 12)
        self.legend.draw(c, x, top - high - 6, wide, 7.5)


def _title(word: str, pain: str, level: int | None) -> str:
    return word if level is None else f"{word}, {pain.lower()} {level}"


def signature_height(content: LetterContent, wide: float) -> float:
    note = tall(_closing(content), wide) + 4
    return note + (58 if content.urgent else 12.5 * len(content.signed) + 6)


def _closing(content: LetterContent, record: Record | None = None) -> Paragraph:
    follows = labels(content.language)["note follows"] if content.urgent else ""
    line = record.line if record else "Version 1 · 0000 0000 0000"
    text = " · ".join(part for part in (follows, content.consent, content.confidential, line) if part)
    return para(text, 8, 11, colour=SOFT)


def signature(c: Sheet, content: LetterContent, record: Record, left: float, right: float, bottom: float) -> None:
    """Signed in the app; or, on the urgent form, lines to sign by hand over the printed name."""
    wide = right - left
    closing = _closing(content, record)
    y = bottom + tall(closing, wide) + 4
    if content.urgent:
        _by_hand(c, content, left, right, y)
    else:
        lines = [line for line in content.signed if line]
        for n, line in enumerate(lines):
            bold = line == content.head.therapist
            at = y + 8 + 12.5 * (len(lines) - 1 - n)
            line_of(
                c, left, at, line, 9.5 if bold else 8.8, BOLD if bold else REGULAR, INK if bold else SOFT, wide=wide
            )
    rule(c, left, right, y)
    put(c, closing, left, y - 4, wide)


def _by_hand(c: Sheet, content: LetterContent, left: float, right: float, y: float) -> None:
    wide, words = right - left, labels(content.language)
    line_of(c, left, y + 22, words["by hand"], 9, colour=SOFT)
    rule(c, left + 76, left + wide * 0.6, y + 20, INK, 0.8)
    line_of(c, left + wide * 0.64, y + 22, words["date"], 9, colour=SOFT)
    rule(c, left + wide * 0.64 + 56, right, y + 20, INK, 0.8)
    who = ", ".join(part for part in content.signed if part) or content.head.therapist
    whole_line(c, left + 76, y + 8, who, 9, wide - 80, room=1.4)
