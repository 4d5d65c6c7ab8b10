"""Mouse, fingers and pen as one hand: one finger draws, two move and enlarge, a palm is ignored."""

from __future__ import annotations

from math import hypot

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEventPoint, QMouseEvent, QNativeGestureEvent, QPointingDevice, QTabletEvent, QTouchEvent
from PySide6.QtWidgets import QWidget

from ui.base.theme import current
from ui.bodymap.pen import PenNear, tool_of, width_of
from ui.bodymap.seen import Touched

PALM = 96
"""A contact longer than this (px at 100 %, about 25 mm) is no fingertip."""
PAN = (Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton)
PRESSED = ("paint", "line")
"""The tools whose stroke the pressure widens."""


class Fingers:
    """Turns events into the canvas's press, move, release, zoom and pan."""

    def __init__(self, canvas: Touched, widget: QWidget) -> None:
        self._canvas = canvas
        self.pen_near = PenNear(widget)
        self._pressures: list[float] = []
        self._began = Qt.MouseButton.NoButton
        self._pinch: tuple[QPointF, float] | None = None
        self._pan_from: QPointF | None = None
        self._ignored = False

    def let_go(self) -> None:
        """What is under way counts for nothing: the map is switched off under the hand."""
        if self._pressures:
            self._canvas.borrow(None)
        self._pressures, self._pinch, self._pan_from = [], None, None
        if self._canvas.is_down:
            self._canvas.cancel()

    def touch(self, event: QTouchEvent) -> bool:
        """Take a touch; True when it was one of fingers on the map."""
        if event.device().type() == QPointingDevice.DeviceType.TouchPad:
            return False
        kind = event.type()
        event.accept()
        points = [point.position() for point in event.points()]
        if kind == QEvent.Type.TouchBegin:
            self._ignored = False
        if not self._ignored and (self.pen_near.is_near or any(map(is_palm, event.points()))):
            self._ignored = True
            self._pinch = None
            if kind != QEvent.Type.TouchBegin and not self._pressures:
                self._canvas.cancel()  # a fingertip grew into a palm, or the pen came near
        if self._ignored:
            return True
        if len(points) >= 2 and kind != QEvent.Type.TouchEnd:
            self._two(points[0], points[1])
        elif kind == QEvent.Type.TouchBegin:
            self._canvas.press_at(points[0])
        elif kind == QEvent.Type.TouchUpdate and self._pinch is None:
            self._canvas.move_to(points[0])
        elif kind in (QEvent.Type.TouchEnd, QEvent.Type.TouchCancel):
            if self._pinch is None and kind == QEvent.Type.TouchEnd:
                self._canvas.release_at(points[0])
            else:
                self._canvas.cancel()
            self._pinch = None
        return True

    def _two(self, a: QPointF, b: QPointF) -> None:
        middle, apart = (a + b) / 2, max(hypot(a.x() - b.x(), a.y() - b.y()), 1.0)
        if self._pinch is None:
            self._canvas.cancel()
        else:
            was, before = self._pinch
            self._canvas.pan(middle.x() - was.x(), middle.y() - was.y())
            self._canvas.zoom(apart / before, middle)
        self._pinch = (middle, apart)

    def gesture(self, event: QNativeGestureEvent) -> bool:
        """Two fingers on a touch pad enlarge."""
        if event.gestureType() is not Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self._canvas.zoom(1 + event.value(), event.position())
        event.accept()
        return True

    def pen(self, event: QTabletEvent) -> None:
        """A pen draws; pressing harder widens the stroke, its other end and its buttons take another tool."""
        self.pen_near.heard()
        canvas, at, kind = self._canvas, event.position(), event.type()
        event.accept()
        if kind == QEvent.Type.TabletPress:
            self._pen_down(event)
        elif not self._pressures:
            if kind == QEvent.Type.TabletMove:
                canvas.hover(at)
        elif kind == QEvent.Type.TabletMove:
            self._press_harder(event.pressure())
            canvas.move_to(at)
        elif kind == QEvent.Type.TabletRelease and event.button() is self._began:
            self._pressures = []
            canvas.release_at(at)
            canvas.borrow(None)

    def _pen_down(self, event: QTabletEvent) -> None:
        canvas, wanted = self._canvas, tool_of(event)
        if wanted is not None and event.pressure() == 0:
            canvas.tool_asked.emit(wanted)  # a button of a pen that does not touch: it keeps what it asks for
            return
        if self._pressures:
            return  # a button pressed while it draws
        if canvas.is_down:
            canvas.cancel()  # the palm came down before the pen did
        canvas.borrow(wanted)
        self._pressures, self._began = [event.pressure()], event.button()
        canvas.press_at(event.position())
        self._press_harder()

    def _press_harder(self, *pressure: float) -> None:
        self._pressures += pressure
        tool = self._canvas.tool
        if tool.name in PRESSED and not self._canvas.is_grown:
            tool.width = width_of(self._pressures, self._canvas.holding.make_tool().width)

    def mouse_press(self, event: QMouseEvent) -> None:
        if event.button() in PAN:
            self._pan_from = event.position()
        elif event.button() == Qt.MouseButton.LeftButton:
            self._canvas.press_at(event.position())
        event.accept()

    def mouse_move(self, event: QMouseEvent) -> None:
        if self._pan_from is not None:
            step = event.position() - self._pan_from
            self._pan_from = event.position()
            self._canvas.pan(step.x(), step.y())
        elif self._canvas.is_down:
            self._canvas.move_to(event.position())
        else:
            self._canvas.hover(event.position())
        event.accept()

    def mouse_release(self, event: QMouseEvent) -> None:
        if event.button() in PAN:
            self._pan_from = None
        elif event.button() == Qt.MouseButton.LeftButton:
            self._canvas.release_at(event.position())
        event.accept()


def is_palm(point: QEventPoint) -> bool:
    """Whether a contact is too large for a fingertip; a screen that does not measure contacts tells none."""
    size = point.ellipseDiameters()
    return max(size.width(), size.height()) > current().px(PALM)
