"""Papers, or a client's whole record, leave the house closed: one PDF, encrypted in memory, its password shown once.

What is not encrypted yet never stands on a disk, and the password stands nowhere at all.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from notesapp.codec.canonical import canonical
from notesapp.codec.plain import to_plain
from notesapp.editing.stamp import Stamp
from notesapp.exchange.note_json import write_note
from notesapp.machine.paths import replace_file
from notesapp.model.session_note import SessionNote
from notesapp.model.signature import SignedNote
from notesapp.storage.transaction import Transaction
from notesapp.usecases import issue_document
from notesapp.usecases.brief import brief_for
from notesapp.usecases.issue_document import Page, Paper
from notesapp.words.client_record import PaperLine, RecordAbout, SessionLine, record_content

if TYPE_CHECKING:
    from notesapp.pdf.protect import Part
    from notesapp.storage.vault import Vault


def save_protected(vault: Vault, page: Page, path: Path, stamp: Stamp, to: str = "") -> str:
    """Put PAGE at PATH closed, keep that it left, and return the password that opens it.

    Raises DiskFull or CannotWrite: then nothing left, and nothing is kept.
    """
    from notesapp.pdf.protect import Part, new_password, protected

    password = new_password()
    sealed = protected([Part(page.kind.value.capitalize(), page.pdf)], password)
    replace_file(path, sealed)
    issue_document.issue(vault, page, stamp, how="protected", to=to, sealed=sealed)
    return password


@dataclass
class RecordExport:
    """A client's whole record, laid out session by session so that other work may come in between.

    ``step`` until it returns False, then ``save``.
    """

    vault: Vault
    client_id: str
    stamp: Stamp
    total: int = 0
    done: int = 0
    _sessions: list[str] = field(default_factory=list)
    _parts: list[Part] = field(default_factory=list)
    _attached: dict[str, bytes] = field(default_factory=dict)
    _versions: list[Any] = field(default_factory=list)
    _lines: list[SessionLine] = field(default_factory=list)
    _paper: str = "a4"

    def begin(self) -> None:
        """Look what there is. Raises NotFound, RecordErased."""
        with self.vault.read() as tx:
            tx.clients.get(self.client_id)
            self._paper = tx.practice.get().paper
            self._sessions = [line.session_id for line in reversed(tx.notes.timeline(self.client_id, maps=0))]
        self.total = len(self._sessions)

    def step(self) -> bool:
        """Lay out the next session; False when there is none left."""
        if self.done >= self.total:
            return False
        self._session(self._sessions[self.done])
        self.done += 1
        return self.done < self.total

    def save(self, path: Path) -> str:
        """Put the record at PATH closed, keep that it left, and return its password. Raises DiskFull, CannotWrite."""
        from notesapp.pdf.protect import new_password, protected

        password = new_password()
        sealed = protected([*self._first_pages(), *self._parts], password, self._attached)
        replace_file(path, sealed)
        with self.vault.write() as tx:
            tx.documents.issue(
                self.stamp.new_id(),
                "record",
                at=self.stamp.now(),
                client_id=self.client_id,
                for_whom="",
                content=canonical({"entries": tx.notes.entries(self.client_id)}).decode(),
                file=sealed,
                how="protected",
            )
        return password

    def _session(self, session_id: str) -> None:
        from notesapp.pdf.protect import Part

        with self.vault.read() as tx:
            subject = tx.notes.get(session_id)
            note = subject.note if isinstance(subject, SignedNote) else subject
            assert isinstance(note, SessionNote)
            versions = tx.amendments.versions(note.id)
            letters = [(one, tx.documents.file(one.id)) for one in tx.documents.of_note(note.id)]
        page = issue_document.make_page_of(self.vault, Paper.SUMMARY, brief_for(self.vault, note), subject, self._paper)
        self._parts.append(Part(f"{note.number}, {note.local_start:%Y-%m-%d}", page.pdf))
        for issued, content in reversed(letters):
            if content is not None:
                self._parts.append(Part(f"{note.number}, {issued.kind} {issued.at:%Y-%m-%d}", content))
        client = subject.client if isinstance(subject, SignedNote) else _client(self.vault, self.client_id)
        standing = subject.standing if isinstance(subject, SignedNote) else None
        history = standing.history if standing else ()
        problems = tuple(p for p in standing.problems if p.id in note.problem_ids) if standing else ()
        text = write_note(client, history, problems, note)
        self._attached[f"session-{note.number:03}.json"] = text.encode()
        self._versions += [_version(one) for one in versions]
        revision = subject.revision if isinstance(subject, SignedNote) else None
        self._lines.append(
            SessionLine(
                note.number,
                note.local_start,
                revision.rev_no if revision else 0,
                revision.short_hash if revision else "",
                isinstance(subject, SignedNote) and subject.is_retracted,
            )
        )

    def _first_pages(self) -> list[Part]:
        from notesapp.pdf import record_pages
        from notesapp.pdf.protect import Part

        now = datetime.now().astimezone()
        with self.vault.read() as tx:
            about = self._about(tx, now)
            holds = tx.keeping.holds(self.client_id)
        whole = {
            "format": 1,
            "made": self.stamp.now().isoformat(),
            "client": to_plain(about.client),
            "practice": to_plain(about.practice),
            "history": to_plain(tuple(about.history)),
            "consents": to_plain(tuple(about.consents)),
            "problems": to_plain(tuple(about.problems)),
            "avoid": to_plain(tuple(about.avoid)),
            "holds": to_plain(holds),
            "papers": [{"at": one.at.isoformat(), "kind": one.kind, "to": one.to} for one in about.papers],
        }
        self._attached["client.json"] = _json(whole)
        self._attached["sessions.json"] = _json(self._versions)
        content = record_content(about, about.practice.language)
        paper = "letter" if self._paper == "letter" else "a4"
        return [Part(content.title, record_pages(content, at=now, paper=paper))]  # type: ignore[arg-type]

    def _about(self, tx: Transaction, now: datetime) -> RecordAbout:
        key = self.client_id
        return RecordAbout(
            tx.clients.get(key),
            tx.practice.get(),
            tx.history.all(key),
            tx.consents.of(key),
            tx.problems.of(key),
            tx.avoid.all(key),
            self._lines,
            [PaperLine(one.at, one.kind, one.for_whom) for one in reversed(tx.documents.of(key))],
            now.date(),
        )


def _client(vault: Vault, client_id: str) -> Any:
    with vault.read() as tx:
        return tx.clients.get(client_id)


def _version(one: SignedNote) -> dict[str, Any]:
    """What was signed with one link of the chain, and the link's own digits."""
    return {
        "seq": one.revision.seq,
        "version": one.revision.rev_no,
        "kind": str(one.revision.kind),
        "signed_by": one.therapist.name,
        "at": one.revision.at.isoformat(),
        "hash": one.revision.hash,
        "amendment": to_plain(one.amendment) if one.amendment else None,
        "note": to_plain(one.note),
        "shown": one.shown,
    }


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode()
