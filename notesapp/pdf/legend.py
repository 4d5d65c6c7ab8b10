"""What the signs on a page's maps mean; only those that are there. Words and shapes, so that grey print says it too."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from notesapp.bodymap.compare import Part, swatch
from notesapp.bodymap.figure import figure_of
from notesapp.bodymap.geometry import polyline
from notesapp.bodymap.patterns import glyph, hatch, style, tile
from notesapp.bodymap.ribbons import barbs, centre_line
from notesapp.bodymap.scene import Scene
from notesapp.bodymap.states import state
from notesapp.catalogue import tokens
from notesapp.catalogue.symptoms import symptoms
from notesapp.model.body_map import BodyMap, Layer, Link, LinkKind, Mark, MarkKind, Moment, View
from notesapp.model.treatment import TechniqueUse
from notesapp.pdf.colours import EDGE, SOFT
from notesapp.pdf.fonts import BOLD
from notesapp.pdf.labels import labels
from notesapp.pdf.maps import shapes_of, treated_swatch
from notesapp.pdf.page import Sheet, arrow, fill, pen
from notesapp.pdf.pdf_surface import PdfSurface
from notesapp.pdf.summary_blocks import Block
from notesapp.pdf.text import line_of, para, put, tall, text_width
from notesapp.words import names

SWATCH: Final = polyline([(0, 0), (160, 0), (160, 95), (0, 95)], closed=True)
"""A sample's area: 16 x 9.5 points in figure units."""

BOWED: Final = ((0, 80), (40, 40), (80, 25), (120, 40), (160, 80))
"""A sample of a link; one that refers has an open head, as on the map."""
SAMPLE: Final = polyline([(0, 0), (640, 0), (640, 380), (0, 380)], closed=True)
SAMPLE_SCALE: Final = 0.025
"""A comparison's sample is 16 x 9.5 points, with lines about as wide as on the map."""
LETTERS: Final = 6.5
Sign = Callable[[Sheet, float, float], None]
"""Draws a sign at x on the text's base line y."""


@dataclass(frozen=True, slots=True)
class Item:
    words: str
    room: float
    """Points that the sign takes, with the blank after it."""
    sign: Sign


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

    def draw(self, c: Sheet, x: float, top: float, wide: float, size: float = 8) -> None:
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
    """The legend of the maps of these views, on arrival and on leaving."""
    words, shown, body = labels(language), tuple(dict.fromkeys(views)), figure_of(body_map)
    marks = [mark for mark in body_map.marks if mark.view in shown]
    items: list[Item] = []
    strongest: dict[str, int] = {}
    for mark in marks:
        if mark.layer is Layer.CLIENT:
            levels = [r.intensity or 0 for r in body_map.readings if r.mark_id == mark.id]
            strongest[mark.what] = max([strongest.get(mark.what, 0), *levels])
    items += [Item(_label(key), 22, _symptom(key, level)) for key, level in strongest.items()]
    if strongest:
        items.append(Item("0–10", 70, _ramp(next(iter(strongest)))))
    if any(mark.kind is MarkKind.PATH for mark in marks):
        items.append(Item(words["runs to"], 24, _arrow))
    if any(shapes_of(body, use.places, view) for use in uses for view in shown):
        items.append(Item(words["treated"], 21, lambda c, x, y: treated_swatch(c, x, y - 2, 16, 9.5)))
    if any(shapes_of(body, area.places, view) for area in body_map.to_hatch for view in shown):
        items.append(Item(words["avoid"], 21, hatch_sign))
    found = dict.fromkeys(mark.what for mark in marks if mark.layer is Layer.THERAPIST)
    items += [Item(_label(key), 15 + _letter_room(key), _finding(key)) for key in found]
    if any(_shrunk(mark, body_map) for mark in marks):
        items.append(Item(words["was"], 21, _dashed))
    seen = {link.kind for link in body_map.links if _is_seen(link, body_map, shown)}
    items += [Item(words[kind.value], 21, _linked(kind)) for kind in LinkKind if kind in seen]
    others = [mark for mark in body_map.marks if mark.view not in shown]
    if any(shapes_of(body, (place,), view) for mark in others for place in mark.places for view in shown):
        items.append(Item(words["elsewhere"], 12, _dot))
    why = [h.reason for h in body_map.hatched if any(shapes_of(body, h.places, view) for view in shown)]
    care = f"{words['avoid'][:1].upper()}{words['avoid'][1:]}: {' '.join(why)}" if any(why) else ""
    said = [words["left and right"], words["grades"] if found else "", care] if notes else []
    return LegendItems(tuple(items), " ".join(part for part in said if part))


