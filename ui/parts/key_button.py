"""A key is chosen by pressing it: the pedal's, whatever it sends."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence

from ui.base.i18n import tr
from ui.parts.buttons import Button

MODIFIERS = frozenset({Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr})
TAKEN = frozenset({*range(Qt.Key.Key_0, Qt.Key.Key_9 + 1), Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_X})
"""Keys with a meaning of their own while a session is open."""


def key_words(key: str) -> str:
    """KEY (as QKeySequence's portable text) as it stands on a keyboard."""
    return {"PgDown": tr("Page Down"), "PgUp": tr("Page Up")}.get(key, key)


class KeyButton(Button):
    """`chosen(str)` tells the portable name of the key that was pressed; Escape leaves it as it was."""

    chosen = Signal(str)
    refused = Signal()
    is_waiting = False

    def __init__(self, name: str, accessible: str, key: str) -> None:
        super().__init__(key_words(key), name, accessible=accessible)
        self._label, self._key = accessible, key
        self.clicked.connect(self._wait)
        self._show()

    def _show(self) -> None:
        words = tr("Press the key or the pedal") if self.is_waiting else key_words(self._key)
        self.setText(words)
        self.setAccessibleName(f"{self._label}: {words}")
        self.updateGeometry()
        self.update()

    def _wait(self) -> None:
        self.is_waiting = True
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show()

    def _end(self) -> None:
        self.is_waiting = False
        self._show()

    def event(self, event: QEvent) -> bool:
        """While waiting every key is the button's: no shortcut and no Tab gets in between."""
        if self.is_waiting and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._pressed(event)
                return True
            if event.type() == QEvent.Type.KeyRelease:
                return True
        return super().event(event)

    def _pressed(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in MODIFIERS or key == Qt.Key.Key_unknown or event.isAutoRepeat():
            return
        if key == Qt.Key.Key_Escape:
            self._end()
            return
        if key in TAKEN or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.refused.emit()
            return
        self._key = QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)
        self._end()
        self.chosen.emit(self._key)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.is_waiting:
            self._end()
