"""The body map under the hand: shows a scene, draws with the tools, tells what was touched. Never a dialog.

The picture of figure and marks is kept; a stroke under way is painted into a copy of it, so that each move of the
pointer repaints only its own little rectangle.
"""

from __future__ import annotations

from dataclasses import replace
from math import hypot

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QTabletEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from notesapp.bodymap.draw import body_of
from notesapp.bodymap.figure import Shape
from notesapp.bodymap.hand import Change
from notesapp.bodymap.hits import handle, hit_ghost, hit_mark
from notesapp.bodymap.regions import neighbour, shape_at
from notesapp.bodymap.scene import Scene
from notesapp.bodymap.tools import EditTool, RegionTool, Tool, offered
from notesapp.model.body_map import BodyMap, View
from ui.base.i18n import tr
from ui.base.theme import current
from ui.bodymap import overlay
from ui.bodymap.holding import Holding
from ui.bodymap.naming import Wording, spoken
from ui.bodymap.pictures import Frame, whole_picture
from ui.bodymap.tags import MapTag, tags_of
from ui.bodymap.touch import Fingers
from ui.bodymap.viewport import Viewport
from ui.parts.press import identify

STILL = 7
"""A hand that moved less than this (px at 100 %) tapped."""
GRIP = 24
"""How far from its handle a mark can be taken hold of, px at 100 %."""
SETTLE_MS = 80
"""While the view is being enlarged the old picture is stretched; after this rest it is painted anew."""
CLOSER = 2.4
"""A double tap enlarges by this much."""


