"""The pen: whether one is near the screen, which tool its buttons ask for, how wide it paints. No real pen was tried:
what is told here of drivers follows Qt's documentation, and the tests send the events that Qt would send.
"""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPointingDevice, QTabletEvent
from PySide6.QtWidgets import QApplication

from ui.bodymap.holding import ToolName

PALM_S = 0.8
"""For so long after the pen went, fingers are taken for the hand that holds it."""
LOST_S = 5.0
"""A pen of which nothing was heard for so long is away, should its leaving not have been told."""
THIN, MORE = 0.6, 0.8
"""A stroke is THIN of its width without pressure, and MORE of it thicker at full pressure."""
BUTTONS: dict[Qt.MouseButton, ToolName] = {
    Qt.MouseButton.RightButton: "erase",
    Qt.MouseButton.MiddleButton: "lasso",
}
"""What the lower and the upper button on the barrel ask for."""


class PenNear(QObject):
    """Knows whether a pen is near: from its first event until it is told to have left.

    Only the application is told of the leaving, so it is listened to, but only while a pen is there.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._is_near = False
        self._heard = self._left = -LOST_S

    def heard(self) -> None:
        """A pen told something of itself."""
        self._heard = monotonic()
        app = QApplication.instance()
        if not self._is_near and app is not None:
            self._is_near = True
            app.installEventFilter(self)

    @property
    def is_near(self) -> bool:
        now = monotonic()
        if self._is_near and now - self._heard > LOST_S:
            self._gone(self._heard)
        return self._is_near or now - self._left < PALM_S

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.TabletLeaveProximity:
            self._gone(monotonic())
        return False

    def _gone(self, at: float) -> None:
        self._is_near, self._left = False, at
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)


def tool_of(event: QTabletEvent) -> ToolName | None:
    """The tool that the pen itself asks for: its eraser end, or a button on its barrel; None for the one in hand."""
    if event.pointerType() is QPointingDevice.PointerType.Eraser:
        return "erase"
    return next((tool for button, tool in BUTTONS.items() if event.buttons() & button), None)


def width_of(pressures: list[float], width: int) -> int:
    """How wide a stroke is that was painted with these pressures: what is seen while painting is what is kept."""
    return round(width * (THIN + MORE * sum(pressures) / len(pressures)))
