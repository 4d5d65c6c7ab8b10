"""The body map under the hand: draws with the tools, tells what was touched. Never a dialog.

A stroke under way is painted into a copy of the kept picture, so that each move of the pointer repaints only its own
little rectangle.
"""

from __future__ import annotations

from dataclasses import replace
from math import hypot

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QTabletEvent, QTouchEvent, QWheelEvent

from notesapp.bodymap.draw import body_of
from notesapp.bodymap.hand import Change
from notesapp.bodymap.hits import handle, hit_ghost, hit_mark
from notesapp.bodymap.regions import shape_at
from notesapp.bodymap.tools import EditTool, RegionTool, Tool, offered
from notesapp.model.body_map import View
from ui.base.theme import current
from ui.base.turns import Turns
from ui.bodymap import overlay
from ui.bodymap.holding import Holding
from ui.bodymap.keys import key
from ui.bodymap.map_view import MapView
from ui.bodymap.tags import MapTag
from ui.bodymap.touch import Fingers

STILL = 7
"""A hand that moved less than this (px at 100 %) tapped."""
GRIP = 24
"""How far from its handle a mark can be taken hold of, px at 100 %."""


class BodyCanvas(MapView):
    """One view of the body map that takes marks.

    Signals: `changed(BodyMap, label)`; `region_tapped(View, refs)` with up to four places the finger may mean;
    `mark_tapped(id)` also after a change, for the mark now at hand; `ghost_tapped(id)`; `hovered(text)`.
    """

    changed = Signal(object, str)
    region_tapped = Signal(object, object)
    mark_tapped = Signal(str)
    ghost_tapped = Signal(str)

    def __init__(self, name: str, view: View = View.BACK, turns: Turns | None = None) -> None:
        super().__init__(name, view, turns)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.holding = Holding()
        self.tool: Tool = RegionTool()
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self._moved = False
        self._panning = False
        self._at_tag: MapTag | None = None
        self._edit: EditTool | None = None
        self._fingers = Fingers(self)

    def hold(self, holding: Holding) -> None:
        """Take another tool, layer or symptom into the hand."""
        self.holding = holding
        self.tool = holding.make_tool()
        self._pressed = self._wet = None
        cross = holding.tool != "region" and holding.layer is not None
        self.setCursor(Qt.CursorShape.CrossCursor if cross else Qt.CursorShape.PointingHandCursor)

    def press_at(self, at: QPointF) -> None:
        """The hand comes down (px of the widget)."""
        self.caught_up()
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
        self._preview = None
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
        if not self._picture.is_behind():  # else the trail is shown until the mark stands in its place
            self._wet = None
            self.update()

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

    def _draw_trail(self, start: QPointF, end: QPointF) -> None:
        if self._wet is None:
            picture = self._picture.pixmap
            if picture is None or self._picture.frame != self.viewport.frame:
                picture = self._picture.paint(self.scene, self.viewport.frame, current().colour("map"))
            self._wet = picture.copy()
        width = max(self.tool.width * self.viewport.scale, 2.0)
        painter = QPainter(self._wet)
        overlay.trail(painter, self.holding, start, end, width)
        painter.end()
        reach = width / 2 + 2
        self.update(QRectF(start, end).normalized().adjusted(-reach, -reach, reach, reach).toAlignedRect())

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

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom(1.0015 ** event.angleDelta().y(), event.position())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not key(self, event):
            super().keyPressEvent(event)

    @property
    def is_down(self) -> bool:
        return self._pressed is not None
