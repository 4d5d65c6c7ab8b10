"""A change is called one only beyond what redrawing the same pain shows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from notesapp.bodymap.changes import Apart, Verdict, change, is_meaningful, least_overlap, points_needed
from notesapp.bodymap.figure import VERSION
from notesapp.model.body_map import (
    BodyMap,
    Extent,
    GhostAnswer,
    GhostReply,
    Layer,
    Mark,
    MarkKind,
    Moment,
    Reading,
    Side,
    View,
)
from notesapp.words.compared_figures import share
from notesapp.words.comparison import by_region, compared
from tests.notesapp.bodymap.samples import place


def patch(
    level: int | None = 6, at: tuple[int, int] = (600, 6600), width: int = 500, region: str = "lumbar_region"
) -> BodyMap:
    mark = Mark("m", Layer.CLIENT, MarkKind.STROKE, View.BACK, "ache", (place(region),), ((at,),), width)
    return BodyMap(figure_version=VERSION, marks=(mark,), readings=(Reading("m", Moment.ARRIVE, intensity=level),))


def test_the_same_pain_redrawn_is_no_change() -> None:
    found = change(patch(6), patch(5, at=(640, 6650), width=460))
    assert found.verdict is Verdict.NONE
    assert not found.reliable
    said = compared(found)
    assert said.sentence.startswith("No reliable change: the two drawings differ no more than")


@pytest.mark.parametrize(
    ("then", "now", "verdict", "extent", "intensity"),
    [
        (patch(8), patch(6), Verdict.NONE, 0, 0),  # two points, but only 25 %
        (patch(6), patch(4), Verdict.LESS, 0, -1),
        (patch(4), patch(6), Verdict.MORE, 0, 1),
        (patch(3), patch(2), Verdict.NONE, 0, 0),  # 33 %, but only one point
        (patch(6), patch(6, width=420), Verdict.NONE, 0, 0),  # 71 % of the area
        (patch(6), patch(6, width=330), Verdict.LESS, -1, 0),
        (patch(6, width=330), patch(6), Verdict.MORE, 1, 0),
        (patch(6), patch(3, width=800), Verdict.MIXED, 1, -1),
        (patch(6), patch(6, at=(-600, 6600)), Verdict.MOVED, 0, 0),
        (patch(None), patch(None), Verdict.NONE, 0, 0),
        (BodyMap(figure_version=VERSION), BodyMap(figure_version=VERSION), Verdict.NOTHING, 0, 0),
        (patch(), BodyMap(figure_version=VERSION), Verdict.UNKNOWN, 0, 0),
        (BodyMap(figure_version=VERSION), patch(), Verdict.UNKNOWN, 0, 0),
    ],
)
def test_verdicts(then: BodyMap, now: BodyMap, verdict: Verdict, extent: int, intensity: int) -> None:
    found = change(then, now)
    assert (found.verdict, found.extent, found.intensity) == (verdict, extent, intensity)
    said = compared(found)
    assert said.why.endswith(".")
    assert "{" not in said.sentence
    assert all("{" not in f"{f.label}{f.before}{f.after}{f.remark}" for f in said.figures)
    assert (said.headline == "No reliable change") == (verdict is Verdict.NONE)


def test_possible_is_not_reliable() -> None:
    assert change(patch(8), patch(6)).possible
    assert not change(patch(8), patch(7)).possible
    assert not change(patch(6), patch(4)).possible


def test_how_many_points_count() -> None:
    assert [points_needed(n) for n in (1, 5, 7, 8, 10)] == [2, 2, 3, 3, 3]
    assert is_meaningful(8, 5)
    assert not is_meaningful(8, 6)


def test_gone_needs_an_answer() -> None:
    asked = BodyMap(figure_version=VERSION, ghosts=(GhostAnswer("m", GhostReply.GONE),))
    unasked = BodyMap(figure_version=VERSION, ghosts=(GhostAnswer("m", GhostReply.NOT_ASKED),))
    assert change(patch(), asked).verdict is Verdict.GONE
    assert change(patch(), unasked).verdict is Verdict.UNKNOWN


def test_gone_within_a_session() -> None:
    one = patch().with_reading(Reading("m", Moment.LEAVE, extent=Extent.GONE))
    assert change(one, one, Moment.ARRIVE, Moment.LEAVE).verdict is Verdict.GONE


def test_not_asked_again_is_no_result() -> None:
    found = change(patch(), patch(), Moment.ARRIVE, Moment.LEAVE)
    assert found.verdict is Verdict.UNKNOWN
    assert compared(found).why == "Nobody asked again, so nothing is known of a change."


def test_the_other_side_is_another_place() -> None:
    left = replace(patch(at=(-600, 6600)).marks[0], places=(place("lumbar_region", Side.LEFT),))
    assert change(patch(), replace(patch(), marks=(left,))).moved


def test_the_shoulder_is_drawn_less_surely() -> None:
    assert least_overlap(shoulder=True) < least_overlap()
    then, now = (patch(6, at, 250, "infraspinatus") for at in ((900, 3600), (1050, 3600)))
    back, moved = (patch(6, at, 250, "lat_dorsi") for at in ((900, 3600), (1050, 3600)))
    assert change(then, now).verdict is Verdict.NONE
    assert change(back, moved).verdict is Verdict.MOVED


def test_the_same_region_in_another_view_is_not_laid_over() -> None:
    one = patch()
    other = replace(one, marks=(replace(one.marks[0], view=View.RIGHT, strokes=(((-400, 6600),),)),))
    found = change(one, other)
    assert (found.overlap, found.apart) == (None, Apart.VIEW)
    shared = next(one for one in compared(found).figures if one.key == "overlap")
    assert "different views" in shared.remark


def test_figures_are_told_as_on_the_screen() -> None:
    said = compared(change(patch(8), patch(7)))
    pain, extent, shared = said.figures[:3]
    assert (pain.before, pain.after, pain.remark) == ("8", "7", "1 point less. From 8, it counts at 3.")
    assert extent.before == extent.after == share(change(patch(8), patch(7)).then.extent)
    assert shared.before == "1.00"
    assert (share(0.0), share(0.04), share(7.24)) == ("0.0 %", "< 0.1 %", "7.2 %")


def test_regions_are_compared_in_the_clients_words() -> None:
    then, now = patch(8), patch(5).with_reading(Reading("m", Moment.LEAVE, extent=Extent.GONE))
    (one,) = by_region(then, now)
    assert (one.name, one.before, one.after) == ("Right low back", 8, 5)
    (left,) = by_region(now, now, Moment.ARRIVE, Moment.LEAVE)
    assert (left.before, left.after) == (5, 0)
    (unasked,) = by_region(then, then, Moment.ARRIVE, Moment.LEAVE)
    assert (unasked.before, unasked.after) == (8, None)


def test_tingling_is_not_counted_as_pain() -> None:
    both = patch(3)
    numb = replace(both.marks[0], id="t", what="tingling")
    then = both.with_mark(numb).with_reading(Reading("t", Moment.ARRIVE, intensity=9))
    assert (change(then, patch(3)).then.pain, change(then, patch(3)).then.worst) == (3, 9)
    assert change(then, patch(3)).intensity == 0
    only = replace(patch(6), marks=(replace(patch().marks[0], what="tingling"),))
    assert compared(change(only, only)).figures[0].label == "Strongest number"


def test_within_a_session_a_change_is_no_proof() -> None:
    one = patch(7).with_reading(Reading("m", Moment.LEAVE, intensity=3))
    found = change(one, one, Moment.ARRIVE, Moment.LEAVE)
    assert (found.verdict, found.within) == (Verdict.LESS, True)
    assert any("no proof" in remark for remark in compared(found).remarks)
    assert not change(patch(7), patch(3)).within


@pytest.mark.parametrize("extent", [Extent.SMALLER, Extent.LARGER, Extent.MOVED])
def test_what_was_only_said_is_not_measured(extent: Extent) -> None:
    """The picture shows it smaller or larger by a convention; that is no figure to compare."""
    one = patch(6).with_reading(Reading("m", Moment.LEAVE, intensity=6, extent=extent))
    found = change(one, one, Moment.ARRIVE, Moment.LEAVE)
    assert (found.then.extent, found.now.told, found.apart) == (found.now.extent, 1, Apart.UNDRAWN)
    assert (found.verdict, found.extent, found.overlap) == (Verdict.NONE, 0, None)
    said = compared(found)
    assert said.why.endswith("nothing was drawn anew.")
    assert any(remark.startswith("Said to be smaller") for remark in said.remarks)


def test_what_was_drawn_anew_on_leaving_is_measured() -> None:
    line = (((600, 6600), (600, 7400)),)
    wide = replace(patch(6), marks=(replace(patch().marks[0], strokes=line),))
    drawn_anew = Reading("m", Moment.LEAVE, intensity=6, extent=Extent.SMALLER, strokes=(((600, 6600),),))
    found = change(wide, wide.with_reading(drawn_anew), Moment.ARRIVE, Moment.LEAVE)
    assert (found.extent, found.now.told) == (-1, 0)
    assert found.overlap is not None
