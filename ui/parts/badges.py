"""Small signs: the side, a score, a place to tap."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from notesapp.catalogue import tokens
from ui.base.icons import paint_icon
from ui.base.theme import Theme, current
from ui.parts.paint import CENTRE, elided, mix, panel, start, text_width, write
from ui.parts.press import Press, identify, reveal

Side = Literal["L", "R"]
SPOKEN = {"L": "left", "R": "right"}
BADGE = 22


def paint_side(painter: QPainter, rect: QRectF, side: Side, theme: Theme) -> None:
    """R filled, L outlined: never coloured, never without its letter."""
    radius = rect.height() * 7 / 28
    if side == "R":
        panel(painter, rect, radius, theme.colour("text"))
    else:
        panel(painter, rect, radius, theme.colour("surface"), theme.colour("text"), 1.5)
    font = theme.font("secondary" if rect.height() < theme.px(26) else "body", 700)
    write(painter, rect, side, font, theme.colour("surface" if side == "R" else "text"), CENTRE)


def paint_score(painter: QPainter, rect: QRectF, level: int, theme: Theme, symptom: str | None = None) -> None:
    """A 0-10 score in its colour."""
    step = tokens.score_style(level) if symptom is None else tokens.symptoms()[symptom].ramp[level]
    panel(painter, rect, theme.px(6), QColor(step.fill), mix(QColor(step.fill), QColor(step.ink), 0.3))
    write(painter, rect, str(level), theme.font("body", 700), QColor(step.ink), CENTRE)


class _Sign(QWidget):
    def __init__(self, name: str, accessible: str) -> None:
        super().__init__()
        identify(self, name, accessible)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)


class SideBadge(_Sign):
    """L or R beside words, or nothing for the midline."""

    def __init__(self, side: Side | None, name: str, px: int = BADGE) -> None:
        super().__init__(name, SPOKEN[side] if side else "no side")
        self._side, self._px = side, px
        reveal(self, side is not None)

    @property
    def side(self) -> Side | None:
        return self._side

    def set_side(self, side: Side | None) -> None:
        self._side = side
        self.setAccessibleName(SPOKEN[side] if side else "no side")
        reveal(self, side is not None)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(current().px(self._px), current().px(self._px))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._side is not None:
            painter = start(self)
            paint_side(painter, QRectF(self.rect()), self._side, current())
            painter.end()


class ScoreBadge(_Sign):
    """A score 0-10 in its colour, 26 x 24."""

    def __init__(self, level: int, name: str, symptom: str | None = None) -> None:
        super().__init__(name, f"{level} of 10")
        self._level, self._symptom = level, symptom

    def set_level(self, level: int) -> None:
        self._level = level
        self.setAccessibleName(f"{level} of 10")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(current().px(26), current().px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = start(self)
        paint_score(painter, QRectF(self.rect()), self._level, current(), self._symptom)
        painter.end()


class Chip(Press):
    """A place to tap, 64 px high: its name, its side, a line below (an ICON before it), a TRAIL icon behind all."""

    radius = 10.0

    def __init__(
        self,
        text: str,
        name: str,
        side: Side | None = None,
        sub: str = "",
        icon: str = "",
        trail: str = "",
        quiet: bool = False,
    ) -> None:
        spoken = ", ".join(part for part in (text, SPOKEN.get(side or ""), sub) if part)
        super().__init__(text, name, spoken)
        self._side, self._sub, self._icon, self._trail, self._quiet = side, sub, icon, trail, quiet
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_sub(self, sub: str, icon: str = "") -> None:
        self._sub, self._icon = sub, icon
        spoken = (self.text(), SPOKEN.get(self._side or ""), sub)
        self.setAccessibleName(", ".join(part for part in spoken if part))
        self.updateGeometry()
        self.update()

    def natural(self, theme: Theme) -> tuple[float, float]:
        first = text_width(self.text(), theme.font("label", 600)) + (theme.px(BADGE + 6) if self._side else 0)
        second = text_width(self._sub, theme.font("secondary")) + (theme.px(20) if self._icon else 0)
        return max(first, second, theme.px(40)) + theme.px(24 + (28 if self._trail else 0)), theme.px(64)

    def minimumSizeHint(self) -> QSize:
        return QSize(current().px(96), current().px(64))

    def draw(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        if self.isChecked():
            edge = theme.colour("accent")
            panel(painter, rect, theme.px(self.radius), self.ground(theme, "accent_soft"), edge, 2)
        else:
            edge = theme.colour("border" if self._quiet else "border_strong")
            panel(painter, rect, theme.px(self.radius), self.ground(theme), edge)
        trail = theme.px(24) if self._trail else 0
        left, room = rect.left() + theme.px(12), rect.width() - theme.px(24) - trail
        badge = theme.px(BADGE)
        font = theme.font("label", 600)
        words = elided(self.text(), font, room - (badge + theme.px(6) if self._side else 0))
        high = theme.px(24)
        top = rect.top() + (theme.px(9) if self._sub else (rect.height() - high) / 2)
        write(painter, QRectF(left, top, room, high), words, font, self.ink(theme))
        if self._side:
            x = left + text_width(words, font) + theme.px(6)
            paint_side(painter, QRectF(x, top + (high - badge) / 2, badge, badge), self._side, theme)
        if self._sub:
            self._line(painter, QRectF(left, rect.bottom() - theme.px(30), room, theme.px(20)), theme)
        if self._trail:
            box = QRectF(rect.right() - theme.px(34), rect.center().y() - theme.px(12), theme.px(24), theme.px(24))
            paint_icon(painter, self._trail, box, self.ink(theme))

    def _line(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        if self._icon:
            side = theme.px(15)
            box = QRectF(rect.left(), rect.center().y() - side / 2, side, side)
            paint_icon(painter, self._icon, box, theme.colour("accent"), 2)
            rect = rect.adjusted(theme.px(20), 0, 0, 0)
        write(painter, rect, self._sub, theme.font("secondary"), self.ink(theme, "text2"))
