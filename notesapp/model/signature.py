"""A signed note: what was signed, as it stood that day, and the link that holds it in the chain."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from notesapp.model.practice import Client, Practice, Standing, Therapist
from notesapp.model.session_note import SessionNote, Texts


class RevisionKind(StrEnum):
    SIGN = "sign"
    AMEND = "amend"
    LATE_ENTRY = "late-entry"
    RETRACT = "retract"
    ERASE = "erase"


@dataclass(frozen=True, slots=True)
class Revision:
    """One link of the chain. HASH is the SHA-256 of the header, which holds PREV_HASH and COMMIT_HASH."""

    seq: int
    note_version_id: str
    rev_no: int
    kind: RevisionKind
    author: str
    at: datetime
    hash: str

    @property
    def short_hash(self) -> str:
        """The form printed on paper: three groups of four."""
        return " ".join(self.hash[i : i + 4] for i in (0, 4, 8))


@dataclass(frozen=True, slots=True)
class Amendment:
    """Why there is a further version: KIND is AMEND, LATE_ENTRY or RETRACT, OF_SEQ the link it changes or adds to."""

    kind: RevisionKind
    reason: str
    of_seq: int


@dataclass(frozen=True, slots=True)
class Correction:
    """What is asked for on a signed note: KIND is AMEND, LATE_ENTRY or RETRACT, TEXTS the therapist's own words as they
    are to stand, REASON why. What the sentences are made from (marks, answers, work) is changed in an open draft.

    RETRACT changes no word; AMEND of a retracted note takes the retraction back."""

    note_id: str
    kind: RevisionKind
    reason: str
    texts: Texts


@dataclass(frozen=True, slots=True)
class SignedNote:
    """A note that can no longer change: it has no method that changes it.

    It is read from its payload. SHOWN holds the words shown that day (see
    notesapp.words.shown); they are never made anew from today's catalogue. AMENDMENT is
    None in the first version; CHANGES is what it struck and added, as it was found when it was signed (see
    notesapp.words.amended), None where none was kept.
    """

    note: SessionNote
    client: Client
    therapist: Therapist
    practice: Practice
    standing: Standing
    shown: dict[str, Any]
    revision: Revision
    amendment: Amendment | None = None
    changes: list[Any] | None = None

    @property
    def is_retracted(self) -> bool:
        """It was entered in error: it stays readable, and counts for nothing."""
        return self.revision.kind is RevisionKind.RETRACT
