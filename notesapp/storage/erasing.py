"""The lawful erasure of a client's whole record: no word of it stays, and the chain still verifies.

Every step opens the next one, and the database itself holds them to that order (see
notesapp.storage.locks): that an erasure is meant (refused under a legal hold), a signed link
that names what it erases, then the payloads and their salts, then the rows. What stays is
the place of each entry in the chain, without a word: without its salt the hash says nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine

from notesapp.codec.plain import instant_text
from notesapp.model.expected import NotFound
from notesapp.model.keeping import EraseReason, Erasure
from notesapp.model.practice import Client
from notesapp.model.signature import RevisionKind
from notesapp.storage import chain
from notesapp.storage.audit import Audit
from notesapp.storage.chain import Signing
from notesapp.storage.keeping_tables import ERASURE
from notesapp.storage.locks import PARTS
from notesapp.storage.practice import put
from notesapp.storage.rows import Rows
from notesapp.storage.tables import CLIENT

EMPTIED = {
    *(*PARTS, "amendment", "health_history", "consent", "problem", "avoid_area", "avoid_place", "legal_hold"),
    *("search_text", "letter_draft", "client", "session", "note", "note_version", "revision", "document_issued"),
}
"""The tables that hold a client's words; `erase` leaves none in them."""

WORDLESS = {"meta", "practice", "therapist", "therapist_left", "signing_key", "retention", "erasure", "audit"}
"""The tables that never hold a client's words: ids, times, counts, and the practice's own."""

PASSING = {"whereabouts"}
"""Tables that hold for an hour what anybody was about; an erasure empties them whole, where they are there."""

_NOTES = "SELECT n.id FROM note n JOIN session s ON s.id = n.session_id WHERE s.client_id = ?"
_VERSIONS = f"SELECT nr FROM note_version WHERE note_id IN ({_NOTES})"
_NEVER = instant_text(datetime(1970, 1, 1, tzinfo=UTC))
_BLANK = (
    "reason = '', words = '', consent_reply = NULL, consent_words = NULL, consent_at = NULL, health_reply = NULL,"
    " health_words = NULL, health_at = NULL, screened = '[]', outcome = NULL, subjective = '', objective = '',"
    " assessment = '', plan = ''"
)


