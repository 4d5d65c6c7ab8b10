"""How a mark stands at a moment: what is drawn of it, how strong, and what of the arrival stays beside it."""

from __future__ import annotations

from dataclasses import dataclass

from notesapp.bodymap.ribbons import Stroke, resized_strokes
from notesapp.bodymap.scene import Scene
from notesapp.model.body_map import Extent, Mark, MarkKind, Moment

SIZES = {Extent.SMALLER: 640, Extent.LARGER: 1280}
"""How a told change of extent is shown when nobody drew it anew, in per mille of the length."""


@dataclass(frozen=True, slots=True)
class State:
    """LEVEL and GRADE as now; STROKES as now; SIZE of a shape in per mille; WAS: the arrival stays as a thin line.

    ASKED is False when nobody asked again at leaving; HERE is False when the mark is gone.
    """

    level: int | None
    grade: int | None
    strokes: tuple[Stroke, ...]
    size: int = 1000
    was: bool = False
    asked: bool = True
    here: bool = True


def state(mark: Mark, scene: Scene) -> State:
    """Return how MARK stands at the scene's moment."""
    arrived, left = scene.arrived(mark), scene.left(mark)
    first = arrived.strokes if arrived is not None and arrived.strokes else mark.strokes
    level = arrived.intensity if arrived else None
    grade = arrived.grade if arrived else None
    if scene.moment is Moment.ARRIVE:
        return State(level, left.grade if left and left.grade and grade is None else grade, first)
    if left is None:
        return State(level, grade, first, asked=False)
    level = level if left.intensity is None else left.intensity
    grade = grade if left.grade is None else left.grade
    if left.extent is Extent.GONE:
        return State(level, grade, first, was=True, here=False)
    if left.strokes:
        return State(level, grade, left.strokes, was=left.strokes != first)
    size = SIZES.get(left.extent, 1000) if left.extent else 1000
    if size != 1000 and mark.kind.is_drawn and first:
        return State(level, grade, _shrunk(mark, first, size), was=True)
    return State(level, grade, first, size, was=size != 1000)


def arrival(mark: Mark, scene: Scene) -> tuple[Stroke, ...]:
    """The strokes of a mark as they were on arrival."""
    arrived = scene.arrived(mark)
    return arrived.strokes if arrived is not None and arrived.strokes else mark.strokes


def _shrunk(mark: Mark, strokes: tuple[Stroke, ...], size: int) -> tuple[Stroke, ...]:
    """A path keeps its beginning and loses its end; a painted area or a line shrinks about its middle."""
    if mark.kind is not MarkKind.PATH:
        return resized_strokes(strokes, size)
    if size > 1000:
        return strokes
    return tuple(stroke[: max(2, round(len(stroke) * size / 1000))] for stroke in strokes)
