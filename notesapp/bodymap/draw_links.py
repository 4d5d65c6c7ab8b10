"""The thin line between two marks that belong to each other: with an open head where one refers to the other."""

from __future__ import annotations

from functools import lru_cache
from math import hypot

from notesapp.bodymap.draw_marks import halfway
from notesapp.bodymap.figure import Figure
from notesapp.bodymap.regions import where_to_draw
from notesapp.bodymap.ribbons import Stroke, barbs, centre_line
from notesapp.bodymap.scene import Scene
from notesapp.bodymap.states import state
from notesapp.bodymap.surface import Surface
from notesapp.catalogue import tokens
from notesapp.model.body_map import Link, LinkKind, Mark, MarkKind

LINE, HALO = 26, 84
BARBS = 190
BOW = 0.16
"""How far a link bows out, as a part of its length: it shall not be taken for a path of pain."""
STEPS = 10


def links(scene: Scene, body: Figure, surface: Surface) -> None:
    """Draw the links between marks of this view that are both there to be seen."""
    for link in scene.body_map.links:
        line = line_of(link, scene, body)
        if line is None:
            continue
        paths = [centre_line((line,))]
        if link.kind is LinkKind.REFERS and scene.detail == "full":
            paths.append(barbs(line, BARBS))
        for ink, width in ((tokens.figure_halo(), HALO), (tokens.colours("light")["text"], LINE)):
            for path in paths:
                surface.stroke(path, ink, width)


def line_of(link: Link, scene: Scene, body: Figure) -> Stroke | None:
    """Where a link is drawn; None when one of its marks is in another view, gone, or stands back."""
    ends = []
    for mark_id in (link.mark_id, link.to_mark):
        mark = scene.body_map.mark(mark_id)
        at = _middle(mark, scene, body) if mark is not None else None
        if at is None:
            return None
        ends.append(at)
    return bowed(ends[0], ends[1]) if ends[0] != ends[1] else None


@lru_cache(512)
def bowed(a: tuple[int, int], b: tuple[int, int]) -> Stroke:
    """A line from A to B that bows away from the mid-line of the body."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    long = hypot(dx, dy)
    nx, ny = -dy / long, dx / long
    if nx * (a[0] + b[0]) < 0:
        nx, ny = -nx, -ny
    cx, cy = (a[0] + b[0]) / 2 + nx * long * BOW * 2, (a[1] + b[1]) / 2 + ny * long * BOW * 2
    points = []
    for k in range(STEPS + 1):
        t = k / STEPS
        one, two, three = (1 - t) * (1 - t), 2 * (1 - t) * t, t * t
        points.append((round(one * a[0] + two * cx + three * b[0]), round(one * a[1] + two * cy + three * b[1])))
    return tuple(points)


def _middle(mark: Mark, scene: Scene, body: Figure) -> tuple[int, int] | None:
    now = state(mark, scene)
    if mark.view is not scene.view or not now.here or mark.layer in scene.quiet | scene.hidden_layers:
        return None
    if mark.kind in (MarkKind.PATH, MarkKind.LINE):
        return halfway(now.strokes[0])
    if mark.kind is MarkKind.AREA or not now.strokes:  # the middle of its box may lie beside a crooked shape
        drawn = (where_to_draw(body, place.region, place.side.value, mark.view) for place in mark.places)
        return next((shapes[0].point for shapes in drawn if shapes), None)
    return now.strokes[0][len(now.strokes[0]) // 2]
