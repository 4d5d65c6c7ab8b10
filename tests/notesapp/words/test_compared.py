"""Two drawings as values and in words: which, what changed, and by what measures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from notesapp.bodymap.changes import Shift, Verdict, change
from notesapp.model.body_map import BodyMap, Layer, Mark, MarkKind, Moment, Reading, Side, View
from notesapp.words.compared import Drawing, Two, comparison, drawing_of, two
from notesapp.words.compared_figures import Figure, _way, figures
from tests import sciatica as case
from tests.notesapp.bodymap.samples import place


def patch(
    level: int | None = 6, at: tuple[int, int] = (600, 6600), width: int = 500, view: View = View.BACK
) -> BodyMap:
    where = (place("lumbar_region", Side.RIGHT if at[0] > 0 else Side.LEFT),)
    mark = Mark("m", Layer.CLIENT, MarkKind.STROKE, view, "ache", where, ((at,),), width)
    return BodyMap(marks=(mark,), readings=(Reading("m", Moment.ARRIVE, intensity=level),))


def said(then: BodyMap, now: BodyMap) -> dict[str, Figure]:
    return {one.key: one for one in figures(change(then, now))}


def drawing(key: str, day: int, body_map: BodyMap, version: int = 1) -> Drawing:
    at = case.START + timedelta(days=day)
    return Drawing(key, version, day, at.date(), at, body_map)


def test_every_measure_is_told_with_both_values_and_how_it_is_measured() -> None:
    found = said(patch(8, width=900), patch(3, width=500))
    assert list(found) == [
        "pain", "extent", "overlap", "view_back", "mean", "summed", "regions", "sides", "centre", "reach",
    ]  # fmt: skip
    assert all(
        one.how and "{" not in f"{one.label}{one.before}{one.after}{one.remark}{one.how}" for one in found.values()
    )
    assert found["extent"].remark.startswith("Smaller, by more than a second drawing of the same pain would")
    assert (found["mean"].before, found["mean"].after) == ("8.0", "3.0")
    assert (found["sides"].before, found["sides"].after) == ("right", "right")
    assert found["view_back"].label == "Back"
    assert "Leoni" in found["extent"].how


def test_an_extent_within_chance_is_not_called_a_change() -> None:
    found = said(patch(6, width=500), patch(6, width=520))
    assert found["extent"].remark.startswith("Differs no more than")
    larger = said(patch(6, width=500), patch(6, width=900))
    assert larger["extent"].remark.startswith("Larger, by more than")


def test_new_and_left_regions_are_named_with_their_side() -> None:
    found = said(patch(6, (600, 6600)), patch(6, (-600, 6600)))
    assert found["regions"].remark == "New: left low back. No longer: right low back."
    assert found["sides"].remark == "Another side."


@pytest.mark.parametrize(
    ("view", "dx", "dy", "words"),
    [
        (View.BACK, 200, 0, "2.0 cm to the client’s right"),
        (View.FRONT, 200, 0, "2.0 cm to the client’s left"),
        (View.FRONT, -200, 0, "2.0 cm to the client’s right"),
        (View.SOLES, 200, 100, "1.0 cm towards the heel and 2.0 cm to the client’s left"),
        (View.LEFT, 200, -310, "3.1 cm up and 2.0 cm to the back"),
        (View.RIGHT, 200, 0, "2.0 cm to the front"),
        (View.BACK, 45, 45, "0.6 cm off"),
    ],
)
def test_the_centre_moves_to_the_clients_side_in_each_view(view: View, dx: int, dy: int, words: str) -> None:
    assert _way(Shift(view, dx, dy), "en") == words


def test_the_centre_is_measured_where_both_drawings_are() -> None:
    found = change(patch(6, (600, 6600)), patch(6, (800, 6600)))
    assert found.shift is not None
    assert found.shift.view is View.BACK
    assert 180 < found.shift.dx < 220
    assert change(patch(6), patch(6, view=View.FRONT)).shift is None


def test_the_earlier_of_two_sessions_comes_first_whatever_was_asked() -> None:
    older, newer = drawing("a", 1, patch(8)), drawing("b", 8, patch(3))
    assert two(newer, older) == two(older, newer) == Two(older, newer)
    within = two(newer, newer)
    assert within.moments == (Moment.ARRIVE, Moment.LEAVE)
    assert within.is_within


def test_a_comparison_names_the_other_session_and_its_version() -> None:
    older, newer = drawing("a", 1, patch(8)), drawing("b", 8, patch(3), version=0)
    of_newer, of_older = (comparison(two(older, newer), key) for key in ("b", "a"))
    assert (of_newer.session_id, of_newer.version, of_newer.other_is_later) == ("a", 1, False)
    assert (of_older.session_id, of_older.version, of_older.other_is_later) == ("b", 0, True)
    assert of_newer.title == "Compared with session 1, 20 November 2026"
    assert (of_newer.then, of_newer.now) == ("20 Nov 2026, on arrival", "27 Nov 2026, on arrival, not signed")
    assert of_newer.headline == "Less than before"
    assert of_newer.views == (View.BACK,)


def test_a_note_gives_its_drawing_with_the_day_where_it_was_held() -> None:
    note = replace(case.treated(Side.RIGHT), started_at=case.START.replace(hour=23), utc_offset_min=120)
    assert drawing_of(note).day == date(2026, 11, 20)
    assert not drawing_of(note).is_signed


def test_another_figure_is_laid_over_but_its_place_is_not_judged() -> None:
    """The art of the earlier figure lies a little elsewhere; numbers and extent still count."""
    older, newer = replace(patch(6), figure_version=1), replace(patch(6, (600, 8600)), figure_version=2)
    found = change(older, newer)
    assert found.redrawn
    assert found.overlap is not None
    assert found.overlap < found.least
    assert (found.verdict, found.moved) == (Verdict.NONE, False)
    assert change(replace(patch(6), figure_version=2), newer).verdict is Verdict.MOVED
    assert said(older, newer)["overlap"].before == f"{found.overlap:.2f}"


def test_in_a_closer_view_millimetres_are_those_of_the_body() -> None:
    """The palms are drawn 2.5 times life size: 250 units to the fingers are 1 cm."""
    spot = Mark("a", Layer.CLIENT, MarkKind.STROKE, View.PALMS, "ache", (place("palm", Side.LEFT),), (((0, 0),),), 300)
    then, now = (
        BodyMap(figure_version=2, marks=(replace(spot, strokes=(((2300, y), (2300, y + 30)),)),)) for y in (3800, 3300)
    )
    assert said(then, now)["centre"].before == "2.0 cm towards the fingers"
