"""One view of the body map to look at: figure, marks, tags; enlarged, moved, walked through with the keys.

The picture of figure and marks is kept, and painted anew only when the scene or the window on it changes.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from notesapp.bodymap.draw import body_of
from notesapp.bodymap.figure import Shape
from notesapp.bodymap.regions import neighbour, shape_at, shape_of
from notesapp.bodymap.scene import Scene
from notesapp.model.body_map import BodyMap, Mark, View
from ui.base.i18n import tr
from ui.base.theme import current
from ui.bodymap import overlay
from ui.bodymap.naming import Wording, spoken
from ui.bodymap.pictures import ANEW, Frame, add_to_picture, added_mark, whole_picture
from ui.bodymap.tags import MapTag, TagMaker, TagPictures
from ui.bodymap.viewport import Viewport
from ui.parts.press import identify

SETTLE_MS = 80
"""While the view is being enlarged the old picture is stretched; after this rest it is painted anew."""
CLOSER = 2.4
"""A double tap enlarges by this much."""
STARTS = {View.SOLES: (-800, 1500), View.LEFT: (500, 8400), View.RIGHT: (-500, 8400)}
"""Where the keyboard begins to walk, when not at the small of the back."""


class MapView(QWidget):
    """Shows a scene. `hovered(text)` tells the region under the pointer, `zoomed(bool)` whether it is enlarged."""

    hovered = Signal(str)
    zoomed = Signal(bool)

    def __init__(self, name: str, view: View = View.BACK) -> None:
        super().__init__()
        identify(self, name, tr("Body map"))
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.scene = Scene(BodyMap(), view, look=current().name, badges=False)
        self.wording: Wording = "anatomy"
        self.viewport = Viewport(body_of(self.scene).view(view).bounds, 1, 1)
        self.focused: Shape | None = None
        self.hovering: Shape | None = None
        self.tagged = True
        self.covered = (0, 0)
        self._tags: list[MapTag] | None = None
        self._tag_maker, self.tag_pictures = TagMaker(), TagPictures()
        self._picture: QPixmap | None = None
        self._frame: Frame | None = None
        self._wet: QPixmap | None = None
        self._preview: Scene | None = None
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._sharpen)

    def show_scene(self, scene: Scene) -> None:
        """Show another value; the window on the figure stays where it is as long as the view does."""
        scene = replace(scene, look=current().name, badges=False)
        if scene == self.scene and self._picture is not None:
            return
        if scene.view is not self.scene.view:
            self.focused = self.hovering = None
            bounds = body_of(scene).view(scene.view).bounds
            self.viewport = replace(self.viewport.whole(), bounds=bounds)
            self.zoomed.emit(False)
        one = added_mark(self.scene, scene) if self._preview is None else ANEW
        self.scene, self._preview = scene, None
        if one is ANEW or self._picture is None or self._frame != self.viewport.frame:
            self._soil()
        else:
            if isinstance(one, Mark):
                add_to_picture(self._picture, self._frame, scene, one)
                self._mend(one)

    def _mend(self, mark: Mark) -> None:
        """A mark was painted into the picture: tags may move for one of this view, another leaves only dots."""
        if mark.view is self.scene.view:
            self._tags = None
            self.update()
            return
        for place in mark.places:
            shape = shape_of(body_of(self.scene), self.scene.view, place.region, place.side.value)
            if shape is not None:
                self.update(overlay.shape_rect(self, shape))

    def keep_free(self, left: int, right: int) -> None:
        """So many px at the foot are covered by something else: what is said there stands beside it."""
        if (left, right) != self.covered:
            self.covered = (left, right)
            self.update(overlay.pill_strip(self))

    def zoom(self, by: float, at: QPointF | None = None) -> None:
        """Enlarge (or, below 1, reduce) about a point of the widget; its middle if none is told."""
        self._look_at(self.viewport.zoomed(by, at or QRectF(self.rect()).center()))

    def show_whole(self) -> None:
        self._look_at(self.viewport.whole())

    def pan(self, dx: float, dy: float) -> None:
        self._look_at(self.viewport.moved(dx, dy))

    def enlarge(self, at: QPointF) -> None:
        """Show the part under a point larger; the whole body when it already is."""
        if self.viewport.zoom > 1:
            self.show_whole()
        else:
            self.zoom(CLOSER, at)

    def hover(self, at: QPointF | None) -> None:
        """Tell what lies under the pointer."""
        shape = None
        if at is not None:
            shape = shape_at(body_of(self.scene), self.scene.view, *self.viewport.to_body(at))
        if shape is not self.hovering:
            before, self.hovering = self.hovering, shape
            self.hovered.emit(spoken(shape.key, shape.side, self.wording) if shape else "")
            for one in (before, shape):
                if one is not None:
                    self.update(overlay.shape_rect(self, one))
            self.update(overlay.pill_strip(self))

    def walk(self, direction: str) -> None:
        """Take the keyboard's focus to the neighbouring region."""
        body = body_of(self.scene)
        if self.focused is None:
            start = shape_at(body, self.scene.view, *STARTS.get(self.scene.view, (-300, 6600)))
            self.focused = start or body.view(self.scene.view).shapes[0]
        else:
            here = self.focused
            found = neighbour(body, self.scene.view, here.key, here.side, direction)  # type: ignore[arg-type]
            self.focused = found or here
        self.announce()

    def announce(self) -> None:
        """Tell the region under the keyboard's cursor."""
        if self.focused is not None:
            self.setAccessibleDescription(spoken(self.focused.key, self.focused.side, self.wording))
            event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(event)
            self.hovered.emit(self.accessibleDescription())
        self.update()

    @property
    def preview_scene(self) -> Scene:
        """What is shown now: the scene, or how it would be if the hand let go."""
        return self._preview or self.scene

    @property
    def is_down(self) -> bool:
        """Whether a hand is on the map."""
        return False

    @property
    def edits(self) -> bool:
        """Whether the mark at hand shows its handles for place and size."""
        return False

    def sizeHint(self) -> QSize:
        return QSize(current().px(416), current().px(736))

    def minimumSizeHint(self) -> QSize:
        return QSize(current().px(200), current().px(280))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        picture = self._wet or self._current_picture(painter)
        if picture is not None:
            ratio = picture.devicePixelRatio()
            dirty = QRectF(event.rect())
            source = QRectF(dirty.topLeft() * ratio, dirty.size() * ratio)
            painter.drawPixmap(dirty, picture, source)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        overlay.paint(self, painter, QRectF(event.rect()))
        painter.end()

    def _current_picture(self, painter: QPainter) -> QPixmap | None:
        """The kept picture; stretched into PAINTER while the view is being enlarged (then None is returned)."""
        frame = self.viewport.frame
        if self._picture is not None and self._frame is not None and self._frame != frame and self._settle.isActive():
            overlay.stretched(painter, self._picture, self._frame, frame)
            return None
        if self._picture is None or self._frame != frame:
            self._picture = whole_picture(self._preview or self.scene, frame, current().colour("map"))
            self._frame, self._tags = frame, None
        return self._picture

    @property
    def tags(self) -> list[MapTag]:
        """The tags as they stand; laid out when first asked for."""
        if self._tags is None:
            free = overlay.badge_rects(self)
            made = self._tag_maker.tags_of(self.scene, self.viewport, current(), free) if self.tagged else []
            self._tags = made
        return self._tags

    def _soil(self) -> None:
        self._picture = self._tags = None
        self.update()

    def _sharpen(self) -> None:
        self.update()

    def _look_at(self, viewport: Viewport) -> None:
        if viewport == self.viewport:
            return
        was, self.viewport = self.viewport.zoom, viewport
        if was != viewport.zoom:
            self.zoomed.emit(viewport.zoom > 1)
        self._wet = None
        self._tags = []
        self._settle.start()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.viewport = self.viewport.sized(self.width(), self.height(), self.devicePixelRatioF())
        self._soil()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.scene = replace(self.scene, look=current().name)
            self._soil()
        super().changeEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.hover(None)

    def focusInEvent(self, event: object) -> None:
        self.update()

    def focusOutEvent(self, event: object) -> None:
        self.update()
