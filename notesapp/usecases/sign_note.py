"""A therapist signs a note; from then on it cannot change."""

from __future__ import annotations

from notesapp.codec.canonical import canonical
from notesapp.codec.plain import to_plain
from notesapp.editing.stamp import Stamp
from notesapp.model.briefing import Briefing
from notesapp.model.expected import NoteIncomplete
from notesapp.model.session_note import SessionNote, missing
from notesapp.model.signature import RevisionKind, SignedNote
from notesapp.safety.assess import assess
from notesapp.storage.vault import Vault
from notesapp.words.search_text import search_text
from notesapp.words.shown import shown

FORM_VERSION = 1
"""Version of the payload's form; fields are only ever added."""


def payload(briefing: Briefing, note: SessionNote) -> bytes:
    """What is signed: the note, who it is about, and every word that was shown that day."""
    return canonical(
        {
            "form": FORM_VERSION,
            "note": to_plain(note),
            "client": to_plain(briefing.client),
            "therapist": to_plain(briefing.therapist),
            "practice": to_plain(briefing.practice),
            "standing": to_plain(briefing.standing),
            "shown": to_plain(shown(briefing, note, assess(briefing, note))),
        }
    )


def sign_note(vault: Vault, briefing: Briefing, note: SessionNote, was: SessionNote | None, stamp: Stamp) -> SignedNote:
    """Sign NOTE as the briefing's therapist. Raises NoteIncomplete, NoteIsSigned, DiskFull, StorageFailed."""
    if gaps := missing(note):
        raise NoteIncomplete(gaps)
    signed_bytes = payload(briefing, note)
    with vault.write() as tx:
        tx.notes.save(note, was)
        tx.notes.sign(
            note,
            signed_bytes,
            kind=RevisionKind.SIGN,
            author=briefing.therapist.id,
            at=stamp.now(),
            form_version=FORM_VERSION,
            search_text=search_text(briefing, note),
        )
    with vault.read() as tx:
        signed = tx.notes.get(note.session_id)
    assert isinstance(signed, SignedNote)
    return signed
