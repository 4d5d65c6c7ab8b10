"""Pictures of the map that are kept between paints: the skin, the relief, and both with all marks."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform

from notesapp.bodymap import draw
from notesapp.bodymap.scene import Detail, Look, Scene
from notesapp.model.body_map import View
from ui.bodymap.qt_surface import QtSurface

KEPT = 12
"""Figures kept as pictures: five views in two sizes and some air."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A window on the figure: its size in px, device pixels per px, and where the figure lies (px per 1/10 mm)."""

    width: int
    height: int
    ratio: float
    scale: float
    x: float
    y: float

    @property
    def transform(self) -> QTransform:
        return QTransform(self.scale, 0, 0, self.scale, self.x, self.y)

    def pixmap(self) -> QPixmap:
        found = QPixmap(QSize(round(self.width * self.ratio), round(self.height * self.ratio)))
        found.setDevicePixelRatio(self.ratio)
        found.fill(Qt.GlobalColor.transparent)
        return found


Key = tuple[int, View, Look, Detail, Frame]
_figures: OrderedDict[Key, tuple[QPixmap, QPixmap]] = OrderedDict()


def figure_pictures(scene: Scene, frame: Frame) -> tuple[QPixmap, QPixmap]:
    """The skin and the relief of the scene's figure, painted when first asked for."""
    key = (scene.body_map.figure_version, scene.view, scene.look, scene.detail, frame)
    found = _figures.get(key)
    if found is None:
        found = (frame.pixmap(), frame.pixmap())
        for pixmap, layer in zip(found, (draw.ground, draw.relief), strict=True):
            painter = QPainter(pixmap)
            layer(scene, on_figure(painter, frame))
            painter.end()
        _figures[key] = found
        while len(_figures) > KEPT:
            _figures.popitem(last=False)
    _figures.move_to_end(key)
    return found


def on_figure(painter: QPainter, frame: Frame) -> QtSurface:
    """A surface whose units are those of the figure."""
    painter.setTransform(frame.transform, combine=True)
    return QtSurface(painter, frame.scale * frame.ratio)


def whole_picture(scene: Scene, frame: Frame) -> QPixmap:
    """Figure and marks as they stand, without badges and tags."""
    ground, relief = figure_pictures(scene, frame)
    picture = ground.copy()
    painter = QPainter(picture)
    painter.save()
    draw.fills(scene, on_figure(painter, frame))
    painter.restore()
    painter.drawPixmap(QRectF(0, 0, frame.width, frame.height), relief, QRectF(relief.rect()))
    painter.save()
    draw.marks(scene, on_figure(painter, frame))
    painter.restore()
    painter.end()
    return picture
