"""The top bar follows the desk; while a stroke is being answered, in turns of its own."""

from __future__ import annotations

from PySide6.QtCore import QObject

from notesapp.model.session_note import SessionNote
from ui.base.turns import Turns
from ui.session.desk import Desk
from ui.session.top_bar import TopBar


class BarFollows(QObject):
    """Shows in BAR what DESK holds and whether it is saved. TURNS are those in which the map follows a stroke."""

    def __init__(self, desk: Desk, bar: TopBar, turns: Turns, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._bar, self._turns = desk, bar, turns
        desk.changed.connect(self._changed)
        desk.saving.connect(self._saving)
        desk.saved.connect(bar.save_state.saved_at)  # no lambda: the last words may be saved when the page is gone
        desk.save_failed.connect(bar.save_state.failed)
        self._show()

    def _changed(self, old: SessionNote, new: SessionNote) -> None:
        if self._turns.waits("map"):
            self._turns.do("top bar", self._show)
        else:
            self._show()

    def _show(self) -> None:
        self._bar.show_note(self._desk.note, self._desk.undo_label, self._desk.redo_label)

    def _saving(self) -> None:
        if self._turns.waits("map"):
            self._turns.do("saving", self._say_saving)
        else:
            self._bar.save_state.saving()

    def _say_saving(self) -> None:
        if not self._desk.is_saved:
            self._bar.save_state.saving()
