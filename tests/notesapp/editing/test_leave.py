from datetime import timedelta

import pytest

from notesapp.editing import leave
from notesapp.editing.stamp import Stamp
from notesapp.model.aftercare import Dose, LetterText, Plan
from notesapp.model.body_map import Side
from notesapp.model.session_note import Outcome
from tests.examples import AT, note, use
from tests.fakes import Ids


@pytest.fixture
def stamp():
    return Stamp(lambda: AT + timedelta(minutes=57), Ids())


def test_an_item_is_given_once_and_dropped(stamp):
    done = leave.give_item(note(), "HC-03", Side.LEFT, Dose(hold_s=20), "", stamp)
    done = leave.give_item(done, "HC-03", Side.RIGHT, Dose(hold_s=30), "eased today", stamp)
    assert [(a.side, a.dose.hold_s) for a in done.aftercare] == [(Side.RIGHT, 30)]
    assert leave.drop_item(done, "HC-03").aftercare == ()


def test_a_plan_is_made_changed_and_said_not_to_be_needed():
    done = leave.no_plan(note())
    assert done.plan == Plan(none=True)
    done = leave.set_plan(done, frequency="weekly")
    done = leave.set_plan(done, sessions=4)
    assert done.plan == Plan(frequency="weekly", sessions=4)


def test_finishing_says_how_it_ended_only_where_the_work_says_it(stamp):
    worked = leave.finish(note(uses=(use("u1"),)), stamp)
    assert (worked.outcome, worked.minutes) == (Outcome.TREATED, 57)
    idle = leave.finish(note(), stamp)
    assert idle.outcome is None
    stopped = leave.set_outcome(note(uses=(use("u1"),)), Outcome.STOPPED)
    assert leave.finish(stopped, stamp).outcome is Outcome.STOPPED
    assert leave.finish(worked, Stamp(lambda: AT, Ids())).ended_at == worked.ended_at


def test_stop_and_refer_needs_no_care_and_keeps_its_letter(stamp):
    given = leave.give_item(note(), "HC-03", None, Dose(), "", stamp)
    done = leave.stop_and_refer(given, LetterText(urgency="urgent"), stamp)
    assert (done.outcome, done.letter.urgency, done.aftercare) == (Outcome.REFERRED, "urgent", ())
    assert done.ended_at is not None
