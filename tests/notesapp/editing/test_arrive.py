from dataclasses import replace

import pytest

from notesapp.editing import arrive
from notesapp.editing.stamp import Stamp
from notesapp.model.answers import ConsentReply, Did, Direction, Effect, HealthReply, YesNo
from notesapp.model.body_map import Extent, GhostReply, Moment
from notesapp.model.briefing import ghosts
from tests.examples import AT, briefing, mark, note, read, treated
from tests.fakes import Ids


@pytest.fixture
def stamp():
    return Stamp(lambda: AT, Ids())


@pytest.fixture
def ghost():
    last = treated(7, mark("old", client_words="like fire", note="mine"))
    last = replace(last, body_map=read(read(last.body_map, "old", 7), "old", 4, Moment.LEAVE))
    [found] = ghosts(briefing(last))
    return found


def test_one_button_keeps_both_answers(stamp):
    done = arrive.health_and_consent_as_before(note(), stamp)
    assert (done.consent.reply, done.health.reply) == (ConsentReply.AS_BEFORE, HealthReply.NO_CHANGE)
    assert done.consent.at == AT


def test_consent_and_health_are_answered_alone_too(stamp):
    done = arrive.answer_consent(note(), ConsentReply.REFUSED, stamp, "not the feet")
    done = arrive.answer_health(done, HealthReply.CHANGED, stamp)
    assert (done.consent.words, done.health.reply) == ("not the feet", HealthReply.CHANGED)


def test_relief_and_flare_are_both_told_and_a_new_direction_keeps_them(stamp):
    done = arrive.detail_response(note(), relief_h=24)
    assert done.response is None
    done = arrive.answer_response(done, "s9", Direction.BETTER, stamp)
    done = arrive.detail_response(done, relief_h=24)
    done = arrive.detail_response(done, flare="wound_up", flare_h=48, words="tight all over")
    done = arrive.answer_response(done, "s9", Direction.WORSE, stamp)
    told = done.response
    assert (told.direction, told.relief_h, told.flare, told.flare_h) == (Direction.WORSE, 24, "wound_up", 48)
    assert arrive.answer_response(done, "s8", Direction.SAME, stamp).response.relief_h is None


def test_an_adherence_answer_takes_the_place_of_the_earlier(stamp):
    done = arrive.answer_adherence(note(), "a1", "HC-03", Did.NO, stamp)
    done = arrive.answer_adherence(done, "a1", "HC-03", Did.YES, stamp, Effect.HELPED)
    assert [(a.did, a.effect) for a in done.adherence] == [(Did.YES, Effect.HELPED)]


def test_an_adopted_ghost_is_todays_mark_without_yesterdays_words(stamp, ghost):
    done = arrive.adopt_ghost(note(), ghost, None, stamp)
    [mine] = done.body_map.marks
    assert (mine.from_mark, mine.places, mine.what) == ("old", ghost.mark.places, "burning")
    assert (mine.client_words, mine.note) == ("", "")
    assert done.body_map.readings == ()
    assert done.body_map.ghost("old").reply is GhostReply.SAME
    assert done.reason == "complaint"


def test_the_number_told_for_a_ghost_is_read_on_one_and_the_same_mark(stamp, ghost):
    once = arrive.adopt_ghost(note(), ghost, None, stamp)
    twice = arrive.adopt_ghost(once, ghost, 6, stamp)
    [mine] = twice.body_map.marks
    assert twice.body_map.reading(mine.id, Moment.ARRIVE).intensity == 6
    assert twice.body_map.ghost("old").reply is GhostReply.CHANGED
    assert arrive.adopt_ghost(once, ghost, 4, stamp).body_map.ghost("old").reply is GhostReply.SAME


def test_a_shortened_path_is_adopted_as_it_was_when_leaving(stamp, ghost):
    short = replace(ghost, reading=replace(ghost.reading, strokes=(((0, 0), (0, 50)),)))
    [mine] = arrive.adopt_ghost(note(), short, 3, stamp).body_map.marks
    assert mine.strokes == (((0, 0), (0, 50)),)


def test_a_ghost_called_gone_takes_its_adopted_mark_along(stamp, ghost):
    done = arrive.ghost_is_gone(arrive.adopt_ghost(note(), ghost, 6, stamp), ghost, stamp)
    assert done.body_map.marks == done.body_map.readings == ()
    assert done.body_map.ghost("old").reply is GhostReply.GONE


def test_a_reading_keeps_what_was_not_asked(stamp):
    done = arrive.add_mark(note(), mark("m1"))
    done = arrive.read_mark(done, "m1", Moment.LEAVE, stamp, intensity=4)
    done = arrive.read_mark(done, "m1", Moment.LEAVE, stamp, extent=Extent.SMALLER)
    reading = done.body_map.reading("m1", Moment.LEAVE)
    assert (reading.intensity, reading.extent) == (4, Extent.SMALLER)
    assert arrive.read_mark(done, "nobody", Moment.LEAVE, stamp, intensity=4) is done


def test_none_of_these_keeps_every_single_no_but_not_over_a_yes(stamp):
    done = arrive.answer_screen(note(), "legs", "both_legs", YesNo.YES, stamp)
    done = arrive.none_of_these(done, "legs", ("both_legs", "weak_leg", "numb_leg"), stamp)
    assert {s.question: s.answer for s in done.screens} == {
        "both_legs": YesNo.YES,
        "weak_leg": YesNo.NO,
        "numb_leg": YesNo.NO,
    }
    assert done.screened == ("legs",)
    assert arrive.close_group(done, "legs") is done


def test_nothing_new_answers_no_other_question(stamp):
    done = arrive.nothing_new(note(), stamp)
    assert [(s.question, s.answer) for s in done.screens] == [("anything_new", YesNo.NO)]


def test_just_relax_is_a_reason():
    assert arrive.nothing_hurts(note()).reason == "relaxation"
