"""Treat as a therapist meets it: regions, techniques, levels, check-ins, last time, routines."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from notesapp.model.answers import ConsentReply
from notesapp.model.body_map import Place, Side, Sides
from notesapp.model.session_note import Outcome
from notesapp.model.treatment import CheckIn, Feel, Request, TechniqueUse
from tests import sciatica
from tests.ui.session.treat_desk import TreatRoom


def well(*uses: TechniqueUse, checks: tuple[CheckIn, ...] = ()):
    """A client without cautions whose last session held USES, and today's empty note."""
    known = sciatica.briefing(osteoporosis=False)
    last = replace(known.previous[0], uses=uses, check_ins=checks) if uses else known.previous[0]
    return replace(known, previous=(last,), standing=sciatica.Standing()), sciatica.empty_note()


THUMB = sciatica.use("u4", "trigger_point", ("piriformis",), "thumb", 40, 6, Side.RIGHT)
RIGHT_AT_3 = CheckIn("k4", "u4", THUMB.places[0], "thumb", 30, 30, Request.RIGHT)


@pytest.fixture
def room(treat):
    return treat(*well(THUMB, checks=(RIGHT_AT_3,)))


def test_a_tapped_region_opens_as_it_was_left_at_the_pressure_that_was_just_right(room):
    room.region("piriformis")
    assert (room.use.technique, room.use.tool, room.use.level, room.use.minutes) == ("trigger_point", "thumb", 30, 6)
    assert room.find("treat.region").words == "Piriformis"
    assert room.find("treat.region_side").side == "R"
    assert room.find("treat.why").words == "Just right at level 3: 1 of 1 check-ins, 1 session"
    assert room.find("treat.tool.thumb").isChecked()
    assert room.find("treat.level.3").isChecked()


def test_after_a_worse_response_it_begins_one_level_lower_and_says_why(treat):
    known, note = well(THUMB, checks=(RIGHT_AT_3,))
    room = treat(known, replace(note, response=sciatica.arrived().response))
    room.region("piriformis")
    assert room.use.level == 20
    assert "one level lower" in room.find("treat.why").words


def test_tapping_a_region_again_returns_to_its_work(room):
    room.region("piriformis")
    room.region("glut_max")
    room.region("piriformis")
    assert len(room.note.uses) == 2
    assert room.use.places[0].region == "piriformis"


def test_what_else_the_finger_may_have_meant_is_one_tap_away(room):
    room.region("piriformis", "glut_max", "sacrum")
    room.tap("treat.instead.glut_max.right")
    assert [u.places[0].region for u in room.note.uses] == ["glut_max"]
    assert room.sees("treat.instead.piriformis.right")


def test_a_technique_a_tool_and_minutes_are_one_tap_each(room):
    room.region("piriformis")
    room.tap("treat.technique.2")
    room.tap("treat.tool.palm")
    room.tap("treat.minutes.more")
    assert room.use.technique == "petrissage"
    assert (room.use.tool, room.use.minutes) == ("palm", 7)
    assert len(room.note.uses) == 1


def test_another_technique_after_an_answer_is_a_use_of_its_own(room):
    room.region("piriformis")
    room.tap("treat.check.right")
    room.tap("treat.technique.2")
    assert [u.technique for u in room.note.uses] == ["trigger_point", "petrissage"]
    assert room.note.check_ins[0].use_id == room.note.uses[0].id


def test_all_techniques_are_found_by_their_words(room):
    room.region("piriformis")
    room.tap("treat.technique.more")
    room.type("treat.techniques.search", "cup")
    assert room.sees("treat.techniques.cupping")
    assert not room.sees("treat.techniques.effleurage")
    room.tap("treat.techniques.cupping")
    assert (room.use.technique, room.use.tool) == ("cupping", "cup")
    assert room.find("treat.technique.more").text() == "Cupping"


def test_a_level_tapped_again_or_held_becomes_the_half_above_it(room):
    room.region("piriformis")
    room.tap("treat.level.2")
    assert room.use.level == 20
    room.tap("treat.level.2")
    assert room.use.level == 25
    room.tap("treat.level.2")
    assert room.use.level == 20
    room.hold("treat.level.3")
    assert room.use.level == 35


