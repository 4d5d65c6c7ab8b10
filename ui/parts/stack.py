"""Pages in one place, of which one is shown."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget


class Stack(QStackedWidget):
    """Only the page that is shown asks for room, whatever the others want."""

    _over: QWidget | None = None
    _under: QWidget | None = None

    def lay_over(self, pane: QWidget) -> None:
        """Show PANE over the page that is shown, until it is taken off."""
        self.take_off()
        self._over, self._under = pane, self.currentWidget()
        self.addWidget(pane)
        self.setCurrentWidget(pane)

    def take_off(self) -> None:
        """Let go of what was laid over; the page beneath is shown again."""
        if self._over is not None:
            over, self._over = self._over, None
            if self._under is not None:
                self.setCurrentWidget(self._under)
            self.removeWidget(over)
            over.hide()
            over.deleteLater()

    def sizeHint(self) -> QSize:
        shown = self.currentWidget()
        if shown is None:
            return super().sizeHint()
        hint = shown.sizeHint()
        if shown.hasHeightForWidth():
            hint.setHeight(shown.heightForWidth(self.width()))
        return hint

    def minimumSizeHint(self) -> QSize:
        shown = self.currentWidget()
        if shown is None:
            return super().minimumSizeHint()
        return shown.minimumSizeHint().expandedTo(shown.minimumSize())

    def hasHeightForWidth(self) -> bool:
        return False  # a layout would ask every page, the hidden ones too; the hint follows the width instead

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()
