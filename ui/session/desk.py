"""What the session's panes share: the note under the hand, what is known, and its saving."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from notesapp.bodymap.carry import ghosts_on
from notesapp.editing.draft import Draft
from notesapp.editing.stamp import Stamp
from notesapp.model.briefing import Briefing, Ghost, ghosts
from notesapp.model.session_note import SessionNote
from notesapp.model.signature import Amendment
from notesapp.safety.assess import Assessment, assess
from notesapp.safety.assessment import SideDoubt
from ui.base.i18n import tr
from ui.base.tasks import Latest, Tasks

TYPING_MS = 800
"""How long a typing hand must rest before its words are saved."""

RETRY_MS = 3000
SHORT = 14
"""A longer name does not fit on a button beside two others."""

Save = Callable[[SessionNote, SessionNote | None], SessionNote]


class Desk(QObject):
    """One session at work. `changed` tells old and new note after every change, undo and redo.

    Attributes:
        briefing: what was known when the session began.
        ghosts: earlier marks that nobody has called gone.
        selected: the mark whose card is open, or None; no part of the record.
        use: the technique use at work in Treat, or None; no part of the record.
        amendment: why a signed note is open again, None for a first version.
    """

    changed = Signal(object, object)
    selection_changed = Signal()
    saving = Signal()
    saved = Signal(object)  # datetime of the commit's return
    save_failed = Signal(object)  # the exception
    briefing_changed = Signal()

    def __init__(
        self, briefing: Briefing, draft: Draft, stamp: Stamp, save: Save, tasks: Tasks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.briefing = briefing
        self.stamp = stamp
        self.ghosts: tuple[Ghost, ...] = ghosts_on(draft.note.body_map, ghosts(briefing))
        self.selected: str | None = None
        self.use: str | None = None
        self.amendment: Amendment | None = None
        self._draft = draft
        draft.on_change = self._changed
        self._is_typing = False
        self._is_over = False
        self._assessed: tuple[SessionNote, Assessment] | None = None
        self._latest: Latest[SessionNote] = Latest(
            tasks, lambda note: save(note, draft.saved), self._was_saved, self._not_saved
        )
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self.flush)
        self._retry = QTimer(self, singleShot=True, interval=RETRY_MS)
        self._retry.timeout.connect(self.flush)

    @property
    def called(self) -> str:
        """What the client is called where there is little room."""
        name = self.briefing.client.short_name
        return name if len(name) <= SHORT else tr("the client")

    @property
    def note(self) -> SessionNote:
        return self._draft.note

    @property
    def saved_note(self) -> SessionNote | None:
        """The newest value known to be on disk."""
        return self._draft.saved

    @property
    def is_saved(self) -> bool:
        return self._draft.is_saved

    @property
    def found(self) -> Assessment:
        """What the rules say of the note as it stands."""
        if self._assessed is None or self._assessed[0] is not self.note:
            self._assessed = (self.note, assess(self.briefing, self.note))
        return self._assessed[1]

    @property
    def side_doubts(self) -> tuple[SideDoubt, ...]:
        """Where text and marks disagree on the side and nobody has said which is right."""
        return self.found.side_doubts

    @property
    def open_ghosts(self) -> tuple[Ghost, ...]:
        """Ghosts without an answer today."""
        return tuple(g for g in self.ghosts if self.note.body_map.ghost(g.mark.id) is None)

    def change(self, note: SessionNote, label: str, merge: str | None = None) -> None:
        """Make NOTE the current value. Changes that share MERGE (typing in one field) are one step of undo."""
        if self._is_over or note is self.note or note == self.note:
            return
        self._is_typing = bool(merge)
        self._draft.change(note, label, merge)
        self._is_typing = False

    def select(self, mark_id: str | None, say: Callable[[Callable[[], None]], None] | None = None) -> None:
        """Take a mark up. SAY may tell it a turn later; what is typed meanwhile is for this mark already."""
        if mark_id != self.selected:
            self.selected = mark_id
            if say is None:
                self.selection_changed.emit()
            else:
                say(lambda: self.selection_changed.emit())

    def take_use(self, use_id: str | None) -> None:
        if use_id != self.use:
            self.use = use_id
            self.selection_changed.emit()

    def end_merge(self) -> None:
        """Let the next change be a step of its own, and save what was typed."""
        self._draft.end_merge()
        self.flush()

    @property
    def undo_label(self) -> str | None:
        return self._draft.undo_label

    @property
    def redo_label(self) -> str | None:
        return self._draft.redo_label

    def undo(self) -> None:
        if not self._is_over:
            self._draft.undo()

    def redo(self) -> None:
        if not self._is_over:
            self._draft.redo()

    def rebrief(self, briefing: Briefing) -> None:
        """Take what changed about the client (history, consent) while the session runs."""
        self.briefing = briefing
        self._assessed = None
        self.briefing_changed.emit()
        self.changed.emit(self.note, self.note)

    def flush(self) -> None:
        """Have the note saved now if it is not; the hand does not wait for it."""
        self._typing.stop()
        if not self._draft.is_saved:
            self.saving.emit()
            self._latest.put(self.note)

    def stop(self) -> None:
        """Take no change and start no timer any more, as after signing; what is unsaved is flushed."""
        self._is_over = True
        self.flush()
        self._retry.stop()

    def _changed(self, old: SessionNote, new: SessionNote) -> None:
        try:
            if self.selected is not None and new.body_map.mark(self.selected) is None:
                self.select(None)
            if self.use is not None and new.use(self.use) is None:
                self.take_use(new.uses[-1].id if new.uses else None)
            self.changed.emit(old, new)
        finally:  # last: the worker would take every second turn of the interpreter from whoever shows the change
            if self._is_typing:
                self.saving.emit()  # what is typed is not on disk yet, so nothing may say "Saved"
                self._typing.start()
            else:
                self.flush()

    def _was_saved(self, note: SessionNote) -> None:
        self._draft.mark_saved(note)
        if self._draft.is_saved:
            self.saved.emit(datetime.now().astimezone())
        elif not self._typing.isActive():
            self.flush()  # undone and redone meanwhile: what was put last is older than what is shown

    def _not_saved(self, note: SessionNote, error: Exception) -> None:
        self.save_failed.emit(error)
        self._retry.start()