@dataclass(frozen=True)
class Erasing:
    rows: Rows

    def is_erased(self, client_id: str) -> bool:
        return self.rows.first("SELECT 1 FROM erasure WHERE client_id = ?", client_id) is not None

    def erase(self, client_id: str, reason: EraseReason, signing: Callable[[], Signing]) -> Erasure:
        """Erase all there is of a client. SIGNING says who signs the erasure, and when.

        Raises NotFound, RecordHeld, RecordErased. The file is to be swept afterwards
        (Vault.checkpoint), or pages that are free now may still hold what stood there.
        """
        if self.rows.first("SELECT 1 FROM client WHERE id = ?", client_id) is None:
            raise NotFound
        done = self._note_it(client_id, reason)
        self._take_out_of_the_chain(client_id, reason, signing)
        self._empty(client_id)
        Audit(self.rows).add("erase", "client", client_id, str(reason))
        self.rows.changed("client", client_id)
        return done

    def is_swept(self) -> bool:
        """Whether nothing that was erased can be left in the file."""
        return self.rows.first("SELECT 1 FROM erasure WHERE swept_at IS NULL") is None

    def _note_it(self, client_id: str, reason: EraseReason) -> Erasure:
        def count(sql: str) -> int:
            return int(self.rows.one(f"SELECT count(*) FROM {sql}", client_id))

        made = Erasure(
            client_id,
            self.rows.now,
            self.rows.who,
            reason,
            count("session WHERE client_id = ?"),
            count(f"revision WHERE note_version_id IN (SELECT id FROM note_version WHERE note_id IN ({_NOTES}))"),
            count("document_issued WHERE client_id = ?"),
        )
        names = ", ".join(f'"{name}"' for name in ERASURE.names)
        marks = ", ".join("?" * len(ERASURE.names))
        self.rows.run(f"INSERT INTO erasure ({names}) VALUES ({marks})", *ERASURE.row(made))
        return made

    def _take_out_of_the_chain(self, client_id: str, reason: EraseReason, signing: Callable[[], Signing]) -> None:
        signed = self.rows.all(
            "SELECT v.note_id, r.seq, r.note_version_id, r.rev_no FROM revision r JOIN note_version v"
            f" ON v.id = r.note_version_id WHERE v.note_id IN ({_NOTES}) ORDER BY r.seq",
            client_id,
        )
        links: dict[str, list[Any]] = {}
        for row in signed:
            links.setdefault(row[0], []).append(row)
        for of_note in links.values():
            last, seqs = of_note[-1], [row[1] for row in of_note]
            by = signing()
            assert by.kind is RevisionKind.ERASE
            chain.append(self.rows, last[2], last[3] + 1, chain.erasing(seqs, str(reason)), by)
            self.rows.run_many(
                "UPDATE revision SET payload = NULL, salt = NULL WHERE seq = ?", [(seq,) for seq in seqs]
            )

    def _empty(self, client_id: str) -> None:
        run = self.rows.run
        run("DELETE FROM search_text WHERE client_id = ?", client_id)
        run(f"DELETE FROM letter_draft WHERE note_id IN ({_NOTES})", client_id)
        run(
            "UPDATE document_issued SET for_whom = '', content = '', file = NULL, note_version_id ="
            " (SELECT id FROM note_version WHERE id = note_version_id AND state = 'signed') WHERE client_id = ?",
            client_id,
        )
        run(f"DELETE FROM note_version WHERE state = 'draft' AND nr IN ({_VERSIONS})", client_id)
        for part in (*PARTS, "amendment"):
            run(f'DELETE FROM "{part}" WHERE version IN ({_VERSIONS})', client_id)
        run(f"UPDATE note_version SET {_BLANK} WHERE nr IN ({_VERSIONS})", client_id)
        run(f"DELETE FROM note WHERE id IN ({_NOTES}) AND id NOT IN (SELECT note_id FROM note_version)", client_id)
        run("DELETE FROM session WHERE client_id = ? AND id NOT IN (SELECT session_id FROM note)", client_id)
        run(
            "UPDATE session SET started_at = ?, utc_offset_min = 0, planned_minutes = 0, ended_at = NULL"
            " WHERE client_id = ?",
            *(_NEVER, client_id),
        )
        for table in PASSING:
            if self.rows.first("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", table):
                run(f"DELETE FROM {table}")
        run("UPDATE health_history SET replaces = NULL WHERE client_id = ?", client_id)
        for table in ("health_history", "consent", "problem", "avoid_area", "legal_hold"):
            run(f"DELETE FROM {table} WHERE client_id = ?", client_id)
        run("UPDATE client SET seen_at = NULL WHERE id = ?", client_id)
        put(self.rows, "client", CLIENT, Client(client_id, "", language="", archived_at=self.rows.now), folded="")


def settle(writer: Engine, now: datetime) -> None:
    """Bring what stands in the log into the main file; after an erasure the file is first written anew (swept).

    So a sweep that a crash, a full disk or a long reader prevented is made up for at the next
    checkpoint, at the latest at close.
    """
    with writer.connect() as connection:
        driver: Any = connection.connection.driver_connection
        unswept = driver.execute("SELECT 1 FROM erasure WHERE swept_at IS NULL").fetchone() is not None
        try:
            if unswept:
                driver.execute("VACUUM")
        finally:
            is_busy = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()[0][0]
        if unswept and not is_busy:  # only now no page of the main file is an old one
            driver.execute("UPDATE erasure SET swept_at = ? WHERE swept_at IS NULL", (instant_text(now),))
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
