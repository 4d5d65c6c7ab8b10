"""What a finger means on the map."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesapp.bodymap.figure import VIEWS, Shape, figure
from notesapp.bodymap.geometry import polyline
from notesapp.bodymap.regions import (
    RegionRef,
    nearby,
    neighbour,
    place_at,
    places_of,
    places_of_stroke,
    shape_at,
    shape_of,
    views_of,
    where_to_draw,
)
from notesapp.catalogue.regions import regions

BODY = figure()


def own(view: str, key: str, side: str) -> Shape:
    shape = shape_of(BODY, view, key, side)  # type: ignore[arg-type]
    assert shape is not None
    return shape


def square(x: int, y: int, half: int) -> tuple[tuple[int, int], ...]:
    return ((x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half))


@pytest.mark.parametrize("view", VIEWS)
def test_every_shape_is_hit_where_it_says(view: str) -> None:
    assert [s.name for s in BODY.view(view).shapes if shape_at(BODY, view, *s.point) is not s] == []


@given(st.sampled_from(VIEWS), st.floats(-4000, 4000), st.floats(-300, 18000))
def test_a_hit_lies_inside_its_shape(view: str, x: float, y: float) -> None:
    """Compared with the plain odd-even test of each path; a hair beside the border either answer is right."""
    hit = shape_at(BODY, view, x, y)
    inside = [s for s in BODY.view(view).shapes if s.path.contains(x, y)]
    if inside:
        assert hit in inside
    elif hit:
        assert any(hit.path.contains(x + dx, y + dy) for dx, dy in ((5, 0), (-5, 0), (0, 5), (0, -5)))


def test_beside_the_body_there_is_nothing() -> None:
    assert shape_at(BODY, "back", 0, 15000) is None
    assert shape_at(BODY, "back", 0, -5000) is None
    assert nearby(BODY, "back", 2300, 16000) == ()


def test_a_finger_on_the_buttock_may_mean_what_lies_beneath() -> None:
    x, y = own("back", "glut_max", "right").point
    found = nearby(BODY, "back", x, y, limit=8)
    assert found[0] == RegionRef("glut_max", "right", "surface")
    assert RegionRef("piriformis", "right", "deep") in found
    assert RegionRef("pelvic_floor", "mid", "deep") in found


def test_neighbours_come_after_what_lies_beneath_nearest_first() -> None:
    sternum = own("front", "sternum", "mid")
    found = nearby(BODY, "front", sternum.point[0] + 60, sternum.point[1], limit=9)
    depths = [ref.depth for ref in found]
    assert found[0].key == "sternum"
    assert depths == [
        "surface",
        *(["deep"] * depths.count("deep")),
        *(["surface"] * (len(depths) - 1 - depths.count("deep"))),
    ]
    beside = [ref for ref in found[1:] if ref.depth == "surface"]
    assert beside[0] == RegionRef("pec_major", "left", "surface")


def test_beside_the_body_but_close_the_neighbours_are_offered() -> None:
    knee = own("front", "knee_outer", "left")
    right_edge = max(x for x, _ in knee.path.flatten(5)[0])
    found = nearby(BODY, "front", right_edge + 100, knee.point[1])
    assert found[0].key == "knee_outer"
    assert len(found) <= 4


def test_a_mid_line_shape_gives_the_side_that_was_touched() -> None:
    scalp = own("front", "forehead", "mid")
    y = scalp.point[1]
    assert place_at(BODY, "front", 300, y) == ("forehead", "left", 1000)
    assert place_at(BODY, "front", -300, y) == ("forehead", "right", 1000)
    assert place_at(BODY, "front", 10, y) == ("forehead", "mid", 1000)
    assert place_at(BODY, "back", 0, own("back", "sacrum", "mid").point[1]) == ("sacrum", "mid", 1000)
    assert place_at(BODY, "back", 0, -900) is None
    assert places_of_stroke(BODY, "front", ((-300, y),), 60) == (("forehead", "right", 1000),)
    assert places_of_stroke(BODY, "front", ((-300, y), (300, y)), 60) == (("forehead", "mid", 1000),)


def test_a_deep_place_under_a_mid_line_shape_takes_the_side_of_the_finger() -> None:
    x, y = own("front", "pubis", "mid").point
    assert RegionRef("groin", "left", "deep") in nearby(BODY, "front", x + 90, y, limit=9)
    assert RegionRef("groin", "mid", "deep") in nearby(BODY, "front", 0, y, limit=9)


def test_a_tapped_region_is_that_region_alone() -> None:
    for view in VIEWS:
        for shape in BODY.view(view).shapes:
            assert places_of(BODY, view, shape.path) == ((shape.key, shape.side, 1000),)


def test_a_copy_of_a_shape_paints_that_shape() -> None:
    for key, side in (("glut_max", "left"), ("ear", "right"), ("lumbar_spine", "mid")):
        shape = own("back", key, side)
        ring = [(round(x), round(y)) for x, y in shape.path.flatten(1)[0]]
        assert places_of(BODY, "back", polyline(ring, closed=True)) == ((key, side, 1000),)


def test_shares_go_by_painted_area() -> None:
    """A bar across both buttocks and the gap between is shared evenly, because both sides are drawn alike."""
    y = own("back", "glut_max", "left").point[1]
    bar = places_of_stroke(BODY, "back", ((-900, y), (900, y)), 300)
    places = {(key, side): share for key, side, share in bar}
    assert places["glut_max", "left"] == pytest.approx(places["glut_max", "right"], abs=2)


@given(
    st.sampled_from(VIEWS),
    st.lists(st.tuples(st.integers(-2500, 2500), st.integers(-200, 17600)), min_size=1, max_size=12),
    st.integers(10, 600),
)
def test_shares_are_whole_and_add_up(view: str, points: list[tuple[int, int]], width: int) -> None:
    for places in (
        places_of_stroke(BODY, view, tuple(points), width),
        places_of(BODY, view, polyline(points, closed=True)),
    ):
        assert sum(share for *_, share in places) in (0, 1000)
        assert all(share > 0 for *_, share in places)
        assert [share for *_, share in places] == sorted((share for *_, share in places), reverse=True)
        assert len({(key, side) for key, side, _ in places}) == len(places)


@given(st.integers(-600, 600), st.integers(3500, 8500), st.integers(100, 900))
def test_a_disc_painted_with_the_brush_or_as_an_area_says_the_same(x: int, y: int, half: int) -> None:
    """A dab of the brush is a disc; a many-sided area of the same form covers the same places."""
    ring = [
        (round(x + half * math.cos(k / 30 * math.pi)), round(y + half * math.sin(k / 30 * math.pi))) for k in range(60)
    ]
    area = {(key, side): share for key, side, share in places_of(BODY, "back", polyline(ring, closed=True))}
    dab = {(key, side): share for key, side, share in places_of_stroke(BODY, "back", ((x, y),), 2 * half)}
    for place in area.keys() | dab.keys():
        assert area.get(place, 0) == pytest.approx(dab.get(place, 0), abs=45)  # a crumb of 15 left out of either


def test_paint_beside_the_body_has_no_place() -> None:
    assert places_of(BODY, "back", polyline(square(0, 15000, 100), closed=True)) == ()
    assert places_of_stroke(BODY, "back", (), 100) == ()


def test_every_region_can_be_drawn_in_each_of_its_views() -> None:
    for key, region in regions().items():
        assert views_of(key) != ()
        for view in views_of(key):
            side = "mid" if not region.paired else view if view in ("left", "right") else "right"
            shapes = where_to_draw(BODY, key, side, view)  # type: ignore[arg-type]
            assert shapes != ()
            assert all(side == "mid" or s.side in (side, "mid") for s in shapes)


def test_a_deep_region_is_drawn_through_the_shape_above_it() -> None:
    assert [s.side for s in where_to_draw(BODY, "psoas", "left", "front")] != []
    assert {s.side for s in where_to_draw(BODY, "psoas", "left", "front")} == {"left"}
    assert where_to_draw(BODY, "psoas", "left", "back") == ()
    assert where_to_draw(BODY, "glut_max", "left", "back") == (own("back", "glut_max", "left"),)
    assert shape_of(BODY, "front", "psoas", "left") is None
    assert shape_of(BODY, "front", "forehead", "left") is own("front", "forehead", "mid")


@pytest.mark.parametrize("view", VIEWS)
def test_arrow_keys_reach_every_shape(view: str) -> None:
    start = BODY.view(view).shapes[0]
    seen, todo = {start}, [start]
    while todo:
        here = todo.pop()
        for direction in ("left", "right", "up", "down"):
            there = neighbour(BODY, view, here.key, here.side, direction)  # type: ignore[arg-type]
            if there and there not in seen:
                seen.add(there)
                todo.append(there)
    assert len(seen) == len(BODY.view(view).shapes)


def test_an_arrow_key_moves_the_way_it_points() -> None:
    here = own("back", "glut_max", "left")
    down = neighbour(BODY, "back", "glut_max", "left", "down")
    right = neighbour(BODY, "back", "glut_max", "left", "right")
    assert down is not None
    assert down.point[1] > here.point[1]
    assert right is not None
    assert right.point[0] > here.point[0]
    assert neighbour(BODY, "front", "glut_max", "left", "up") is None
