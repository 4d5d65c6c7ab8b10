"""Clients and what stands about them: added, edited, archived; a change of history keeps the old row."""

from __future__ import annotations

from dataclasses import replace

from notesapp.editing.stamp import Stamp
from notesapp.model.practice import Client, Consent, HistoryItem, Practice, Problem, Therapist
from notesapp.storage.vault import Vault


def keep_client(vault: Vault, client: Client) -> None:
    """Add CLIENT, or put it in place of the one with its id."""
    with vault.write() as tx:
        tx.clients.save(client)


def archive_client(vault: Vault, client_id: str, *, back: bool = False) -> None:
    """Put a client away, or BACK among the others. Nothing is deleted. Raises NotFound."""
    with vault.write() as tx:
        if back:
            tx.clients.unarchive(client_id)
        else:
            tx.clients.archive(client_id)


def add_history(vault: Vault, item: HistoryItem, stamp: Stamp) -> None:
    """Add a line to the history. One that REPLACES an earlier line leaves that line where it is."""
    with vault.write() as tx:
        tx.history.add(replace(item, reviewed_at=item.reviewed_at or stamp.now()))


def give_consent(vault: Vault, consent: Consent) -> None:
    with vault.write() as tx:
        tx.consents.save(consent)


def withdraw_consent(vault: Vault, consent_id: str, stamp: Stamp) -> None:
    with vault.write() as tx:
        tx.consents.withdraw(consent_id, stamp.now())


def keep_problem(vault: Vault, problem: Problem) -> None:
    with vault.write() as tx:
        tx.problems.save(problem)


def keep_practice(vault: Vault, practice: Practice, therapist: Therapist) -> None:
    """What stands at the head of every paper, and who signs."""
    with vault.write() as tx:
        tx.practice.save(practice)
        tx.practice.save_therapist(therapist)
        tx.audit.add("settings", "practice", practice.id)
