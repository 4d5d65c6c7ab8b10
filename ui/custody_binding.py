"""A client's record in custody: looked at, taken along closed, held and erased, through the vault."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from notesapp.model.keeping import EraseReason
from notesapp.usecases import keeping
from notesapp.usecases.keeping import Copy, Erased, Record
from notesapp.usecases.protect import RecordExport
from ui.base.i18n import tr
from ui.binding import Practice
from ui.clients.keeping import Failed


class ClientCustody:
    """The custody of one client. Work is done on the worker, a session of a record at a time."""

    def __init__(self, practice: Practice, client_id: str) -> None:
        self._practice, self._vault, self._client_id = practice, practice.vault, client_id

    def look(self, then: Callable[[Record, tuple[Copy, ...]], None], failed: Failed) -> None:
        vault, key = self._vault, self._client_id

        def work() -> tuple[Record, tuple[Copy, ...]]:
            return keeping.record(vault, key), keeping.copies_now(vault)

        self._practice.tasks.run(work, lambda found: then(*found), failed)

    def hold(self, reason: str, then: Callable[[], None], failed: Failed) -> None:
        work = lambda: keeping.hold(self._vault, self._client_id, reason, self._practice.stamp)  # noqa: E731
        self._practice.tasks.run(work, lambda _: then(), failed)

    def end_hold(self, hold_id: str, reason: str, then: Callable[[], None], failed: Failed) -> None:
        self._practice.tasks.run(lambda: keeping.end_hold(self._vault, hold_id, reason), lambda _: then(), failed)

    def export(
        self, parent: QWidget, progress: Callable[[int, int], None], then: Callable[[str, str], None], failed: Failed
    ) -> bool:
        asked = self._practice.prompts.save_as(
            parent, tr("Save with a password"), Path.home() / f"{tr('Record')}.pdf", "PDF (*.pdf)"
        )
        if asked is None:
            return False
        target = asked if asked.suffix else asked.with_suffix(".pdf")
        made, run = RecordExport(self._vault, self._client_id, self._practice.stamp), self._practice.tasks.run

        def on(more: bool) -> None:
            progress(made.done, made.total)
            if more:
                run(made.step, on, failed)
            else:
                run(lambda: made.save(target), lambda password: then(password, target.name), failed)

        def begin() -> bool:
            made.begin()
            return made.total > 0

        run(begin, on, failed)
        return True

    def erase(
        self, typed: str, reason: EraseReason, copies_too: bool, then: Callable[[Erased], None], failed: Failed
    ) -> None:
        vault, stamp = self._vault, self._practice.stamp

        def work() -> Erased:
            return keeping.erase(vault, self._client_id, typed, reason, stamp, copies_too=copies_too)

        self._practice.tasks.run(work, then, failed)
