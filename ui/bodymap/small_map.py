"""A body map of two centimetres for timelines: the figure as a kept picture, fills and paths on it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from notesapp.bodymap.draw import body_of
from notesapp.bodymap.scene import Scene
from notesapp.model.body_map import BodyMap, Layer, Moment, View
from ui.base.theme import current
from ui.bodymap.pictures import Frame, whole_picture
from ui.bodymap.viewport import Viewport
from ui.parts.press import identify


def telling_view(body_map: BodyMap) -> View:
    """The view that shows most of the client's marks; the back when there are none."""
    views = [mark.view for mark in body_map.marks if mark.layer is Layer.CLIENT]
    return max(View, key=lambda view: (views.count(view), view is View.BACK))


def small_frame(scene: Scene, width: int, height: int, ratio: float) -> Frame:
    return Viewport(body_of(scene).view(scene.view).bounds, width, height, ratio, margin=1).frame


def paint_small(painter: QPainter, rect: QRectF, body_map: BodyMap, view: View, moment: Moment) -> None:
    """Draw the map of a session into RECT."""
    theme = current()
    scene = Scene(body_map, view, moment, look=theme.name, detail="small", badges=False)
    frame = small_frame(scene, round(rect.width()), round(rect.height()), painter.device().devicePixelRatio())
    painter.drawPixmap(rect.topLeft(), whole_picture(scene, frame, None))


class SmallMap(QWidget):
    """One session's map; its words for a screen reader are handed in."""

    def __init__(self, name: str, accessible: str, width: int = 110, height: int = 200) -> None:
        super().__init__()
        identify(self, name, accessible)
        self._size = (width, height)
        self._map, self._view, self._moment = BodyMap(), View.BACK, Moment.ARRIVE
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_map(self, body_map: BodyMap, view: View | None = None, moment: Moment = Moment.ARRIVE) -> None:
        """Show a session; VIEW is the one that tells most unless it is given."""
        self._map, self._view, self._moment = body_map, view or telling_view(body_map), moment
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(current().px(self._size[0]), current().px(self._size[1]))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_small(painter, QRectF(self.rect()), self._map, self._view, self._moment)
        painter.end()
