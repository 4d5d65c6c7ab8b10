"""Compare with: what may stand beside a session in its summary; the other days are offered on demand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.base import metrics
from ui.base.i18n import tr
from ui.parts.flow import Choice, Flow
from ui.parts.words import Text

SHOWN = 4
"""So many choices stand there at once."""


class BesideBar(QWidget):
    """CHOICES are (key, words). `chosen(key)`; "" for nothing beside it."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setObjectName("preview.beside")
        self.setAccessibleName(tr("Compare with"))
        self._choices, self._value, self._all = tuple(choices), "", False
        line = metrics.row(self, 12)
        line.addWidget(Text(tr("Compare with"), "label", "text2"))
        self._flow = Flow()
        line.addWidget(self._flow, 1)
        self._offer()

    def _offer(self) -> None:
        shown = self._choices if self._all else self._choices[:SHOWN]
        known = (("", tr("Nothing")), *shown)
        offered = [self._choice(key, words) for key, words in known]
        if len(shown) < len(self._choices):
            offered.append(Choice("preview.beside.more", tr("Another day…"), False, self._show_all))
        self._flow.offer(offered)

    def _choice(self, key: str, words: str) -> Choice:
        name = f"preview.beside.{key or 'nothing'}"
        return Choice(name, words, key == self._value, lambda: self._choose(key))

    def _choose(self, key: str) -> None:
        changed, self._value = key != self._value, key
        self._offer()
        if changed:
            self.chosen.emit(key)

    def _show_all(self) -> None:
        """Offer the others too, and put the hand on the first of them."""
        self._all = True
        self._offer()
        first = self.findChild(QWidget, f"preview.beside.{self._choices[SHOWN][0]}")
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
