"""One view of the body map to look at: figure, marks, tags; enlarged, moved, walked through with the keys.

The picture of figure and marks is kept, and painted anew only when the scene or the window on it changes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from notesapp.bodymap.draw import body_of
from notesapp.bodymap.figure import Shape, new_map
from notesapp.bodymap.regions import shape_at
from notesapp.bodymap.repaint import Box, reach
from notesapp.bodymap.scene import Scene
from notesapp.model.body_map import View
from ui.base.i18n import tr
from ui.base.theme import current
from ui.base.turns import Turns
from ui.bodymap import overlay
from ui.bodymap.map_picture import MapPicture
from ui.bodymap.naming import Wording, spoken
from ui.bodymap.pictures import chosen
from ui.bodymap.soiled import Soiled
from ui.bodymap.tags import MapTag, TagMaker, TagPictures
from ui.bodymap.viewport import Viewport
from ui.parts.press import identify

SETTLE_MS = 80
"""While the view is being enlarged the old picture is stretched; after this rest it is painted anew."""
CLOSER = 2.4
"""A double tap enlarges by this much."""


class MapView(QWidget):
    """Shows a scene. `hovered(text)` tells the region under the pointer, `zoomed(bool)` whether it is enlarged."""

    hovered = Signal(str)
    zoomed = Signal(bool)

    def __init__(self, name: str, view: View = View.BACK, turns: Turns | None = None) -> None:
        super().__init__()
        identify(self, name, tr("Body map"))
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.scene = Scene(new_map(), view, look=current().name, badges=False)
        self.wording: Wording = "anatomy"
        self.viewport = Viewport(body_of(self.scene).view(view).bounds, 1, 1)
        self.focused: Shape | None = None
        self.hovering: Shape | None = None
        self.tagged = True
        self.covered = (0, 0, 0)
        self.tells_hidden = True
        self._tags: list[MapTag] | None = None
        self._tag_maker, self.tag_pictures = TagMaker(), TagPictures()
        self._picture = MapPicture()
        self._wet: QPixmap | None = None
        self._preview: Scene | None = None
        self._turns, self._turn = turns or Turns(self), f"picture of {name}"
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self.update)

    def show_scene(self, scene: Scene) -> None:
        """Show another value; the window on the figure stays where it is as long as the view does."""
        scene = replace(scene, look=current().name, badges=False)
        if scene == self.scene and self._picture.pixmap is not None:
            return
        if scene.view is not self.scene.view:
            self.focused = self.hovering = None
            bounds = body_of(scene).view(scene.view).bounds
            self.viewport = replace(self.viewport.whole(), bounds=bounds)
            self.zoomed.emit(False)
        before, self.scene, previewed = self.scene, scene, self._preview is not None
        self._preview = None
        is_kept = self._picture.pixmap is not None and self._picture.frame == self.viewport.frame and not previewed
        if not is_kept or not self._picture.follow(before, scene):
            self._soil()
            return
        if before.selected != scene.selected:
            for mark in filter(None, (chosen(before), chosen(scene))):
                self._mend(reach(mark, scene))
        for one in (before, scene):
            for rect in overlay.grip_rects(self.viewport, one):
                self.update(rect)
        self._turns.do(self._turn, self._catch_up)

    def _catch_up(self) -> None:
        """Bring the picture a step nearer to the scene, a turn of the loop each; the tags follow at the end."""
        if not self._picture.is_behind():
            self._lay_out()
            return
        self._mend(self._picture.step(self.scene, current().colour("map")))
        if not self._picture.is_behind() and not self.is_down:
            self._wet = None
        self._turns.do(self._turn, self._catch_up)

    def caught_up(self) -> None:
        """Show the scene as it stands now, before the next thing is done with it."""
        while self._turns.waits(self._turn):
            self._turns.finish(self._turn)

    def _mend(self, boxes: Iterable[Box]) -> None:
        for left, top, right, bottom in boxes:
            corners = QRectF(self.viewport.to_window(left, top), self.viewport.to_window(right, bottom))
            self.update(corners.toAlignedRect())

    def _lay_out(self) -> None:
        """Lay the tags out anew and paint those that changed."""
        before, self._tags = self._tags, None
        if before is None:
            self.update()
            return
        after = {tag.id: tag for tag in self.tags}
        for tag in before:
            if after.get(tag.id) == tag:
                del after[tag.id]
            else:
                self.update(overlay.tag_rect(tag))
        for tag in after.values():
            self.update(overlay.tag_rect(tag))

    def keep_free(self, left: int, right: int, top: int) -> None:
        """So many px at the foot are covered by something else, up to TOP: what is said there stands beside it, and an
        L or R above it."""
        if (left, right, top) != self.covered:
            before = overlay.sides(self)
            self.covered = (left, right, top)
            self.update(overlay.pill_strip(self))
            if overlay.sides(self) != before:  # the tags leave room for them
                self._tags = None
                self.update()

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
        parts = [QRectF(part) for part in event.region()]  # type: ignore[attr-defined]
        if picture is not None:
            ratio = picture.devicePixelRatio()
            for part in parts:
                painter.drawPixmap(part, picture, QRectF(part.topLeft() * ratio, part.size() * ratio))
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        overlay.paint(self, painter, Soiled(parts))
        painter.end()

    def _current_picture(self, painter: QPainter) -> QPixmap | None:
        """The kept picture; stretched into PAINTER while the view is being enlarged (then None is returned)."""
        frame, kept = self.viewport.frame, self._picture
        if kept.pixmap is not None and kept.frame is not None and kept.frame != frame and self._settle.isActive():
            overlay.stretched(painter, kept.pixmap, kept.frame, frame)
            return None
        if kept.pixmap is None or kept.frame != frame:
            self._tags = None
            return kept.paint(self._preview or self.scene, frame, current().colour("map"))
        return kept.pixmap

    @property
    def tags(self) -> list[MapTag]:
        """The tags as they stand; laid out when first asked for."""
        if self._tags is None:
            free = overlay.badge_rects(self)
            made = self._tag_maker.tags_of(self.scene, self.viewport, current(), free) if self.tagged else []
            self._tags = made
        return self._tags

    def _soil(self) -> None:
        self._picture.forget()
        self._tags = None
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
