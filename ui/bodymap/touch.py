"""Mouse, fingers and pen as one hand: one finger draws, two move and enlarge, a palm beside a pen is ignored."""

from __future__ import annotations

from math import hypot
from time import monotonic

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPointingDevice, QTabletEvent, QTouchEvent

from ui.bodymap.seen import Touched

PALM_S = 0.8
"""For so long after the pen was near, fingers are taken for the hand that holds it."""
PAN = (Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton)


class Fingers:
    """Turns events into the canvas's press, move, release, zoom and pan."""

    def __init__(self, canvas: Touched) -> None:
        self._canvas = canvas
        self._pen_at = -PALM_S
        self._pressures: list[float] = []
        self._pinch: tuple[QPointF, float] | None = None
        self._pan_from: QPointF | None = None

    def touch(self, event: QTouchEvent) -> bool:
        """Take a touch; True when it was one of fingers on the map."""
        if event.device().type() == QPointingDevice.DeviceType.TouchPad:
            return False
        points = [point.position() for point in event.points()]
        kind = event.type()
        if monotonic() - self._pen_at < PALM_S:
            event.accept()
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
        event.accept()
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

    def pen(self, event: QTabletEvent) -> None:
        """A pen draws; pressing harder widens the stroke."""
        self._pen_at = monotonic()
        canvas, at, kind = self._canvas, event.position(), event.type()
        if kind == QEvent.Type.TabletPress:
            self._pressures = [event.pressure()]
            canvas.press_at(at)
        elif kind == QEvent.Type.TabletMove:
            self._pressures.append(event.pressure())
            canvas.move_to(at)
        elif kind == QEvent.Type.TabletRelease:
            if canvas.tool.name == "paint" and self._pressures:
                mean = sum(self._pressures) / len(self._pressures)
                canvas.tool.width = round(canvas.holding.width * (0.6 + 0.8 * mean))
            canvas.release_at(at)
        event.accept()

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
