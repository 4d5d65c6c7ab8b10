"""Notes that the full-text search has lost are put into its index again: those of a salvaged practice."""

from __future__ import annotations

from contextlib import suppress

from notesapp.model.expected import NotFound
from notesapp.model.session_note import SessionNote
from notesapp.model.signature import SignedNote
from notesapp.storage.transaction import Transaction
from notesapp.storage.vault import Vault
from notesapp.usecases.brief import as_signed, briefing_in
from notesapp.words.search_text import search_text


def find_again(vault: Vault) -> int:
    """Index each note that no text leads to; returns how many there were. Raises DiskFull, StorageFailed."""
    with vault.read() as tx:
        missing = tx.search.missing()
    for note_id in missing:
        with suppress(NotFound), vault.write() as tx:  # whoever it tells of was lost
            index(tx, tx.notes.get(note_id))
    return len(missing)


def index(tx: Transaction, found: SignedNote | SessionNote) -> None:
    """Let the search find a note by what was signed, or by what its draft says now."""
    if isinstance(found, SignedNote):
        known = as_signed(tx, found, found.therapist.id)
        tx.search.put(found.note, search_text(known, found.note))
    else:
        tx.search.put(found, search_text(briefing_in(tx, found.client_id, found.therapist_id), found))
