"""A client arrives: a session begins, with a draft that is in the vault from the first moment."""

from __future__ import annotations

from datetime import datetime, timedelta

from notesapp.bodymap.figure import new_map
from notesapp.editing.stamp import Stamp
from notesapp.model.practice import ProblemStatus
from notesapp.model.session_note import SessionNote
from notesapp.storage.vault import Vault

TAKEN_UP = timedelta(hours=8)
"""A draft of the client that is no older is the session that is under way."""


def offset_minutes(at: datetime) -> int:
    """The offset of this computer's clock from UTC at AT, in minutes."""
    offset = at.astimezone().utcoffset()
    return 0 if offset is None else int(offset.total_seconds() // 60)


def start_session(
    vault: Vault, client_id: str, stamp: Stamp, *, therapist_id: str | None = None, planned_minutes: int = 60
) -> SessionNote:
    """Begin a session and return its draft; a draft of today for this client is taken up again.

    Raises NotFound if there is no such client.
    """
    at = stamp.now()
    with vault.write() as tx:
        client = tx.clients.get(client_id)
        for line in tx.notes.drafts():
            if line.client_id == client_id and not line.is_signed and at - line.started_at < TAKEN_UP:
                found = tx.notes.get(line.session_id)
                assert isinstance(found, SessionNote)
                return found
        standing = tx.standing(client_id)
        note = SessionNote(
            id=stamp.new_id(),
            session_id=stamp.new_id(),
            client_id=client.id,
            therapist_id=tx.practice.therapist(therapist_id).id,
            started_at=at,
            utc_offset_min=offset_minutes(at),
            planned_minutes=planned_minutes,
            number=tx.notes.next_number(client.id),
            problem_ids=tuple(p.id for p in standing.problems if p.status is ProblemStatus.OPEN)[:1],
            body_map=new_map(standing.avoid),
            language=client.language,
        )
        tx.notes.start(note)
    return note
