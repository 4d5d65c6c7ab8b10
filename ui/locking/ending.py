"""A system that shuts down, or a terminal that is closed, asks the program to end; then it is ended as by hand."""

from __future__ import annotations

import os
import signal
import sys

from PySide6.QtCore import QObject, QSocketNotifier, Signal

ASKING = ("SIGTERM", "SIGINT", "SIGHUP")


class AskedToEnd(QObject):
    """`asked` in the window's thread, for each signal of the system that means: end now.

    On Windows there are none: the system closes the window instead.
    """

    asked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        if sys.platform == "win32":
            return
        # Python runs a handler when it next runs code of its own, which a loop at rest does not: the byte wakes it.
        self._ears, mouth = os.pipe()
        for end in (self._ears, mouth):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(mouth, warn_on_full_buffer=False)
        for name in ASKING:
            signal.signal(getattr(signal, name), lambda number, frame: None)
        self._heard = QSocketNotifier(self._ears, QSocketNotifier.Type.Read, self)
        self._heard.activated.connect(self._hear)

    def _hear(self) -> None:
        os.read(self._ears, 64)
        self.asked.emit()
