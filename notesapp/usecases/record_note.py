"""A session given as JSON is stored with the same checks as in the window."""

from __future__ import annotations

from dataclasses import replace

from notesapp.editing.stamp import Stamp
from notesapp.exchange.note_json import NoteFile, read_note
from notesapp.model.expected import NotFound
from notesapp.model.practice import Client, ProblemStatus
from notesapp.model.session_note import SessionNote
from notesapp.storage.transaction import Transaction
from notesapp.storage.vault import Vault
from notesapp.usecases.brief import briefing_in
from notesapp.usecases.sign_note import sign_in
from notesapp.words.search_text import search_text


def record_note(vault: Vault, data: bytes | str, stamp: Stamp, *, sign: bool = False) -> SessionNote:
    """Store the session that DATA describes, and sign it if asked; return its note.

    The client is found by id, else by name and birth date, else created; so is a problem, by its title. Raises BadNote,
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
            number=tx.notes.next_number(client.id) if given.note.number == 1 else given.note.number,
        )
        known = {(h.kind, h.what, h.status, h.since) for h in tx.history.current(client.id)}
        for item in given.history:
            if (item.kind, item.what, item.status, item.since) not in known:
                tx.history.add(replace(item, client_id=client.id, reviewed_at=item.reviewed_at or note.started_at))
        note = _keep_problems(tx, given, note)
        tx.notes.start(note)
        briefing = briefing_in(tx, client.id, note.therapist_id)
        if sign:
            sign_in(tx, briefing, note, note, stamp)
        else:
            tx.search.put(note, search_text(briefing, note))
    return note


def _keep_problems(tx: Transaction, given: NoteFile, note: SessionNote) -> SessionNote:
    """Store the problems of the file, and return NOTE about them. One that is open here already, of the same title and
    side, is that one.
    """
    here = {p.id: p for p in tx.problems.of(note.client_id)}
    still_open = {(p.title.casefold(), p.side): p.id for p in here.values() if p.status is ProblemStatus.OPEN}
    same: dict[str | None, str] = {}
    for problem in given.problems:
        known = still_open.get((problem.title.casefold(), problem.side))
        if known is not None and problem.id not in here:
            same[problem.id] = known
        else:
            tx.problems.save(replace(problem, client_id=note.client_id))
    marks = tuple(replace(m, problem_id=same.get(m.problem_id, m.problem_id)) for m in note.body_map.marks)
    about = tuple(dict.fromkeys(same.get(one, one) for one in note.problem_ids))
    return replace(note, problem_ids=about, body_map=replace(note.body_map, marks=marks)) if same else note


def _client(tx: Transaction, given: NoteFile) -> Client:
    if given.has_client_id:
        try:
            return tx.clients.get(given.client.id)
        except NotFound:
            if not given.client.name:
                raise
    else:
        for archived in (False, True):
            for line in tx.clients.find(given.client.name, archived=archived):
                if line.name == given.client.name and line.born == given.client.born:
                    return tx.clients.get(line.id)
    tx.clients.save(given.client)
    return given.client
