"""A client who was here before: the counted path, what happened after last time, ghosts."""

from __future__ import annotations

from dataclasses import replace

from notesapp.editing import arrive as moves
from notesapp.model.answers import ConsentReply, Did, Direction, HealthReply
from notesapp.model.body_map import BodyMap, GhostReply, Moment, Reading, Side
from notesapp.model.briefing import Briefing
from notesapp.model.session_note import SessionNote, missing
from tests import sciatica
from tests.ui.session.arrive_desk import Room
from tests.ui.session.conftest import MakeRoom
from ui.parts.cards import FoldedLine
from ui.parts.intensity import IntensityStrip
from ui.parts.words import Text

BURN, TINGLE = "arrive.ghost.burn-4", "arrive.ghost.tingle-4"


def returning(make_room: MakeRoom) -> Room:
    return make_room(sciatica.briefing(), sciatica.empty_note())


def routine_briefing() -> Briefing:
    """Last time a shoulder ached and a thigh was tight: nothing that calls for questions."""
    last = sciatica.last_note()
    marks = [
        replace(sciatica.tingling(Side.LEFT), id=key, what=what, places=(sciatica.place(region, Side.LEFT),))
        for key, what, region in (("ache-4", "ache", "deltoid"), ("tight-4", "tight", "hamstrings"))
    ]
    readings = (Reading("ache-4", Moment.LEAVE, 3), Reading("tight-4", Moment.LEAVE, 2))
    body = BodyMap(marks=tuple(marks), readings=readings)
    briefing = sciatica.briefing(osteoporosis=False)
    return replace(briefing, previous=(replace(last, body_map=body),))


def test_counted_path_of_arrive_takes_nine_taps(make_room: MakeRoom) -> None:
    """Health and consent, after last time, how long, exercises, two ghosts with two taps each, nothing else."""
    room = make_room(routine_briefing(), sciatica.empty_note())
    room.tap("arrive.as_before")
    room.tap("arrive.response.better")
    room.tap("arrive.relief.two_days")
    room.tap("arrive.exercise.partly")
    for ghost, level in (("ache-4", 3), ("tight-4", 1)):
        room.tap(f"arrive.ghost.{ghost}.still")
        room.tap_level(f"arrive.ghost.{ghost}.strip", level)
    room.tap("arrive.nothing_new")
    assert room.taps == 9
    note = room.note
    assert note.health is not None
    assert note.health.reply is HealthReply.NO_CHANGE
    assert note.consent is not None
    assert note.consent.reply is ConsentReply.AS_BEFORE
    assert note.response is not None
    assert (note.response.direction, note.response.relief_h) == (Direction.BETTER, 48)
    assert [a.did for a in note.adherence] == [Did.PARTLY]
    levels = {m.from_mark: note.body_map.reading(m.id, Moment.ARRIVE) for m in note.body_map.marks}
    assert {key: r.intensity for key, r in levels.items() if r} == {"ache-4": 3, "tight-4": 1}
    assert [g.reply for g in note.body_map.ghosts] == [GhostReply.SAME, GhostReply.CHANGED]
    assert not {"consent", "health", "screening", "reason"} & set(missing(note))
    assert room.stored() == note


def test_nothing_else_is_one_tap_and_answers_no_other_question(make_room: MakeRoom) -> None:
    room = returning(make_room)
    room.tap("arrive.nothing_new")
    assert room.note.screened == (moves.ANYTHING_NEW,)
    assert [s.question for s in room.note.screens] == [moves.ANYTHING_NEW]
    assert not room.sees("arrive.nothing_new")
    assert room.find("arrive.screened", FoldedLine).answer == "Nothing new"


def test_one_question_is_open_at_a_time(make_room: MakeRoom) -> None:
    room = returning(make_room)
    assert not room.sees("arrive.response.better")
    room.tap("arrive.as_before")
    assert room.sees("arrive.response.better")
    assert not room.sees("arrive.exercise.partly")
    room.tap("arrive.response.same")
    assert room.sees("arrive.exercise.partly")
    assert room.find("arrive.response.folded", FoldedLine).answer == "About the same"


def test_a_waiting_question_can_be_answered_first(make_room: MakeRoom) -> None:
    room = returning(make_room)
    room.tap("arrive.exercises.folded")
    room.tap("arrive.exercise.yes")
    assert [a.did for a in room.note.adherence] == [Did.YES]
    assert room.find("arrive.exercises.folded", FoldedLine).answer == "Every day"


def test_an_answered_exercise_can_be_changed(make_room: MakeRoom) -> None:
    room = returning(make_room)
    room.tap("arrive.exercises.folded")
    room.tap("arrive.exercise.yes")
    room.tap("arrive.exercises.folded")
    room.tap("arrive.exercise.no")
    assert [a.did for a in room.note.adherence] == [Did.NO]


def with_two_items() -> SessionNote:
    last = sciatica.last_note()
    return replace(last, aftercare=(*last.aftercare, replace(last.aftercare[0], id="g5", item="HC-16")))


