"""A session as JSON, format 1: read and written.

`{"format": 1, "client": {...}, "history": [...], "problems": [...], "note": {...}}`. Fields are those of
the model (docs/note.schema.json); additions only, unknown fields are refused in a sentence.
Ids may be left out, or be short names of one's own ("m1"): they then get real ids, the
same name everywhere the same id. Ids of this app (32 hex digits) are kept.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from notesapp.codec.plain import from_plain, to_plain
from notesapp.exchange.check import check_born, check_keys
from notesapp.model.expected import BadNote
from notesapp.model.practice import Client, HistoryItem, Problem
from notesapp.model.session_note import SessionNote
from notesapp.model.text import MAX_TEXT, NO_TEXT

FORMAT = 1

MAX_BYTES = 20_000_000
"""No note is larger; a larger file is refused before it is read."""

_DEEPEST = 40

_ID = re.compile(r"[0-9a-f]{32}")

_REFERENCES = {
    "id",
    "session_id",
    "client_id",
    "problem_id",
    "problem_ids",
    "mark_id",
    "to_mark",
    "from_mark",
    "linked_to",
    "previous_mark_id",
    "use_id",
    "from_use",
    "about",
    "about_session_id",
    "about_given_id",
    "replaces",
    "note_id",
}
"""Fields that name another record; a short name in them is replaced like the id it stands for."""

_NEEDS_ID = {"marks", "uses", "check_ins", "aftercare", "decisions", "avoid", "history", "problems"}
"""Lists whose entries have an id, given or not."""


@dataclass(frozen=True, slots=True)
class NoteFile:
    """What a file says: a client (found or made by the use case), what stands about them, and a note."""

    client: Client
    has_client_id: bool
    history: tuple[HistoryItem, ...]
    problems: tuple[Problem, ...]
    note: SessionNote


def read_note(data: bytes | str, new_id: Callable[[], str]) -> NoteFile:
    """Read a note in format 1. Raises BadNote with one sentence that names the first wrong place."""
    if len(data) > MAX_BYTES:
        raise BadNote("This note is larger than any note can be.")
    try:
        plain = json.loads(data, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise BadNote(f"This is not a note that can be read: it is no JSON ({_first_line(error)}).") from error
    _check_values(plain)
    if not isinstance(plain, dict) or not isinstance(plain.get("note"), dict):
        raise BadNote('This is not a note that can be read: "format", "client" and "note" are expected.')
    if plain.get("format") != FORMAT:
        raise BadNote(f"This note has format {plain.get('format')!r}; this version reads format {FORMAT}.")
    if unknown := set(plain) - {"format", "client", "history", "problems", "note"}:
        raise BadNote(f"This note cannot be read: unknown field {sorted(unknown)[0]!r}.")
    client = plain.get("client")
    if not isinstance(client, dict):
        raise BadNote("This note does not say whose it is: a client with a name, or with an id, is expected.")
    has_client_id = "id" in client
    names = _Names(new_id)
    client = names.replace({"id": "client", "name": "", **client})
    if not has_client_id and not client["name"]:
        raise BadNote("This note does not say whose it is: a client with a name, or with an id, is expected.")
    note = names.replace({"id": "note", "session_id": "session", "therapist_id": "", **plain["note"]})
    note["client_id"] = client["id"]
    owned = {"client_id": client["id"]}
    read = NoteFile(
        from_plain(client, Client),
        has_client_id,
        from_plain([{**names.replace(h), **owned} for h in _list(plain, "history")], tuple[HistoryItem, ...]),
        from_plain([{**names.replace(p), **owned} for p in _list(plain, "problems")], tuple[Problem, ...]),
        from_plain(note, SessionNote),
    )
    try:
        check_keys(read.note)
        check_born(read.client, read.note)
    except BadNote as error:
        raise BadNote(names.as_given(str(error))) from error
    return read


def write_note(
    client: Client, history: tuple[HistoryItem, ...], problems: tuple[Problem, ...], note: SessionNote
) -> str:
    """The note as JSON text in format 1; `read_note` gives the same values back."""
    plain = {
        "format": FORMAT,
        "client": to_plain(client),
        "history": to_plain(history),
        "problems": to_plain(problems),
        "note": to_plain(note),
    }
    return json.dumps(plain, ensure_ascii=False, indent=2)


class _Names:
    """Gives ids to entries that have none and real ids to short names."""

    def __init__(self, new_id: Callable[[], str]) -> None:
        self._new_id = new_id
        self._known: dict[str, str] = {}

    def as_given(self, sentence: str) -> str:
        """SENTENCE with the names of the file again, where it quotes ids made for them."""
        for name, made in self._known.items():
            sentence = sentence.replace(repr(made), repr(name))
        return sentence

    def replace(self, plain: Any, field: str = "") -> Any:
        if isinstance(plain, dict):
            return {key: self.replace(value, key) for key, value in plain.items()}
        if isinstance(plain, list):
            if field in _NEEDS_ID:
                plain = [{"id": self._new_id(), **e} if isinstance(e, dict) else e for e in plain]
            return [self.replace(value, field) for value in plain]
        if field in _REFERENCES and isinstance(plain, str) and plain and not _ID.fullmatch(plain):
            return self._known.setdefault(plain, self._new_id())
        return plain


def _list(plain: dict[str, Any], field: str) -> list[Any]:
    value = plain.get(field, [])
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        raise BadNote(f"This note cannot be read: {field!r} is a list of entries.")
    return [{"id": f"{field}-{number}", **entry} for number, entry in enumerate(value)]


def _check_values(plain: Any) -> None:
    """Raise BadNote on a number, a text or a depth that no record can hold."""
    waiting = [(plain, 0)]
    while waiting:
        value, depth = waiting.pop()
        if depth > _DEEPEST:
            raise BadNote("This note cannot be read: its lists lie deeper in each other than those of any note.")
        if isinstance(value, dict):
            waiting += [(one, depth + 1) for pair in value.items() for one in pair]
        elif isinstance(value, list):
            waiting += [(one, depth + 1) for one in value]
        elif isinstance(value, str):
            if found := NO_TEXT.search(value):
                raise BadNote(f"This note cannot be read: a text holds U+{ord(found[0]):04X}, which is no character.")
            if len(value) > MAX_TEXT:
                raise BadNote(f"This note cannot be read: a text is longer than {MAX_TEXT:,} characters.")
        elif type(value) is int and not -(2**53) < value < 2**53:
            raise BadNote("This note cannot be read: a number is larger than any number of a record.")


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no number of a record")


def _first_line(error: BaseException) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
