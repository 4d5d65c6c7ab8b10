"""The summary's maps: one view on arrival and on leaving, each mark labelled beside it, or numbered and listed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, sin
from typing import Any, Final

from reportlab.pdfgen.canvas import FILL_EVEN_ODD
from reportlab.platypus import CondPageBreak, Spacer

from notesapp.bodymap.draw import BADGE
from notesapp.bodymap.figure import figure_of
from notesapp.bodymap.patterns import GLYPH
from notesapp.bodymap.scene import Scene, Teaching
from notesapp.bodymap.states import state
from notesapp.model.body_map import BodyMap, Mark, MarkKind, Moment, View
from notesapp.model.treatment import TechniqueUse
from notesapp.pdf.colours import ACCENT, HAIR, INK, SOFT, WHITE
from notesapp.pdf.fonts import BOLD
from notesapp.pdf.labels import labels
from notesapp.pdf.maps import MapOnPage, shapes_of, whole
from notesapp.pdf.page import Sheet, box, fill, pen, rule
from notesapp.pdf.summary_blocks import Block, Heading
from notesapp.pdf.text import line_of
from notesapp.words.contents import MapLabel, SummaryContent

COLUMN: Final = 74.0
"""Points for the labels beside a figure."""
SMALL: Final = 4.8
"""Radius of a mark's number, points."""


@dataclass(frozen=True, slots=True)
class Pair:
    view: View
    body_map: BodyMap
    uses: tuple[TechniqueUse, ...]
    labels: tuple[tuple[Mark, MapLabel], ...]
    panels: tuple[Moment, ...]
    first_number: int = 1
    teaching: Teaching | None = None


def pairs_of(
    content: SummaryContent, body_map: BodyMap, uses: Sequence[TechniqueUse], teaching: Teaching | None = None
) -> list[Pair]:
    """The views that show something: those asked for, then any other with a mark. None left out, none empty."""
    marked = {mark.view: None for mark in body_map.marks}
    views = dict.fromkeys((*content.views, *marked))
    by_id = {label.mark_id: label for label in content.labels}
    left = bool(uses) or any(reading.moment is Moment.LEAVE for reading in body_map.readings)
    both = (Moment.ARRIVE, Moment.LEAVE) if left else (Moment.ARRIVE,)  # not treated: there is one drawing to show
    pairs, n = [], 1
    for view in views:
        worked = tuple(use for use in uses if shapes_of(figure_of(body_map), use.places, view))
        if view not in marked and not worked:
            continue
        here = (m for m in body_map.marks if m.view is view and m.id in by_id)
        found = tuple((m, by_id[m.id]) for m in here if m.strokes or shapes_of(figure_of(body_map), m.places[:1], view))
        panels = both if view in marked else (Moment.LEAVE,)
        pairs.append(Pair(view, body_map, worked, found, panels, n, teaching))
        n += len(found)
    return pairs


def useful_height(pair: Pair, wide: float) -> float:
    """More height than this would not make the figures larger, for they fill their width."""
    left, top, right, low = whole(figure_of(pair.body_map), pair.view)
    column = COLUMN if pair.labels else 0
    room = (wide - 12) / 2 - column - 8 if len(pair.panels) == 2 else wide
    return max(180.0, room * (low - top) / (right - left) + 50)


@dataclass(frozen=True, slots=True)
class Listed:
    number: int
    arrive: str
    leave: str


