"""A desk for the tests of Arrive: invented clients, a worker, and a cabinet that keeps what is told of a client."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from notesapp.editing.draft import Draft
from notesapp.editing.stamp import Stamp
from notesapp.model.briefing import Briefing
from notesapp.model.practice import Consent, HistoryItem, Problem
from notesapp.model.session_note import SessionNote
from tests.fakes import Clock, Ids
from ui.base.tasks import Tasks
from ui.session.arrive import ArrivePane
from ui.session.desk import Desk


class Cabinet:
    """Keeps values about one client as the vault does: a change makes a new line, the old one leaves the view."""

    def __init__(self, briefing: Briefing, clock: Clock) -> None:
        self.briefing, self.clock = briefing, clock
        self.old_lines: list[HistoryItem] = []

    def _stand(self, **changes: Any) -> Briefing:
        self.briefing = replace(self.briefing, standing=replace(self.briefing.standing, **changes))
        return self.briefing

    def keep_history(self, item: HistoryItem) -> Briefing:
        history = self.briefing.standing.history
        self.old_lines += [old for old in history if old.id == item.replaces]
        return self._stand(history=(*(old for old in history if old.id != item.replaces), item))

    def keep_consent(self, consent: Consent) -> Briefing:
        return self._stand(consents=(*self.briefing.standing.consents, consent))

    def withdraw_consent(self, consent_id: str) -> Briefing:
        held = self.briefing.standing.consents
        return self._stand(
            consents=tuple(replace(c, withdrawn_at=self.clock()) if c.id == consent_id else c for c in held)
        )

    def keep_problem(self, problem: Problem) -> Briefing:
        others = tuple(p for p in self.briefing.standing.problems if p.id != problem.id)
        return self._stand(problems=(*others, problem))


class Room:
    """Everything a test of Arrive holds in its hands; `close` ends the worker."""

    def __init__(self, briefing: Briefing, note: SessionNote) -> None:
        self.clock, self.ids = Clock(), Ids()
        self.tasks = Tasks()
        self.cabinet = Cabinet(briefing, self.clock)
        self.saved: list[SessionNote] = []
        self.desk = Desk(briefing, Draft(note), Stamp(self.clock, self.ids), self._save, self.tasks)
        services: Any = SimpleNamespace(
            tasks=self.tasks,
            keep_history=self.cabinet.keep_history,
            keep_consent=self.cabinet.keep_consent,
            withdraw_consent=self.cabinet.withdraw_consent,
            keep_problem=self.cabinet.keep_problem,
        )
        self.pane = ArrivePane(self.desk, services)

    def _save(self, note: SessionNote, was: SessionNote | None) -> SessionNote:
        self.saved.append(note)
        return note

    @property
    def note(self) -> SessionNote:
        return self.desk.note

    def settle(self) -> None:
        """Wait until the worker has kept everything and the window knows it."""
        assert self.tasks.wait_idle()

    def close(self) -> None:
        self.settle()
        self.desk.stop()
        self.settle()
        self.tasks.close()
        self.pane.close()
