"""What work begins with, and what routines and groups take over."""

from dataclasses import replace

import pytest

from notesapp.catalogue.regions import groups
from notesapp.catalogue.routines import routines
from notesapp.editing import treat
from notesapp.editing.stamp import Stamp
from notesapp.editing.usual import last_use, opening, usual_techniques
from notesapp.model.body_map import Place, Side, Sides
from notesapp.model.practice import HistoryItem, HistoryKind, HistoryStatus, Standing
from notesapp.model.treatment import CheckIn, Feel, Request
from notesapp.safety.assess import assess
from tests.examples import AT, CLIENT, PIRIFORMIS, briefing, note, treated, use
from tests.fakes import Ids
from tests.sciatica import arrived

BONES = HistoryItem("h", CLIENT.id, HistoryKind.CONDITION, "osteoporosis", HistoryStatus.CURRENT)
BRITTLE = Standing(history=(BONES,))


@pytest.fixture
def stamp():
    return Stamp(lambda: AT, Ids())


def begin(known, place=PIRIFORMIS):
    return opening(known, assess(known, note()), place)


def test_the_most_used_techniques_there_come_first():
    known = briefing(
        treated(7, uses=(use("a", technique="cupping"), use("b", technique="stripping"))),
        treated(14, uses=(use("c", technique="stripping"),)),
    )
    assert usual_techniques(known, PIRIFORMIS)[:2] == ("stripping", "cupping")
    assert len(set(usual_techniques(known, PIRIFORMIS))) == 4


@pytest.mark.parametrize(
    ("region", "first"),
    [
        ("vertex", "scalp_face"),
        ("rectus_abd_up", "abdominal"),
        ("thor_spine", "effleurage"),
        ("glut_med", "petrissage"),
    ],
)
def test_a_new_region_offers_what_is_common_there(region, first):
    assert usual_techniques(briefing(), Place(region, Side.MID))[0] == first


def test_the_other_side_stands_in_when_this_one_was_never_worked():
    left, right = Place("piriformis", Side.LEFT), PIRIFORMIS
    known = briefing(treated(7, uses=(use("l", left),)), treated(14, uses=(use("r", right),)))
    assert last_use(known, right).id == "r"
    assert last_use(briefing(known.previous[0]), right).id == "l"
    assert last_use(known, Place("ql", Side.LEFT)) is None


def test_it_begins_at_the_pressure_that_was_just_right():
    was_right = CheckIn("k", "u", PIRIFORMIS, "thumb", 25, 25, Request.RIGHT, at=AT)
    known = briefing(treated(7, uses=(use("u", level=40),), check_ins=(was_right,)))
    assert (begin(known).technique, begin(known).level) == ("sustained_pressure", 25)


def test_what_a_rule_excludes_there_is_not_offered():
    spine = Place("lumbar_spine", Side.MID)
    known = briefing(treated(7, uses=(use("u", spine, technique="traction", tool="palm"),)), standing=BRITTLE)
    assert begin(known, spine).technique != "traction"
    assert begin(known, spine).level <= 20


def test_a_routine_brings_all_its_minutes_on_both_sides(stamp):
    done = treat.add_routine(note(), briefing(), "legs_30", stamp)
    assert sum(u.minutes for u in done.uses) == 30
    assert {u.side for u in done.uses} == {Sides.BOTH}
    assert len({u.id for u in done.uses}) == len(done.uses)


@pytest.mark.parametrize("key", routines())
@pytest.mark.parametrize("standing", [Standing(), BRITTLE], ids=["well", "osteoporosis"])
def test_no_routine_passes_a_limit(stamp, key, standing):
    known = briefing(standing=standing)
    done = treat.add_routine(note(), known, key, stamp)
    assert done.uses
    assert assess(known, done).open_reasons == ()


@pytest.mark.parametrize("key", groups())
def test_no_group_passes_a_limit_and_its_light_places_are_worked_lightly(stamp, key):
    done = treat.add_group(note(), briefing(), key, "petrissage", "palm", 30, 10, stamp)
    assert assess(briefing(), done).open_reasons == ()
    light = set(groups()[key].light_only)
    assert all(u.level <= 20 for u in done.uses if {p.region for p in u.places} & light)


def test_only_the_wanted_rows_of_last_time_are_taken(stamp):
    known = briefing(treated(7, uses=(use("u1"), use("u2"))))
    done = treat.done_as_last_time(note(), known, stamp, {"u2"})
    assert [u.from_use for u in done.uses] == ["u2"]


def test_an_answer_can_be_kept_without_a_change(stamp):
    done = treat.check_in(note(uses=(use("u1"),)), "u1", stamp, request=Request.TOO_LIGHT, keep_level=True)
    assert (done.use("u1").level, done.check_ins[0].level_after) == (30, 30)


def test_tape_has_no_level_to_change(stamp):
    taped = use("u1", technique="taping", tool="tape", level=10)
    done = treat.check_in(note(uses=(taped,)), "u1", stamp, request=Request.TOO_LIGHT)
    assert done.use("u1").level == 10


def test_taking_an_answer_back_restores_the_level_unless_it_was_moved_since(stamp):
    begun = note(uses=(use("u1"),))
    told = treat.check_in(begun, "u1", stamp, request=Request.TOO_MUCH)
    key = told.check_ins[0].id
    assert treat.take_back(told, key) == begun
    moved = treat.change_use(told, "u1", level=35)
    assert treat.take_back(moved, key).use("u1").level == 35
    assert treat.take_back(begun, "nobody") is begun


def test_what_was_done_after_a_sharp_pain_goes_with_it(stamp):
    begun = note(uses=(use("u1"),))
    told = treat.check_in(begun, "u1", stamp, feel=Feel.BAD_PAIN)
    done = treat.let_go(told, "u1", "Let go, it eased", stamp)
    assert assess(briefing(), told).work_stops
    assert assess(briefing(), done).work_stops == ()
    assert treat.take_back(done, told.check_ins[0].id) == begun


def test_a_sharp_pain_of_the_whole_session_is_answered_too(stamp):
    told = treat.check_in(note(uses=(use("u1"),)), None, stamp, feel=Feel.BAD_PAIN)
    done = treat.let_go(told, None, "Session ended", stamp)
    assert assess(briefing(), done).work_stops == ()


def test_a_worse_response_lowers_a_routine(stamp):
    worse = replace(note(), response=arrived().response)
    done = treat.add_routine(worse, briefing(), "legs_30", stamp)
    well = treat.add_routine(note(), briefing(), "legs_30", stamp)
    assert max(u.level for u in done.uses) == max(u.level for u in well.uses) - 10
