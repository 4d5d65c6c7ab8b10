"""Clients and what stands about them: added, edited, archived; a change of history keeps the old row."""

from __future__ import annotations

from dataclasses import replace

from notesapp.editing.stamp import Stamp
from notesapp.model.practice import Client, Consent, HistoryItem, Problem
from notesapp.storage.vault import Vault


def add_client(vault: Vault, client: Client) -> None:
    with vault.write() as tx:
        tx.clients.add(client)
        tx.audit.add("create", "client", client.id)


def edit_client(vault: Vault, client: Client) -> None:
    with vault.write() as tx:
        tx.clients.save(client)
        tx.audit.add("change", "client", client.id)


def archive_client(vault: Vault, client_id: str, stamp: Stamp, *, back: bool = False) -> None:
    """Put a client away, or BACK among the others. Nothing is deleted."""
    with vault.write() as tx:
        client = tx.clients.get(client_id)
        tx.clients.save(replace(client, archived_at=None if back else stamp.now()))
        tx.audit.add("change", "client", client_id)


def add_history(vault: Vault, item: HistoryItem, stamp: Stamp) -> None:
    """Add a line to the history. One that REPLACES an earlier line leaves that line where it is."""
    with vault.write() as tx:
        tx.history.add(replace(item, reviewed_at=item.reviewed_at or stamp.now()))
        tx.audit.add("change", "history", item.client_id)


def give_consent(vault: Vault, consent: Consent) -> None:
    with vault.write() as tx:
        tx.consents.add(consent)
        tx.audit.add("create", "consent", consent.client_id)


def withdraw_consent(vault: Vault, consent_id: str, stamp: Stamp) -> None:
    with vault.write() as tx:
        tx.consents.withdraw(consent_id, stamp.now())
        tx.audit.add("change", "consent", consent_id)


def keep_problem(vault: Vault, problem: Problem) -> None:
    with vault.write() as tx:
        tx.problems.save(problem)
        tx.audit.add("change", "problem", problem.client_id)
