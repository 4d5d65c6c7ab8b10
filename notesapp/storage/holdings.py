"""What a vault holds, counted and named, so that two of them can be told apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from notesapp.codec.plain import read_instant
from notesapp.storage.engine import connect
from notesapp.storage.opening import meaning_in
from notesapp.storage.rows import Rows

COUNTED = {
    "client": "SELECT count(*) FROM client",
    "session": "SELECT count(*) FROM session",
    "revision": "SELECT count(*) FROM revision",
    "document_issued": "SELECT count(*) FROM document_issued",
}
_SESSIONS = (
    "SELECT s.id, c.name, s.started_at, s.number, coalesce(max(CASE v.state WHEN 'signed' THEN v.no END), 0)"
    " FROM session s JOIN client c ON c.id = s.client_id JOIN note n ON n.session_id = s.id"
    " JOIN note_version v ON v.note_id = n.id GROUP BY s.id ORDER BY s.started_at DESC, s.id"
)

_Ask = Callable[[str], Sequence[Sequence[Any]]]


@dataclass(frozen=True, slots=True)
class Held:
    """A session and the newest version signed of it, 0 for a draft."""

    id: str
    client: str
    started_at: datetime
    number: int
    version: int


@dataclass(frozen=True)
class Holdings:
    """SESSIONS newest first."""

    counts: dict[str, int]
    sessions: tuple[Held, ...]

    @cached_property
    def ids(self) -> dict[str, int]:
        return {held.id: held.version for held in self.sessions}


def holdings(rows: Rows) -> Holdings:
    return _holdings(rows.all)


def kept_in(vault: Path, key: bytes) -> Holdings:
    """What the vault at the path VAULT holds, of whatever schema; nothing is written beside it."""
    with meaning_in(vault.parent):
        connection = connect(vault, key, mode="ro", immutable=True)
        try:
            return _holdings(lambda sql: connection.execute(sql).fetchall())
        finally:
            connection.close()


def _holdings(ask: _Ask) -> Holdings:
    counts = {name: int(ask(sql)[0][0]) for name, sql in COUNTED.items()}
    sessions = (Held(row[0], row[1], read_instant(row[2]), row[3], row[4]) for row in ask(_SESSIONS))
    return Holdings(counts, tuple(sessions))
