"""What is said aloud when something changed that only the eye would see."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from ui.base.turns import Turns


class Voice(QObject):
    """Speaks for WIDGET; `said(words)` tells the same to whoever listens."""

    said = Signal(str)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._turns = Turns(self)

    def say(self, words: str) -> None:
        """Announce WORDS, if an assistive tool is there."""
        if not words:
            return
        self.said.emit(words)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._widget, words))

    def say_soon(self, words: Callable[[], str]) -> None:
        """Announce what WORDS finds, in a turn of the loop of its own: finding it takes a while."""
        if QAccessible.isActive():
            self._turns.do("say", lambda: self.say(words()))
