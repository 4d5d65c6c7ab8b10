"""What the session's screens can have done, handed in by the composition root.

Each function may run on the worker (it touches the vault or lays out paper) and returns a
value; none of them knows a widget. So the screens run the same with the real vault, and a
test can hand in any of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from notesapp.model.briefing import Briefing
from notesapp.model.practice import Client, Consent, HistoryItem, Problem
from notesapp.model.session_note import SessionNote
from notesapp.model.signature import Correction, SignedNote
from notesapp.usecases.issue_document import Page
from ui.base.prompts import Prompts
from ui.base.tasks import Tasks
from ui.documents.printing import Printer
from ui.parts.copies import CopyState


@dataclass(frozen=True)
class Amending:
    """`correct` signs other own words; `open_whole(asked, failed)` shows the note as a draft again; `give_up`
    lets go of that draft; `versions(note_id)` are all that were signed, oldest first. WAITING is what was written in a
    form and neither signed nor given up, by session.

    `correct` and `versions` may run on the worker; the other two run it themselves and go where they lead.
    """

    correct: Callable[[Correction], SignedNote]
    open_whole: Callable[[Correction, Callable[[Exception], None]], None]
    give_up: Callable[[], None]
    versions: Callable[[str], tuple[SignedNote, ...]]
    waiting: dict[str, dict[str, Any]]


@dataclass(frozen=True)
class Services:
    """`sign(briefing, note, was)`, `make_page(kind, briefing, note, teaching)`, `issue(page, how, to)`;

    the `keep_*` functions store something about the client and return the new briefing. NEXT_KEY, or a
    pedal that sends it, leads to the next region in Treat. `compare(note, show)` makes the comparing page of the note
    as it stands; `others(note)` tells what its summary can be compared with, as (key, words), and
    `make_beside(briefing, note, key)` lays that summary out. `protect(page, path)` saves a paper closed, keeps that it
    left, and returns its password. AMENDING is None where a signed note cannot be amended, COPIES where nothing is
    known of backups.
    """

    tasks: Tasks
    prompts: Prompts
    printer: Printer
    sign: Callable[[Briefing, SessionNote, SessionNote | None], SignedNote]
    make_page: Callable[..., Page]
    issue: Callable[[Page, str, str], None]
    keep_history: Callable[[HistoryItem], Briefing]
    keep_consent: Callable[[Consent], Briefing]
    withdraw_consent: Callable[[str], Briefing]
    keep_problem: Callable[[Problem], Briefing]
    keep_client: Callable[[Client], Briefing]
    next_key: str = "PgDown"
    compare: Callable[[SessionNote, Callable[[Any], None]], None] | None = None
    others: Callable[[SessionNote], tuple[tuple[str, str], ...]] | None = None
    make_beside: Callable[[Briefing, SessionNote | SignedNote, str], Page] | None = None
    protect: Callable[[Page, Path], str] | None = None
    amending: Amending | None = None
    copies: CopyState | None = None
