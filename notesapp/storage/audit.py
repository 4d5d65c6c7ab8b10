"""Who did what, and when: append-only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from notesapp.codec.plain import instant_text, read_instant
from notesapp.storage.rows import Rows


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """ACTION is one of view, create, change, sign, amend, archive, export, print, restore, settings."""

    seq: int
    at: datetime
    who: str
    action: str
    kind: str
    about: str
    detail: str


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

    def entries(self, about: str | None = None, limit: int = 200) -> tuple[AuditEntry, ...]:
        """The newest first, of one record or all."""
        found = self.rows.all(
            "SELECT seq, at, who, action, kind, about, detail FROM audit"
            " WHERE ? IS NULL OR about = ? ORDER BY seq DESC LIMIT ?",
            *(about, about, limit),
        )
        return tuple(AuditEntry(row[0], read_instant(row[1]), *row[2:]) for row in found)
