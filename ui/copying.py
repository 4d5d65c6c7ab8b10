"""Backups of an open practice: made by a clock, on a thread of their own, so that saving never waits for one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from notesapp.model.expected import Expected
from notesapp.storage import backup
from notesapp.storage.checks import Checked
from notesapp.storage.vault import Vault
from notesapp.usecases import backups
from notesapp.usecases.backups import BackedUp
from ui.base.i18n import tr
from ui.base.tasks import Tasks
from ui.binding import Host
from ui.parts.copies import CopyState

LOOK_MS = 60_000
CHECK_MS = 8_000
PATIENCE = 5
"""After a backup that failed, so many looks pass until the next try."""


class Copying(QObject):
    """`state` is how old the last verified backup is. `rested` after each look, `failed(Expected)` when none was made.

    `second_trouble` says why the second place has no copy of the newest, None if all is well.
    """

    rested = Signal()
    failed = Signal(object)

    def __init__(self, vault: Vault, app: Host, parent: QObject) -> None:
        super().__init__(parent)
        self._vault, self._app = vault, app
        self.tasks = Tasks(self)
        self.state = CopyState(self)
        self.second_trouble: Expected | None = None
        self._wait = 0
        self._is_busy = False
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self._first = QTimer(self, singleShot=True, interval=CHECK_MS)
        self._first.timeout.connect(self._check)
        self._first.start()
        self._show()

    def _check(self) -> None:
        """Look at every page and the newest signatures, once after the practice was opened, while one works."""
        vault = self._vault
        if self._timer.isActive():
            self.tasks.run(lambda: vault.check(whole=False), self._checked, self._not_checked)

    def _checked(self, found: Checked) -> None:
        if not found.is_good:
            words = tr("Something in the practice file is not as it was written.")
            second = tr("What you write is still saved. Keep its backups, and compare the newest under Backups.")
            self._app.window.tell("check", "danger", words, second)

    def _not_checked(self, error: Exception) -> None:
        if not isinstance(error, Expected):
            raise error
        self._app.window.tell("check", "danger", str(error), error.hint)

    @property
    def second(self) -> Path | None:
        """The folder that copies go to as well."""
        chosen = self._app.settings.now.second_place
        return Path(chosen) if chosen else None

    @property
    def is_busy(self) -> bool:
        return self._is_busy

    def look(self) -> None:
        """Tell the age anew; begin a backup if it is time, or bring the second place up to date."""
        self._show()
        if self._is_busy:
            return
        if self._wait:
            self._wait -= 1
            return
        vault, second = self._vault, self.second

        def work() -> BackedUp | None:
            if vault.backup_is_due:
                return backups.back_up(vault, second)
            return backups.catch_up(vault, second)

        self._run(work)

    def back_up(self) -> None:
        """Make one now, whether or not anything changed."""
        vault, second = self._vault, self.second
        if not self._is_busy:
            self._run(lambda: backups.back_up(vault, second))

    def _run(self, work: Callable[[], BackedUp | None]) -> None:
        self._is_busy = True
        self.tasks.run(work, self._done, self._broke)

    def _done(self, done: BackedUp | None) -> None:
        self._is_busy = False
        if done is not None:
            self.second_trouble = done.trouble
            self._app.window.untell("backup")
            self._show()
        self.rested.emit()

    def _broke(self, error: Exception) -> None:
        self._is_busy = False
        self._wait = PATIENCE
        self._show()
        if not isinstance(error, Expected):
            raise error
        self._app.window.tell("backup", "warn", tr("No backup could be made. What you write is saved."), str(error))
        self.failed.emit(error)

    def _show(self) -> None:
        self.state.show(backup.last_made(self._vault.places), datetime.now().astimezone())
        if self.state.state == "old":
            second = tr("Make one now, in Settings under Backups.")
            self._app.window.tell("old_backup", "danger", self.state.words, second)
        else:
            self._app.window.untell("old_backup")

    def stop(self) -> None:
        """Look no more. What is under way is finished by `join`, on whichever thread closes the vault."""
        self._timer.stop()
        self._first.stop()

    def join(self) -> None:
        """Wait until the backup under way is finished. Not for the window's thread."""
        self.tasks.close()

    def closed(self, made: Path | None) -> Path | None:
        """What closing the practice MADE goes to the second place as well. On the thread that closed it."""
        backups.after_close(self._vault, made, self.second)
        return made
