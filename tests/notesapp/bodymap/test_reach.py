"""Every region of the list can be meant by a finger on some view, and knows where it belongs."""

from __future__ import annotations

import pytest

from notesapp.bodymap.figure import CLOSER, figure
from notesapp.bodymap.regions import RegionRef, here, nearby, shape_of, views_of, where_to_draw
from notesapp.catalogue.regions import ancestors, regions, zones
from notesapp.model.body_map import View

BODY = figure()


def offered_anywhere() -> dict[str, set[tuple[str, str]]]:
    """What a finger on the sure point of each shape may mean: key -> (view, side)."""
    found: dict[str, set[tuple[str, str]]] = {}
    for view in BODY.views:
        for shape in BODY.view(view).shapes:
            for ref in here(BODY, view, *shape.point):
                found.setdefault(ref.key, set()).add((view, ref.side))
    return found


OFFERED = offered_anywhere()


@pytest.mark.parametrize("key", sorted(regions()))
def test_a_finger_reaches_every_region_on_each_of_its_sides(key: str) -> None:
    sides = {side for _, side in OFFERED[key]}
    assert sides >= ({"left", "right"} if regions()[key].paired else {"mid"})


@pytest.mark.parametrize("key", sorted(regions()))
def test_a_region_is_reached_in_every_view_that_it_names(key: str) -> None:
    """But for the shapes that only the first figure had: there their parts are drawn."""
    named = {view for view in views_of(key) if any(where_to_draw(BODY, key, s, view) for s in ("left", "right", "mid"))}  # type: ignore[arg-type]
    assert named == {view for view, _ in OFFERED[key]} == set(regions()[key].views)


def test_what_is_offered_first_is_what_lies_here() -> None:
    """The four chips begin with the surface and go on with what is deeper; the rest is behind "More here"."""
    for view in BODY.views:
        for shape in BODY.view(view).shapes:
            all_here = here(BODY, view, *shape.point)
            assert all_here[0] == RegionRef(shape.key, shape.side, "surface")
            assert nearby(BODY, view, *shape.point)[: len(all_here)] == all_here[:4]


def test_the_tail_bone_is_behind_more() -> None:
    """It stands fifth or later wherever it is offered: before, no finger could reach it."""
    places = [(v, s) for v in BODY.views for s in BODY.view(v).shapes]
    assert not any(ref.key == "coccyx" for v, s in places for ref in nearby(BODY, v, *s.point))
    assert OFFERED["coccyx"]


@pytest.mark.parametrize("key", sorted(regions()))
def test_a_region_knows_its_names_neighbours_and_zone(key: str) -> None:
    region = regions()[key]
    assert region.client_name
    assert region.anatomical_name
    assert {*region.zone_front, *region.zone_back, *region.zone_side} <= set(zones())
    assert region.zone_front or region.zone_back
    drawn = [s for view in BODY.views for s in BODY.view(view).shapes if s.key == key]
    assert not drawn or region.neighbours
    for other in region.neighbours:
        assert key in regions()[other].neighbours
    for up in ancestors(key):
        assert all(up in {ref.key for ref in here(BODY, s.view, *s.point)} for s in drawn)


@pytest.mark.parametrize("view", CLOSER)
def test_a_closer_view_shows_each_place_on_its_own_side(view: str) -> None:
    behind = view == "hands"
    for shape in BODY.view(view).shapes:
        if shape.side != "mid":
            assert (shape.point[0] > 0) == ((shape.side == "left") != behind)
    assert {one.side for one in BODY.view(view).badges} == {"left", "right"}


def test_the_fingers_have_names_of_their_own_within_the_fingers() -> None:
    for key in ("index_finger", "middle_finger", "ring_finger", "little_finger"):
        assert ancestors(key) == ("fingers", "hand")
        for view in ("palms", "hands"):
            assert shape_of(BODY, view, key, "left") is not None


def test_the_middle_back_begins_at_the_seventh_vertebra() -> None:
    upper, lower = (shape_of(BODY, "back", key, "mid") for key in ("thor_spine_up", "thor_spine_low"))
    assert upper is not None
    assert lower is not None
    assert abs(upper.path.bounds[3] - 4360) < 60
    assert lower.zone == "mid_back"
    assert upper.zone == "upper_back"
    assert View.BACK.value in views_of("thor_spine")
