"""What must hold at any point, for any mark, on any figure: hits, mirror, paper, marks that stay where they were."""

from __future__ import annotations

import json
from collections.abc import Callable
from math import cos, sin

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from notesapp.bodymap import draw
from notesapp.bodymap.figure import VERSION, Shape, figure
from notesapp.bodymap.regions import shape_at
from notesapp.bodymap.scene import Scene
from notesapp.bodymap.surface import Call, Recorder
from notesapp.model.body_map import (
    BodyMap,
    Extent,
    Layer,
    Link,
    LinkKind,
    Mark,
    MarkKind,
    Moment,
    Place,
    Reading,
    Side,
    View,
)
from resources import resource
from tests.figures import newer_figure

SHAPES = [(view, shape) for view in View for shape in figure().view(view.value).shapes]
FIRST = [(view, shape) for view in View if view.value in figure(1).views for shape in figure(1).view(view.value).shapes]
TWIN = {"left": "right", "right": "left", "mid": "mid"}


@st.composite
def inside(draw_: Callable[[st.SearchStrategy[float]], float]) -> tuple[View, Shape, float, float]:
    """A shape of any view, and a point within it, to any fraction of 1/10 mm; half of them at its edge."""
    view, shape = draw_(st.sampled_from(SHAPES))  # type: ignore[arg-type, misc]
    left, top, right, low = shape.path.bounds
    if draw_(st.booleans()):  # type: ignore[arg-type]
        at, near = draw_(st.integers(0, len(shape.path.xy) // 2 - 1)), draw_(st.floats(0.2, 6))  # type: ignore[arg-type]
        turn = draw_(st.floats(0, 6.3))
        x, y = shape.path.xy[2 * int(at)] + near * cos(turn), shape.path.xy[2 * int(at) + 1] + near * sin(turn)
    else:
        x, y = draw_(st.floats(left, right, width=32)), draw_(st.floats(top, low, width=32))
    if not shape.path.contains(x, y):
        x, y = shape.point
        x, y = x + draw_(st.floats(-20, 20, width=32)), y + draw_(st.floats(-20, 20, width=32))
    assume(shape.path.contains(x, y))
    return view, shape, x, y


@settings(max_examples=400, deadline=None)
@given(inside())
def test_a_point_inside_a_shape_hits_that_shape(at: tuple[View, Shape, float, float]) -> None:
    view, shape, x, y = at
    assert shape_at(figure(), view.value, x, y) is shape


@settings(max_examples=200, deadline=None)
@given(inside(), st.floats(0.05, 12))
def test_at_any_zoom_the_pixel_under_the_finger_hits_it(at: tuple[View, Shape, float, float], pixel: float) -> None:
    """A window knows whole pixels; PIXEL of them make 1 mm. The point it stands for lies inside, so it is hit."""
    view, shape, x, y = at
    step = 10 / pixel
    px, py = round(x / step) * step, round(y / step) * step
    assume(shape.path.contains(px, py))
    assert shape_at(figure(), view.value, px, py) is shape


@settings(max_examples=300, deadline=None)
@given(inside())
def test_left_and_right_answer_alike(at: tuple[View, Shape, float, float]) -> None:
    view, shape, x, y = at
    assume(all(shape.path.contains(x + dx, y + dy) for dx in (-1, 1) for dy in (-1, 1)))  # on a border, either is right
    other = {View.LEFT: View.RIGHT, View.RIGHT: View.LEFT}.get(view, view)
    twin = shape_at(figure(), other.value, -x, y)
    assert twin is not None
    assert (twin.key, twin.name, twin.side) == (shape.key, shape.name, TWIN[shape.side])


POINTS = st.tuples(st.integers(-4000, 4000), st.integers(0, 17_500))


@st.composite
def body_maps(draw_: Callable[[st.SearchStrategy[object]], object], version: int = VERSION) -> BodyMap:
    """Up to six marks of any kind, layer and view, some with readings on arrival and on leaving, some linked."""
    marks, readings, shapes = [], [], FIRST if version == 1 else SHAPES
    for n in range(draw_(st.integers(1, 6))):  # type: ignore[call-overload]
        kind = draw_(st.sampled_from(MarkKind))
        view, shape = draw_(st.sampled_from(shapes))  # type: ignore[misc]
        layer = Layer.THERAPIST if kind is MarkKind.STAMP else draw_(st.sampled_from(Layer))
        what = "trigger_point" if layer is Layer.THERAPIST else draw_(st.sampled_from(["ache", "burning", "numb"]))
        count = 1 if kind in (MarkKind.POINT, MarkKind.STAMP) else 4
        line = tuple(draw_(st.lists(POINTS, min_size=count, max_size=count, unique=True)))  # type: ignore[call-overload]
        strokes = () if kind is MarkKind.AREA else (line,)
        place = Place(shape.key, Side(shape.side))
        width = 300 if kind is MarkKind.STROKE else 0
        marks.append(Mark(f"m{n}", layer, kind, view, what, (place,), strokes, width))  # type: ignore[arg-type]
        level = draw_(st.none() | st.integers(0, 10))
        for moment in Moment if level is not None else ():
            symptom = layer is Layer.CLIENT
            grade = None if symptom else draw_(st.integers(1, 3))
            extent = draw_(st.sampled_from(Extent)) if moment is Moment.LEAVE else None
            readings.append(Reading(f"m{n}", moment, level if symptom else None, grade, extent))  # type: ignore[arg-type]
    body = BodyMap(figure_version=version, marks=tuple(marks), readings=tuple(readings))
    return body.with_link(Link("m0", f"m{len(marks) - 1}", draw_(st.sampled_from(LinkKind))))  # type: ignore[arg-type]


def marked(scene: Scene) -> list[Call]:
    record = Recorder()
    draw.fills(scene, record)
    draw.marks(scene, record)
    return record.calls


@settings(max_examples=40, deadline=None)
@given(body_maps(), st.sampled_from(View), st.sampled_from(Moment))
def test_paper_shows_call_for_call_what_the_screen_shows(body: BodyMap, view: View, moment: Moment) -> None:
    screen, dark, paper = (Scene(body, view, moment, look=look) for look in ("light", "dark", "paper"))
    assert marked(paper) == marked(screen) == marked(dark)


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> int:
    return newer_figure(monkeypatch)


@settings(max_examples=40, deadline=None)
@given(body_maps(version=1), st.sampled_from(View), st.sampled_from(Moment))
def test_marks_of_the_first_figure_are_drawn_where_they_were_whatever_figure_comes(
    body: BodyMap, view: View, moment: Moment
) -> None:
    assume(view.value in figure(1).views)
    scene = Scene(body, view, moment)
    before = marked(scene)
    with pytest.MonkeyPatch.context() as patch:
        newer_figure(patch)
        assert marked(scene) == before


def area(version: int) -> BodyMap:
    mark = Mark("a", Layer.CLIENT, MarkKind.AREA, View.BACK, "ache", (Place("glut_max", Side.RIGHT),))
    return BodyMap(figure_version=version, marks=(mark,))


def test_marks_stay_where_they_were_when_the_figure_is_drawn_anew(newer: int) -> None:
    file = json.loads(resource("body/adult-1/back.json").read_bytes())
    (kept,) = (s for s in file["shapes"] if (s["key"], s["side"]) == ("glut_max", "right"))
    fill, *_ = marked(Scene(area(1), View.BACK))
    assert (fill[0], list(fill[2])) == ("fill", kept["path"][1])  # type: ignore[call-overload]
    other, *_ = marked(Scene(area(newer), View.BACK))
    assert list(other[2]) == [v + 50 for v in kept["path"][1]]  # type: ignore[call-overload]


def test_the_figure_under_old_marks_is_the_old_one(newer: int) -> None:
    old, new = Recorder(), Recorder()
    draw.ground(Scene(area(1), View.BACK), old)
    draw.ground(Scene(area(newer), View.BACK), new)
    assert old.calls != new.calls
    assert old.calls[0][2] == figure(1).view("back").base.xy
