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

from tests.shots import begin, keeping, sessions
from tests.shots.album import Album
from ui.rehearsal.stage import Stage

ASKS = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit)
SCENES = (*begin.SCENES, *keeping.SCENES, *sessions.SCENES)
Look = Callable[[str, QWidget], None]


class Looking(Album):
    """Shows each screen to LOOK, as (name, window)."""

    def __init__(self, stage: Stage, look: Look, percent: int) -> None:
        super().__init__(Path(), stage)
        self._look, self._percent = look, percent

    def take(self, name: str, *, large: bool = True) -> None:
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


def walk(folder: Path, look: Look, percent: int = 100) -> None:
    """Go through all scenes of the shots; each screen is looked at with everything at PERCENT."""
    stage = Stage(folder)
    try:
        album = Looking(stage, look, percent)
        for scene in SCENES:
            scene(album, stage.hand, stage)
    finally:
        stage.end()


def interactive(window: QWidget) -> Iterator[QWidget]:
    """Everything on the screen that can be pressed, typed into or focused."""
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and isinstance(widget, ASKS) and not widget.objectName().startswith("qt_"):
            yield widget
