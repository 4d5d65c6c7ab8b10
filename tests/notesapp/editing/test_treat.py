import pytest

from notesapp.editing import treat
from notesapp.editing.stamp import Stamp
from notesapp.model.body_map import Place, Side
from notesapp.model.treatment import CheckIn, Feel, Request
from tests.examples import AT, PIRIFORMIS, briefing, note, treated, use
from tests.fakes import Ids


@pytest.fixture
def stamp():
    return Stamp(lambda: AT, Ids())


def test_a_check_in_is_stamped_with_region_tool_time_and_the_change(stamp):
    done = treat.check_in(note(uses=(use("u1", tool="elbow", level=40),)), "u1", stamp, request=Request.TOO_MUCH)
    [told] = done.check_ins
    assert (told.place, told.tool, told.at) == (PIRIFORMIS, "elbow", AT)
    assert (told.level_before, told.level_after) == (40, 30)
    assert done.use("u1").level == 30


@pytest.mark.parametrize(
    ("answer", "after"),
    [
        ({"request": Request.RIGHT}, 30),
        ({"request": Request.TOO_LIGHT}, 40),
        ({"request": Request.TOO_MUCH}, 20),
        ({"feel": Feel.GOOD_HURT}, 30),
        ({"feel": Feel.BAD_PAIN}, 20),
    ],
)
def test_what_each_answer_does_to_the_level(stamp, answer, after):
    done = treat.check_in(note(uses=(use("u1", level=30),)), "u1", stamp, **answer)
    assert done.use("u1").level == after


@pytest.mark.parametrize(("level", "request_"), [(50, Request.TOO_LIGHT), (10, Request.TOO_MUCH)])
def test_the_scale_has_ends(stamp, level, request_):
    done = treat.check_in(note(uses=(use("u1", level=level),)), "u1", stamp, request=request_)
    assert done.use("u1").level == level


def test_an_answer_about_the_whole_session_belongs_to_no_region(stamp):
    [told] = treat.check_in(note(uses=(use("u1"),)), None, stamp, request=Request.RIGHT).check_ins
    assert (told.use_id, told.place, told.tool, told.level_before) == (None, None, "", None)


def test_eased_is_said_of_one_check_in_and_taken_back(stamp):
    done = treat.check_in(note(uses=(use("u1"),)), "u1", stamp, feel=Feel.GOOD_HURT)
    key = done.check_ins[0].id
    assert treat.eased(done, key, 30).check_ins[0].eased_after_s == 30
    assert treat.without_check_in(done, key).check_ins == ()


def test_last_time_is_taken_over_once_with_new_ids(stamp):
    known = briefing(treated(7, uses=(use("u1"), use("u2", Place("glut_max", Side.RIGHT)))))
    done = treat.done_as_last_time(note(), known, stamp)
    assert [u.from_use for u in done.uses] == ["u1", "u2"]
    assert [(u.technique, u.tool, u.minutes) for u in done.uses] == [("sustained_pressure", "thumb", 8)] * 2
    assert not {u.id for u in done.uses} & {"u1", "u2"}
    assert treat.done_as_last_time(done, known, stamp) == done


def test_last_time_starts_from_the_pressure_that_was_just_right(stamp):
    was_right = CheckIn("k1", "u1", PIRIFORMIS, "thumb", 30, 30, Request.RIGHT, at=AT)
    last = treated(7, uses=(use("u1", level=40),), check_ins=(was_right,))
    [today] = treat.done_as_last_time(note(), briefing(last), stamp).uses
    assert today.level == 30


def test_a_use_is_added_and_changed(stamp):
    done = treat.add_use(note(), "petrissage", (PIRIFORMIS,), "palm", 20, 5, stamp)
    key = done.uses[0].id
    assert treat.change_use(done, key, tool="forearm").use(key).tool == "forearm"
    assert treat.change_use(done, "nobody", tool="forearm") is done


def test_a_reason_is_kept_for_each_rule_and_goes_with_the_use(stamp):
    done = treat.give_reason(note(uses=(use("u1"),)), [("AP-02", 1), ("AP-01", 1)], "u1", "doctor agreed", stamp)
    assert {(d.rule, d.about, d.reason) for d in done.decisions} == {
        ("AP-02", "u1", "doctor agreed"),
        ("AP-01", "u1", "doctor agreed"),
    }
    assert done.without_use("u1").decisions == ()
