"""Where the client's marks and the therapist's findings do not meet: the map as the screen shows it, and in words."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any, Final

from reportlab.platypus import CondPageBreak, KeepTogether, Spacer

from notesapp.bodymap.compare import Part
from notesapp.bodymap.disagree import draw_over_figure
from notesapp.bodymap.figure import figure_of
from notesapp.bodymap.scene import Scene
from notesapp.model.body_map import BodyMap, Moment, View
from notesapp.pdf.colours import HAIR, SOFT, WHITE
from notesapp.pdf.fonts import BOLD
from notesapp.pdf.labels import labels
from notesapp.pdf.legend import Item, Legend, LegendItems, legend_of, part_sample
from notesapp.pdf.maps import MapOnPage, whole
from notesapp.pdf.page import box
from notesapp.pdf.summary_blocks import Block, Heading
from notesapp.pdf.text import line_of, para
from notesapp.words.contents import SummaryContent

ROW: Final = 3
"""Views beside each other."""
GAP, HEAD, HIGH = 10.0, 22.0, 236.0
SIGNS: Final[tuple[tuple[Part, str], ...]] = (
    ("then", "only client"),
    ("now", "only therapist"),
    ("both", "both authors"),
)


def met(content: SummaryContent, body_map: BodyMap, wide: float) -> list[Any]:
    """What stands in the summary under its own heading: the sentences, every view with a mark, what patterns mean."""
    words = labels(content.language)
    arrived = tuple(reading for reading in body_map.readings if reading.moment is Moment.ARRIVE)
    body_map = replace(body_map, readings=arrived, avoid=(), hatched=())  # what is compared is as it was on arrival
    marked = {mark.view for mark in body_map.marks}
    views = tuple(dict.fromkeys((*(v for v in content.views if v in marked), *(v for v in View if v in marked))))
    said = [para(text, 10, 14.4) for text in content.meeting]
    head: list[Any] = [Heading(words["meeting"], wide), *said, Spacer(0, 8)]
    rows: list[list[Any]] = []
    for some in (views[n : n + ROW] for n in range(0, len(views), ROW)):  # each with its legend, on whatever page
        legend = Legend(_legend(body_map, some, content.language), wide)
        rows.append([Views(body_map, some, wide, content.language), Spacer(0, 6), legend, Spacer(0, 10)])
    if not rows:
        return [CondPageBreak(60), *head]
    return [KeepTogether([*head, *rows[0]]), *(KeepTogether(row) for row in rows[1:])]


def _legend(body_map: BodyMap, views: tuple[View, ...], language: str) -> LegendItems:
    words = labels(language)
    signs = [Item(words[name], 21, part_sample(part)) for part, name in SIGNS]
    others = legend_of(body_map, (), views, language, notes=False).items
    return LegendItems((*signs, *others), f"{words['how met']} {words['left and right']}")


class Views(Block):
    """Up to three views beside each other."""

    def __init__(self, body_map: BodyMap, views: tuple[View, ...], wide: float, language: str) -> None:
        self.panel = (wide - (ROW - 1) * GAP) / ROW
        body = figure_of(body_map)
        most = 0.0
        for view in views:
            left, top, right, low = whole(body, view)
            most = max(most, (self.panel - 8) * (low - top) / (right - left))
        super().__init__(wide, min(HIGH, most + HEAD + 8))
        self.body_map, self.views, self.words = body_map, views, labels(language)

    def draw(self) -> None:
        c = self.canv
        for n, view in enumerate(self.views):
            x = n * (self.panel + GAP)
            box(c, x, 0, self.panel, self.height, inside=WHITE, line=HAIR, radius=6)
            part = whole(figure_of(self.body_map), view)
            shown = MapOnPage(self.body_map, view, part, x + 4, 5, self.panel - 8, self.height - HEAD - 5)
            scene = Scene(
                self.body_map, view, Moment.ARRIVE, look="paper", badges=view is not View.SOLES, differing=True
            )
            shown.show(c, partial(draw_over_figure, scene))
            if view is View.SOLES:
                shown.corner_sides(c, low=True)
            line_of(c, x + 9, self.height - 15, self.words[view.value].capitalize(), 9, BOLD, SOFT)