class MapPair(Block):
    def __init__(self, pair: Pair, wide: float, height: float, language: str) -> None:
        super().__init__(wide, height)
        self.pair, self.words = pair, labels(language)
        self.panel = (wide - 12) / 2 if len(pair.panels) == 2 else wide
        most = max(
            (sum(_height(label, m) for _, label in pair.labels if _text(label, m)) for m in pair.panels), default=0
        )
        self.beside = most <= height - 44
        self.listed: list[Listed] = []
        if not self.beside:
            ordered = sorted(enumerate(pair.labels), key=lambda item: anchor(item[1][0], pair, Moment.ARRIVE)[1])
            self.order = [label for _, label in ordered]
            self.listed = [
                Listed(
                    pair.first_number + n,
                    _words(label.arrive, label.small_arrive),
                    _words(label.leave, label.small_leave),
                )
                for n, (_, label) in enumerate(self.order)
            ]

    def draw(self) -> None:
        titles = {Moment.ARRIVE: self.words["on arrival"], Moment.LEAVE: self.words["on leaving"]}
        if len(self.pair.panels) == 1:
            titles[Moment.LEAVE] = self.words["treated"].capitalize()
        for n, moment in enumerate(self.pair.panels):
            self._panel(n * (self.panel + 12), titles[moment], moment)

    def _panel(self, x: float, title: str, moment: Moment) -> None:
        c, h, pair = self.canv, self.height, self.pair
        box(c, x, 0, self.panel, h, inside=WHITE, line=HAIR, radius=6)
        column = COLUMN if self.beside and pair.labels else 0
        part = whole(figure_of(pair.body_map), pair.view)
        shown = MapOnPage(pair.body_map, pair.view, part, x + 4, 6, self.panel - column - 8, h - 14)
        uses = pair.uses if moment is Moment.LEAVE else ()
        hands = pair.view is not View.SOLES  # beside the feet there is no room for the letters of the sides
        shown.draw(c, uses, moment, badges=hands, teaching=pair.teaching)
        if not hands:
            shown.corner_sides(c, low=True)
        line_of(c, x + 12, h - 18, title, 11, BOLD)
        line_of(c, x + 12, h - 30, self.words[pair.view.value], 8, colour=SOFT)
        if self.beside:
            self._labels(c, x + self.panel - column - 2, shown, moment)
        else:
            self._numbers(c, shown, moment)

    def _labels(self, c: Sheet, x: float, shown: MapOnPage, moment: Moment) -> None:
        rows = sorted(
            (
                (shown.at(*anchor(mark, self.pair, moment)), mark, _text(label, moment), _small(label, moment))
                for mark, label in self.pair.labels
                if _text(label, moment)
            ),
            key=lambda row: -row[0][1],
        )
        heights = [21.0 if small else 13.0 for *_, small in rows]
        beside_sign = GLYPH / 2 * shown.scale + 1.5
        c.saveState()
        self._spare_sides(c, shown)
        places = spread([row[0][1] for row in rows], heights, 10, self.height - 36)
        for ((px, py), mark, *_), y in zip(rows, places, strict=True):
            sign = mark.kind is MarkKind.STAMP  # a line must not run through a finding's sign
            pen(c, SOFT, 0.6)
            lead = c.beginPath()
            lead.moveTo(px + beside_sign if sign else px, py)
            lead.lineTo(x - 9, y)
            lead.lineTo(x - 2, y)
            c.drawPath(lead)
            if not sign:
                fill(c, INK)
                c.circle(px, py, 1.3, fill=1, stroke=0)
        c.restoreState()
        for (_, _, text, small), y in zip(rows, places, strict=True):
            line_of(c, x, y + 1 if small else y - 3, text, 8.8, BOLD, wide=COLUMN - 4)
            if small:
                line_of(c, x, y - 8.6, small, 8, colour=SOFT, wide=COLUMN - 4)

    def _spare_sides(self, c: Sheet, shown: MapOnPage) -> None:
        """A line to a label passes behind L and R: nothing is ever drawn over them."""
        half = BADGE / 2 * shown.scale + 1
        around = c.beginPath()
        around.rect(0, 0, self.width, self.height)
        for x, y in shown.badges():
            around.rect(x - half, y - half, 2 * half, 2 * half)
        c.clipPath(around, stroke=0, fill=0, fillMode=FILL_EVEN_ODD)

    def _numbers(self, c: Sheet, shown: MapOnPage, moment: Moment) -> None:
        frame = (shown.x + SMALL, shown.y, shown.x + shown.w - SMALL, shown.y + shown.h)
        taken = shown.badges()
        for row, (mark, label) in zip(self.listed, self.order, strict=True):
            if not _text(label, moment):
                continue
            at = shown.at(*anchor(mark, self.pair, moment))
            x, y = free_spot(at, taken, 2 * SMALL + 0.4, frame)
            taken.append((x, y))
            if (x, y) != at:
                rule_to(c, at, (x, y))
            fill(c, WHITE)
            pen(c, INK, 0.5)
            c.circle(x, y, SMALL, fill=1)
            line_of(c, x, y - 1.9, row.number, 5.3, BOLD, align="centre")


