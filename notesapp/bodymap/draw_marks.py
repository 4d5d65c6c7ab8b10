"""How each kind of mark is drawn: symptoms by hue, lightness, pattern; findings as glyphs; ghosts pale, dashed."""

from __future__ import annotations

from notesapp.bodymap.figure import Figure, Shape
from notesapp.bodymap.patterns import GLYPH, glyph, pattern_of, style, tile
from notesapp.bodymap.regions import parts_of, shape_of, where_to_draw
from notesapp.bodymap.ribbons import (
    Stroke,
    arrow_head,
    barbs,
    centre_line,
    disc,
    motif,
    painted,
    point_along,
    resized,
    without_tip,
)
from notesapp.bodymap.rims import rim
from notesapp.bodymap.scene import Scene
from notesapp.bodymap.states import State, arrival, state
from notesapp.bodymap.surface import Surface
from notesapp.catalogue import tokens
from notesapp.catalogue.tokens import SymptomStyle
from notesapp.model.body_map import Layer, Mark, MarkKind, Moment, View
from notesapp.model.briefing import Ghost
from notesapp.model.path import Path

EDGE = 28
"""The line around a mark."""
RIBBON = 320
"""Width of a path nobody gave one."""
HEAD = (400, 560)
"""Length and width of a path's arrow head."""
POINT = 150
"""Radius of a point mark."""
DOTTED = (1, 62)
THIN = 26
WAS = (90, 60)
"""The dash of how it was on arrival."""
DEEP = (110, 70)
"""The dash of a deep place that has no shape of its own."""
NOT_ASKED = 0.38
"""How much colour a mark keeps when nobody asked again."""
FINER = {(1, View.SOLES): 0.4}
"""Of the first figure the soles are shown larger than the body: rings there are drawn thinner."""
GRADES = {1: "L", 2: "M", 3: "S"}
"""Light, moderate, severe, as written beside a sign."""


def area_fills(scene: Scene, body: Figure, surface: Surface) -> None:
    """The colour of marked regions of this view; the chosen one last, on its ring."""
    for one in sorted(scene.body_map.marks, key=lambda one: one.id == scene.selected):
        if one.kind is not MarkKind.AREA or one.view is not scene.view or one.layer in scene.quiet:
            continue
        if one.layer in scene.hidden_layers:
            continue
        now = state(one, scene)
        if not now.here:
            continue
        paths = [(_sized(shape.path, now), own) for shape, own in _shapes(one, body)]
        if one.id == scene.selected:
            for path, _ in paths:
                _ring(path, scene, surface)
        for path, own in paths:
            if one.layer is Layer.THERAPIST:
                surface.fill(path, tokens.colours("light")["finding"], 0.16)
            else:
                if one.id == scene.selected:
                    surface.fill(path, tokens.figure_roles(scene.look)["base"])
                surface.fill(path, style(one.what, now.level).fill, 1.0 if now.asked and own else NOT_ASKED)


def _sized(path: Path, now: State) -> Path:
    return resized(path, now.size) if now.size != 1000 else path


def _ring(line: Path, scene: Scene, surface: Surface, width: int = 0) -> None:
    """Around what is chosen: pale, then dark; what lies on it covers the inner half."""
    fine = FINER.get((scene.body_map.figure_version, scene.view), 1.0)
    surface.stroke(line, tokens.colours("light")["text"], round(width + 220 * fine))
    surface.stroke(line, tokens.figure_halo(), round(width + 145 * fine))


def mark(one: Mark, scene: Scene, body: Figure, surface: Surface) -> None:
    """Draw a mark of this view as it stands at the scene's moment."""
    now = state(one, scene)
    if one.layer in scene.quiet:
        _quiet(one, now, body, surface)
        return
    if now.was:
        _was(one, scene, body, surface)
    if not now.here:
        return
    if one.layer is Layer.THERAPIST:
        _finding(one, now, scene, body, surface)
    else:
        _symptom(one, now, scene, body, surface)


def ghost(one: Ghost, scene: Scene, body: Figure, surface: Surface) -> None:
    """An earlier mark, pale and dashed, as it was last known."""
    earlier = one.mark
    if earlier.view is not scene.view:
        return
    look = tokens.ghost()
    strokes = one.reading.strokes if one.reading is not None and one.reading.strokes else earlier.strokes
    dash = tuple(round(part * 10) for part in look.dash)
    for path in _outlines(earlier, strokes, body):
        surface.fill(path, look.wash, look.wash_opacity)
        surface.stroke(path, look.stroke, round(look.width * 10), cap="butt", dash=dash)


def outline_of(one: Mark, strokes: tuple[Stroke, ...], body: Figure) -> tuple[Path, ...]:
    """The lines around a mark, as a hand would point at it."""
    return tuple(_outlines(one, strokes, body))


