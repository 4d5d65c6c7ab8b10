"""The keys of the body map.

Arrows walk from region to region, Shift and arrows place finely, Alt and arrows move the mark at hand; Enter does what
the tool does, comma and full stop go from mark to mark, + and - change a mark's size; with Ctrl they enlarge the map.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

from ui.bodymap.by_key import GROW, SHRINK
from ui.bodymap.seen import Touched

WALKS = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
}
ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
LARGER, SMALLER = (Qt.Key.Key_Plus, Qt.Key.Key_Equal), (Qt.Key.Key_Minus, Qt.Key.Key_Underscore)


def key(canvas: Touched, event: QKeyEvent) -> bool:
    """Do what a key asks for; False when it is none of the map's."""
    held, pressed = event.modifiers(), Qt.Key(event.key())
    control = bool(held & Qt.KeyboardModifier.ControlModifier)
    hand = canvas.by_key
    if pressed in WALKS and not control:
        does: Callable[[str], None] = hand.walk
        if held & Qt.KeyboardModifier.AltModifier:
            does = hand.push
        elif held & Qt.KeyboardModifier.ShiftModifier:
            does = hand.fine
        does(WALKS[pressed])
    elif pressed in ENTERS and canvas.focused is not None:
        hand.enter(end=control)
    elif pressed is Qt.Key.Key_Escape:
        if not _step_back(canvas):
            return False
    elif not (_enlarged(canvas, pressed) if control else _at_mark(canvas, pressed)):
        return False
    event.accept()
    return True


def _step_back(canvas: Touched) -> bool:
    """Escape ends what was begun, then shows the whole body again."""
    if canvas.by_key.drop():
        return True
    if canvas.is_down:
        canvas.cancel()
    elif canvas.viewport.zoom > 1:
        canvas.show_whole()
    else:
        return False
    return True


def _enlarged(canvas: Touched, pressed: Qt.Key) -> bool:
    if pressed in LARGER:
        canvas.zoom(1.25, _eye(canvas))
    elif pressed in SMALLER:
        canvas.zoom(0.8, _eye(canvas))
    elif pressed is Qt.Key.Key_0:
        canvas.show_whole()
    else:
        return False
    return True


def _at_mark(canvas: Touched, pressed: Qt.Key) -> bool:
    if pressed in (Qt.Key.Key_Period, Qt.Key.Key_Comma):
        canvas.by_key.step(1 if pressed is Qt.Key.Key_Period else -1)
    elif pressed in LARGER:
        canvas.by_key.grow(GROW)
    elif pressed in SMALLER:
        canvas.by_key.grow(SHRINK)
    else:
        return False
    return True


def _eye(canvas: Touched) -> QPointF | None:
    """Enlarging by key keeps the focused region in sight."""
    at = canvas.by_key.at
    return canvas.viewport.to_window(*at) if at is not None else None
