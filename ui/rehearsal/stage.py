"""The real app on a demonstration practice of its own, in a folder of its own, with a printer that prints to files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QApplication

from notesapp.machine.paths import Machine
from notesapp.usecases.demo_practice import PASSPHRASE, make_demo
from ui.app import App
from ui.base.prompts import Prompts
from ui.base.theme import STYLE
from ui.documents.printing import FilePrinter
from ui.locking.fresh import Successor
from ui.rehearsal.hand import Hand, until

SIZE = QSize(1280, 800)


class Stage:
    """`hand` acts; papers land in `papers`; pictures are named by who takes them.

    `open` shows the unlock screen and types the passphrase like a person; `end` closes everything.
    """

    def __init__(
        self, folder: Path, *, clients: int = 12, sessions: int = 40, prompts: Prompts | None = None, **more: Any
    ) -> None:
        """MORE is handed to the app."""
        self.folder = folder
        self.machine = Machine(folder / "config", folder / "state", folder / "data")
        self.practice = self.machine.demonstration
        self.papers = folder / "papers"
        self._is_ended = False
        if not self.practice.exists():
            self.practice.parent.mkdir(parents=True, exist_ok=True)
            make_demo(self.practice, clients=clients, sessions=sessions)
        application = QApplication.instance()
        self._qt = application if isinstance(application, QApplication) else QApplication(["notesapp", *STYLE])
        self.printer = FilePrinter(self.papers)
        self.app = App(self._qt, self.machine, prompts, self.printer, **more)
        self.hand = Hand(self.app.window)

    def open(self, lands: str = "today.date", after: Successor | None = None) -> Hand:
        """Start the app and open the practice; it LANDS where this widget is to be seen, AFTER a lock where one was."""
        self.app.start(self.practice, after)
        self.app.window.resize(SIZE)
        self.app.window.activateWindow()
        self.hand.wait(self.app.window.isActiveWindow, "the window to the front")
        self.hand.type("unlock.passphrase", PASSPHRASE)
        self.hand.tap("unlock.open")
        self.hand.wait(lambda: self.app.practice is not None, "the practice")
        self.hand.find(lands)
        return self.hand

    def idle(self) -> None:
        """Wait until the worker has nothing left to do."""
        self.app.tasks.wait_idle()

    def end(self) -> None:
        """Save, lock, and let go of the window; a second time does nothing."""
        if self._is_ended:
            return
        self._is_ended = True
        self.app.end()
        self.app.window.close()
        for thing in (self.app.window, self.app.themes, self.app):
            thing.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        until(lambda: self.app.tasks.is_idle)
