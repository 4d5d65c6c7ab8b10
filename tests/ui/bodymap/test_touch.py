"""Fingers and pen on the body map."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.bodymap.test_canvas import Told, a_canvas, at
from ui.bodymap.canvas import BodyCanvas


@pytest.fixture(scope="module")
def screen(qapp: QApplication) -> QPointingDevice:
    return QTest.createTouchDevice()


@pytest.fixture
def canvas(qtbot: QtBot) -> BodyCanvas:
    made = a_canvas(tool="paint")
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def pen(canvas: BodyCanvas, kind: QEvent.Type, point: QPoint, pressure: float) -> None:
    device = QPointingDevice(
        "pen",
        7,
        QInputDevice.DeviceType.Stylus,
        QPointingDevice.PointerType.Pen,
        QInputDevice.Capability.Position | QInputDevice.Capability.Pressure,
        1,
        1,
    )
    where = QPointF(point)
    left = Qt.MouseButton.LeftButton
    event = QTabletEvent(
        kind, device, where, where, pressure, 0, 0, 0, 0, 0, Qt.KeyboardModifier.NoModifier, left, left
    )
    QApplication.sendEvent(canvas, event)


def test_one_finger_draws(canvas: BodyCanvas, screen: QPointingDevice) -> None:
    told = Told(canvas)
    QTest.touchEvent(canvas, screen).press(0, at(canvas, (600, 6400)), canvas).commit()
    for k in range(1, 12):
        QTest.touchEvent(canvas, screen).move(0, at(canvas, (600, 6400 + 60 * k)), canvas).commit()
    QTest.touchEvent(canvas, screen).release(0, at(canvas, (600, 7060)), canvas).commit()
    (mark,) = told.body_map.marks
    assert mark.side == "right"
    assert told.labels == ["stroke"]


def test_two_fingers_enlarge_and_leave_no_mark(canvas: BodyCanvas, screen: QPointingDevice) -> None:
    told = Told(canvas)
    middle = QPoint(208, 368)
    QTest.touchEvent(canvas, screen).press(0, middle - QPoint(30, 0), canvas).commit()
    QTest.touchEvent(canvas, screen).stationary(0).press(1, middle + QPoint(30, 0), canvas).commit()
    for k in range(1, 7):
        step = QPoint(15 * k, 0)
        QTest.touchEvent(canvas, screen).move(0, middle - QPoint(30, 0) - step, canvas).move(
            1, middle + QPoint(30, 0) + step, canvas
        ).commit()
    QTest.touchEvent(canvas, screen).release(0, middle, canvas).release(1, middle, canvas).commit()
    assert canvas.viewport.zoom > 2
    assert told.labels == []
    assert not canvas.is_down
    canvas._settle.stop()


@pytest.mark.parametrize(("pressure", "wider"), [(0.1, False), (1.0, True)])
def test_a_pen_that_presses_harder_paints_wider(canvas: BodyCanvas, pressure: float, wider: bool) -> None:
    told = Told(canvas)
    pen(canvas, QEvent.Type.TabletPress, at(canvas, (600, 6400)), pressure)
    for k in range(1, 12):
        pen(canvas, QEvent.Type.TabletMove, at(canvas, (600, 6400 + 60 * k)), pressure)
    pen(canvas, QEvent.Type.TabletRelease, at(canvas, (600, 7060)), 0)
    (mark,) = told.body_map.marks
    assert (mark.width > 300) == wider


def test_a_palm_beside_the_pen_is_ignored(canvas: BodyCanvas, screen: QPointingDevice) -> None:
    told = Told(canvas)
    pen(canvas, QEvent.Type.TabletPress, at(canvas, (600, 6400)), 0.5)
    QTest.touchEvent(canvas, screen).press(0, at(canvas, (-600, 9000)), canvas).commit()
    QTest.touchEvent(canvas, screen).release(0, at(canvas, (-600, 9000)), canvas).commit()
    pen(canvas, QEvent.Type.TabletMove, at(canvas, (600, 7000)), 0.5)
    pen(canvas, QEvent.Type.TabletRelease, at(canvas, (600, 7000)), 0)
    (mark,) = told.body_map.marks
    assert mark.side == "right"


def test_a_second_tap_with_the_same_tool_after_erasing_starts_anew(canvas: BodyCanvas) -> None:
    told = Told(canvas)
    canvas.hold(replace(canvas.holding, tool="erase"))
    canvas.press_at(QPointF(at(canvas, (600, 6400))))
    canvas.release_at(QPointF(at(canvas, (600, 6400))))
    assert told.labels == []
    assert canvas.tool.trail == []
