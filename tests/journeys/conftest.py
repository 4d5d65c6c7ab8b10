"""The real app on a copy of one demonstration practice, in a folder of its own; a hand at its window."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from notesapp.machine.paths import Machine
from tests.demo_fixtures import demo_template
from tests.fakes import Prompts
from ui.rehearsal.stage import Stage

__all__ = ["demo_template"]
MakeStage = Callable[..., Stage]


@pytest.fixture
def home(tmp_path: Path, demo_template: Path) -> Path:
    """A computer's folders with a closed demonstration practice in them."""
    home = tmp_path / "home"
    machine = Machine(home / "config", home / "state", home / "data")
    machine.demonstration.parent.mkdir(parents=True)
    shutil.copytree(demo_template, machine.demonstration)
    return home


@pytest.fixture
def make_stage(home: Path, qapp: QApplication) -> Iterator[MakeStage]:
    """Make an app in `home`; each is ended by the test, or after it."""
    made: list[Stage] = []

    def make(*answers: tuple[str, object]) -> Stage:
        made.append(Stage(home, prompts=Prompts(*answers)))
        return made[-1]

    yield make
    for stage in made:
        stage.end()
