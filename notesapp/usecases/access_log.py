"""Who looked at, changed, signed or gave away what, and when: noted here, and read as sentences."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from notesapp.model.expected import Expected
from notesapp.storage.audit import AuditEntry
from notesapp.storage.vault import Vault
from notesapp.words.log import log_sentence

PAGE = 50


class Kind(StrEnum):
    """What one asks for; VALUE is the key of a filter."""

    ALL = "all"
    VIEWED = "viewed"
    CHANGED = "changed"
    SIGNED = "signed"
    LEFT = "left"
    DELETED = "deleted"
    PRACTICE = "practice"


ACTIONS: dict[Kind, tuple[str, ...]] = {
    Kind.ALL: (),
    Kind.VIEWED: ("view",),
    Kind.CHANGED: ("create", "change", "archive", "import"),
    Kind.SIGNED: ("sign", "amend", "retract"),
    Kind.LEFT: ("print", "export"),
    Kind.DELETED: ("delete", "erase"),
    Kind.PRACTICE: ("settings", "restore"),
}


@dataclass(frozen=True, slots=True)
class LogLine:
    """One entry as it is read. CLIENT_ID "" if it concerns no client, or one who is gone."""

    seq: int
    at: datetime
    who: str
    action: str
    sentence: str
    client_id: str


@dataclass(frozen=True, slots=True)
class LogPage:
    """LINES newest first; MORE tells whether there are older ones."""

    lines: tuple[LogLine, ...]
    more: bool


def note_view(vault: Vault, kind: str, about: str, *, counts: bool = True) -> None:
    """Note that the record of a client (KIND "client") or a note ("note") was looked at; if it COUNTS, back it up."""
    with vault.write(counts=counts) as tx:
        tx.audit.add("view", kind, about)


def access_log(
    vault: Vault,
    *,
    client_id: str = "",
    kind: Kind = Kind.ALL,
    since: datetime | None = None,
    until: datetime | None = None,
    before_seq: int | None = None,
    limit: int = PAGE,
) -> LogPage:
    """One page of the log, on from BEFORE_SEQ: SINCE then, and before UNTIL."""
    with suppress(Expected):  # a full disk does not keep one from reading the rest
        vault.settle_noted()
    with vault.read() as tx:
        found = tx.audit.page(client_id, ACTIONS[kind], since, before_seq, limit + 1, until)
        shown = found[:limit]
        about = tx.audit.about(list(dict.fromkeys(entry.about for entry in shown)))
        names = {row[0]: row[1] for row in tx.rows.all("SELECT id, name FROM therapist")}

        def line(entry: AuditEntry) -> LogLine:
            whom = about.get(entry.about)
            said = log_sentence(
                entry.action,
                entry.kind,
                entry.detail,
                whom.client if whom else "",
                whom.number if whom else None,
                whom.started_at.date() if whom and whom.started_at else None,
            )
            client = whom.client_id if whom else ""
            return LogLine(entry.seq, entry.at, names.get(entry.who, ""), entry.action, said, client)

        return LogPage(tuple(map(line, shown)), len(found) > limit)
