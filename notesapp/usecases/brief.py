"""All that is known about a client before a session."""

from __future__ import annotations

from notesapp.model.briefing import Briefing
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
