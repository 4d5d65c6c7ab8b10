"""Tags beside the figure cover neither each other nor the letters of the sides."""

from hypothesis import given
from hypothesis import strategies as st

from notesapp.bodymap.labels import Tag, laid_out

ROOM = (0.0, 0.0, 416.0, 736.0)
heights = st.lists(st.tuples(st.floats(0, 736), st.sampled_from(["left", "right"])), max_size=60)


def overlap(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return a[0] < b[2] - 0.01 and b[0] < a[2] - 0.01 and a[1] < b[3] - 0.01 and b[1] < a[3] - 0.01


def tags(told: list[tuple[float, str]]) -> list[Tag]:
    edges = {"left": 114.0, "right": 288.0}
    return [
        Tag(str(k), (208.0, y), (110.0, 34.0), side, edges[side], k)  # type: ignore[arg-type]
        for k, (y, side) in enumerate(told)
    ]


@given(heights)
def test_no_tag_covers_another_or_a_letter(told: list[tuple[float, str]]) -> None:
    letters = [(20.0, 362.0, 48.0, 390.0), (368.0, 362.0, 396.0, 390.0)]
    boxes = list(laid_out(tags(told), ROOM, letters).values())
    for k, box in enumerate(boxes):
        assert box[1] >= ROOM[1] - 0.01
        assert box[3] <= ROOM[3] + 0.01
        assert not any(overlap(box, other) for other in boxes[:k])
        assert not any(overlap(box, letter) for letter in letters)


def test_a_tag_with_room_stands_at_the_height_of_its_mark() -> None:
    assert laid_out(tags([(300, "right")]), ROOM)["0"] == (288, 283, 398, 317)


def test_when_there_is_no_room_the_least_weighty_are_left_out() -> None:
    boxes = laid_out(tags([(300, "left")] * 40), ROOM)
    assert 10 < len(boxes) < 20
    assert "39" in boxes
    assert "0" not in boxes
