"""The way back when a practice does not open, or when only its backups are at hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from notesapp.model.expected import Expected, KeysDamaged, VaultDamaged
from ui.base.i18n import tr
from ui.base.prompts import Prompts
from ui.base.tasks import Tasks
from ui.shell.window import MainWindow
from ui.starting import is_practice

if TYPE_CHECKING:
    from notesapp.storage.salvage import Salvaged


class Rescue(QObject):
    """Shows the page on WINDOW. START_PAGE leads back there; OPEN_NEXT is given the folder to be opened next."""

    def __init__(
        self,
        window: MainWindow,
        tasks: Tasks,
        prompts: Prompts,
        start_page: Callable[[], object],
        open_next: Callable[[Path], object],
        own: Path,
    ) -> None:
        super().__init__(window)
        self._window, self._tasks, self._prompts = window, tasks, prompts
        self._start_page, self._open, self._own = start_page, open_next, own

    def offer(self, folder: Path, error: Exception) -> None:
        """Say above the screen that could not open FOLDER what the way out of ERROR is, if there is one."""
        from notesapp.usecases.rescue import has_backups

        if not isinstance(error, VaultDamaged | KeysDamaged):
            return
        if has_backups(folder):
            words, action = tr("This practice has backups."), tr("Restore a backup")
        elif isinstance(error, VaultDamaged):
            words, action = tr("What can still be read of it can be saved."), tr("Save what can be read")
        else:
            return
        banner = self._window.tell("rescue", "warn", words, dismissible=False)
        banner.add_action(action, "banner.rescue.show", lambda: self.show(folder))

    def shows(self, folder: Path) -> bool:
        """Show the backups in FOLDER, which is no practice; False if it holds none."""
        from notesapp.usecases.rescue import has_backups

        if has_backups(folder):
            self.show(folder)
            return True
        return False

    def show(self, folder: Path) -> None:
        """The backups in FOLDER, which may be that of a practice or hold nothing but backups."""
        from notesapp.usecases.rescue import backups_in
        from ui.shell.rescue import RescuePage

        self._window.untell("rescue")
        in_place = is_practice(folder)
        page = RescuePage(folder, backups_in(folder), in_place=in_place)

        def failed(error: Exception) -> None:
            if not isinstance(error, Expected):
                raise error
            page.failed(str(error), error.hint)

        def choose() -> None:
            path = self._prompts.open_file(page, tr("A backup"), folder, tr("Backups (*.practice-backup)"))
            if path is None:
                return
            found = [one for one in backups_in(path.parent) if one.path == path]
            if found:
                page.choose(found[0])
            else:
                page.failed(tr("This file is no backup of a practice, or it is damaged."))

        def restore(backup: Path, passphrase: str) -> None:
            target = folder if in_place else self._prompts.folder(page, tr("Where the practice is to live"), self._own)
            if target is None:
                return
            page.working()

            def work() -> Path:
                from notesapp.usecases.rescue import restore_to

                restore_to(backup, target, passphrase, datetime.now(UTC))
                return target

            def done(restored: Path) -> None:
                self._open(restored)
                words = tr("The backup was restored and checked.")
                self._window.tell("restored", "ok", words, tr("It opens with the passphrase of its day."))

            self._tasks.run(work, done, failed)

        def salvage(passphrase: str) -> None:
            target = self._prompts.folder(page, tr("An empty folder for what can be read"), self._own)
            if target is None:
                return
            page.working(tr("Reading what can be read…"))

            def work() -> Salvaged:
                from notesapp.usecases.rescue import salvage_to

                return salvage_to(folder, target, passphrase, datetime.now(UTC))

            def done(found: Salvaged) -> None:
                self._open(target)
                held = {"clients": found.counts["client"], "sessions": found.counts["session"]}
                words = tr("{clients} clients and {sessions} sessions could be read.", **held)
                lost = {"bad": found.bad, "pages": found.pages}
                second = tr("{bad} of {pages} pages are lost. The damaged files are as they were.", **lost)
                self._window.tell("salvaged", "warn", words, second)

            self._tasks.run(work, done, failed)

        page.salvage_asked.connect(salvage)
        page.left.connect(lambda: self._open(folder) if in_place else self._start_page())
        page.file_asked.connect(choose)
        page.restore_asked.connect(restore)
        self._window.show_page(page, alone=True)
