"""Clients in the vault: added, edited, archived, found by any part of the name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from notesapp.codec.plain import instant_text, read_instant
from notesapp.model.expected import NotFound, RecordErased
from notesapp.model.practice import Client
from notesapp.storage.audit import Audit
from notesapp.storage.folding import fold
from notesapp.storage.practice import put, quoted
from notesapp.storage.rows import Rows
from notesapp.storage.tables import CLIENT

_COLUMNS = quoted(CLIENT.names)


@dataclass(frozen=True, slots=True)
class ClientLine:
    """A client as lists show one. SEEN_AT is the start of the newest session."""

    id: str
    name: str
    called: str
    born: date | None
    seen_at: datetime | None
    archived_at: datetime | None


@dataclass(frozen=True)
class Clients:
    rows: Rows

    def get(self, client_id: str) -> Client:
        row = self.rows.first(f"SELECT {_COLUMNS} FROM client WHERE id = ?", client_id)
        if row is None:
            raise NotFound
        client = CLIENT.value(row)
        if not client.name:  # only what was erased has no name
            raise RecordErased
        return client

    def save(self, client: Client) -> None:
        """Add CLIENT, or put it in place of the one with its id; the audit names the fields that changed."""
        row = self.rows.first(f"SELECT {_COLUMNS} FROM client WHERE id = ?", client.id)
        before = None if row is None else CLIENT.value(row)
        if before is not None and not before.name:
            raise RecordErased
        if before == client:
            return
        put(self.rows, "client", CLIENT, client, folded=fold(f"{client.name} {client.called}"))
        audit = Audit(self.rows)
        if before is None:
            audit.add("create", "client", client.id)
        else:
            changed = [n for n in Client.__dataclass_fields__ if getattr(before, n) != getattr(client, n)]
            audit.add("change", "client", client.id, " ".join(changed))
            if before.name != client.name:
                self.rows.run("UPDATE search_text SET name = ? WHERE client_id = ?", client.name, client.id)
        self.rows.changed("client", client.id)

    def archive(self, client_id: str) -> None:
        """Take a client out of the lists; nothing is deleted."""
        self.save(replace(self.get(client_id), archived_at=self.rows.now))

    def unarchive(self, client_id: str) -> None:
        self.save(replace(self.get(client_id), archived_at=None))

    def find(self, words: str, *, limit: int = 50, archived: bool = False) -> tuple[ClientLine, ...]:
        """Clients whose name holds every one of WORDS; names with a part that begins so come first."""
        parts = fold(words).split(" ")
        holds = " AND ".join("instr(folded, ?)" for _ in parts)
        which = "NOT NULL" if archived else "NULL"
        ids = (
            f"SELECT id, instr(' ' || folded, ' ' || ?) = 0 AS inside, folded AS by_name FROM client"
            f" WHERE archived_at IS {which} AND {holds} AND name <> '' ORDER BY 2, 3 LIMIT ?"
        )
        return self._lines(
            f"FROM ({ids}) f JOIN client c ON c.id = f.id ORDER BY f.inside, f.by_name", parts[0], *parts, limit
        )

    def recent(self, limit: int = 20) -> tuple[ClientLine, ...]:
        """Clients seen last, then those not seen yet, newest first."""
        return self._lines("FROM client c WHERE archived_at IS NULL ORDER BY seen_at DESC, rowid DESC LIMIT ?", limit)

    def count(self) -> int:
        return int(self.rows.one("SELECT count(*) FROM client WHERE archived_at IS NULL"))

    def _lines(self, source: str, *values: object) -> tuple[ClientLine, ...]:
        found = self.rows.all(f"SELECT c.id, c.name, c.called, c.born, c.seen_at, c.archived_at {source}", *values)
        return tuple(
            ClientLine(
                row[0],
                row[1],
                row[2],
                date.fromisoformat(row[3]) if row[3] else None,
                read_instant(row[4]) if row[4] else None,
                read_instant(row[5]) if row[5] else None,
            )
            for row in found
        )

    def seen(self, client_id: str, at: datetime) -> None:
        """A session of the client began AT."""
        text = instant_text(at)
        self.rows.run(
            "UPDATE client SET seen_at = ? WHERE id = ? AND (seen_at IS NULL OR seen_at < ?)", text, client_id, text
        )
