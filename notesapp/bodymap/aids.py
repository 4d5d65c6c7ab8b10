"""Teaching aids over the figure: skin areas (dermatomes), nerve courses, landmarks. Always labelled as such.

They are the figure's own overlays. Maps disagree and neighbours overlap: hints, never a diagnosis (domain notes 4.4).
Nothing of them is kept in a note. Drawn between the figure and the marks, so that a mark is never covered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, Literal, get_args

from notesapp.bodymap.figure import Figure, Overlay
from notesapp.bodymap.ribbons import barbs, centre_line, disc
from notesapp.bodymap.scene import Look, Suggestion, Teaching
from notesapp.bodymap.surface import Surface
from notesapp.catalogue import tokens
from notesapp.model.body_map import View

Aid = Literal["dermatomes", "sciatic", "spine"]
AIDS: Final[tuple[Aid, ...]] = get_args(Aid)
ROOTS: Final = ("C5", "C6", "C7", "C8", "T1", "L1", "L2", "L3", "L4", "L5", "S1", "S2", "S3")
"""In this order neighbours on the skin take different tints."""
AREA_EDGE, NERVE_EDGE, DOT_EDGE = 14, 16, 18
DASH = (70, 45)
LABEL, SMALL_LABEL, CAPTION = 270, 210, 300
"""Heights of letters, 1/10 mm."""
BESIDE = 110
"""A name stands this far beside its landmark or nerve."""
ABOVE = 150
"""Names on the mid-line stand above the lines that cross there."""
ARROW, ARROW_HALO, ARROW_HEAD = 46, 120, 260
ARROW_DASH = (120, 70)
INNER = ("tibial", "fibular-deep", "saphenous", "femoral", "ulnar")
"""Nerves whose names stand towards the mid-line, where there is room."""


def offered(body: Figure, view: View) -> tuple[Aid, ...]:
    """Return the aids that this view of the figure has."""
    layers = {overlay.layer for overlay in body.view(view.value).overlays}
    return tuple(aid for aid in AIDS if aid in layers)


def draw_teaching(body: Figure, view: View, teaching: Teaching, surface: Surface, look: Look = "light") -> None:
    """Draw the aids that are switched on, and the arrows on offer: above the figure, below every mark."""
    for aid in AIDS:
        if aid in teaching.aids:
            draw_aid(body, view, aid, surface, teaching.caption, dict(teaching.names), look)
    draw_arrows(teaching.arrows, view, surface)


def draw_arrows(some: Iterable[Suggestion], view: View, surface: Surface) -> None:
    """Draw the suggested arrows of a view, dashed: they are offers, not findings."""
    for one in some:
        if one.view is not view:
            continue
        line, head = centre_line((one.stroke,)), barbs(one.stroke, ARROW_HEAD)
        for path in (line, head):
            surface.stroke(path, tokens.figure_halo(), ARROW_HALO)
        surface.stroke(line, tokens.teaching().arrow, ARROW, cap="butt", dash=ARROW_DASH)
        surface.stroke(head, tokens.teaching().arrow, ARROW)


def draw_aid(
    body: Figure,
    view: View,
    aid: Aid,
    surface: Surface,
    caption: str,
    names: Mapping[str, str] | None = None,
    look: Look = "light",
) -> None:
    """Draw one aid with CAPTION ("Teaching aid") beside the legs; NAMES are what nerves are called, by their key.

    A view that does not have the aid stays as it is, without a caption. What is written beside the body on a dark
    ground (LOOK) is pale.
    """
    overlays = [one for one in body.view(view.value).overlays if one.layer == aid]
    if not overlays:
        return
    if aid == "dermatomes":
        _areas(overlays, surface)
    elif aid == "sciatic":
        _nerves(overlays, body, view, surface, names or {}, look)
    else:
        _landmarks(overlays, body, view, surface, look)
    _caption(body, view, caption, surface, look)


def _areas(overlays: Iterable[Overlay], surface: Surface) -> None:
    look, some = tokens.teaching(), tuple(overlays)
    for one in some:
        if one.path is not None:
            number = ROOTS.index(one.name) if one.name in ROOTS else 0
            surface.fill(one.path, look.areas[number % len(look.areas)], look.opacity)
            surface.stroke(one.path, look.edge, AREA_EDGE, cap="butt", dash=DASH)
    for one in some:
        if one.point is not None and one.text:
            x, y = one.point
            crowded = abs(x) < _half(one.text, LABEL)
            if not crowded or one.side == "right":
                surface.text(one.text, 0 if crowded else x, y, LABEL, look.text)


def _ink(body: Figure, view: View, x: float, y: float, look: Look) -> str:
    """Of what is written at a point: the body is pale in every look, the ground beside it is not."""
    beside = look == "dark" and not body.view(view.value).base.contains(x, y)
    return tokens.teaching().text_on_dark if beside else tokens.teaching().text


def _nerves(
    overlays: Iterable[Overlay], body: Figure, view: View, surface: Surface, names: Mapping[str, str], look: Look
) -> None:
    wear, some = tokens.teaching(), tuple(overlays)
    for ink, more in ((wear.nerve_edge, 2 * NERVE_EDGE), (wear.nerve, 0)):
        for one in some:
            if one.path is not None:
                surface.stroke(one.path, ink, one.width + more)
    for one in some:
        name = names.get(one.name)
        if name and one.path is not None:
            line = one.path.flatten(5)[0]
            x, y = line[len(line) // 2]
            half = _half(name, SMALL_LABEL)
            at = x + _outward(x, view) * (-1 if one.name in INNER else 1) * (BESIDE + half)
            if abs(at) > half:
                surface.text(name, round(at), round(y), SMALL_LABEL, _ink(body, view, at, y, look))
            elif one.side == "right":  # one name between the legs stands for both
                surface.text(name, 0, round(y), SMALL_LABEL, _ink(body, view, 0, y, look))


def _landmarks(overlays: Iterable[Overlay], body: Figure, view: View, surface: Surface, look: Look) -> None:
    wear, some = tokens.teaching(), tuple(overlays)
    for one in some:
        if one.path is not None:
            surface.stroke(one.path, wear.landmark, one.width, cap="butt", dash=one.dash)
    for one in some:
        if one.point is not None:
            spot = disc(*one.point, one.radius)
            surface.stroke(spot, tokens.figure_halo(), 2 * DOT_EDGE)
            surface.fill(spot, wear.landmark)
            if one.text:
                x, y = one.point
                away = BESIDE + _half(one.text, LABEL)
                above = ABOVE if one.side == "mid" else 0
                at = x + _outward(x, view) * away
                surface.text(one.text, round(at), y - above, LABEL, _ink(body, view, at, y - above, look))


def _half(text: str, size: int) -> float:
    """About half the width of a bold text."""
    return len(text) * size * 0.34


def _outward(x: float, view: View) -> int:
    """Away from the mid-line; in the side views towards the face, where the body gives room."""
    if view in (View.LEFT, View.RIGHT):
        return 1 if view is View.RIGHT else -1
    return -1 if x < 0 else 1


def _caption(body: Figure, view: View, caption: str, surface: Surface, look: Look) -> None:
    """One word under the other in the free corner beside the lower legs."""
    left, _, right, low = body.view(view.value).bounds
    words = caption.split()
    half = max((_half(word, CAPTION) for word in words), default=0)
    x = right - 150 - half if view is View.RIGHT else left + 150 + half
    for n, word in enumerate(words):
        y = low - 900 - (len(words) - n) * CAPTION * 1.3
        surface.text(word, round(x), round(y), CAPTION, _ink(body, view, x, y, look))
