"""The commands by which a record leaves the house closed, is held, and is lawfully erased."""

from __future__ import annotations

import argparse
import json
from datetime import datetime
from pathlib import Path
from typing import Any

from notesapp.cli_parts import Opened, command, say
from notesapp.model.expected import Expected
from notesapp.model.keeping import EraseReason


def register(words: Any) -> None:
    """Add the commands to the parser's WORDS."""
    protect = command(words, "protect", _protect, "a paper, or a client's whole record, as a PDF with a password")
    which = protect.add_mutually_exclusive_group(required=True)
    which.add_argument("--session", metavar="ID", help="one paper of this session")
    which.add_argument("--client", metavar="ID", help="the whole record of this client")
    protect.add_argument("--kind", choices=("sheet", "summary", "letter"), default="summary")
    protect.add_argument("-o", "--output", type=Path, metavar="FILE.pdf", required=True)
    due = command(words, "due", _due, "the records whose retention period is over")
    due.add_argument("--on", type=datetime.fromisoformat, metavar="DAY", help="as of this day, by default today")
    hold = command(words, "hold", _hold, "put a record under a legal hold, or end its holds")
    hold.add_argument("--client", metavar="ID", required=True)
    hold.add_argument("--reason", metavar="WORDS", required=True)
    hold.add_argument("--end", action="store_true", help="end every hold that is in force")
    erase = command(words, "erase", _erase, "erase a client's whole record, for good")
    erase.add_argument("--client", metavar="ID", required=True)
    erase.add_argument("--reason", choices=[str(reason) for reason in EraseReason], required=True)
    erase.add_argument("--name", metavar="NAME", required=True, help="the client's whole name, to confirm")
    erase.add_argument("--copies-too", action="store_true", help="delete the older backups beside the practice as well")


def _protect(asked: argparse.Namespace) -> int:
    from notesapp.editing.stamp import Stamp
    from notesapp.model.signature import SignedNote
    from notesapp.usecases import issue_document
    from notesapp.usecases.brief import brief_for
    from notesapp.usecases.overview import session
    from notesapp.usecases.protect import RecordExport, save_protected

    target, stamp = asked.output.absolute(), Stamp()
    with Opened(asked) as vault:
        if asked.client:
            export = RecordExport(vault, asked.client, stamp)
            export.begin()
            while export.step():
                pass
            password = export.save(target)
            what = f"the whole record, {export.total} session{'' if export.total == 1 else 's'},"
        else:
            subject = session(vault, asked.session)
            note = subject.note if isinstance(subject, SignedNote) else subject
            kind = issue_document.Paper(asked.kind)
            page = issue_document.make_page_of(vault, kind, brief_for(vault, note), subject)
            password = save_protected(vault, page, target, stamp)
            what = f"the {asked.kind}"
    sentence = (
        f"Wrote {what} to {asked.output}, closed with a password that is kept nowhere:\n\n    {password}\n\n"
        "Write it down now, and tell it by another way than the file: by phone, or from hand to hand."
    )
    return say(asked, sentence, file=str(asked.output), bytes=target.stat().st_size, password=password)


def _due(asked: argparse.Namespace) -> int:
    from notesapp.usecases.keeping import due

    on = (asked.on or datetime.now().astimezone()).date()
    with Opened(asked) as vault:
        found = due(vault, on)
    rows = [
        {"client": one.client_id, "name": one.name, "last": f"{one.last_entry}", "until": f"{one.until}"}
        | {"sessions": one.sessions, "held": one.is_held}
        for one in found.records
    ]
    if asked.json:
        values = {"years": found.rule.years, "minor_years": found.rule.minor_years, "chosen": found.chosen}
        print(json.dumps({**values, "due": rows, "erased": len(found.erased)}, ensure_ascii=False))
        return 0
    for row in rows:
        held = "  under a legal hold" if row["held"] else ""
        print(f"{row['until']}  {row['name']}  {row['client']}  {row['sessions']} sessions{held}")
    chosen = "" if found.chosen else " (no period was chosen: the longest one holds)"
    print(f"{len(rows)} due after {found.rule.years} years{chosen}. Verify the period with your regulator.")
    return 0


def _hold(asked: argparse.Namespace) -> int:
    from notesapp.editing.stamp import Stamp
    from notesapp.usecases import keeping

    with Opened(asked) as vault:
        if not asked.end:
            keeping.hold(vault, asked.client, asked.reason, Stamp())
            return say(asked, "The record is held: it cannot be erased.", held=True)
        in_force = [one for one in keeping.record(vault, asked.client).holds if one.in_force]
        if not in_force:
            raise Expected("There is no hold on this record.")
        for one in in_force:
            keeping.end_hold(vault, one.id, asked.reason)
    return say(asked, "The record is no longer held. That it was stays on record.", held=False)


def _erase(asked: argparse.Namespace) -> int:
    from notesapp.editing.stamp import Stamp
    from notesapp.usecases.keeping import erase

    with Opened(asked) as vault:
        reason = EraseReason(asked.reason)
        done = erase(vault, asked.client, asked.name, reason, Stamp(), copies_too=asked.copies_too)
    one = done.erasure
    lines = [f"Erased {one.sessions} sessions with {one.entries} signed entries and {one.documents} papers."]
    if not done.is_swept:
        lines.append(
            "Free pages of the file may still hold words until the next save: the disk did not take the sweep."
        )
    if done.copies:
        last = max(copy.leaves for copy in done.copies)
        lines.append(
            f"It still stands in {len(done.copies)} older backups, until {last:%Y-%m-%d} at the latest if copies go on"
            " being made; and in every backup that was put elsewhere."
        )
        lines += [f"    {copy.path}" for copy in done.copies]
    else:
        lines.append("No backup beside the practice holds it. Backups that were put elsewhere do.")
    values = {"sessions": one.sessions, "entries": one.entries, "documents": one.documents, "swept": done.is_swept}
    copies = [{"file": str(copy.path), "until": f"{copy.leaves:%Y-%m-%d}"} for copy in done.copies]
    return say(asked, "\n".join(lines), **values, copies=copies, discarded=done.discarded)
