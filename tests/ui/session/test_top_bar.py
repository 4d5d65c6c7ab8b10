"""The bar over the session: what stands in it stays where it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests import sciatica
from tests.ui.session.conftest import MakeHouse
from ui.base.theme import current
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


def test_wipe_and_lock_are_a_tap_away_where_there_is_no_room_for_them(qtbot: QtBot) -> None:
    bar = TopBar(sciatica.briefing().client, "session 5")
    qtbot.addWidget(bar)
    asked: list[str] = []
    bar.lock.connect(lambda: asked.append("lock"))
    bar.wipe.connect(lambda: asked.append("wipe"))
    bar.resize(current().px(640), 64)
    bar.fold(True)
    bar.show()

    def press(name: str) -> None:
        button = bar.findChild(QWidget, name)
        assert button.isVisible(), name
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def sees(name: str) -> bool:
        return bar.findChild(QWidget, name).isVisible()

    assert (sees("session.lock"), sees("session.refer")) == (False, True)
    press("session.more")
    assert (sees("session.redo"), sees("session.refer")) == (True, False)
    press("session.wipe")
    assert sees("session.refer"), "the usual ones are back"
    press("session.more")
    press("session.lock")
    assert asked == ["wipe", "lock"]
    bar.resize(current().px(1280), 64)
    bar.fold(False)
    assert not sees("session.more")
    assert all(sees(f"session.{name}") for name in ("undo", "redo", "refer", "wipe", "lock"))
