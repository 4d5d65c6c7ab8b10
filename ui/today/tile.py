"""One recent client: a small body map, how it was last time, and a start in one tap."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from notesapp.usecases.overview import SessionLine, Tile
from notesapp.usecases.start_session import TAKEN_UP
from ui.base.i18n import tr
from ui.base.icons import paint_icon
from ui.base.theme import Theme, current
from ui.parts.badges import paint_score
from ui.parts.paint import CENTRE, panel, text_width, write
from ui.parts.press import Press
from ui.today.when import ago

PaintMap = Callable[[QPainter, QRectF, SessionLine | None], None]
"""Paints a session's small body map with its L and R into a rectangle."""


class _Name(Press):
    """The client's name: it leads to the client's page."""

    def __init__(self, name: str, object_name: str) -> None:
        super().__init__(name, object_name, tr("Open the page of {name}", name=name))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def natural(self, theme: Theme) -> tuple[float, float]:
        return text_width(self.text(), theme.font("strong")) + 2, theme.px(44)

    def minimumSizeHint(self) -> QSize:
        return QSize(current().px(44), current().px(44))

    def draw(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        font = theme.font("strong")
        hovered = self.underMouse() or self.isDown()
        write(painter, rect, self.text(), font, theme.colour("accent" if hovered else "text"))
        if hovered:
            y = rect.center().y() + theme.px(10)
            width = min(text_width(self.text(), font), rect.width())
            painter.fillRect(QRectF(rect.left(), y, width, 1), theme.colour("accent"))


class ClientTile(Press):
    """350 x 152. `clicked` starts a session, `opened` asks for the page."""

    radius = 12.0
    opened = Signal()

    def __init__(self, tile: Tile, paint_map: PaintMap, line: str, now: datetime, number: int) -> None:
        name = f"today.tile.{number}"
        super().__init__(tile.client.name, name, tr("Start a session with {name}", name=tile.client.name))
        self.tile, self._paint_map, self._line = tile, paint_map, line
        self._when = ago(tile.last.started_at, now) if tile.last else tr("No session yet")
        self._is_under_way = tile.last is not None and tile.last.has_draft and now - tile.last.started_at < TAKEN_UP
        self._picture: tuple[tuple[object, ...], QPixmap] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name = _Name(tile.client.name, f"{name}.name")
        self._name.setParent(self)
        self._name.clicked.connect(self.opened)
        said = [self._line, self._when]
        if tile.last is not None and tile.last.pain_arrive is not None:
            said.append(tr("pain {before} on arrival", before=tile.last.pain_arrive))
        self.setAccessibleDescription(", ".join(part for part in said if part))

    def natural(self, theme: Theme) -> tuple[float, float]:
        return theme.px(300), theme.px(152)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme = current()
        wish = self._name.natural(theme)[0]
        width = min(wish, self.width() - theme.px(112 + 20))
        self._name.setGeometry(theme.px(112), theme.px(16), round(width), theme.px(44))

    def draw(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        panel(painter, rect, theme.px(12), self.ground(theme), theme.colour("border"))
        box = QRectF(rect.left() + theme.px(10), rect.top() + theme.px(10), theme.px(92), rect.height() - theme.px(20))
        if box.height() >= 1:  # painted before it has its place, there is none
            painter.drawPixmap(box.topLeft(), self._map(box, theme))
        left = rect.left() + theme.px(112)
        room = rect.right() - left - theme.px(16)
        top = rect.top()
        line = QRectF(left, top + theme.px(51), room, theme.px(20))
        write(painter, line, self._line, theme.font("secondary"), theme.colour("text"))
        when = QRectF(left, top + theme.px(71), room, theme.px(20))
        write(painter, when, self._when, theme.font("secondary"), theme.colour("text2"))
        self._scores(painter, left, rect.bottom() - theme.px(42), theme)
        font = theme.font("label", 600)
        words = tr("Continue") if self._is_under_way else tr("Start")
        width = text_width(words, font)
        start = QRectF(rect.right() - theme.px(16) - width, rect.bottom() - theme.px(46), width + 2, theme.px(30))
        write(painter, start, words, font, theme.colour("accent"))

    def _scores(self, painter: QPainter, x: float, y: float, theme: Theme) -> None:
        last = self.tile.last
        wide, high = theme.px(26), theme.px(24)
        if last is not None and last.pain_arrive is not None:
            paint_score(painter, QRectF(x, y, wide, high), last.pain_arrive, theme)
            x += wide + theme.px(8)
            if last.pain_leave is not None:
                arrow = QRectF(x, y, theme.px(16), high)
                write(painter, arrow, "→", theme.font("body"), theme.colour("text2"), CENTRE)
                x += theme.px(16 + 8)
                paint_score(painter, QRectF(x, y, wide, high), last.pain_leave, theme)
                x += wide + theme.px(10)
        if self.tile.alerts:
            side = theme.px(16)
            paint_icon(painter, "alert", QRectF(x, y + (high - side) / 2, side, side), theme.colour("danger"), 1.8)
            said = tr("1 alert") if self.tile.alerts == 1 else tr("{n} alerts", n=self.tile.alerts)
            line = QRectF(x + side + theme.px(6), y, theme.px(72), high)
            write(painter, line, said, theme.font("secondary"), theme.colour("danger"))

    def _map(self, box: QRectF, theme: Theme) -> QPixmap:
        """The small map, painted once for this size and theme."""
        ratio = self.devicePixelRatioF()
        key = (round(box.width()), round(box.height()), ratio, theme.name)
        if self._picture is None or self._picture[0] != key:
            picture = QPixmap(round(box.width() * ratio), round(box.height() * ratio))
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_map(painter, QRectF(0, 0, box.width(), box.height()), self.tile.last)
            painter.end()
            self._picture = (key, picture)
        return self._picture[1]
