"""The body map under the hand: events and keys become what the hand does; each mark and region can be heard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QTabletEvent,
    QTouchEvent,
    QWheelEvent,
)

from notesapp.bodymap.draw import body_of
from notesapp.bodymap.figure import Shape
from notesapp.bodymap.regions import neighbour, shape_at
from notesapp.bodymap.tools import Lasso
from notesapp.model.body_map import View
from ui.base.turns import Turns
from ui.base.voice import Voice
from ui.bodymap import accessible
from ui.bodymap.by_key import ByKey
from ui.bodymap.hand_on_map import HandOnMap
from ui.bodymap.keys import key
from ui.bodymap.naming import spoken
from ui.bodymap.touch import Fingers
from ui.parts.press import is_second_tap

STARTS = {View.SOLES: (-2000, 3700), View.LEFT: (500, 8400), View.RIGHT: (-500, 8400)}
"""Where the keyboard begins to walk, when not at the small of the back."""
REMOVES = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class BodyCanvas(HandOnMap):
    """A map for mouse, finger, pen, keys and ears.

    Signals beside those of the hand: `tool_asked(name)` by a button of the pen; `remove_asked(ids)`.
    """

    tool_asked = Signal(str)
    remove_asked = Signal(object)

    def __init__(self, name: str, view: View = View.BACK, turns: Turns | None = None) -> None:
        super().__init__(name, view, turns)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setTabletTracking(True)
        self._fingers = Fingers(self, self)
        self.voice = Voice(self)
        self._pressed_at: int | None = None
        self.by_key = ByKey(self)

    # without a pointer

    def walk(self, direction: str) -> None:
        """Take the keyboard's cursor to the neighbouring region."""
        body, here = body_of(self.scene), self.focused
        if here is None:
            start = shape_at(body, self.scene.view, *STARTS.get(self.scene.view, (-300, 6600)))
            self.focus_on(start or body.view(self.scene.view).shapes[0])
        else:
            found = neighbour(body, self.scene.view, here.key, here.side, direction)  # type: ignore[arg-type]
            self.focus_on(found or here)

    def focus_on(self, shape: Shape) -> None:
        """Take the keyboard's cursor to a region."""
        self.focused = shape
        self.announce()

    def announce(self) -> None:
        """Tell the region under the keyboard's cursor."""
        if self.focused is None:
            return
        words = spoken(self.focused.key, self.focused.side, self.wording)
        self.setAccessibleDescription(words)
        self.hovered.emit(words)
        self.voice.say(words)
        if QAccessible.isActive():
            access = accessible.access_of(self)
            if access is not None:
                event = QAccessibleEvent(self, QAccessible.Event.Focus)
                event.setChild(access.number_of(self.focused))
                QAccessible.updateAccessibility(event)
        self.update()

    def take_region(self, shape: Shape) -> None:
        """Touch a region, as a screen reader asks for it."""
        self.focus_on(shape)
        self.by_key.enter()

    def take_mark(self, mark_id: str) -> None:
        self.mark_tapped.emit(mark_id)

    def drop_mark(self, mark_id: str) -> None:
        self.remove_asked.emit((mark_id,))

    def draw_through(self, points: list[tuple[float, float]]) -> None:
        """Let the tool go through points of the body, as a hand would."""
        self.tool.press(*points[0])
        for point in points[1:]:
            self.tool.move(*point)
        change = self.tool.release(self.scene.body_map, self.holding.hand(self.scene))
        if change is None:
            self.voice.say(self.tr("Nothing was drawn"))
        self.tell(change)
        self.update()

    # events

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent) and self._fingers.touch(event):
            return True
        if isinstance(event, QNativeGestureEvent) and self._fingers.gesture(event):
            return True
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._removes(event):
            event.accept()
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.EnabledChange and not self.isEnabled():
            self._fingers.let_go()
        super().changeEvent(event)

    def _removes(self, event: QKeyEvent) -> bool:
        """The lasso's marks go before the one whose card is open."""
        return event.key() in REMOVES and isinstance(self.tool, Lasso) and bool(self.tool.picked)

    def tabletEvent(self, event: QTabletEvent) -> None:
        self._fingers.pen(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.timestamp()
        self._fingers.mouse_press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._fingers.mouse_move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._fingers.mouse_release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not is_second_tap(self._pressed_at, event):
            event.accept()  # the first one was for another page: neither marked nor enlarged
        elif self.is_tapping and event.button() is Qt.MouseButton.LeftButton:
            self.enlarge(event.position())
        else:
            self._fingers.mouse_press(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom(1.0015 ** event.angleDelta().y(), event.position())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._removes(event) and isinstance(self.tool, Lasso):
            self.remove_asked.emit(self.tool.picked)
            event.accept()
        elif not key(self, event):
            super().keyPressEvent(event)


accessible.install(BodyCanvas)
