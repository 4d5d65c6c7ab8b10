"""Fingers and pen on the body map."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QSizeF, Qt
from PySide6.QtGui import QInputDevice, QNativeGestureEvent, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.bodymap.test_canvas import Told, a_canvas, at
from tests.ui.bodymap.test_map_pane import a_pane
from ui.bodymap.canvas import BodyCanvas
from ui.bodymap.touch import is_palm

LEFT, LOWER, UPPER = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton
NONE = Qt.MouseButton.NoButton


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


def pen(
    canvas: BodyCanvas,
    kind: QEvent.Type,
    point: QPoint,
    pressure: float,
    *,
    eraser: bool = False,
    button: Qt.MouseButton = LEFT,
    buttons: Qt.MouseButton | None = None,
) -> None:
    device = QPointingDevice(
        "pen",
        7,
        QInputDevice.DeviceType.Stylus,
        QPointingDevice.PointerType.Eraser if eraser else QPointingDevice.PointerType.Pen,
        QInputDevice.Capability.Position | QInputDevice.Capability.Pressure,
        1,
        1,
    )
    where, none = QPointF(point), Qt.KeyboardModifier.NoModifier
    held = button if buttons is None else buttons
    event = QTabletEvent(kind, device, where, where, pressure, 0, 0, 0, 0, 0, none, button, held)
    QApplication.sendEvent(canvas, event)


def drawn(canvas: BodyCanvas, **held: object) -> None:
    """A stroke of the pen down the right of the low back."""
    pen(canvas, QEvent.Type.TabletPress, at(canvas, (600, 6400)), 0.5, **held)  # type: ignore[arg-type]
    for k in range(1, 12):
        pen(canvas, QEvent.Type.TabletMove, at(canvas, (600, 6400 + 60 * k)), 0.5, **held)  # type: ignore[arg-type]
    pen(canvas, QEvent.Type.TabletRelease, at(canvas, (600, 7060)), 0, **held)  # type: ignore[arg-type]


def leaves() -> None:
    """The pen is taken away from the screen: Qt tells the application."""
    QApplication.sendEvent(QApplication.instance(), QEvent(QEvent.Type.TabletLeaveProximity))


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


def test_what_is_seen_while_a_pen_paints_is_as_wide_as_what_is_kept(canvas: BodyCanvas) -> None:
    told = Told(canvas)
    pen(canvas, QEvent.Type.TabletPress, at(canvas, (600, 6400)), 1.0)
    for k in range(1, 12):
        pen(canvas, QEvent.Type.TabletMove, at(canvas, (600, 6400 + 60 * k)), 1.0)
    shown = canvas.tool.width
    pen(canvas, QEvent.Type.TabletRelease, at(canvas, (600, 7060)), 0)
    assert told.body_map.marks[0].width == shown == 420


@pytest.mark.parametrize("pressure", [0.1, 1.0])
def test_a_stroke_that_goes_on_with_a_mark_is_seen_and_kept_as_wide_as_it(canvas: BodyCanvas, pressure: float) -> None:
    told = Told(canvas)
    drawn(canvas)
    (first,) = told.body_map.marks
    canvas.show_scene(replace(canvas.scene, body_map=told.body_map, selected=first.id))
    pen(canvas, QEvent.Type.TabletPress, at(canvas, (600, 6700)), pressure)
    widths = set()
    for k in range(1, 12):
        pen(canvas, QEvent.Type.TabletMove, at(canvas, (600 + 60 * k, 6700)), pressure)
        widths.add(canvas.tool.width)
    pen(canvas, QEvent.Type.TabletRelease, at(canvas, (1260, 6700)), 0)
    (mark,) = told.body_map.marks
    assert len(mark.strokes) == 2
    assert widths == {mark.width}


def test_after_the_pen_a_mouse_paints_with_the_brush_itself(canvas: BodyCanvas) -> None:
    told = Told(canvas)
    pen(canvas, QEvent.Type.TabletPress, at(canvas, (600, 6400)), 1.0)
    pen(canvas, QEvent.Type.TabletMove, at(canvas, (600, 6900)), 1.0)
    pen(canvas, QEvent.Type.TabletRelease, at(canvas, (600, 6900)), 0)
    for does, y in ((canvas.press_at, 9000), (canvas.move_to, 9500), (canvas.release_at, 9600)):
        does(QPointF(at(canvas, (600, y))))
    assert [mark.width for mark in told.body_map.marks] == [420, 300]


def test_the_eraser_end_rubs_out_and_the_tip_paints_again(canvas: BodyCanvas) -> None:
    told = Told(canvas)
    drawn(canvas)
    assert len(told.body_map.marks) == 1
    drawn(canvas, eraser=True)
    assert told.labels == ["stroke", "erase"]
    assert told.body_map.marks == ()
    drawn(canvas)
    assert told.labels[-1] == "stroke"
    assert canvas.holding.tool == "paint"


def test_a_button_held_while_drawing_takes_its_tool_for_that_stroke(canvas: BodyCanvas) -> None:
    told = Told(canvas)
    drawn(canvas)
    drawn(canvas, button=LOWER)
    assert told.labels == ["stroke", "erase"]
    assert canvas.holding.tool == "paint"


def test_a_button_pressed_while_it_hovers_changes_the_tool_for_good(qtbot: QtBot) -> None:
    pane, _ = a_pane(qtbot)
    pane.set_tool("paint")
    for wanted in ("erase", "paint", "erase"):
        pen(pane.canvas, QEvent.Type.TabletPress, QPoint(200, 300), 0.0, button=LOWER)
        pen(pane.canvas, QEvent.Type.TabletRelease, QPoint(200, 300), 0.0, button=LOWER, buttons=NONE)
        assert pane.tool == wanted
    pen(pane.canvas, QEvent.Type.TabletPress, QPoint(200, 300), 0.0, button=UPPER)
    assert pane.tool == "lasso"
    assert pane.body_map.marks == ()


def test_a_hovering_pen_tells_the_region_and_draws_nothing(canvas: BodyCanvas) -> None:
    told = Told(canvas)
    pen(canvas, QEvent.Type.TabletMove, at(canvas, (-900, 4500)), 0.0, button=NONE)
    assert told.said[-1].endswith("client's LEFT")
    assert not canvas.is_down


def test_fingers_draw_again_after_the_pen_has_left(
    canvas: BodyCanvas, screen: QPointingDevice, monkeypatch: pytest.MonkeyPatch
) -> None:
    told, now = Told(canvas), [100.0]
    monkeypatch.setattr("ui.bodymap.pen.monotonic", lambda: now[0])

    def finger() -> None:
        QTest.touchEvent(canvas, screen).press(0, at(canvas, (-600, 6400)), canvas).commit()
        for k in range(1, 8):
            QTest.touchEvent(canvas, screen).move(0, at(canvas, (-600, 6400 + 60 * k)), canvas).commit()
        QTest.touchEvent(canvas, screen).release(0, at(canvas, (-600, 6820)), canvas).commit()

    drawn(canvas)
    now[0] += 3  # the pen hovers, its hand lies on the screen
    finger()
    assert told.labels == ["stroke"]
    leaves()
    now[0] += 0.5  # the hand is just being lifted
    finger()
    assert told.labels == ["stroke"]
    now[0] += 1
    finger()
    assert told.labels == ["stroke", "stroke"]


def test_a_pen_that_never_said_goodbye_is_forgotten(canvas: BodyCanvas, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr("ui.bodymap.pen.monotonic", lambda: now[0])
    drawn(canvas)
    assert canvas._fingers.pen_near.is_near
    now[0] += 60
    assert not canvas._fingers.pen_near.is_near


def test_the_pen_takes_over_from_a_palm_that_came_first(canvas: BodyCanvas, screen: QPointingDevice) -> None:
    told = Told(canvas)
    QTest.touchEvent(canvas, screen).press(0, at(canvas, (-600, 9000)), canvas).commit()
    QTest.touchEvent(canvas, screen).move(0, at(canvas, (-600, 9300)), canvas).commit()
    drawn(canvas)
    QTest.touchEvent(canvas, screen).move(0, at(canvas, (-600, 9600)), canvas).commit()
    QTest.touchEvent(canvas, screen).release(0, at(canvas, (-600, 9600)), canvas).commit()
    (mark,) = told.body_map.marks
    assert mark.side == "right"


class Contact:
    """A contact of a screen that measures them; Qt builds none outside its own platforms."""

    def __init__(self, wide: float, high: float) -> None:
        self._size = QSizeF(wide, high)

    def ellipseDiameters(self) -> QSizeF:
        return self._size


@pytest.mark.parametrize(("wide", "high", "palm"), [(0, 0, False), (38, 46, False), (60, 140, True)])
def test_a_large_contact_is_a_palm(qapp: QApplication, wide: float, high: float, palm: bool) -> None:
    assert is_palm(Contact(wide, high)) == palm  # type: ignore[arg-type]


def test_two_fingers_on_a_touch_pad_enlarge(canvas: BodyCanvas) -> None:
    pad, where = QPointingDevice.primaryPointingDevice(), QPointF(200, 300)
    event = QNativeGestureEvent(Qt.NativeGestureType.ZoomNativeGesture, pad, 2, where, where, where, 0.5, QPointF())
    QApplication.sendEvent(canvas, event)
    assert canvas.viewport.zoom == pytest.approx(1.5)
    canvas._settle.stop()
