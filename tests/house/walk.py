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

from tests.shots import begin, sessions
from tests.shots.album import Album
from ui.rehearsal.stage import Stage

ASKS = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit)
SCENES = (*begin.SCENES, *sessions.SCENES)
Look = Callable[[str, QWidget], None]


class Looking(Album):
    """Shows each screen to LOOK, as (name, window)."""

    def __init__(self, stage: Stage, look: Look) -> None:
        super().__init__(Path(), stage)
        self._look = look

    def take(self, name: str, *, large: bool = True) -> None:
        self.settle()
        self._look(name, self.stage.app.window)

    def page(self, name: str, pdf: bytes, *, grey: bool = False) -> None:
        """Papers have no widgets."""


def walk(folder: Path, look: Look) -> None:
    """Go through all scenes of the shots."""
    stage = Stage(folder)
    try:
        album = Looking(stage, look)
        for scene in SCENES:
            scene(album, stage.hand, stage)
    finally:
        stage.end()


def interactive(window: QWidget) -> Iterator[QWidget]:
    """Everything on the screen that can be pressed, typed into or focused."""
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and isinstance(widget, ASKS) and not widget.objectName().startswith("qt_"):
            yield widget
