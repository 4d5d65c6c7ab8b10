"""Clients found: rows made once and filled anew at each keystroke. A tap starts, the arrow opens the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.base import metrics
from ui.base.i18n import tr
from ui.base.theme import Theme, current
from ui.parts.buttons import IconButton
from ui.parts.lists import ListRow
from ui.parts.paint import RIGHT, text_width, write
from ui.parts.press import identify


@dataclass(frozen=True, slots=True)
class FoundClient:
    key: str
    name: str
    sub: str


class _Row(ListRow):
    opened = Signal()

    def __init__(self, name: str, action: str) -> None:
        super().__init__("", name, tr("Nobody"))
        self._action, self._sub = action, ""
        self._open = IconButton("next", f"{name}.open", tr("Open the client's page"))
        self._open.setParent(self)
        self._open.clicked.connect(self.opened)
        self._open.setVisible(bool(action))

    def fill(self, found: FoundClient) -> None:
        if (found.name, found.sub) == (self.text(), self._sub):
            return
        self._sub = found.sub
        self.setText(found.name)
        self.setAccessibleName(", ".join(part for part in (found.name, found.sub, self._action) if part))
        self._open.setAccessibleName(tr("Open the page of {name}", name=found.name))
        self.update()

    def natural(self, theme: Theme) -> tuple[float, float]:
        return theme.px(240), theme.px(64)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = current().px(44)
        self._open.setGeometry(self.width() - side - current().px(8), (self.height() - side) // 2, side, side)

    def draw(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        self.draw_ground(painter, rect, theme)
        left, right = rect.left() + theme.px(16), rect.right() - theme.px(60)
        if self._action:
            font = theme.font("label", 600)
            line = QRectF(left, rect.top(), right - left, rect.height())
            write(painter, line, self._action, font, self.ink(theme, "accent"), RIGHT)
            right -= text_width(self._action, font) + theme.px(12)
        room = right - left
        upper = QRectF(left, rect.top() + theme.px(10), room, theme.px(22))
        write(painter, upper, self.text(), theme.font("body", 500), self.ink(theme))
        lower = QRectF(left, rect.top() + theme.px(33), room, theme.px(18))
        write(painter, lower, self._sub, theme.font("secondary"), self.ink(theme, "text2"))


class FoundRows(QWidget):
    """At most MOST rows. `taken` and `opened` carry the key. Without an ACTION a tap opens as well."""

    taken = Signal(str)
    opened = Signal(str)

    def __init__(self, name: str, accessible: str, most: int, action: str = "") -> None:
        super().__init__()
        identify(self, name, accessible)
        self._found: tuple[FoundClient, ...] = ()
        self._chosen = -1
        box = metrics.column(self, 0)
        self._rows: list[_Row] = []
        for at in range(most):
            row = _Row(f"{name}.{at + 1}", action)
            row.setCheckable(False)
            row.clicked.connect(lambda _=False, at=at: self._take(at))
            row.opened.connect(lambda at=at: self.opened.emit(self._found[at].key))
            row.hide()
            box.addWidget(row)
            self._rows.append(row)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def found(self) -> tuple[FoundClient, ...]:
        return self._found

    def row(self, at: int) -> QWidget:
        return self._rows[at]

    def show_found(self, found: Sequence[FoundClient], choose_first: bool = False) -> None:
        """Show FOUND; CHOOSE_FIRST marks the one that Enter takes."""
        self._found = tuple(found)[: len(self._rows)]
        for at, row in enumerate(self._rows):
            if at < len(self._found):
                row.divided = at < len(self._found) - 1
                row.fill(self._found[at])
            if row.isHidden() == (at < len(self._found)):
                row.setVisible(at < len(self._found))
        self._choose(0 if choose_first and self._found else -1)

    def key(self, key: int) -> bool:
        """Walk with up and down, take with Enter; True when KEY was one of these."""
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._found:
            step = 1 if key == Qt.Key.Key_Down else -1
            self._choose(min(len(self._found) - 1, max(0, self._chosen + step)))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and 0 <= self._chosen < len(self._found):
            self._take(self._chosen)
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.key(event.key()):
            super().keyPressEvent(event)

    def _choose(self, at: int) -> None:
        self._chosen = at
        for number, row in enumerate(self._rows):
            marked = number == at
            if row.isChecked() != marked:
                row.setCheckable(marked)
                row.setChecked(marked)

    def _take(self, at: int) -> None:
        if at < len(self._found):
            self._choose(self._chosen)
            self.taken.emit(self._found[at].key)
