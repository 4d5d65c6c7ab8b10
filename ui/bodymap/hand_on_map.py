"""The hand on the map: what a press, a move and a lift do, whatever made them (mouse, finger, pen).

A stroke under way is painted into a copy of the kept picture, so that each move of the pointer repaints only its own
little rectangle.
"""

from __future__ import annotations

from dataclasses import replace
from math import hypot

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter

from notesapp.bodymap.draw import body_of
from notesapp.bodymap.edit import EditTool, handles
from notesapp.bodymap.hand import Change
from notesapp.bodymap.hits import hit_ghost, hit_mark
from notesapp.bodymap.regions import shape_at
from notesapp.bodymap.scene import Scene
from notesapp.bodymap.tools import Brush, Lasso, RegionTool, Tool, offered
from notesapp.model.body_map import View
from ui.base.theme import current
from ui.base.turns import Turns
from ui.bodymap import overlay
from ui.bodymap.holding import Holding, ToolName
from ui.bodymap.map_view import MapView
from ui.bodymap.tags import MapTag

STILL = 7
"""A hand that moved less than this (px at 100 %) tapped."""
GRIP = 24
"""How far from its handle a mark can be taken hold of, px at 100 %."""
EDITS = ("region", "lasso")
"""With these tools in hand a painted area shows handles; with the others a stroke on it paints."""


