"""The draft is put on disk as it stands. Autosave calls this; there is no other way to save."""

from __future__ import annotations

from notesapp.model.briefing import Briefing
from notesapp.model.session_note import SessionNote
from notesapp.storage.vault import Vault
from notesapp.words.search_text import search_text


def save_note(vault: Vault, note: SessionNote, was: SessionNote | None) -> SessionNote:
    """Write what differs from WAS (the value last saved; None = read it) and return NOTE.

    It returns only after the commit. Raises NoteIsSigned, DiskFull or StorageFailed.
    """
    with vault.write() as tx:
        tx.notes.save(note, was)
    return note


def index_draft(vault: Vault, briefing: Briefing, note: SessionNote, changed: bool = False) -> None:
    """Let the full-text search find a draft when its session is left; what was signed meanwhile is found already.

    CHANGED: the access log keeps that it was written in.
    """
    with vault.write() as tx:
        if isinstance(tx.notes.get(note.id), SessionNote):
            tx.search.put(note, search_text(briefing, note))
            if changed:
                tx.audit.add("change", "note", note.id)
