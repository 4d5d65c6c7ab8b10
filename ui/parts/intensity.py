"""The 0-10 strip: eleven tiles in the symptom's colours, chosen by tap, by 0-9, X for ten, or by arrows.

Where eleven would be too small to hit they stand in two lines, 0-5 over 6-10.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from notesapp.catalogue import tokens
from notesapp.catalogue.tokens import Step
from ui.base.focus import RADIUS
from ui.base.theme import Theme, current
from ui.parts.kept import Kept
from ui.parts.paint import CENTRE, mix, panel, start, triangle, write
from ui.parts.press import identify, is_second_tap

GAP = 4.6
GROW = 4.0
TRIANGLE = 12.0
HIGH = 48
LEAST = 430
"""With less width than this (px at 100 %) there are two lines."""
_STRIPS = Kept(2)
_DIGITS = {getattr(Qt.Key, f"Key_{n}"): n for n in range(10)} | {Qt.Key.Key_X: 10}


class _Tiles(QWidget):
    """Where the eleven stand: in one line, or 0-5 over 6-10; with room for the triangle over the value on arrival."""

    def __init__(self) -> None:
        super().__init__()
        self._arrival: int | None = None
        self._lines = 0

    def tile_rect(self, level: int) -> QRectF:
        """Where the tile of LEVEL stands."""
        theme = current()
        gap, per_line = GAP * theme.scale, _per_line(self.width())
        width = (self.width() - (per_line - 1) * gap) / per_line
        line, at = divmod(level, per_line)
        return QRectF(at * (width + gap), self._top(theme) + line * self._pitch(theme), width, theme.px(HIGH))

    def _top(self, theme: Theme) -> int:
        return theme.px(GROW) + (theme.px(TRIANGLE) if self._arrival is not None else 0)

    def _pitch(self, theme: Theme) -> int:
        return self._top(theme) + theme.px(HIGH + GROW)

    def wanted_width(self) -> int:
        return current().px(LEAST)

    def sizeHint(self) -> QSize:
        theme = current()
        return QSize(theme.px(574), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(current().px(264), self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        theme = current()
        return self._pitch(theme) * (1 if _per_line(width) == 11 else 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._lines != (lines := _per_line(self.width())):
            self._lines = lines
            self.updateGeometry()

    def _at(self, spot: QPointF) -> int:
        first, second = self.tile_rect(0), self.tile_rect(1)
        per_line = _per_line(self.width())
        column = int((spot.x() - first.left() + GAP / 2) / (second.left() - first.left()))
        line = int(spot.y() / self._pitch(current())) if per_line < 11 else 0
        return min(10, line * per_line + min(per_line - 1, max(0, column)))


class IntensityStrip(_Tiles):
    """`chosen(level)` when a person chose. Nothing is chosen at first; `arrival` shows a triangle over a level."""

    chosen = Signal(int)

    def __init__(self, name: str, accessible: str, symptom: str | None = None) -> None:
        super().__init__()
        identify(self, name, accessible)
        self._words = accessible
        self._symptom = symptom
        self._value: int | None = None
        self._hover = self._down = -1
        self._pressed_at: int | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(RADIUS, 8.0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    # what it shows

    @property
    def value(self) -> int | None:
        return self._value

    @property
    def arrival(self) -> int | None:
        return self._arrival

    def set_value(self, level: int | None) -> None:
        """Show LEVEL 0-10 as chosen, or none; ValueError beyond."""
        self._value = _checked(level)
        said = "not answered" if level is None else f"{level} of 10"
        self.setAccessibleName(f"{self._words}: {said}")
        self.update()

    def set_arrival(self, level: int | None) -> None:
        """Mark the value on arrival with a triangle."""
        self._arrival = _checked(level)
        self.setAccessibleDescription("" if level is None else f"on arrival {level}")
        self.updateGeometry()
        self.update()

    def set_symptom(self, symptom: str | None) -> None:
        """Wear the ramp of SYMPTOM; without one, the neutral ramp."""
        if symptom != self._symptom:
            self._symptom = symptom
            self.update()

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = start(self)
        says = (self._symptom, self._value, self._down, self._hover, self._arrival, current())
        _STRIPS.paint(painter, QRectF(self.rect()), says, self._draw)
        painter.end()

    def _draw(self, painter: QPainter, rect: QRectF) -> None:
        theme = current()
        ramp = tokens.score_ramp() if self._symptom is None else tokens.symptoms()[self._symptom].ramp
        for level in tokens.LEVELS:
            if level != self._value:
                self._tile(painter, level, ramp[level], theme)
        if self._value is not None:
            self._selected(painter, self._value, ramp[self._value], theme)
        if self._arrival is not None:
            x = self.tile_rect(self._arrival).center().x()
            lift = theme.px(GROW if self._arrival == self._value else 0)
            tip = QPointF(x, self.tile_rect(self._arrival).top() - theme.px(2) - lift)
            triangle(painter, tip, theme.px(12), theme.colour("text2"))

    def _tile(self, painter: QPainter, level: int, step: Step, theme: Theme) -> None:
        fill, rect = QColor(step.fill), self.tile_rect(level)
        ink = QColor(step.ink)
        if level == self._down:
            fill = mix(fill, ink, 0.14)
        elif level == self._hover:
            fill = mix(fill, ink, 0.07)
        edge = mix(QColor(step.fill), ink, 0.28) if level < 4 else None
        panel(painter, rect, theme.px(8), fill, edge)
        write(painter, rect, str(level), theme.font("strong", 500), ink, CENTRE)

    def _selected(self, painter: QPainter, level: int, step: Step, theme: Theme) -> None:
        grow, ring = theme.px(GROW), max(3, theme.px(3))
        rect = self.tile_rect(level).adjusted(-grow + 1, -grow, grow - 1, grow)
        rect = rect.intersected(QRectF(self.rect()))  # at the ends the ring grows inwards
        panel(painter, rect, theme.px(11), theme.colour("surface"), theme.colour("text"), ring)
        inner = rect.adjusted(ring + 1, ring + 1, -ring - 1, -ring - 1)
        panel(painter, inner, theme.px(7), QColor(step.fill))
        write(painter, inner, str(level), theme.font("heading", 700), QColor(step.ink), CENTRE)

    # the hand

    def choose(self, level: int) -> None:
        """LEVEL was chosen by a person."""
        self.set_value(level)
        self.chosen.emit(level)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.isEnabled():
            self._pressed_at = event.timestamp()
            self._down = self._at(event.position())
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second tap of a pair is for what the first one met: what came under the finger since is not chosen."""
        if is_second_tap(self._pressed_at, event):
            self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._at(event.position())
        if at != self._hover:
            self._hover = at
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        down, self._down = self._down, -1
        self.update()
        if down >= 0 and self.rect().contains(event.position().toPoint()):
            self.choose(self._at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = -1
        self.update()

    def event(self, event: QEvent) -> bool:
        """With the focus, digits and X are the strip's own, whatever they mean around it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _DIGITS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _DIGITS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.choose(_DIGITS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Up):
            self.choose(min(10, (-1 if self._value is None else self._value) + 1))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Down):
            self.choose(max(0, (1 if self._value is None else self._value) - 1))
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)


def _per_line(width: int) -> int:
    return 11 if width >= current().px(LEAST) else 6


def _checked(level: int | None) -> int | None:
    if level is not None and level not in tokens.LEVELS:
        raise ValueError(f"intensity {level} is not 0-10")
    return level
