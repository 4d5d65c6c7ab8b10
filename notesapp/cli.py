"""The commands. Each works without a display and says in a line or two what it did.

Exit status: 0 done, 2 wrong usage, 1 with one clear sentence on any failure that is nobody's bug.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from errno import ENAMETOOLONG
from pathlib import Path

import notesapp
from notesapp import cli_export, cli_keeping, cli_records
from notesapp.cli_parts import DEMONSTRATION, Opened, command, count, fail, plainly, require_text, say
from notesapp.model.expected import Expected, NoteIncomplete


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command, or open the window if there is none; returns the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given:
        from ui.app import main as window

        return window([])
    if arguments is None:  # the program itself, not a test of it
        from notesapp.machine.secrecy import no_dumps

        no_dumps(sealed=True)
    try:
        asked = _parser().parse_args(given)
    except SystemExit as end:  # argparse has said what is wrong, on standard error
        return int(end.code or 0)
    do: Callable[[argparse.Namespace], int] = asked.do
    try:
        require_text(asked)
        return do(asked)
    except NoteIncomplete as error:
        return fail(f"{error} Missing: {', '.join(error.missing)}.")
    except Expected as error:
        return fail(plainly(error))
    except KeyboardInterrupt:
        return fail("Stopped.")
    except BrokenPipeError:  # who reads has read enough (`notesapp show ... | head`)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        if error.errno != ENAMETOOLONG:
            raise
        return fail("This is too long for the name of a file.")


# ---- what can be said


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="notesapp", description="Session notes on a body map.")
    parser.add_argument("--version", action="version", version=f"Session Notes {notesapp.__version__}")
    words = parser.add_subparsers(dest="word", required=True, metavar="command")
    demo = command(words, "demo", _demo, "make a practice of invented records", locked=False)
    demo.add_argument("--clients", type=count, default=40)
    demo.add_argument("--sessions", type=count, default=400)
    demo.add_argument("--seed", type=int, default=7)
    record = command(words, "record", _record, "store a session given as JSON")
    record.add_argument("note", type=Path, metavar="NOTE.json")
    record.add_argument("--sign", action="store_true", help="sign it as the practice's therapist")
    show = command(words, "show", _show, "the note as text or JSON")
    which = show.add_mutually_exclusive_group(required=True)
    which.add_argument("--session", metavar="ID")
    which.add_argument("--client", metavar="ID")
    for kind in ("sheet", "summary", "letter"):
        paper = command(words, kind, _paper, f"the {kind} as PDF")
        paper.add_argument("--session", metavar="ID", required=True)
        paper.add_argument("-o", "--output", type=Path, metavar="FILE.pdf", required=True)
        paper.add_argument("--paper", choices=("a4", "letter"), default="")
        if kind == "summary":
            wanted = "last|first|within|findings|YYYY-MM-DD|ID"
            told = "put another session of the client beside it, with what changed; within: arrival and end of this one"
            told += "; findings: the client's marks beside what was found"
            paper.add_argument("--compare", metavar=wanted, help=told)
    search = command(words, "search", _search, "full-text search over the notes")
    search.add_argument("words", nargs="+", metavar="WORDS")
    search.add_argument("--limit", type=count, default=20)
    cli_keeping.register(words)
    cli_export.register(words)
    cli_records.register(words)
    return parser


# ---- the commands


def _demo(asked: argparse.Namespace) -> int:
    from notesapp.usecases.demo_practice import make_demo

    done = [0]

    def progress(now: int, of: int) -> None:
        done[0] = now
        if sys.stderr.isatty():
            filled = 30 * now // max(1, of)
            print(f"\r[{'#' * filled}{'.' * (30 - filled)}] {now} of {of} sessions", end="", file=sys.stderr)

    make_demo(asked.folder, clients=asked.clients, sessions=asked.sessions, seed=asked.seed, progress=progress)
    if sys.stderr.isatty():
        print(file=sys.stderr)
    people = max(1, asked.clients)
    sentence = (
        f"Made a demonstration practice of {people} invented clients and {done[0]} signed sessions in "
        f"{asked.folder}. Its passphrase is: {DEMONSTRATION}"
    )
    values = {"folder": str(asked.folder), "clients": people, "sessions": done[0], "passphrase": DEMONSTRATION}
    return say(asked, sentence, **values)


def _record(asked: argparse.Namespace) -> int:
    from notesapp.editing.stamp import Stamp
    from notesapp.safety.sides import side_doubts
    from notesapp.usecases.record_note import record_note
    from notesapp.words.sides import doubt_sentence

    try:
        data = asked.note.read_bytes()
    except OSError:
        raise Expected(f"The note {asked.note} cannot be read.") from None
    with Opened(asked) as vault:
        note = record_note(vault, data, Stamp(), sign=asked.sign)
    doubts = [doubt_sentence(doubt) for doubt in side_doubts(note)]
    for sentence in doubts:
        print(sentence, file=sys.stderr)
    state = "Signed" if asked.sign else "Stored as a draft"
    values = {"session": note.session_id, "client": note.client_id, "signed": asked.sign, "to_check": doubts}
    return say(asked, f"{state}: session {note.session_id}", **values)


def _show(asked: argparse.Namespace) -> int:
    from notesapp.usecases.access_log import note_view
    from notesapp.usecases.show_note import seen, show_client, show_session

    with Opened(asked) as vault:
        make = show_session if asked.session else show_client
        print(make(vault, asked.session or asked.client, as_json=asked.json))
        note_view(vault, *seen(vault, asked.session, asked.client), counts=False)
    return 0


def _paper(asked: argparse.Namespace) -> int:
    from notesapp.editing.stamp import Stamp
    from notesapp.machine.paths import replace_file
    from notesapp.model.signature import SignedNote
    from notesapp.usecases import compare, issue_document
    from notesapp.usecases.brief import brief_for
    from notesapp.usecases.overview import session

    kind, against = issue_document.Paper(asked.kind), getattr(asked, "compare", None)
    with Opened(asked) as vault:
        subject = session(vault, asked.session)
        note = subject.note if isinstance(subject, SignedNote) else subject
        meeting = against == compare.FINDINGS
        pair = compare.beside(vault, subject, against) if against and not meeting else None
        known = brief_for(vault, note)
        page = issue_document.make_page_of(vault, kind, known, subject, asked.paper, pair, meeting=meeting)
        replace_file(asked.output.absolute(), page.pdf)
        issue_document.issue(vault, page, Stamp(), how="save")
    signed = "" if page.is_signed else " (a draft: the note is not signed)"
    beside = f", {pair.then.day:%Y-%m-%d} beside {pair.now.day:%Y-%m-%d}" if pair else ""
    values = {"file": str(asked.output), "bytes": len(page.pdf), "sha256": page.sha256, "signed": page.is_signed}
    return say(asked, f"Wrote the {asked.kind} to {asked.output}{signed}{beside}.", **values)


def _search(asked: argparse.Namespace) -> int:
    from notesapp.usecases.search import search

    with Opened(asked) as vault:
        found = search(vault, " ".join(asked.words), limit=asked.limit)
    if asked.json:
        rows = [
            {"session": f.session_id, "client": f.client_name, "at": f.started_at.isoformat(), "text": f.plain}
            | ({"retracted": True} if f.is_retracted else {})
            for f in found
        ]
        print(json.dumps(rows, ensure_ascii=False))
        return 0
    for one in found:
        retracted = "  retracted" if one.is_retracted else ""
        print(f"{one.started_at:%Y-%m-%d}  {one.client_name}  {one.session_id}{retracted}\n    {one.plain}")
    print(f"{len(found)} found." if found else "Nothing found.")
    return 0
