"""Numbers, symptoms and removal by key, wherever the focus is; a field of text keeps its keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from notesapp.editing import arrive as moves
from notesapp.model.body_map import Extent, Layer, Mark, MarkKind, Moment, Side, View
from tests import sciatica
from tests.ui.session.arrive_desk import Room
from tests.ui.session.bench import House, worked
from tests.ui.session.conftest import MakeHouse, MakeRoom
from ui.parts.choices import SymptomTiles
from ui.session.leave import LeavePane
from ui.session.page import SessionPage

SHIFT = Qt.KeyboardModifier.ShiftModifier


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


def finding(key: str, what: str = "trigger_point") -> Mark:
    return Mark(
        key, Layer.THERAPIST, MarkKind.STAMP, View.BACK, what, (sciatica.place("piriformis"),), (((800, 7900),),)
    )


def grades(house: House, key: str = "tp") -> tuple[int | None, int | None]:
    body = house.desk.note.body_map
    told = (body.reading(key, moment) for moment in (Moment.ARRIVE, Moment.LEAVE))
    before, after = (reading.grade if reading else None for reading in told)
    return before, after


@pytest.fixture
def treating(make_house: MakeHouse) -> House:
    """Treat in the whole session, a stamp just made and chosen, the focus on the map."""
    house = make_house(sciatica.arrived())
    page = SessionPage(house.desk, house.services)
    house.show(page, 1280, 800)
    page.go("treat")
    page.activateWindow()
    assert QTest.qWaitForWindowActive(page)
    house.desk.change(moves.add_mark(house.desk.note, finding("tp")), "a finding")
    house.desk.select("tp")
    page.map.canvas.setFocus()
    return house


def test_in_treat_digits_grade_the_chosen_finding_before_and_with_alt_after(treating: House) -> None:
    canvas = treating.find("map.canvas")
    QTest.keyClick(canvas, Qt.Key.Key_3)
    assert grades(treating) == (3, None)
    QTest.keyClick(canvas, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert grades(treating) == (3, 2)
    assert treating.find("treat.finding.before.severe").isChecked()
    assert treating.find("treat.finding.after.moderate").isChecked()
    QTest.keyClick(canvas, Qt.Key.Key_0)
    assert grades(treating) == (None, 2)
    treating.desk.undo()
    assert grades(treating) == (3, 2)
    assert not treating.desk.note.check_ins, "the same digits are answers on the pressure only while no mark is chosen"


def test_without_a_finding_the_digits_of_treat_are_check_ins_again(treating: House) -> None:
    treating.desk.select(None)
    QTest.keyClick(treating.find("map.canvas"), Qt.Key.Key_2)
    assert len(treating.desk.note.check_ins) == 1
    assert grades(treating) == (None, None)


def test_what_has_no_grade_takes_none(treating: House) -> None:
    treating.desk.change(moves.add_mark(treating.desk.note, finding("ok", "checked_clear")), "a finding")
    treating.desk.select("ok")
    QTest.keyClick(treating.find("map.canvas"), Qt.Key.Key_2)
    assert grades(treating, "ok") == (None, None)


def test_the_grade_is_announced_before_and_after(treating: House, qtbot: QtBot) -> None:
    QAccessible.setActive(True)
    try:
        said: list[str] = []
        treating.find("map.canvas").voice.said.connect(said.append)
        for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier):
            said.clear()
            QTest.keyClick(treating.find("map.canvas"), Qt.Key.Key_3 if not modifier.value else Qt.Key.Key_1, modifier)
            qtbot.waitUntil(lambda: bool(said))
        assert said == ["Trigger point, severe before, light after, client's right piriformis"]
        said.clear()
        QTest.keyClick(treating.find("map.canvas"), Qt.Key.Key_0)
        qtbot.waitUntil(lambda: bool(said))
        assert said == ["Trigger point, light, client's right piriformis"]
    finally:
        QAccessible.setActive(False)


def test_on_leave_the_digit_grades_the_finding_as_it_is_now_and_zero_says_gone(make_house: MakeHouse) -> None:
    house = make_house(worked())
    pane = LeavePane(house.desk, house.services)
    house.show(pane)
    pane.activateWindow()
    assert QTest.qWaitForWindowActive(pane)
    house.desk.change(moves.add_mark(house.desk.note, finding("tp")), "a finding")
    house.desk.select("tp")
    unanswered = {mark.id: intensity(house, Moment.LEAVE, mark.id) for mark in house.desk.note.body_map.marks}
    QTest.keyClick(pane, Qt.Key.Key_1)
    assert grades(house) == (None, 1)
    assert {key: intensity(house, Moment.LEAVE, key) for key in unanswered} == unanswered, "no symptom got the number"
    QTest.keyClick(pane, Qt.Key.Key_0)
    reading = house.desk.note.body_map.reading("tp", Moment.LEAVE)
    assert reading is not None
    assert reading.extent is Extent.GONE


def test_delete_removes_a_finding_in_treat(treating: House) -> None:
    QTest.keyClick(treating.find("map.canvas"), Qt.Key.Key_Delete)
    assert treating.desk.note.body_map.mark("tp") is None


def test_f1_shows_what_the_keys_do_and_gives_the_focus_back(treating: House) -> None:
    canvas = treating.find("map.canvas")
    QTest.keyClick(canvas, Qt.Key.Key_F1)
    sheet = treating.find("map.keys")
    assert sheet.isVisible()
    words = " ".join(label.text() for label in sheet.findChildren(QLabel))
    for key in ("Alt + 1, 2, 3", "F8", "Ctrl + Enter", "0 to 9, X"):
        assert key in words
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert treating.pane is not None
    assert treating.pane.window().focusWidget() is canvas


@pytest.fixture
def arriving(make_house: MakeHouse) -> House:
    """Arrive in the whole session, with a finding on the map."""
    house = make_house(sciatica.arrived())
    page = SessionPage(house.desk, house.services)
    house.show(page, 1280, 800)
    page.activateWindow()
    assert QTest.qWaitForWindowActive(page)
    house.desk.change(moves.add_mark(house.desk.note, finding("tp")), "a finding")
    return house


def test_a_finding_chosen_on_arrive_has_its_own_card_and_no_symptoms(arriving: House) -> None:
    arriving.desk.select("tp")
    assert arriving.sees("arrive.finding.name")
    assert not arriving.sees("arrive.mark.done")
    assert not any(tile.isVisible() for tile in arriving.pane.findChildren(SymptomTiles))  # type: ignore[union-attr]
    arriving.tap("arrive.finding.before.moderate")
    assert grades(arriving) == (2, None)
    arriving.desk.select("burn")
    assert arriving.sees("arrive.mark.done")
    assert not arriving.sees("arrive.finding.name")
    arriving.desk.select("tp")
    arriving.tap("arrive.finding.close")
    assert arriving.desk.selected is None


def test_a_letter_for_a_symptom_leaves_a_finding_as_it_is(arriving: House) -> None:
    arriving.desk.select("tp")
    QTest.keyClick(arriving.find("map.canvas"), Qt.Key.Key_T)
    mark = arriving.desk.note.body_map.mark("tp")
    assert mark is not None
    assert mark.what == "trigger_point"


def test_a_tool_taken_by_its_key_gives_the_map_the_focus(arriving: House) -> None:
    canvas = arriving.find("map.canvas")
    for key, modifier in ((Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_F3, SHIFT)):
        arriving.find("session.steps.treat").setFocus()
        QTest.keyClick(arriving.find("session.steps.treat"), key, modifier)
        assert canvas.hasFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Up)
    assert canvas.focused is not None


def test_the_chips_of_a_finding_say_the_grade_that_a_key_gave(arriving: House) -> None:
    page = arriving.pane
    assert isinstance(page, SessionPage)
    page.map.set_layer("findings")
    page.map.canvas.take_mark("tp")
    page.map.turns.finish()
    QTest.keyClick(page.map.canvas, Qt.Key.Key_3)
    chips = {chip.offer.key: chip.offer.checked for chip in page.map.offers.chips}
    assert chips == {"grade.1": False, "grade.2": False, "grade.3": True}
    QTest.keyClick(page.map.canvas, Qt.Key.Key_Delete)
    assert not [chip.offer.key for chip in page.map.offers.chips if chip.offer.key.startswith("grade.")]


def test_what_a_lasso_holds_is_let_go_when_the_session_goes_on(arriving: House) -> None:
    page = arriving.pane
    assert isinstance(page, SessionPage)
    page.map.set_tool("lasso")
    page.map.canvas.pick("burn")
    assert page.map.canvas.tool.picked == ("burn",)
    page.go("leave")
    assert page.map.canvas.tool.picked == ()


def test_escape_closes_the_marks_card(make_house: MakeHouse) -> None:
    house = make_house(sciatica.arrived())
    page = SessionPage(house.desk, house.services)
    house.show(page, 1280, 800)
    house.desk.select("burn")
    assert house.sees("arrive.mark.done")
    QTest.keyClick(house.find("arrive.mark.done"), Qt.Key.Key_Escape)
    assert house.desk.selected is None
    assert not house.sees("arrive.mark.done")