def _label(key: str) -> str:
    """The words that stand beside the marks: "aching", "raised tone"."""
    return names.symptom_adjective(key) if key in symptoms() else names.finding(key)


def _is_seen(link: Link, body_map: BodyMap, shown: Sequence[View]) -> bool:
    """A link is drawn between two marks of one view."""
    one, other = body_map.mark(link.mark_id), body_map.mark(link.to_mark)
    return one is not None and other is not None and one.view is other.view and one.view in shown


def _shrunk(mark: Mark, body_map: BodyMap) -> bool:
    """Whether how it was on arrival stays beside how it is on leaving, as a dashed line."""
    left = state(mark, Scene(body_map, mark.view, Moment.LEAVE))
    return left.was


def _swatch(c: Sheet, x: float, y: float) -> PdfSurface:
    """Figure units at x, y on the page, y down: 10 to the point. The caller takes the state back."""
    c.saveState()
    c.transform(0.1, 0, 0, -0.1, x, y + 7.5)
    return PdfSurface(c, 0.1, c.kept)


def _symptom(key: str, level: int) -> Sign:
    def sign(c: Sheet, x: float, y: float) -> None:
        look, surface = style(key, level), _swatch(c, x, y)
        surface.fill(SWATCH, look.fill)
        surface.pattern(SWATCH, tile(look.key), look.ink)
        surface.stroke(SWATCH, look.edge, 6)
        c.restoreState()

    return sign


def _finding(key: str) -> Sign:
    def sign(c: Sheet, x: float, y: float) -> None:
        drawn, surface = glyph(key, 50, 48, None, 105), _swatch(c, x, y)
        if drawn.line is not None:
            surface.stroke(drawn.line, drawn.ink, drawn.width)
        if drawn.body is not None:
            surface.fill(drawn.body, drawn.ink)
        c.restoreState()
        if drawn.letter:
            line_of(c, x + 12, y + 0.5, drawn.letter, LETTERS, BOLD, drawn.ink)

    return sign


def part_sample(part: Part) -> Sign:
    """A sample of what two drawings compared show: both, or one of them alone."""

    def sign(c: Sheet, x: float, y: float) -> None:
        c.saveState()
        c.transform(SAMPLE_SCALE, 0, 0, -SAMPLE_SCALE, x, y + 7.5)
        swatch(part, SAMPLE, PdfSurface(c, SAMPLE_SCALE, c.kept))
        c.restoreState()

    return sign


def _letter_room(key: str) -> float:
    """A sign that two findings share has its letters beside it, here as on the map."""
    letter = glyph(key, 0, 0, None).letter
    return text_width(letter, LETTERS, BOLD) + 4 if letter else 0.0


def _ramp(key: str) -> Sign:
    def sign(c: Sheet, x: float, y: float) -> None:
        for n in range(11):
            fill(c, style(key, n).fill)
            c.rect(x + n * 6, y - 2, 6.3, 9.5, stroke=0, fill=1)
        pen(c, EDGE, 0.5)
        c.rect(x, y - 2, 66, 9.5)

    return sign


def hatch_sign(c: Sheet, x: float, y: float) -> None:
    look, surface = tokens.avoid(), _swatch(c, x, y)
    surface.fill(SWATCH, look.wash)
    surface.pattern(SWATCH, hatch(), look.ink)
    surface.stroke(SWATCH, look.ink, 9)
    c.restoreState()


def _arrow(c: Sheet, x: float, y: float) -> None:
    arrow(c, x, x + 18, y + 2.8, width=1.2)


def _dashed(c: Sheet, x: float, y: float) -> None:
    surface = _swatch(c, x, y)
    surface.stroke(polyline([(0, 48), (160, 48)]), tokens.ghost().stroke, 9, cap="butt", dash=(30, 20))
    c.restoreState()


def _linked(kind: LinkKind) -> Sign:
    def sign(c: Sheet, x: float, y: float) -> None:
        surface, ink = _swatch(c, x, y), tokens.colours("light")["text"]
        surface.stroke(centre_line((BOWED,)), ink, 9)
        if kind is LinkKind.REFERS:
            surface.stroke(barbs(BOWED, 40), ink, 9)
        c.restoreState()

    return sign


def _dot(c: Sheet, x: float, y: float) -> None:
    fill(c, SOFT)
    c.circle(x + 4, y + 2.8, 2.2, stroke=0, fill=1)