def test_both_sides_until_one_is_chosen(room):
    room.region("piriformis")
    assert room.use.side is Sides.RIGHT
    room.tap("treat.side")
    assert room.use.side is Sides.LEFT
    room.tap("treat.side")
    assert {p.side for p in room.use.places} == {Side.LEFT, Side.RIGHT}
    room.region("sacrum")
    assert not room.sees("treat.side")


@pytest.mark.parametrize(
    ("key", "request_", "feel", "after"),
    [
        (Qt.Key.Key_1, Request.TOO_MUCH, None, 20),
        (Qt.Key.Key_2, Request.RIGHT, None, 30),
        (Qt.Key.Key_3, Request.TOO_LIGHT, None, 40),
        (Qt.Key.Key_4, None, Feel.GOOD_HURT, 30),
        (Qt.Key.Key_5, None, Feel.BAD_PAIN, 20),
    ],
)
def test_the_five_answers_have_the_keys_one_to_five(room, key, request_, feel, after):
    room.region("piriformis")
    room.key(key)
    [told] = room.note.check_ins
    assert (told.request, told.feel, told.tool, told.place) == (request_, feel, "thumb", room.use.places[0])
    assert room.use.level == after


def test_an_answer_stands_in_the_line_and_can_be_taken_back_with_its_level(room):
    room.region("piriformis")
    room.tap("treat.check.softer")
    assert (room.find("treat.answer").words, room.find("treat.answer").below) == ("Softer", "level 3, 14:00")
    room.tap("treat.answers.undo")
    assert room.note.check_ins == ()
    assert room.use.level == 30


def test_good_hurt_may_be_followed_by_how_soon_it_eased(room):
    room.region("piriformis")
    room.tap("treat.check.good_hurt")
    room.tap("treat.eased.30")
    assert room.note.check_ins[0].eased_after_s == 30
    assert "eased in 30 s" in room.find("treat.answer").below


def test_sharp_pain_stops_the_clock_and_asks(room):
    room.region("piriformis")
    room.tap("treat.check.sharp")
    assert room.find("treat.time.note").words == "paused"
    assert room.find("treat.let_go").words == "Let go. Eased in?"
    room.tap("treat.let_go.15")
    assert room.note.check_ins[0].eased_after_s == 15
    [decision] = room.note.decisions
    assert (decision.rule, decision.about, decision.reason) == ("ST-01", room.use.id, "Let go, it eased")
    assert room.find("treat.time.note").words == "here"
    assert room.desk.found.work_stops == ()


def test_sharp_pain_that_does_not_ease_leads_to_stop_and_refer(room):
    asked = []
    room.pane.stop_asked.connect(lambda: asked.append(True))
    room.region("piriformis")
    room.tap("treat.check.sharp")
    room.tap("treat.let_go.no")
    assert room.sees("treat.let_go.did_1")
    room.tap("treat.stop")
    assert asked == [True]


def test_the_clock_counts_for_the_region_and_stands_while_paused(room):
    room.region("piriformis")
    room.seconds = 70
    room.tap("treat.pause")
    assert room.find("treat.time.time").words == "1:10"
    room.seconds = 100
    room.tap("treat.pause")
    assert room.find("treat.time.time").words == "1:10"


def test_page_down_walks_the_chain_and_ends_where_a_region_is_chosen(room):
    room.region("piriformis")
    room.region("glut_max")
    room.tap(f"treat.use.{room.note.uses[0].id}")
    room.key(Qt.Key.Key_PageDown)
    assert room.desk.use == room.note.uses[1].id
    room.key(Qt.Key.Key_PageDown)
    assert room.desk.use is None
    assert room.sees("treat.sets")


def test_the_pedal_sends_what_was_chosen_in_settings(treat, monkeypatch):
    monkeypatch.setattr(TreatRoom, "next_key", "F7")
    room = treat(*well(THUMB))
    room.region("piriformis")
    room.key(Qt.Key.Key_PageDown)
    assert room.desk.use == room.note.uses[0].id
    room.key(Qt.Key.Key_F7)
    assert room.desk.use is None


def test_done_as_last_time_is_one_tap_and_just_right_is_about_the_session(room):
    room.tap("treat.as_last_time")
    [taken] = room.note.uses
    assert (taken.technique, taken.tool, taken.level, taken.from_use) == ("trigger_point", "thumb", 30, "u4")
    assert not room.sees("treat.as_last_time")
    room.tap("treat.check.right")
    assert (room.note.check_ins[0].use_id, room.note.check_ins[0].request) == (None, Request.RIGHT)


