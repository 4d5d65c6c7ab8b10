"""The commands that look after single records: a note retracted, and who did what to whose record."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from notesapp.cli_parts import Opened, command, count, say
from notesapp.model.expected import Expected, NotFound

if TYPE_CHECKING:
    from notesapp.storage.vault import Vault
    from notesapp.usecases.access_log import LogLine

KINDS = ("all", "viewed", "changed", "signed", "left", "deleted", "practice")


def register(words: Any) -> None:
    """Add the commands to the parser's WORDS."""
    log = command(words, "log", _log, "who looked at, changed, signed, printed, gave out or deleted what, and when")
    log.add_argument("--client", metavar="ID|NAME", default="", help="what concerns this client")
    log.add_argument("--kind", choices=KINDS, default="all", help="left: printed or given out; practice: settings")
    log.add_argument("--since", type=date.fromisoformat, metavar="DAY", help="from this day on, as 2026-11-20")
    log.add_argument("--until", type=date.fromisoformat, metavar="DAY", help="up to this day, which is included")
    log.add_argument("--limit", type=count, default=0, help="so many of the newest; by default all")
    retract = command(words, "retract", _retract, "sign that a note was entered in error; it stays readable")
    retract.add_argument("--session", metavar="ID", required=True)
    retract.add_argument("--reason", metavar="WORDS", required=True, help="it is printed with the note")
    retract.add_argument("--take-back", action="store_true", help="the note holds after all")


def _log(asked: argparse.Namespace) -> int:
    if asked.since and asked.until and asked.until < asked.since:
        raise Expected("The last day asked for lies before the first.")
    with Opened(asked) as vault:
        client = _client(vault, asked.client) if asked.client else ""
        lines = tuple(_lines(vault, asked, client))
    if asked.json:
        rows = [
            {"seq": one.seq, "at": one.at.isoformat(), "who": one.who, "action": one.action}
            | {"client": one.client_id, "text": one.sentence}
            for one in lines
        ]
        print(json.dumps(rows, ensure_ascii=False))
        return 0
    wide = max((len(one.who) for one in lines), default=0)
    for one in lines:
        print(f"{one.at.astimezone():%Y-%m-%d %H:%M:%S}  {one.who or '-':{max(wide, 1)}}  {one.sentence}")
    entries = f"{len(lines)} entr{'y' if len(lines) == 1 else 'ies'}" if lines else "No entry of this kind"
    print(f"{entries}.")
    return 0


def _lines(vault: Vault, asked: argparse.Namespace, client_id: str) -> Iterator[LogLine]:
    """The entries that were asked for, newest first."""
    from notesapp.usecases.access_log import Kind, access_log

    since = _start(asked.since) if asked.since else None
    until = _start(asked.until + timedelta(days=1)) if asked.until else None
    before, left = None, asked.limit
    while True:
        page = access_log(
            vault,
            client_id=client_id,
            kind=Kind(asked.kind),
            since=since,
            until=until,
            before_seq=before,
            limit=min(500, left) if left else 500,
        )
        yield from page.lines
        left = left - len(page.lines) if left else 0
        if not page.more or (asked.limit and left <= 0):
            return
        before = page.lines[-1].seq


def _start(day: date) -> datetime:
    """When DAY begins where this computer stands."""
    return datetime.combine(day, time()).astimezone()


def _client(vault: Vault, wanted: str) -> str:
    """The id of the one client that is meant, an erased one by the id alone. Raises Expected."""
    with vault.read() as tx:
        if tx.erasing.is_erased(wanted):
            return wanted
        try:
            return tx.clients.get(wanted).id
        except NotFound:
            found = (*tx.clients.find(wanted, limit=3), *tx.clients.find(wanted, limit=3, archived=True))
    exact = [one for one in found if one.name.casefold() == wanted.casefold()] or list(found)
    if not exact:
        raise Expected(f"There is no client {wanted} in this practice.")
    if len({one.id for one in exact}) > 1:
        raise Expected(
            f"More than one client is called {wanted}: {', '.join(f'{c.name} ({c.id})' for c in exact[:3])}."
        )
    return exact[0].id


def _retract(asked: argparse.Namespace) -> int:
    from notesapp.editing.stamp import Stamp
    from notesapp.model.expected import NoteNotSigned
    from notesapp.usecases.amend_note import last_signed, retract_note, take_back
    from notesapp.words.amended import amended_line

    with Opened(asked) as vault:
        was = last_signed(vault, asked.session)
        if was is None:
            raise NoteNotSigned
        do = take_back if asked.take_back else retract_note
        done = do(vault, was.note.id, asked.reason, Stamp())
    values = {"session": asked.session, "retracted": done.is_retracted, "version": done.revision.rev_no}
    return say(asked, f"{amended_line(done, before=was)}.", **values)
