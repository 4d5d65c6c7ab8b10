"""What is signed, as bytes: written once at signing, read ever after."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from notesapp.codec.canonical import canonical
from notesapp.codec.plain import from_plain, to_plain
from notesapp.model.expected import NotFound, VaultDamaged
from notesapp.model.practice import Client, Practice, Standing, Therapist
from notesapp.model.session_note import SessionNote
from notesapp.model.signature import Amendment, RevisionKind, SignedNote
from notesapp.storage.chain import read_revision

_KINDS = {
    "note": SessionNote,
    "client": Client,
    "therapist": Therapist,
    "practice": Practice,
    "standing": Standing,
}


def payload(
    note: SessionNote,
    client: Client,
    therapist: Therapist,
    practice: Practice,
    standing: Standing,
    shown: dict[str, Any],
    amendment: Amendment | None = None,
    changes: list[Any] | None = None,
) -> bytes:
    """The canonical JSON that is signed: NOTE, who and what stood around it, the words SHOWN that day,
    and why there is a further version and what it CHANGES (see notesapp.words.amended), if this is one.

    Raises ValueError if SHOWN holds anything but text, whole numbers, yes or no, lists and dicts.
    """
    values = (note, client, therapist, practice, standing)
    parts = {name: to_plain(value) for name, value in zip(_KINDS, values, strict=True)}
    if amendment is not None:
        parts["amendment"] = to_plain(amendment)
    if changes is not None:
        parts["changes"] = changes
    return canonical({**parts, "shown": shown})


def read_signed(row: Sequence[Any]) -> SignedNote:
    """From the columns of a revision (see chain.read_revision) and its payload, last."""
    if row[-1] is None or row[3] == RevisionKind.ERASE:
        raise NotFound("The content of this note was erased; its place in the chain remains.")
    try:
        plain = json.loads(row[-1])
        values: dict[str, Any] = {name: from_plain(plain[name], kind) for name, kind in _KINDS.items()}
        amendment = from_plain(plain["amendment"], Amendment) if "amendment" in plain else None
        revision, changes = read_revision(row[:-1]), plain.get("changes")
        return SignedNote(**values, shown=plain["shown"], revision=revision, amendment=amendment, changes=changes)
    except (ValueError, KeyError, TypeError) as error:
        raise VaultDamaged("What was signed cannot be read. Nothing was changed.") from error
