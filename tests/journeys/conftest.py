"""The real app on a copy of one demonstration practice, in a folder of its own; a hand at its window."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from notesapp.machine.paths import Machine
from tests.demo_fixtures import demo_template
from tests.fakes import Prompts
from ui.base.prompts import SystemPrompts
from ui.rehearsal.stage import Stage

__all__ = ["demo_template"]
PROPER = (Qt.WindowType.Window, Qt.WindowType.Dialog, Qt.WindowType.Widget)
"""Windows that take the keys; a tooltip does not."""
MakeStage = Callable[..., Stage]


@pytest.fixture
def home(tmp_path: Path, demo_template: Path) -> Path:
    """A computer's folders with a closed demonstration practice in them."""
    home = tmp_path / "home"
    machine = Machine(home / "config", home / "state", home / "data")
    machine.demonstration.parent.mkdir(parents=True)
    shutil.copytree(demo_template, machine.demonstration)
    return home


class Windows(QObject):
    """Keeps what is shown as a window of its own: a widget without a place flickers up and takes the keys away."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, QWidget) or event.type() != QEvent.Type.Show:
            return False
        if watched.isWindow() and watched.windowType() in PROPER:
            self.shown.append(f"{type(watched).__name__} {watched.objectName()}".strip())
        return False


@pytest.fixture
def windows(qapp: QApplication) -> Iterator[Windows]:
    watch = Windows()
    qapp.installEventFilter(watch)
    yield watch
    qapp.removeEventFilter(watch)


@pytest.fixture
def make_stage(home: Path, qapp: QApplication, windows: Windows) -> Iterator[MakeStage]:
    """Make an app in `home`; each is ended by the test, or after it. It has one window and no other."""
    made: list[Stage] = []

    def make(*answers: tuple[str, object], **more: object) -> Stage:
        made.append(Stage(home, prompts=cast(SystemPrompts, Prompts(*answers)), **more))
        return made[-1]

    yield make
    for stage in made:
        stage.end()
    assert set(windows.shown) <= {"MainWindow window"}
