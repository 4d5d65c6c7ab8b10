"""A slider from the earlier drawing to the later one."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QSlider

from ui.base.i18n import tr
from ui.base.theme import current
from ui.parts.paint import LEFT, RIGHT, panel, start, text_width, write
from ui.parts.press import identify

MOST = 100
KNOB = 13


class FadeSlider(QSlider):
    """0 shows the earlier drawing alone, 50 both laid over each other, 100 the later one alone."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        identify(self, "compare.fade", tr("From the earlier to the later drawing"), tr("Left and right; space flips"))
        self.setRange(0, MOST)
        self.setSingleStep(5)
        self.setPageStep(25)
        self.setValue(MOST // 2)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def flip(self) -> None:
        """The other one alone: as a blink between both."""
        self.setValue(0 if self.value() > MOST // 2 else MOST)

    def sizeHint(self) -> QSize:
        return QSize(current().px(320), current().px(44))

    def minimumSizeHint(self) -> QSize:
        return QSize(current().px(200), current().px(44))

    def _words(self) -> tuple[str, str]:
        return tr("Earlier"), tr("Later")

    def _track(self) -> QRectF:
        theme = current()
        font = theme.font("label", 500)
        left, right = (text_width(word, font) + theme.px(KNOB + 8) for word in self._words())
        return QRectF(left, self.height() / 2 - theme.px(3), self.width() - left - right, theme.px(6))

    def _spot(self) -> QPointF:
        track = self._track()
        return QPointF(track.left() + track.width() * self.value() / MOST, track.center().y())

    def _take(self, x: float) -> None:
        track = self._track()
        self.setValue(round((x - track.left()) / max(track.width(), 1) * MOST))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._take(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._take(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), start(self)
        track, spot = self._track(), self._spot()
        room = QRectF(self.rect())
        font, ink = theme.font("label", 500), theme.colour("text")
        write(painter, room, self._words()[0], font, ink, LEFT)
        write(painter, room, self._words()[1], font, ink, RIGHT)
        panel(painter, track, theme.px(3), theme.colour("sunk"), theme.colour("border_strong"))
        self._knob(painter, spot)
        painter.end()

    def _knob(self, painter: QPainter, spot: QPointF) -> None:
        theme = current()
        r = theme.px(KNOB)
        ring = QRectF(spot.x() - r, spot.y() - r, 2 * r, 2 * r)
        panel(painter, ring, r, theme.colour("accent_fill"), theme.colour("surface"), theme.px(2))
