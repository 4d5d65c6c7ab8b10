"""All that is known about a client before a session."""

from __future__ import annotations

from dataclasses import replace

from notesapp.model.briefing import Briefing
from notesapp.model.session_note import SessionNote
from notesapp.model.signature import SignedNote
from notesapp.storage.transaction import Transaction
from notesapp.storage.vault import Vault

REMEMBERED = 12
"""How many earlier sessions a briefing looks back on."""


def brief(vault: Vault, client_id: str, therapist_id: str | None = None) -> Briefing:
    """Gather the briefing of a client. Raises NotFound."""
    with vault.read() as tx:
        return briefing_in(tx, client_id, therapist_id)


def briefing_in(tx: Transaction, client_id: str, therapist_id: str | None = None) -> Briefing:
    return Briefing(
        practice=tx.practice.get(),
        therapist=tx.practice.therapist(therapist_id),
        client=tx.clients.get(client_id),
        standing=tx.standing(client_id),
        previous=tx.notes.current(client_id, limit=REMEMBERED),
    )


def brief_for(vault: Vault, note: SessionNote) -> Briefing:
    """The briefing of NOTE's client with only the sessions before it: what was known that day."""
    found = brief(vault, note.client_id, note.therapist_id)
    return replace(found, previous=tuple(n for n in found.previous if n.started_at < note.started_at))


def as_signed(tx: Transaction, signed: SignedNote, therapist_id: str | None) -> Briefing:
    """What stood when the note was SIGNED, for THERAPIST_ID to amend it or for the search to find it."""
    today = briefing_in(tx, signed.note.client_id, therapist_id)
    earlier = tuple(n for n in today.previous if n.started_at < signed.note.started_at)
    return replace(today, practice=signed.practice, client=signed.client, standing=signed.standing, previous=earlier)