class BodyCanvas(QWidget):
    """One view of the body map.

    Signals: `changed(BodyMap, label)`; `region_tapped(View, refs)` with up to four places the finger may mean;
    `mark_tapped(id)` also after a change, for the mark now at hand; `ghost_tapped(id)`; `hovered(text)`.
    """

    changed = Signal(object, str)
    region_tapped = Signal(object, object)
    mark_tapped = Signal(str)
    ghost_tapped = Signal(str)
    hovered = Signal(str)
    zoomed = Signal(bool)

    def __init__(self, name: str, view: View = View.BACK) -> None:
        super().__init__()
        identify(self, name, tr("Body map"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.scene = Scene(BodyMap(), view, badges=False)
        self.holding = Holding()
        self.wording: Wording = "anatomy"
        self.tool: Tool = RegionTool()
        self.viewport = Viewport(body_of(self.scene).view(view).bounds, 1, 1)
        self.focused: Shape | None = None
        self.hovering: Shape | None = None
        self.tags: list[MapTag] = []
        self._picture: QPixmap | None = None
        self._frame: Frame | None = None
        self._wet: QPixmap | None = None
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self._moved = False
        self._panning = False
        self._at_tag: MapTag | None = None
        self._edit: EditTool | None = None
        self._preview: Scene | None = None
        self._fingers = Fingers(self)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._sharpen)

    # what is shown

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
        self.scene, self._preview = scene, None
        self._soil()

    def hold(self, holding: Holding) -> None:
        """Take another tool, layer or symptom into the hand."""
        self.holding = holding
        self.tool = holding.make_tool()
        self._pressed = self._wet = None
        cross = holding.tool != "region" and holding.layer is not None
        self.setCursor(Qt.CursorShape.CrossCursor if cross else Qt.CursorShape.PointingHandCursor)

    def zoom(self, by: float, at: QPointF | None = None) -> None:
        """Enlarge (or, below 1, reduce) about a point of the widget; its middle if none is told."""
        self._look_at(self.viewport.zoomed(by, at or QRectF(self.rect()).center()))

    def show_whole(self) -> None:
        self._look_at(self.viewport.whole())

    def pan(self, dx: float, dy: float) -> None:
        self._look_at(self.viewport.moved(dx, dy))

    def press_at(self, at: QPointF) -> None:
        """The hand comes down (px of the widget)."""
        self._pressed, self._last, self._moved, self._panning = at, at, False, False
        self._at_tag = next((tag for tag in reversed(self.tags) if tag.rect.contains(at)), None)
        if self._at_tag is not None:
            return
        x, y = self.viewport.to_body(at)
        grip = handle(self.scene, self.scene.selected)
        if grip is not None and self.holding.tool != "erase":
            near = self.viewport.to_window(*grip) - at
            if hypot(near.x(), near.y()) <= current().px(GRIP):
                self._edit = EditTool(self.scene.selected or "")
                self._edit.press(x, y)
                return
        self.tool.press(x, y)

    def move_to(self, at: QPointF) -> None:
        """The hand moves while it is down."""
        if self._pressed is None:
            return
        far = at - self._pressed
        self._moved = self._moved or hypot(far.x(), far.y()) > current().px(STILL)
        x, y = self.viewport.to_body(at)
        if self._edit is not None:
            self._edit.move(x, y)
            changed = self._edit.preview(self.scene.body_map, self.holding.hand(self.scene))
            self._preview = replace(self.scene, body_map=changed)
            self._soil()
        elif self._at_tag is None and self._moved:
            if self._is_tapping:
                self._panning = self._panning or self.viewport.zoom > 1
                if self._panning:
                    self.pan(at.x() - self._last.x(), at.y() - self._last.y())
            else:
                self.tool.move(x, y)
                self._draw_trail(self._last, at)
        self._last = at

    def release_at(self, at: QPointF) -> None:
        """The hand lifts: what it did is told by the signals."""
        if self._pressed is None:
            return
        pressed, self._pressed = self._pressed, None
        edit, self._edit = self._edit, None
        tag, self._at_tag = self._at_tag, None
        self._wet = self._preview = None
        self.update()
        if tag is not None:
            if tag.rect.contains(at):
                (self.ghost_tapped if tag.is_ghost else self.mark_tapped).emit(tag.id)
        elif edit is not None:
            self._soil()
            if self._moved:
                self._tell(edit.release(self.scene.body_map, self.holding.hand(self.scene)))
        elif self._is_tapping:
            if not self._panning:
                self.tap(*self.viewport.to_body(pressed))
        else:
            self._end_stroke(pressed)

    def cancel(self) -> None:
        """What the hand began counts for nothing: a second finger came down, the key Escape."""
        self._pressed = self._wet = self._edit = self._preview = self._at_tag = None
        self.tool = self.holding.make_tool()
        self._soil()

    def tap(self, x: float, y: float) -> None:
        """A touch of the map at a point of the body (1/10 mm): its ghost, its mark, or its region."""
        ghost = hit_ghost(self.scene, x, y)
        if ghost is not None and self.holding.layer is not None:
            self.ghost_tapped.emit(ghost.mark.id)
            return
        refs = offered(self.scene.body_map, self.scene.view, x, y)
        if not refs or shape_at(body_of(self.scene), self.scene.view, x, y) is None:
            return
        hit = self._own_mark(x, y)
        self.region_tapped.emit(self.scene.view, refs)
        if hit is not None:
            self.mark_tapped.emit(hit)
        elif self.holding.marks_regions:
            tool = RegionTool()
            tool.press(x, y)
            self._tell(tool.release(self.scene.body_map, self.holding.hand(self.scene)))

    @property
    def is_down(self) -> bool:
        """Whether the hand is on the map."""
        return self._pressed is not None

    @property
    def preview_scene(self) -> Scene:
        """What is shown now: the scene, or how it would be if the hand let go."""
        return self._preview or self.scene

    @property
    def _is_tapping(self) -> bool:
        return self.holding.tool == "region" or self.holding.layer is None

    def _own_mark(self, x: float, y: float) -> str | None:
        mark = hit_mark(self.scene, x, y, current().px(10) / self.viewport.scale)
        return mark.id if mark is not None and mark.layer is self.holding.layer else None

    def _end_stroke(self, pressed: QPointF) -> None:
        x, y = self.viewport.to_body(pressed)
        if not self._moved and self.holding.tool != "erase":
            ghost, hit = hit_ghost(self.scene, x, y), self._own_mark(x, y)
            if ghost is not None or hit is not None:
                self.tool = self.holding.make_tool()
                if hit is not None:
                    self.mark_tapped.emit(hit)
                elif ghost is not None:
                    self.ghost_tapped.emit(ghost.mark.id)
                return
        self._tell(self.tool.release(self.scene.body_map, self.holding.hand(self.scene)))

    def _tell(self, change: Change | None) -> None:
        if change is None:
            return
        if change.body_map is not self.scene.body_map:
            self.changed.emit(change.body_map, change.label)
        if change.mark_id is not None:
            self.mark_tapped.emit(change.mark_id)

    # painting

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
            self._frame = frame
            self.tags = tags_of(self.scene, self.viewport, current(), overlay.badge_rects(self))
        return self._picture

    def _draw_trail(self, start: QPointF, end: QPointF) -> None:
        if self._wet is None:
            picture = self._picture
            if picture is None or self._frame != self.viewport.frame:
                picture = whole_picture(self.scene, self.viewport.frame, current().colour("map"))
            self._wet = picture.copy()
        width = max(self.tool.width * self.viewport.scale, 2.0)
        painter = QPainter(self._wet)
        overlay.trail(painter, self.holding, start, end, width)
        painter.end()
        reach = width / 2 + 2
        self.update(QRectF(start, end).normalized().adjusted(-reach, -reach, reach, reach).toAlignedRect())

    def _soil(self) -> None:
        self._picture = None
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
        self.tags = []
        self._settle.start()
        self.update()

    # events

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.viewport = self.viewport.sized(self.width(), self.height(), self.devicePixelRatioF())
        self._soil()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.scene = replace(self.scene, look=current().name)
            self._soil()
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent) and self._fingers.touch(event):
            return True
        return super().event(event)

    def tabletEvent(self, event: QTabletEvent) -> None:
        self._fingers.pen(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._fingers.mouse_press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._fingers.mouse_move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._fingers.mouse_release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._is_tapping and event.button() is Qt.MouseButton.LeftButton:
            self.enlarge(event.position())
        else:
            self._fingers.mouse_press(event)

    def enlarge(self, at: QPointF) -> None:
        """Show the part under a point larger; the whole body when it already is."""
        if self.viewport.zoom > 1:
            self.show_whole()
        else:
            self.zoom(CLOSER, at)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom(1.0015 ** event.angleDelta().y(), event.position())
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        self.hover(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not overlay.key(self, event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: object) -> None:
        self.update()

    def focusOutEvent(self, event: object) -> None:
        self.update()

    def hover(self, at: QPointF | None) -> None:
        """Tell what lies under the pointer."""
        shape = None
        if at is not None:
            shape = shape_at(body_of(self.scene), self.scene.view, *self.viewport.to_body(at))
        if shape is not self.hovering:
            self.hovering = shape
            self.hovered.emit(spoken(shape.key, shape.side, self.wording) if shape else "")
            self.update()

    def walk(self, direction: str) -> None:
        """Take the keyboard's focus to the neighbouring region."""
        body = body_of(self.scene)
        if self.focused is None:
            middle = (0, 7000) if self.scene.view is not View.SOLES else (-800, 1500)
            self.focused = shape_at(body, self.scene.view, *middle) or body.view(self.scene.view).shapes[0]
        else:
            here = self.focused
            found = neighbour(body, self.scene.view, here.key, here.side, direction)  # type: ignore[arg-type]
            self.focused = found or here
        self._announce()

    def _announce(self) -> None:
        if self.focused is not None:
            self.setAccessibleDescription(spoken(self.focused.key, self.focused.side, self.wording))
            event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(event)
            self.hovered.emit(self.accessibleDescription())
        self.update()
