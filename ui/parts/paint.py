"""Small painting helpers: panels, text that fits, symptom swatches. Colours come from the theme or the tokens only."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from notesapp.catalogue import tokens
from notesapp.catalogue.tokens import Pattern, SymptomStyle
from ui.base.icons import painter_path
from ui.base.theme import Role, Theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
WRAP = Qt.TextFlag.TextWordWrap


def start(widget: QWidget) -> QPainter:
    painter = QPainter(widget)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    return painter


def mix(one: QColor, other: QColor, part: float) -> QColor:
    """ONE with PART (0-1) of OTHER in it."""
    return QColor.fromRgbF(
        one.redF() + (other.redF() - one.redF()) * part,
        one.greenF() + (other.greenF() - one.greenF()) * part,
        one.blueF() + (other.blueF() - one.blueF()) * part,
    )


def panel(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: QColor | None,
    edge: QColor | None = None,
    width: float = 1.0,
    dashed: bool = False,
) -> None:
    """A rounded panel whose edge lies inside RECT."""
    inside = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2) if edge is not None else rect
    pen = QPen(Qt.PenStyle.NoPen)
    if edge is not None:
        pen = QPen(edge, width)
        if dashed:
            pen.setDashPattern([4 / width, 3 / width])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    if fill is None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setBrush(fill)
    painter.drawRoundedRect(inside, max(0.0, radius - width / 2), max(0.0, radius - width / 2))


def elided(text: str, font: QFont, width: float) -> str:
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width + 0.5)


def text_width(text: str, font: QFont) -> float:
    return QFontMetricsF(font).horizontalAdvance(text)


def write(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    align: Qt.AlignmentFlag = LEFT,
    wrap: bool = False,
) -> None:
    """TEXT in RECT, shortened with … when it does not fit on its line; wrapped instead when WRAP."""
    painter.setFont(font)
    painter.setPen(colour)
    if wrap:
        painter.drawText(rect, int(align) | int(WRAP), text)
    else:
        painter.drawText(rect, int(align), elided(text, font, rect.width()))


def wrapped_height(text: str, font: QFont, width: float) -> float:
    flags = int(Qt.AlignmentFlag.AlignLeft) | int(WRAP)
    return QFontMetricsF(font).boundingRect(QRectF(0, 0, width, 10_000), flags, text).height()


def line_height(theme: Theme, role: Role) -> int:
    return theme.px(tokens.type_scale()[role].line)


def tile_pattern(painter: QPainter, shape: QPainterPath, pattern: Pattern, ink: QColor, scale: float) -> None:
    """Fill SHAPE with PATTERN in INK; SCALE is px per mm."""
    painter.save()
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    bounds, side = shape.boundingRect(), pattern.tile * scale
    if pattern.filled:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        round_pen = (Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.setPen(QPen(ink, pattern.stroke, *round_pen))
    path, origin = painter_path(pattern.path), bounds.topLeft()
    painter.translate(origin)
    painter.scale(scale, scale)
    for row in range(int(bounds.height() / side) + 1):
        for column in range(int(bounds.width() / side) + 1):
            painter.save()
            painter.translate(column * pattern.tile, row * pattern.tile)
            painter.drawPath(path)
            painter.restore()
    painter.restore()


def swatch(painter: QPainter, rect: QRectF, style: SymptomStyle, radius: float, scale: float = 1.0) -> None:
    """A symptom's colour and pattern in a rounded square."""
    panel(painter, rect, radius, QColor(style.fill))
    shape = QPainterPath()
    shape.addRoundedRect(rect, radius, radius)
    tile_pattern(painter, shape, style.pattern, QColor(style.ink), tokens.pattern_scale("swatch") * scale)
    panel(painter, rect, radius, None, QColor(style.edge), 1.2)


def hatch(painter: QPainter, rect: QRectF, radius: float, scale: float = 1.0) -> None:
    """The sign of a place to be careful with, as on the map."""
    avoid = tokens.avoid()
    panel(painter, rect, radius, QColor(avoid.wash))
    shape = QPainterPath()
    shape.addRoundedRect(rect, radius, radius)
    painter.save()
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(QColor(avoid.ink), 2.2 * scale))
    step, reach = 7.0 * scale, rect.height()
    x = rect.left() - reach
    while x < rect.right():
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + reach, rect.top()))
        x += step
    painter.restore()
    panel(painter, rect, radius, None, QColor(avoid.ink), 1.5)


def triangle(painter: QPainter, tip: QPointF, width: float, colour: QColor) -> None:
    """A triangle pointing down with its tip at TIP."""
    half, height = width / 2, width * 0.66
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(
        QPolygonF([tip, QPointF(tip.x() - half, tip.y() - height), QPointF(tip.x() + half, tip.y() - height)])
    )