def test_a_row_of_last_time_is_struck_before_it_is_taken_over(treat):
    other = sciatica.use("v4", "petrissage", ("glut_max",), "palm", 30, 5, Side.RIGHT)
    room = treat(*well(THUMB, other))
    room.tap("treat.choose_rows")
    room.tap("treat.row.v4")
    room.tap("treat.take_rows")
    assert [u.from_use for u in room.note.uses] == ["u4"]
    room.tap("treat.plan.v4")
    assert [u.from_use for u in room.note.uses] == ["u4", "v4"]
    assert room.use.from_use == "v4"


def test_places_marked_today_stand_as_chips(treat):
    known, note = well(THUMB)
    room = treat(known, replace(note, body_map=sciatica.arrived().body_map))
    room.tap("treat.place.calf.right")
    assert room.use.places[0] == Place("calf", Side.RIGHT)


def test_a_routine_and_a_group_are_taken_over_on_both_sides(room):
    room.tap("treat.sets")
    room.tap("treat.routine.legs_30")
    assert sum(u.minutes for u in room.note.uses) == 30
    assert all(u.side is Sides.BOTH for u in room.note.uses)
    room.tap("treat.sets")
    room.tap("treat.group.whole_back")
    assert room.use.technique == "effleurage"
    assert room.find("treat.region").words == "Whole back"


def test_a_use_is_removed_and_undo_brings_it_back(room):
    room.region("piriformis")
    room.tap("treat.check.right")
    room.tap("treat.more")
    room.tap("treat.menu.remove")
    assert (room.note.uses, room.note.check_ins) == ((), ())
    room.desk.undo()
    assert len(room.note.check_ins) == 1


def test_the_client_may_stop_or_withdraw_consent(room):
    room.region("piriformis")
    room.tap("treat.more")
    room.tap("treat.menu.stopped")
    assert room.note.outcome is Outcome.STOPPED
    room.tap("treat.more")
    room.tap("treat.menu.withdrawn")
    assert room.note.consent.reply is ConsentReply.WITHDRAWN
    assert room.note.outcome is Outcome.IN_PART


def test_a_finding_is_graded_before_and_after(treat):
    known, note = well(THUMB)
    mark = sciatica.finding("trigger_point", "piriformis", Side.RIGHT)
    room = treat(known, replace(note, body_map=note.body_map.with_mark(mark)))
    room.desk.select(mark.id)
    assert room.find("treat.finding.name").words == "Trigger point · Piriformis"
    room.tap("treat.finding.before.severe")
    room.tap("treat.finding.after.light")
    room.type("treat.finding.note", "refers to the thigh")
    assert [r.grade for r in room.note.body_map.readings] == [3, 1]
    assert room.note.body_map.mark(mark.id).note == "refers to the thigh"
    room.tap("treat.finding.close")
    assert room.desk.selected is None


def test_what_was_done_is_in_the_vault(room):
    room.region("piriformis")
    room.tap("treat.check.softer")
    stored = room.stored()
    assert stored.uses == room.note.uses
    assert stored.check_ins == room.note.check_ins


def test_it_fits_beside_the_map_without_scrolling(room):
    def fits() -> bool:
        wanted = room.pane.minimumSizeHint()
        return wanted.width() <= 616 and wanted.height() <= 704

    assert fits()
    room.region("piriformis", "glut_max", "sacrum")
    room.tap("treat.check.sharp")
    assert fits()


def test_a_finding_that_limits_a_place_shows_at_once(room):
    room.region("piriformis")
    mark = sciatica.finding("swelling", "piriformis", Side.RIGHT)
    room.desk.change(replace(room.note, body_map=room.note.body_map.with_mark(mark)), "a finding")
    assert room.find("treat.reason_given").text() == "Over the limit: needs a reason"


def test_a_long_name_is_written_whole(room):
    room.region("lumbar_paraspinal")
    assert room.sees("treat.region_long")
    assert not room.sees("treat.region")


def test_a_symptom_selected_on_arrive_does_not_take_the_keys_of_the_check_ins(treat):
    known, note = well(THUMB)
    room = treat(known, replace(note, body_map=sciatica.arrived().body_map))
    room.pane.hide()
    room.desk.select("burn")
    room.pane.show()
    room.region("piriformis")
    room.key(Qt.Key.Key_2)
    assert len(room.note.check_ins) == 1
