"""How a change of what stands about a client is kept. Whoever shows the editors says where it goes."""

from __future__ import annotations

from collections.abc import Callable

from notesapp.editing.stamp import Stamp
from notesapp.model.briefing import Briefing
from notesapp.model.practice import Consent, HistoryItem, Problem
from ui.base.tasks import Tasks

Failed = Callable[[Exception], None]


class Keeper:
    """`store_*` run on the worker and return what is known then; `kept` takes it over."""

    def __init__(self, tasks: Tasks, stamp: Stamp) -> None:
        self._tasks, self.stamp = tasks, stamp

    @property
    def briefing(self) -> Briefing:
        raise NotImplementedError

    def kept(self, briefing: Briefing) -> None:
        raise NotImplementedError

    def store_history(self, item: HistoryItem) -> Briefing:
        raise NotImplementedError

    def store_consent(self, consent: Consent) -> Briefing:
        raise NotImplementedError

    def store_withdrawal(self, consent_id: str) -> Briefing:
        raise NotImplementedError

    def store_problem(self, problem: Problem) -> Briefing:
        raise NotImplementedError

    def keep(
        self, work: Callable[[], Briefing], failed: Failed | None = None, then: Callable[[], object] | None = None
    ) -> None:
        """WORK stores and returns the new briefing; THEN follows. Not stored: FAILED hears why, nothing changed."""

        def done(briefing: Briefing) -> None:
            self.kept(briefing)
            if then is not None:
                then()

        self._tasks.run(work, done, failed)
