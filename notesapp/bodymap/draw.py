"""The one drawing of the body map, for the screen, the small maps and the paper. Knows no Qt and no PDF.

Five layers in this order; a screen may keep the first and the third as pictures:
`ground` (base and shapes), `fills` (marked and treated regions), `relief` (volume, lines, outline: above the fills, so
that a coloured muscle keeps its form), `marks` (hatches, patterns, strokes, paths, findings, ghosts) and `badges`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from notesapp.bodymap import draw_elsewhere, draw_links, draw_marks
from notesapp.bodymap.aids import draw_teaching
from notesapp.bodymap.figure import Figure, Shape, figure_of
from notesapp.bodymap.patterns import hatch
from notesapp.bodymap.regions import where_to_draw
from notesapp.bodymap.ribbons import painted, rounded_square
from notesapp.bodymap.rims import rim
from notesapp.bodymap.scene import Detail, Look, Scene, Teaching
from notesapp.bodymap.surface import Surface
from notesapp.catalogue import tokens
from notesapp.model.body_map import AvoidArea, BodyMap, Layer, Moment, Place, View
from notesapp.model.briefing import Ghost
from notesapp.model.path import Path
from notesapp.model.treatment import TechniqueUse

BADGE = 700
"""The side of an L or R, 70 mm: 28 px on the session screen."""
SEAM = 4
"""Neighbouring shapes get a thin pen of their own colour, so that no gap shows between them."""
TREATED_EDGE = 26
AT_WORK_EDGE = 60


def draw(
    body_map: BodyMap,
    view: View,
    surface: Surface,
    *,
    moment: Moment = Moment.ARRIVE,
    ghosts: Iterable[Ghost] = (),
    uses: Iterable[TechniqueUse] = (),
    avoid: Iterable[AvoidArea] | None = None,
    selected: str | None = None,
    at_work: str | None = None,
    quiet: Iterable[Layer] = (),
    look: Look = "light",
    detail: Detail = "full",
    badges: bool = True,
    teaching: Teaching | None = None,
) -> None:
    """Draw one view; see `Scene` for what the arguments mean. AVOID is what the note itself hatches when not given."""
    draw_scene(
        Scene(
            body_map=body_map,
            view=view,
            moment=moment,
            ghosts=tuple(ghosts),
            uses=tuple(uses),
            avoid=body_map.to_hatch if avoid is None else tuple(avoid),
            selected=selected,
            at_work=at_work,
            quiet=frozenset(quiet),
            look=look,
            detail=detail,
            badges=badges,
            teaching=teaching,
        ),
        surface,
    )


def draw_scene(scene: Scene, surface: Surface) -> None:
    """Draw everything of a scene, from the skin up."""
    ground(scene, surface)
    fills(scene, surface)
    relief(scene, surface)
    marks(scene, surface)
    if scene.badges:
        badges(scene, surface)


def body_of(scene: Scene) -> Figure:
    """The figure on which the marks were made."""
    return figure_of(scene.body_map)


def ground(scene: Scene, surface: Surface) -> None:
    """The skin: base and shapes, without any mark."""
    view, roles = body_of(scene).view(scene.view), tokens.figure_roles(scene.look)
    surface.fill(view.base, roles["base"])
    if scene.detail == "small":
        return
    for shape in view.shapes:
        if roles[shape.tone] != roles["base"]:
            surface.fill(shape.path, roles[shape.tone])
            surface.stroke(shape.path, roles[shape.tone], SEAM)


def fills(scene: Scene, surface: Surface) -> None:
    """The colour of treated and marked regions, beneath the volume."""
    wash = tokens.treated()
    for _, path in _treated(scene) if "treated" not in scene.dimmed else ():
        surface.fill(path, wash.fill, wash.opacity)
    draw_marks.area_fills(scene, body_of(scene), surface)


def relief(scene: Scene, surface: Surface) -> None:
    """What gives the figure its form: soft volume, anatomical lines, the outline."""
    view, roles = body_of(scene).view(scene.view), tokens.figure_roles(scene.look)
    if scene.detail == "full":
        for ink in view.volume if scene.look != "paper" else ():
            surface.fill(ink.path, roles[ink.role], ink.opacity / 1000)
        for ink in view.lines:
            surface.fill(ink.path, roles[ink.role], ink.opacity / 1000)
    width = view.outline.width * (1 if scene.detail == "full" else 2)
    surface.stroke(view.outline.path, roles[view.outline.role], width)


def marks(scene: Scene, surface: Surface) -> None:
    """Everything above the figure, oldest mark first."""
    body = body_of(scene)
    if scene.teaching is not None and scene.detail == "full":
        draw_teaching(body, scene.view, scene.teaching, surface, scene.look)
    avoided(scene, surface)
    _treated_edges(scene, surface)
    hidden = scene.hidden_layers
    for ghost in scene.ghosts:
        draw_marks.ghost(ghost, scene, body, surface)
    for mark in scene.body_map.marks:
        if mark.view is scene.view and mark.layer not in hidden:
            draw_marks.mark(mark, scene, body, surface)
    draw_links.links(scene, body, surface)
    draw_elsewhere.elsewhere(scene, body, surface)


def avoided(scene: Scene, surface: Surface) -> None:
    """The hatch over places that are not to be worked, or only with care."""
    look, body = tokens.avoid(), body_of(scene)
    seen: set[Path] = set()
    dim = "avoid" in scene.dimmed
    for area in scene.avoid if "avoid" not in scene.hidden else ():
        for path in (shape.path for shape in shapes_of(body, area.places, scene.view)):
            if path in seen:
                continue
            seen.add(path)
            if not dim:
                surface.fill(path, look.wash, look.wash_opacity)
            if scene.detail == "full" and not dim:
                surface.pattern(path, hatch(), look.ink)
            surface.stroke(path, look.ink, round(look.edge * 10))


def badges(scene: Scene, surface: Surface) -> None:
    """The letters of the sides beside the hands: R filled, L outlined, never coloured."""
    colours = tokens.colours("dark" if scene.look == "dark" else "light")
    for badge in body_of(scene).view(scene.view).badges:
        square = rounded_square(*badge.point, BADGE, BADGE // 4)
        right = badge.side == "right"
        surface.fill(square, colours["text" if right else "surface"])
        surface.stroke(square, colours["text"], 38)
        surface.text("R" if right else "L", *badge.point, 400, colours["surface" if right else "text"])


def shapes_of(body: Figure, places: Iterable[Place], view: View) -> Iterator[Shape]:
    """Every shape on which the places are seen in a view."""
    for place in places:
        yield from where_to_draw(body, place.region, place.side.value, view.value)


def _treated(scene: Scene) -> Iterator[tuple[TechniqueUse, Path]]:
    """What the hands worked on in this view, each surface once: painted areas as painted, else the places' shapes."""
    if "treated" in scene.hidden:
        return
    body = body_of(scene)
    seen: set[Path] = set()
    for use in sorted(scene.uses, key=lambda use: use.id == scene.at_work):
        if use.strokes and use.view is not None:
            paths = [painted(use.strokes, use.width)] if use.view is scene.view else []
        else:
            paths = [shape.path for shape in shapes_of(body, use.places, scene.view)]
        for path in paths:
            if path not in seen or use.id == scene.at_work:
                seen.add(path)
                yield use, path


def _treated_edges(scene: Scene, surface: Surface) -> None:
    if scene.detail == "small":
        return
    ink = tokens.colours("light")["accent"]
    for use, path in _treated(scene):
        line = rim(use.strokes, use.width) if use.strokes else path
        if use.id == scene.at_work:
            surface.stroke(line, tokens.figure_halo(), 2 * AT_WORK_EDGE)
            surface.stroke(line, ink, AT_WORK_EDGE)
        else:
            surface.stroke(line, ink, TREATED_EDGE)