def reach_of(one: Mark, strokes: tuple[Stroke, ...], body: Figure) -> tuple[float, float, float, float] | None:
    """Left, top, right, bottom of a mark, without tracing its rim; None when it is not seen in its view."""
    if one.kind is MarkKind.AREA or not strokes:
        boxes = [shape.path.bounds for shape, _ in _shapes(one, body)]
        return boxes[0] if boxes else None
    half = {MarkKind.POINT: POINT, MarkKind.STAMP: GLYPH // 2}.get(one.kind, ribbon_width(one) // 2)
    xs, ys = [x for stroke in strokes for x, _ in stroke], [y for stroke in strokes for _, y in stroke]
    return min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half


def ribbon_width(one: Mark) -> int:
    return one.width or RIBBON


def _shapes(one: Mark, body: Figure) -> list[tuple[Shape, bool]]:
    """The shapes of an area mark in its own view; False for one that only lies above a deep place."""
    found: list[tuple[Shape, bool]] = []
    for place in one.places:
        shapes = where_to_draw(body, place.region, place.side.value, one.view)
        cut = parts_of(body, place.region, place.side.value, one.view)
        own = bool(cut) or shape_of(body, one.view, place.region, place.side.value) is not None
        found += [(shape, own) for shape in cut or shapes[:1]]
    return found


def _outlines(one: Mark, strokes: tuple[Stroke, ...], body: Figure) -> list[Path]:
    if one.kind is MarkKind.AREA or not strokes:
        return [shape.path for shape, _ in _shapes(one, body)]
    if one.kind in (MarkKind.POINT, MarkKind.STAMP):
        return [disc(*strokes[0][0], POINT if one.kind is MarkKind.POINT else GLYPH // 2)]
    return [rim(strokes, ribbon_width(one))]


def _quiet(one: Mark, now: State, body: Figure, surface: Surface) -> None:
    """A dotted outline, so that the layer at work stands out; a path is its dotted line."""
    if not now.here:
        return
    if one.layer is Layer.THERAPIST:
        ink = tokens.colours("light")["finding"]
    else:
        ink = style(one.what, now.level).edge
    thin = one.kind in (MarkKind.PATH, MarkKind.LINE)
    paths = [centre_line(now.strokes)] if thin else _outlines(one, now.strokes, body)
    for path in paths:
        surface.stroke(path, ink, 34, dash=DOTTED)


def _was(one: Mark, scene: Scene, body: Figure, surface: Surface) -> None:
    """How it was on arrival: a thin dashed line."""
    before = arrival(one, scene)
    ink = tokens.ghost().stroke
    paths = [centre_line(before)] if one.kind is MarkKind.PATH else _outlines(one, before, body)
    for path in paths:
        surface.stroke(path, ink, THIN, cap="butt", dash=WAS)


def _symptom(one: Mark, now: State, scene: Scene, body: Figure, surface: Surface) -> None:
    look = style(one.what, now.level)
    chosen = one.id == scene.selected
    plain = scene.detail == "small"
    if one.kind in (MarkKind.PATH, MarkKind.LINE):
        _path(one, now, look, chosen, plain, surface)
        return
    if one.kind is MarkKind.AREA:
        for shape, own in _shapes(one, body):
            _area(_sized(shape.path, now), look, now, own, plain, surface)
        return
    if one.kind is MarkKind.STROKE:
        line, width, inside = centre_line(now.strokes), one.width, painted(now.strokes, one.width)
    else:
        r = POINT if now.size == 1000 else POINT * now.size // 1000
        inside = disc(*now.strokes[0][0], r)
        line, width = inside, 0
    if chosen:
        _ring(line, scene, surface, width)
    if now.asked:
        surface.stroke(line, look.edge, width + 2 * EDGE)
        if width:
            surface.stroke(line, look.fill, width)
        else:
            surface.fill(inside, look.fill)
    else:
        surface.fill(inside, look.fill, NOT_ASKED)
        _dashed(rim(now.strokes, width) if width else inside, look, surface)
    if not plain:
        surface.pattern(inside, tile(pattern_of(one.what)), look.ink, 1.0 if now.asked else NOT_ASKED)


def _area(path: Path, look: SymptomStyle, now: State, own: bool, plain: bool, surface: Surface) -> None:
    """A region: its colour lies beneath the volume, its pattern and its edge above."""
    if not plain:
        surface.pattern(path, tile(look.key), look.ink, 1.0 if now.asked and own else NOT_ASKED)
    if not now.asked:
        _dashed(path, look, surface)
    elif own:
        surface.stroke(path, look.edge, EDGE)
    else:
        surface.stroke(path, look.edge, EDGE + 10, cap="butt", dash=DEEP)


def _dashed(path: Path, look: SymptomStyle, surface: Surface) -> None:
    surface.stroke(path, look.edge, EDGE, cap="butt", dash=WAS)


def _path(one: Mark, now: State, look: SymptomStyle, chosen: bool, plain: bool, surface: Surface) -> None:
    """A ribbon with the symptom's motif along it, and an arrow head where a path ends; a line has none."""
    width, runs = ribbon_width(one), one.kind is MarkKind.PATH
    for whole in now.strokes:
        stroke = without_tip(whole, HEAD[0] * 3 // 4) if runs else whole
        line = centre_line((stroke,))
        head = arrow_head(whole, *HEAD)
        if chosen:
            for ink, more in ((tokens.colours("light")["text"], 150), (tokens.figure_halo(), 90)):
                surface.stroke(line, ink, width + more)
                if runs:
                    surface.stroke(head, ink, more)
        if now.asked:
            surface.stroke(line, look.edge, width + 2 * EDGE)
            surface.stroke(line, look.fill, width)
        else:
            surface.stroke(line, look.fill, width, opacity=NOT_ASKED)
            _dashed(rim((stroke,), width), look, surface)
        if not plain:
            filled = tile(look.key).width == 0
            pen = round(width * (0.26 if filled else 0.13))
            surface.stroke(motif(stroke, look.key, width), look.ink, pen, opacity=1.0 if now.asked else 0.6)
        if runs:
            surface.fill(head, look.edge)
            surface.stroke(head, look.edge, 30)


def _finding(one: Mark, now: State, scene: Scene, body: Figure, surface: Surface) -> None:
    ink, halo = tokens.colours("light")["finding"], tokens.figure_halo()
    chosen = one.id == scene.selected
    if one.kind in (MarkKind.PATH, MarkKind.LINE):
        for stroke in now.strokes:
            for path in (centre_line((stroke,)), *((barbs(stroke, 260),) if one.kind is MarkKind.PATH else ())):
                surface.stroke(path, halo, 130 + chosen * 60)
                surface.stroke(path, ink, 52)
        if one.kind is MarkKind.LINE:
            _glyph(one, halfway(now.strokes[0]), now, chosen, scene, surface)
        return
    if one.kind is MarkKind.AREA:
        for shape, own in _shapes(one, body):
            surface.stroke(shape.path, ink, EDGE, cap="butt", dash=() if own else DEEP)
            _glyph(one, shape.point, now, chosen, scene, surface)
        return
    if one.kind is MarkKind.STROKE:
        line, inside = rim(now.strokes, one.width), painted(now.strokes, one.width)
        surface.fill(inside, ink, 0.16)
        surface.stroke(line, ink, EDGE)
        x, y = now.strokes[0][len(now.strokes[0]) // 2]
        _glyph(one, (x, y), now, chosen, scene, surface)
        return
    _glyph(one, now.strokes[0][0], now, chosen, scene, surface)


def _glyph(one: Mark, at: tuple[int, int], now: State, chosen: bool, scene: Scene, surface: Surface) -> None:
    sign, halo = glyph(one.what, *at, now.grade), tokens.figure_halo()
    if scene.detail == "small":
        surface.fill(disc(*at, 180), sign.ink)
        return
    if chosen:
        around = disc(*at, GLYPH * 3 // 4)
        surface.fill(around, halo, 0.85)
        surface.stroke(around, sign.ink, 40)
    inks = ((halo, sign.halo), (sign.ink, 0.0))
    for ink, more in inks:
        if sign.line is not None:
            surface.stroke(sign.line, ink, sign.width + more)
        for body in (sign.body, sign.dots):
            if body is not None:
                surface.fill(body, ink)
                if more:
                    surface.stroke(body, ink, more)
    if sign.letter:
        surface.text(sign.letter, at[0] + GLYPH * 3 // 4, at[1], 260, sign.ink)
    if said := graded(one, scene):
        x, y = _beside_sign(one, at, scene)
        surface.fill(painted((((x - 170, y), (x + 170, y)),), 310), halo, 0.9)
        surface.text(said, x, y, 250, sign.ink)


def _beside_sign(one: Mark, at: tuple[int, int], scene: Scene) -> tuple[int, int]:
    """Where the grades of a finding stand: above its sign; on paper, which nobody can enlarge, clear of other signs."""
    above = (at[0], at[1] - GLYPH * 7 // 10)
    if scene.look != "paper":
        return above
    others = [
        state(mark, scene).strokes[0][0]
        for mark in scene.body_map.marks
        if mark.id != one.id and (mark.kind, mark.view) == (MarkKind.STAMP, scene.view)
    ]

    def hides(place: tuple[int, int]) -> int:
        wide, high = 325 + GLYPH // 2, 155 + GLYPH // 2
        return sum(abs(x - place[0]) < wide and abs(y - place[1]) < high for x, y in others)

    aside, below = GLYPH // 2 + 360, GLYPH
    return min((above, (at[0] - aside, at[1]), (at[0] + aside, at[1]), (at[0], at[1] + below)), key=hides)


def graded(one: Mark, scene: Scene) -> str:
    """ "S→M" beside a finding graded before and after; the dots of its sign show how it is now."""
    if scene.moment is Moment.ARRIVE:
        return ""
    arrived, left = scene.arrived(one), scene.left(one)
    if arrived is None or left is None or arrived.grade is None or left.grade in (None, arrived.grade):
        return ""
    return f"{GRADES[arrived.grade]}→{GRADES[left.grade]}"


def halfway(stroke: Stroke) -> tuple[int, int]:
    """The point half along a line."""
    x, y = point_along(stroke, 0.5)
    return round(x), round(y)
