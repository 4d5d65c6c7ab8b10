"""What was drawn at an earlier visit, taken onto the figure of today's note.

Each note keeps the figure version it was drawn on. Where two versions have the same silhouette in a view, a line lies
at the same place of both and is kept as drawn. Where they have not, its points would land beside what was meant: the
regions, which mean the same on every version, then stand for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from notesapp.bodymap.figure import same_ground
from notesapp.bodymap.hand import places_under
from notesapp.model.body_map import BodyMap, MarkKind, View
from notesapp.model.briefing import Ghost
from notesapp.model.treatment import TechniqueUse


def ghosts_on(body_map: BodyMap, ghosts: Iterable[Ghost]) -> tuple[Ghost, ...]:
    """Return earlier marks as they are shown on, and taken over into, the map of today."""
    return tuple(_ghost(body_map, ghost) for ghost in ghosts)


def uses_on(body_map: BodyMap, uses: Iterable[TechniqueUse], drawn: BodyMap) -> tuple[TechniqueUse, ...]:
    """Return earlier technique uses, DRAWN on an earlier map; painted areas that cannot be kept leave their places."""
    return tuple(
        use
        if not use.strokes or use.view is None or _fits(body_map, drawn.figure_version, use.view)
        else replace(use, view=None, strokes=(), width=0)
        for use in uses
    )


def _ghost(body_map: BodyMap, ghost: Ghost) -> Ghost:
    mark, reading = ghost.mark, ghost.reading
    if ghost.figure_version == body_map.figure_version or mark.kind is MarkKind.AREA:
        return ghost
    if _fits(body_map, ghost.figure_version, mark.view):
        under = places_under(body_map, mark.view, mark.kind, mark.strokes, mark.width)
        return replace(ghost, mark=replace(mark, places=under or mark.places))
    plain = replace(mark, kind=MarkKind.AREA, strokes=(), width=0)
    return replace(ghost, mark=plain, reading=None if reading is None else replace(reading, strokes=()))


def _fits(body_map: BodyMap, version: int, view: View) -> bool:
    return same_ground(BodyMap(body_map.figure, version), body_map, view.value)
