"""The chain of what was signed: appending a link, and finding the first bad one.

A link's header holds the hash of the link before and the hash of its own salted payload, so
a payload can lawfully be erased and the chain still verifies. The head of the chain is
remembered outside of it (notesapp.storage.keys), which shows a chain cut short.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from notesapp.codec.canonical import canonical
from notesapp.codec.plain import instant_text, read_instant
from notesapp.model.expected import NotYours
from notesapp.model.signature import Revision, RevisionKind
from notesapp.storage import signers
from notesapp.storage.keys import Mark
from notesapp.storage.log_seal import sealed
from notesapp.storage.rows import Rows

_HEADER = (
    *("seq", "note_version_id", "rev_no", "kind", "author", "at_utc", "utc_offset", "app_version"),
    *("form_version", "commit_hash", "prev_hash"),
)
_COLUMNS = ", ".join(_HEADER)
_REST = "payload, salt, hash, signature, key_id"
_SLACK = timedelta(minutes=10)  # what clocks of one practice may differ


class Fault(StrEnum):
    ALTERED = "altered"  # what was signed, or when, or by whom, is not what was hashed
    FORGED = "forged"  # the link is hashed anew, but its author did not sign it
    MISSING = "missing"  # a link is not there
    REORDERED = "reordered"  # a link does not follow the one before
    CUT_SHORT = "cut_short"  # the chain ends before a link that was seen: an older file, or a lost log
    OTHER_PAST = "other_past"  # a link that was seen has been replaced
    GONE = "gone"  # what was signed is not there, and no signed erasure says so
    MARK = "mark"  # the mark in the key file is not this vault's


@dataclass(frozen=True, slots=True)
class ChainReport:
    """HEAD is the last link; BAD_SEQ the first bad one with its FAULT, or None.

    BACK_IN_TIME is the first link whose author's clock stood well before the link it follows.
    It may be a clock that was set wrong: worth a question, but nothing was altered. ERASED
    counts the links whose content was lawfully erased: their place, hash and signature stay.
    """

    head: Mark = Mark()
    checked: int = 0
    bad_seq: int | None = None
    fault: Fault | None = None
    back_in_time: int | None = None
    erased: int = 0

    @property
    def is_whole(self) -> bool:
        return self.fault is None


@dataclass(frozen=True, slots=True)
class Signing:
    """Who signs (the id of a therapist) what kind of revision, when, with which app and form of payload."""

    author: str
    at: datetime
    utc_offset_min: int
    app_version: str
    form_version: int = 1
    kind: RevisionKind = RevisionKind.SIGN


def root(vault_id: str) -> str:
    """What the first link follows."""
    return hashlib.sha256(b"session notes: " + vault_id.encode()).hexdigest()


def _commit(salt: bytes, payload: bytes) -> str:
    return hashlib.sha256(salt + payload).hexdigest()


def _hash(header: Sequence[Any]) -> str:
    return hashlib.sha256(canonical(dict(zip(_HEADER, header, strict=True)))).hexdigest()


def append(rows: Rows, version_id: str, rev_no: int, payload: bytes, signing: Signing) -> Revision:
    """Add the link for PAYLOAD, a JSON object, to the end of the chain, signed with its author's key.

    It seals the access log as it stands now. Raises NotYours if the author is not who is at work: nobody signs as
    another.
    """
    if rows.who and signing.author != rows.who:
        raise NotYours
    by = signers.signer(rows, signing.author)
    last = rows.first("SELECT seq, hash FROM revision ORDER BY seq DESC LIMIT 1")
    if last is None:
        last = (0, rows.one("SELECT value FROM meta WHERE name = 'root'"))
    salt, payload = os.urandom(32), sealed(rows, payload)
    header = (
        *(last[0] + 1, version_id, rev_no, str(signing.kind), signing.author, instant_text(signing.at)),
        *(signing.utc_offset_min, signing.app_version, signing.form_version, _commit(salt, payload), last[1]),
    )
    digest = _hash(header)
    rows.run(
        f"INSERT INTO revision ({_COLUMNS}, {_REST}) VALUES ({', '.join('?' * (len(_HEADER) + 5))})",
        *(*header, payload, salt, digest, by.sign(digest), by.key_id),
    )
    rows.head = Mark(header[0], digest)
    return Revision(header[0], version_id, rev_no, signing.kind, signing.author, read_instant(header[5]), digest)


def read_revision(row: Sequence[Any]) -> Revision:
    """From the columns seq, note_version_id, rev_no, kind, author, at_utc, hash."""
    return Revision(row[0], row[1], row[2], RevisionKind(row[3]), row[4], read_instant(row[5]), row[6])


def verify(rows: Rows, vault_id: str, mark: Mark, mark_is_genuine: bool, *, whole: bool) -> ChainReport:
    """Follow the chain from MARK, or the WHOLE of it, and name the first bad link."""
    count, lowest, highest = rows.first("SELECT count(*), min(seq), max(seq) FROM revision") or (0, None, None)
    head = Mark(highest or 0, rows.one("SELECT hash FROM revision WHERE seq = ?", highest) or "")
    first = 1 if whole else max(1, min(mark.seq, head.seq))
    walked = _walk(rows, vault_id, head, first)
    if not walked.is_whole:
        return walked

    def found(bad_seq: int, fault: Fault) -> ChainReport:
        return replace(walked, bad_seq=bad_seq, fault=fault)

    if count and (lowest != 1 or count != highest):
        return found(_first_gap(rows), Fault.MISSING)
    if not mark_is_genuine:
        return found(mark.seq, Fault.MARK)
    if head.seq < mark.seq:
        return found(head.seq + 1, Fault.CUT_SHORT)
    if mark.seq and rows.one("SELECT hash FROM revision WHERE seq = ?", mark.seq) != mark.hash:
        return found(mark.seq, Fault.OTHER_PAST)
    if rows.one(
        "SELECT count(*) FROM note_version v WHERE state = 'signed'"
        " AND NOT EXISTS(SELECT 1 FROM revision r WHERE r.note_version_id = v.id)"
    ):
        return found(head.seq + 1, Fault.MISSING)
    return walked


def _walk(rows: Rows, vault_id: str, head: Mark, first: int) -> ChainReport:
    """Follow the chain link by link from FIRST to its end, or to the first bad one."""
    before = rows.one("SELECT hash FROM revision WHERE seq = ?", first - 1) if first > 1 else root(vault_id)
    is_genuine = signers.genuine(rows)
    gone: set[int] = set()
    lawful: set[int] = set()
    expected, checked, back_in_time, latest = first, 0, None, None
    found = rows.each(f"SELECT {_COLUMNS}, {_REST} FROM revision WHERE seq >= ? ORDER BY seq", first)
    for row in found:
        fault = _fault(row, expected, before, is_genuine)
        if fault is not None:
            return ChainReport(head, checked, expected, fault, back_in_time)
        at = read_instant(row[5])
        if back_in_time is None and latest is not None and at < latest - _SLACK:
            back_in_time = expected
        if row[len(_HEADER)] is None:
            gone.add(expected)
        elif row[3] == RevisionKind.ERASE:
            lawful |= {seq for seq in erased_by(row[len(_HEADER)]) if seq < expected}
        before, expected, checked, latest = row[len(_HEADER) + 2], expected + 1, checked + 1, at
    if gone - lawful:
        return ChainReport(head, checked, min(gone - lawful), Fault.GONE, back_in_time)
    return ChainReport(head, checked, back_in_time=back_in_time, erased=len(gone))


def erasing(seqs: Sequence[int], reason: str) -> bytes:
    """The payload of a link that erases what was signed with the links SEQS. It holds no word of a record."""
    return canonical({"erased": sorted(seqs), "reason": reason})


def erased_by(payload: bytes) -> tuple[int, ...]:
    """Which links a link of kind ERASE erases; none if its payload cannot be read."""
    try:
        return tuple(int(seq) for seq in json.loads(payload)["erased"])
    except (ValueError, TypeError, KeyError):
        return ()


def _fault(row: Sequence[Any], expected: int, before: str | None, is_genuine: signers.IsGenuine) -> Fault | None:
    header, (payload, salt, digest, signature, key_id) = row[: len(_HEADER)], row[len(_HEADER) :]
    if header[0] != expected:
        return Fault.MISSING
    if header[-1] != before:
        return Fault.REORDERED
    try:
        erased = payload is None and salt is None and header[3] != RevisionKind.ERASE
        unaltered = _hash(header) == digest and (erased or _commit(salt, payload) == header[-2])
        read_instant(header[5])
    except (TypeError, ValueError):  # a column holds what no signing wrote
        unaltered = False
    if not unaltered:
        return Fault.ALTERED
    return None if is_genuine(expected, header[4], digest, signature, key_id) else Fault.FORGED


def _first_gap(rows: Rows) -> int:
    gap = rows.one(
        "SELECT min(seq) + 1 FROM (SELECT 0 AS seq UNION ALL SELECT seq FROM revision) s"
        " WHERE NOT EXISTS(SELECT 1 FROM revision r WHERE r.seq = s.seq + 1)"
    )
    return int(gap)
