"""A desk with an invented client on it, and services that keep what they were asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from notesapp.bodymap.figure import figure
from notesapp.bodymap.presets import sciatic_path
from notesapp.codec.plain import to_plain
from notesapp.editing.draft import Draft
from notesapp.editing.stamp import Stamp
from notesapp.model.body_map import Moment
from notesapp.model.briefing import Briefing
from notesapp.model.session_note import SessionNote
from notesapp.model.signature import Revision, RevisionKind, SignedNote
from notesapp.safety.assess import assess
from notesapp.words.shown import shown
from tests import sciatica
from tests.fakes import Ids, Recorder
from ui.base.tasks import Tasks
from ui.documents.printing import FilePrinter
from ui.session.desk import Desk
from ui.session.services import Services

NOW = datetime(2026, 11, 19, 14, 56, tzinfo=UTC)


def stamp() -> Stamp:
    return Stamp(lambda: NOW, Ids("new"))


def with_path(note: SessionNote) -> SessionNote:
    """The burning pain as the figure's own course, from the low back to the calf."""
    from notesapp.bodymap.presets import shorten

    points = shorten(sciatic_path(figure(1), "right"), "calf")
    mark = note.body_map.mark("burn")
    assert mark is not None
    return replace(note, body_map=note.body_map.with_mark(replace(mark, strokes=(points,))))


def worked() -> SessionNote:
    """Treated, and about to leave: nothing asked again, nothing given, nothing planned."""
    note = with_path(sciatica.treated())
    body = note.body_map
    for mark in body.marks:
        body = body.without_reading(mark.id, Moment.LEAVE)
    return replace(note, body_map=body, aftercare=(), plan=None, outcome=None, ended_at=None)


class House:
    """What a session's screens are given: a desk, a printer that prints into files, and a vault that is a dict."""

    def __init__(self, folder: Path, note: SessionNote, briefing: Briefing | None = None, prompts: Any = None) -> None:
        self.tasks = Tasks()
        self.stored: dict[str, SessionNote] = {}
        self.issued: list[tuple[str, str, str]] = []
        self.printer = FilePrinter(folder / "printed", dpi=72)
        self.desk = Desk(briefing or sciatica.briefing(), Draft(note), stamp(), self._save, self.tasks)
        keep: Any = Recorder()
        self.services = Services(
            tasks=self.tasks,
            prompts=prompts or Recorder(),
            printer=self.printer,
            sign=self._sign,
            make_page=make_page(),
            issue=lambda page, how, to: self.issued.append((page.kind.value, how, to)),
            keep_history=keep.history,
            keep_consent=keep.consent,
            withdraw_consent=keep.withdraw,
            keep_problem=keep.problem,
            keep_client=keep.client,
        )

    def _save(self, note: SessionNote, was: SessionNote | None) -> SessionNote:
        self.stored[note.id] = note
        return note

    def _sign(self, briefing: Briefing, note: SessionNote, was: SessionNote | None) -> SignedNote:
        words = to_plain(shown(briefing, note, assess(briefing, note)))
        revision = Revision(1, note.id, 1, RevisionKind.SIGN, briefing.therapist.id, NOW, "ab12cd34ef56" * 4)
        return SignedNote(
            note, briefing.client, briefing.therapist, briefing.practice, briefing.standing, words, revision
        )

    def close(self) -> None:
        self.desk.stop()
        self.tasks.wait_idle()
        self.tasks.close()


def make_page() -> Callable[..., Any]:
    from notesapp.usecases.issue_document import make_page as real

    return real
