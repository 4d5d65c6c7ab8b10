"""Body maps on a page: which part of the figure is shown, where, and what stands on and beside it in points."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from reportlab.pdfgen.canvas import Canvas

from notesapp.bodymap.draw import draw
from notesapp.bodymap.figure import Figure, Shape, figure_of
from notesapp.bodymap.geometry import Bounds
from notesapp.bodymap.regions import where_to_draw
from notesapp.bodymap.scene import Teaching
from notesapp.catalogue import tokens
from notesapp.model.body_map import BodyMap, Moment, Place, View
from notesapp.model.treatment import TechniqueUse
from notesapp.pdf.colours import ACCENT, INK, SKIN, TREATED, WHITE, blend
from notesapp.pdf.fonts import BOLD
from notesapp.pdf.page import Sheet, box, fill, pen
from notesapp.pdf.pdf_surface import PdfSurface
from notesapp.pdf.text import line_of
from notesapp.words.contents import SheetContent

MARGIN: Final = 2300
"""Body around what a window shows, 1/10 mm, so that one sees where it is."""
LEAST_SPAN: Final = 6200
"""A window is at least this high, 1/10 mm."""


def shapes_of(body: Figure, places: Iterable[Place], view: View) -> list[Shape]:
    """The shapes of a figure on which the places are seen in a view."""
    return [shape for place in places for shape in where_to_draw(body, place.region, place.side.value, view.value)]


def around(boxes: Sequence[Bounds]) -> Bounds:
    lefts, tops, rights, lows = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(lows)


def whole(body: Figure, view: View) -> Bounds:
    """All of a view with its badges, without more air than they need."""
    seen = body.view(view.value)
    left, top, right, low = seen.bounds
    reach = (
        max(*map(abs, (seen.base.bounds[0], seen.base.bounds[2])), *(abs(b.point[0]) + 400 for b in seen.badges)) + 60
    )
    return max(left, -reach), top, min(right, reach), low


def window(body: Figure, view: View, boxes: Sequence[Bounds], aspect: float, margin: float = MARGIN) -> Bounds:
    """The part of the view to show for what lies in BOXES, both sides of the body in it; ASPECT is height / width."""
    left, top, right, low = body.view(view.value).bounds
    if not boxes:
        return left, top, right, low
    inner = around(boxes)
    reach = max(abs(inner[0]), abs(inner[2])) + margin / 2
    high = max(inner[3] - inner[1] + 2 * margin, 2 * reach * aspect, LEAST_SPAN * min(1.0, aspect))
    high = min(high, low - top)
    middle = min(max((inner[1] + inner[3]) / 2, top + high / 2), low - high / 2)
    wide = max(high / aspect, min(2 * reach, right - left))  # a view that lies wide is not cut to a tall panel
    return -wide / 2, middle - high / 2, wide / 2, middle + high / 2


def mark_boxes(body_map: BodyMap, view: View) -> list[Bounds]:
    """The bounds of every mark of a view, at both moments."""
    boxes: list[Bounds] = []
    for mark in body_map.marks:
        if mark.view is not view:
            continue
        redrawn = (stroke for r in body_map.readings if r.mark_id == mark.id for stroke in r.strokes)
        points = [point for stroke in (*mark.strokes, *redrawn) for point in stroke]
        if points:
            xs, ys = zip(*points, strict=True)
            boxes.append((min(xs), min(ys), max(xs), max(ys)))
        else:
            boxes += [shape.path.bounds for shape in shapes_of(figure_of(body_map), mark.places, view)]
    return boxes


@dataclass(frozen=True, slots=True)
class MapOnPage:
    """One view of a map in a rectangle on the page (points, from the lower left), cut to it."""

    body_map: BodyMap
    view: View
    shown: Bounds
    x: float
    y: float
    w: float
    h: float

    @property
    def scale(self) -> float:
        """Points per 1/10 mm of the figure."""
        return min(self.w / (self.shown[2] - self.shown[0]), self.h / (self.shown[3] - self.shown[1]))

    def at(self, fx: float, fy: float) -> tuple[float, float]:
        """A place of the figure on the page."""
        middle = (self.shown[0] + self.shown[2]) / 2
        height = (self.shown[3] - self.shown[1]) * self.scale
        top = self.y + (self.h + height) / 2
        return self.x + self.w / 2 + (fx - middle) * self.scale, top - (fy - self.shown[1]) * self.scale

    def draw(
        self,
        c: Sheet,
        uses: Sequence[TechniqueUse],
        moment: Moment,
        *,
        badges: bool = True,
        teaching: Teaching | None = None,
    ) -> None:
        def paint(surface: PdfSurface) -> None:
            draw(
                self.body_map,
                self.view,
                surface,
                moment=moment,
                uses=uses,
                look="paper",
                badges=badges,
                teaching=teaching,
            )

        self.show(c, paint)

    def show(self, c: Sheet, paint: Callable[[PdfSurface], None]) -> None:
        """Have PAINT draw in the figure's own units, cut to the rectangle."""
        ox, oy = self.at(0, 0)
        c.saveState()
        frame = c.beginPath()
        frame.rect(self.x, self.y, self.w, self.h)
        c.clipPath(frame, stroke=0, fill=0)
        c.transform(self.scale, 0, 0, -self.scale, ox, oy)
        paint(PdfSurface(c, self.scale, c.kept))
        c.restoreState()

    def badges(self) -> list[tuple[float, float]]:
        """Where the drawing puts L and R, on the page."""
        seen = figure_of(self.body_map).view(self.view.value)
        return [self.at(*badge.point) for badge in seen.badges]

    def corner_sides(self, c: Canvas, inset: float = 14, r: float = 7.5, *, low: bool = False) -> None:
        """L and R in the upper (or lower) corners of a window that does not show the hands."""
        sides = {View.BACK: "LR", View.HANDS: "LR", View.LEFT: "L", View.RIGHT: "R"}.get(self.view, "RL")
        for letter, x in zip(sides, (self.x + inset, self.x + self.w - inset), strict=False):
            badge(c, x, self.y + (inset if low else self.h - inset), letter, r)


