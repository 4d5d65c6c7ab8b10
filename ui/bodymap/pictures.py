"""Pictures of the map that are kept between paints: the skin, the relief, and both with all marks."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QTransform

from notesapp.bodymap import draw
from notesapp.bodymap.disagree import draw_meeting
from notesapp.bodymap.draw_elsewhere import elsewhere
from notesapp.bodymap.draw_marks import mark as draw_mark
from notesapp.bodymap.repaint import Box, culled
from notesapp.bodymap.scene import Detail, Look, Scene
from notesapp.model.body_map import Layer, Mark, MarkKind, View
from ui.bodymap.qt_surface import QtSurface

KEPT = 40_000_000
"""Bytes of figures kept as pictures: the five views in one size, with some air."""


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

    def pixmap(self, paper: QColor | None = None) -> QPixmap:
        """An empty picture of this size, clear or of PAPER: one without clear parts is copied much quicker."""
        found = QPixmap(QSize(round(self.width * self.ratio), round(self.height * self.ratio)))
        found.setDevicePixelRatio(self.ratio)
        found.fill(Qt.GlobalColor.transparent if paper is None else paper)
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
        while len(_figures) > 2 and sum(map(_bytes, _figures)) > KEPT:
            _figures.popitem(last=False)
    _figures.move_to_end(key)
    return found


def _bytes(key: Key) -> int:
    frame = key[4]
    return round(2 * 4 * frame.width * frame.height * frame.ratio**2)


def on_figure(painter: QPainter, frame: Frame) -> QtSurface:
    """A surface whose units are those of the figure."""
    painter.setTransform(frame.transform, combine=True)
    return QtSurface(painter, frame.scale * frame.ratio)


def whole_picture(scene: Scene, frame: Frame, paper: QColor | None) -> QPixmap:
    """Figure and marks as they stand on PAPER (None: clear), without badges, tags and what `beneath` leaves out."""
    scene = beneath(scene)
    ground, relief = figure_pictures(scene, frame)
    picture = frame.pixmap(paper)
    painter = QPainter(picture)
    painter.drawPixmap(0, 0, ground)
    painter.save()
    draw.fills(scene, on_figure(painter, frame))
    painter.restore()
    painter.drawPixmap(0, 0, relief)
    painter.save()
    surface = on_figure(painter, frame)
    if scene.differing:
        draw_meeting(scene, surface)
    draw.marks(scene, surface)
    painter.restore()
    painter.end()
    return picture


def beneath(scene: Scene) -> Scene:
    """The scene as a kept picture shows it: a chosen mark gets its ring above the picture, at each paint.

    So choosing another one paints no picture anew. A region alone keeps its ring, which lies under the relief.
    """
    return scene if chosen(scene) is None else replace(scene, selected=None)


def chosen(scene: Scene) -> Mark | None:
    """The chosen mark if it is one that lies above the picture."""
    one = scene.body_map.mark(scene.selected) if scene.selected else None
    if one is None or one.view is not scene.view or one.kind is MarkKind.AREA or one.layer in scene.hidden_layers:
        return None
    is_wash = one.kind is MarkKind.STROKE and one.layer is Layer.THERAPIST  # its thin colour would lie there twice
    return None if is_wash else one


def added_mark(before: Scene, after: Scene) -> Mark | None:
    """The one mark, just drawn, that makes the picture of AFTER when it is painted onto that of BEFORE.

    None if it is not so; also for a region, whose colour lies beneath the relief.
    """
    before, after = beneath(before), beneath(after)
    old, new = before.body_map, after.body_map
    same = replace(before, body_map=new) == after and (old.readings, old.links) == (new.readings, new.links)
    if (
        after.hidden
        or after.differing
        or not same
        or old.figure_version != new.figure_version
        or len(old.marks) + 1 != len(new.marks)
    ):
        return None
    found = new.marks[-1]
    if found.kind is MarkKind.AREA and found.view is after.view:
        return None
    return found if old.marks == new.marks[:-1] else None


def add_to_picture(picture: QPixmap, frame: Frame, scene: Scene, mark: Mark) -> None:
    """Paint MARK, the newest; one of another view as the dots that tell of it."""
    scene = beneath(scene)
    painter = QPainter(picture)
    surface = on_figure(painter, frame)
    if mark.view is scene.view:
        draw_mark(mark, scene, draw.body_of(scene), surface)
    else:
        elsewhere(scene, draw.body_of(scene), surface, newest=True)
    painter.end()


def mend_picture(picture: QPixmap, frame: Frame, scene: Scene, box: Box, paper: QColor) -> None:
    """Paint what lies in BOX (1/10 mm) anew."""
    area = frame.transform.mapRect(QRectF(QPointF(*box[:2]), QPointF(*box[2:]))).toAlignedRect()
    scene = culled(beneath(scene), box)
    ground, relief = figure_pictures(scene, frame)
    painter = QPainter(picture)
    painter.setClipRect(area)
    painter.fillRect(area, paper)
    painter.drawPixmap(0, 0, ground)
    painter.save()
    draw.fills(scene, on_figure(painter, frame))
    painter.restore()
    painter.drawPixmap(0, 0, relief)
    draw.marks(scene, on_figure(painter, frame))
    painter.end()
