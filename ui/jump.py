"""Ctrl+K: the palette over the whole window, and the keys that hold everywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from PySide6.QtCore import QObject

from ui.base.actions import Action, ActionTable
from ui.base.i18n import tr
from ui.binding import Practice
from ui.parts.press import Press
from ui.shell.palette import CommandPalette, Found
from ui.today.page import found_client

MOST_HERE = 4


class Jump(QObject):
    """Finds any action or client of PRACTICE, and goes there; what the page on the screen can do is pressed there."""

    def __init__(self, practice: Practice, parent: QObject) -> None:
        super().__init__(parent)
        self._practice = practice
        self.palette = CommandPalette(practice.window, self._find)
        self.palette.taken.connect(self._go)
        table = ActionTable(
            Action("palette", tr("Find an action or a client"), ("Ctrl+K",)),
            Action("new_client", tr("New client"), ("Ctrl+N",)),
            Action("lock", tr("Lock the practice"), ("Ctrl+L",)),
            Action("wipe", tr("Freeze the screen to wipe it"), ("Ctrl+Shift+L",)),
        )
        does: dict[str, Callable[[], object]] = {
            "palette": self.palette.open,
            "new_client": practice.new_client,
            "lock": practice.app.lock,
            "wipe": practice.app.wipe,
        }
        self._actions = [table.bind(practice.window, key, do) for key, do in does.items()]

    def end(self) -> None:
        self.palette.shut()
        self.palette.deleteLater()
        for action in self._actions:
            self._practice.window.removeAction(action)
            action.deleteLater()

    def _find(self, words: str) -> Sequence[Found]:
        found = [
            Found("go:today", tr("Today"), icon="today"),
            Found("go:clients", tr("Clients"), icon="clients"),
            Found("go:settings", tr("Settings"), icon="settings"),
            Found("new", tr("New client"), icon="plus", keys="Ctrl+N"),
            Found("show:paper", tr("Check a PDF: is it genuine?"), icon="document"),
            Found("show:backups", tr("Backups"), icon="shield"),
            Found("show:log", tr("Who did what"), icon="list"),
            Found("lock", tr("Lock the practice"), icon="lock", keys="Ctrl+L"),
            Found("wipe", tr("Freeze the screen to wipe it"), icon="wipe", keys="Ctrl+Shift+L"),
        ]
        actions = [item for item in found if words.casefold() in item.title.casefold()]
        if not words:
            return actions
        now = datetime.now().astimezone()
        lines = [found_client(line, now) for line in self._practice.find_clients(words, limit=6)]
        clients = [Found(f"client:{line.key}", line.name, line.sub, "clients") for line in lines]
        known = {item.title for item in found}
        return [*clients, *(one for one in self._here(words) if one.title not in known), *actions]

    def _here(self, words: str) -> list[Found]:
        """The buttons of the page on the screen whose names hold WORDS, those that are or begin so first."""
        wanted = words.casefold()

        def rank(name: str) -> tuple[bool, bool]:
            return name != wanted, not name.startswith(wanted)

        named = [(button.accessibleName().casefold(), button) for button in self._buttons()]
        held = sorted(((name, button) for name, button in named if wanted in name), key=lambda one: rank(one[0]))
        found = [Found(f"press:{one.objectName()}", one.accessibleName(), tr("On this page")) for _, one in held]
        return found[:MOST_HERE]

    def _buttons(self) -> Iterator[Press]:
        page = self._practice.window.page
        for button in page.findChildren(Press) if page is not None else ():
            if button.is_action and button.isVisible() and button.isEnabled():
                yield button

    def _go(self, key: str) -> None:
        kind, _, rest = key.partition(":")
        if kind == "go":
            self._practice.go(rest)
        elif kind == "client":
            self._practice.open_client(rest)
        elif kind == "new":
            self._practice.new_client()
        elif kind == "wipe":
            self._practice.app.wipe()
        elif kind == "show":
            self._practice.show(rest)
        elif kind == "press":
            for button in [one for one in self._buttons() if one.objectName() == rest]:
                button.click()
        else:
            self._practice.app.lock()