@dataclass(frozen=True, slots=True)
class CareFigure:
    """The window on the worked regions with the numbered spots of the instructions."""

    view: View
    bare: BodyMap
    worked: tuple[TechniqueUse, ...]
    boxes: tuple[Bounds, ...]
    spots: tuple[tuple[int, tuple[int, int]], ...]

    @classmethod
    def of(cls, content: SheetContent, body_map: BodyMap, uses: Sequence[TechniqueUse]) -> CareFigure | None:
        """None when nothing was worked on that the view shows."""
        view, body = content.worked_view, figure_of(body_map)
        places = content.worked or tuple(place for use in uses for place in use.places)
        shapes = shapes_of(body, places, view)
        if not shapes:
            return None
        spots = []
        for card in content.cards:
            found = shapes_of(body, (card.spot,), view) if card.spot else []
            if found:
                spots.append((card.number, found[0].point))
                shapes.append(found[0])
        worked = tuple(uses) or (TechniqueUse("worked", "", places, "", 10),)
        bare = BodyMap(body_map.figure, body_map.figure_version, avoid=body_map.avoid, hatched=body_map.hatched)
        return cls(view, bare, worked, tuple(shape.path.bounds for shape in shapes), tuple(spots))

    @property
    def spares(self) -> bool:
        """Whether something that is hatched is seen beside what was worked."""
        _, top, _, low = around(self.boxes)
        hatched = (p for area in self.bare.to_hatch for p in area.places)
        spared = (shape.path.bounds for shape in shapes_of(figure_of(self.bare), hatched, self.view))
        return any(box[1] < low + MARGIN / 2 and box[3] > top - MARGIN / 2 for box in spared)

    def draw(self, c: Sheet, x: float, y: float, w: float, h: float) -> None:
        part = window(figure_of(self.bare), self.view, self.boxes, h / w)
        shown = MapOnPage(self.bare, self.view, part, x, y, w, h)
        shown.draw(c, self.worked, Moment.LEAVE, badges=False)
        for n, point in apart(self.spots, 21 / shown.scale):
            number(c, *shown.at(*point), n)
        shown.corner_sides(c)


def apart(spots: Sequence[tuple[int, tuple[int, int]]], least: float) -> list[tuple[int, tuple[float, float]]]:
    """Spots of the same place side by side, LEAST apart."""
    placed: list[tuple[int, tuple[float, float]]] = []
    for n, (x, y) in spots:
        at = (float(x), float(y))
        while any(abs(at[0] - px) < least and abs(at[1] - py) < least for _, (px, py) in placed):
            at = (at[0], at[1] + least)
        placed.append((n, at))
    return placed


def number(c: Canvas, x: float, y: float, n: int, r: float = 8.5) -> None:
    fill(c, ACCENT)
    pen(c, WHITE, 1.6)
    c.circle(x, y, r, fill=1)
    line_of(c, x, y - r * 0.42, n, r * 1.2, BOLD, WHITE, align="centre")


def badge(c: Canvas, x: float, y: float, letter: str, r: float = 6) -> None:
    """L or R: the client's own side."""
    fill(c, WHITE)
    pen(c, INK, 0.8)
    c.circle(x, y, r, fill=1)
    line_of(c, x, y - r * 0.48, letter, r * 1.33, BOLD, INK, align="centre")


def treated_swatch(c: Canvas, x: float, y: float, w: float = 13, h: float = 9) -> None:
    box(c, x, y, w, h, inside=blend(TREATED, SKIN, tokens.treated().opacity), line=ACCENT, radius=2, width=1)
