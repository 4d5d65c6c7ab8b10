from dataclasses import replace
from datetime import timedelta

import pytest

from notesapp.editing import arrive, leave
from notesapp.editing.stamp import Stamp
from notesapp.model.answers import ConsentReply
from notesapp.model.body_map import Place, Reading, Side, Sides, side_of
from notesapp.model.session_note import Outcome, missing
from notesapp.model.treatment import TechniqueUse
from tests.examples import AT, mark, note, use

STAMP = Stamp(lambda: AT)


def complete():
    done = arrive.health_and_consent_as_before(note(uses=(use("u1"),)), STAMP)
    done = arrive.nothing_new(arrive.nothing_hurts(done), STAMP)
    return leave.no_plan(leave.finish(done, STAMP))


def test_what_a_note_needs_is_named_in_the_order_of_the_session():
    assert missing(note()) == ("consent", "health", "screening", "reason", "outcome", "plan")
    assert missing(complete()) == ()


@pytest.mark.parametrize(
    ("gap", "key"),
    [
        ({"consent": None}, "consent"),
        ({"health": None}, "health"),
        ({"screened": ()}, "screening"),
        ({"reason": ""}, "reason"),
        ({"outcome": None}, "outcome"),
        ({"plan": None}, "plan"),
        ({"uses": ()}, "technique"),
        ({"uses": (use("u1", places=()),)}, "technique"),
        ({"ended_at": None, "planned_minutes": 0}, "length"),
    ],
)
def test_each_gap_is_named(gap, key):
    assert missing(replace(complete(), **gap)) == (key,)


def test_nobody_is_treated_against_a_refusal():
    refused = arrive.answer_consent(complete(), ConsentReply.REFUSED, STAMP)
    assert missing(refused) == ("consent",)
    assert missing(replace(refused, outcome=Outcome.STOPPED)) == ()


def test_a_referral_needs_neither_technique_nor_plan():
    assert missing(replace(complete(), outcome=Outcome.REFERRED, uses=(), plan=None)) == ()


def test_the_wall_clock_and_the_length():
    done = replace(note(), utc_offset_min=60, ended_at=AT + timedelta(minutes=57, seconds=10))
    assert (done.local_start.hour, done.minutes) == (15, 57)
    assert note().minutes == 60


@pytest.mark.parametrize(
    ("sides", "side"),
    [
        ((), Sides.MID),
        ((Side.MID,), Sides.MID),
        ((Side.LEFT, Side.MID), Sides.LEFT),
        ((Side.RIGHT,), Sides.RIGHT),
        ((Side.LEFT, Side.RIGHT), Sides.BOTH),
    ],
)
def test_a_side_follows_from_its_places(sides, side):
    assert side_of([Place("x", s) for s in sides]) is side


@pytest.mark.parametrize("wrong", [{"intensity": 11}, {"intensity": -1}, {"grade": 0}, {"grade": 4}])
def test_a_reading_off_the_scale_cannot_exist(wrong):
    with pytest.raises(ValueError, match=r"from 0 to 10|1, 2 or 3"):
        Reading("m1", "arrive", **wrong)


@pytest.mark.parametrize("level", [0, 55, 33])
def test_a_level_off_the_scale_cannot_exist(level):
    with pytest.raises(ValueError, match="1 to 5"):
        TechniqueUse("u", "t", (), "palm", level)


def test_minutes_cannot_be_negative():
    with pytest.raises(ValueError, match="negative"):
        use("u", minutes=-1)


def test_a_mark_taken_away_takes_its_readings_and_links_along():
    done = arrive.add_mark(arrive.add_mark(note(), mark("m1")), mark("m2", linked_to="m1"))
    done = arrive.read_mark(done, "m1", "arrive", STAMP, intensity=5)
    body = done.body_map.without_mark("m1")
    assert [m.linked_to for m in body.marks] == [None]
    assert body.readings == ()


def test_the_other_side():
    assert (Side.LEFT.other, Side.RIGHT.other, Side.MID.other) == (Side.RIGHT, Side.LEFT, Side.MID)
