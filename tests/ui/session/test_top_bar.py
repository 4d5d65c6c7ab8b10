"""The bar over the session: what stands in it stays where it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests import sciatica
from tests.ui.session.conftest import MakeHouse
from ui.session.page import SessionPage
from ui.session.top_bar import TopBar


def test_the_moments_stay_where_they_are_when_it_says_saved(qtbot: QtBot) -> None:
    bar = TopBar(sciatica.briefing().client, "session 5")
    qtbot.addWidget(bar)
    bar.resize(1280, 64)
    bar.show()

    def at() -> int:
        layout = bar.layout()
        assert layout is not None
        layout.activate()
        return bar.findChild(QWidget, "session.steps").x()

    before = at()
    bar.save_state.saving()
    saving = at()
    bar.save_state.saved("14:32")
    assert (saving, at()) == (before, before)


def test_the_way_out_is_the_last_that_the_keyboard_comes_to(make_house: MakeHouse) -> None:
    """When what had the keyboard is gone, it falls to the next in line, and Enter must not leave the session then."""
    house = make_house(sciatica.empty_note())
    page = SessionPage(house.desk, house.services)
    house.show(page, 1280, 800)
    page.activateWindow()
    assert QTest.qWaitForWindowActive(page)
    back = page.findChild(QWidget, "session.back")
    back.setFocus()
    QTest.keyClick(back, Qt.Key.Key_Backtab)
    before = page.focusWidget()
    assert before is not None
    assert before.objectName() == "session.lock"
