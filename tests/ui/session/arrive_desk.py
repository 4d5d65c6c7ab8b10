"""A room for the tests of Arrive: an invented client in a real vault, a worker, the desk and the pane."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from notesapp.editing.draft import Draft
from notesapp.editing.stamp import Stamp
from notesapp.model.briefing import Briefing
from notesapp.model.session_note import SessionNote
from notesapp.storage.vault import Vault
from notesapp.usecases import keep_client
from notesapp.usecases.brief import brief
from notesapp.usecases.save_note import save_note
from tests import vault_fixtures
from tests.fakes import Clock, Ids
from ui.base.tasks import Tasks
from ui.parts.intensity import IntensityStrip
from ui.session.arrive import ArrivePane
from ui.session.desk import Desk

Kind = TypeVar("Kind", bound=QWidget)


class Room:
    """Everything a test of Arrive holds in its hands; `close` ends the worker.

    What stands about the client goes into the vault; the earlier sessions are told by the briefing.
    """

    next_key = "PgDown"

    def __init__(self, briefing: Briefing, note: SessionNote, folder: Path) -> None:
        self.clock, self.ids = Clock(note.started_at), Ids()
        self.tasks = Tasks()
        self.stamp = Stamp(self.clock, self.ids)
        self._earlier = briefing.previous
        self.vault: Vault = vault_fixtures.open_vault(folder)
        self._client = briefing.client.id
        self._store(briefing)
        note = replace(note, therapist_id=vault_fixtures.THERAPIST.id)
        with self.vault.write() as tx:
            tx.notes.start(note)
        self.desk = Desk(self._brief(), Draft(note), self.stamp, self._save, self.tasks)
        services: Any = SimpleNamespace(
            tasks=self.tasks,
            keep_history=self._then_brief(lambda item: keep_client.add_history(self.vault, item, self.stamp)),
            keep_consent=self._then_brief(lambda consent: keep_client.give_consent(self.vault, consent)),
            withdraw_consent=self._then_brief(lambda key: keep_client.withdraw_consent(self.vault, key, self.stamp)),
            keep_problem=self._then_brief(lambda problem: keep_client.keep_problem(self.vault, problem)),
            next_key=self.next_key,
        )
        self.pane = self.make_pane(services)
        self.taps = 0

    def make_pane(self, services: Any) -> QWidget:
        return ArrivePane(self.desk, services)

    def _store(self, briefing: Briefing) -> None:
        keep_client.keep_client(self.vault, briefing.client)
        for item in briefing.standing.history:
            keep_client.add_history(self.vault, item, self.stamp)
        for problem in briefing.standing.problems:
            keep_client.keep_problem(self.vault, problem)

    def _brief(self) -> Briefing:
        return replace(brief(self.vault, self._client), previous=self._earlier)

    def _then_brief(self, keep: Callable[[Any], None]) -> Callable[[Any], Briefing]:
        def work(value: Any) -> Briefing:
            keep(value)
            return self._brief()

        return work

    def _save(self, note: SessionNote, was: SessionNote | None) -> SessionNote:
        return save_note(self.vault, note, was)

    @property
    def note(self) -> SessionNote:
        return self.desk.note

    def find(self, name: str, kind: type[Kind] = QWidget) -> Kind:  # type: ignore[assignment]
        found = self.pane.findChild(kind, name)
        assert found is not None, f"there is no {name}"
        return found

    def sees(self, name: str) -> bool:
        found = self.pane.findChild(QWidget, name)
        return found is not None and found.isVisible()

    def tap(self, name: str) -> None:
        """One tap in the middle of the widget called NAME, which a person can see."""
        widget: QWidget = self.find(name)
        assert widget.isVisible(), f"{name} is not to be seen"
        assert widget.isEnabled(), f"{name} cannot be tapped"
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.rect().center())
        self.taps += 1

    def tap_level(self, name: str, level: int) -> None:
        strip = self.find(name, IntensityStrip)
        assert strip.isVisible(), f"{name} is not to be seen"
        at = strip.tile_rect(level).center()
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(round(at.x()), round(at.y())))
        self.taps += 1

    def type(self, name: str, text: str) -> None:
        field: QWidget = self.find(name)
        assert field.isVisible(), f"{name} is not to be seen"
        assert field.isEnabled(), f"nothing can be written into {name}"
        QTest.keyClicks(field, text)

    def press(self, name: str, key: Qt.Key) -> None:
        QTest.keyClick(self.find(name), key)

    @property
    def needs(self) -> tuple[int, int]:
        """The width and height the pane needs, in px, when everything lies where it belongs."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        size = self.pane.minimumSizeHint()
        return size.width(), size.height()

    def settle(self) -> None:
        """Wait until the worker has kept everything and the window knows it."""
        assert self.tasks.wait_idle()

    def stored(self) -> object:
        """The note as the vault has it."""
        self.desk.flush()
        self.settle()
        with self.vault.read() as tx:
            return tx.notes.get(self.note.id)

    def close(self) -> None:
        self.settle()
        self.desk.stop()
        self.settle()
        self.tasks.close()
        self.pane.close()
        self.pane.deleteLater()
        self.vault.close()
