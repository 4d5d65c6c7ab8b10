"""Safety questions, what a Yes means, and the two ways on."""

from __future__ import annotations

from dataclasses import replace

from notesapp.catalogue.screening import groups, questions
from notesapp.editing import arrive as moves
from notesapp.model.answers import Choice, YesNo
from notesapp.model.body_map import Side
from tests import sciatica
from tests.ui.session.arrive_desk import Room
from tests.ui.session.conftest import MakeRoom
from ui.parts.buttons import Button
from ui.parts.cards import Banner, FoldedLine
from ui.parts.choices import Segmented
from ui.parts.words import Text


def first(make_room: MakeRoom) -> Room:
    return make_room(sciatica.first_visit(), sciatica.empty_note(1))


def test_first_visit_asks_all_six_groups_and_stores_every_single_no(make_room: MakeRoom) -> None:
    room = first(make_room)
    assert "20 safety questions" in room.find("arrive.questions", Banner).words
    room.tap("arrive.ask_now")
    taps = 0
    while room.pane.page == "screening":
        room.tap("arrive.screening.none")
        taps += 1
    assert taps == 6
    assert {s.question: s.answer for s in room.note.screens} == dict.fromkeys(questions(), YesNo.NO)
    assert set(room.note.screened) == set(groups())
    assert room.find("arrive.screened", FoldedLine).answer == "20 asked, all no"
    assert not room.sees("arrive.questions")
    assert room.stored() == room.note


def test_what_the_history_told_is_shown_as_a_yes_before_it_is_kept_as_one(make_room: MakeRoom) -> None:
    room = make_room(replace(sciatica.first_visit(), standing=sciatica.standing()), sciatica.empty_note(1))
    room.tap("arrive.ask_now")
    while not room.sees("arrive.screen.thin_bones.answer"):
        room.tap("arrive.screening.none")
    assert room.find("arrive.screen.thin_bones.told", Text).words == "In the health history: Osteoporosis"
    assert room.find("arrive.screen.thin_bones.answer", Segmented).value == "yes"
    assert room.find("arrive.screening.none", Button).text() == "None of the others"
    room.tap("arrive.screen.fall_accident.answer.no")
    room.tap("arrive.screening.next")
    answer = room.note.screen("thin_bones")
    assert answer is not None
    assert (answer.answer, answer.words) == (YesNo.YES, "Osteoporosis")


def test_a_yes_stops_and_says_what_to_do_and_what_to_say(make_room: MakeRoom) -> None:
    room = first(make_room)
    room.tap("arrive.ask_now")
    room.tap("arrive.screen.saddle.answer.yes")
    assert room.sees("arrive.stop_bar")
    assert room.find("arrive.stop_bar", Banner).words.startswith("Numb or tingling saddle area")
    asked: list[bool] = []
    room.pane.stop_asked.connect(lambda: asked.append(True))
    room.tap("arrive.stop_bar.look")
    assert "Do not treat" in room.find("arrive.stop.why", Text).words
    assert "hospital" in room.find("arrive.stop.say", Text).words
    room.tap("arrive.stop.refer")
    assert asked == [True]


def test_past_a_stop_leads_only_a_typed_reason_and_it_is_kept(make_room: MakeRoom) -> None:
    room = first(make_room)
    room.tap("arrive.ask_now")
    room.tap("arrive.screen.saddle.answer.yes")
    room.tap("arrive.stop_bar.look")
    assert not room.find("arrive.stop.go_on", Button).isEnabled()
    room.type("arrive.stop.reason", "hospital cleared it in writing")
    room.tap("arrive.stop.go_on")
    (decision,) = room.note.decisions
    assert (decision.rule, decision.choice, decision.typed) == ("RF-02", Choice.OVERRIDDEN, True)
    assert decision.reason == "hospital cleared it in writing"
    assert decision.because == ("answer:saddle",)
    assert not room.desk.found.stop
    assert not room.sees("arrive.stop_bar")


def test_after_the_last_group_a_yes_is_shown_before_anything_else(make_room: MakeRoom) -> None:
    room = first(make_room)
    room.tap("arrive.ask_now")
    room.tap("arrive.screen.saddle.answer.yes")
    for _ in range(6):
        room.tap("arrive.screening.none")
    assert room.pane.page == "stop"
    negatives = [s for s in room.note.screens if s.answer is YesNo.NO]
    assert len(negatives) == 19


def test_a_detail_narrows_a_yes(make_room: MakeRoom) -> None:
    room = first(make_room)
    room.tap("arrive.ask_now")
    room.tap("arrive.screening.none")
    room.tap("arrive.screen.leg_weaker.answer.yes")
    room.tap("arrive.screen.leg_weaker.detail.1")
    answer = room.note.screen("leg_weaker")
    assert answer is not None
    assert answer.words == "More numb"
    assert not room.desk.found.stop
    room.tap("arrive.screening.back")
    assert room.sees("arrive.screen.saddle.answer.no")


def test_a_group_answered_one_by_one_is_closed(make_room: MakeRoom) -> None:
    room = first(make_room)
    room.tap("arrive.ask_now")
    for question in groups()["bladder_bowel_saddle"].questions:
        room.tap(f"arrive.screen.{question}.answer.no")
    assert room.note.screened == ("bladder_bowel_saddle",)
    room.tap("arrive.screening.next")
    assert room.sees("arrive.screen.both_legs.answer.no")


def test_later_a_drawing_below_the_knee_calls_for_its_questions_only(make_room: MakeRoom) -> None:
    room = make_room(sciatica.briefing(), sciatica.empty_note())
    assert not room.sees("arrive.questions")
    mark = replace(sciatica.burning(Side.RIGHT), problem_id=None)
    room.desk.change(moves.add_mark(room.note, mark), "Paint")
    assert room.find("arrive.questions", Banner).words.startswith("Pain runs below the knee.")
    room.tap("arrive.ask_now")
    while room.pane.page == "screening":
        room.tap("arrive.screening.none")
    asked = {s.question for s in room.note.screens}
    assert {"bladder_bowel", "saddle", "both_legs", "leg_weaker"} <= asked
    assert "alcohol_sedatives" not in asked
    assert not room.sees("arrive.questions")


def test_undo_of_a_no_asks_again(make_room: MakeRoom) -> None:
    room = first(make_room)
    room.tap("arrive.ask_now")
    room.tap("arrive.screening.none")
    room.desk.undo()
    assert room.note.screens == ()
    assert room.note.screened == ()
