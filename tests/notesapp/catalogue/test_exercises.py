"""The exercise drawings."""

import pytest

from notesapp.catalogue.exercises import drawing, drawn_items, has_sides

ROLES = {"", "ink", "skin", "shirt", "shorts", "floor", "prop", "prop_light", "mat", "water", "water_line"}
ROLES |= {"hot", "hot_glow", "move"}


def test_23_items_have_a_drawing() -> None:
    assert len(drawn_items()) == 23
    assert {item for item in drawn_items() if has_sides(item)} == {
        f"HC-{n}" for n in ("01", "02", "03", "08", "09", "27", "29", "30", "36", "38")
    }


@pytest.mark.parametrize("item", drawn_items())
@pytest.mark.parametrize("side", ["left", "right"])
def test_a_drawing_lies_within_its_size_and_its_roles(item: str, side: str) -> None:
    shown = drawing(item, side)
    assert shown is not None
    assert shown.shows
    assert shown.side == (side if has_sides(item) else None)
    for ink in shown.inks:
        left, top, right, bottom = ink.path.bounds
        assert 0 <= left <= right <= shown.width
        assert 0 <= top <= bottom <= shown.height
        assert {ink.fill, ink.stroke} <= ROLES
        assert ink.fill or (ink.stroke and ink.width > 0)


def test_the_left_side_is_the_right_one_in_a_mirror() -> None:
    right, left = drawing("HC-03", "right"), drawing("HC-03", "left")
    assert right is not None
    assert left is not None
    assert right.shows == "Piriformis stretch lying on the back, right ankle on left knee"
    assert left.shows == "Piriformis stretch lying on the back, left ankle on right knee"
    for a, b in zip(right.inks, left.inks, strict=True):
        assert (a.fill, a.stroke, a.width, a.path.ops, a.path.xy[1::2]) == (
            b.fill,
            b.stroke,
            b.width,
            b.path.ops,
            b.path.xy[1::2],
        )
        assert [right.width - x for x in a.path.xy[::2]] == list(b.path.xy[::2])


def test_warm_and_cold_packs_share_a_drawing() -> None:
    warm, cold = drawing("HC-13"), drawing("HC-14")
    assert warm is not None
    assert cold is not None
    assert [ink.path.xy for ink in warm.inks] == [ink.path.xy for ink in cold.inks]


def test_without_a_side_the_right_one_is_shown_and_unknown_items_have_none() -> None:
    shown = drawing("HC-08")
    assert shown is not None
    assert shown.side == "right"
    assert drawing("HC-99") is None
