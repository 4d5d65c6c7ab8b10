"""Rows of signed notes that are no longer what was signed.

Screens, search and comparisons read rows, papers and readers what was signed. The locks keep both the same; one who
takes the locks off could change the rows alone, which the chain does not see.
"""

from __future__ import annotations

from dataclasses import replace

from notesapp.model.expected import NotFound, VaultDamaged
from notesapp.model.session_note import SessionNote
from notesapp.storage.notes import Notes
from notesapp.storage.rows import Rows

_BATCH = 200
_OF_SESSION = ("client_id", "therapist_id", "started_at", "utc_offset_min", "planned_minutes", "ended_at", "number")
"""What all versions of a note share: it stands as the newest of them, or its open draft, has it."""


def first_stray(rows: Rows) -> int | None:
    """The first link of the chain whose rows say something else than what was signed with it, None if none does."""
    notes = Notes(rows)
    found = rows.all(
        "SELECT r.seq, v.nr, v.no = (SELECT max(no) FROM note_version WHERE note_id = v.note_id)"
        " FROM revision r JOIN note_version v ON v.id = r.note_version_id WHERE r.payload IS NOT NULL"
        " AND r.kind <> 'erase'"  # what was lawfully erased holds no rows, and its link is no note
        " AND r.seq = (SELECT max(seq) FROM revision WHERE note_version_id = v.id) ORDER BY r.seq"
    )
    for start in range(0, len(found), _BATCH):
        batch = found[start : start + _BATCH]
        loaded = notes.versions([row[1] for row in batch])
        for (seq, _, is_newest), held in zip(batch, loaded, strict=True):
            try:
                signed = notes.revision(seq).note
            except (NotFound, VaultDamaged):
                return int(seq)
            if (held if is_newest else as_signed(held, signed)) != signed:
                return int(seq)
    return None


def as_signed(held: SessionNote, signed: SessionNote) -> SessionNote:
    """HELD, the rows of a version, with what all versions share as it was when SIGNED."""
    return replace(held, **{name: getattr(signed, name) for name in _OF_SESSION})
