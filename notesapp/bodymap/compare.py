"""Two drawings beside each other, one laid over the other, or as a difference; through the one drawing, on any surface.

A difference tells by form first: filled is what both cover, stripes with a dashed edge the earlier drawing's alone,
dots the later one's. Never red against green. What can be said of the difference is in `changes`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from typing import Literal

from notesapp.bodymap import draw
from notesapp.bodymap.carry import map_on
from notesapp.bodymap.draw_marks import EDGE, outline_of, ribbon_width
from notesapp.bodymap.figure import Figure, figure_of, same_ground
from notesapp.bodymap.measure import standing
from notesapp.bodymap.ribbons import Pencil, turned_lines
from notesapp.bodymap.rims import rim
from notesapp.bodymap.scene import Detail, Look, Scene
from notesapp.bodymap.states import State
from notesapp.bodymap.surface import Surface, Tile
from notesapp.catalogue import tokens
from notesapp.model.body_map import BodyMap, Layer, Mark, Moment, View
from notesapp.model.briefing import Ghost
from notesapp.model.path import Path

Part = Literal["both", "then", "now"]
NO_DAY = datetime.min.replace(tzinfo=UTC)
PARTS: tuple[Part, ...] = ("both", "then", "now")
DASH = (80, 50)
STRIPE, STRIPE_PEN = 90, 26
"""Distance and width of the stripes, 1/10 mm."""
DOTS, DOT = 110, 24
"""Distance and radius of the dots."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two drawings in one view, each at a moment. LAYER is the one compared; LOOK and DETAIL are those of `Scene`."""

    then: BodyMap
    now: BodyMap
    view: View
    then_moment: Moment = Moment.ARRIVE
    now_moment: Moment = Moment.ARRIVE
    layer: Layer = Layer.CLIENT
    look: Look = "light"
    detail: Detail = "full"
    badges: bool = True

    def __post_init__(self) -> None:
        """A figure that has no such view (the first has no closer ones) cannot show it: the other one does.

        The later drawing may be the one on the older figure: a session that was read in from elsewhere.
        """
        if self.view.value not in figure_of(self.then).views:
            object.__setattr__(self, "then", map_on(self.then, self.now.figure_version))
        if self.view.value not in figure_of(self.now).views:
            object.__setattr__(self, "now", map_on(self.now, self.then.figure_version))

    @property
    def same_figure(self) -> bool:
        """Have both the same silhouette in this view? If not, the earlier one is laid on the later one's figure."""
        return same_ground(self.then, self.now, self.view.value)


def scenes(pair: Pair) -> tuple[Scene, Scene]:
    """Return the two drawings as scenes, to be drawn side by side, each on its own version of the figure."""
    return (
        _scene(pair, _only(pair.then, pair.layer), pair.then_moment),
        _scene(pair, _only(pair.now, pair.layer), pair.now_moment),
    )


def laid_over(pair: Pair, surface: Surface) -> None:
    """Draw the later drawing with the earlier one over it as pale dashed outlines."""
    draw.draw_scene(over(pair), surface)


def over(pair: Pair) -> Scene:
    """Return the later drawing with the marks of the earlier one as ghosts."""
    then = map_on(pair.then, pair.now.figure_version)
    earlier = tuple(_ghost(mark, now, pair) for mark, now in _here(then, pair, pair.then_moment))
    return replace(_scene(pair, _only(pair.now, pair.layer), pair.now_moment), ghosts=earlier)


def difference(pair: Pair, surface: Surface) -> None:
    """Draw what both cover, what only the earlier and what only the later one does."""
    scene = _scene(pair, BodyMap(pair.now.figure, pair.now.figure_version), pair.now_moment)
    draw.ground(scene, surface)
    draw.relief(scene, surface)
    differing(pair, surface)
    if pair.badges:
        draw.badges(scene, surface)


