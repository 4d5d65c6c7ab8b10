"""Every screen of the real app: names for scripts and screen readers, the keyboard's ways, room for longer words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from math import ceil
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt, QTranslator
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget

from tests.house.walk import interactive, walk
from ui.parts.buttons import Button
from ui.rehearsal.stage import SIZE

pytestmark = pytest.mark.usefixtures("qapp")


def _nameless(widget: QWidget) -> bool:
    return not widget.objectName() or not widget.accessibleName().strip()


def _by_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)


def _by_keyboard(widget: QWidget) -> bool:
    """By Tab, or by the arrow keys from a neighbour of its group that Tab reaches."""
    above = widget.parentWidget()
    beside = above.findChildren(QAbstractButton) if isinstance(widget, QAbstractButton) and above else []
    return _by_tab(widget) or any(_by_tab(one) for one in beside) or (above is not None and _by_tab(above))


Key = tuple[str, QWidget, bool]
"""The keys, the widget they belong to, and whether they hold in the whole window."""


def _keys(window: QWidget) -> Iterator[Key]:
    """The shortcuts that hold on this screen."""
    for shortcut in window.findChildren(QShortcut):
        owner = shortcut.parent()
        if isinstance(owner, QWidget) and owner.isVisible() and shortcut.isEnabled():
            wide = shortcut.context() is Qt.ShortcutContext.WindowShortcut
            yield from ((key.toString(), owner, wide) for key in shortcut.keys())  # noqa: SIM118 - a QShortcut is no dict
    for owner in (window, *window.findChildren(QWidget)):
        for action in owner.actions() if owner.isVisible() else ():
            if isinstance(action, QAction) and action.isEnabled():
                wide = action.shortcutContext() is Qt.ShortcutContext.WindowShortcut
                yield from ((key.toString(), owner, wide) for key in action.shortcuts())


def _clash(one: Key, other: Key) -> bool:
    meet = (one[2] and other[2]) or one[1] is other[1] or one[1].isAncestorOf(other[1]) or other[1].isAncestorOf(one[1])
    return one[0] == other[0] and meet


NEVER = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


class Longer(QTranslator):
    """Says everything in words that are 40 % longer, as many languages do."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        return text + "ö" * ceil(len(text) * 0.4)


@pytest.fixture
def longer() -> Iterator[Longer]:
    words = Longer()
    QCoreApplication.installTranslator(words)
    yield words
    QCoreApplication.removeTranslator(words)


def _is_cut(button: QWidget, window: QWidget) -> bool:
    """Whether the words of BUTTON do not fit, or it reaches out of what can be seen or scrolled to."""
    if button.width() < button.sizeHint().width() - 2:
        return True
    above = button.parentWidget()
    while above is not None and above is not window:
        pane = above.parentWidget()
        if isinstance(pane, QScrollArea) and pane.horizontalScrollBarPolicy() is not NEVER:
            return False
        left = button.mapTo(above, QPoint()).x()
        if left < 0 or left + button.width() > above.width():
            return True
        above = above.parentWidget()
    return False


ELSEWHERE = ("first-stop", "refer-ready", "letter-form", "compare", "to-client")
"""Screens that the tests of the fit do not see at 200 %: each costs a whole new style of the window."""


def _cut(screen: str, window: QWidget) -> Iterator[str]:
    """Which primary buttons are cut on SCREEN, and whether it wants a wider window."""
    buttons = [b for b in window.findChildren(Button) if b.isVisible() and b.kind == "primary"]
    yield from (f"{screen}: {b.objectName()}" for b in buttons if _is_cut(b, window))
    if window.size() != SIZE:
        yield f"{screen}: the window grew to {window.width()} x {window.height()} px"


@pytest.mark.usefixtures("longer")
def test_primary_buttons_hold_words_that_are_40_per_cent_longer(tmp_path: Path) -> None:
    cut: set[str] = set()
    walk(tmp_path, lambda screen, window: cut.update(_cut(screen, window)))
    assert sorted(cut) == []


def test_every_screen_can_be_named_and_reached_and_fits_at_200_per_cent(tmp_path: Path) -> None:
    """One walk for both: getting to each of the screens is what takes long."""
    nameless: set[str] = set()
    twice: set[str] = set()
    unreachable: set[str] = set()
    clashes: set[str] = set()
    seen: list[str] = []
    doubled: set[str] = set()
    cut: set[str] = set()

    def look(screen: str, window: QWidget) -> None:
        seen.append(screen)
        there = list(interactive(window))
        nameless.update(f"{screen}: {type(w).__name__} {w.objectName()}" for w in there if _nameless(w))
        counted = Counter(w.objectName() for w in there)
        twice.update(f"{screen}: {name}" for name, count in counted.items() if count > 1)
        unreachable.update(f"{screen}: {w.objectName()}" for w in there if w.isEnabled() and not _by_keyboard(w))
        pairs = combinations(_keys(window), 2)
        clashes.update(f"{screen}: {one[0]} of {one[1].objectName()}" for one, other in pairs if _clash(one, other))

    def look_at_200(screen: str, window: QWidget) -> None:
        doubled.add(screen)
        cut.update(_cut(screen, window))

    walk(tmp_path, look, look_at_200, ELSEWHERE)
    assert len(seen) > 35
    assert all(any(screen.startswith(name) for screen in doubled) for name in ELSEWHERE)
    assert sorted(nameless) == []
    assert sorted(twice) == []
    assert sorted(unreachable) == []
    assert sorted(clashes) == []
    assert sorted(cut) == []
