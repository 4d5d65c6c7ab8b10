"""A PDF that somebody brought is compared with what was issued here, and what is found is said with its session."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from notesapp.model.expected import Expected, NotFound
from notesapp.model.signature import SignedNote
from notesapp.storage.vault import Vault
from notesapp.usecases.verify_pdf import PdfVerdict, verify_pdf

LARGEST = 64 * 1024 * 1024


class CannotRead(Expected):
    sentence = "This file cannot be read."


@dataclass(frozen=True, slots=True)
class Paper:
    """FILE is the file's name; CLIENT and NUMBER tell the session it is about, "" and 0 if none."""

    file: str
    found: PdfVerdict
    client: str = ""
    number: int = 0


def check_paper(vault: Vault, path: Path) -> Paper:
    """Look at the file at PATH, whatever it is. Nothing is written, nothing leaves the computer. Raises CannotRead."""
    try:
        if path.stat().st_size > LARGEST:
            raise CannotRead("This file is too large to be one of this practice's papers.")
        content = path.read_bytes()
    except OSError as error:
        raise CannotRead from error
    found = verify_pdf(vault, content)
    if not found.session_id:
        return Paper(path.name, found)
    with vault.read() as tx:
        try:
            note = tx.notes.get(found.session_id)
            plain = note.note if isinstance(note, SignedNote) else note
            return Paper(path.name, found, tx.clients.get(plain.client_id).name, plain.number)
        except NotFound:  # erased since
            return Paper(path.name, found)
