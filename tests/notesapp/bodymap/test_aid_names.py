"""The names of the teaching aids can be read: apart from each other, on the page, wholly on or wholly off the body."""

from __future__ import annotations

from itertools import combinations

import pytest

from notesapp.bodymap import aids
from notesapp.bodymap.aid_names import Name, placed
from notesapp.bodymap.aid_room import BADGE, box_of, half_width
from notesapp.bodymap.figure import figure
from notesapp.bodymap.labels import Box
from notesapp.bodymap.surface import Recorder
from notesapp.catalogue import tokens
from notesapp.model.body_map import View
from notesapp.model.path import contains
from notesapp.pdf.fonts import BOLD, load, width
from notesapp.words import aids as words

BODIES = (figure(1), figure())
NERVES = tuple(words.nerve_names().items())
SHOWN: tuple[tuple[str, ...], ...] = (*((aid,) for aid in aids.AIDS), ("sciatic", "spine"), aids.AIDS)
STANDING = (View.FRONT, View.BACK, View.LEFT, View.RIGHT)


PRINTED = 280
"""Letters of 5.5 points on the summary of one view; smaller maps have larger ones (1/10 mm)."""
CASES = (
    *((view, some, 2, 0) for view in STANDING for some in SHOWN),
    *((view, some, 2, PRINTED) for view in STANDING[:3] for some in SHOWN),
    *((view, aids.AIDS, 2, 375) for view in STANDING[:3]),
    *((view, aids.AIDS, 1, PRINTED) for view in STANDING[:3]),
)
Case = tuple[View, tuple[str, ...], int, int]


def names(view: View, some: tuple[str, ...], version: int = 2, least: int = 0) -> tuple[Name, ...]:
    return placed(figure(version), view, some, NERVES, words.caption(), least)


def touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_no_name_covers_another_or_a_sides_letter_or_leaves_the_page(case: Case) -> None:
    seen = figure(case[2]).view(case[0].value)
    left, top, right, low = seen.bounds
    boxes = [(one.text, one.box) for one in names(*case)]
    boxes += [
        (badge.side, (badge.point[0] - BADGE, badge.point[1] - BADGE, badge.point[0] + BADGE, badge.point[1] + BADGE))
        for badge in seen.badges
    ]
    assert [(a[0], b[0]) for a, b in combinations(boxes, 2) if touch(a[1], b[1])] == []
    for text, box in boxes:
        assert left <= box[0] < box[2] <= right, text
        assert top <= box[1] < box[3] <= low, text


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_name_lies_wholly_on_the_body_or_wholly_beside_it(case: Case) -> None:
    base = figure(case[2]).view(case[0].value).base
    for one in names(*case):
        left, top, right, low = one.box
        spots = [(left + k * (right - left) / 4, y) for k in range(5) for y in (top, low)]
        assert {contains(base.flatten(5), *spot) for spot in spots} == {not one.beside}, one.text


def test_on_paper_each_aid_alone_has_all_its_names() -> None:
    for view in STANDING[:3]:
        for aid in aids.AIDS:
            told = {one.text for one in names(view, (aid,))}
            assert told == {one.text for one in names(view, (aid,), least=PRINTED)}
            assert min(one.size for one in names(view, (aid,), least=PRINTED)) == PRINTED


@pytest.mark.parametrize("view", STANDING)
@pytest.mark.parametrize("some", SHOWN)
def test_everything_that_has_a_name_is_named(view: View, some: tuple[str, ...]) -> None:
    called = dict(NERVES)
    here = [one for one in figure().view(view.value).overlays if one.layer in some]
    wanted = {called.get(one.name, "") if one.kind == "line" else one.text for one in here} - {""}
    assert wanted <= {one.text for one in names(view, some)}


@pytest.mark.parametrize("view", [View.FRONT, View.BACK])
@pytest.mark.parametrize("aid", aids.AIDS)
def test_left_and_right_are_named_alike(view: View, aid: str) -> None:
    """But for a name between the legs, which stands for both."""
    told = {(one.text, one.x, one.y) for one in names(view, (aid,)) if one.layer}
    alone = {text for text, x, y in told if (text, -x, y) not in told}
    assert alone <= {"Tibial", "Notch", "Xiphoid", "Pubis", "C7", "T7", "T12", "L4"}


@pytest.mark.parametrize("view", STANDING)
def test_the_name_of_a_skin_area_lies_on_no_other(view: View) -> None:
    areas = [one for one in figure().view(view.value).overlays if one.kind == "area"]
    for name in names(view, ("dermatomes",)):
        under = {one.text for one in areas if one.path is not None and one.path.contains(name.x, name.y)}
        assert under == (set() if name.beside else {name.text})
        assert not (name.layer and name.beside and name.leader is None)


def test_a_line_leads_from_a_far_name_to_what_it_names() -> None:
    (lateral, _) = [one for one in names(View.FRONT, ("sciatic",)) if one.text == "Lat. cutaneous"]
    assert lateral.leader is not None
    x, y = lateral.leader.xy[:2]
    nerves = [one for one in figure().view("front").overlays if one.name == "cutaneous-lateral"]
    assert any(abs(x - px) + abs(y - py) < 30 for one in nerves if one.path for px, py in one.path.flatten(5)[0])


def test_the_room_kept_for_a_name_is_enough_on_paper() -> None:
    load()
    for view in STANDING:
        for one in names(view, aids.AIDS):
            assert width(one.text, BOLD, one.size) <= 2 * half_width(one.text, one.size), one.text


def test_a_box_holds_its_text_upright() -> None:
    left, top, right, low = box_of("T7", 100, 200, 270)
    assert (left + right) / 2 == pytest.approx(100)
    assert top < 200 - 0.36 * 270
    assert low > 200 + 0.36 * 270


def inks(look: str) -> tuple[dict[str, str], list[tuple[object, ...]]]:
    record = Recorder()
    aids.draw_aids(figure(), View.BACK, aids.AIDS, record, words.caption(), NERVES, look)  # type: ignore[arg-type]
    texts = record.named("text")
    return {f"{c[1]} {c[2]} {c[3]}": str(c[5]) for c in texts}, [c[:5] if c[0] == "text" else c for c in record.calls]


def test_the_dark_screen_shows_what_paper_shows_with_pale_names_beside_the_body() -> None:
    dark, light, paper = (inks(look) for look in ("dark", "light", "paper"))
    assert dark[1] == light[1] == paper[1]
    assert light[0] == paper[0]
    pale = tokens.teaching().text_on_dark
    beside = {f"{one.text} {one.x} {one.y}" for one in names(View.BACK, aids.AIDS) if one.beside}
    assert {key for key, ink in dark[0].items() if ink == pale} == beside
    assert beside
    assert pale not in light[0].values()


def test_names_are_worked_out_once() -> None:
    assert names(View.BACK, ("spine",)) is names(View.BACK, ("spine",))


def test_a_view_without_aids_has_no_names() -> None:
    assert names(View.SOLES, aids.AIDS) == ()
    assert all(placed(body, View.FRONT, (), (), "Teaching aid") == () for body in BODIES)
