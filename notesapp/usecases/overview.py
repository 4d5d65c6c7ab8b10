"""What the first screens show: today's lists, the clients found, one client's page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from notesapp.model.briefing import Briefing
from notesapp.model.practice import Client, HistoryItem, Practice, Problem, ProblemStatus, Standing, Therapist
from notesapp.model.session_note import SessionNote
from notesapp.model.signature import SignedNote
from notesapp.storage.backup import last_made
from notesapp.storage.clients import ClientLine as ClientLine
from notesapp.storage.timeline import SessionLine as SessionLine
from notesapp.storage.transaction import Transaction
from notesapp.storage.vault import Vault
from notesapp.words.lines import alert_lines

TILES = 6


@dataclass(frozen=True, slots=True)
class Tile:
    """A client one saw lately, with the last session (None: not yet seen) and how many alerts there are."""

    client: ClientLine
    last: SessionLine | None
    problem: Problem | None
    alerts: int


@dataclass(frozen=True, slots=True)
class Today:
    """COPIED_AT is when the last verified copy was made, None if there is none yet."""

    tiles: tuple[Tile, ...]
    drafts: tuple[SessionLine, ...]
    clients: int
    copied_at: datetime | None


@dataclass(frozen=True, slots=True)
class ClientView:
    """One client's page. SESSIONS newest first, the marks of the newest MAPS filled; HISTORY every line ever taken."""

    client: Client
    standing: Standing
    sessions: tuple[SessionLine, ...]
    briefing: Briefing
    history: tuple[HistoryItem, ...]
    last: SessionNote | None

    @property
    def course(self) -> tuple[SessionLine, ...]:
        """The sessions that count: none that was retracted."""
        return tuple(line for line in self.sessions if not line.is_retracted)


def today(vault: Vault) -> Today:
    with vault.read() as tx:
        practice, therapist = tx.practice.get(), tx.practice.therapist()
        tiles = tuple(_tile(tx, line, practice, therapist) for line in tx.clients.recent(TILES))
        drafts, clients = tx.notes.drafts(), tx.clients.count()
    return Today(tiles, drafts, clients, last_copy(vault))


def last_copy(vault: Vault) -> datetime | None:
    """When the newest verified copy was made."""
    made = last_made(vault.places)
    return None if made is None else made.astimezone()


def find_clients(vault: Vault, words: str, limit: int = 8, *, archived: bool = False) -> tuple[ClientLine, ...]:
    """Clients by any part of their name; quick enough for each keystroke."""
    with vault.read() as tx:
        if not words.strip() and not archived:
            return tx.clients.recent(limit)
        return tx.clients.find(words, limit=limit, archived=archived)


def client_view(vault: Vault, client_id: str, maps: int = 8) -> ClientView:
    """Raises NotFound."""
    with vault.read() as tx:
        client, standing = tx.clients.get(client_id), tx.standing(client_id)
        sessions = tx.notes.timeline(client_id, maps=maps)
        newest = tx.notes.current(client_id, limit=1)
        return ClientView(
            client,
            standing,
            sessions,
            Briefing(tx.practice.get(), tx.practice.therapist(), client, standing),
            tx.history.all(client_id),
            newest[0] if newest else None,
        )


def session(vault: Vault, session_id: str) -> SessionNote | SignedNote:
    """The note of a session: its draft, or what was signed. Raises NotFound."""
    with vault.read() as tx:
        return tx.notes.get(session_id)


def people(vault: Vault) -> tuple[Practice, Therapist]:
    with vault.read() as tx:
        return tx.practice.get(), tx.practice.therapist(vault.who or None)


def _tile(tx: Transaction, line: ClientLine, practice: Practice, therapist: Therapist) -> Tile:
    standing = tx.standing(line.id)
    found = tx.notes.course(line.id, maps=1)
    last = found[0] if found else None
    problem = next((p for p in standing.problems if p.status is ProblemStatus.OPEN), None)
    alerts = alert_lines(Briefing(practice, therapist, tx.clients.get(line.id), standing))
    return Tile(line, last, problem, len(alerts))


def newest_draft(vault: Vault) -> str | None:
    """The session of the newest draft, where one lands after a crash."""
    with vault.read() as tx:
        drafts = tx.notes.drafts()
    return drafts[0].session_id if drafts else None