def differing(pair: Pair, surface: Surface) -> None:
    """Draw only what lies above the figure: a screen may keep the figure itself as a picture."""
    then, now = parts(pair)
    _alone(then, "then", surface)
    _alone(now, "now", surface)
    _shared([(a, b) for a in then for b in now if _touch(a, b)], surface)


def parts(pair: Pair) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Return the areas that the earlier and the later drawing cover in the view, as closed paths.

    Both on the later one's figure: a stroke lies in the regions it was drawn in, a region has the shape it has now.
    """
    body, then = figure_of(pair.now), map_on(pair.then, pair.now.figure_version)
    return (
        tuple(p for m, s in _here(then, pair, pair.then_moment) for p in _areas(m, s, body)),
        tuple(p for m, s in _here(pair.now, pair, pair.now_moment) for p in _areas(m, s, body)),
    )


def swatch(part: Part, path: Path, surface: Surface) -> None:
    """Draw a sample of a part inside PATH, for the legend."""
    if part == "both":
        surface.stroke(path, tokens.compare().edge, 2 * EDGE)
        surface.fill(path, tokens.compare().both)
    else:
        _alone((path,), part, surface)


def _scene(pair: Pair, body_map: BodyMap, moment: Moment) -> Scene:
    return Scene(body_map, pair.view, moment, look=pair.look, detail=pair.detail, badges=pair.badges)


def _only(body_map: BodyMap, layer: Layer) -> BodyMap:
    return replace(body_map, marks=tuple(m for m in body_map.marks if m.layer is layer), avoid=())


def _here(body_map: BodyMap, pair: Pair, moment: Moment) -> Iterator[tuple[Mark, State]]:
    for mark, now in standing(body_map, moment, pair.layer):
        if now.here and mark.view is pair.view:
            yield mark, now


def _ghost(mark: Mark, now: State, pair: Pair) -> Ghost:
    """An earlier mark as it stood at its moment; a ghost shows no number and no date here."""
    return Ghost(
        replace(mark, strokes=now.strokes or mark.strokes), None, mark.at or NO_DAY, 1, pair.now.figure_version
    )


def _areas(mark: Mark, now: State, body: Figure) -> Iterator[Path]:
    if mark.kind.is_drawn and now.strokes:
        yield rim(now.strokes, ribbon_width(mark))
        return
    yield from outline_of(mark, now.strokes, body)


def _touch(a: Path, b: Path) -> bool:
    (al, at, ar, ab), (bl, bt, br, bb) = a.bounds, b.bounds
    return al < br and bl < ar and at < bb and bt < ab


def _alone(areas: tuple[Path, ...], part: Part, surface: Surface) -> None:
    """Edges first: what lies on them covers their inner halves, so that only the outer line of all is left."""
    look = tokens.compare()
    for area in areas:
        if part == "then":
            surface.stroke(area, look.edge, 2 * EDGE, cap="butt", dash=DASH)
        else:
            surface.stroke(area, look.edge, 2 * EDGE)
    for area in areas:
        surface.fill(area, look.wash if part == "then" else look.now_wash)
    for area in areas:
        surface.pattern(area, _tile(part), look.then if part == "then" else look.now)


def _shared(meeting: list[tuple[Path, Path]], surface: Surface) -> None:
    look = tokens.compare()
    for a, b in meeting:
        for inside, edge in ((a, b), (b, a)):
            surface.push(inside)
            surface.stroke(edge, look.edge, 2 * EDGE)
            surface.pop()
    for a, b in meeting:
        surface.push(a)
        surface.fill(b, look.both)
        surface.pop()


@cache
def _tile(part: Part) -> Tile:
    if part == "then":
        return Tile("compare-then", turned_lines(STRIPE), STRIPE, STRIPE_PEN, -45)
    pencil = Pencil()
    pencil.circle(DOTS / 2, DOTS / 2, DOT)
    return Tile("compare-now", pencil.path(), DOTS, 0, 45)
