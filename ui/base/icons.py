"""Icons: path data from the tokens, drawn with one round pen in whatever colour the theme wants."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from notesapp.catalogue import tokens
from notesapp.catalogue.outline import outline

BOX = 24.0
STROKE = 1.5


@lru_cache(maxsize=512)
def painter_path(d: str) -> QPainterPath:
    """Path data D as a painter path; shared, do not change it."""
    path = QPainterPath()
    for segment in outline(d):
        points = [QPointF(x, y) for x, y in segment.points]
        if segment.kind == "M":
            path.moveTo(points[0])
        elif segment.kind == "L":
            path.lineTo(points[0])
        elif segment.kind == "C":
            path.cubicTo(*points)
        else:
            path.closeSubpath()
    return path


def icon_data(key: str) -> str:
    """The path data of icon or tool KEY; KeyError when there is none."""
    found = tokens.icons().get(key)
    return found if found is not None else tokens.tool_icons()[key]


def paint_icon(painter: QPainter, key: str, rect: QRectF, colour: QColor, stroke: float = STROKE) -> None:
    """Draw icon KEY into the square RECT in COLOUR; STROKE is in units of the 24 box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / BOX, rect.height() / BOX)
    painter.setPen(QPen(colour, stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(painter_path(icon_data(key)))
    painter.restore()


def pixmap(key: str, size: int, colour: QColor, ratio: float = 1.0) -> QPixmap:
    """Icon KEY, SIZE px square, sharp at device pixel RATIO."""
    image = QPixmap(round(size * ratio), round(size * ratio))
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_icon(painter, key, QRectF(0, 0, size, size), colour)
    painter.end()
    return image


def icon(key: str, colour: QColor, size: int = 24) -> QIcon:
    """A QIcon for menus and title bars, sharp at 1x, 2x and 3x."""
    found = QIcon()
    for ratio in (1.0, 2.0, 3.0):
        found.addPixmap(pixmap(key, size, colour, ratio))
    return found
