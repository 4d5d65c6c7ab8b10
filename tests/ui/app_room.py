"""The whole app in a test: its own folders, a real demonstration practice, a hand that taps and types."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from notesapp.machine.paths import Machine
from tests.ui.shell.helpers import Answers
from ui.app import App

Kind = TypeVar("Kind", bound=QWidget)


class AppRoom:
    """`close` ends the app as closing the window does."""

    def __init__(self, app: QApplication, home: Path, printer: object | None = None, **more: Any) -> None:
        self.folders = Machine(home / "config", home / "state", home / "data")
        self.prompts = Answers()
        self._app = app
        self.app = App(app, self.folders, self.prompts, printer, **more)
        self.app.themes.choose("light")

    def open(self, folder: Path, passphrase: str = "demonstration") -> None:
        """Start with the practice in FOLDER, type its passphrase, press Enter."""
        self.app.start(folder)
        self.type("unlock.passphrase", passphrase)
        self.key("unlock.passphrase", Qt.Key.Key_Return)
        self.settle()

    def settle(self) -> None:
        """Let every piece of work come back, and what follows from it."""
        assert self.app.tasks.wait_idle()
        while True:
            self._app.sendPostedEvents()
            if self.app.tasks.is_idle:
                return
            assert self.app.tasks.wait_idle()

    def find(self, name: str, kind: type[Kind] = QWidget) -> Kind:  # type: ignore[assignment]
        found = [w for w in self.app.window.findChildren(kind, name) if w.isVisible()]
        assert len(found) == 1, f"{name}: {len(found)} visible"
        return found[0]

    def sees(self, name: str) -> bool:
        return any(w.isVisible() for w in self.app.window.findChildren(QWidget, name))

    def tap(self, name: str) -> None:
        widget = self.find(name)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.rect().center())
        self.settle()

    def tap_at(self, name: str, x: int, y: int) -> None:
        QTest.mouseClick(self.find(name), Qt.MouseButton.LeftButton, pos=QPoint(x, y))
        self.settle()

    def type(self, name: str, words: str) -> None:
        QTest.keyClicks(self.find(name), words)

    def key(self, name: str, key: Qt.Key) -> None:
        QTest.keyClick(self.find(name), key)
        self.settle()

    @property
    def page(self) -> str:
        page = self.app.window.page
        return page.objectName() if page is not None else ""

    def close(self) -> None:
        self.app.window.close()
        self.app.themes.setParent(None)
        self.app.themes.deleteLater()
        self.app.window.deleteLater()
        self.app.deleteLater()
