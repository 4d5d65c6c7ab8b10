"""A walk past every screen of the real app, looking at each instead of taking its picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from tests.shots import begin, comparing, keeping, locks, sessions, trusting
from tests.shots.album import Album
from ui.rehearsal.stage import Stage

ASKS = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit)
SCENES = (*begin.SCENES, *keeping.SCENES, *sessions.SCENES, *comparing.SCENES, *locks.SCENES, *trusting.SCENES)
Look = Callable[[str, QWidget], None]


class Looking(Album):
    """Shows each screen to LOOK, as (name, window)."""

    def __init__(self, stage: Stage, look: Look, percent: int, only: tuple[str, ...] = ()) -> None:
        super().__init__(Path(), stage, only)
        self._look, self._percent = look, percent

    def take(self, name: str, *, large: bool = True) -> None:
        if self.only and not name.startswith(self.only):
            return
        themes = self.stage.app.themes
        if large and self._percent != 100:
            themes.set_percent(self._percent)
        self.settle()
        self._look(name, self.stage.app.window)
        if themes.percent != 100:
            themes.set_percent(100)
            self.settle()

    def page(self, name: str, pdf: bytes, *, grey: bool = False) -> None:
        """Papers have no widgets."""


def walk(folder: Path, look: Look, percent: int = 100, only: tuple[str, ...] = ()) -> None:
    """Go through the scenes of the shots; each screen, or each named like one of ONLY, is seen at PERCENT."""
    stage = Stage(folder)
    try:
        album = Looking(stage, look, percent, only)
        for scene in SCENES:
            scene(album, stage.hand, stage)
    finally:
        stage.end()


def interactive(window: QWidget) -> Iterator[QWidget]:
    """Everything on the screen that can be pressed, typed into or focused."""
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and isinstance(widget, ASKS) and not widget.objectName().startswith("qt_"):
            yield widget
