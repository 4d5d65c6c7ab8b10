"""The access log is sealed by what is signed: each link's payload holds the hash of the entries since the last one.

So an entry that was reworded, or put in the place of another, no longer fits a signature. Entries after the last
signature are sealed by the next; those that an erased link sealed are sealed no more.
"""

from __future__ import annotations

import hashlib
import json
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from notesapp.codec.canonical import canonical
from notesapp.storage.rows import Rows

_NAME = b'{"access_log":'
"""So a sealed payload begins: the name stands before all others of its canonical JSON."""
_LONGEST = 200
_ENTRY = "seq, at, who, action, kind, about, detail"


@dataclass(frozen=True, slots=True)
class Seal:
    """The entries from FIRST to LAST and their SHA-256, as link SIGNED of the chain holds it."""

    first: int
    last: int
    sha256: str
    signed: int


def sealed(rows: Rows, payload: bytes) -> bytes:
    """PAYLOAD, a JSON object, with the seal of the entries that no link has sealed yet; an empty one if there are none,

    so that the newest link always tells how far the log is sealed.
    """
    before = rows.first(
        f"SELECT seq, substr(payload, 1, {_LONGEST}) FROM revision WHERE payload IS NOT NULL ORDER BY seq DESC LIMIT 1"
    )
    last_seal = None if before is None else _read(before)  # a link of an earlier program: all is sealed once more
    first = 1 if last_seal is None else last_seal.last + 1
    last, digest = first - 1, hashlib.sha256()
    for row in rows.each(f"SELECT {_ENTRY} FROM audit WHERE seq >= ? ORDER BY seq", first):
        digest.update(_line(row))
        last = row[0]
    seal = canonical({"first": first, "last": last, "sha256": digest.hexdigest()})
    return _NAME + seal + b"," + payload[1:]


def first_broken(rows: Rows) -> Seal | None:
    """The first seal whose entries are not those that were signed."""
    found = rows.each(
        f"SELECT seq, substr(payload, 1, {_LONGEST}) FROM revision WHERE substr(payload, 1, {len(_NAME)}) = ?", _NAME
    )
    seals = sorted((seal for seal in map(_read, found) if seal and seal.first <= seal.last), key=lambda s: s.first)
    waiting, open_ones, broken = deque(seals), list[tuple[Seal, Any]](), list[Seal]()
    for row in rows.each(f"SELECT {_ENTRY} FROM audit ORDER BY seq"):
        while waiting and waiting[0].first <= row[0]:
            open_ones.append((waiting.popleft(), hashlib.sha256()))
        line = _line(row) if open_ones else b""
        for one in tuple(open_ones):
            seal, digest = one
            if row[0] <= seal.last:
                digest.update(line)
            if row[0] >= seal.last:
                open_ones.remove(one)
                broken += [] if digest.hexdigest() == seal.sha256 else [seal]
    return min((*broken, *waiting, *(seal for seal, _ in open_ones)), key=lambda seal: seal.first, default=None)


def _read(row: Sequence[Any]) -> Seal | None:
    """From the number of a link and the beginning of its payload; None if that holds no seal, or it was altered (which

    the chain tells).
    """
    if not bytes(row[1]).startswith(_NAME):
        return None
    try:
        plain, _ = json.JSONDecoder().raw_decode(bytes(row[1])[len(_NAME) :].decode())
        return Seal(int(plain["first"]), int(plain["last"]), str(plain["sha256"]), row[0])
    except (ValueError, KeyError, TypeError):
        return None


def _line(row: Sequence[Any]) -> bytes:
    """An entry as it is hashed: text and numbers only, and many of them, so without the canonical writer."""
    return json.dumps(list(row), ensure_ascii=True, separators=(",", ":")).encode() + b"\n"
