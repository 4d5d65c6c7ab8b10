"""Ctrl+K: find any action or client, without leaving the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.base import metrics
from ui.base.i18n import tr
from ui.base.theme import current
from ui.parts.fields import SearchField
from ui.parts.lists import ScrollPane, SelectList, SelectRow
from ui.parts.words import Text
from ui.shell.over_window import OverWindow

MOST = 8


@dataclass(frozen=True, slots=True)
class Found:
    """Something to go to or to do. KEY comes back in `taken`; KEYS is a shortcut as shown."""

    key: str
    title: str
    sub: str = ""
    icon: str = "next"
    keys: str = ""


class CommandPalette(OverWindow):
    """Lies over its window while open. FIND gives what matches the words typed, best first; it must be quick."""

    taken = Signal(str)

    def __init__(self, window: QWidget, find: Callable[[str], Sequence[Found]]) -> None:
        super().__init__(window, "palette", tr("Find an action or a client"))
        self._find = find
        self._chosen = 0
        self._search = SearchField("palette.search", tr("Find an action or a client"), tr("Find a client, or do…"))
        self._list = SelectList("palette.list", tr("What was found"), selectable=True)
        self._none = Text(tr("Nothing found. Try part of a name, or a word like backup."), "body", "text2")
        pane = ScrollPane("palette.pane", tr("What was found"), 0)
        pane.body.addWidget(self._list)
        pane.body.addStretch(1)
        metrics.space(self._card.body, 8)
        for widget in (self._search, self._none):
            self._card.body.addWidget(widget)
        self._card.body.addWidget(pane, 1)
        self._search.changed.connect(self._look)
        self._search.field.installEventFilter(self)
        self._list.taken.connect(self._take)

    def open(self) -> None:
        """Show it empty, over the window, with the keyboard."""
        self._search.field.clear()
        self._look("")
        self.lay_over()
        self._search.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

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
        if watched is self._search.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event.key())
        return super().eventFilter(watched, event)

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
