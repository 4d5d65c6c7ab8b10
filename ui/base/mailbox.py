"""Letters from any thread to the thread of the window.

A signal of PySide6 would carry them too, but then the other thread has a hand in what the window's thread reads without
the interpreter's lock (the tables of meta-objects): once in some hundred ends under load that was a crash. Here another
thread touches a queue and a socket, and nothing of Qt.
"""

from __future__ import annotations

import queue
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier

if TYPE_CHECKING:
    from socket import socket


class Slit:
    """Where letters are put in. Nothing of Qt, so that any thread may hold it."""

    def __init__(self, rings: socket) -> None:
        self.letters: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._rings = rings

    def post(self, letter: Callable[[], None]) -> None:
        """Have LETTER called in the thread of the mailbox; from any thread. Once that is closed nobody reads it."""
        self.letters.put(letter)
        self.ring()

    def ring(self) -> None:
        with suppress(OSError):  # full: then it rings already; or closed
            self._rings.send(b"\0")


class Mailbox(QObject):
    """Has what is posted done in this thread, in its order, one piece a turn of the loop. `close` it in the end."""

    def __init__(self, parent: QObject | None = None) -> None:
        from socket import socketpair

        super().__init__(parent)
        self._here, self._there = socketpair()
        self._here.setblocking(False)
        self._there.setblocking(False)
        self.slit = Slit(self._there)
        self._notifier = QSocketNotifier(self._here.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._open_one)

    def close(self) -> None:
        """What was not read stays unread."""
        self._notifier.setEnabled(False)
        self._here.close()
        self._there.close()

    def _open_one(self, *_: object) -> None:
        with suppress(OSError):
            self._here.recv(4096)
        try:
            letter = self.slit.letters.get_nowait()
        except queue.Empty:
            return
        if not self.slit.letters.empty():
            self.slit.ring()
        letter()
