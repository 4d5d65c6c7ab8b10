"""Amendments, late entries, retractions: a further version beside the signed one, which stays as it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from notesapp.model.expected import NoReason, NoteIsOpen, NoteNotSigned, NoteRetracted, NotFound
from notesapp.model.session_note import SessionNote
from notesapp.model.signature import Amendment, RevisionKind, SignedNote
from notesapp.storage import note_head, note_rows
from notesapp.storage.audit import Audit
from notesapp.storage.chain import Signing
from notesapp.storage.notes import Notes
from notesapp.storage.rows import Rows

Content = Callable[[SignedNote, Amendment], tuple[str, bytes]]
"""From what was signed last and why there is a further version: the words it is found by, and what is signed."""


@dataclass(frozen=True)
class Amendments:
    rows: Rows

    def begin(self, note_id: str, kind: RevisionKind, reason: str) -> SessionNote:
        """Open a new draft that starts as what was signed last, and return its note.

        KIND is AMEND or LATE_ENTRY, REASON why. Raises NotFound, NoteNotSigned (there is
        nothing to amend), NoteIsOpen (it is being amended), NoteRetracted, NoReason.
        """
        nr, signed = self._next(note_id, reason)
        if signed.is_retracted:
            raise NoteRetracted
        self._because(nr, kind, reason)
        Audit(self.rows).add("change", "amendment", note_id, str(kind))
        self.rows.changed("note", note_id)
        return signed.note

    def retract(self, note_id: str, reason: str, content: Content, signing: Signing) -> SignedNote:
        """Sign that the note was entered in error, as a further version in which nothing else differs.

        CONTENT makes the payload of what was signed last and why. Raises NotFound, NoteNotSigned, NoteIsOpen,
        NoteRetracted (it is already), NoReason.
        """
        _nr, signed = self._next(note_id, reason)
        if signed.is_retracted:
            raise NoteRetracted
        return self._sign(
            signed, Amendment(RevisionKind.RETRACT, reason.strip(), signed.revision.seq), content, signing
        )

    def take_back(self, note_id: str, reason: str, content: Content, signing: Signing) -> SignedNote:
        """Sign that a retracted note holds after all, as an amendment in which nothing else differs.

        Raises NotFound (also for a note that was not retracted), NoteNotSigned, NoteIsOpen, NoReason.
        """
        nr, signed = self._next(note_id, reason)
        if not signed.is_retracted:
            raise NotFound("This note was not retracted.")
        self._because(nr, RevisionKind.AMEND, reason)
        return self._sign(signed, Amendment(RevisionKind.AMEND, reason.strip(), signed.revision.seq), content, signing)

    def _sign(self, signed: SignedNote, why: Amendment, content: Content, signing: Signing) -> SignedNote:
        notes, note = Notes(self.rows), signed.note
        text, payload = content(signed, why)
        notes.sign(note, note, payload, replace(signing, kind=why.kind), text)
        return notes.signed(note.id)

    def _because(self, nr: int, kind: RevisionKind, reason: str) -> None:
        self.rows.run("INSERT INTO amendment (version, kind, reason) VALUES (?, ?, ?)", nr, str(kind), reason.strip())

    def _next(self, note_id: str, reason: str) -> tuple[int, SignedNote]:
        """Make the draft of a further version, and return its number with what was signed last."""
        if not reason.strip():
            raise NoReason
        row = self.rows.first(
            "SELECT id, no, state FROM note_version WHERE note_id = ? ORDER BY no DESC LIMIT 1", note_id
        )
        if row is None:
            raise NotFound
        if row[2] == "draft":
            raise NoteIsOpen if row[1] > 1 else NoteNotSigned
        signed = Notes(self.rows).signed(note_id)
        note = signed.note
        nr, no = 1 + self.rows.one("SELECT max(nr) FROM note_version"), row[1] + 1
        names = ("nr", "id", "note_id", "no", "state", "based_on", *note_head.VERSION)
        self.rows.run(
            f"INSERT INTO note_version ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",
            *(nr, f"{note_id}.{no}", note_id, no, "draft", row[0], *note_head.version_row(note)),
        )
        note_rows.save_parts(self.rows, nr, note, None)
        return nr, signed

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
