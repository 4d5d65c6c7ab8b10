"""What can be done, in one table: key, label, shortcut, help. Two actions on one shortcut are refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

EVERYWHERE = ""


@dataclass(frozen=True, slots=True)
class Action:
    """KEY is stable, for example "session.next"; SCOPE is the screen where the shortcuts hold, empty for everywhere."""

    key: str
    label: str
    shortcuts: tuple[str, ...] = ()
    help: str = ""
    scope: str = EVERYWHERE
    icon: str = ""


class ActionTable:
    """Every action of the window. ValueError on a second key, or a shortcut already taken where it would hold."""

    def __init__(self, *actions: Action) -> None:
        self._actions: dict[str, Action] = {}
        for action in actions:
            self.add(action)

    def add(self, action: Action) -> None:
        if action.key in self._actions:
            raise ValueError(f"two actions are called {action.key}")
        for text in action.shortcuts:
            if QKeySequence(text).isEmpty():
                raise ValueError(f"{action.key}: {text} is no shortcut")
            if (other := self._taken(text, action.scope)) is not None:
                raise ValueError(f"{action.key} and {other.key} both want {text}")
        self._actions[action.key] = action

    def _taken(self, text: str, scope: str) -> Action | None:
        wanted = QKeySequence(text)
        for other in self._actions.values():
            meet = other.scope == scope or EVERYWHERE in (other.scope, scope)
            if meet and any(QKeySequence(taken) == wanted for taken in other.shortcuts):
                return other
        return None

    def __getitem__(self, key: str) -> Action:
        return self._actions[key]

    def __iter__(self) -> Iterator[Action]:
        return iter(self._actions.values())

    def bind(self, widget: QWidget, key: str, do: Callable[[], object]) -> QAction:
        """Give WIDGET the action KEY: its shortcuts work while WIDGET or something in it has the focus."""
        spec = self._actions[key]
        action = QAction(spec.label, widget)
        action.setObjectName(key)
        action.setToolTip(spec.help or spec.label)
        action.setShortcuts([QKeySequence(text) for text in spec.shortcuts])
        action.setShortcutContext(
            Qt.ShortcutContext.WindowShortcut
            if spec.scope == EVERYWHERE
            else Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        action.triggered.connect(lambda: do())
        widget.addAction(action)
        return action


def shown(shortcut: str) -> str:
    """A shortcut as this system writes it."""
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
