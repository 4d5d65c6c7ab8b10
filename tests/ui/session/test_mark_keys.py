"""Numbers, symptoms and removal by key, wherever the focus is; a field of text keeps its keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from notesapp.editing import arrive as moves
from notesapp.model.body_map import Moment, Side
from tests import sciatica
from tests.ui.session.arrive_desk import Room
from tests.ui.session.bench import House, worked
from tests.ui.session.conftest import MakeHouse, MakeRoom
from ui.session.leave import LeavePane
from ui.session.page import SessionPage


@pytest.fixture
def room(make_room: MakeRoom) -> Room:
    """A mark is selected on Arrive; the focus is on a button of no meaning for it."""
    room = make_room(sciatica.first_visit(), sciatica.empty_note(1))
    room.desk.change(moves.add_mark(room.note, replace(sciatica.burning(Side.RIGHT), problem_id=None)), "Paint")
    room.desk.select("burn")
    room.pane.activateWindow()
    assert QTest.qWaitForWindowActive(room.pane)
    room.find("arrive.mark.done").setFocus()
    return room


def intensity(room: Room | House, moment: Moment = Moment.ARRIVE, key: str = "burn") -> int | None:
    reading = room.desk.note.body_map.reading(key, moment)
    return reading.intensity if reading else None


def test_digits_and_x_set_the_number_of_the_selected_mark(room: Room) -> None:
    QTest.keyClick(room.pane, Qt.Key.Key_7)
    assert intensity(room) == 7
    QTest.keyClick(room.pane, Qt.Key.Key_X)
    assert intensity(room) == 10


def test_a_letter_is_the_symptom(room: Room) -> None:
    QTest.keyClick(room.pane, Qt.Key.Key_T)
    mark = room.note.body_map.mark("burn")
    assert mark is not None
    assert mark.what == "tingling"


def test_in_a_field_every_key_is_a_letter(room: Room) -> None:
    field = room.find("arrive.mark.words")
    field.setFocus()
    QTest.keyClicks(field, "7 tens x")
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    mark = room.note.body_map.mark("burn")
    assert mark is not None
    assert (mark.client_words, mark.what) == ("7 tens ", "burning")
    assert intensity(room) is None


def test_delete_removes_the_mark_and_undo_brings_it_back(room: Room) -> None:
    QTest.keyClick(room.pane, Qt.Key.Key_Delete)
    assert room.note.body_map.marks == ()
    assert room.desk.undo_label == "Remove the mark"
    room.desk.undo()
    assert room.note.body_map.mark("burn") is not None


def test_on_leave_the_number_goes_to_the_mark_whose_turn_it_is(make_house: MakeHouse) -> None:
    house = make_house(worked())
    pane = LeavePane(house.desk, house.services)
    house.show(pane)
    pane.activateWindow()
    assert QTest.qWaitForWindowActive(pane)
    first, second = (mark.id for mark in house.desk.note.body_map.marks[:2])
    QTest.keyClick(pane, Qt.Key.Key_4)
    assert intensity(house, Moment.LEAVE, first) == 4
    QTest.keyClick(pane, Qt.Key.Key_3)
    assert intensity(house, Moment.LEAVE, second) == 3


def test_escape_closes_the_marks_card(make_house: MakeHouse) -> None:
    house = make_house(sciatica.arrived())
    page = SessionPage(house.desk, house.services)
    house.show(page, 1280, 800)
    house.desk.select("burn")
    assert house.sees("arrive.mark.done")
    QTest.keyClick(house.find("arrive.mark.done"), Qt.Key.Key_Escape)
    assert house.desk.selected is None
    assert not house.sees("arrive.mark.done")
