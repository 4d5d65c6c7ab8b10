"""Lists, rows, panes that scroll, rows that wrap."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QLayoutItem, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.base import metrics
from ui.base.icons import paint_icon
from ui.base.theme import Theme, current
from ui.parts.paint import RIGHT, mix, panel, start, text_width, write
from ui.parts.press import Press, identify
from ui.parts.words import Tone


class ScrollPane(QScrollArea):
    """Scrolls up and down, never sideways; the bar is thin and only there when needed. Fill `body`.

    COLUMN is how wide what is in it may become, px at 100 %. It bounds the column, not its parts: Qt would count the
    lines of a bounded part at the width of the whole pane, and cut what wraps.
    """

    def __init__(
        self,
        name: str,
        accessible: str,
        spacing: int = 12,
        margins: metrics.Margins = metrics.NONE,
        column: int | None = None,
    ) -> None:
        super().__init__()
        identify(self, name, accessible)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setViewport(QWidget())  # asked for Qt's own, PySide6 makes every class of widget known: 8 ms of the start
        self.inside = QWidget()
        self.inside.setProperty("plain", True)
        self.body: QVBoxLayout = metrics.column(self.inside, spacing, margins)
        if column is not None:
            metrics.size(self.inside, max_width=column + margins[0] + margins[2])
        self.setWidget(self.inside)
        self.inside.setAutoFillBackground(False)
        self._whole = False

    def set_whole(self, whole: bool) -> None:
        """As high as what is in it, where what holds it scrolls instead."""
        if whole != self._whole:
            self._whole = whole
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        if self._whole:
            inside, width = self.inside, self.viewport().width()
            high = inside.heightForWidth(width) if inside.hasHeightForWidth() else inside.sizeHint().height()
            least.setHeight(max(least.height(), high))
        return least

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._whole and event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and getattr(self, "_whole", False) and watched is self.inside:
            self.updateGeometry()
        return super().eventFilter(watched, event)


class ListRow(Press):
    """A row of a list: as wide as there is room, `divided` from the next by a line."""

    radius = 8.0

    def __init__(self, title: str, name: str, accessible: str) -> None:
        super().__init__(title, name, accessible)
        self.divided = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def draw_ground(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        """What lies below its words: whether it is chosen, touched, and where it ends."""
        if self.isChecked():
            panel(painter, rect, theme.px(self.radius), self.ground(theme, "accent_soft"))
        elif self.underMouse() or self.isDown():
            wash = mix(theme.colour("surface"), theme.colour("text"), 0.09 if self.isDown() else 0.04)
            panel(painter, rect, theme.px(self.radius), wash)
        if self.divided:
            painter.setPen(theme.colour("border"))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())


class SelectRow(ListRow):
    """At least 64 px: icon, title, line below, words at the right; checked when it is the chosen one."""

    def __init__(
        self,
        title: str,
        name: str,
        sub: str = "",
        icon: str = "",
        tone: Tone = "text2",
        trail: str = "",
        action: str = "",
    ) -> None:
        super().__init__(title, name, ", ".join(part for part in (title, sub, action) if part))
        self._sub, self._icon, self._tone, self._trail, self._action = sub, icon, tone, trail, action

    @property
    def sub(self) -> str:
        return self._sub

    def natural(self, theme: Theme) -> tuple[float, float]:
        return theme.px(200), theme.px(64 if self._sub else 52)

    def draw(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        self.draw_ground(painter, rect, theme)
        left, right = rect.left() + theme.px(16), rect.right() - theme.px(16)
        side = theme.px(22)
        if self._icon:
            box = QRectF(left, rect.center().y() - side / 2, side, side)
            paint_icon(painter, self._icon, box, self.ink(theme, self._tone))
            left += side + theme.px(13)
        if self._trail:
            box = QRectF(right - side, rect.center().y() - side / 2, side, side)
            paint_icon(painter, self._trail, box, self.ink(theme, "text2"))
            right -= side + theme.px(8)
        if self._action:
            font = theme.font("label", 600)
            write(
                painter,
                QRectF(left, rect.top(), right - left, rect.height()),
                self._action,
                font,
                self.ink(theme, "accent"),
                RIGHT,
            )
            right -= text_width(self._action, font) + theme.px(12)
        room, title = right - left, theme.font("body", 500)
        if self._sub:
            write(
                painter,
                QRectF(left, rect.top() + theme.px(10), room, theme.px(22)),
                self.text(),
                title,
                self.ink(theme),
            )
            write(
                painter,
                QRectF(left, rect.top() + theme.px(33), room, theme.px(18)),
                self._sub,
                theme.font("secondary"),
                self.ink(theme, "text2"),
            )
        else:
            write(painter, QRectF(left, rect.top(), room, rect.height()), self.text(), title, self.ink(theme))


class SelectList(QWidget):
    """Rows under each other; up and down walk, Enter takes. `taken` carries the key."""

    taken = Signal(str)

    def __init__(self, name: str, accessible: str, selectable: bool = False) -> None:
        super().__init__()
        identify(self, name, accessible)
        self._selectable = selectable
        self._rows: dict[str, SelectRow] = {}
        self._box = metrics.column(self, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: list[tuple[str, SelectRow]]) -> None:
        """Replace what is shown by ROWS, as (key, row)."""
        for old in self._rows.values():
            self._box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = dict(rows)
        for at, (key, row) in enumerate(rows):
            row.divided = at < len(rows) - 1
            row.setCheckable(self._selectable)
            row.clicked.connect(lambda _=False, key=key: self._take(key))
            self._box.addWidget(row)
            row.show()  # a layout would show it only when events run again

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(self._rows)

    def row(self, key: str) -> SelectRow:
        return self._rows[key]

    def select(self, key: str | None) -> None:
        """Show KEY as the chosen row (of a selectable list)."""
        for other, row in self._rows.items():
            row.setChecked(other == key)

    def _take(self, key: str) -> None:
        if self._selectable:
            self.select(key)
        self.taken.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        rows = list(self._rows.values())
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None or not rows:
            super().keyPressEvent(event)
            return
        at = next((i for i, row in enumerate(rows) if row.hasFocus()), -1)
        rows[min(len(rows) - 1, max(0, at + step))].setFocus(Qt.FocusReason.TabFocusReason)


class FlowRow(QLayout):
    """Puts its things beside each other and begins a new line when the width is used up. SPACING in px at 100 %."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        metrics.space(self, spacing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, move: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            hint = item.sizeHint().boundedTo(QSize(max(rect.width(), 1), 100_000))
            if line and x + hint.width() > rect.right() + 1:
                x, y, line = rect.x(), y + line + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), hint))
            x += hint.width() + self.spacing()
            line = max(line, hint.height())
        return y + line - rect.y()


class Rule(QWidget):
    """A hairline between parts of a card."""

    def __init__(self, upright: bool = False) -> None:
        super().__init__()
        self._upright = upright
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = start(self)
        painter.fillRect(self.rect(), current().colour("border"))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.update()
        super().changeEvent(event)
