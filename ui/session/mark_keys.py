"""The keys of a chosen mark: 0-9 and X set its number, a letter the symptom, Delete removes it.

A finding is graded by 1, 2, 3 (light, moderate, severe) and by the same with Alt for how it is after the work; on Leave
the digit alone is what it is now, and 0 says that it is gone. All of it wherever the focus is; a field of text keeps
every key for itself, and so does a strip.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from notesapp.catalogue.findings import findings
from notesapp.catalogue.symptoms import tiles
from notesapp.editing import arrive as moves
from notesapp.editing.paths import whole
from notesapp.model.body_map import Extent, Layer, Mark, Moment
from ui.base.i18n import tr
from ui.parts.intensity import IntensityStrip
from ui.session.desk import Desk

MOST = 3
"""Severe; a higher number is no grade."""
LEVELS = {**{str(level): level for level in range(10)}, "X": 10}


def is_typing() -> bool:
    return isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit)


class MarkKeys:
    """Keys for the time PANE is shown. What they mean is taken from DESK and from the strips that are open."""

    def __init__(
        self, pane: QWidget, desk: Desk, *, symptoms: bool = False, moment: Moment = Moment.ARRIVE, numbers: bool = True
    ) -> None:
        """MOMENT is the one whose grades the digits set; without NUMBERS they mean nothing but a finding's grade."""
        self._pane, self._desk, self._moment = pane, desk, moment
        self._grades = [self._key(f"Alt+{n}", partial(self._grade, Moment.LEAVE, n)) for n in range(4)]
        if not numbers:
            self._grades += [self._key(str(n), partial(self._grade, moment, n)) for n in range(4)]
        for key, level in LEVELS.items() if numbers else ():
            self._key(key, partial(self._number, level))
        if symptoms:
            for one in tiles():
                self._key(one.letter, partial(self._symptom, one.key))
        for key in ("Del", "Backspace"):
            self._key(key, self._remove)

    def _key(self, key: str, do: Callable[[], None]) -> QShortcut:
        short = QShortcut(QKeySequence(key), self._pane)
        short.setAutoRepeat(False)
        short.activated.connect(lambda: None if is_typing() else do())
        return short

    def use_grades(self, on: bool) -> None:
        """Where the digits mean something else while no finding is chosen."""
        for short in self._grades:
            short.setEnabled(on)

    @property
    def _finding(self) -> Mark | None:
        mark = self._desk.note.body_map.mark(self._desk.selected) if self._desk.selected else None
        return mark if mark is not None and mark.layer is Layer.THERAPIST else None

    def _grade(self, moment: Moment, grade: int) -> None:
        """Grade the chosen finding; 0 takes the grade of its arrival away, and after the work says that it is gone."""
        desk, mark = self._desk, self._finding
        known = findings().get(mark.what) if mark is not None else None
        if mark is None or grade > MOST or (known is not None and not known.graded):
            return
        if grade and moment is Moment.LEAVE:
            note = whole(desk.note, mark.id, Extent.AS_DRAWN, desk.stamp)
            note = moves.read_mark(note, mark.id, moment, desk.stamp, grade=grade)
        elif grade:
            note = moves.read_mark(desk.note, mark.id, moment, desk.stamp, grade=grade)
        elif moment is Moment.LEAVE:
            note = whole(desk.note, mark.id, Extent.GONE, desk.stamp)
        else:
            note = replace(desk.note, body_map=desk.note.body_map.without_reading(mark.id, moment))
        desk.change(note, tr("Grade the finding"))

    def _number(self, level: int) -> None:
        """The number goes to the selected mark's strip, else to the first that is open and not answered."""
        if self._finding is not None:
            self._grade(self._moment, level)
            return
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