class HandOnMap(MapView):
    """One view of the body map that takes marks.

    Signals: `changed(BodyMap, label)`; `region_tapped(View, refs)` with up to four places the finger may mean;
    `mark_tapped(id)` also after a change, for the mark now at hand; `ghost_tapped(id)`; `picked(ids)` by the lasso.
    """

    changed = Signal(object, str)
    region_tapped = Signal(object, object)
    mark_tapped = Signal(str)
    ghost_tapped = Signal(str)
    picked = Signal(object)

    def __init__(self, name: str, view: View = View.BACK, turns: Turns | None = None) -> None:
        super().__init__(name, view, turns)
        self.holding = Holding()
        self.tool: Tool = RegionTool()
        self._own: Holding | None = None
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self._moved = False
        self._panning = False
        self._at_tag: MapTag | None = None
        self.touched: tuple[float, float] = (0, 0)
        """Where the map was last touched, in units of the figure."""
        self.is_grown = False
        """Whether the stroke that is drawn goes on with the mark at hand: then its width is given."""
        self._edit: EditTool | Lasso | None = None

    def show_scene(self, scene: Scene) -> None:
        super().show_scene(scene)
        if isinstance(self.tool, Lasso) and self.tool.picked:
            self.update()

    def hold(self, holding: Holding) -> None:
        """Take another tool, layer or symptom into the hand; what a lasso holds it keeps as long as it is in hand."""
        same = holding.tool == self.holding.tool == "lasso" and holding.layer is self.holding.layer
        self.holding, self._own = holding, None
        if not same:
            self.tool = holding.make_tool()
        self._pressed = self._wet = None
        cross = not self.is_tapping
        self.setCursor(Qt.CursorShape.CrossCursor if cross else Qt.CursorShape.PointingHandCursor)
        self.update()

    def borrow(self, tool: ToolName | None) -> None:
        """Use another tool for the stroke that begins; None gives back the one that was in hand."""
        if tool is not None and self._own is None and tool in self.holding.fitting and tool != self.holding.tool:
            own = self.holding
            self.hold(replace(own, tool=tool))
            self._own = own
        elif tool is None and self._own is not None:
            self.hold(self._own)

    def press_at(self, at: QPointF) -> None:
        """The hand comes down (px of the widget)."""
        self.caught_up()
        self._pressed, self._last, self._moved, self._panning = at, at, False, False
        self._at_tag = next((tag for tag in reversed(self.tags) if tag.rect.contains(at)), None)
        if self._at_tag is not None:
            return
        if not self.is_tapping:
            self.hover(None)  # the region where a stroke begins is no longer what is pointed at
        x, y = self.viewport.to_body(at)
        self._edit = self._grabbed(at)
        if self._edit is None:
            self.tool.press(x, y)
            self._take_width()
            if isinstance(self.tool, Lasso) and self.tool.is_moving:
                self._edit = self.tool
        else:
            self._edit.press(x, y)

    def _take_width(self) -> None:
        """A stroke is shown as wide as it is kept: one that goes on with a mark is as wide as that mark."""
        self.tool.width = self.holding.make_tool().width
        hand = self.holding.hand(self.scene)
        grown = self.tool.grows(self.scene.body_map, hand) if isinstance(self.tool, Brush) else None
        self.is_grown = grown is not None
        if grown is not None:
            self.tool.width = grown.width

    def _grabbed(self, at: QPointF) -> EditTool | None:
        """What dragging from here changes: the handle of the mark at hand that lies nearest."""
        if self.holding.tool == "erase" or self.holding.layer is None:
            return None
        scene, near = self.scene, []
        mark = scene.body_map.mark(scene.selected) if scene.selected else None
        for handle in handles(scene, scene.selected):
            if handle.grip in ("move", "size", "start") and self.holding.tool not in EDITS:
                continue
            way = self.viewport.to_window(handle.x, handle.y) - at
            near.append((hypot(way.x(), way.y()), handle.grip))
        if mark is None or not near or min(near)[0] > current().px(GRIP):
            return None
        return EditTool(mark.id, min(near)[1])

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
            if self.is_tapping:
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
        elif edit is not None and self._moved:
            self._soil()
            self.tell(edit.release(self.scene.body_map, self.holding.hand(self.scene)))
        elif edit is not None and not isinstance(edit, Lasso):
            self._soil()
        elif self.is_tapping:
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
        self.touched = (x, y)
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
            self.tell(tool.release(self.scene.body_map, self.holding.hand(self.scene)))

    @property
    def is_tapping(self) -> bool:
        """Whether a touch means a place, a mark or a ghost, and draws nothing."""
        return self.holding.tool == "region" or self.holding.layer is None

    def _own_mark(self, x: float, y: float) -> str | None:
        mark = hit_mark(self.scene, x, y, current().px(10) / self.viewport.scale)
        return mark.id if mark is not None and mark.layer is self.holding.layer else None

    def _end_stroke(self, pressed: QPointF) -> None:
        x, y = self.viewport.to_body(pressed)
        if isinstance(self.tool, Lasso):
            if self._moved:
                self.tool.release(self.scene.body_map, self.holding.hand(self.scene))
                self._told_picked()
            else:
                self.pick(self._own_mark(x, y))
            return
        if not self._moved and self.holding.tool != "erase":
            ghost, hit = hit_ghost(self.scene, x, y), self._own_mark(x, y)
            if ghost is not None or hit is not None:
                self.tool = self.holding.make_tool()
                if hit is not None:
                    self.mark_tapped.emit(hit)
                elif ghost is not None:
                    self.ghost_tapped.emit(ghost.mark.id)
                return
        self.tell(self.tool.release(self.scene.body_map, self.holding.hand(self.scene)))

    def pick(self, mark_id: str | None) -> None:
        """Let the lasso hold one more mark, or let go of it; None: of all."""
        if isinstance(self.tool, Lasso):
            self.tool.trail = []
            self.tool.pick(mark_id, self.scene.body_map, self.holding.hand(self.scene))
            self._told_picked()

    def _told_picked(self) -> None:
        self.update()
        if isinstance(self.tool, Lasso):
            self.picked.emit(self.tool.picked)

    def tell(self, change: Change | None) -> None:
        """Tell what a tool made, and the mark that is now at hand."""
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

    @property
    def is_down(self) -> bool:
        return self._pressed is not None

    @property
    def edits(self) -> bool:
        """Whether the mark at hand shows its handles for place and size."""
        return self.holding.tool in EDITS and self.holding.layer is not None
