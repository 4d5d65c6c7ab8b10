"""Teaching aids over the figure: skin areas (dermatomes), nerve courses, landmarks. Always labelled as such.

They are the figure's own overlays. Maps disagree and neighbours overlap: hints, never a diagnosis (domain notes 4.4).
Nothing of them is kept in a note. Drawn between the figure and the marks, so that a mark is never covered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, Literal, get_args

from notesapp.bodymap.aid_names import placed
from notesapp.bodymap.figure import Figure, Overlay
from notesapp.bodymap.ribbons import barbs, centre_line, disc
from notesapp.bodymap.scene import Look, Suggestion, Teaching
from notesapp.bodymap.surface import Surface
from notesapp.catalogue import tokens
from notesapp.model.body_map import View

Aid = Literal["dermatomes", "sciatic", "spine"]
AIDS: Final[tuple[Aid, ...]] = get_args(Aid)
_BY_TINT = ("C2 C6 T2 T6 T10 L2 S1", "C3 T1 T3 T7 T11 L3", "C4 C8 T4 T8 T12 L4 S3", "C5 C7 T5 T9 L1 L5 S2")
TINTS: Final = {root: tint for tint, roots in enumerate(_BY_TINT) for root in roots.split()}
"""Which of the four tints a skin area has: never that of a neighbour (held by a test)."""
AREA_EDGE, NERVE_EDGE, DOT_EDGE = 14, 16, 18
DASH = (70, 45)
LEADER_WIDTH = 10
ARROW, ARROW_HALO, ARROW_HEAD = 46, 120, 260
ARROW_DASH = (120, 70)


def offered(body: Figure, view: View) -> tuple[Aid, ...]:
    """Return the aids that this view of the figure has."""
    layers = {overlay.layer for overlay in body.view(view.value).overlays}
    return tuple(aid for aid in AIDS if aid in layers)


def draw_teaching(body: Figure, view: View, teaching: Teaching, surface: Surface, look: Look = "light") -> None:
    """Draw the aids that are switched on, and the arrows on offer: above the figure, below every mark."""
    draw_aids(body, view, teaching.aids, surface, teaching.caption, teaching.names, look)
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


def draw_aids(
    body: Figure,
    view: View,
    aids: Iterable[str],
    surface: Surface,
    caption: str,
    names: tuple[tuple[str, str], ...] = (),
    look: Look = "light",
) -> None:
    """Draw aids with CAPTION ("Teaching aid") beside the legs; NAMES are what nerves are called, by their key.

    A view that has none of them stays as it is, without a caption. All names lie above all lines, none over another,
    each wholly on the body, which is pale in every look, or wholly beside it: pale then on a dark ground (LOOK).
    """
    asked = set(aids)
    shown = tuple(aid for aid in AIDS if aid in asked)
    overlays = body.view(view.value).overlays
    for aid in shown:
        DRAWN[aid]([one for one in overlays if one.layer == aid], surface)
    wear = tokens.teaching()
    for name in placed(body, view, shown, names, caption, surface.least_text):
        if name.leader is not None:
            surface.stroke(name.leader, wear.edge, LEADER_WIDTH)
        on_body = wear.landmark if name.layer == "spine" else wear.text
        ink = wear.text_on_dark if name.beside and look == "dark" else on_body
        surface.text(name.text, name.x, name.y, name.size, ink)


def _areas(some: Sequence[Overlay], surface: Surface) -> None:
    look = tokens.teaching()
    areas = [one for one in some if one.kind == "area"]
    borders = [one for one in some if one.kind == "line"] or areas  # the first figure has no borders of their own
    for one in areas:
        if one.path is not None:
            surface.fill(one.path, look.areas[TINTS[one.name]], look.opacity)
    for one in borders:
        if one.path is not None:
            surface.stroke(one.path, look.edge, one.width or AREA_EDGE, cap="butt", dash=one.dash or DASH)


def _nerves(some: Sequence[Overlay], surface: Surface) -> None:
    wear = tokens.teaching()
    for ink, more in ((wear.nerve_edge, 2 * NERVE_EDGE), (wear.nerve, 0)):
        for one in some:
            if one.path is not None:
                surface.stroke(one.path, ink, one.width + more)


def _landmarks(some: Sequence[Overlay], surface: Surface) -> None:
    wear = tokens.teaching()
    for one in some:
        if one.path is not None:
            surface.stroke(one.path, wear.landmark, one.width, cap="butt", dash=one.dash)
    for one in some:
        if one.point is not None:
            spot = disc(*one.point, one.radius)
            surface.stroke(spot, tokens.figure_halo(), 2 * DOT_EDGE)
            surface.fill(spot, wear.landmark)


DRAWN: Final[dict[Aid, Callable[[Sequence[Overlay], Surface], None]]] = {
    "dermatomes": _areas,
    "sciatic": _nerves,
    "spine": _landmarks,
}
