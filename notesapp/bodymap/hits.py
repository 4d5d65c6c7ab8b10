"""Which mark, ghost or handle lies under the finger."""

from __future__ import annotations

from math import hypot

from notesapp.bodymap.draw import body_of
from notesapp.bodymap.draw_marks import POINT, outline_of, ribbon_width
from notesapp.bodymap.geometry import distance_to_segment
from notesapp.bodymap.patterns import GLYPH
from notesapp.bodymap.ribbons import Stroke
from notesapp.bodymap.scene import Scene
from notesapp.bodymap.states import state
from notesapp.model.body_map import Mark, MarkKind
from notesapp.model.briefing import Ghost


def hit_mark(scene: Scene, x: float, y: float, reach: float = 0) -> Mark | None:
    """Return the topmost mark of the scene's view at a point, or within REACH (1/10 mm) of a thin one."""
    hidden = scene.hidden_layers
    newest_first = tuple(reversed(scene.body_map.marks))
    for mark in sorted(newest_first, key=lambda mark: _RANK[mark.kind]):
        if mark.view is not scene.view or mark.layer in scene.quiet | hidden:
            continue
        now = state(mark, scene)
        if now.here and _touches(mark, now.strokes, scene, x, y, reach):
            return mark
    return None


def hit_ghost(scene: Scene, x: float, y: float) -> Ghost | None:
    """Return the ghost at a point of the scene's view."""
    for ghost in scene.ghosts:
        if ghost.mark.view is scene.view:
            strokes = ghost.reading.strokes if ghost.reading and ghost.reading.strokes else ghost.mark.strokes
            if any(path.contains(x, y) for path in outline_of(ghost.mark, strokes, body_of(scene))):
                return ghost
    return None


def near_line(strokes: tuple[Stroke, ...], x: float, y: float, reach: float) -> bool:
    for stroke in strokes:
        for a, b in zip(stroke, stroke[1:] or stroke, strict=False):
            if distance_to_segment(x, y, a, b) <= reach:
                return True
    return False


_RANK = {MarkKind.STAMP: 0, MarkKind.POINT: 0, MarkKind.PATH: 1, MarkKind.LINE: 1, MarkKind.STROKE: 2, MarkKind.AREA: 3}
"""Small things lie on top of large ones, whenever they were made."""


def _touches(mark: Mark, strokes: tuple[Stroke, ...], scene: Scene, x: float, y: float, reach: float) -> bool:
    if mark.kind is MarkKind.AREA or not strokes:
        return any(path.contains(x, y) for path in outline_of(mark, (), body_of(scene)))
    if mark.kind in (MarkKind.POINT, MarkKind.STAMP):
        px, py = strokes[0][0]
        size = POINT if mark.kind is MarkKind.POINT else GLYPH / 2
        return hypot(x - px, y - py) <= max(size, reach)
    return near_line(strokes, x, y, max(ribbon_width(mark) / 2, reach))
