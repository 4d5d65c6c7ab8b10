"""The picture of a home-care exercise, as on paper: drawn once, never redrawn by hand for the screen."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from notesapp.catalogue import tokens
from notesapp.catalogue.exercises import Drawing, drawing
from ui.base.icons import paint_icon
from ui.base.paths import painter_path
from ui.base.theme import current
from ui.parts.badges import BADGE, Side, paint_side
from ui.parts.paint import mix, panel, start


def paint_drawing(painter: QPainter, rect: QRectF, shown: Drawing) -> None:
    """SHOWN in the middle of RECT, as large as fits."""
    colours = tokens.exercise_colours()
    scale = min(rect.width() / shown.width, rect.height() / shown.height)
    painter.save()
    painter.translate(rect.center().x() - shown.width * scale / 2, rect.center().y() - shown.height * scale / 2)
    painter.scale(scale, scale)
    for ink in shown.inks:
        path = painter_path(ink.path)
        if ink.fill:
            painter.fillPath(path, QColor(colours[ink.fill]))
        if ink.stroke:
            pen = QPen(QColor(colours[ink.stroke]), max(ink.width, 1.1 / scale))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.strokePath(path, pen)
    painter.restore()


class ExercisePicture(QWidget):
    """The drawing of ITEM for SIDE on a paper-pale ground; a plain sign where nothing is drawn.

    LETTER names its side.
    """

    def __init__(
        self, item: str, side: str | None, width: int = 112, height: int = 80, letter: Side | None = None
    ) -> None:
        super().__init__()
        self._drawing = drawing(item, side)
        self._size = (width, height)
        self._letter = letter
        self.setAccessibleName(self._drawing.shows if self._drawing else "")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(*(current().px(side) for side in self._size))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), start(self)
        rect = QRectF(self.rect())
        if self._drawing is None:
            panel(painter, rect, theme.px(8), theme.colour("sunk"))
            side = theme.px(28)
            box = QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
            paint_icon(painter, "heart", box, theme.colour("text2"))
        else:
            ground = QColor(tokens.exercise_colours()["prop_light"])
            if theme.name == "dark":  # no bright white in a dim room; the lines keep their contrast
                ground = mix(ground, theme.colour("bg"), 0.15)
            panel(painter, rect, theme.px(8), ground)
            paint_drawing(painter, rect.adjusted(*(theme.px(v) for v in (5, 5, -5, -5))), self._drawing)
        if self._letter is not None:
            box = QRectF(theme.px(5), theme.px(5), theme.px(BADGE), theme.px(BADGE))
            paint_side(painter, box, self._letter, replace(theme, name="light"))  # its ground is always pale
        painter.end()
