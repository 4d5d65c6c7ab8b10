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
    """Shows each screen to LOOK, as (name, window), and those named like one of ONLY to DOUBLED, too, at 200 %."""

    def __init__(self, stage: Stage, look: Look, doubled: Look | None = None, only: tuple[str, ...] = ()) -> None:
        super().__init__(Path(), stage)
        self._look, self._doubled, self._large = look, doubled, only

    def take(self, name: str, *, large: bool = True) -> None:
        themes, window = self.stage.app.themes, self.stage.app.window
        self.settle()
        self._look(name, window)
        if self._doubled is None or not large or not name.startswith(self._large):
            return
        themes.set_percent(200)
        self.settle()
        self._doubled(name, window)
        themes.set_percent(100)
        self.settle()

    def page(self, name: str, pdf: bytes, *, grey: bool = False) -> None:
        """Papers have no widgets."""


def walk(folder: Path, look: Look, doubled: Look | None = None, only: tuple[str, ...] = ()) -> None:
    """Go through the scenes of the shots: each screen is looked at, those named like one of ONLY at 200 %, too."""
    stage = Stage(folder)
    try:
        album = Looking(stage, look, doubled, only)
        for scene in SCENES:
            scene(album, stage.hand, stage)
    finally:
        stage.end()


def interactive(window: QWidget) -> Iterator[QWidget]:
    """Everything on the screen that can be pressed, typed into or focused."""
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and isinstance(widget, ASKS) and not widget.objectName().startswith("qt_"):
            yield widget
