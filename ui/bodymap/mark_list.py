"""The map's twin in words: every mark as a sentence, to read, to choose and to remove without a pointer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from notesapp.model.body_map import BodyMap, Mark
from ui.base import metrics
from ui.base.i18n import tr
from ui.bodymap.naming import mark_parts
from ui.parts.buttons import IconButton
from ui.parts.lists import SelectRow
from ui.parts.press import identify

Parts = Callable[[Mark, BodyMap], tuple[str, str]]
"""What a mark is, and where it lies."""


class MarkList(QWidget):
    """Rows of marks, the newest first. `chosen(id)`, `remove_asked(id)`; PARTS says a mark as it is said aloud."""

    chosen = Signal(str)
    remove_asked = Signal(str)

    def __init__(self, name: str, parts: Parts = mark_parts) -> None:
        super().__init__()
        identify(self, name, tr("Marks"))
        self._name, self._parts = name, parts
        self._box = metrics.column(self, 0)
        self._rows: list[QWidget] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_marks(self, body_map: BodyMap, selected: str | None = None) -> None:
        """Replace the rows; the keyboard stays on the row number where it was."""
        focus = next((k for k, row in enumerate(self._rows) if row.isAncestorOf(self.focusWidget() or row)), None)
        for old in self._rows:
            self._box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = [self._row(mark, body_map, mark.id == selected) for mark in reversed(body_map.marks)]
        for row in self._rows:
            self._box.addWidget(row)
        if focus is not None and self._rows and self.hasFocus():
            self._rows[min(focus, len(self._rows) - 1)].setFocus()

    def _row(self, mark: Mark, body_map: BodyMap, is_selected: bool) -> QWidget:
        row, (what, where) = QWidget(), self._parts(mark, body_map)
        line = metrics.row(row, 4)
        take = SelectRow(what, f"{self._name}.take.{mark.id}", where)
        take.setCheckable(True)
        take.setChecked(is_selected)
        take.clicked.connect(lambda: self.chosen.emit(mark.id))
        gone = IconButton("x", f"{self._name}.remove.{mark.id}", tr("Remove: {mark}", mark=f"{what}, {where}"))
        gone.clicked.connect(lambda: self.remove_asked.emit(mark.id))
        line.addWidget(take, 1)
        line.addWidget(gone)
        return row
