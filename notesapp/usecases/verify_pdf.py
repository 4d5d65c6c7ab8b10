"""Whether a PDF is one that this practice issued, and whether it still says what the record says. Offline."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from notesapp.codec.canonical import canonical
from notesapp.model.expected import NotFound
from notesapp.model.signature import Revision, RevisionKind, SignedNote
from notesapp.storage.documents import IssuedDocument
from notesapp.storage.transaction import Transaction
from notesapp.storage.vault import Vault
from notesapp.usecases.issue_document import AMENDED

ASKED_LATER = frozenset({"signed", "amended", "compared", "meeting"})
"""What a summary says beside what was signed."""

_LINE = re.compile(r"Version\s+(\d{1,6})\s*·\s*([0-9a-f]{4})\s+([0-9a-f]{4})\s+([0-9a-f]{4})", re.IGNORECASE)
"""The line at the foot of a page: see notesapp.pdf.page.Record."""


class Verdict(StrEnum):
    CURRENT = "current"  # to the byte what was issued, and what the record says today
    OLDER = "older"  # to the byte what was issued; the note was signed or amended since, and says something else
    ALTERED = "altered"  # names a note of this practice, but is not the file that was issued
    REPLACED = "replaced"  # to the byte what was issued, but the signature it names is not in the chain any more
    FOREIGN = "foreign"  # neither issued here nor naming a note of this practice


@dataclass(frozen=True, slots=True)
class PdfVerdict:
    """ISSUED is when it was, VERSION the note's version it names or was made from, both if known."""

    verdict: Verdict
    kind: str = ""
    issued: datetime | None = None
    session_id: str = ""
    version: int | None = None
    newest: int | None = None
    erased: bool = False
    retracted: bool = False

    @property
    def sentence(self) -> str:
        day = f"{self.issued:%Y-%m-%d}" if self.issued else ""
        if self.verdict is Verdict.CURRENT:
            return f"Genuine and current: the {self.kind} issued on {day} says what the record says."
        if self.erased:
            return f"Genuine: the {self.kind} was issued on {day}; the record it was made from was erased since."
        if self.retracted:
            return f"Genuine, older version: the {self.kind} was issued on {day}; the note was retracted since."
        if self.verdict is Verdict.OLDER:
            return f"Genuine, older version: the {self.kind} was issued on {day}; the record has changed since."
        if self.verdict is Verdict.REPLACED:
            issued = f"Genuine, but the record was replaced: the {self.kind} was issued on {day}"
            return f"{issued}, and the signature it names is not in the practice any more."
        if self.verdict is Verdict.ALTERED:
            names = f"names version {self.version} of a session of this practice"
            return f"Altered: this file {names}, but it is not as any that was issued."
        return "Not from this practice: no paper like this was issued here, and it names none of its records."


def verify_pdf(vault: Vault, content: bytes) -> PdfVerdict:
    """Compare CONTENT, whatever it is, with what was issued. Nothing is written."""
    with vault.read() as tx:
        issued = tx.documents.with_sha256(hashlib.sha256(content).hexdigest())
        if issued is not None:
            found = _of_issued(tx, issued)
            named = _record_lines(content) if found.newest is not None else ()
            if any(tx.notes.by_short_hash(short) is None for _, short in named):
                return replace(found, verdict=Verdict.REPLACED)
            return found
        for version, short in _record_lines(content):
            revision = tx.notes.by_short_hash(short)
            if revision is not None:
                return PdfVerdict(Verdict.ALTERED, session_id=_session_of(tx, revision), version=version)
    return PdfVerdict(Verdict.FOREIGN)


def _of_issued(tx: Transaction, issued: IssuedDocument) -> PdfVerdict:
    if tx.erasing.is_erased(issued.client_id):
        return PdfVerdict(Verdict.OLDER, issued.kind, issued.at, erased=True)
    if issued.kind == "record":
        same = json.loads(issued.content)["entries"] == tx.notes.entries(issued.client_id)
        return PdfVerdict(Verdict.CURRENT if same else Verdict.OLDER, issued.kind, issued.at)
    made = tx.documents.made_from(issued)
    if made is None:
        return PdfVerdict(Verdict.CURRENT, issued.kind, issued.at)
    was, now = (_is_retracted(tx, made.note_id, version) for version in (made.version, made.newest))
    same = was is now and (made.newest is None or _says(tx, made.note_id, issued))
    verdict = Verdict.CURRENT if same else Verdict.OLDER
    known = (issued.kind, issued.at, made.session_id, made.version, made.newest)
    return PdfVerdict(verdict, *known, retracted=now and not was)


def _is_retracted(tx: Transaction, note_id: str, version: int | None) -> bool:
    """Whether the version of a note with this number says that it was retracted."""
    revisions = tx.notes.revisions(note_id)
    return any(one.rev_no == version and one.kind is RevisionKind.RETRACT for one in revisions)


def _says(tx: Transaction, note_id: str, issued: IssuedDocument) -> bool:
    """Whether the newest signed version shows on this paper what ISSUED shows."""
    try:
        signed = tx.notes.signed(note_id)
    except NotFound:  # erased since
        return False
    shown: Any = signed.shown.get(issued.kind)
    if shown is None:  # a letter asked for after signing: made from the note as it stood
        return signed.revision.note_version_id == issued.note_version_id
    content = json.loads(issued.content)
    return _without_signing(shown) == _without_signing(content) and _compares(tx, content.get("compared"))


def _compares(tx: Transaction, compared: dict[str, Any] | None) -> bool:
    """Whether the session that a summary was compared with still stands as it stood then."""
    if compared is None:
        return True
    try:
        other = tx.notes.get(compared["session_id"])
    except NotFound:  # erased since
        return False
    return bool(compared["version"] == (other.revision.rev_no if isinstance(other, SignedNote) else 0))


def _without_signing(content: dict[str, Any]) -> bytes:
    """CONTENT without what could not stand in what was signed: who signed or amended it, what it compares."""
    kept = {name: value for name, value in content.items() if name not in ASKED_LATER}
    if "sections" in kept:
        kept["sections"] = [one for one in kept["sections"] if one.get("key") != AMENDED]
    return canonical(kept)


def _session_of(tx: Transaction, revision: Revision) -> str:
    try:
        return tx.notes.revision(revision.seq).note.session_id
    except NotFound:  # erased since
        return ""


def _record_lines(content: bytes) -> Iterator[tuple[int, str]]:
    """Each version and short hash (12 digits) named in a PDF; nothing of a file that is none."""
    from notesapp.pdf.preview import texts

    for text in texts(content):
        for found in _LINE.finditer(text):
            yield int(found[1]), (found[2] + found[3] + found[4]).lower()
