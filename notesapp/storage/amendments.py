"""Amendments and late entries: a further version beside the signed one, which stays as it was."""

from __future__ import annotations

from dataclasses import dataclass

from notesapp.model.expected import NoReason, NoteIsOpen, NoteNotSigned, NotFound
from notesapp.model.session_note import SessionNote
from notesapp.model.signature import Amendment, RevisionKind, SignedNote
from notesapp.storage import note_head, note_rows
from notesapp.storage.audit import Audit
from notesapp.storage.notes import Notes
from notesapp.storage.rows import Rows


@dataclass(frozen=True)
class Amendments:
    rows: Rows

    def begin(self, note_id: str, kind: RevisionKind, reason: str) -> SessionNote:
        """Open a new draft that starts as what was signed last, and return its note.

        KIND is AMEND or LATE_ENTRY, REASON why. Raises NotFound, NoteNotSigned (there is
        nothing to amend), NoteIsOpen (it is being amended), NoReason.
        """
        if not reason.strip():
            raise NoReason
        row = self.rows.first(
            "SELECT id, no, state FROM note_version WHERE note_id = ? ORDER BY no DESC LIMIT 1", note_id
        )
        if row is None:
            raise NotFound
        if row[2] == "draft":
            raise NoteIsOpen if row[1] > 1 else NoteNotSigned
        note = Notes(self.rows).signed(note_id).note
        nr, no = 1 + self.rows.one("SELECT max(nr) FROM note_version"), row[1] + 1
        names = ("nr", "id", "note_id", "no", "state", "based_on", *note_head.VERSION)
        self.rows.run(
            f"INSERT INTO note_version ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",
            *(nr, f"{note_id}.{no}", note_id, no, "draft", row[0], *note_head.version_row(note)),
        )
        note_rows.save_parts(self.rows, nr, note, None)
        self.rows.run("INSERT INTO amendment (version, kind, reason) VALUES (?, ?, ?)", nr, str(kind), reason.strip())
        Audit(self.rows).add("change", "amendment", note_id, str(kind))
        self.rows.changed("note", note_id)
        return note

    def open_of(self, note_id: str) -> Amendment | None:
        """The amendment whose draft is open, None if the note is not being amended."""
        row = self.rows.first(
            "SELECT a.kind, a.reason, v.based_on FROM amendment a JOIN note_version v ON v.nr = a.version"
            " WHERE v.note_id = ? AND v.state = 'draft'",
            note_id,
        )
        if row is None:
            return None
        of = self.rows.one("SELECT max(seq) FROM revision WHERE note_version_id = ?", row[2])
        return Amendment(RevisionKind(row[0]), row[1], of)

    def give_up(self, note_id: str) -> SignedNote:
        """Delete the open draft of an amendment, and return the note as it was signed and stays."""
        if self.open_of(note_id) is None:
            raise NotFound
        kept = Notes(self.rows).signed(note_id)
        sets = ", ".join(f"{name} = ?" for name in note_head.SESSION)
        self.rows.run(
            f"UPDATE session SET {sets} WHERE id = ?", *note_head.session_row(kept.note), kept.note.session_id
        )
        self.rows.run("DELETE FROM note_version WHERE note_id = ? AND state = 'draft'", note_id)
        Audit(self.rows).add("delete", "amendment", note_id)
        self.rows.changed("note", note_id)
        return kept

    def versions(self, note_id: str) -> tuple[SignedNote, ...]:
        """Every version of a note that was signed and not erased, oldest first: the original stays readable."""
        notes = Notes(self.rows)
        erased = {row[0] for row in self.rows.all("SELECT seq FROM revision WHERE payload IS NULL OR kind = 'erase'")}
        return tuple(notes.revision(one.seq) for one in notes.revisions(note_id) if one.seq not in erased)
