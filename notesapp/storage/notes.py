"""Notes in the vault: drafts that are saved row by row, and what was signed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from notesapp.model.expected import BadNote, NoteIsSigned, NotFound
from notesapp.model.session_note import SessionNote
from notesapp.model.signature import Revision, RevisionKind, SignedNote
from notesapp.storage import chain, note_head, note_rows
from notesapp.storage.audit import Audit
from notesapp.storage.chain import ChainReport, Signing
from notesapp.storage.clients import Clients
from notesapp.storage.keys import Mark
from notesapp.storage.rows import Rows
from notesapp.storage.search import Search
from notesapp.storage.signed import read_signed
from notesapp.storage.timeline import Timeline

_SESSION = ", ".join(f"s.{name}" for name in note_head.SESSION)
_VERSION = ", ".join(f"v.{name}" for name in note_head.VERSION)
_ACTIONS = {RevisionKind.SIGN: "sign", RevisionKind.RETRACT: "retract"}
_REVISION = "r.seq, r.note_version_id, r.rev_no, r.kind, r.author, r.at_utc, r.hash"


@dataclass(frozen=True)
class Notes(Timeline):
    """Reading lists of sessions comes from Timeline; here single notes are read, saved and signed."""

    rows: Rows

    def start(self, note: SessionNote) -> None:
        """Keep a new session with its draft. Raises BadNote if its ids are taken or name nothing."""
        if self.rows.one("SELECT 1 FROM session WHERE id = ?", note.session_id) or self.rows.one(
            "SELECT 1 FROM note WHERE id = ?", note.id
        ):
            raise BadNote("There is a session with this id already.")
        self._insert("session", ("id", *note_head.SESSION), (note.session_id, *note_head.session_row(note)))
        self._insert("note", ("id", "session_id"), (note.id, note.session_id))
        nr = 1 + (self.rows.one("SELECT max(nr) FROM note_version") or 0)
        self._insert(
            "note_version",
            ("nr", "id", "note_id", "no", "state", *note_head.VERSION),
            (nr, f"{note.id}.1", note.id, 1, "draft", *note_head.version_row(note)),
        )
        note_rows.save_parts(self.rows, nr, note, None)
        Clients(self.rows).seen(note.client_id, note.started_at)
        Audit(self.rows).add("create", "note", note.id)
        self.rows.changed("note", note.id)

    def save(self, note: SessionNote, was: SessionNote | None = None) -> None:
        """Write the rows of NOTE that differ from WAS, the value saved last (None: it is read first).

        Raises NoteIsSigned if the note has no open draft, NotFound if it was never started.
        """
        if note is was:
            return
        nr, _ = self._draft(note.id)
        if was is None:
            was = self.versions([nr])[0]
        if was.id != note.id or was.session_id != note.session_id:
            raise BadNote("A note keeps its session.")
        row, before = note_head.session_row(note), note_head.session_row(was)
        if row != before:
            sets = ", ".join(f"{name} = ?" for name in note_head.SESSION)
            self.rows.run(f"UPDATE session SET {sets} WHERE id = ?", *row, note.session_id)
            Clients(self.rows).seen(note.client_id, note.started_at)
        row, before = note_head.version_row(note), note_head.version_row(was)
        if row != before:
            sets = ", ".join(f"{name} = ?" for name in note_head.VERSION)
            self.rows.run(f"UPDATE note_version SET {sets} WHERE nr = ?", *row, nr)
        note_rows.save_parts(self.rows, nr, note, was)
        self.rows.changed("draft", note.id)

    def discard(self, note_id: str) -> None:
        """Delete a draft that was never signed, with its session. The audit keeps that it was there."""
        nr, no = self._draft(note_id)
        if no > 1:
            raise NoteIsSigned
        session_id = self.rows.one("SELECT session_id FROM note WHERE id = ?", note_id)
        self.rows.run("DELETE FROM note_version WHERE nr = ?", nr)
        self.rows.run("DELETE FROM note WHERE id = ?", note_id)
        self.rows.run("DELETE FROM session WHERE id = ?", session_id)
        Audit(self.rows).add("delete", "draft", note_id)
        self.rows.changed("note", note_id)

    def get(self, either_id: str) -> SessionNote | SignedNote:
        """The note with this note id or session id: its open draft, else what was signed last."""
        row = self.rows.first(
            "SELECT v.nr, v.state, n.id FROM note n JOIN note_version v ON v.note_id = n.id"
            " WHERE n.id = ? OR n.session_id = ? ORDER BY v.no DESC LIMIT 1",
            *(either_id, either_id),
        )
        if row is None:
            raise NotFound
        return self.versions([row[0]])[0] if row[1] == "draft" else self.signed(row[2])

    def signed(self, note_id: str) -> SignedNote:
        """What was signed last of a note, whether or not it is being amended."""
        row = self.rows.first(
            f"SELECT {_REVISION}, r.payload FROM revision r JOIN note_version v ON v.id = r.note_version_id"
            " WHERE v.note_id = ? ORDER BY r.seq DESC LIMIT 1",
            note_id,
        )
        if row is None:
            raise NotFound
        return read_signed(row)

    def revisions(self, note_id: str) -> tuple[Revision, ...]:
        """Every revision of a note, oldest first."""
        found = self.rows.all(
            f"SELECT {_REVISION} FROM revision r JOIN note_version v ON v.id = r.note_version_id"
            " WHERE v.note_id = ? ORDER BY r.seq",
            note_id,
        )
        return tuple(map(chain.read_revision, found))

    def revision(self, seq: int) -> SignedNote:
        """What was signed with link SEQ of the chain."""
        row = self.rows.first(f"SELECT {_REVISION}, r.payload FROM revision r WHERE r.seq = ?", seq)
        if row is None:
            raise NotFound
        return read_signed(row)

    def link_hash(self, seq: int) -> str | None:
        """The hash of link SEQ of the chain, None if there is no such link."""
        found = self.rows.one("SELECT hash FROM revision WHERE seq = ?", seq)
        return None if found is None else str(found)

    def by_short_hash(self, digits: str) -> Revision | None:
        """The revision whose hash begins with DIGITS, as printed on paper; None if there is none."""
        row = self.rows.first(
            f"SELECT {_REVISION} FROM revision r WHERE substr(r.hash, 1, ?) = ? ORDER BY r.seq DESC LIMIT 1",
            *(len(digits), digits),
        )
        return None if row is None or not digits else chain.read_revision(row)

    def current(self, client_id: str, limit: int = 12) -> tuple[SessionNote, ...]:
        """The client's signed notes in their newest signed version, newest session first; none that was retracted."""
        found = self.rows.all(
            "SELECT v.nr FROM session s JOIN note n ON n.session_id = s.id JOIN current_version v ON v.note_id = n.id"
            " WHERE s.client_id = ? AND NOT EXISTS(SELECT 1 FROM revision r WHERE r.note_version_id = v.id"
            " AND r.kind = 'retract') ORDER BY s.started_at DESC, s.id DESC LIMIT ?",
            *(client_id, limit),
        )
        return self.versions([row[0] for row in found])

    def next_number(self, client_id: str) -> int:
        """The number of the client's next session, from 1."""
        return 1 + int(self.rows.one("SELECT coalesce(max(number), 0) FROM session WHERE client_id = ?", client_id))

    def sign(
        self, note: SessionNote, was: SessionNote | None, payload: bytes, signing: Signing, text: str = ""
    ) -> Revision:
        """Save NOTE, close its version for good, and add PAYLOAD (see signed.payload) to the chain.

        TEXT are the sentences the full-text search finds it by.
        """
        self.save(note, was)
        nr, _no = self._draft(note.id)
        rev_no = 1 + len(self.revisions(note.id))
        version_id = self.rows.one("SELECT id FROM note_version WHERE nr = ?", nr)
        Search(self.rows).put(note, text)
        self.rows.run("UPDATE note_version SET state = 'signed' WHERE nr = ?", nr)
        revision = chain.append(self.rows, version_id, rev_no, payload, signing)
        action = _ACTIONS.get(signing.kind, "amend")
        Audit(self.rows).add(action, "note", note.id, f"revision {revision.seq}")
        self.rows.changed("note", note.id)
        return revision

    def verify_chain(self, from_seq: int = 0) -> ChainReport:
        """Follow the chain from FROM_SEQ (0: all of it), without the mark kept outside; see Vault.check."""
        vault_id = self.rows.one("SELECT value FROM meta WHERE name = 'vault_id'")
        start = Mark()
        if from_seq:
            start = Mark(from_seq, self.rows.one("SELECT hash FROM revision WHERE seq = ?", from_seq) or "")
        return chain.verify(self.rows, vault_id, start, True, whole=not from_seq)

    def _insert(self, table: str, names: Sequence[str], values: Sequence[Any]) -> None:
        self.rows.run(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})", *values)

    def _draft(self, note_id: str) -> tuple[int, int]:
        """Number in the table, and within the note, of the open draft."""
        row = self.rows.first(
            "SELECT nr, no, state FROM note_version WHERE note_id = ? ORDER BY no DESC LIMIT 1", note_id
        )
        if row is None:
            raise NotFound
        if row[2] != "draft":
            raise NoteIsSigned
        return row[0], row[1]

    def versions(self, versions: Sequence[int]) -> tuple[SessionNote, ...]:
        """The notes that the rows of VERSIONS (numbers in the table) hold, in that order."""
        if not versions:
            return ()
        which = ", ".join("?" * len(versions))
        heads = {
            row[0]: row
            for row in self.rows.all(
                f"SELECT v.nr, n.id, n.session_id, {_SESSION}, {_VERSION} FROM note_version v"
                f" JOIN note n ON n.id = v.note_id JOIN session s ON s.id = n.session_id WHERE v.nr IN ({which})",
                *versions,
            )
        }
        problems: dict[int, list[str]] = {}
        for version, problem in self.rows.all(
            f"SELECT version, problem_id FROM session_problem WHERE version IN ({which}) ORDER BY version, pos",
            *versions,
        ):
            problems.setdefault(version, []).append(problem)
        parts = note_rows.load_parts(self.rows, versions)
        cut = 3 + len(note_head.SESSION)
        return tuple(
            note_head.note_of(
                *(heads[nr][1], heads[nr][2], heads[nr][3:cut], heads[nr][cut:]), problems.get(nr, ()), parts[nr]
            )
            for nr in versions
        )
