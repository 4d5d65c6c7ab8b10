"""What was issued on paper: content, digest, and for letters the very bytes; and a letter that is being written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from notesapp.codec.canonical import canonical
from notesapp.codec.plain import from_plain, instant_text, read_instant, to_plain
from notesapp.model.aftercare import LetterText
from notesapp.model.expected import NotFound
from notesapp.storage.audit import Audit
from notesapp.storage.rows import Rows

_COLUMNS = "id, kind, at, client_id, for_whom, note_version_id, content, sha256"


@dataclass(frozen=True, slots=True)
class IssuedDocument:
    """KIND is "sheet", "summary", "letter" or "record"; CONTENT the JSON text of what stands on it.

    Of a whole record CONTENT only counts the signed entries it holds.
    """

    id: str
    kind: str
    at: datetime
    client_id: str
    for_whom: str
    note_version_id: str | None
    content: str
    sha256: str


@dataclass(frozen=True, slots=True)
class MadeFrom:
    """The version of a note a document was made from; NEWEST is the newest signed one, None if none is signed."""

    note_id: str
    session_id: str
    version: int
    newest: int | None


@dataclass(frozen=True)
class Documents:
    rows: Rows

    def issue(
        self,
        document_id: str,
        kind: str,
        *,
        at: datetime,
        client_id: str,
        for_whom: str,
        content: str,
        file: bytes,
        note_id: str | None = None,
        keep_file: bool = False,
        sealed: bytes | None = None,
        how: str = "print",
    ) -> IssuedDocument:
        """Keep that FILE was issued, and HOW; KEEP_FILE (letters) keeps its bytes too. It cannot change any more.

        SEALED are the bytes that left where they are not those of FILE: a copy closed with a password.
        """
        version = self.rows.one("SELECT id FROM note_version WHERE note_id = ? ORDER BY no DESC LIMIT 1", note_id)
        values = (
            *(document_id, kind, instant_text(at), client_id, for_whom, version, content),
            hashlib.sha256(file if sealed is None else sealed).hexdigest(),
        )
        self.rows.run(
            f"INSERT INTO document_issued ({_COLUMNS}, file) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            *(*values, file if keep_file else None),
        )
        Audit(self.rows).add("print" if how == "print" else "export", kind, document_id, how)
        self.rows.changed("document", document_id)
        return _document(values)

    def of(self, client_id: str) -> tuple[IssuedDocument, ...]:
        """The client's documents, newest first."""
        found = self.rows.all(
            f"SELECT {_COLUMNS} FROM document_issued WHERE client_id = ? ORDER BY at DESC, rowid DESC", client_id
        )
        return tuple(map(_document, found))

    def of_note(self, note_id: str) -> tuple[IssuedDocument, ...]:
        """What was issued from any version of a note, newest first."""
        found = self.rows.all(
            f"SELECT {_COLUMNS} FROM document_issued WHERE note_version_id IN"
            " (SELECT id FROM note_version WHERE note_id = ?) ORDER BY at DESC, rowid DESC",
            note_id,
        )
        return tuple(map(_document, found))

    def with_sha256(self, sha256: str) -> IssuedDocument | None:
        """What was issued with these very bytes, the last time it was."""
        row = self.rows.first(
            f"SELECT {_COLUMNS} FROM document_issued WHERE sha256 = ? ORDER BY at DESC, rowid DESC LIMIT 1", sha256
        )
        return None if row is None else _document(row)

    def made_from(self, issued: IssuedDocument) -> MadeFrom | None:
        """The note ISSUED was made from, None if it was made from none."""
        row = self.rows.first(
            "SELECT n.id, n.session_id, v.no,"
            " (SELECT max(no) FROM note_version WHERE note_id = n.id AND state = 'signed')"
            " FROM note_version v JOIN note n ON n.id = v.note_id WHERE v.id = ?",
            issued.note_version_id,
        )
        return None if row is None else MadeFrom(*row)

    # a letter over a signed note, before it leaves

    def keep_letter(self, note_id: str, letter: LetterText) -> None:
        """Keep the words of LETTER as they stand; the signed note is not touched."""
        self.rows.run(
            "INSERT INTO letter_draft (note_id, at, content) VALUES (?, ?, ?)"
            " ON CONFLICT (note_id) DO UPDATE SET at = excluded.at, content = excluded.content",
            *(note_id, instant_text(self.rows.now), canonical(to_plain(letter)).decode()),
        )
        self.rows.changed("draft", note_id)

    def letter(self, note_id: str) -> LetterText | None:
        """The letter that was begun over a signed note, None if none was."""
        row = self.rows.first("SELECT content FROM letter_draft WHERE note_id = ?", note_id)
        return None if row is None else from_plain(json.loads(row[0]), LetterText)

    def file(self, document_id: str) -> bytes | None:
        """The bytes that were issued, None if they were not kept."""
        row = self.rows.first("SELECT file FROM document_issued WHERE id = ?", document_id)
        if row is None:
            raise NotFound
        return None if row[0] is None else bytes(row[0])


def _document(row: Sequence[Any]) -> IssuedDocument:
    return IssuedDocument(row[0], row[1], read_instant(row[2]), *row[3:8])
