"""How long records are kept here, which are under a legal hold, and which may be erased."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from notesapp.codec.plain import instant_text, read_instant
from notesapp.model.expected import NoReason, NotFound
from notesapp.model.keeping import Erasure, Hold, Kept, RetentionRule, keep_until, plus_years
from notesapp.storage.audit import Audit
from notesapp.storage.keeping_tables import ERASURE, HOLD, RETENTION
from notesapp.storage.practice import quoted
from notesapp.storage.rows import Rows

_LAST = (
    "SELECT max(day) FROM (SELECT max(started_at) AS day FROM session WHERE client_id = c.id"
    " UNION ALL SELECT max(r.at_utc) FROM session s JOIN note n ON n.session_id = s.id JOIN note_version v"
    " ON v.note_id = n.id JOIN revision r ON r.note_version_id = v.id WHERE s.client_id = c.id"
    " UNION ALL SELECT max(at) FROM audit WHERE about = c.id AND kind = 'client' AND action IN"
    " ('create', 'change') AND detail <> 'archived_at'"
    " UNION ALL SELECT max(reviewed_at) FROM health_history WHERE client_id = c.id)"
)
_KEPT = (
    f"SELECT c.id, c.name, c.born, ({_LAST}), (SELECT count(*) FROM session WHERE client_id = c.id),"
    " EXISTS(SELECT 1 FROM legal_hold h WHERE h.client_id = c.id AND h.ended_at IS NULL)"
    " FROM client c WHERE c.id NOT IN (SELECT client_id FROM erasure)"
)


@dataclass(frozen=True)
class Keeping:
    rows: Rows

    def rule(self) -> RetentionRule | None:
        """The practice's period, None while nobody has chosen one."""
        row = self.rows.first(f"SELECT {quoted(RETENTION.names)} FROM retention")
        return None if row is None else RETENTION.value(row)

    def save_rule(self, rule: RetentionRule) -> None:
        practice = self.rows.one("SELECT id FROM practice")
        names = ("practice_id", *RETENTION.names)
        self.rows.run(
            f"INSERT OR REPLACE INTO retention ({quoted(names)}) VALUES ({', '.join('?' * len(names))})",
            *(practice, *RETENTION.row(rule)),
        )
        Audit(self.rows).add("settings", "retention", practice, f"{rule.preset} {rule.years} {rule.minor_years}")
        self.rows.changed("practice", practice)

    # legal holds

    def hold(self, hold_id: str, client_id: str, reason: str) -> None:
        """Hold a record, beside those who hold it already. Raises NoReason, NotFound."""
        if not reason.strip():
            raise NoReason("A legal hold needs its reason.")
        self._require(client_id)
        hold = Hold(hold_id, client_id, reason.strip(), self.rows.now, self.rows.who)
        marks = ", ".join("?" * len(HOLD.names))
        self.rows.run(f"INSERT INTO legal_hold ({quoted(HOLD.names)}) VALUES ({marks})", *HOLD.row(hold))
        Audit(self.rows).add("create", "hold", client_id)
        self.rows.changed("client", client_id)

    def end_hold(self, hold_id: str, reason: str) -> None:
        """End one hold; that it was there stays on record. Raises NoReason, NotFound."""
        if not reason.strip():
            raise NoReason("Ending a legal hold needs its reason.")
        ended = self.rows.run(
            "UPDATE legal_hold SET ended_at = ?, ended_by = ?, end_reason = ? WHERE id = ? AND ended_at IS NULL",
            *(instant_text(self.rows.now), self.rows.who, reason.strip(), hold_id),
        )
        if not ended:
            raise NotFound
        client_id = self.rows.one("SELECT client_id FROM legal_hold WHERE id = ?", hold_id)
        Audit(self.rows).add("change", "hold", client_id, "ended")
        self.rows.changed("client", client_id)

    def holds(self, client_id: str) -> tuple[Hold, ...]:
        """Every hold there was, oldest first."""
        found = self.rows.all(
            f"SELECT {quoted(HOLD.names)} FROM legal_hold WHERE client_id = ? ORDER BY set_at, rowid", client_id
        )
        return tuple(map(HOLD.value, found))

    # what may be erased

    def kept(self, client_id: str, rule: RetentionRule) -> Kept:
        """How long the record of one client is kept. Raises NotFound."""
        row = self.rows.first(f"{_KEPT} AND c.id = ?", client_id)
        if row is None:
            raise NotFound
        return self._kept(row, rule)

    def due(self, rule: RetentionRule, on: date) -> tuple[Kept, ...]:
        """The records whose period was over ON that day, held ones too, the oldest first."""
        before = plus_years(on, -rule.years).isoformat() + "U"  # sorts behind every time of that day
        found = self.rows.all(f"{_KEPT} AND coalesce(c.seen_at, '') < ?", before)
        kept = (self._kept(row, rule) for row in found)
        return tuple(sorted((one for one in kept if one.until <= on), key=lambda one: (one.until, one.name)))

    def erasures(self) -> tuple[Erasure, ...]:
        """What is left of erased records, the newest first."""
        found = self.rows.all(f"SELECT {quoted(ERASURE.names)} FROM erasure ORDER BY at DESC, rowid DESC")
        return tuple(map(ERASURE.value, found))

    def _kept(self, row: Sequence[Any], rule: RetentionRule) -> Kept:
        key, name, born, last, sessions, is_held = row
        entry = read_instant(last).date() if last else self.rows.now.date()  # nothing is known: count from today
        birthday = date.fromisoformat(born) if born else None
        return Kept(key, name, birthday, entry, keep_until(rule, entry, birthday), sessions, bool(is_held))

    def _require(self, client_id: str) -> None:
        if self.rows.first(f"{_KEPT} AND c.id = ?", client_id) is None:
            raise NotFound
