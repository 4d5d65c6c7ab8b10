"""The moves of Arrive on marks, ghosts and problems."""

from __future__ import annotations

from dataclasses import replace

from notesapp.editing import arrive as moves
from notesapp.editing.stamp import Stamp
from notesapp.model.body_map import MarkKind, Moment, Side, Sides, View
from notesapp.model.briefing import ghosts
from tests import sciatica
from tests.fakes import Clock, Ids


def stamp() -> Stamp:
    return Stamp(Clock(), Ids())


def test_a_side_view_is_mirrored_onto_the_other_side_view() -> None:
    mark = replace(sciatica.burning(Side.RIGHT), view=View.RIGHT)
    note = moves.mark_both_sides(moves.add_mark(sciatica.empty_note(), mark), "burn", stamp())
    other = note.body_map.marks[1]
    assert other.view is View.LEFT
    assert other.side is Sides.LEFT
    assert other.strokes == tuple(tuple((-x, y) for x, y in stroke) for stroke in mark.strokes)


def test_a_mark_on_the_midline_or_on_both_sides_has_no_mirror_image() -> None:
    places = (sciatica.place("buttock", Side.LEFT), sciatica.place("buttock", Side.RIGHT))
    mark = replace(sciatica.burning(Side.RIGHT), kind=MarkKind.AREA, strokes=(), places=places)
    note = moves.add_mark(sciatica.empty_note(), mark)
    assert moves.mark_both_sides(note, "burn", stamp()) is note


def test_adopting_a_ghost_says_which_problem_the_session_is_about() -> None:
    ghost = ghosts(sciatica.briefing())[0]
    note = moves.adopt_ghost(sciatica.empty_note(), ghost, 5, stamp())
    assert note.problem_ids == ("problem",)
    again = moves.adopt_ghost(note, ghost, 6, stamp())
    assert again.problem_ids == ("problem",)
    assert len(again.body_map.marks) == 1


def test_taking_a_problem_leaves_marks_of_another_alone() -> None:
    mine = replace(sciatica.burning(Side.RIGHT), problem_id=None)
    other = replace(sciatica.tingling(Side.RIGHT), problem_id="older")
    note = moves.add_mark(moves.add_mark(sciatica.empty_note(), mine), other)
    taken = moves.take_problem(note, "problem")
    assert [m.problem_id for m in taken.body_map.marks] == ["problem", "older"]


def test_a_removed_copy_opens_its_ghost_again() -> None:
    ghost = ghosts(sciatica.briefing())[0]
    note = moves.adopt_ghost(sciatica.empty_note(), ghost, 5, stamp())
    removed = moves.remove_mark(note, note.body_map.marks[0].id)
    assert removed.body_map.ghost(ghost.mark.id) is None
    assert removed.body_map.readings == ()


def test_own_words_are_a_reason_but_do_not_replace_one() -> None:
    assert moves.in_words(sciatica.empty_note(), "my back").reason == moves.COMPLAINT
    relaxing = moves.nothing_hurts(sciatica.empty_note())
    assert moves.in_words(relaxing, "a quiet hour").reason == moves.RELAXATION


def test_changing_a_mark_that_is_not_there_changes_nothing() -> None:
    note = sciatica.empty_note()
    assert moves.change_mark(note, "nothing", what="ache") is note
    assert moves.read_mark(note, "nothing", Moment.ARRIVE, stamp(), intensity=3) is note
