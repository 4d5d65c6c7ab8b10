"""Every session of a client beside the next: pain on arrival and when leaving, a small map, the day."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from notesapp.catalogue import tokens
from notesapp.usecases.overview import SessionLine
from ui.base.i18n import tr
from ui.base.theme import Theme, current
from ui.clients.words import day
from ui.parts.paint import CENTRE, RIGHT, panel, start, write
from ui.parts.press import identify

PaintMap = Callable[[QPainter, QRectF, SessionLine | None], None]
COLUMN, HEIGHT = 126, 190
CHART = (26, 122)
"""Top (10) and bottom (0) of the chart in px at 100 %."""
CHART_HEIGHT = 128
MAP = (8, 154)
"""Top of a map below the chart, and its height."""
SCALE = 40
"""Room for the scale at the left."""


class _Shelf(QWidget):
    """As many columns as have room, at first the newest; `turn` goes to earlier or later ones. `turned`: others are."""

    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[SessionLine, ...] = ()
        self._first = self._stop = 0
        self.tells_pain = False
        """Whether a session has a number of pain: without one there is no chart, only the maps."""

    @property
    def _chart(self) -> int:
        """The height of the chart, in px at 100 %."""
        return CHART_HEIGHT if self.tells_pain else 0

    def sizeHint(self) -> QSize:
        theme = current()
        return QSize(theme.px(SCALE + COLUMN * max(1, len(self._lines))), theme.px(HEIGHT + self._chart))

    def minimumSizeHint(self) -> QSize:
        theme = current()
        return QSize(theme.px(SCALE + COLUMN), theme.px(HEIGHT + self._chart))

    @property
    def shown(self) -> range:
        """The sessions that have room, counted from the oldest."""
        theme = current()
        room = max(1, (self.width() - theme.px(SCALE)) // theme.px(COLUMN))
        return range(self._first, min(len(self._lines), self._first + room))

    @property
    def earlier(self) -> int:
        """How many stand before those that are shown."""
        return self._first

    @property
    def later(self) -> int:
        return len(self._lines) - self.shown.stop

    def turn(self, step: int) -> None:
        """Show the page before (-1) or after (1); one of those that were shown stays."""
        self._go(self._first + step * max(1, len(self.shown) - 1))

    def _go(self, first: int) -> None:
        theme = current()
        room = max(1, (self.width() - theme.px(SCALE)) // theme.px(COLUMN))
        self._first = max(0, min(first, len(self._lines) - room))
        self._stop = self.shown.stop
        self.update()
        self.turned.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The newest one shown stays shown."""
        super().resizeEvent(event)
        self._stay()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._stay()

    def _stay(self) -> None:
        theme = current()
        self._go(self._stop - max(1, (self.width() - theme.px(SCALE)) // theme.px(COLUMN)))

    def _column(self, at: int) -> QRectF:
        theme = current()
        left = theme.px(SCALE) + (at - self._first) * theme.px(COLUMN)
        return QRectF(left, 0, theme.px(COLUMN), self.height())

    def _at(self, x: float) -> int:
        theme = current()
        at = self._first + int((x - theme.px(SCALE)) // theme.px(COLUMN))
        return at if x >= theme.px(SCALE) and at in self.shown else -1


class Timeline(_Shelf):
    """Oldest at the left. `opened` carries a session's id; `maps_wanted` how many of the newest need their marks."""

    opened = Signal(str)
    maps_wanted = Signal(int)

    def __init__(self, paint_map: PaintMap) -> None:
        super().__init__()
        identify(self, "client.timeline", tr("Sessions over time"))
        self._paint_map = paint_map
        self._maps = 0
        self._asked = 0
        self._chosen = -1
        self._pictures: dict[tuple[object, ...], QPixmap] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._hovered = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_sessions(self, newest_first: Sequence[SessionLine], maps: int) -> None:
        """Show sessions; the newest MAPS of them have their marks."""
        self._lines = tuple(reversed(newest_first))
        self._maps = self._asked = maps
        self._chosen = len(self._lines) - 1
        self.tells_pain = any(line.pain_arrive is not None or line.pain_leave is not None for line in self._lines)
        self._say()
        self.updateGeometry()
        self._go(len(self._lines))

    # hand and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._chosen = self._at(event.position().x())
        self._say()
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = self._at(event.position().x())
        if at >= 0 and at == self._chosen:
            self.opened.emit(self._lines[at].session_id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._at(event.position().x())
        if at != self._hovered:
            self._hovered = at
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = -1
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -9999, Qt.Key.Key_End: 9999}
        key = Qt.Key(event.key())
        if key in step and self._lines:
            self._chosen = min(len(self._lines) - 1, max(0, self._chosen + step[key]))
            self._say()
            self._reveal()
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._chosen >= 0:
            self.opened.emit(self._lines[self._chosen].session_id)
        else:
            super().keyPressEvent(event)

    def _reveal(self) -> None:
        if self._chosen < self.shown.start:
            self._go(self._chosen)
        elif self._chosen >= self.shown.stop:
            self._go(self._chosen + 1 - len(self.shown))

    def _say(self) -> None:
        if 0 <= self._chosen < len(self._lines):
            line = self._lines[self._chosen]
            words = tr("Session {n}, {day}", n=line.number, day=day(line.started_at, with_year=True))
            if line.pain_arrive is not None:
                words += tr(", pain {n} on arrival", n=line.pain_arrive)
            if line.pain_leave is not None:
                words += tr(", {n} when leaving", n=line.pain_leave)
            self.setAccessibleDescription(words)

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), start(self)
        dirty = QRectF(event.rect())
        if self.tells_pain:
            self._grid(painter, dirty, theme)
        shown = self.shown
        painter.setClipRect(QRectF(0, 0, self._column(shown.stop).left(), self.height()))
        self._links(painter, shown.start, shown.stop - 1, theme)
        for at in shown:
            self._session(painter, at, theme)
        painter.end()
        needed = len(self._lines) - shown.start
        if self._lines and needed > self._asked:
            self._asked = min(len(self._lines), max(needed, 2 * self._asked))
            self.maps_wanted.emit(self._asked)

    def _y(self, pain: float, theme: Theme) -> float:
        top, bottom = CHART
        return theme.px(bottom - (bottom - top) * pain / 10)

    def _grid(self, painter: QPainter, dirty: QRectF, theme: Theme) -> None:
        for pain in (0, 5, 10):
            y = self._y(pain, theme)
            painter.fillRect(QRectF(theme.px(28), y, self.width() - theme.px(28), 1), theme.colour("border"))
            spot = QRectF(0, y - theme.px(10), theme.px(20), theme.px(20))
            if spot.intersects(dirty):
                write(painter, spot, str(pain), theme.font("secondary"), theme.colour("text2"), RIGHT)

    def _links(self, painter: QPainter, first: int, last: int, theme: Theme) -> None:
        painter.setPen(QPen(theme.colour("border_strong"), theme.px(1.4)))
        before: QPointF | None = None
        for at in range(first, last + 1):
            pain = self._lines[at].pain_arrive
            if pain is None:
                continue
            spot = QPointF(self._column(at).center().x(), self._y(pain, theme))
            if before is not None:
                painter.drawLine(before, spot)
            before = spot

    def _session(self, painter: QPainter, at: int, theme: Theme) -> None:
        line, column = self._lines[at], self._column(at)
        top, high = MAP
        top += self._chart
        ground = column.adjusted(theme.px(3), theme.px(top - 8), -theme.px(3), -theme.px(2))
        if at == self._hovered or (at == self._chosen and self.hasFocus()):
            panel(painter, ground, theme.px(10), theme.colour("hover"))
        elif at == len(self._lines) - 1:
            panel(painter, ground, theme.px(10), theme.colour("accent_soft"))
        self._pains(painter, line, column.center().x(), theme)
        box = QRectF(column.left() + theme.px(14), theme.px(top), column.width() - theme.px(28), theme.px(high))
        if at >= len(self._lines) - self._maps:
            painter.drawPixmap(box.topLeft(), self._picture(line, box, theme))
        words = QRectF(column.left(), self.height() - theme.px(24), column.width(), theme.px(20))
        weight = 600 if at == len(self._lines) - 1 else 500
        said = day(line.started_at, short=True) + ("" if line.is_signed else tr(" · draft"))
        write(painter, words, said, theme.font("secondary", weight), theme.colour("text"), CENTRE)

    def _pains(self, painter: QPainter, line: SessionLine, x: float, theme: Theme) -> None:
        small = theme.font("secondary")
        if line.pain_arrive is not None:
            y = self._y(line.pain_arrive, theme)
            if line.pain_leave is not None:
                painter.setPen(QPen(theme.colour("accent"), theme.px(1.6)))
                painter.drawLine(QPointF(x, y), QPointF(x, self._y(line.pain_leave, theme)))
            step = tokens.score_style(line.pain_arrive)
            painter.setPen(QPen(theme.colour("text"), 1))
            painter.setBrush(QColor(step.fill))
            painter.drawEllipse(QPointF(x, y), theme.px(6.5), theme.px(6.5))
            spot = QRectF(x - theme.px(20), y - theme.px(26), theme.px(40), theme.px(18))
            write(painter, spot, str(line.pain_arrive), theme.font("secondary", 600), theme.colour("text"), CENTRE)
        if line.pain_leave is not None and line.pain_leave != line.pain_arrive:
            y = self._y(line.pain_leave, theme)
            painter.setPen(QPen(theme.colour("accent"), theme.px(2)))
            painter.setBrush(theme.colour("surface"))
            painter.drawEllipse(QPointF(x, y), theme.px(5), theme.px(5))
            spot = QRectF(x - theme.px(20), y + theme.px(6), theme.px(40), theme.px(18))
            write(painter, spot, str(line.pain_leave), small, theme.colour("text2"), CENTRE)

    def _picture(self, line: SessionLine, box: QRectF, theme: Theme) -> QPixmap:
        ratio = self.devicePixelRatioF()
        key = (line.session_id, round(box.width()), round(box.height()), ratio, theme.name, bool(line.marks))
        if key not in self._pictures:
            if len(self._pictures) > 120:
                self._pictures.clear()
            picture = QPixmap(round(box.width() * ratio), round(box.height() * ratio))
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_map(painter, QRectF(0, 0, box.width(), box.height()), line)
            painter.end()
            self._pictures[key] = picture
        return self._pictures[key]
