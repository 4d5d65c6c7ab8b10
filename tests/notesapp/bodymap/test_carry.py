"""A mark made on the first figure is drawn where it was: on its own figure for ever, and, taken over, in its region."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from math import hypot

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from notesapp.bodymap import draw
from notesapp.bodymap.carry import ghost_on, map_on, on_one_figure, point_on, points_on
from notesapp.bodymap.compare import Pair, difference, parts, scenes
from notesapp.bodymap.figure import Shape, figure
from notesapp.bodymap.presets import sciatic_path
from notesapp.bodymap.regions import shape_at
from notesapp.bodymap.scene import Scene
from notesapp.bodymap.surface import Recorder
from notesapp.catalogue.regions import within
from notesapp.model.body_map import BodyMap, Extent, Layer, Mark, MarkKind, Moment, Place, Reading, Side, View
from notesapp.model.briefing import Ghost
from tests.notesapp.bodymap.samples import NOW

OLD, NEW = figure(1), figure(2)
SHAPES = [shape for view in OLD.views for shape in OLD.view(view).shapes]
MOST, ARM = 100, 250
"""A point moves by at most 10 mm; in the side views, where the hand was closed, by 25."""


@st.composite
def old_points(draw_: Callable[[st.SearchStrategy[object]], object]) -> tuple[Shape, int, int]:
    """A shape of the first figure, and a whole point in it."""
    shape = draw_(st.sampled_from(SHAPES))
    assert isinstance(shape, Shape)
    left, top, right, low = shape.path.bounds
    x, y = draw_(st.integers(round(left), round(right))), draw_(st.integers(round(top), round(low)))
    assert isinstance(x, int)
    assert isinstance(y, int)
    if shape_at(OLD, shape.view, x, y) is not shape:
        x, y = shape.point
    assume(shape_at(OLD, shape.view, x, y) is shape)
    return shape, x, y


@settings(max_examples=600, deadline=None)
@given(old_points())
def test_a_point_keeps_its_region_and_its_side(at: tuple[Shape, int, int]) -> None:
    shape, x, y = at
    there = point_on((x, y), shape.view, OLD, NEW)
    assert there is not None
    found = shape_at(NEW, shape.view, *there)
    assert found is not None
    assert within(found.key, shape.key)
    assert found.side == shape.side
    grown = NEW.view(shape.view).scale / OLD.view(shape.view).scale  # the soles are drawn larger
    assert hypot(there[0] - x * grown, there[1] - y * grown) <= (ARM if shape.view in ("left", "right") else MOST)


@settings(max_examples=100, deadline=None)
@given(old_points())
def test_left_and_right_are_carried_alike(at: tuple[Shape, int, int]) -> None:
    shape, x, y = at
    twin = {"left": "right", "right": "left"}.get(shape.view, shape.view)
    other = shape_at(OLD, twin, -x, y)
    assume(other is not None and other.name == shape.name)
    here, there = point_on((x, y), shape.view, OLD, NEW), point_on((-x, y), twin, OLD, NEW)
    assert here is not None
    assert there is not None
    assert hypot(here[0] + there[0], here[1] - there[1]) <= 30


def test_a_long_course_stays_a_course() -> None:
    """It neither jumps nor turns back where it crosses from one region into the next."""
    line = sciatic_path(OLD, "right")
    carried = points_on(line, "back", OLD, NEW)
    steps = [hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(line)]
    moved = [hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(carried)]
    assert max(abs(a - b) for a, b in zip(steps, moved, strict=True)) <= 90
    assert max(hypot(a[0] - b[0], a[1] - b[1]) for a, b in zip(line, carried, strict=True)) <= 120


def test_beside_the_body_a_line_goes_on_as_it_went() -> None:
    x, y = next(s.point for s in SHAPES if s.view == "back" and s.name == "gastrocnemius-lateral" and s.side == "right")
    (ax, ay), (bx, by) = points_on(((x, y), (6000, y)), "back", OLD, NEW)
    assert (bx - ax, by - ay) == (6000 - x, 0)
    assert points_on(((6000, 100),), "back", OLD, NEW) == ((6000, 100),)


MARK = Mark(
    "m", Layer.CLIENT, MarkKind.STROKE, View.BACK, "ache", (Place("calf", Side.RIGHT),), (((1100, 13800),),), 300
)


def test_an_old_note_is_drawn_on_its_own_figure_call_for_call() -> None:
    """Whatever the new figure is: the mark's strokes and the body under them are those of version 1."""
    old = Recorder()
    draw.draw_scene(Scene(BodyMap(marks=(MARK,)), View.BACK), old)
    assert old.calls[0][2] == OLD.view("back").base.xy
    assert NEW.view("back").base.xy not in [call[2] for call in old.calls if call[0] == "fill"]


def test_last_times_mark_is_taken_over_with_its_reading() -> None:
    later = Reading("m", Moment.LEAVE, 3, extent=Extent.SMALLER, strokes=(((1000, 14000),),))
    ghost = ghost_on(Ghost(MARK, later, NOW, 1), 2)
    assert ghost.figure_version == 2
    assert ghost.reading is not None
    for strokes, was in ((ghost.mark.strokes, MARK.strokes), (ghost.reading.strokes, later.strokes)):
        (here,), (before,) = strokes[0], was[0]
        key = shape_at(OLD, "back", *before)
        now = shape_at(NEW, "back", *here)
        assert key is not None
        assert now is not None
        assert now.key == key.key
    assert (ghost.mark.places, ghost.reading.intensity) == (MARK.places, 3)
    assert ghost_on(ghost, 2) is ghost


@pytest.mark.parametrize(("key", "side", "parts_"), [("thor_spine", Side.MID, 2), ("thor_paraspinal", Side.LEFT, 2)])
def test_a_region_cut_in_two_is_still_drawn_whole(key: str, side: Side, parts_: int) -> None:
    mark = replace(MARK, kind=MarkKind.AREA, places=(Place(key, side),), strokes=(), width=0)
    record = Recorder()
    draw.fills(Scene(BodyMap(figure_version=2, marks=(mark,)), View.BACK), record)
    drawn = [path for path in (s.path for s in NEW.view("back").shapes) if path.xy in [c[2] for c in record.calls]]
    assert len(drawn) >= parts_


def test_sessions_of_both_figures_can_be_laid_over_each_other() -> None:
    then, now = BodyMap(marks=(MARK,)), BodyMap(figure_version=2, marks=(MARK,))
    assert not Pair(then, now, View.BACK).same_figure
    both = Pair(*on_one_figure(then, now), View.BACK)
    assert both.same_figure
    for pair in (Pair(then, now, View.BACK), both):
        difference(pair, Recorder())
        assert all(parts(pair))
    assert [p.xy for p in parts(both)[0]] == [p.xy for p in parts(Pair(then, now, View.BACK))[0]]
    assert map_on(now, 2) is now
    finger = replace(MARK, kind=MarkKind.AREA, view=View.PALMS, places=(Place("index_finger", Side.LEFT),), strokes=())
    hands = Pair(then, BodyMap(figure_version=2, marks=(finger,)), View.PALMS)
    for scene in scenes(hands):
        draw.draw_scene(scene, Recorder())
