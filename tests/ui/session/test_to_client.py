"""The screen turned to the client: what is to be seen, what a touch makes, how it is left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from notesapp.bodymap.draw import body_of
from notesapp.bodymap.regions import shape_of
from notesapp.model.body_map import Layer, Moment, View
from tests import sciatica
from tests.ui.session.arrive_desk import Room
from tests.vault_fixtures import make_vault
from ui.session.to_client import ToClient
from ui.session.turned import Turned

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def room(tmp_path: Path, qtbot: QtBot) -> Iterator[Room]:
    folder = tmp_path / "practice"
    make_vault(folder).close()
    made = Room(sciatica.briefing(), sciatica.treated(), folder)
    yield made
    made.close()


@pytest.fixture
def page(room: Room, qtbot: QtBot) -> ToClient:
    made = ToClient(room.desk)
    made.resize(1280, 800)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.open(Moment.ARRIVE, View.BACK)
    return made


def spot(page: ToClient, region: str, side: str = "left") -> QPoint:
    shape = shape_of(body_of(page.canvas.scene), "back", region, side)  # type: ignore[arg-type]
    assert shape is not None
    return page.canvas.viewport.to_window(*shape.point).toPoint()


def test_nothing_of_the_record_is_to_be_read(page: ToClient, room: Room) -> None:
    scene = page.canvas.scene
    assert scene.hidden == {"findings", "treated", "avoid"}
    words = " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())
    client = room.desk.briefing.client
    assert client.name not in words
    assert page.canvas.wording == "client"
    assert all(tag.what not in ("trigger_point", "hypertonic") for tag in page.canvas.tags)


def test_a_touch_marks_and_the_words_and_the_number_are_the_clients(page: ToClient, room: Room) -> None:
    before = len(room.desk.note.body_map.marks)
    QTest.mouseClick(page.canvas, LEFT, Qt.KeyboardModifier.NoModifier, spot(page, "infraspinatus"))
    body = room.desk.note.body_map
    mark = body.marks[-1]
    assert len(body.marks) == before + 1
    assert (mark.layer, mark.by, mark.side) == (Layer.CLIENT, "client", "left")
    QTest.mouseClick(page.tiles.option("burning"), LEFT)
    page.strip.choose(6)
    mark = room.desk.note.body_map.marks[-1]
    assert mark.what == "burning"
    reading = room.desk.note.body_map.reading(mark.id, Moment.ARRIVE)
    assert reading is not None
    assert reading.intensity == 6
    QTest.mouseClick(page.away, LEFT)
    assert room.desk.note.body_map.mark(mark.id) is None


def test_the_therapists_findings_stay_as_they_were(page: ToClient, room: Room) -> None:
    found = [m for m in room.desk.note.body_map.marks if m.layer is Layer.THERAPIST]
    page.ways.option("erase").click()
    for mark in found:
        if mark.strokes and mark.view is View.BACK:
            at = page.canvas.viewport.to_window(*mark.strokes[0][0]).toPoint()
            QTest.mouseClick(page.canvas, LEFT, Qt.KeyboardModifier.NoModifier, at)
    assert [m for m in room.desk.note.body_map.marks if m.layer is Layer.THERAPIST] == found


def test_it_is_left_by_two_touches_in_two_places(page: ToClient, qtbot: QtBot) -> None:
    left: list[bool] = []
    page.done.connect(lambda: left.append(True))
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert page.stay.isVisible()
    QTest.mouseClick(page.stay, LEFT)
    assert not page.give.isVisible()
    QTest.mouseClick(page.finished, LEFT)
    assert left == []
    assert not page.give.geometry().contains(page.finished.geometry().center())
    QTest.mouseClick(page.give, LEFT)
    assert left == [True]


def test_turned_round_the_client_opposite_marks_what_is_touched(room: Room, qtbot: QtBot) -> None:
    page = ToClient(room.desk)
    turned = Turned(page)
    turned.resize(1280, 800)
    qtbot.addWidget(turned)
    with qtbot.waitExposed(turned):
        turned.show()
    page.open(Moment.ARRIVE, View.BACK)
    turned.turn(True)
    QApplication.sendPostedEvents()
    view = turned._round
    assert view is not None
    at = page.canvas.mapTo(page, spot(page, "infraspinatus"))
    there = view.mapFromScene(QPointF(at))
    assert there.x() > 640  # what lies at the left of the page is at the right for who stands before it
    QTest.mouseClick(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, there)
    mark = room.desk.note.body_map.marks[-1]
    assert [(p.region, p.side) for p in mark.places] == [("infraspinatus", "left")]
    turned.turn(False)
    assert page.parentWidget() is turned
    assert page.isVisible()
