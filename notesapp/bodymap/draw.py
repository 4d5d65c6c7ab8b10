"""The one drawing of the body map, for the screen, the small maps and the paper. Knows no Qt and no PDF.

Four layers in this order; a screen may keep the first and the third as pictures:
`ground` (base and shapes), `fills` (marked and treated regions), `relief` (volume, lines, outline: above the fills, so
that a coloured muscle keeps its form), `marks` (patterns, hatches, strokes, paths, findings, ghosts) and `badges`.
"""

from __future__ import annotations

from collections.abc import Iterable

from notesapp.bodymap.scene import Detail, Look, Scene
from notesapp.bodymap.surface import Surface
from notesapp.model.body_map import AvoidArea, BodyMap, Layer, Moment, View
from notesapp.model.briefing import Ghost
from notesapp.model.treatment import TechniqueUse


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
) -> None:
    """Draw one view; see `Scene` for what the arguments mean. AVOID is the note's own when not given."""
    draw_scene(
        Scene(
            body_map=body_map,
            view=view,
            moment=moment,
            ghosts=tuple(ghosts),
            uses=tuple(uses),
            avoid=body_map.avoid if avoid is None else tuple(avoid),
            selected=selected,
            at_work=at_work,
            quiet=frozenset(quiet),
            look=look,
            detail=detail,
            badges=badges,
        ),
        surface,
    )


def draw_scene(scene: Scene, surface: Surface) -> None:
    """Draw everything of a scene, from the skin up."""
    raise NotImplementedError(scene, surface)
