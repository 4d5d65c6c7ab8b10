"""Past a limit Treat asks why: one tap, or own words; past a STOP only own words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from notesapp.model.answers import ScreenAnswer, YesNo
from notesapp.model.treatment import Request
from tests import sciatica

HIP = "Doctor agreed, soft tissue of the hip only"


@pytest.fixture
def room(treat):
    """Osteoporosis: at most level 2."""
    return treat(sciatica.briefing(), replace(sciatica.arrived(), response=None))


def tap_reason(room, words):
    tiles = [room.find(f"treat.reason.{n}") for n in range(1, 7)]
    name = next(tile.objectName() for tile in tiles if tile.text() == words and tile.isVisible())
    room.tap(name)


def test_levels_above_the_limit_are_dashed_and_the_limit_is_told(room):
    room.region("piriformis")
    assert room.use.level == 20
    assert room.find("treat.level.3").text() == "over limit"
    assert room.find("treat.level.2").text() == "light"
    assert room.find("treat.limit").words == "Agreed limit 2"


def test_one_tap_gives_the_reason_and_sets_the_level(room):
    room.region("piriformis")
    room.tap("treat.level.4")
    assert room.use.level == 20
    assert "agreed limit 2" in room.find("treat.reason.question").words
    tap_reason(room, HIP)
    assert room.use.level == 40
    [decision] = room.note.decisions
    assert (decision.rule, decision.about, decision.reason, decision.typed) == ("AP-02", room.use.id, HIP, False)
    assert room.find("treat.reason_given").text() == HIP
    assert room.desk.found.open_reasons == ()


def test_lower_levels_then_need_no_further_reason(room):
    room.region("piriformis")
    room.tap("treat.level.4")
    tap_reason(room, HIP)
    room.tap("treat.check.softer")
    assert room.use.level == 30
    assert len(room.note.decisions) == 1
    assert room.find("treat.level.4").text() == "strong"


def test_left_alone_nothing_changes(room):
    room.region("piriformis")
    room.tap("treat.level.4")
    room.tap("treat.reason.leave")
    assert room.use.level == 20
    assert room.note.decisions == ()
    assert room.sees("treat.level.4")
    assert room.find("treat.level.2").isChecked()
    assert not room.find("treat.level.4").isChecked()


def test_own_words_are_kept_as_typed_and_digits_go_into_the_field(room):
    room.region("piriformis")
    room.tap("treat.level.3")
    tap_reason(room, "In own words")
    room.type("treat.reason.words", "letter of 3 May")
    room.press("treat.reason.words", Qt.Key.Key_Return)
    [decision] = room.note.decisions
    assert (decision.reason, decision.typed) == ("letter of 3 May", True)
    assert room.use.level == 30
    assert room.note.check_ins == ()


def test_the_reason_given_can_be_changed(room):
    room.region("piriformis")
    room.tap("treat.level.4")
    tap_reason(room, HIP)
    room.tap("treat.reason_given")
    tap_reason(room, "Cleared in writing")
    assert [d.reason for d in room.note.decisions] == ["Cleared in writing"]
    assert room.use.level == 40


def test_deeper_past_the_limit_asks_first_and_keeps_what_was_said_either_way(room):
    room.region("piriformis")
    room.tap("treat.check.deeper")
    assert room.note.check_ins == ()
    room.tap("treat.reason.leave")
    [told] = room.note.check_ins
    assert (told.request, told.level_before, told.level_after) == (Request.TOO_LIGHT, 20, 20)
    assert room.use.level == 20
    room.tap("treat.check.deeper")
    tap_reason(room, HIP)
    assert room.use.level == 30
    assert [c.level_after for c in room.note.check_ins] == [20, 30]


def test_a_technique_that_is_excluded_there_asks_too(room):
    room.region("lumbar_spine", side="mid")
    room.tap("treat.technique.more")
    room.tap("treat.techniques.traction")
    assert room.sees("treat.reason.question")
    assert room.use.technique != "traction"
    tap_reason(room, "Doctor agreed")
    assert room.use.technique == "traction"
    assert room.note.decisions[0].rule == "AP-02"


def test_past_a_stop_only_typed_words_count(treat):
    note = replace(sciatica.empty_note(), screens=(ScreenAnswer("bladder_bowel", YesNo.YES),))
    known = sciatica.briefing(osteoporosis=False)
    room = treat(known, note)
    room.region("piriformis")
    assert room.note.uses == ()
    assert not room.sees("treat.reason.1")
    room.type("treat.reason.words", "cleared by the hospital today")
    room.tap("treat.reason.keep")
    assert [u.places[0].region for u in room.note.uses] == ["piriformis"]
    assert {(d.rule, d.about, d.typed) for d in room.note.decisions} == {("RF-01", "", True)}


def test_undo_takes_an_open_question_away(room):
    room.region("piriformis")
    room.tap("treat.tool.palm")
    room.tap("treat.level.5")
    room.desk.undo()
    assert not room.sees("treat.reason.question")
    assert room.sees("treat.level.5")


def test_work_taken_over_that_still_needs_a_reason_says_so(treat):
    use = sciatica.use("t4", "traction", ("lumbar_spine",), "palm", 10, 5, sciatica.Side.MID)
    known = sciatica.briefing()
    room = treat(replace(known, previous=(replace(known.previous[0], uses=(use,)),)), sciatica.empty_note())
    room.tap("treat.as_last_time")
    [taken] = room.note.uses
    room.tap(f"treat.use.{taken.id}")
    assert room.find("treat.reason_given").text() == "Over the limit: needs a reason"
    room.tap("treat.reason_given")
    tap_reason(room, "Doctor agreed")
    assert room.desk.found.open_reasons == ()


def test_what_is_drawn_while_the_question_is_open_is_kept(room):
    room.region("piriformis")
    room.tap("treat.level.4")
    mark = sciatica.finding("trigger_point", "glut_med", sciatica.Side.RIGHT)
    room.desk.change(replace(room.note, body_map=room.note.body_map.with_mark(mark)), "a finding")
    tap_reason(room, HIP)
    assert room.use.level == 40
    assert room.note.body_map.mark(mark.id) == mark
