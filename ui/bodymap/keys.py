"""The keys of the body map: arrows walk from region to region, Enter touches, Ctrl and + - 0 enlarge."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

from ui.bodymap.seen import Touched

WALKS = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
}


def key(canvas: Touched, event: QKeyEvent) -> bool:
    """Do what a key asks for; False when it is none of the map's."""
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    pressed = Qt.Key(event.key())
    if control and pressed in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
        canvas.zoom(1.25, _eye(canvas))
    elif control and pressed is Qt.Key.Key_Minus:
        canvas.zoom(0.8, _eye(canvas))
    elif control and pressed is Qt.Key.Key_0:
        canvas.show_whole()
    elif pressed in WALKS and not control:
        canvas.walk(WALKS[pressed])
    elif pressed in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and canvas.focused is not None:
        canvas.tap(*canvas.focused.point)
    elif pressed is Qt.Key.Key_Escape and canvas.is_down:
        canvas.cancel()
    elif pressed is Qt.Key.Key_Escape and canvas.viewport.zoom > 1:
        canvas.show_whole()
    else:
        return False
    event.accept()
    return True


def _eye(canvas: Touched) -> QPointF | None:
    """Enlarging by key keeps the focused region in sight."""
    return canvas.viewport.to_window(*canvas.focused.point) if canvas.focused is not None else None
