"""What fields to write in share: what they take, and how they say what they do not take."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, SignalInstance
from PySide6.QtGui import QKeyEvent, QKeySequence, QValidator
from PySide6.QtWidgets import QWidget

from notesapp.model.text import cleaned
from ui.parts.words import Text


def is_undo_key(event: QEvent) -> bool:
    """Whether it is a key that the note's own undo takes."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


class Cleaner(QValidator):
    """Leaves out what is no text (control characters that came with a paste), and refuses more than MOST characters."""

    def __init__(self, field: QObject, cleans: bool, most: int) -> None:
        super().__init__(field)
        self.most, self._cleans = most, cleans
        self._given = 0

    def at_once(self, text: str) -> None:
        """TEXT is shown, however long; it may be changed, but not be made longer still."""
        self._given = len(text)

    def validate(self, text: str, pos: int) -> tuple[QValidator.State, str, int]:
        plain = cleaned(text) if self._cleans else text
        if len(plain) > max(self.most, self._given):
            return QValidator.State.Invalid, text, pos
        return QValidator.State.Acceptable, plain, min(pos, len(plain))


def told_over(field: QWidget, changed: SignalInstance) -> Text:
    """What is said over the end of FIELD until its text CHANGED."""
    told = Text("", "secondary", "danger", 600, elide=True, name=f"{field.objectName()}.told")
    told.setParent(field)
    told.setAutoFillBackground(True)
    changed.connect(told.hide)
    return told


def say_over(field: QWidget, told: Text, words: str) -> None:
    """Say WORDS there, shortened where there is no room."""
    told.say(words)
    told.setToolTip(words)
    told.resize(min(told.sizeHint().width(), field.width() - 8), told.sizeHint().height())
    told.move(field.width() - told.width() - 4, field.height() - told.height() - 4)
    told.show()
