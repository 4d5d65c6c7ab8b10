"""What a vault holds, counted and named, so that two of them can be told apart."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from notesapp.codec.plain import read_instant
from notesapp.storage.engine import connect
from notesapp.storage.locks import PARTS
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

_OF_CLIENTS = (
    "SELECT client_id, * FROM health_history",
    "SELECT client_id, * FROM consent",
    "SELECT client_id, * FROM problem",
    "SELECT client_id, * FROM avoid_area",
    "SELECT a.client_id, p.* FROM avoid_place p JOIN avoid_area a ON a.id = p.avoid_id",
)
_DRAFTS = (
    "SELECT n.session_id, v.*, s.started_at, s.ended_at, s.planned_minutes FROM note_version v"
    " JOIN note n ON n.id = v.note_id JOIN session s ON s.id = n.session_id WHERE v.state = 'draft'"
)
_OF_DRAFTS = (
    'SELECT n.session_id, t.* FROM "{part}" t JOIN note_version v ON v.nr = t.version JOIN note n ON n.id = v.note_id'
    " WHERE v.state = 'draft'"
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
    """SESSIONS newest first. CLIENTS and DRAFTS tell by id what stands about each client, and in each draft, without
    the words themselves; those of two schemas are not alike."""

    counts: dict[str, int]
    sessions: tuple[Held, ...]
    schema: str
    clients: dict[str, bytes]
    drafts: dict[str, bytes]
    names: dict[str, str]

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
    tables = {row[0] for row in ask("SELECT name FROM sqlite_master WHERE type = 'table'")}
    parts = [_OF_DRAFTS.format(part=part) for part in (*PARTS, "amendment") if part in tables]
    return Holdings(
        counts,
        tuple(sessions),
        str(ask("SELECT version_num FROM alembic_version")[0][0]),
        _prints(ask, (_own_rows(ask), *_OF_CLIENTS)),
        _prints(ask, (_DRAFTS, *parts)),
        {row[0]: row[1] for row in ask("SELECT id, name FROM client")},
    )


def _own_rows(ask: _Ask) -> str:
    """The clients themselves, without when they were last seen: their sessions tell that."""
    names = [f'"{row[1]}"' for row in ask("PRAGMA table_info(client)") if row[1] != "seen_at"]
    return f"SELECT id, {', '.join(names)} FROM client"


def _prints(ask: _Ask, queries: Iterable[str]) -> dict[str, bytes]:
    """A digest of all rows that begin with the same id."""
    found: dict[str, Any] = {}
    for number, sql in enumerate(queries):
        for row in sorted(map(tuple, ask(sql)), key=repr):
            found.setdefault(row[0], hashlib.sha256()).update(repr((number, *row)).encode("utf-8", "surrogatepass"))
    return {key: digest.digest() for key, digest in found.items()}
