"""A session given as JSON is stored with the same checks as in the window."""

from __future__ import annotations

from dataclasses import replace

from notesapp.editing.stamp import Stamp
from notesapp.exchange.note_json import NoteFile, read_note
from notesapp.model.expected import NotFound
from notesapp.model.practice import Client
from notesapp.model.session_note import SessionNote
from notesapp.storage.vault import Transaction, Vault
from notesapp.usecases.brief import brief
from notesapp.usecases.sign_note import sign_note


def record_note(vault: Vault, data: bytes | str, stamp: Stamp, *, sign: bool = False) -> SessionNote:
    """Store the session that DATA describes, and sign it if asked; return its note.

    The client is found by id, else by name and birth date, else created. Raises BadNote,
    NotFound (an id that is not here), NoteIncomplete (to be signed, with gaps). Nothing is
    written unless all is.
    """
    given = read_note(data, stamp.new_id)
    with vault.write() as tx:
        client = _client(tx, given)
        note = replace(
            given.note,
            client_id=client.id,
            therapist_id=given.note.therapist_id or tx.practice.therapist(None).id,
            number=tx.notes.count(client.id) + 1 if given.note.number == 1 else given.note.number,
        )
        for item in given.history:
            if not tx.history.holds(client.id, item):
                tx.history.add(replace(item, client_id=client.id, reviewed_at=item.reviewed_at or note.started_at))
        for problem in given.problems:
            tx.problems.save(replace(problem, client_id=client.id))
        tx.notes.start(note)
        tx.audit.add("create", "session", note.session_id)
    if sign:
        sign_note(vault, brief(vault, client.id), note, note, stamp)
    return note


def _client(tx: Transaction, given: NoteFile) -> Client:
    if given.has_client_id:
        try:
            return tx.clients.get(given.client.id)
        except NotFound:
            if not given.client.name:
                raise
    else:
        for found in tx.clients.named(given.client.name):
            if found.born == given.client.born:
                return found
    tx.clients.add(given.client)
    tx.audit.add("create", "client", given.client.id)
    return given.client
