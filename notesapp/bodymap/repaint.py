"""What of a picture must be painted anew when its scene changes: a few boxes instead of the whole body."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from notesapp.bodymap.draw import body_of, shapes_of
from notesapp.bodymap.draw_elsewhere import DOT, HALO, told_by
from notesapp.bodymap.draw_links import line_of
from notesapp.bodymap.draw_marks import reach_of
from notesapp.bodymap.figure import Figure
from notesapp.bodymap.scene import Scene
from notesapp.bodymap.states import arrival, state
from notesapp.model.body_map import Layer, Mark, MarkKind, Place
from notesapp.model.briefing import Ghost
from notesapp.model.treatment import TechniqueUse

Kind = TypeVar("Kind")
Box = tuple[float, float, float, float]
"""Left, top, right, bottom in 1/10 mm."""
AROUND = 150
"""How far a ring or an arrow head reaches beyond the line or the region it belongs to, 15 mm at most."""
BESIDE = 300
"""How far what stands beside a glyph reaches beyond it."""
MOST = 12
"""With more boxes than these the whole picture is as quick."""


def changed(before: Scene, after: Scene) -> tuple[Box, ...] | None:
    """Return the boxes in which the picture of AFTER may differ from that of BEFORE; None if it may anywhere."""
    old, new = before.body_map, after.body_map
    same = replace(
        before,
        body_map=new,
        ghosts=after.ghosts,
        uses=after.uses,
        avoid=after.avoid,
        selected=after.selected,
        at_work=after.at_work,
    )
    if (
        after.differing
        or same != after
        or old.figure_version != new.figure_version
        or not _in_order(old.marks, new.marks)
    ):
        return None
    found: dict[Box, None] = {}
    for scene, other in ((before, after), (after, before)):
        for box in _boxes(scene, other):
            found[box] = None
            if len(found) > MOST:
                return None
    return tuple(found)


def culled(scene: Scene, box: Box) -> Scene:
    """Return the scene without the marks of its view that are not seen in BOX; the rest is drawn as ever."""
    linked = {end for link in scene.body_map.links for end in (link.mark_id, link.to_mark)}
    body, by = body_of(scene), DOT + HALO

    def is_seen(one: Mark) -> bool:
        if one.id in linked:
            return True
        if one.view is scene.view:
            return any(_meet(box, reach) for reach in _mark(one, scene))
        spots = (shape.point for shape in told_by(one, scene.view, body))
        return any(_meet(box, (x - by, y - by, x + by, y + by)) for x, y in spots)

    kept = tuple(filter(is_seen, scene.body_map.marks))
    return replace(scene, body_map=replace(scene.body_map, marks=kept))


def reach(one: Mark, scene: Scene) -> tuple[Box, ...]:
    """Return the boxes in which a mark is seen, ring and all; of another view's mark those of its dots."""
    return tuple(_mark(one, scene))


def _boxes(scene: Scene, other: Scene) -> Iterator[Box]:
    """Where what the scene holds, and the OTHER does not hold so, is drawn."""
    body = body_of(scene)
    if scene.body_map is other.body_map:
        marks = tuple(filter(None, map(scene.body_map.mark, {scene.selected or "", other.selected or ""})))
    else:
        marks = scene.body_map.marks
    for one in marks:
        told = (scene.arrived(one), scene.left(one))
        same = other.body_map.mark(one.id)
        was_chosen, is_chosen = one.id == other.selected, one.id == scene.selected
        if same != one or told != (other.arrived(one), other.left(one)) or was_chosen is not is_chosen:
            yield from _mark(one, scene)
    there = {link: line_of(link, other, body) for link in other.body_map.links}
    for link in scene.body_map.links:
        line = line_of(link, scene, body)
        if line is not None and there.get(link) != line:
            xs, ys = [x for x, _ in line], [y for _, y in line]
            yield from _around([(min(xs), min(ys), max(xs), max(ys))], BESIDE)
    for use in _without(scene.uses, other.uses):
        yield from _use(use, scene, body)
    if scene.at_work != other.at_work:
        for use in scene.uses:
            if use.id in (scene.at_work, other.at_work):
                yield from _use(use, scene, body)
    for area in _without(scene.avoid, other.avoid):
        yield from _places(area.places, scene, body)
    for ghost in _without(scene.ghosts, other.ghosts):
        yield from _ghost(ghost, scene, body)


def _without(some: Iterable[Kind], others: tuple[Kind, ...]) -> Iterator[Kind]:
    return (one for one in some if not any(one is other or one == other for other in others))


def _in_order(old: tuple[Mark, ...], new: tuple[Mark, ...]) -> bool:
    """Whether the marks that are in both lie in the same order, so that none rises above another."""
    if old is new:
        return True
    before, after = {one.id for one in old}, {one.id for one in new}
    return [one.id for one in old if one.id in after] == [one.id for one in new if one.id in before]


def _mark(one: Mark, scene: Scene) -> Iterator[Box]:
    body = body_of(scene)
    if one.view is not scene.view:
        yield from _places(one.places, scene, body)
        return
    if one.kind is MarkKind.AREA:
        grown = max(state(one, scene).size, 1000) / 1000
        for left, top, right, bottom in _places(one.places, scene, body):
            x, y = (grown - 1) * (right - left) / 2, (grown - 1) * (bottom - top) / 2
            yield left - x, top - y, right + x, bottom + y
        return
    around = BESIDE if one.layer is Layer.THERAPIST else AROUND
    for strokes in {state(one, scene).strokes, arrival(one, scene)}:
        yield from _around([reach_of(one, strokes, body)], around)


def _use(use: TechniqueUse, scene: Scene, body: Figure) -> Iterator[Box]:
    if not use.strokes or use.view is None:
        yield from _places(use.places, scene, body)
    elif use.view is scene.view:
        points = [point for stroke in use.strokes for point in stroke]
        xs, ys, half = [x for x, _ in points], [y for _, y in points], use.width / 2
        yield from _around([(min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half)])


def _ghost(ghost: Ghost, scene: Scene, body: Figure) -> Iterator[Box]:
    one = ghost.mark
    if one.view is not scene.view:
        return
    strokes = ghost.reading.strokes if ghost.reading is not None and ghost.reading.strokes else one.strokes
    if one.kind is MarkKind.AREA or not strokes:
        yield from _places(one.places, scene, body)
    else:
        yield from _around([reach_of(one, strokes, body)])


def _places(places: Iterable[Place], scene: Scene, body: Figure) -> Iterator[Box]:
    return _around((shape.path.bounds for shape in shapes_of(body, places, scene.view)), BESIDE)


def _around(boxes: Iterable[Box | None], by: int = AROUND) -> Iterator[Box]:
    return ((left - by, top - by, right + by, bottom + by) for left, top, right, bottom in filter(None, boxes))


def _meet(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]
