"""Editing in place: the handles of the mark at hand, and what dragging one of them makes of it."""

from __future__ import annotations

from dataclasses import replace
from math import hypot
from typing import Literal, NamedTuple

from notesapp.bodymap.draw import body_of
from notesapp.bodymap.draw_marks import reach_of
from notesapp.bodymap.figure import figure_of
from notesapp.bodymap.hand import Change, Hand, end_place, places_under
from notesapp.bodymap.presets import sciatic_path, shorten
from notesapp.bodymap.reshape import middle, moved, redrawn, resized, strokes_now
from notesapp.bodymap.ribbons import Stroke
from notesapp.bodymap.scene import Scene
from notesapp.bodymap.smoothing import Sample
from notesapp.bodymap.states import state
from notesapp.model.body_map import BodyMap, Extent, Mark, MarkKind, Moment, Reading, View

Grip = Literal["end", "start", "move", "size"]
BESIDE = 130
"""Handles that move or resize stand so far beside the mark, so that they do not cover it."""


class Handle(NamedTuple):
    """Where a mark can be taken hold of (1/10 mm), and what dragging there does."""

    grip: Grip
    x: int
    y: int


def handles(scene: Scene, mark_id: str | None) -> tuple[Handle, ...]:
    """The handles of a mark of the scene's view, that of its end first; a region has none: another is tapped."""
    mark = scene.body_map.mark(mark_id) if mark_id else None
    if mark is None or mark.view is not scene.view or mark.kind is MarkKind.AREA:
        return ()
    now = state(mark, scene)
    if not now.here or not now.strokes:
        return ()
    if mark.kind in (MarkKind.POINT, MarkKind.STAMP):
        return (Handle("end", *now.strokes[0][0]),)
    found: list[Handle] = []
    if mark.kind is not MarkKind.STROKE:
        found.append(Handle("end", *now.strokes[-1][-1]))
        if preset_of(scene.body_map, mark) is None:
            found.append(Handle("start", *now.strokes[0][0]))
    reach = reach_of(mark, now.strokes, body_of(scene))
    if reach is not None:
        left, top, right, bottom = (round(v) for v in reach)
        if mark.kind is MarkKind.STROKE:
            found.append(Handle("move", (left + right) // 2, top - BESIDE))
            found.append(Handle("size", right + BESIDE // 2, bottom + BESIDE // 2))
        else:  # its ends may lie above and below
            found.append(Handle("move", left - 2 * BESIDE, (top + bottom) // 2))
    return tuple(found)


class EditTool:
    """Drags a handle: a path's end along its own course, any other end freely, a whole mark, its size."""

    name = "edit"
    width = 0

    def __init__(self, mark_id: str, grip: Grip = "end") -> None:
        self.mark_id, self.grip = mark_id, grip
        self.trail: list[Sample] = []
        self._from: Sample = (0.0, 0.0)

    def press(self, x: float, y: float) -> None:
        self._from = (x, y)
        self.trail = [(x, y)]

    def move(self, x: float, y: float) -> None:
        self.trail = [(x, y)]

    def preview(self, body_map: BodyMap, hand: Hand) -> BodyMap:
        """The map as it would be if the hand let go now."""
        mark = body_map.mark(self.mark_id)
        if mark is None or not self.trail:
            return body_map
        x, y = (round(v) for v in self.trail[-1])
        if self.grip == "move":
            return moved(body_map, (mark.id,), x - round(self._from[0]), y - round(self._from[1]), hand)
        if self.grip == "size":
            return self._resized(body_map, mark, hand)
        if mark.kind in (MarkKind.POINT, MarkKind.STAMP):
            return redrawn(body_map, mark, (((x, y),),), hand)
        if mark.kind is MarkKind.PATH and self.grip == "end":
            return self._ended(body_map, mark, (x, y), hand)
        return redrawn(body_map, mark, _bent(strokes_now(body_map, mark, hand), (x, y), self.grip), hand)

    def release(self, body_map: BodyMap, hand: Hand) -> Change | None:
        changed = self.preview(body_map, hand)
        self.trail = []
        return None if changed == body_map else Change(changed, "move", self.mark_id)

    def _ended(self, body_map: BodyMap, mark: Mark, at: tuple[int, int], hand: Hand) -> BodyMap:
        """A path drawn by hand may be pulled on beyond its end; one along a nerve stays on it."""
        line = mark.strokes[-1]
        if hand.moment is Moment.ARRIVE and preset_of(body_map, mark) is None:
            far = [hypot(x - at[0], y - at[1]) for x, y in line]
            if far[-1] == min(far) and far[-1] > BESIDE:
                return redrawn(body_map, mark, (*mark.strokes[:-1], (*line, at)), hand)
        return with_end(body_map, mark, at, hand)

    def _resized(self, body_map: BodyMap, mark: Mark, hand: Hand) -> BodyMap:
        """How far the hand is from the mark's middle, against how far it was when it came down."""
        at = middle(body_map, mark, hand)
        if at is None:
            return body_map
        was = hypot(self._from[0] - at[0], self._from[1] - at[1])
        now = hypot(self.trail[-1][0] - at[0], self.trail[-1][1] - at[1])
        return resized(body_map, mark.id, round(1000 * now / max(was, 1.0)), hand)


def _bent(strokes: tuple[Stroke, ...], at: tuple[int, int], grip: Grip) -> tuple[Stroke, ...]:
    """A line with one end pulled elsewhere: each point goes along, the less the nearer it is to the other end."""
    line = strokes[0] if grip == "start" else strokes[-1]
    ox, oy = line[0] if grip == "start" else line[-1]
    count = max(len(line) - 1, 1)
    pulled = []
    for k, (x, y) in enumerate(line):
        part = (count - k) / count if grip == "start" else k / count
        pulled.append((round(x + (at[0] - ox) * part), round(y + (at[1] - oy) * part)))
    return (tuple(pulled), *strokes[1:]) if grip == "start" else (*strokes[:-1], tuple(pulled))


def with_end(body_map: BodyMap, mark: Mark, at: tuple[int, int] | str, hand: Hand) -> BodyMap:
    """A path that ends at the point of its course nearest AT (or at a stop of the sciatic course).

    On arrival the mark itself changes; leaving, its leave reading tells of the new end.
    """
    line = shorten(course(body_map, mark), at)  # type: ignore[arg-type]
    if hand.moment is Moment.ARRIVE:
        where = places_under(body_map, mark.view, MarkKind.PATH, (line,), 0)
        return body_map.with_mark(replace(mark, strokes=(line, *mark.strokes[1:]), places=where))
    left = body_map.reading(mark.id, Moment.LEAVE) or Reading(mark.id, Moment.LEAVE)
    count = len(mark.strokes[0])
    extent = Extent.SMALLER if len(line) < count else Extent.LARGER if len(line) > count else Extent.AS_DRAWN
    end = end_place(body_map, mark.view, line)
    return body_map.with_reading(replace(left, strokes=(line,), extent=extent, end_region=end, at=hand.now()))


def course(body_map: BodyMap, mark: Mark) -> Stroke:
    """Along which a path's end can be dragged: the whole preset when it is a part of it, else the line as drawn."""
    return preset_of(body_map, mark) or mark.strokes[0]


def preset_of(body_map: BodyMap, mark: Mark) -> Stroke | None:
    """The ready-made course of which a path is the beginning."""
    line = mark.strokes[0]
    if mark.kind is MarkKind.PATH and mark.view is View.BACK:
        for side in ("left", "right"):
            whole = sciatic_path(figure_of(body_map), side)
            if whole[: len(line)] == line:
                return whole
    return None
