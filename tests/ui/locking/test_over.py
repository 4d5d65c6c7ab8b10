"""What lies over the window: ten seconds for a cloth, the warning, the page that hides what cannot be locked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from ui.base.theme import Themes
from ui.locking.over import Soon, Unsaved, Wipe
from ui.parts.words import Text


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[QMainWindow]:
    themes = Themes(qapp, "light")
    made = QMainWindow()
    qtbot.addWidget(made)
    field = QLineEdit()
    field.setObjectName("field")
    made.setCentralWidget(field)
    made.resize(900, 600)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    field.setFocus()
    yield made
    themes.setParent(None)
    themes.deleteLater()


def field_of(window: QMainWindow) -> QLineEdit:
    field = window.findChild(QLineEdit, "field")
    assert field is not None
    return field


def test_for_ten_seconds_nothing_gets_through_and_then_all_of_it(window: QMainWindow, qtbot: QtBot) -> None:
    now, pressed = [0.0], []
    QShortcut(QKeySequence("Ctrl+L"), window, lambda: pressed.append("lock"))
    field = field_of(window)
    wipe = Wipe(window, now=lambda: now[0])
    handle = window.windowHandle()
    assert handle is not None
    assert wipe.left == 10
    assert wipe.size() == window.size()
    for _ in range(3):
        qtbot.keyClick(handle, Qt.Key.Key_A)
        qtbot.keyClick(handle, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        qtbot.mouseClick(handle, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    event = QCloseEvent()
    QApplication.sendEvent(handle, event)
    assert not event.isAccepted(), "a cloth over the frame closes nothing"
    assert (field.text(), pressed) == ("", [])
    now[0] = 9.5
    wipe.look()
    assert wipe.left == 1
    with qtbot.waitSignal(wipe.ended):
        now[0] = 10.0
        wipe.look()
    assert not window.isFullScreen()
    qtbot.keyClick(handle, Qt.Key.Key_A)
    qtbot.keyClick(handle, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert (field.text(), pressed) == ("a", ["lock"])


def test_it_goes_by_itself(window: QMainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(Wipe(window, 0.05).ended):
        pass


def test_the_warning_counts_and_is_in_nobodys_way(window: QMainWindow, qtbot: QtBot) -> None:
    soon = Soon(window)
    soon.tell(20)
    assert soon.isVisible()
    assert soon.words == "Locking in 20 s"
    soon.tell(19)
    assert soon.accessibleName() == "Locking in 19 s"
    assert window.rect().contains(soon.geometry())
    qtbot.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=soon.geometry().center())
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_X)
    assert field_of(window).text() == "x"


def test_the_warning_is_whole_at_every_size(window: QMainWindow, qtbot: QtBot, qapp: QApplication) -> None:
    """The size of everything changed while it counts: it neither keeps its old room nor leaves the window."""
    (themes,) = (one for one in qapp.findChildren(Themes) if one.percent == 100)
    soon = Soon(window)
    soon.tell(18)
    themes.set_percent(200)
    for _ in range(3):
        qapp.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    words = soon.findChildren(Text)
    assert soon.width() >= soon.sizeHint().width() > sum(text.sizeHint().width() for text in words)
    assert window.rect().contains(soon.geometry())
    themes.set_percent(100)


def test_what_cannot_be_locked_is_hidden_and_out_of_reach(window: QMainWindow, qtbot: QtBot) -> None:
    cover = Unsaved(window)
    asked: list[str] = []
    cover.asked.connect(asked.append)
    assert cover.geometry() == window.rect()
    window.resize(700, 500)
    assert cover.geometry() == window.rect()
    own = cover.findChild(QLineEdit, "unsaved.passphrase")
    assert own is not None
    assert own.hasFocus()
    for _ in range(6):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        assert cover.isAncestorOf(window.focusWidget())
    qtbot.keyClicks(own, "one word")
    qtbot.keyClick(own, Qt.Key.Key_Return)
    assert asked == ["one word"]
    cover.no("This passphrase does not open the practice.")
    assert own.hasFocus()
    cover.end()
    assert field_of(window).isEnabled()
    assert field_of(window).hasFocus()
