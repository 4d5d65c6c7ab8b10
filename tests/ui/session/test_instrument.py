"""The map's tools in a whole session: earlier marks answered on the map, marks moved and linked, the screen turned."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from notesapp.model.body_map import GhostReply, Layer, Link, Moment
from tests import sciatica
from tests.ui.session.bench import House, worked
from tests.ui.session.conftest import MakeHouse
from ui.session.page import SessionPage

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def house(make_house: MakeHouse) -> House:
    return make_house(sciatica.empty_note())


def shown(house: House, qtbot: QtBot) -> SessionPage:
    page = SessionPage(house.desk, house.services)
    with qtbot.waitExposed(page):
        house.show(page, 1280, 800)
    return page


def chip(page: SessionPage, key: str) -> None:
    (found,) = [one for one in page.map.offers.chips if one.offer.key == key]
    QTest.mouseClick(found, LEFT)


def test_an_earlier_mark_is_answered_on_the_map(house: House, qtbot: QtBot) -> None:
    page, desk = shown(house, qtbot), house.desk
    ghost = desk.ghosts[0].mark
    page.map.canvas.ghost_tapped.emit(ghost.id)

    def told() -> tuple[GhostReply, bool]:
        answer = desk.note.body_map.ghost(ghost.id)
        assert answer is not None
        return answer.reply, answer.mark_id is not None

    assert told() == (GhostReply.SAME, True)
    chip(page, "ghost.changed")
    assert told() == (GhostReply.CHANGED, True)
    assert desk.undo_label == "changed"
    chip(page, "ghost.not_asked")
    assert told() == (GhostReply.NOT_ASKED, False)
    assert desk.note.body_map.marks == ()
    chip(page, "ghost.gone")
    assert told() == (GhostReply.GONE, False)
    desk.undo()
    desk.undo()
    assert told() == (GhostReply.CHANGED, True)


def test_deleting_with_the_lasso_is_one_step_that_undo_takes_back(make_house: MakeHouse, qtbot: QtBot) -> None:
    house = make_house(worked())
    page, desk = shown(house, qtbot), house.desk
    page.go("arrive")
    before = desk.note
    ids = [mark.id for mark in before.body_map.marks if mark.layer is Layer.CLIENT][:2]
    page.map.set_tool("lasso")
    for key in ids:
        page.map.canvas.pick(key)
    chip(page, "lasso.refers")
    assert desk.note.body_map.links == (Link(*ids),)
    chip(page, "lasso.delete")
    assert not {mark.id for mark in desk.note.body_map.marks} & set(ids)
    assert desk.note.body_map.links == ()
    desk.undo()
    assert desk.note.body_map.links == (Link(*ids),)
    desk.undo()
    assert desk.note.body_map == before.body_map
    house.settle()


def test_the_screen_is_turned_to_the_client_and_given_back(make_house: MakeHouse, qtbot: QtBot) -> None:
    house = make_house(worked())
    page = shown(house, qtbot)
    page.go("leave")
    QTest.mouseClick(page.map.view_rail.turn, LEFT)
    assert page.turning.is_on
    assert not page.bar.isVisible()
    assert page.turning.page is not None
    assert page.turning.page.canvas.scene.moment is Moment.LEAVE
    page.go("review")  # a key pressed by chance leads nowhere
    assert page.turning.is_on
    house.tap("to_client.finished")
    house.tap("to_client.give_back")
    assert page.bar.isVisible()
    assert page.moment == "leave"
    assert not page.turning.is_on


def test_each_moment_of_the_session_remembers_its_layers(make_house: MakeHouse, qtbot: QtBot) -> None:
    house = make_house(worked())
    page = shown(house, qtbot)
    page.go("treat")
    page.map.over._turn_on("client")
    page.map.over._turn_on("client")
    assert page.map.canvas.scene.hidden == {"client"}
    page.go("leave")
    assert page.map.canvas.scene.hidden == frozenset()
    page.go("treat")
    assert page.map.canvas.scene.hidden == {"client"}
    assert "hidden" not in repr(replace(house.desk.note))
