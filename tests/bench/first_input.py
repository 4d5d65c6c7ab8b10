"""When a window takes input: it has been painted once, and an event posted to it after that has come.

Run as a program it starts a window and prints that moment (`time.monotonic_ns`, one clock for all processes):
`python -m tests.bench.first_input bare | app`. "app" is the real start, as `python -m ui` does it.
"""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow

if TYPE_CHECKING:
    from pathlib import Path

    from ui.locking.fresh import Successor

SIZE = (1280, 800)


class FirstInput(QObject):
    """Watches WINDOW, prints the moment and ends the process."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__()
        self._window, self._is_painted = window, False
        self._asked = QEvent.Type(QEvent.registerEventType())
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Paint and not self._is_painted:
            self._is_painted = True
            # It comes once this paint, with all the window's children, is done.
            QCoreApplication.postEvent(self._window, QEvent(self._asked))
        elif kind == self._asked:
            print(time.monotonic_ns(), flush=True)
            os._exit(0)
        return False


def bare() -> None:
    app = QApplication([])
    window = QMainWindow()
    window.resize(*SIZE)
    watcher = FirstInput(window)
    window.show()
    app.exec()
    del watcher


def real() -> None:
    import ui.app

    start, kept = ui.app.App.start, []

    def watched(made: ui.app.App, folder: Path | None = None, after: Successor | None = None) -> None:
        kept.append(FirstInput(made.window))
        start(made, folder, after)

    ui.app.App.start = watched  # type: ignore[method-assign]
    ui.app.main([])


if __name__ == "__main__":
    {"bare": bare, "app": real}[sys.argv[1]]()
