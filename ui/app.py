"""The composition root: makes the one window, and binds what is shown to what is kept.

The window comes first. What is heavy (the database, the rules, the figure) is imported by the worker while the
passphrase is typed; `ui.practice` binds an open vault to the screens.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from notesapp.machine.crash_report import LeftOpen
from notesapp.machine.paths import Machine, machine
from notesapp.machine.settings import SettingsFile
from notesapp.model.expected import Expected, NoPractice, VaultInUse
from ui.base.errors import Failures
from ui.base.focus import FocusRing
from ui.base.garbage import Garbage
from ui.base.i18n import tr
from ui.base.prompts import Prompts, SystemPrompts
from ui.base.tasks import Tasks
from ui.base.theme import Themes
from ui.shell.window import MainWindow
from ui.starting import begin_preload, is_practice, only_expected, watch_crashes

if TYPE_CHECKING:
    from notesapp.storage.vault import Vault
    from ui.practice import OpenPractice
    from ui.shell.first_run import FirstRun, NewPractice
    from ui.shell.making import MakingPage
    from ui.shell.unlock import UnlockScreen
    from ui.single import Bell

DEMONSTRATION = "demonstration"
"""The passphrase of the demonstration practice; no secret, it is shown."""


class App(QObject):
    """One running app. PROMPTS and the machine's FOLDERS are handed in, so that a test has its own."""

    opened = Signal()
    locked = Signal()
    came_up = Signal()
    _flush_asked = Signal()
    _progress = Signal(int, int)

    def __init__(
        self, app: QApplication, folders: Machine, prompts: Prompts | None = None, printer: object | None = None
    ) -> None:
        super().__init__()
        self._app, self._folders = app, folders
        self._prompts: Prompts = prompts or SystemPrompts()
        self._printer = printer
        self.settings = SettingsFile(folders.settings)
        self.themes = Themes(app, self.settings.now.theme, self.settings.now.scale)  # type: ignore[arg-type]
        self._ring = FocusRing(app)
        self.tasks = Tasks(self)
        self._garbage = Garbage(lambda: not self.tasks.is_idle, self)
        self.window = MainWindow()
        self.failures = Failures(self._flush_asked.emit, Expected, self)
        self._left_open = LeftOpen(folders.left_open)
        self._unlock: UnlockScreen | None = None
        self._first: FirstRun | None = None
        self._making: MakingPage | None = None
        self._bell: Bell | None = None
        self.practice: OpenPractice | None = None
        self._is_ended = False
        self.failures.told.connect(lambda words: self.window.tell("failure", "danger", words))
        self._flush_asked.connect(self.flush)
        self._progress.connect(self._made)
        self.window.leaving.connect(self.flush)
        self.window.lock_requested.connect(self.lock)
        self.window.installEventFilter(self)
        app.applicationStateChanged.connect(self._state_changed)

    # the first window

    def start(self, folder: Path | None = None) -> None:
        """Show the window: the passphrase of the last practice (or FOLDER), or the start page."""
        last = folder or (Path(self.settings.now.last_practice) if self.settings.now.last_practice else None)
        if last is not None and is_practice(last):
            self.ask_passphrase(last)
        else:
            self.show_start_page()
            if folder is not None:
                self._at_start_page(NoPractice())
        self.window.show()
        QTimer.singleShot(0, self, lambda: begin_preload(self.tasks))

    def ask_passphrase(self, folder: Path) -> UnlockScreen:
        from ui.shell.unlock import UnlockScreen

        note = ""
        if folder == self._folders.demonstration:
            note = tr("Everybody in it is invented. Its passphrase is “{word}”.", word=DEMONSTRATION)
        screen = UnlockScreen(folder, note=note)
        screen.unlock_requested.connect(self.open)
        screen.other_folder_requested.connect(self._choose_folder)
        screen.start_page_requested.connect(self.show_start_page)
        self._unlock, self._first = screen, None
        self.window.show_page(screen, alone=True)
        return screen

    def show_start_page(self) -> None:
        from ui.shell.first_run import FirstRun

        page = FirstRun(self._prompts, self._folders.own_practice)
        page.create_requested.connect(self._create)
        page.demo_requested.connect(self._open_demonstration)
        page.existing_requested.connect(self._existing)
        self._first, self._unlock = page, None
        self.window.show_page(page, alone=True)

    def _choose_folder(self) -> None:
        assert self._unlock is not None
        chosen = self._prompts.folder(self.window, tr("Open an existing practice"), self._unlock.folder.parent)
        if chosen is None:
            return
        if is_practice(chosen):
            self._unlock.show_folder(chosen)
        else:
            self._unlock.wrong(str(NoPractice()), NoPractice.hint)

    def _existing(self, folder: Path) -> None:
        if is_practice(folder):
            self.ask_passphrase(folder)
        else:
            self._at_start_page(NoPractice())

    # opening and making

    def open(self, folder: Path, passphrase: str) -> None:
        """Open the practice in FOLDER on the worker."""

        def work() -> Vault:
            from notesapp.usecases.open_practice import open_practice

            return open_practice(folder, passphrase)

        if self._unlock is not None:
            self._unlock.opening()
        self.tasks.run(work, lambda vault: self._opened(vault, folder), lambda error: self._not_opened(error, folder))

    def _create(self, asked: NewPractice) -> None:
        def work() -> Vault:
            from notesapp.editing.stamp import Stamp
            from notesapp.usecases.open_practice import create_practice

            return create_practice(
                asked.folder,
                asked.passphrase,
                Stamp(),
                therapist=asked.therapist,
                practice=asked.practice,
                address=asked.address,
                phone=asked.phone,
                email=asked.email,
                registration=asked.registration,
                emergency_number=asked.emergency_number,
                paper=self.settings.now.paper or "a4",
            )

        assert self._first is not None
        self._first.working(tr("Creating…"))
        self.tasks.run(work, lambda vault: self._opened(vault, asked.folder), self._at_start_page)

    def _open_demonstration(self) -> None:
        from ui.shell.making import MakingPage

        folder = self._folders.demonstration
        self._making = MakingPage(tr("Making the demonstration practice"), tr("Invented clients and their sessions."))
        self._first = None
        self.window.show_page(self._making, alone=True)

        def work() -> Vault:
            from notesapp.usecases.demo_practice import make_demo
            from notesapp.usecases.open_practice import open_practice

            if not is_practice(folder):
                make_demo(folder, progress=self._progress.emit)
            return open_practice(folder, DEMONSTRATION)

        self.tasks.run(work, lambda vault: self._opened(vault, folder), self._demonstration_failed)

    def _made(self, done: int, of: int) -> None:
        if self._making is not None:
            self._making.show_progress(done, of)

    def _demonstration_failed(self, error: Exception) -> None:
        self._making = None
        self.show_start_page()
        self._at_start_page(error)

    def _at_start_page(self, error: Exception) -> None:
        if not isinstance(error, Expected):
            raise error
        if self._first is not None:
            self._first.failed(str(error), error.hint)

    def _not_opened(self, error: Exception, folder: Path) -> None:
        if not isinstance(error, Expected):
            raise error
        if isinstance(error, VaultInUse):
            from ui.single import ring

            ring(folder)
        if self._unlock is not None:
            self._unlock.wrong(str(error), error.hint)

    def _opened(self, vault: Vault, folder: Path) -> None:
        from ui.practice import OpenPractice
        from ui.single import Bell

        was_left_open = self._left_open.begin(folder)
        self.settings.change(last_practice=str(folder))
        self._unlock = self._first = self._making = None
        self.practice = OpenPractice(vault, self, self._prompts, self._printer)
        self._bell = Bell(folder, self._come_up)
        self._garbage.settle()
        self.window.untell("failure")
        self.practice.begin(land_in_draft=was_left_open)
        if folder == self._folders.demonstration:
            words = tr("This is the demonstration practice: everybody in it is invented.")
            second = tr("Its passphrase is “{word}”.", word=DEMONSTRATION)
            self.window.tell("demonstration", "info", words, second)
        self.opened.emit()

    # saving, locking, ending

    def flush(self) -> None:
        """Have what is unsaved put on disk now."""
        if self.practice is not None:
            self.practice.flush()

    def lock(self) -> None:
        """Close the practice, with a verified copy if something changed, and ask for the passphrase."""
        practice = self.practice
        if practice is None:
            return
        self._when_saved(lambda: self._lock_now(practice))

    def _lock_now(self, practice: OpenPractice) -> None:
        if self.practice is not practice:
            return
        folder = practice.folder
        self._let_go()
        screen = self.ask_passphrase(folder)
        self.window.set_places(())
        self.window.untell("demonstration")
        screen.opening()
        self.tasks.run(practice.close_vault, lambda _: self._closed(folder), lambda error: self._closed(folder, error))

    def _closed(self, folder: Path, error: Exception | None = None) -> None:
        self._left_open.end()
        if self._unlock is not None:
            self._unlock.show_folder(self._unlock.folder)
        if isinstance(error, Expected):
            words = tr("The practice is closed, but no copy of it could be made.")
            self.window.tell("copy", "warn", words, str(error))
        elif error is not None:
            raise error
        self.locked.emit()

    def _let_go(self) -> None:
        if self._bell is not None:
            self._bell.close()
            self._bell = None
        assert self.practice is not None
        self.practice.end()
        self.practice = None

    def _when_saved(self, then: Callable[[], None]) -> None:
        """Do THEN once everything is on disk; with a full disk it waits, and the banner says so."""
        self.flush()
        if self.tasks.is_idle:
            if self.practice is None or self.practice.is_saved:
                then()
            else:
                self._not_saved_banner()
            return
        self.tasks.idle.connect(lambda: self._when_saved(then), Qt.ConnectionType.SingleShotConnection)

    def _not_saved_banner(self) -> None:
        words = tr("The last words are not saved yet, so the practice stays open.")
        self.window.tell("unsaved", "danger", words, tr("Free some space or check the drive; saving is tried again."))

    def end(self) -> bool:
        """Save, close the practice, join the worker. False if something is not saved: then nothing was closed."""
        if self._is_ended:
            return True
        self.flush()
        self.tasks.wait_idle()
        practice = self.practice
        if practice is not None:
            if not practice.is_saved:
                self._not_saved_banner()
                return False
            self._let_go()
            self.window.hide()
            self.tasks.run(practice.close_vault, failed=only_expected)
            self.tasks.wait_idle(120_000)
            self._left_open.end()
        self._is_ended = True
        self.tasks.close()
        self._garbage.stop()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.window and event.type() == QEvent.Type.Close and not self.end():
            event.ignore()
            return True
        return False

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive:
            self.flush()

    def _come_up(self) -> None:
        window: QWidget = self.window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        if QApplication.platformName() != "offscreen":  # which has no order of windows, and says so
            window.raise_()
        window.activateWindow()
        self.came_up.emit()


def main(arguments: list[str] | None = None) -> int:
    """Open the window, and run until it is closed."""
    given = sys.argv[1:] if arguments is None else arguments
    app = QApplication(["notesapp", *given])
    app.setApplicationName("Session Notes")
    app.setDesktopFileName("session-notes")
    folders = machine()
    watch_crashes(folders)
    made = App(app, folders)
    made.failures.install()
    rest = [word for word in app.arguments()[1:] if not word.startswith("-")]
    made.start(Path(rest[0]).absolute() if rest else None)
    code = app.exec()
    made.end()
    made.failures.uninstall()
    app.shutdown()  # Qt goes before Python does, in this order
    return int(code)
