"""Quiet pictures of the body: silhouettes for the view buttons, and the welcoming back. Not for marks."""

from __future__ import annotations

import json
from functools import cache
from typing import Any, cast

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from notesapp.catalogue import tokens
from resources import resource
from ui.base import metrics
from ui.base.icons import paint_icon, painter_path
from ui.base.theme import Theme, current
from ui.parts.buttons import Picture
from ui.parts.paint import mix, panel, start

WELCOME_MM_PER_PX = 1.515


@cache
def _silhouettes() -> dict[str, Any]:
    return cast(dict[str, Any], json.loads(resource("icons/silhouettes.json").read_text(encoding="utf-8")))


def silhouette(view: str) -> Picture:
    """The outline of VIEW (front, back, left, right, soles), filled, as large as fits; for a RailButton."""
    shape = _silhouettes()[view]
    x, y, width, height = shape["box"]
    path = painter_path(shape["path"])

    def paint(painter: QPainter, rect: QRectF, colour: QColor) -> None:
        scale = min(rect.width() / width, rect.height() / height)
        painter.save()
        painter.translate(rect.center().x() - (x + width / 2) * scale, rect.center().y() - (y + height / 2) * scale)
        painter.scale(scale, scale)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.setOpacity(0.55)
        painter.drawPath(path)
        painter.restore()

    return paint


@cache
def _welcome() -> tuple[QPainterPath, list[QPainterPath]]:
    data = json.loads(resource("icons/welcome.json").read_text(encoding="utf-8"))
    return painter_path(data["body"]), [painter_path(line) for line in data["lines"]]


def paint_welcome(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    """The back of the figure, pale, its crown near the top of RECT and its legs running out below."""
    body, lines = _welcome()
    colours, ground = tokens.figure_roles(theme.name), theme.colour("bg")
    scale = rect.height() / 800 / WELCOME_MM_PER_PX
    fill = mix(ground, QColor(colours["base"]), 0.5 if theme.name == "light" else 0.26)
    line = mix(fill, QColor(colours["line"]), 0.34) if theme.name == "light" else mix(fill, ground, 0.6)
    edge = mix(
        fill,
        QColor(colours["outline"] if theme.name == "light" else theme.hex("text")),
        0.5 if theme.name == "light" else 0.3,
    )
    painter.save()
    painter.setClipRect(rect)
    painter.translate(rect.center().x(), rect.top() + rect.height() * 0.08)
    painter.scale(scale, scale)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawPath(body)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(line, 1.6))
    for path in lines:
        painter.drawPath(path)
    painter.setPen(QPen(edge, 3.2))
    painter.drawPath(body)
    painter.restore()


class Logo(QWidget):
    """The app's sign: a hand on a filled tile."""

    def __init__(self, side: int = 48) -> None:
        super().__init__()
        metrics.size(self, width=side, height=side)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: object) -> None:
        theme, painter = current(), start(self)
        rect = QRectF(self.rect())
        panel(painter, rect, rect.width() / 4, theme.colour("accent_fill"))
        box = rect.adjusted(*(rect.width() * part for part in (0.25, 0.25, -0.25, -0.25)))
        paint_icon(painter, "hand", box, theme.colour("on_fill"))
        painter.end()
