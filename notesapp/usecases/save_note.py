"""The draft is put on disk as it stands. Autosave calls this; there is no other way to save."""

from __future__ import annotations

from notesapp.model.session_note import SessionNote
from notesapp.storage.vault import Vault


def save_note(vault: Vault, note: SessionNote, was: SessionNote | None) -> SessionNote:
    """Write what differs from WAS (the value last saved; None = read it) and return NOTE.

    It returns only after the commit. Raises NoteIsSigned, DiskFull or StorageFailed.
    """
    with vault.write() as tx:
        tx.notes.save(note, was)
    return note
