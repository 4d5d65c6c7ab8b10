"""Paths: flattening, areas, what lies inside."""

from math import pi

import pytest

from notesapp.bodymap.geometry import Path, distance_to_rings, length, polyline

K = 5523
R = 10000
CIRCLE = Path(
    "MCCCCZ",
    (R, 0, R, K, K, R, 0, R, -K, R, -R, K, -R, 0, -R, -K, -K, -R, 0, -R, K, -R, R, -K, R, 0),
)
FRAME = Path("MLLLZMLLLZ", (0, 0, 100, 0, 100, 100, 0, 100, 40, 40, 40, 60, 60, 60, 60, 40))


def test_a_circle_is_flattened_within_its_tolerance() -> None:
    for tolerance in (1, 5, 50):
        (ring,) = CIRCLE.flatten(tolerance)
        for (ax, ay), (bx, by) in zip(ring, (*ring[1:], ring[0]), strict=True):
            middle = ((ax + bx) / 2) ** 2 + ((ay + by) / 2) ** 2
            assert 10000 - middle**0.5 < tolerance + 3
    assert len(CIRCLE.flatten(1)[0]) > len(CIRCLE.flatten(50)[0])


def test_areas_leave_holes_out() -> None:
    assert CIRCLE.area() == pytest.approx(pi * 1e8, rel=1e-3)
    assert FRAME.area() == 10000 - 400


def test_a_point_in_a_hole_is_outside() -> None:
    assert FRAME.contains(20, 20)
    assert not FRAME.contains(50, 50)
    assert not FRAME.contains(150, 50)


def test_distance_counts_from_both_sides_of_a_border() -> None:
    assert distance_to_rings(FRAME.flatten(), 10, 50) == 10
    assert distance_to_rings(FRAME.flatten(), 110, 50) == 10
    assert distance_to_rings(FRAME.flatten(), 50, 50) == 10


def test_a_line_through_points() -> None:
    assert polyline([(0, 0), (3, 4)]).ops == "ML"
    assert polyline([(0, 0), (3, 4), (0, 4)], closed=True).bounds == (0, 0, 3, 4)
    assert polyline([]).bounds == (0, 0, 0, 0)
    assert length([(0, 0), (3, 4), (3, 10)]) == 11


def test_paths_are_told_apart_by_identity() -> None:
    assert polyline([(0, 0)]) != polyline([(0, 0)])
