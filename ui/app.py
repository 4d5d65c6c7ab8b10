"""The composition root: makes the one window, and binds what is shown to what is kept.

The window comes first. What is heavy (the database, the rules, the figure) is imported by the worker while the
passphrase is typed; `ui.practice` binds an open vault to the screens.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from notesapp.machine.crash_report import LeftOpen
from notesapp.machine.paths import Machine, machine
from notesapp.machine.settings import SettingsFile
from notesapp.model.expected import Expected, NoPractice
from ui.base.errors import Failures
from ui.base.focus import FocusRing
from ui.base.garbage import Garbage
from ui.base.i18n import tr
from ui.base.prompts import Prompts, SystemPrompts
from ui.base.tasks import Tasks
from ui.base.theme import STYLE, Themes
from ui.entrance import DEMONSTRATION, Entrance
from ui.shell.window import MainWindow
from ui.starting import (
    after_lock,
    asked_to_end,
    become_fresh,
    is_practice,
    only_expected,
    preload,
    signals,
    watch_crashes,
)

if TYPE_CHECKING:
    from notesapp.machine.system_keyring import SystemKeyring
    from notesapp.storage.vault import Vault
    from ui.locking.fresh import Successor
    from ui.locks import Locks, MakeSignals
    from ui.practice import OpenPractice
    from ui.shell.unlock import UnlockScreen
    from ui.single import Bell
    from ui.whereabouts import Whereabouts


class App(QObject):
    """One running app. PROMPTS and the machine's FOLDERS are handed in, so that a test has its own.

    SIGNALS tells of sleep and of a locked screen; FRESH puts a fresh process in place of this one once the practice is
    locked. Without it the same process shows the unlock screen.
    """

    opened = Signal()
    locked = Signal()
    came_up = Signal()
    _flush_asked = Signal()

    def __init__(
        self,
        app: QApplication,
        folders: Machine,
        prompts: Prompts | None = None,
        printer: object | None = None,
        *,
        keyring: SystemKeyring | None = None,
        signals: MakeSignals | None = None,
        fresh: Callable[[Successor], None] | None = None,
    ) -> None:
        super().__init__()
        self._app, self._folders = app, folders
        self._prompts: Prompts = prompts or SystemPrompts()
        self._printer = printer
        self.settings = SettingsFile(folders.settings)
        self.themes = Themes(app, self.settings.now.theme, self.settings.now.scale)  # type: ignore[arg-type]
        self._ring = FocusRing(app, self)
        self.tasks = Tasks(self)
        self._garbage = Garbage(lambda: self.tasks.given, self)
        self.window = MainWindow()
        self.failures = Failures(self._flush_asked.emit, Expected, self)
        self._left_open = LeftOpen(folders.left_open)
        self.keyring = keyring
        self._fresh = fresh
        self.entrance = Entrance(self.window, self.tasks, folders, self.settings, self._prompts, keyring, self)
        self.entrance.opened.connect(self._opened)
        self._make_signals = signals
        self._bell: Bell | None = None
        self.practice: OpenPractice | None = None
        self._is_ended = self._is_preloading = self._comes_back = False
        self.failures.told.connect(lambda words: self.window.tell("failure", "danger", words))
        self._flush_asked.connect(self.flush)
        self.window.wipe_requested.connect(self.wipe)
        self.window.leaving.connect(self.flush)
        self.window.lock_requested.connect(self.lock)
        self.window.installEventFilter(self)
        app.applicationStateChanged.connect(self._state_changed)

    @cached_property
    def locks(self) -> Locks:
        """What locks an open practice by itself; the first window is not kept waiting for it."""
        from ui.locks import Locks

        return Locks(self, self._make_signals, self)

    # the first window

    def start(self, folder: Path | None = None, after: Successor | None = None) -> None:
        """Show the window: the passphrase of the last practice (or FOLDER), or the start page.

        AFTER a lock it stands where the window stood before.
        """
        last = folder or (Path(self.settings.now.last_practice) if self.settings.now.last_practice else None)
        if last is not None and is_practice(last):
            self.entrance.ask_passphrase(last, locked=after is not None)
        else:
            self.entrance.show_start_page()
            if folder is not None:
                self.entrance.say_at_start(NoPractice())
        if after is not None:
            self.window.restoreGeometry(QByteArray(after.window))
            if not after.copied:
                self._not_copied()
        self.window.show()

    def ask_passphrase(self, folder: Path) -> UnlockScreen:
        return self.entrance.ask_passphrase(folder)

    def open(self, folder: Path, passphrase: str) -> None:
        """Open the practice in FOLDER on the worker."""
        self.entrance.open(folder, passphrase)

    def _opened(self, vault: Vault, folder: Path, is_new: bool) -> None:
        """Where somebody was before the lock is asked for beside the window, then the screens come."""

        def recall() -> Whereabouts | None:
            from ui.whereabouts import recall

            return recall(vault, datetime.now(UTC))

        def failed(error: Exception) -> None:
            only_expected(error)
            self._show_practice(vault, folder, None, is_new)

        self.tasks.run(recall, lambda place: self._show_practice(vault, folder, place, is_new), failed)

    def _show_practice(self, vault: Vault, folder: Path, place: Whereabouts | None, is_new: bool) -> None:
        from ui.practice import OpenPractice
        from ui.single import Bell

        was_left_open = self._left_open.begin(folder)
        door = self.entrance.unlock.slot_id if self.entrance.unlock is not None else None
        self.settings.change(last_practice=str(folder), last_door=door or "")
        self.entrance.done()
        self.practice = OpenPractice(vault, self, self._prompts, self._printer)
        self._bell = Bell(folder, self._come_up)
        self._garbage.settle()
        self.window.untell("failure")
        self.practice.begin(was_left_open, place)
        self.locks.begin(self.practice)
        if folder == self._folders.demonstration:
            words = tr("This is the demonstration practice: everybody in it is invented.")
            second = tr("Its passphrase is “{word}”.", word=DEMONSTRATION)
            self.window.tell("demonstration", "info", words, second)
        elif not vault.key_file.recovery_is_confirmed:
            from ui.keys_binding import offer_recovery, remind

            if is_new:
                offer_recovery(self.practice, first=True)
            else:
                remind(self.practice)
        self.opened.emit()

    # saving, locking, ending

    def flush(self) -> None:
        """Have what is unsaved put on disk now."""
        if self.practice is not None:
            self.practice.flush()

    def lock(self) -> None:
        """Save, remember where one is, close the practice with a verified copy, and begin afresh."""
        self.lock_or(self._not_saved_banner)

    def lock_or(self, not_saved: Callable[[], None]) -> None:
        """As `lock`; NOT_SAVED is called in its place where the last words cannot be saved."""
        practice = self.practice
        if practice is not None:
            self._when_saved(lambda: self._lock_now(practice), not_saved)

    def wipe(self) -> None:
        """Freeze touch, mouse and keys for ten seconds."""
        self.locks.wipe()

    def _lock_now(self, practice: OpenPractice) -> None:
        if self.practice is not practice:
            return
        from ui.whereabouts import here, remember

        folder, vault, place = practice.folder, practice.vault, here(practice)
        self._let_go()
        screen = self.entrance.ask_passphrase(folder, locked=True)
        self.window.set_places(())
        for key in ("demonstration", "recovery", "unsaved", "loose"):
            self.window.untell(key)
        screen.opening()

        def close() -> None:
            with suppress(Expected):
                remember(vault, place)
            practice.close_vault()

        self.tasks.run(close, lambda _: self._closed(folder), lambda error: self._closed(folder, error))

    def _closed(self, folder: Path, error: Exception | None = None) -> None:
        self._left_open.end()
        self.locks.let_sleep()
        if error is None or isinstance(error, Expected):
            self._begin_afresh(folder, copied=error is None)
        if self.entrance.unlock is not None:
            self.entrance.unlock.ready()
            self.entrance.unlock.setFocus()
        if isinstance(error, Expected):
            self._not_copied(str(error))
        elif error is not None:
            raise error
        self.locked.emit()

    def _begin_afresh(self, folder: Path, copied: bool) -> None:
        """Become a fresh process; where the system cannot start one, this one goes on with the practice closed."""
        if self._fresh is not None:
            from ui.locking.fresh import Successor

            with suppress(OSError):
                self._fresh(Successor(folder, bytes(self.window.saveGeometry().data()), copied))

    def _not_copied(self, why: str = "") -> None:
        self.window.tell("copy", "warn", tr("The practice is closed, but no copy of it could be made."), why)

    def _let_go(self) -> None:
        if self._bell is not None:
            self._bell.close()
            self._bell = None
        assert self.practice is not None
        self.locks.end()
        self.practice.end()
        self.practice = None

    def _when_saved(self, then: Callable[[], None], not_saved: Callable[[], None], flush: bool = True) -> None:
        """Do THEN once everything is on disk; NOT_SAVED where the disk does not take it."""
        if flush:
            self.flush()
        if self.tasks.is_idle:
            if self.practice is None or self.practice.is_saved:
                then()
            else:
                not_saved()
            return
        self.tasks.idle.connect(
            lambda: self._when_saved(then, not_saved, False), Qt.ConnectionType.SingleShotConnection
        )

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
            self._keep_place(practice)
            self._let_go()
            self.window.hide()
            self.tasks.run(practice.close_vault, failed=only_expected)
            self.tasks.wait_idle(120_000)
            self._left_open.end()
        half_open = self.entrance.waits_for_passphrase
        if half_open is not None:
            self.tasks.run(half_open.close, failed=only_expected)
            self.tasks.wait_idle(120_000)
        self._is_ended = True
        self.tasks.close()
        self._garbage.stop()
        return True

    def leave(self) -> None:
        """The system asks to end: save and close. The next start comes back to where one is."""
        self._comes_back = True
        self.window.close()
        self._comes_back = False  # something is not saved, or it was closed

    def _keep_place(self, practice: OpenPractice) -> None:
        if self._comes_back or practice.waiting or self.window.shows("client_form"):
            from ui.whereabouts import here, remember, unfinished

            place = here(practice) if self._comes_back else unfinished(practice)
            self.tasks.run(lambda: remember(practice.vault, place), failed=only_expected)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.window:
            return False
        if event.type() == QEvent.Type.Paint and not self._is_preloading:
            self._is_preloading = True
            QTimer.singleShot(0, self, lambda: self.tasks.run(preload))  # the first picture is not kept waiting for it
        elif event.type() == QEvent.Type.Close and not self.end():
            event.ignore()
            return True
        return False

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive:
            self.flush()

    def _come_up(self) -> None:
        self.window.come_up()
        self.came_up.emit()


def main(arguments: list[str] | None = None) -> int:
    """Open the window, and run until it is closed."""
    app = QApplication(["notesapp", *STYLE, *(sys.argv[1:] if arguments is None else arguments)])
    app.setApplicationName("Session Notes")
    app.setDesktopFileName("session-notes")
    folders = machine()
    watch_crashes(folders)
    made = App(app, folders, signals=signals, fresh=become_fresh)
    made.failures.install()
    words = app.arguments()[1:]
    rest = [word for word in words if not word.startswith("-")]
    asked_to_end(made).asked.connect(made.leave)
    made.start(Path(rest[0]).absolute() if rest else None, after_lock(words))
    code = app.exec()
    made.end()
    made.failures.uninstall()
    app.shutdown()  # Qt goes before Python does, in this order
    return int(code)
