"""The released figure: what it holds, and that it stays what it is."""

import hashlib
from itertools import pairwise

import pytest

from notesapp.bodymap.figure import FIGURE, VERSION, VIEWS, figure
from notesapp.catalogue.regions import regions
from notesapp.model.path import ring_area
from resources import resource

RELEASED = {
    (1, "front"): "4c74a61ebfd0428a718cb5b8e2d4887895ddfc5216b9fa14b32d9014ae6536fb",
    (1, "back"): "28be5bf5242826f718408bb75cc36d22d78afd83d534f480d9fe7eb1e0761414",
    (1, "left"): "70e2135d768fcc7d767db7344ca6f74d5902a23d4cbf0e91ff3a183cbf550bc0",
    (1, "right"): "be6d3001a82708b5dd31415868f228194a89f26184bee93bdebf2132bb7246b7",
    (1, "soles"): "863e0b79b56776971c5f0b8b49425c61e7759ceac95d9546fbd9f055ede358aa",
    (2, "front"): "841f9a067058df25d52e4dd925cde0de016f8d22891ca297cb97096f9f94c624",
    (2, "back"): "2dfeb1a5cc4f84dbaf935dcb704edf1b95524010399d6fe80a52f196c54ddd7a",
    (2, "left"): "08b3e8336cc3dc88a4210a12073b756a13063edd93e4492b22aeaacd6f9102b9",
    (2, "right"): "5592d04c672b8b51a30e41bff6060768624aea59bd94f309610f9047dde507d5",
    (2, "soles"): "45bf8937e2f478077a41858a5d4dd149341717771023e9a85db07f6306c95d60",
    (2, "palms"): "0d437656a23457a62cc3d56b7c47f9ca2e33c7b64ab11db664adda89c750ebfb",
    (2, "hands"): "618b3fc9bafc63fa7afae5988895f6e16977004b33d7cc07ea9344249ffdf591",
    (2, "feet"): "f00e6e61e30a04f20dbfd53b8dfb2f19c3d2a19616d2313ce89d8631ba9efa16",
    (2, "face"): "f3f6cfbd55de08745c2e2a770c40ce2b5ab838893db79d9b1ae88da50a81f64d",
}
"""Old marks are drawn on the figure they were made on: new art gets a new version, these stay."""

COUNTS = {
    1: {"front": 117, "back": 116, "left": 70, "right": 70, "soles": 16},
    2: {"front": 117, "back": 119, "left": 70, "right": 70, "soles": 16}
    | {"palms": 18, "hands": 16, "feet": 16, "face": 19},
}


@pytest.mark.parametrize(("version", "view"), [(v, view) for v in COUNTS for view in figure(v).views])
def test_a_released_figure_never_changes(version: int, view: str) -> None:
    data = resource(f"body/{FIGURE}-{version}/{view}.json").read_bytes()
    assert hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest() == RELEASED[version, view]


@pytest.mark.parametrize("version", COUNTS)
def test_all_shapes_are_there_once(version: int) -> None:
    body = figure(version)
    assert {view: len(body.view(view).shapes) for view in body.views} == COUNTS[version]
    places = [(s.view, s.key, s.side) for view in body.views for s in body.view(view).shapes]
    assert len(places) == len(set(places))


def test_shapes_carry_the_keys_of_the_region_list() -> None:
    for view in VIEWS:
        for shape in figure().view(view).shapes:
            assert f"{view}:{shape.name}" in regions()[shape.key].shapes
            assert shape.zone in {
                *regions()[shape.key].zone_front,
                *regions()[shape.key].zone_back,
                *regions()[shape.key].zone_side,
            }


def test_sides_are_the_clients() -> None:
    """In the front view the client's left is at the viewer's right; from behind it is at the left."""
    x = {(v, s.key, s.side): s.point[0] for v in VIEWS for s in figure().view(v).shapes}
    assert x["front", "biceps", "left"] > 0 > x["front", "biceps", "right"]
    assert x["back", "glut_max", "left"] < 0 < x["back", "glut_max", "right"]
    assert x["soles", "heel", "left"] > 0 > x["soles", "heel", "right"]
    assert {s.side for s in figure().view("left").shapes} == {"left"}
    assert {s.side for s in figure().view("right").shapes} == {"right"}


@pytest.mark.parametrize("view", VIEWS)
def test_badges_stand_on_their_side_and_inside_the_view(view: str) -> None:
    seen = figure().view(view)
    left, top, right, bottom = seen.bounds
    assert {b.side for b in seen.badges} == ({view} if view in ("left", "right") else {"left", "right"})
    for badge in seen.badges:
        assert left < badge.point[0] < right
        assert top < badge.point[1] <= bottom - 100
        assert not seen.base.contains(*badge.point)
        if view in ("front", "soles"):
            assert (badge.point[0] > 0) == (badge.side == "left")


@pytest.mark.parametrize("view", VIEWS)
def test_rings_are_directed_for_non_zero_winding(view: str) -> None:
    """Each outer ring and each pen stroke runs clockwise: crossing strokes add up instead of cutting holes."""
    seen = figure().view(view)
    for path in [seen.base, *(s.path for s in seen.shapes), *(ink.path for ink in seen.lines)]:
        assert ring_area(path.flatten(2)[0]) > 0
    for ink in seen.lines:
        assert min(ring_area(ring) for ring in ink.path.flatten(2)) > -30


def test_the_roles_are_those_the_tokens_know() -> None:
    roles = {s.tone for v in VIEWS for s in figure().view(v).shapes}
    assert roles == {"muscle", "bone", "tendon"}
    assert {ink.role for ink in figure().view("back").lines} == {"line"}
    assert [ink.role for ink in figure().view("back").volume] == ["shade"] * 7 + ["light"] * 7


def test_overlays_hold_the_nerve_the_skin_areas_and_the_spine() -> None:
    assert {o.layer for o in figure().view("back").overlays} == {"sciatic", "dermatomes", "spine"}
    trunk = next(o for o in figure().view("back").overlays if o.name == "trunk" and o.side == "right")
    assert trunk.path is not None
    ys = [y for _, y in trunk.path.flatten(5)[0]]
    assert all(a < b for a, b in pairwise(ys))


def test_views_are_read_when_asked_for_and_kept() -> None:
    assert figure().view("back") is figure().view("back")
    with pytest.raises(KeyError):
        figure().view("top")
    with pytest.raises(KeyError):
        figure(99)


def test_a_version_is_read_once_however_it_is_asked_for() -> None:
    assert figure() is figure(VERSION)
