"""The note under the hand: its value now, and the way back and forth."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from notesapp.model.session_note import SessionNote


@dataclass(frozen=True, slots=True)
class Step:
    """A value left behind, and the name of the change that left it."""

    note: SessionNote
    label: str
    merge: str | None


def _nobody(old: SessionNote, new: SessionNote) -> None:
    """Listen to no change."""


class Draft:
    """Holds one note while it is edited.

    A note is a frozen value, so undoing is putting the earlier value back: no change
    needs code of its own to take it back. Saving never clears the past; signing ends it.
    """

    def __init__(
        self,
        note: SessionNote,
        on_change: Callable[[SessionNote, SessionNote], None] = _nobody,
        *,
        is_new: bool = False,
    ) -> None:
        self.note = note
        self.on_change = on_change
        self._past: list[Step] = []
        self._future: list[Step] = []
        self._saved: SessionNote | None = None if is_new else note

    @property
    def is_saved(self) -> bool:
        return self.note is self._saved or self.note == self._saved

    @property
    def saved(self) -> SessionNote | None:
        """The newest value known to be on disk."""
        return self._saved

    @property
    def undo_label(self) -> str | None:
        return self._past[-1].label if self._past else None

    @property
    def redo_label(self) -> str | None:
        return self._future[-1].label if self._future else None

    def change(self, note: SessionNote, label: str, merge: str | None = None) -> None:
        """Make NOTE the current value. Changes with the same MERGE are one step."""
        if note == self.note:
            return
        if not (merge and self._past and self._past[-1].merge == merge and not self._future):
            self._past.append(Step(self.note, label, merge))
        self._future.clear()
        self._show(note)

    def end_merge(self) -> None:
        """Let the next change be a step of its own."""
        if self._past:
            last = self._past[-1]
            self._past[-1] = Step(last.note, last.label, None)

    def undo(self) -> None:
        self._step(self._past, self._future)

    def redo(self) -> None:
        self._step(self._future, self._past)

    def mark_saved(self, note: SessionNote) -> None:
        """Say that NOTE is on disk; the current value may already be newer."""
        self._saved = note

    def _step(self, source: list[Step], target: list[Step]) -> None:
        if source:
            step = source.pop()
            target.append(Step(self.note, step.label, None))
            self._show(step.note)

    def _show(self, note: SessionNote) -> None:
        old, self.note = self.note, note
        self.on_change(old, note)
