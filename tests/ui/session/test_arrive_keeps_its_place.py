"""What is under the hand stays there: alerts have their place, the keyboard stays in its row, a hidden pane waits."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from notesapp.model.practice import ProblemStatus
from tests import sciatica
from tests.ui.session.arrive_desk import Room
from tests.ui.session.conftest import MakeRoom
from ui.parts.cards import FoldedLine
from ui.parts.words import Text
from ui.rehearsal.hand import until


def settle(room: Room) -> None:
    room.settle()
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def top_of(room: Room, name: str) -> int:
    return room.find(name).mapTo(room.pane, QPoint()).y()


def test_the_first_alert_moves_nothing(make_room: MakeRoom) -> None:
    room = make_room(sciatica.first_visit(), sciatica.empty_note(1))
    room.tap("arrive.health.folded")
    settle(room)
    assert room.find("arrive.alerts.none", Text).isVisible(), "its place says that nothing is to mind so far"
    before = [top_of(room, name) for name in ("arrive.health.search", "arrive.health.close")]
    room.tap("arrive.health.add.osteoporosis")
    settle(room)
    assert room.sees("arrive.alerts.osteoporosis")
    assert not room.sees("arrive.alerts.none")
    assert top_of(room, "arrive.health.close") == before[1]
    room.tap("arrive.health.kind.allergy")
    room.tap("arrive.health.add.allergy_nut_oil")
    settle(room)
    assert top_of(room, "arrive.health.close") == before[1], "nor does the second"


def focused() -> str:
    widget = QApplication.focusWidget()
    return widget.objectName() if widget is not None else ""


def test_an_answer_by_key_leaves_the_keyboard_in_its_row_before_the_next_question(make_room: MakeRoom) -> None:
    room = make_room(sciatica.briefing(), sciatica.empty_note())
    room.pane.activateWindow()
    assert until(room.pane.isActiveWindow)
    room.find("arrive.as_before").setFocus()
    QTest.keyClick(room.find("arrive.as_before"), Qt.Key.Key_Return)
    assert focused() == "arrive.health.folded"
    widget: QWidget = room.find("arrive.health.folded")
    QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert focused().startswith("arrive.response."), "the question that has just opened comes next"


def test_a_pane_nobody_sees_waits_until_it_is_shown(make_room: MakeRoom) -> None:
    room = make_room(sciatica.briefing(), sciatica.empty_note())
    line = room.find("arrive.response.folded", FoldedLine)
    before = line.answer
    room.tap("arrive.as_before")
    room.pane.hide()
    room.desk.undo()
    told = room.find("arrive.health.folded", FoldedLine)
    assert told.isVisibleTo(room.pane), "the hidden pane was not built anew"
    room.pane.show()
    assert room.sees("arrive.as_before"), "it shows the note as it stands"
    assert line.answer == before


def test_a_selection_made_while_it_is_hidden_opens_the_mark_when_it_is_shown(make_room: MakeRoom) -> None:
    room = make_room(sciatica.briefing(), sciatica.empty_note())
    room.tap(next(w.objectName() for w in room.pane.findChildren(QWidget) if w.objectName().endswith(".still")))
    mark = room.note.body_map.marks[0].id
    room.pane.hide()
    room.desk.select(mark)
    room.pane.show()
    assert room.pane.page == "mark"  # type: ignore[attr-defined]
    assert room.sees("arrive.intensity")


def test_a_problem_that_comes_back_is_reopened_in_the_session(make_room: MakeRoom) -> None:
    stands = sciatica.briefing()
    closed = replace(sciatica.problem(), status=ProblemStatus.CLOSED)
    briefing = replace(stands, standing=replace(stands.standing, problems=(closed,)))
    room = make_room(briefing, sciatica.empty_note())
    room.pane.open_page("problem")  # type: ignore[attr-defined]
    room.tap("arrive.problem.closed.line")
    room.tap("arrive.problem.again.problem")
    settle(room)
    (problem,) = room.desk.briefing.standing.problems
    assert problem == sciatica.problem(), "all that was known of it stands"
    assert room.note.problem_ids == ("problem",)
    assert room.pane.page == "start"  # type: ignore[attr-defined]
