"""The small body map of a session on tiles and timelines, as the composition root hands it to the screens.

The figure is painted once for each view, size and look; a session adds its fills and marks.
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from notesapp.bodymap import draw
from notesapp.bodymap.figure import figure
from notesapp.bodymap.scene import Scene
from notesapp.model.body_map import BodyMap, Layer, View
from notesapp.usecases.overview import SessionLine
from ui.base.theme import current
from ui.bodymap.qt_surface import QtSurface, on_rect
from ui.parts.paint import CENTRE, write

CLOSE = {View.FRONT: ("R", "L"), View.BACK: ("L", "R"), View.LEFT: ("", "L"), View.RIGHT: ("", "R")}
KEPT = 60

_Key = tuple[int, View, str, int, int, float, bool]
_skins: OrderedDict[_Key, QPixmap] = OrderedDict()


def view_of(line: SessionLine | None) -> View:
    """The view that holds most of the client's marks; the back when none does."""
    marks = line.marks if line is not None else ()
    views = Counter(mark.view for mark in marks if mark.layer is Layer.CLIENT)
    return views.most_common(1)[0][0] if views else View.BACK


def paint_small(painter: QPainter, rect: QRectF, line: SessionLine | None) -> None:
    """Paint LINE's marks into RECT, with L and R at the shoulders."""
    theme, view = current(), view_of(line)
    body = BodyMap(
        figure_version=line.figure_version if line is not None else 1,
        marks=line.marks if line is not None else (),
        readings=line.readings if line is not None else (),
    )
    scene = Scene(body, view, look=theme.name, detail="small", badges=False)
    box = _box(scene)
    _skin(painter, rect, scene, box, is_relief=False)
    _over(painter, rect, box, lambda surface: draw.fills(scene, surface))
    _skin(painter, rect, scene, box, is_relief=True)
    _over(painter, rect, box, lambda surface: draw.marks(scene, surface))
    side = theme.px(18)
    for letter, x in zip(CLOSE.get(view, ("", "")), (rect.left(), rect.right() - side), strict=True):
        if letter:
            spot = QRectF(x, rect.top() + rect.height() * 0.07, side, side)
            write(painter, spot, letter, theme.font("secondary", 700), theme.colour("text2"), CENTRE)


def _box(scene: Scene) -> tuple[float, float, float, float]:
    """The figure itself, without the room kept for badges."""
    left, top, right, bottom = figure(scene.body_map.figure_version).view(scene.view).base.bounds
    return left - 40, top - 40, right + 40, bottom + 40


def _skin(
    painter: QPainter, rect: QRectF, scene: Scene, box: tuple[float, float, float, float], *, is_relief: bool
) -> None:
    ratio = painter.device().devicePixelRatioF()
    wide, high = round(rect.width()), round(rect.height())
    key = (scene.body_map.figure_version, scene.view, scene.look, wide, high, ratio, is_relief)
    found = _skins.get(key)
    if found is None:
        found = QPixmap(round(wide * ratio), round(high * ratio))
        found.setDevicePixelRatio(ratio)
        found.fill(Qt.GlobalColor.transparent)
        own = QPainter(found)
        layer = draw.relief if is_relief else draw.ground
        _over(own, QRectF(0, 0, wide, high), box, lambda surface: layer(scene, surface))
        own.end()
        _skins[key] = found
        while len(_skins) > KEPT:
            _skins.popitem(last=False)
    painter.drawPixmap(QPointF(rect.topLeft()), found)


def _over(
    painter: QPainter, rect: QRectF, box: tuple[float, float, float, float], layer: Callable[[QtSurface], object]
) -> None:
    """Draw LAYER in units of the figure."""
    painter.save()
    transform, scale = on_rect(rect, box)
    painter.setTransform(transform, combine=True)
    layer(QtSurface(painter, scale * painter.device().devicePixelRatioF()))
    painter.restore()
