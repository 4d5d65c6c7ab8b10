"""A card over the window, with a veil around it: as long as it is open, nothing else is at hand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.base.theme import current
from ui.parts.cards import Card
from ui.parts.paint import start
from ui.parts.press import identify


class OverWindow(QWidget):
    """Lies over its WINDOW while open; Escape or a tap beside the card ends it. Subclasses place the card in `_fit`."""

    closed = Signal()

    def __init__(self, window: QWidget, name: str, accessible: str) -> None:
        super().__init__(window)
        identify(self, name, accessible)
        self._before: QWidget | None = None
        self._card = Card(f"{name}.card")
        self._card.setParent(self)
        window.installEventFilter(self)
        self.hide()

    def _fit(self) -> None:
        raise NotImplementedError

    def lay_over(self) -> None:
        """Come up; who has the keyboard now gets it back at the end."""
        if not self.isVisible():
            self._before = self.window().focusWidget()
        self.show()
        self.raise_()

    def shut(self) -> None:
        """Go away and give the keyboard back."""
        if not self.isVisible():
            return
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parent() and self.isVisible():
            self._fit()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._card.geometry().contains(event.position().toPoint()):
            self.shut()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = start(self)
        veil = QColor(current().colour("scrim"))
        veil.setAlphaF(0.4)
        painter.fillRect(QRectF(self.rect()), veil)
        painter.end()
