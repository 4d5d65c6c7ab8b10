"""Room for a page that needs a least size of its own."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.parts.press import identify


class Room(QScrollArea):
    """Gives PAGE all there is; where that is less than PAGE's least size, it scrolls both ways.

    Unlike a `ScrollPane` it never makes room for what PAGE itself can scroll.
    """

    def __init__(self, page: QWidget, name: str, accessible: str) -> None:
        super().__init__()
        identify(self, name, accessible)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(page)
        page.setAutoFillBackground(False)
        page.installEventFilter(self)
        self._page = page

    def _fit(self) -> None:
        room, least = self.maximumViewportSize(), self._page.minimumSizeHint()
        if least.height() > room.height():  # the bar takes its room before the page does
            room.setWidth(room.width() - self.verticalScrollBar().sizeHint().width())
        self._page.resize(room.expandedTo(least))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is getattr(self, "_page", None) and event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._fit()
        return super().eventFilter(watched, event)