def rule_to(c: Sheet, a: tuple[float, float], b: tuple[float, float]) -> None:
    pen(c, SOFT, 0.4)
    c.line(*a, *b)


def free_spot(
    at: tuple[float, float],
    taken: Sequence[tuple[float, float]],
    apart: float,
    frame: tuple[float, float, float, float],
) -> tuple[float, float]:
    """The nearest place to AT within FRAME, going round it in growing circles, that is APART from all taken ones."""
    x, y = at
    left, low, right, high = frame
    for step in range(6000):
        far = step**0.5 * apart * 0.5
        px, py = x + far * cos(step * 2.4), y + far * sin(step * 2.4)
        if left <= px <= right and low <= py <= high and all(hypot(px - tx, py - ty) >= apart for tx, ty in taken):
            return px, py
    return at


def spread(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Middles of labels near the wanted ones (falling), none over another, all between LOW and HIGH."""
    places: list[float] = []
    edge = high
    for y, height in zip(wanted, heights, strict=True):
        middle = min(y, edge - height / 2)
        places.append(middle)
        edge = middle - height / 2
    floor = low
    for n in range(len(places) - 1, -1, -1):
        places[n] = max(places[n], floor + heights[n] / 2)
        floor = places[n] + heights[n] / 2
    return places


def anchor(mark: Mark, pair: Pair, moment: Moment) -> tuple[float, float]:
    """Where a mark's label points: the middle of what is drawn."""
    strokes = state(mark, Scene(pair.body_map, pair.view, moment)).strokes
    if strokes:
        line = strokes[0]
        return line[len(line) * 2 // 3 if mark.kind is MarkKind.PATH else len(line) // 2]
    shapes = shapes_of(figure_of(pair.body_map), mark.places[:1], pair.view)
    return shapes[0].point if shapes else (0, 0)


def listed_marks(rows: Sequence[Listed], wide: float, language: str) -> list[Any]:
    """The numbered marks under the map, three beside each other."""
    if not rows:
        return []
    third = -(-len(rows) // 3)
    lines = [MarkRow([rows[k] for k in range(n, len(rows), third)], wide) for n in range(third)]
    return [CondPageBreak(70), Heading(labels(language)["marks"], wide), *lines, Spacer(0, 10)]


class MarkRow(Block):
    def __init__(self, marks: Sequence[Listed], wide: float) -> None:
        super().__init__(wide, 12)
        self.marks = marks

    def draw(self) -> None:
        step = self.width / 3
        for n, mark in enumerate(self.marks):
            x = n * step
            line_of(self.canv, x + 14, 3, mark.number, 8, BOLD, ACCENT, align="right")
            both = mark.arrive if mark.arrive == mark.leave else " → ".join(t for t in (mark.arrive, mark.leave) if t)
            line_of(self.canv, x + 20, 3, both, 8, wide=step - 28)
        rule(self.canv, 0, self.width, 0, HAIR, 0.4)


def _text(label: MapLabel, moment: Moment) -> str:
    return label.arrive if moment is Moment.ARRIVE else label.leave


def _small(label: MapLabel, moment: Moment) -> str:
    return label.small_arrive if moment is Moment.ARRIVE else label.small_leave


def _height(label: MapLabel, moment: Moment) -> float:
    return 21 if _small(label, moment) else 13


def _words(text: str, small: str) -> str:
    return f"{text} ({small})" if text and small else text or small
