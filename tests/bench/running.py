"""The real app in this process, its event loop turned by hand."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from notesapp.machine.paths import Machine
from ui.app import App

if TYPE_CHECKING:
    from ui.practice import OpenPractice

LONGEST_S = 20


def qt() -> QApplication:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    running = QApplication.instance()
    return running if isinstance(running, QApplication) else QApplication(["bench"])


def until(is_so: Callable[[], bool]) -> None:
    """Let events run, asleep between them, until IS_SO."""
    end = time.monotonic() + LONGEST_S
    waker = QTimer(interval=1000)
    waker.start()
    while not is_so():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if time.monotonic() > end:
            raise TimeoutError(f"waited {LONGEST_S} s for {is_so}")
    waker.stop()


def settle(app: App) -> None:
    """Let everything that was begun come to its end, painting included."""
    until(lambda: app.tasks.is_idle)
    for _ in range(5):
        QApplication.processEvents()


class Running:
    """The app with the practice in FOLDER open; what it keeps for itself is kept in HOME. `end` closes it."""

    def __init__(self, folder: Path, passphrase: str, home: Path, size: tuple[int, int] = (1280, 800)) -> None:
        self.qt = qt()
        self.app = App(self.qt, Machine(home / "config", home / "state", home / "data"))
        self.window = self.app.window
        self.window.resize(*size)
        self.app.start(folder)
        settle(self.app)
        self.app.open(folder, passphrase)
        until(lambda: self.app.practice is not None)
        settle(self.app)

    @property
    def practice(self) -> OpenPractice:
        assert self.app.practice is not None
        return self.app.practice

    def settle(self) -> None:
        settle(self.app)

    def end(self) -> None:
        self.app.end()
        self.window.close()


class Painted(QObject):
    """Whether WIDGET has been painted, and an event posted to it after that has come."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.at: float | None = None
        self._asked = QEvent.Type(QEvent.registerEventType())
        self._widget = widget
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            QApplication.postEvent(self._widget, QEvent(self._asked))
        elif event.type() == self._asked:
            self.at = time.perf_counter()
        return False


class Heartbeat:
    """How long the thread of the window was held: the longest time between two beats of a 1-ms timer, less that 1 ms.

    It counts everything: events, painting, waiting for the interpreter while the worker has it.
    """

    def __init__(self) -> None:
        self._timer = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._last = 0.0
        self.longest = 0.0

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000 - 1)
        self._last = now
        if self._is_done():
            self._after -= 1
            if not self._after:
                self._loop.quit()
        elif now > self._end:
            self._loop.exit(1)

    def watch(self, done: Callable[[], bool], after: int = 20) -> None:
        """Let the loop run until DONE, and for AFTER beats more."""
        self._is_done, self._after, self._loop = done, after, QEventLoop()
        self._last = time.perf_counter()
        self._end = self._last + LONGEST_S
        self._timer.start()
        late = self._loop.exec()
        self._timer.stop()
        if late:
            raise TimeoutError(f"waited {LONGEST_S} s for {done}")


def mouse(kind: QEvent.Type, at: QPointF) -> QMouseEvent:
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    down = none if kind is QEvent.Type.MouseButtonRelease else left
    button = none if kind is QEvent.Type.MouseMove else left
    return QMouseEvent(kind, at, at, button, down, Qt.KeyboardModifier.NoModifier)


def key(kind: QEvent.Type, letter: str) -> QKeyEvent:
    code = Qt.Key.Key_Backspace if letter == "\b" else Qt.Key(ord(letter.upper()))
    return QKeyEvent(kind, code.value, Qt.KeyboardModifier.NoModifier, "" if letter == "\b" else letter)
