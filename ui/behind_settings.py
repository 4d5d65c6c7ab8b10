"""The pages behind the settings, bound to the vault: backups, and who did what."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from notesapp.model.expected import Expected, NoSecondPlace
from notesapp.storage.backup import made_at
from notesapp.storage.places import Places
from notesapp.usecases import access_log, backups
from notesapp.usecases.access_log import Kind
from notesapp.usecases.backups import Copy
from ui.base.i18n import tr
from ui.binding import Practice
from ui.settings.backups import BackupsPage
from ui.settings.log import LogPage, Wanted


def show(practice: Practice, what: str, about: str = "") -> None:
    """Show the page WHAT of an open practice, ABOUT a client or all."""
    page: QWidget = backups_page(practice) if what == "backups" else log_page(practice, about)
    practice.window.show_page(page, "settings" if not about else "clients")


def log_page(practice: Practice, client_id: str = "") -> LogPage:
    """Who did what, of one client or of all."""
    page = LogPage(lambda words: [(line.id, line.name) for line in practice.find_clients(words, limit=4)])
    vault = practice.vault
    name = ""
    if client_id:
        with vault.read() as tx:
            name = tx.clients.get(client_id).name

    def ask(wanted: Wanted, before: int | None) -> None:
        def show_lines(found: access_log.LogPage) -> None:
            if practice.window.page is page:
                page.show_lines(found, first=before is None)

        since = datetime.now(UTC) - timedelta(days=wanted.days) if wanted.days else None
        practice.tasks.run(
            lambda: access_log.access_log(
                vault, client_id=wanted.client_id, kind=Kind(wanted.kind), since=since, before_seq=before
            ),
            show_lines,
            practice.failed,
        )

    page.asked.connect(ask)
    page.left.connect(lambda: practice.open_client(client_id) if client_id else practice.go("settings"))
    page.begin(client_id, name)
    return page


def backups_page(practice: Practice) -> BackupsPage:
    """The backups of the practice, everything on the page connected."""
    page = BackupsPage(practice.copying.state)
    _Bound(practice, page)
    return page


class _Bound(QObject):
    """What the page asks for, done on the thread of the backups: the thread that saves stays free."""

    def __init__(self, practice: Practice, page: BackupsPage) -> None:
        super().__init__(page)
        self._practice, self._page, self._copying = practice, page, practice.copying
        self._tasks, self._vault = practice.copying.tasks, practice.vault
        page.left.connect(lambda: practice.go("settings"))
        page.now_asked.connect(self._now)
        page.second_asked.connect(self._choose)
        page.no_second_asked.connect(lambda: self._use(""))
        page.compare_asked.connect(self._compare)
        page.beside_asked.connect(self._beside)
        page.switch_asked.connect(self._switch)
        self._copying.rested.connect(self._list)
        self._copying.failed.connect(self._failed)
        self._list()

    def _now(self) -> None:
        self._copying.back_up()
        self._page.show_busy(True)

    def _list(self) -> None:
        page, vault, second = self._page, self._vault, self._copying.second
        page.show_busy(self._copying.is_busy)
        self._tasks.run(lambda: backups.copies(vault, second), self._listed, self._failed)

    def _listed(self, copies: tuple[Copy, ...]) -> None:
        if self._practice.window.page is not self._page:
            return
        second, trouble = self._copying.second, self._copying.second_trouble
        there = [made for one in copies if one.second and (made := made_at(one.path.name)) is not None]
        if second is not None and trouble is None and not second.is_dir():
            trouble = NoSecondPlace()
        words = f"{trouble} {trouble.hint}".strip() if trouble is not None else ""
        self._page.show_second(second, max(there, default=None), words, datetime.now(UTC))
        self._page.show_copies(copies)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Expected):
            raise error
        if self._practice.window.page is self._page:
            self._page.show_busy(False)
            self._page.tell("danger", str(error), error.hint)

    # the second place

    def _choose(self) -> None:
        start = self._copying.second or Path.home()
        chosen = self._practice.prompts.folder(self._page, tr("Second place for backups"), start)
        if chosen is None:
            return
        inside = self._practice.folder.resolve()
        if inside == chosen.resolve() or inside in chosen.resolve().parents:
            words = tr("That folder is the practice's own: if it is lost, so is the copy.")
            self._page.tell("warn", words, tr("Choose one on another drive or a stick."))
            return
        self._page.tell_nothing()
        self._use(str(chosen))

    def _use(self, folder: str) -> None:
        failure = self._practice.app.settings.change(second_place=folder)
        self._copying.second_trouble = None
        if failure is not None:
            self._failed(failure)
        self._copying.look()
        self._list()

    # one copy

    def _compare(self, copy: Copy) -> None:
        page, vault = self._page, self._vault
        page.looking(copy)

        def show(found: backups.Compared) -> None:
            if self._practice.window.page is page:
                page.show_compared(copy, found)

        self._tasks.run(lambda: backups.compare(vault, copy.path), show, self._failed)

    def _beside(self, copy: Copy) -> None:
        title = tr("An empty folder for the restored practice")
        folder = self._practice.prompts.folder(self._page, title, self._practice.folder.parent)
        if folder is None:
            return
        vault, at = self._vault, datetime.now(UTC)
        target = folder if not any(folder.iterdir()) else _free(folder)
        self._page.tell("info", tr("Restoring…"))

        def done(_: object) -> None:
            second = tr("It is a practice of its own: lock this one, then choose that folder.")
            self._page.tell("ok", tr("Restored and checked: {folder}", folder=target), second)

        self._tasks.run(lambda: backups.restore_beside(vault, copy.path, target, at), done, self._failed)

    def _switch(self, copy: Copy) -> None:
        vault, at, practice = self._vault, datetime.now(UTC), self._practice
        self._page.tell("info", tr("Checking once more…"))

        def done(_: object) -> None:
            words = tr("The backup is put in place when the practice is opened now.")
            practice.window.tell("restored", "ok", words, tr("It opens with the passphrase of its day."))
            practice.app.lock()

        self._tasks.run(lambda: backups.put_in_place(vault, copy.path, at), done, self._failed)


def _free(folder: Path) -> Path:
    """A name within FOLDER that nothing has."""
    number = 1
    while (found := folder / f"restored-practice-{number}").exists():
        number += 1
    assert not Places(found).vault.exists()
    return found
