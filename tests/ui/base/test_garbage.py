"""Garbage is collected in the thread of the window, and not in the middle of a stroke."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.base.garbage import PATIENCE, Garbage


class Ring:
    """Refers to itself, so that only the cycle collector can take it away."""

    def __init__(self) -> None:
        self.me = self


class Work:
    """Work that is given again and again, or none."""

    def __init__(self) -> None:
        self.count, self.goes_on = 0, False

    def given(self) -> int:
        self.count += self.goes_on
        return self.count


@pytest.fixture
def work() -> Work:
    return Work()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window with no hand on it, though another test may have left a button of the mouse down."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    for button in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
        if QGuiApplication.mouseButtons() & button:
            QTest.mouseRelease(made.windowHandle(), button)
    assert QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton
    return made


@pytest.fixture
def garbage(window: QWidget, work: Work) -> Iterator[Garbage]:
    thresholds = gc.get_threshold()
    gc.set_threshold(50, 1, 1)
    made = Garbage(work.given)
    yield made
    made.stop()
    gc.set_threshold(*thresholds)


def dropped() -> weakref.ref[Ring]:
    """A ring that nobody holds, with much else made after it."""
    ring = weakref.ref(Ring())
    assert [[] for _ in range(200)]
    return ring


def test_what_nobody_holds_goes(garbage: Garbage) -> None:
    ring, kept = dropped(), [[] for _ in range(200)]
    for _ in range(3):
        garbage._look()
        kept.extend([] for _ in range(200))
    assert ring() is None


def test_while_strokes_are_saved_it_waits_but_not_for_ever(garbage: Garbage, work: Work) -> None:
    work.goes_on = True
    ring, kept = dropped(), [[] for _ in range(200)]
    for _ in range(PATIENCE):
        garbage._look()
    assert ring() is not None
    garbage._look()
    assert ring() is None
    assert kept


def test_in_the_middle_of_a_stroke_only_the_youngest_go(window: QWidget, garbage: Garbage, work: Work) -> None:
    """A look over everything would be felt; a small one is not, and spares the moment after the stroke."""
    kept = Ring()
    old = weakref.ref(kept)
    gc.collect(0)  # who was there at a look and stays is no longer young
    gc.collect(1)
    del kept
    work.goes_on = True
    surface = window.windowHandle()
    QTest.mousePress(surface, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(5, 5))
    try:
        young, many = dropped(), [[] for _ in range(200)]
        garbage._look()
    finally:
        QTest.mouseRelease(surface, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(5, 5))
    assert young() is None
    assert old() is not None
    young, more = dropped(), [[] for _ in range(200)]
    garbage._look()
    assert young() is not None, "the stroke is being saved"
    assert many
    assert more
