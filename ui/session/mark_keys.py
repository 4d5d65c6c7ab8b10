"""The keys of Arrive and Leave: 0-9 and X set the number, a letter the symptom, Delete removes.

They work wherever the focus is; a field of text keeps every key for itself, and so does a strip.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from notesapp.catalogue.symptoms import tiles
from notesapp.editing import arrive as moves
from notesapp.model.body_map import Layer
from ui.base.i18n import tr
from ui.parts.intensity import IntensityStrip
from ui.session.desk import Desk

LEVELS = {**{str(level): level for level in range(10)}, "X": 10}


def is_typing() -> bool:
    return isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit)


class MarkKeys:
    """Keys for the time PANE is shown. What they mean is taken from DESK and from the strips that are open."""

    def __init__(self, pane: QWidget, desk: Desk, *, symptoms: bool = False) -> None:
        self._pane, self._desk = pane, desk
        for key, level in LEVELS.items():
            self._key(key, partial(self._number, level))
        if symptoms:
            for one in tiles():
                self._key(one.letter, partial(self._symptom, one.key))
        for key in ("Del", "Backspace"):
            self._key(key, self._remove)

    def _key(self, key: str, do: Callable[[], None]) -> None:
        short = QShortcut(QKeySequence(key), self._pane)
        short.setAutoRepeat(False)
        short.activated.connect(lambda: None if is_typing() else do())

    def _number(self, level: int) -> None:
        """The number goes to the selected mark's strip, else to the first that is open and not answered."""
        strips = [s for s in self._pane.findChildren(IntensityStrip) if s.isVisible() and s.isEnabled()]
        mine = f".{self._desk.selected}."
        own = [s for s in strips if s.objectName() == "arrive.intensity" or mine in f"{s.objectName()}."]
        open_ones = [s for s in strips if s.value is None]
        for strip in (*own, *open_ones, *strips)[:1]:
            strip.choose(level)

    def _symptom(self, what: str) -> None:
        desk = self._desk
        mark = desk.note.body_map.mark(desk.selected) if desk.selected else None
        if mark is not None and mark.layer is Layer.CLIENT:
            desk.change(moves.change_mark(desk.note, mark.id, what=what), tr("Symptom"))

    def _remove(self) -> None:
        desk = self._desk
        if desk.selected and desk.note.body_map.mark(desk.selected):
            desk.change(moves.remove_mark(desk.note, desk.selected), tr("Remove the mark"))
