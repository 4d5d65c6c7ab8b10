"""The sciatic preset: a whole course, shortened to where the pain ends."""

from itertools import pairwise

import pytest

from notesapp.bodymap.figure import VERSION, figure
from notesapp.bodymap.geometry import length
from notesapp.bodymap.hand import places_under
from notesapp.bodymap.presets import STOPS, end_region, sciatic_path, shorten, stops
from notesapp.bodymap.regions import shape_at
from notesapp.model.body_map import BodyMap, MarkKind, View

BODY = figure()
ENDS = {
    "low_back": "lumbar_paraspinal",
    "buttock": "glut_max",
    "thigh": "biceps_fem",
    "knee": "popliteal",
    "calf": "gastroc_med",
    "foot": "heel",
}


@pytest.mark.parametrize("side", ["left", "right"])
def test_the_course_runs_from_the_low_back_to_the_heel_on_one_side(side: str) -> None:
    course = sciatic_path(BODY, side)  # type: ignore[arg-type]
    hit = [shape_at(BODY, "back", *point) for point in course]
    assert all(shape is not None and shape.side in (side, "mid") for shape in hit)
    assert all(a[1] < b[1] for a, b in pairwise(course))
    assert end_region(BODY, course) == ("heel", side)


@pytest.mark.parametrize("side", ["left", "right"])
def test_each_stop_ends_in_the_place_it_is_named_for(side: str) -> None:
    course = sciatic_path(BODY, side)  # type: ignore[arg-type]
    assert [name for name, _ in stops(course)] == list(STOPS)
    assert {name: end_region(BODY, shorten(course, name)) for name in STOPS} == {
        name: (key, side) for name, key in ENDS.items()
    }


def test_dragging_the_end_shortens_to_the_point_nearest_the_finger() -> None:
    course = sciatic_path(BODY, "left")
    short = shorten(course, (-1100, 9000))
    assert course[: len(short)] == short
    assert abs(short[-1][1] - 9000) < 120
    assert [name for name, _ in stops(short)] == ["low_back", "buttock"]
    assert length(short) < length(course)


def test_a_course_never_shrinks_to_nothing() -> None:
    assert len(shorten(sciatic_path(BODY, "left"), (0, 0))) == 2


def test_both_sides_mirror_each_other() -> None:
    assert sciatic_path(BODY, "left") == tuple((-x, y) for x, y in sciatic_path(BODY, "right"))
    assert end_region(BODY, ((0, 15000),)) is None


def test_a_path_names_its_regions_in_the_order_in_which_it_runs_through_them() -> None:
    line = shorten(sciatic_path(BODY, "right"), "calf")
    run = [
        place.region for place in places_under(BodyMap(figure_version=VERSION), View.BACK, MarkKind.PATH, (line,), 0)
    ]
    assert run[0] == "lumbar_paraspinal"
    assert run[-1] == "gastroc_med", "where it ends"
    beside = [run.index(key) for key in ("glut_max", "biceps_fem", "semitend", "popliteal", "gastroc_lat")]
    assert beside == sorted(beside), "regions that the line only touches stand at their height"
