"""The system asks the program to end: it ends as by hand, and the next start comes back to where one was."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from notesapp.storage.backup import list_backups
from notesapp.storage.places import Places
from tests.bench.homes import home
from tests.demo_fixtures import demo_folder, demo_template
from tests.journeys.child import WORDS as SAID
from tests.journeys.end_child import REASON, WORDS
from tests.ui.test_app import MakeApp, make_app
from ui.parts.press import Press

__all__ = ["demo_folder", "demo_template", "make_app"]
ROOT = Path(__file__).parents[2]


def asked_to_end(folder: Path, place: Path, what: str, by: signal.Signals) -> None:
    """Run the program in a process of its own until everything is typed, send it the signal BY; it ends with 0."""
    place.mkdir()
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.end_child", str(folder), what],
        cwd=ROOT,
        env={**os.environ, **home(place), "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stderr is not None
    ready = child.stdout.readline()
    child.send_signal(by)
    _, trouble = child.communicate(timeout=120)
    assert (ready, child.returncode) == ("ready\n", 0), trouble


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGHUP])
def test_a_session_is_closed_with_a_backup_and_one_comes_back_to_it(
    make_app: MakeApp, demo_folder: Path, tmp_path: Path, by: signal.Signals
) -> None:
    before = list_backups(Places(demo_folder))
    asked_to_end(demo_folder, tmp_path / "there", "session", by)
    assert len(list_backups(Places(demo_folder))) == len(before) + 1
    room = make_app()
    room.open(demo_folder)
    assert room.page == "session"
    assert room.find("session.steps.treat", Press).isChecked()
    assert room.app.practice is not None
    desk = room.app.practice.session.desk  # type: ignore[union-attr]
    assert desk is not None
    assert SAID in desk.note.words
    assert len(desk.note.body_map.marks) >= 2


def test_what_is_typed_in_a_form_is_there_again(make_app: MakeApp, demo_folder: Path, tmp_path: Path) -> None:
    asked_to_end(demo_folder, tmp_path / "there", "amend", signal.SIGTERM)
    room = make_app()
    room.open(demo_folder)
    assert room.page == "signed"
    assert room.find("amend.words", QPlainTextEdit).toPlainText().endswith(WORDS)
    assert room.find("amend.reason", QLineEdit).text() == REASON
