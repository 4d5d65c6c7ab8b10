"""The summary's comparison with another session: both drawings and their difference, view by view, and the measures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, Final

from reportlab.lib.colors import HexColor
from reportlab.platypus import CondPageBreak, KeepTogether, Paragraph, Spacer, Table

from notesapp.bodymap import compare, draw
from notesapp.bodymap.compare import PARTS, Pair
from notesapp.bodymap.figure import figure_of
from notesapp.bodymap.surface import Surface
from notesapp.model.body_map import BodyMap, Layer, Moment, View
from notesapp.pdf.colours import HAIR, INK, SOFT, WHITE
from notesapp.pdf.fonts import BOLD, REGULAR
from notesapp.pdf.labels import labels
from notesapp.pdf.legend import Item, Legend, LegendItems, legend_of, part_sample
from notesapp.pdf.maps import MapOnPage, whole
from notesapp.pdf.page import Sheet, box
from notesapp.pdf.summary_blocks import Block, Heading
from notesapp.pdf.text import line_of, para
from notesapp.words.contents import Comparison, MeasureRow

GAP: Final = 10.0
HIGH: Final = 224.0
"""Points: a panel of a view; the soles lie and need less."""
HEAD: Final = 32.0
COLUMNS: Final = (0.18, 0.17, 0.17, 0.48)


def compared(content: Comparison, own: BodyMap, other: BodyMap, wide: float, language: str) -> list[Any]:
    """What stands in the summary under the heading of the comparison; OWN is the map of the summary's session."""
    then, now = (own, other) if content.other_is_later else (other, own)
    words = labels(language)
    said = [para(f"**{content.headline}.** {content.why}", 10, 14.4, markup=True), Spacer(0, 8)]
    blocks = [Three(content, then, now, view, wide, language) for view in content.views]
    rows = [[block, Spacer(0, 6), Legend(_legend(content, then, now, block.view, language), wide)] for block in blocks]
    story: list[Any] = [KeepTogether([Heading(content.title, wide), *said, *rows[0]])]
    for row in rows[1:]:  # each with its own legend: it may come to stand on another page
        story += [Spacer(0, 8), KeepTogether(row)]
    story += [Spacer(0, 8), CondPageBreak(90), _table(content, wide, language), Spacer(0, 5)]
    story += [para(text, 9, 12.6) for text in content.remarks]
    return [*story, Spacer(0, 3), para(f"{words['how judged']} {content.sources}", 8, 11, colour=SOFT), Spacer(0, 10)]


class Three(Block):
    """One view at both times, and the difference."""

    def __init__(
        self, content: Comparison, then: BodyMap, now: BodyMap, view: View, wide: float, language: str
    ) -> None:
        self.panel = (wide - 2 * GAP) / 3
        first, second = content.moments
        self.pair = Pair(then, now, view, first, second, look="paper", badges=view is not View.SOLES)
        left, top, right, low = whole(figure_of(self.pair.now), view)
        super().__init__(wide, min(HIGH, (self.panel - 8) * (low - top) / (right - left) + HEAD + 8))
        self.content, self.view, self.words = content, view, labels(language)

    def draw(self) -> None:
        then, now = compare.scenes(self.pair)
        where = self.words.get(self.view.value, self.view.value)
        panels: tuple[tuple[str, str, BodyMap, Callable[[Surface], None]], ...] = (
            (self.words["earlier"], self.content.then, self.pair.then, partial(draw.draw_scene, then)),
            (self.words["later"], self.content.now, self.pair.now, partial(draw.draw_scene, now)),
            (self.words["difference"], where, self.pair.now, partial(compare.difference, self.pair)),
        )
        for n, (title, said, drawn, paint) in enumerate(panels):
            self._panel(n * (self.panel + GAP), title, said, drawn, paint)

    def _panel(self, x: float, title: str, said: str, drawn: BodyMap, paint: Callable[[Surface], None]) -> None:
        c: Sheet = self.canv
        box(c, x, 0, self.panel, self.height, inside=WHITE, line=HAIR, radius=6)
        part = whole(figure_of(drawn), self.view)
        shown = MapOnPage(drawn, self.view, part, x + 4, 5, self.panel - 8, self.height - HEAD - 5)
        shown.show(c, paint)
        if self.view is View.SOLES:
            shown.corner_sides(c, low=True)
        line_of(c, x + 9, self.height - 15, title, 10, BOLD, wide=self.panel - 18)
        line_of(c, x + 9, self.height - 26, said, 7.5, colour=SOFT, wide=self.panel - 18)


def _legend(content: Comparison, then: BodyMap, now: BodyMap, view: View, language: str) -> LegendItems:
    """The signs of both drawings in a view once, then what the difference shows."""
    words = labels(language)
    items: dict[str, Item] = {}
    for body_map, moment in zip((then, now), content.moments, strict=True):
        told = replace(body_map, marks=tuple(m for m in body_map.marks if m.layer is Layer.CLIENT), avoid=())
        if moment is Moment.ARRIVE:  # nothing has shrunk yet
            told = replace(told, readings=tuple(r for r in told.readings if r.moment is Moment.ARRIVE))
        for item in legend_of(told, (), [view], language, notes=False).items:
            items.setdefault(item.words, item)
    for part in PARTS:
        name = words["both times" if part == "both" else f"only {'earlier' if part == 'then' else 'later'}"]
        items[name] = Item(name, 21, part_sample(part))
    return LegendItems(tuple(items.values()), words["left and right"])


def _table(content: Comparison, wide: float, language: str) -> Table:
    words = labels(language)
    heads = (words["measure"], words["earlier"], words["later"], words["meaning"])
    rows = [[para(text, 8, 11, colour=SOFT) for text in heads], *map(_row, content.rows)]
    table = Table(rows, colWidths=[wide * part for part in COLUMNS], repeatRows=1)
    one_value = [("SPAN", (1, n), (2, n)) for n, row in enumerate(content.rows, start=1) if not row.after]
    table.setStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 8),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
            ("LINEBELOW", (0, 0), (-1, 0), 0.9, HexColor(INK)),
            ("LINEBELOW", (0, 1), (-1, -1), 0.5, HexColor(HAIR)),
            *one_value,
        ]
    )
    return table


def _row(row: MeasureRow) -> list[Paragraph]:
    fonts = (REGULAR, BOLD, BOLD, REGULAR)
    texts = (row.label, row.before, row.after, row.remark)
    return [para(text, 8.6, 11.4, font) for text, font in zip(texts, fonts, strict=True)]
