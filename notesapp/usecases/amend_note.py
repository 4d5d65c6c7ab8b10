"""A signed note is amended, something is entered late, or it is retracted: a new version, signed beside the first.

It is signed like any note (notesapp.usecases.sign_note), which finds out that it amends.
"""

from __future__ import annotations

from dataclasses import replace

import notesapp
from notesapp.editing.stamp import Stamp
from notesapp.model.briefing import Briefing
from notesapp.model.expected import NotFound
from notesapp.model.session_note import SessionNote
from notesapp.model.signature import Amendment, Correction, RevisionKind, SignedNote
from notesapp.storage.amendments import Content
from notesapp.storage.chain import Signing
from notesapp.storage.signed import payload
from notesapp.storage.transaction import Transaction
from notesapp.storage.vault import Vault
from notesapp.usecases.brief import as_signed
from notesapp.usecases.find_again import index
from notesapp.usecases.sign_note import sign_in
from notesapp.words.search_text import search_text


def amend_note(vault: Vault, note_id: str, reason: str, kind: RevisionKind = RevisionKind.AMEND) -> SessionNote:
    """Open what was signed last as a new draft and return its note, ready to be changed.

    KIND is AMEND, or LATE_ENTRY where something is only added. Raises NoReason, NotFound,
    NoteNotSigned, NoteIsOpen.
    """
    if kind not in (RevisionKind.AMEND, RevisionKind.LATE_ENTRY):
        raise ValueError(f"{kind} is no way to amend")
    with vault.write() as tx:
        return tx.amendments.begin(note_id, kind, reason)


def correct_texts(vault: Vault, asked: Correction, stamp: Stamp) -> SignedNote:
    """Put other own words beside what was signed, and sign them, in one go: all of it is kept, or nothing.

    Of kind RETRACT it retracts the note, of kind AMEND on a retracted note it takes that back.
    Raises NoReason, NotFound, NoteNotSigned, NoteIsOpen, NoteRetracted, NoteIncomplete.
    """
    if asked.kind is RevisionKind.RETRACT:
        return retract_note(vault, asked.note_id, asked.reason, stamp)
    with vault.read() as tx:
        is_retracted = tx.notes.signed(asked.note_id).is_retracted
    if is_retracted:
        return take_back(vault, asked.note_id, asked.reason, stamp)
    with vault.write() as tx:
        note = tx.amendments.begin(asked.note_id, asked.kind, asked.reason)
        briefing = as_signed(tx, tx.notes.signed(note.id), vault.who or None)
        sign_in(tx, briefing, replace(note, texts=asked.texts), note, stamp)
    with vault.read() as tx:
        return tx.notes.signed(asked.note_id)


def retract_note(vault: Vault, note_id: str, reason: str, stamp: Stamp) -> SignedNote:
    """Sign that a note was entered in error, or for the wrong client: it stays readable, and counts for nothing.

    Raises NoReason, NotFound, NoteNotSigned, NoteIsOpen, NoteRetracted (it is already).
    """
    with vault.write() as tx:
        return tx.amendments.retract(note_id, reason, _unchanged(tx, vault), _signing(tx, vault, note_id, stamp))


def take_back(vault: Vault, note_id: str, reason: str, stamp: Stamp) -> SignedNote:
    """Sign that a retracted note holds after all. Raises NoReason, NotFound, NoteIsOpen."""
    with vault.write() as tx:
        return tx.amendments.take_back(note_id, reason, _unchanged(tx, vault), _signing(tx, vault, note_id, stamp))


def _signing(tx: Transaction, vault: Vault, note_id: str, stamp: Stamp) -> Signing:
    found = tx.notes.get(note_id)
    note = found.note if isinstance(found, SignedNote) else found
    return Signing(tx.practice.therapist(vault.who or None).id, stamp.now(), note.utc_offset_min, notesapp.__version__)


def _unchanged(tx: Transaction, vault: Vault) -> Content:
    """A further version in which every word stands as it was signed; only who says so, and why, is new."""

    def content(signed: SignedNote, why: Amendment) -> tuple[str, bytes]:
        therapist = tx.practice.therapist(vault.who or None)
        stood = (signed.client, therapist, signed.practice, signed.standing)
        found_by = search_text(as_signed(tx, signed, therapist.id), signed.note)
        return f"{why.reason}\n{found_by}", payload(signed.note, *stood, signed.shown, why, [])

    return content


def open_amendment(vault: Vault, note_id: str) -> Amendment | None:
    """The amendment whose draft is open, None if the note is not being amended."""
    with vault.read() as tx:
        return tx.amendments.open_of(note_id)


def last_signed(vault: Vault, session_id: str) -> SignedNote | None:
    """What was signed last of a session, whether or not it is being amended; None if nothing was."""
    with vault.read() as tx:
        found = tx.notes.get(session_id)
        try:
            return found if isinstance(found, SignedNote) else tx.notes.signed(found.id)
        except NotFound:
            return None


def give_up_amendment(vault: Vault, note_id: str) -> SignedNote:
    """Delete the draft of an amendment; the signed note stays as it is. Raises NotFound if there is none."""
    with vault.write() as tx:
        kept = tx.amendments.give_up(note_id)
        index(tx, kept)
        return kept


def amending_briefing(vault: Vault, note_id: str, therapist_id: str | None = None) -> Briefing:
    """What stood when the note was signed, and who amends it: so only what is changed by hand differs."""
    with vault.read() as tx:
        return as_signed(tx, tx.notes.signed(note_id), therapist_id)


def versions(vault: Vault, note_id: str) -> tuple[SignedNote, ...]:
    """Every signed version of a note, oldest first; words.amended tells two of them apart."""
    with vault.read() as tx:
        return tx.amendments.versions(note_id)
