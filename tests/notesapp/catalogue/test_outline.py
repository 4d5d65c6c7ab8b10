"""Path data becomes absolute lines and curves."""

import math

import pytest

from notesapp.catalogue.outline import outline


def ends(d: str) -> list[tuple[float, float]]:
    return [(round(s.points[-1][0], 3), round(s.points[-1][1], 3)) for s in outline(d) if s.points]


def test_lines_absolute_and_relative() -> None:
    assert ends("M1 1L4 1l2 3H0V9h1v-1") == [(1, 1), (4, 1), (6, 4), (0, 4), (0, 9), (1, 9), (1, 8)]


def test_numbers_need_no_space_between_them() -> None:
    assert ends("M.5.5-1-2") == [(0.5, 0.5), (-1, -2)]


def test_a_closed_path_goes_on_from_its_start() -> None:
    assert ends("M2 3L9 9Zl1 1") == [(2, 3), (9, 9), (3, 4)]


def test_a_smooth_curve_mirrors_the_control_before() -> None:
    assert outline("M0 0C0 4 4 4 4 0S8-4 8 0")[2].points == ((4, -4), (8, -4), (8, 0))
    assert ends("M0 6Q3 1 6 6T12 6T18 6") == [(0, 6), (6, 6), (12, 6), (18, 6)]
    assert outline("M0 0S8-4 8 0")[1].points[0] == (0, 0)


def test_an_arc_stays_on_its_circle() -> None:
    for segment in outline("M12 4a8 8 0 1 0 .01 0z"):
        if segment.points:
            x, y = segment.points[-1]
            assert math.hypot(x - 12, y - 12) == pytest.approx(8, abs=0.02)
    assert ends("M0 0a5 5 0 0110 0") == [(0, 0), (5, -5), (10, 0)]
    assert ends("M0 0A0 5 0 0 1 7 0A5 5 0 0 1 7 0") == [(0, 0), (7, 0)]
    assert ends("M0 0A1 1 30 1 0 10 0")[-1] == (10, 0)


@pytest.mark.parametrize("bad", ["3 4", "M1", "M1 2L3L", "M1 2 ?", "Z1"])
def test_what_is_no_path_data_is_refused(bad: str) -> None:
    with pytest.raises(ValueError, match="path data"):
        outline(bad)
