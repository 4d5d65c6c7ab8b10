"""The mark card: what it feels like, how strong, both sides, and taking it away."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt

from notesapp.editing import arrive as moves
from notesapp.model.body_map import FeltDepth, Mark, MarkKind, Moment, Role, Side, Timing
from tests import sciatica
from tests.ui.session.arrive_desk import Room
from tests.ui.session.conftest import MakeRoom
from ui.parts.badges import SideBadge
from ui.parts.words import Text


def painted(make_room: MakeRoom) -> Room:
    room = make_room(sciatica.first_visit(), sciatica.empty_note(1))
    mark = replace(sciatica.burning(Side.RIGHT), problem_id=None, depth=None, timing=None, role=None)
    room.desk.change(moves.add_mark(room.note, mark), "Paint")
    room.desk.select("burn")
    return room


def mark_of(room: Room, key: str = "burn") -> Mark:
    found = room.note.body_map.mark(key)
    assert found is not None
    return found


def test_a_selected_mark_is_named_with_its_side(make_room: MakeRoom) -> None:
    room = painted(make_room)
    assert room.pane.page == "mark"
    assert room.find("arrive.mark.heading", Text).words == "Low back to calf"
    assert room.find("arrive.mark.side", SideBadge).side == "R"


def test_each_answer_is_in_the_note_at_once(make_room: MakeRoom) -> None:
    room = painted(make_room)
    room.tap("arrive.symptom.shooting")
    room.tap_level("arrive.intensity", 7)
    room.tap("arrive.depth.deep")
    room.tap("arrive.timing.comes_and_goes")
    mark = mark_of(room)
    assert (mark.what, mark.depth, mark.timing) == ("shooting", FeltDepth.DEEP, Timing.COMES_AND_GOES)
    reading = room.note.body_map.reading("burn", Moment.ARRIVE)
    assert reading is not None
    assert reading.intensity == 7
    assert room.stored() == room.note


def test_a_number_can_be_typed_on_the_strip(make_room: MakeRoom) -> None:
    room = painted(make_room)
    room.press("arrive.intensity", Qt.Key.Key_X)
    reading = room.note.body_map.reading("burn", Moment.ARRIVE)
    assert reading is not None
    assert reading.intensity == 10


def test_further_symptoms_unfold_and_several_may_hold(make_room: MakeRoom) -> None:
    room = painted(make_room)
    room.tap("arrive.symptom.more")
    assert not room.sees("arrive.symptom.burning")
    room.tap("arrive.symptom.also.electric")
    room.tap("arrive.symptom.also.tingling")
    room.tap("arrive.symptom.also.electric")
    room.tap("arrive.symptom.more")
    assert mark_of(room).qualities == ("tingling",)
    assert room.sees("arrive.symptom.burning")


def test_both_sides_makes_a_mirror_image_with_the_same_number(make_room: MakeRoom) -> None:
    room = painted(make_room)
    room.tap_level("arrive.intensity", 6)
    room.tap("arrive.mark.both")
    marks = room.note.body_map.marks
    assert [p.side for p in marks[1].places] == [Side.LEFT] * 4
    assert marks[1].strokes[0][0] == (-280, 7000)
    reading = room.note.body_map.reading(marks[1].id, Moment.ARRIVE)
    assert reading is not None
    assert reading.intensity == 6
    assert room.find("arrive.mark.aside", Text).words == "1 of 2"
    room.tap("arrive.mark.next")
    assert room.desk.selected == marks[1].id
    assert room.find("arrive.mark.side", SideBadge).side == "L"
    room.tap("arrive.mark.previous")
    assert room.desk.selected == "burn"


def test_a_removed_mark_can_be_had_back(make_room: MakeRoom) -> None:
    room = painted(make_room)
    room.tap("arrive.mark.remove")
    assert room.note.body_map.marks == ()
    assert room.pane.page == "start"
    room.desk.undo()
    assert mark_of(room).what == "burning"


def test_words_are_one_step_of_undo_and_are_saved_when_the_field_is_left(make_room: MakeRoom) -> None:
    room = make_room(sciatica.briefing(), sciatica.empty_note())
    here = (sciatica.place("lumbar_region"),)
    mark = replace(sciatica.burning(Side.RIGHT), kind=MarkKind.AREA, what="ache", strokes=(), places=here)
    room.desk.change(moves.add_mark(room.note, mark), "Paint")
    room.desk.select("burn")
    room.type("arrive.mark.words", "pulls when I sit")
    assert mark_of(room).client_words == "pulls when I sit"
    room.desk.undo()
    assert mark_of(room).client_words == ""


def test_a_path_says_where_it_starts(make_room: MakeRoom) -> None:
    room = painted(make_room)
    room.tap("arrive.ask_now")
    while room.pane.page == "screening":
        room.tap("arrive.screening.none")
    room.tap("arrive.role.source")
    assert mark_of(room).role is Role.SOURCE


def test_done_leads_back_to_what_brings_you(make_room: MakeRoom) -> None:
    room = painted(make_room)
    room.tap("arrive.mark.done")
    assert room.desk.selected is None
    assert room.sees("arrive.marked")
    room.tap("arrive.marked")
    assert room.desk.selected == "burn"


def test_a_new_problem_is_kept_and_the_marks_belong_to_it(make_room: MakeRoom) -> None:
    room = painted(make_room)
    room.tap("arrive.mark.done")
    room.tap("arrive.problem")
    room.tap("arrive.problem.since.weeks")
    room.tap("arrive.problem.first.yes")
    room.tap("arrive.problem.doctor.no")
    room.tap("arrive.problem.keep")
    room.settle()
    (problem,) = room.desk.briefing.standing.problems
    assert (problem.title, problem.first_episode, problem.seen_by_doctor) == ("Low back to calf, right", True, False)
    assert room.note.problem_ids == (problem.id,)
    assert mark_of(room).problem_id == problem.id
    assert room.stored() == room.note
