"""When an open practice is locked by itself, and what lies over its window around that."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QWindow

from notesapp.machine.settings import SettingsFile
from ui.base.i18n import tr
from ui.base.tasks import Tasks
from ui.shell.window import MainWindow

if TYPE_CHECKING:
    from ui.entrance import Entrance
    from ui.locking.idle import Idle, Slept
    from ui.locking.over import Soon, Unsaved, Wipe
    from ui.locking.signals import Signals

MakeSignals = Callable[[QWindow, QObject], "Signals | None"]
RETRY_MS = 1500


class Host(Protocol):
    """What is asked of the app."""

    window: MainWindow
    tasks: Tasks
    settings: SettingsFile
    entrance: Entrance

    def flush(self) -> None: ...

    def lock_or(self, not_saved: Callable[[], None]) -> None: ...


class Locks(QObject):
    """Watches while a practice is open (`begin` to `end`), and locks it when nobody is there."""

    def __init__(self, app: Host, signals: MakeSignals | None, parent: QObject) -> None:
        super().__init__(parent)
        self._app, self._make_signals = app, signals
        self._practice: Any = None
        self.idle: Idle | None = None
        self._slept: Slept | None = None
        self._signals: Signals | None = None
        self._held: Signals | None = None
        self._soon: Soon | None = None
        self.unsaved: Unsaved | None = None
        self.wiping: Wipe | None = None
        self._retry = QTimer(self, interval=RETRY_MS)
        self._retry.timeout.connect(self._look_again)

    def begin(self, practice: Any) -> None:
        """PRACTICE is open: watch from now on."""
        from ui.locking.idle import Idle, Slept

        self._practice = practice
        self.idle, self._slept = Idle(0, self), Slept(self)
        self.idle.warned.connect(self._warn)
        self.idle.stayed.connect(self._stayed)
        self.idle.idle.connect(self.away)
        self._slept.slept.connect(self.away)
        handle = self._app.window.windowHandle()
        if handle is not None:
            self.idle.watch(handle)
            if self._make_signals is not None:
                self._signals = self._make_signals(handle, self)
        if self._signals is not None:
            self._signals.away.connect(lambda _: self.away())
        self._slept.begin()
        self.follow_settings()

    def follow_settings(self) -> None:
        """Count to the minutes that are chosen now."""
        if self.idle is not None:
            self.idle.begin(self._app.settings.now.lock_minutes * 60)

    def end(self) -> None:
        """The practice is being closed: nothing is watched, nothing lies over the window any more."""
        self._practice = None
        self._retry.stop()
        for watch in (self.idle, self._slept):
            if watch is not None:
                watch.end()
                watch.deleteLater()
        self.idle = self._slept = None
        if self._signals is not None:
            self._signals.end()
            self._held, self._signals = self._signals, None
        if self._soon is not None:
            self._soon.hide()
            self._soon.deleteLater()
            self._soon = None
        self._uncover()
        if self.wiping is not None:
            self.wiping.stop()

    def let_sleep(self) -> None:
        """The practice is closed: a system that waits for it may sleep now."""
        if self._held is not None:
            self._held.ready()
            self._held = None

    # nobody is there

    def _warn(self, seconds: int) -> None:
        from ui.locking.over import Soon

        if self._soon is None:
            self._soon = Soon(self._app.window)
        if self.unsaved is None:
            self._soon.tell(seconds)

    def _stayed(self) -> None:
        if self._soon is not None:
            self._soon.hide()

    def away(self) -> None:
        """Nobody is there: lock, or hide everything where the last words cannot be saved."""
        self._stayed()
        if self.wiping is not None:
            self.wiping.stop()  # or one would not come back to the field one was in
        if self._practice is not None and self.unsaved is None:
            self._app.lock_or(self._cover)

    def _cover(self) -> None:
        """Nothing that was typed may be lost, and nobody may read it: it stays open behind a page that hides it."""
        from ui.locking.over import Unsaved

        if self._practice is None or self.unsaved is not None:
            return
        if self.wiping is not None:
            self.wiping.stop()
        self.unsaved = Unsaved(self._app.window)
        self.unsaved.asked.connect(self._let_back)
        if self._signals is not None:
            self._signals.ready()
        self._retry.start()

    def _look_again(self) -> None:
        if self._practice is None or self.unsaved is None:
            self._retry.stop()
            return
        self._app.flush()
        if self._practice.is_saved:
            self._app.lock_or(lambda: None)

    def _let_back(self, passphrase: str) -> None:
        practice, tries = self._practice, self._app.entrance.tries_of(self._practice.folder)

        def work() -> bool:
            from notesapp.storage.ways_in import is_passphrase

            tries.begin()
            if is_passphrase(practice.vault, passphrase):
                tries.was_right()
                return True
            tries.was_wrong()
            return False

        def answered(is_right: bool) -> None:
            if self.unsaved is None:
                return
            if not is_right:
                self.unsaved.no(tr("This passphrase does not open the practice."))
                return
            self._retry.stop()
            self._uncover()
            self.follow_settings()

        def failed(error: Exception) -> None:
            if self.unsaved is not None:
                self.unsaved.no(str(error))

        self._app.tasks.run(work, answered, failed)

    def _uncover(self) -> None:
        if self.unsaved is not None:
            self.unsaved.end()
            self.unsaved = None

    # wiping the screen

    def wipe(self) -> None:
        """Freeze touch, mouse and keys for ten seconds."""
        from ui.locking.over import Wipe

        if self.wiping is None and self.unsaved is None:
            self.wiping = Wipe(self._app.window)
            self.wiping.ended.connect(self._wiped)

    def _wiped(self) -> None:
        self.wiping = None
        if self.idle is not None:
            self.idle.touch()
