"""An open problem is changed in the session: what makes it worse, who holds what for its cause, its end."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from notesapp.model.body_map import Sides
from notesapp.model.practice import Basis, Contributor, Problem, ProblemStatus
from tests import sciatica
from tests.ui.session.arrive_desk import Room
from tests.ui.session.conftest import MakeRoom


@pytest.fixture
def room(make_room: MakeRoom) -> Room:
    room = make_room(sciatica.briefing(), replace(sciatica.empty_note(), problem_ids=("problem",)))
    room.pane.open_page("problem")  # type: ignore[attr-defined]
    room.tap("arrive.problem.change")
    return room


def problem_of(room: Room) -> Problem:
    room.settle()
    (problem,) = room.desk.briefing.standing.problems
    return problem


def test_every_part_of_it_can_be_changed(room: Room) -> None:
    room.tap("arrive.problem.side.both")
    room.tap("arrive.problem.doctor.yes")
    room.tap("arrive.problem.aggravating.line")
    room.tap("arrive.problem.aggravating.standing")
    room.type("arrive.problem.aggravating.own", "gardening")
    room.press("arrive.problem.aggravating.own", Qt.Key.Key_Return)
    room.tap("arrive.problem.causes.line")
    assert not room.sees("arrive.problem.aggravating.standing"), "one unfolds at a time"
    room.tap("arrive.problem.causes.piriformis")
    room.tap("arrive.problem.causes.piriformis.basis.doctor_diagnosed")
    room.tap("arrive.problem.goal.line")
    room.tap("arrive.problem.goal.walk")
    room.tap("arrive.problem.goal.sit")
    room.tap("arrive.problem.keep")
    before, after = sciatica.problem(), problem_of(room)
    assert after == replace(
        before,
        side=Sides.BOTH,
        seen_by_doctor=True,
        aggravating=("sitting", "standing", "gardening"),
        contributors=(Contributor("piriformis", Basis.DOCTOR_DIAGNOSED),),
        goal="sit",
    )
    assert room.pane.page == "start"  # type: ignore[attr-defined]


def test_it_can_be_closed(room: Room) -> None:
    room.tap("arrive.problem.end")
    assert problem_of(room).status is ProblemStatus.CLOSED
    room.pane.open_page("problem")  # type: ignore[attr-defined]
    assert not room.sees("arrive.problem.of.problem")
