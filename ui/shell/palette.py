"""Ctrl+K: find any action or client, without leaving the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.base import metrics
from ui.base.i18n import tr
from ui.base.theme import current
from ui.parts.cards import Card
from ui.parts.fields import SearchField
from ui.parts.lists import ScrollPane, SelectList, SelectRow
from ui.parts.paint import start
from ui.parts.press import identify
from ui.parts.words import Text

MOST = 8


@dataclass(frozen=True, slots=True)
class Found:
    """Something to go to or to do. KEY comes back in `taken`; KEYS is a shortcut as shown."""

    key: str
    title: str
    sub: str = ""
    icon: str = "next"
    keys: str = ""


class CommandPalette(QWidget):
    """Lies over its window while open. FIND gives what matches the words typed, best first; it must be quick."""

    taken = Signal(str)
    closed = Signal()

    def __init__(self, window: QWidget, find: Callable[[str], Sequence[Found]]) -> None:
        super().__init__(window)
        identify(self, "palette", tr("Find an action or a client"))
        self._find = find
        self._chosen = 0
        self._before: QWidget | None = None
        self._search = SearchField("palette.search", tr("Find an action or a client"), tr("Find a client, or do…"))
        self._list = SelectList("palette.list", tr("What was found"), selectable=True)
        self._none = Text(tr("Nothing found. Try part of a name, or a word like backup."), "body", "text2")
        pane = ScrollPane("palette.pane", tr("What was found"), 0)
        pane.body.addWidget(self._list)
        pane.body.addStretch(1)
        self._card = Card("palette.card")
        metrics.space(self._card.body, 8)
        for widget in (self._search, self._none):
            self._card.body.addWidget(widget)
        self._card.body.addWidget(pane, 1)
        self._card.setParent(self)
        self._search.changed.connect(self._look)
        self._search.field.installEventFilter(self)
        self._list.taken.connect(self._take)
        window.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show it empty, over the window, with the keyboard."""
        self._before = self.window().focusWidget()
        self._search.field.clear()
        self._look("")
        self.show()
        self.raise_()
        self._search.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def shut(self) -> None:
        """Go away and give the keyboard back."""
        if not self.isVisible():
            return
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None
        self.closed.emit()

    @property
    def keys(self) -> tuple[str, ...]:
        """What is offered now."""
        return self._list.keys

    def _look(self, words: str) -> None:
        found = list(self._find(words.strip()))[:MOST]
        self._list.show_rows(
            [
                (item.key, SelectRow(item.title, f"palette.{item.key}", item.sub, item.icon, action=item.keys))
                for item in found
            ]
        )
        self._none.setVisible(not found)
        self._mark(0)
        self._fit()

    def _mark(self, at: int) -> None:
        keys = self._list.keys
        self._chosen = max(0, min(at, len(keys) - 1))
        self._list.select(keys[self._chosen] if keys else None)

    def _take(self, key: str) -> None:
        self.shut()
        self.taken.emit(key)

    def _fit(self) -> None:
        theme, window = current(), self.parentWidget()
        assert window is not None
        self.setGeometry(window.rect())
        width = min(theme.px(640), self.width() - theme.px(32))
        top = min(theme.px(88), self.height() // 10)
        rows = sum(self._list.row(key).sizeHint().height() for key in self._list.keys) or theme.px(36)
        height = min(rows + theme.px(64 + 8 + 28), self.height() - top - theme.px(16))
        self._card.setGeometry((self.width() - width) // 2, top, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parent() and self.isVisible():
            self._fit()
        if watched is self._search.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event.key())
        return False

    def _key(self, key: int) -> bool:
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._mark(self._chosen + (1 if key == Qt.Key.Key_Down else -1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._list.keys:
                self._take(self._list.keys[self._chosen])
        elif key == Qt.Key.Key_Escape:
            self.shut()
        else:
            return False
        return True

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
