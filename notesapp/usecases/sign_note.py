"""A therapist signs a note; from then on it cannot change."""

from __future__ import annotations

from typing import Any

import notesapp
from notesapp.codec.plain import to_plain
from notesapp.editing.stamp import Stamp
from notesapp.model.briefing import Briefing
from notesapp.model.expected import NoteIncomplete
from notesapp.model.session_note import SessionNote, missing
from notesapp.model.signature import Amendment, RevisionKind, SignedNote
from notesapp.safety.assess import assess
from notesapp.safety.hatches import with_hatches
from notesapp.storage import signed
from notesapp.storage.chain import Signing
from notesapp.storage.transaction import Transaction
from notesapp.storage.vault import Vault
from notesapp.words.amended import changes
from notesapp.words.search_text import search_text
from notesapp.words.shown import shown


def payload(
    briefing: Briefing, note: SessionNote, amendment: Amendment | None = None, before: SignedNote | None = None
) -> bytes:
    """What is signed: the note, who it is about, every word that was shown that day, why it was amended, and what that
    changed of the version BEFORE."""
    now = shown(briefing, note, assess(briefing, note))
    words: dict[str, Any] = to_plain(now)
    changed = None if before is None else changes(before, shown(briefing, before.note), note, now)
    who = (briefing.client, briefing.therapist, briefing.practice, briefing.standing)
    return signed.payload(note, *who, words, amendment, changed)


def sign_in(tx: Transaction, briefing: Briefing, note: SessionNote, was: SessionNote | None, stamp: Stamp) -> None:
    """Sign NOTE, the first time or as an amendment, within a transaction that others share.

    What the rules hatch on its maps at this moment is written into it, and stays whatever the rules become.

    Raises NoteIncomplete, NoteIsSigned.
    """
    if gaps := missing(note):
        raise NoteIncomplete(gaps)
    note = with_hatches(note, assess(briefing, note))
    amendment = tx.amendments.open_of(note.id)
    kind = RevisionKind.SIGN if amendment is None else amendment.kind
    signing = Signing(briefing.therapist.id, stamp.now(), note.utc_offset_min, notesapp.__version__, kind=kind)
    before = None if amendment is None else tx.notes.signed(note.id)
    tx.notes.sign(note, was, payload(briefing, note, amendment, before), signing, search_text(briefing, note))


def sign_note(vault: Vault, briefing: Briefing, note: SessionNote, was: SessionNote | None, stamp: Stamp) -> SignedNote:
    """Sign NOTE as the briefing's therapist. Raises NoteIncomplete, NoteIsSigned, DiskFull, StorageFailed."""
    with vault.write() as tx:
        sign_in(tx, briefing, note, was, stamp)
    with vault.read() as tx:
        return tx.notes.signed(note.id)