def test_two_exercises_are_answered_together_or_one_by_one(make_room: MakeRoom) -> None:
    briefing = replace(sciatica.briefing(), previous=(with_two_items(),))
    room = make_room(briefing, sciatica.empty_note())
    room.tap("arrive.exercises.folded")
    room.tap("arrive.exercises.differs")
    room.tap("arrive.exercise.yes")
    room.tap("arrive.exercise.no")
    assert {a.item: a.did for a in room.note.adherence} == {"HC-03": Did.YES, "HC-16": Did.NO}


def test_relief_for_a_day_then_wound_up_for_two(make_room: MakeRoom) -> None:
    room = returning(make_room)
    room.tap("arrive.as_before")
    room.tap("arrive.response.worse")
    assert room.pane.page == "response"
    room.tap("arrive.after.relief.a_day")
    room.tap("arrive.after.flare.wound_up")
    room.tap("arrive.after.flare_for.two_days")
    room.type("arrive.after.words", "like a spring")
    room.tap("arrive.after.done")
    told = room.note.response
    assert told is not None
    assert (told.direction, told.relief_h) == (Direction.WORSE, 24)
    assert (told.flare, told.flare_h, told.words) == ("wound_up", 48, "like a spring")
    said = room.find("arrive.response.folded", FoldedLine).answer
    assert said == "Worse, better for a day; then wound up, two days"
    assert room.sees("arrive.alerts.AP-22")


def test_a_ghost_keeps_last_times_number_as_a_triangle_and_chooses_none(make_room: MakeRoom) -> None:
    room = returning(make_room)
    room.tap(f"{BURN}.still")
    strip = room.find(f"{BURN}.strip", IntensityStrip)
    assert strip.value is None
    assert strip.arrival == 4


def test_an_untouched_ghost_stays_unanswered_and_a_gone_one_leaves_no_mark(make_room: MakeRoom) -> None:
    room = returning(make_room)
    room.tap(f"{TINGLE}.gone")
    assert [(g.previous_mark_id, g.reply) for g in room.note.body_map.ghosts] == [("tingle-4", GhostReply.GONE)]
    assert room.note.body_map.marks == ()
    assert [g.mark.id for g in room.desk.open_ghosts] == ["burn-4"]
    assert room.sees(f"{BURN}.still")


def test_a_ghost_taken_on_the_map_needs_its_number_and_no_more(make_room: MakeRoom) -> None:
    """The map selects what it adopts; told its number, the card gives way to what is still to be asked."""
    room = make_room(routine_briefing(), sciatica.empty_note())
    room.desk.change(moves.adopt_ghost(room.note, room.desk.ghosts[0], None, room.stamp), "Still there")
    room.desk.select(room.note.body_map.marks[0].id)
    assert room.find("arrive.intensity", IntensityStrip).arrival == 3
    room.tap_level("arrive.intensity", 2)
    assert room.pane.page == "start"
    assert room.find("arrive.ghost.ache-4.line", FoldedLine).answer == "Ache 3 → 2"
    room.tap("arrive.ghost.ache-4.line")
    room.tap_level("arrive.intensity", 4)
    assert room.pane.page == "mark"


def test_undo_brings_a_ghost_back(make_room: MakeRoom) -> None:
    room = returning(make_room)
    room.tap(f"{BURN}.still")
    room.desk.undo()
    assert room.sees(f"{BURN}.still")
    assert room.note.body_map.marks == ()


def test_just_relax_is_one_tap(make_room: MakeRoom) -> None:
    room = returning(make_room)
    room.tap("arrive.relax")
    assert room.note.reason == moves.RELAXATION


def test_alerts_and_last_time_stand_on_top(make_room: MakeRoom) -> None:
    room = returning(make_room)
    assert "level 2" in room.find("arrive.alerts.osteoporosis.second", Text).words
    assert "6 → 4" in room.find("arrive.last.0.text", Text).words


def test_it_fits_the_smallest_window_in_every_plain_state(make_room: MakeRoom) -> None:
    room = returning(make_room)
    for name in ("arrive.as_before", "arrive.response.better", "arrive.relief.two_days", f"{BURN}.still"):
        assert room.needs[1] <= 704, name
        room.tap(name)
    room.desk.select(room.note.body_map.marks[0].id)
    width, height = room.needs
    assert width <= 616
    assert height <= 704


def test_treat_is_asked_for(make_room: MakeRoom) -> None:
    room = returning(make_room)
    asked: list[bool] = []
    room.pane.treat_asked.connect(lambda: asked.append(True))
    room.tap("arrive.treat")
    assert asked == [True]


def test_what_is_missing_can_be_jumped_to(make_room: MakeRoom) -> None:
    room = returning(make_room)
    for key, name in (("health", "arrive.as_before"), ("screening", "arrive.nothing_new"), ("reason", "arrive.relax")):
        room.pane.show_question(key)
        assert room.pane.focusWidget() is room.find(name)
    room.tap("arrive.as_before")
    room.pane.show_question("consent")
    assert room.sees("arrive.consent.usual")
