"""A sheet that unfolds over the map: no window of its own, nothing must be answered; Escape or its cross folds it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.base import metrics
from ui.base.i18n import tr
from ui.base.theme import current
from ui.parts.buttons import IconButton
from ui.parts.lists import ScrollPane
from ui.parts.paint import panel, start
from ui.parts.press import identify
from ui.parts.words import Text

GAP = 8


class MapSheet(QWidget):
    """HEADING above a `body` to fill; WIDTH at 100 %. `folded` when it was put away; then the focus goes back."""

    folded = Signal()

    def __init__(self, parent: QWidget, name: str, heading: str, width: int) -> None:
        super().__init__(parent)
        self._map = parent
        identify(self, name, heading)
        self._width = width
        box = metrics.column(self, 4, (14, 8, 8, 12))
        head = metrics.row(None, 8)
        head.addWidget(Text(heading, "strong"), 1)
        self.close_button = IconButton("x", f"{name}.close", tr("Close"))
        self.close_button.clicked.connect(self.fold)
        head.addWidget(self.close_button)
        box.addLayout(head)
        self.pane = ScrollPane(f"{name}.pane", heading, spacing=8, margins=(0, 0, 6, 0))
        self.body = self.pane.body
        box.addWidget(self.pane, 1)
        self._came_from: QWidget | None = None
        parent.installEventFilter(self)
        self.pane.inside.installEventFilter(self)
        self.hide()

    def unfold(self) -> None:
        """Show it over the whole window: where the map is narrow, it may reach beyond it."""
        window = self._map.window()
        self._came_from = window.focusWidget()
        self.setParent(window)
        self.place()
        self.show()
        self.raise_()
        self.first_focus().setFocus()

    def fold(self) -> None:
        if self.isHidden():
            return
        came_from, self._came_from = self._came_from, None
        self.hide()
        self.setParent(self._map)
        self.folded.emit()
        if came_from is not None and isValid(came_from):  # a chip may have been replaced meanwhile
            came_from.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._map and event.type() == QEvent.Type.Hide:
            self.fold()
        elif self.isVisible() and event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.place()
        return False

    def first_focus(self) -> QWidget:
        return self.close_button

    def place(self) -> None:
        """Lie over the middle of the map, as tall as what it holds, but within the window."""
        host, theme = self.parentWidget() or self._map, current()
        gap, room = round(theme.px(GAP)), host.rect()
        over = QRect(self._map.mapTo(host, QPoint(0, 0)), self._map.size()) if host is not self._map else room
        wide = min(round(theme.px(self._width)), room.width() - 2 * gap)
        x = min(max(over.center().x() - wide // 2, gap), room.width() - wide - gap)
        y = over.top() + gap
        space = wide - round(theme.px(30))
        held = self.body
        body = held.totalHeightForWidth(space) if held.hasHeightForWidth() else held.totalSizeHint().height()
        high = body + round(theme.px(20 + 44 + 6))
        wanted = QRect(x, y, wide, min(high, room.height() - y - gap))
        if wanted != self.geometry():
            self.setGeometry(wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.fold()
            event.accept()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # what lies beneath is not touched through the sheet

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), start(self)
        panel(painter, QRectF(self.rect()), theme.px(12), theme.colour("surface"), theme.colour("border_strong"), 1.2)
        painter.end()
