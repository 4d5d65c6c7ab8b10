"""Who did what, and when: append-only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from notesapp.codec.plain import instant_text, read_instant
from notesapp.storage.rows import Rows


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """ACTION is one of view, create, change, sign, amend, retract, archive, export, print, restore, settings."""

    seq: int
    at: datetime
    who: str
    action: str
    kind: str
    about: str
    detail: str


@dataclass(frozen=True, slots=True)
class About:
    """A client, and a session of theirs if the record belongs to one."""

    client_id: str
    client: str
    number: int | None
    started_at: datetime | None


_OF_CLIENT = (
    "SELECT ? UNION SELECT id FROM session WHERE client_id = ?"
    " UNION SELECT n.id FROM note n JOIN session s ON s.id = n.session_id WHERE s.client_id = ?"
    " UNION SELECT id FROM health_history WHERE client_id = ? UNION SELECT id FROM consent WHERE client_id = ?"
    " UNION SELECT id FROM problem WHERE client_id = ? UNION SELECT id FROM avoid_area WHERE client_id = ?"
    " UNION SELECT id FROM document_issued WHERE client_id = ?"
)
"""Every id under which something of a client is noted."""

_ABOUT = " UNION ALL ".join(
    (
        "SELECT id, id, name, NULL, NULL FROM client WHERE id IN ({ids})",
        "SELECT s.id, c.id, c.name, s.number, s.started_at FROM session s JOIN client c ON c.id = s.client_id"
        " WHERE s.id IN ({ids})",
        "SELECT n.id, c.id, c.name, s.number, s.started_at FROM note n JOIN session s ON s.id = n.session_id"
        " JOIN client c ON c.id = s.client_id WHERE n.id IN ({ids})",
        "SELECT d.id, c.id, c.name, s.number, s.started_at FROM document_issued d JOIN client c ON c.id = d.client_id"
        " LEFT JOIN note_version v ON v.id = d.note_version_id LEFT JOIN note n ON n.id = v.note_id"
        " LEFT JOIN session s ON s.id = n.session_id WHERE d.id IN ({ids})",
        *(
            f"SELECT t.id, c.id, c.name, NULL, NULL FROM {table} t JOIN client c ON c.id = t.client_id"
            " WHERE t.id IN ({ids})"
            for table in ("health_history", "consent", "problem", "avoid_area")
        ),
    )
)


@dataclass(frozen=True)
class Audit:
    rows: Rows

    def add(self, action: str, kind: str, about: str, detail: str = "") -> None:
        """Note ACTION on the KIND of record with id ABOUT. DETAIL names fields, never what stood in them."""
        self.rows.run(
            "INSERT INTO audit (at, who, action, kind, about, detail) VALUES (?, ?, ?, ?, ?, ?)",
            *(instant_text(self.rows.now), self.rows.who, action, kind, about, detail),
        )

    def restores(self) -> tuple[tuple[datetime, int], ...]:
        """When the practice was made from a backup, and the last link of the chain that backup held."""
        found = self.rows.all("SELECT at, detail FROM audit WHERE action = 'restore' ORDER BY seq")
        numbers = ((read_instant(at), detail.rpartition(" ")[2]) for at, detail in found)
        return tuple((at, int(seq)) for at, seq in numbers if seq.isdigit())

    def page(
        self,
        client_id: str = "",
        actions: Sequence[str] = (),
        since: datetime | None = None,
        before_seq: int | None = None,
        limit: int = 50,
        until: datetime | None = None,
    ) -> tuple[AuditEntry, ...]:
        """The newest first: what concerns a client, of these ACTIONS, from SINCE to before UNTIL, on from BEFORE_SEQ.

        Empty is all.
        """
        which, values = ["1"], list[object]()
        if client_id:
            which.append(f"about IN ({_OF_CLIENT})")
            values += [client_id] * _OF_CLIENT.count("?")
        if actions:
            which.append(f"action IN ({', '.join('?' * len(actions))})")
            values += actions
        if since is not None:
            which.append("at >= ?")
            values.append(instant_text(since))
        if until is not None:
            which.append("at < ?")
            values.append(instant_text(until))
        if before_seq is not None:
            which.append("seq < ?")
            values.append(before_seq)
        found = self.rows.all(
            "SELECT seq, at, who, action, kind, about, detail FROM audit"
            f" WHERE {' AND '.join(which)} ORDER BY seq DESC LIMIT ?",
            *(*values, limit),
        )
        return tuple(AuditEntry(row[0], read_instant(row[1]), *row[2:]) for row in found)

    def about(self, ids: Sequence[str]) -> dict[str, About]:
        """Whom the records with these IDS are about; of one that is gone, or about nobody, there is nothing."""
        if not ids:
            return {}
        marks = ", ".join("?" * len(ids))
        found = self.rows.all(_ABOUT.replace("{ids}", marks), *(list(ids) * _ABOUT.count("{ids}")))
        return {row[0]: About(row[1], row[2], row[3], read_instant(row[4]) if row[4] else None) for row in found}

    def first_gap(self) -> int | None:
        """The first entry that is not there any more, None if each number up to the last has its entry."""
        count, last = self.rows.first("SELECT count(*), max(seq) FROM audit") or (0, None)
        if count == (last or 0):
            return None
        gap = self.rows.one(
            "SELECT min(seq) + 1 FROM (SELECT 0 AS seq UNION ALL SELECT seq FROM audit) s"
            " WHERE NOT EXISTS(SELECT 1 FROM audit a WHERE a.seq = s.seq + 1)"
        )
        return int(gap)

    def entries(self, about: str | None = None, limit: int = 200) -> tuple[AuditEntry, ...]:
        """The newest first, of one record or all."""
        found = self.rows.all(
            "SELECT seq, at, who, action, kind, about, detail FROM audit"
            " WHERE ? IS NULL OR about = ? ORDER BY seq DESC LIMIT ?",
            *(about, about, limit),
        )
        return tuple(AuditEntry(row[0], read_instant(row[1]), *row[2:]) for row in found)
