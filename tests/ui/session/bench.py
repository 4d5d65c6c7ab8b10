"""A desk with an invented client on it, and the real services over a real vault."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from notesapp.bodymap.figure import figure
from notesapp.bodymap.presets import sciatic_path, shorten
from notesapp.editing.draft import Draft
from notesapp.editing.stamp import Stamp
from notesapp.model.body_map import Moment
from notesapp.model.briefing import Briefing
from notesapp.model.session_note import SessionNote
from notesapp.model.signature import SignedNote
from notesapp.storage.vault import Vault
from notesapp.usecases import keep_client
from notesapp.usecases.issue_document import issue, make_page
from notesapp.usecases.save_note import save_note
from notesapp.usecases.sign_note import sign_note
from tests import sciatica, vault_fixtures
from tests.fakes import Ids, Recorder
from tests.ui.shell.helpers import Answers
from ui.base.tasks import Tasks
from ui.documents.printing import FilePrinter
from ui.parts.intensity import IntensityStrip
from ui.session.desk import Desk
from ui.session.services import Services

NOW = datetime(2026, 11, 19, 14, 56, tzinfo=UTC)


def stamp() -> Stamp:
    return Stamp(lambda: NOW, Ids("new"))


def with_path(note: SessionNote) -> SessionNote:
    """The burning pain as the figure's own course, from the low back to the calf."""
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
    """What a session's screens are given: a desk, a real vault, and a printer that prints into files."""

    def __init__(self, folder: Path, note: SessionNote, briefing: Briefing | None = None, prompts: Any = None) -> None:
        self.tasks, self.stamp = Tasks(), stamp()
        known = briefing or sciatica.briefing()
        self.vault = Vault.create(
            folder / "practice",
            vault_fixtures.PASSPHRASE,
            known.practice,
            known.therapist,
            cost=vault_fixtures.QUICK,
            clock=lambda: NOW,
        )
        keep_client.keep_client(self.vault, known.client)
        for item in known.standing.history:
            keep_client.add_history(self.vault, item, self.stamp)
        for problem in known.standing.problems:
            keep_client.keep_problem(self.vault, problem)
        with self.vault.write() as tx:
            tx.notes.start(note)
        self.printer: Any = FilePrinter(folder / "printed", dpi=50)
        self.desk = Desk(known, Draft(note), self.stamp, partial(save_note, self.vault), self.tasks)
        keep: Any = Recorder()
        self.services = Services(
            tasks=self.tasks,
            prompts=prompts or Answers(),
            printer=self.printer,
            sign=self._sign,
            make_page=make_page,
            issue=lambda page, how, to: issue(self.vault, page, self.stamp, how=how, to=to),
            keep_history=keep.history,
            keep_consent=keep.consent,
            withdraw_consent=keep.withdraw,
            keep_problem=keep.problem,
            keep_client=keep.client,
        )
        self.pane: QWidget | None = None

    def _sign(self, briefing: Briefing, note: SessionNote, was: SessionNote | None) -> SignedNote:
        return sign_note(self.vault, briefing, note, was, self.stamp)

    def show(self, pane: QWidget, width: int = 616, height: int = 704) -> None:
        self.pane = pane
        pane.resize(width, height)
        pane.show()

    def find(self, name: str) -> QWidget:
        assert self.pane is not None
        found = self.pane.findChildren(QWidget, name)
        assert found, f"there is no {name}"
        return found[-1]

    def sees(self, name: str) -> bool:
        assert self.pane is not None
        return any(widget.isVisible() for widget in self.pane.findChildren(QWidget, name))

    def tap(self, name: str) -> None:
        """One tap in the middle of what a person can see."""
        widget = self.find(name)
        assert widget.isVisible(), f"{name} is not to be seen"
        assert widget.isEnabled(), f"{name} cannot be tapped"
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.rect().center())

    def tap_level(self, name: str, level: int) -> None:
        strip = self.find(name)
        assert isinstance(strip, IntensityStrip)
        assert strip.isVisible(), f"{name} is not to be seen"
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.tile_rect(level).center().toPoint())

    def type(self, name: str, text: str) -> None:
        QTest.keyClicks(self.find(name), text)

    def settle(self) -> None:
        assert self.tasks.wait_idle()

    def close(self) -> None:
        if self.pane is not None:
            self.pane.close()
        self.desk.stop()
        self.tasks.wait_idle()
        self.tasks.close()
        self.vault.close()
        if self.pane is not None:
            self.pane.deleteLater()
        self.desk.deleteLater()
