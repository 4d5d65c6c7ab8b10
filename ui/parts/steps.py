"""The steps of a session, and the stepper for minutes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.base import metrics
from ui.base.icons import paint_icon
from ui.base.theme import Theme, current
from ui.parts.choices import OneOf
from ui.parts.paint import CENTRE, mix, panel, start, text_width, write
from ui.parts.press import Press, identify


class _Step(Press):
    is_action = True

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text, name)
        self.done = False
        self.tight = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def natural(self, theme: Theme) -> tuple[float, float]:
        if self.tight:
            return text_width(self.text(), theme.font("strong")) + theme.px(40), theme.px(64)
        return max(theme.px(112), text_width(self.text(), theme.font("strong")) + theme.px(56)), theme.px(64)

    def draw(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        inside = rect.adjusted(0, theme.px(8), 0, -theme.px(8))
        checked = self.isChecked()
        if checked:
            panel(painter, inside, theme.px(10), theme.colour("surface"), theme.colour("border_strong"))
        elif self.underMouse() or self.isDown():
            wash = mix(theme.colour("sunk"), theme.colour("text"), 0.10 if self.isDown() else 0.05)
            panel(painter, inside, theme.px(10), wash)
        font = theme.font("strong", 600 if checked else 500)
        ink = self.ink(theme, "text" if checked else "text2")
        words, side, gap = text_width(self.text(), font), theme.px(18), theme.px(4 if self.tight else 8)
        tick = self.done and not checked
        x = inside.center().x() - (words + (side + gap if tick else 0)) / 2
        if tick:
            box = QRectF(x, inside.center().y() - side / 2, side, side)
            paint_icon(painter, "check", box, theme.colour("accent"), 2.2)
            x += side + gap
        write(painter, QRectF(x, inside.top(), words + 2, inside.height()), self.text(), font, ink)


class StepTabs(OneOf):
    """Arrive, Treat, Leave: in any order; the whole 64 px take the tap. A tick says that something is recorded."""

    def __init__(self, name: str, accessible: str, steps: Sequence[tuple[str, str]]) -> None:
        super().__init__(name, accessible)
        line = metrics.row(self, 0)
        for key, label in steps:
            step = _Step(label, f"{name}.{key}")
            self._take(key, step)
            line.addWidget(step)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def fold(self, tight: bool) -> None:
        """Narrow tabs, where there is little room."""
        for step in self.findChildren(_Step):
            step.tight = tight
            step.updateGeometry()
        self.updateGeometry()

    def set_done(self, key: str, done: bool) -> None:
        step = self.option(key)
        assert isinstance(step, _Step)
        step.done = done
        step.setAccessibleDescription("something is recorded" if done else "")
        step.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), start(self)
        track = QRectF(self.rect()).adjusted(0, theme.px(8), 0, -theme.px(8))
        panel(painter, track, theme.px(10), theme.colour("sunk"))
        painter.end()


class _Sign(Press):
    def __init__(self, icon: str, name: str, accessible: str) -> None:
        super().__init__("", name, accessible)
        self._icon = icon
        self.setAutoRepeat(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def natural(self, theme: Theme) -> tuple[float, float]:
        return theme.px(72), theme.px(44)

    def draw(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            wash = mix(theme.colour("surface"), theme.colour("text"), 0.10 if self.isDown() else 0.04)
            panel(painter, rect.adjusted(2, 2, -2, -2), theme.px(10), wash)
        side = theme.px(26)
        box = QRectF(0, 0, side, side)
        box.moveCenter(rect.center())
        paint_icon(painter, self._icon, box, self.ink(theme))


class Stepper(QWidget):
    """- 6 minutes +: a number between LOW and HIGH. `changed(value)` when a person changed it."""

    changed = Signal(int)

    def __init__(
        self, name: str, accessible: str, unit: str, value: int, low: int = 0, high: int = 180, step: int = 1
    ) -> None:
        super().__init__()
        identify(self, name, accessible)
        self._words, self._unit, self._low, self._high, self._step = accessible, unit, low, high, step
        self._value = value
        less = _Sign("minus", f"{name}.less", f"{accessible}: less")
        more = _Sign("plus", f"{name}.more", f"{accessible}: more")
        less.clicked.connect(lambda: self._add(-self._step))
        more.clicked.connect(lambda: self._add(self._step))
        self._less, self._more = less, more
        line = metrics.row(self, 0)
        line.addWidget(less)
        line.addStretch(1)
        line.addWidget(more)
        metrics.size(self, min_width=232, height=64)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_value(value)

    @property
    def value(self) -> int:
        return self._value

    def set_value(self, value: int) -> None:
        self._value = min(self._high, max(self._low, value))
        self._less.setEnabled(self._value > self._low)
        self._more.setEnabled(self._value < self._high)
        self.setAccessibleName(f"{self._words}: {self._value} {self._unit}")
        self.update()

    def _add(self, step: int) -> None:
        before = self._value
        self.set_value(before + step)
        if self._value != before:
            self.changed.emit(self._value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Plus: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_Minus: -1}
        if event.key() in step:
            self._add(self._step * step[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # a pane that scrolls must not change minutes

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), start(self)
        rect = QRectF(self.rect())
        panel(painter, rect, theme.px(12), theme.colour("surface"), theme.colour("border_strong"))
        painter.setPen(theme.colour("border"))
        for x in (self._less.width(), self.width() - self._more.width()):
            painter.drawLine(x, 1, x, self.height() - 2)
        upper = QRectF(rect.left(), rect.top() + theme.px(8), rect.width(), theme.px(28))
        write(painter, upper, str(self._value), theme.font("heading"), theme.colour("text"), CENTRE)
        lower = QRectF(rect.left(), rect.bottom() - theme.px(29), rect.width(), theme.px(20))
        write(painter, lower, self._unit, theme.font("secondary"), theme.colour("text2"), CENTRE)
        painter.end()
