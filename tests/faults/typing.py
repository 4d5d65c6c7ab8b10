"""Every field of the window is given what no field should have: nothing freezes, nothing that stood there is lost."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from notesapp.model.text import MAX_TEXT, cleaned
from tests.bench.homes import home
from tests.faults.kill import ROOT
from tests.faults.outcome import Outcome
from tests.house.walk import SCENES, Looking
from ui.keys.fields import RecoveryField
from ui.parts.fields import LineField, PassField, TextArea
from ui.parts.typed import text_of
from ui.parts.words import Text
from ui.rehearsal.stage import Stage

LONGEST_S = 1.0
"""Seconds of the processor that one paste may hold the window."""
MEGABYTE = "x " * 500_000
ODD = "a\0b\x1b[31m\ud800 \ufffe\u202eevil\u2066 <b>x</b>&lt;<para>"
FULL = "so many words " * (MAX_TEXT // 14)
"""As much as an area takes."""


def run(_count: int = 0, _seed: int = 1, only: tuple[str, ...] = ()) -> Outcome:
    """Every field of every screen, or of those named like one of ONLY, in a process of its own."""
    outcome = Outcome("typing")
    with tempfile.TemporaryDirectory() as made:
        done = subprocess.run(
            [sys.executable, "-m", "tests.faults.typing", made, *only],
            cwd=ROOT,
            env={**os.environ, **home(Path(made)), "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            check=False,
        )
    for line in done.stdout.splitlines():
        word, _, rest = line.partition(" ")
        if word == "field":
            outcome.add("fields")
        elif word == "lost":
            outcome.lost.append(rest)
        elif word == "slowest":
            outcome.seen[f"(slowest {rest})"] = 1
    if done.returncode != 0 or not outcome.cases:
        outcome.lost.append(f"status {done.returncode}: {done.stderr[-400:]}")
    return outcome


class Pasting:
    """Looks at a screen of the walk: pastes into each field that is on it, and puts back what was there."""

    def __init__(self) -> None:
        self.settle: Callable[[], None] = lambda: None
        self.fields: list[str] = []
        self.lost: list[str] = []
        self.slowest = (0.0, "")

    def look(self, screen: str, window: QWidget) -> None:
        names = [field.objectName() for field in _fields(window)]
        for name in names:
            field = next((one for one in _fields(window) if one.objectName() == name), None)
            if field is None or f"{screen} {name}" in self.fields:
                continue
            self.fields.append(f"{screen} {name}")
            if problem := self._try(field, f"{screen}, {name}"):
                self.lost.append(f"{screen}, {name}: {problem}")

    def _try(self, field: LineField | TextArea, where: str) -> str:
        before = text_of(field)
        self._paste(field, MEGABYTE, where)
        if text_of(field) != before:
            return f"a megabyte changed what stood there, {len(text_of(field))} characters"
        if not _says(field, "Too long"):
            return "a megabyte is not refused in a sentence"
        self._replace(field, ODD, where)
        found = text_of(field)
        if _says(field, "Too long") or isinstance(field.parentWidget(), RecoveryField):
            found = cleaned(ODD)  # no text is asked for here, but a key
        if not isinstance(field, PassField) and found != cleaned(ODD).strip("\n"):
            return f"odd signs became {found!a}"
        if isinstance(field, TextArea):
            self._replace(field, FULL, where)
            if text_of(field) != FULL:
                return "as much as it takes was not taken"
        self._replace(field, before, where)
        return "" if text_of(field) == before else "what stood there could not be put back"

    def _replace(self, field: LineField | TextArea, text: str, where: str) -> None:
        field.selectAll()
        if text:
            self._paste(field, text, where)
        else:
            QTest.keyClick(field, Qt.Key.Key_Delete)
            self.settle()

    def _paste(self, field: LineField | TextArea, text: str, where: str) -> None:
        QGuiApplication.clipboard().setText(text)
        begun = time.process_time()
        QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        held = time.process_time() - begun
        self.settle()
        took = time.process_time() - begun
        self.slowest = max(self.slowest, (took, where))
        if held > LONGEST_S or took > 2 * LONGEST_S:
            self.lost.append(f"{where}: a paste of {len(text)} held the window for {held:.1f} s, {took:.1f} s in all")


def _fields(window: QWidget) -> Iterator[LineField | TextArea]:
    for field in window.findChildren(QWidget):
        if isinstance(field, QLineEdit | QPlainTextEdit) and field.isVisible() and field.isEnabled():
            assert isinstance(field, LineField | TextArea), f"{field.objectName()} is a field of another kind"
            if not field.isReadOnly():
                yield field


def _says(field: QWidget, begins: str) -> bool:
    """Over the field or below it."""
    above = field.parentWidget()
    near = [*field.findChildren(Text), *(above.findChildren(Text) if above is not None else ())]
    return any(text.words.startswith(begins) and text.isVisible() for text in near)


def main(folder: Path, only: tuple[str, ...]) -> int:
    stage = Stage(folder)
    try:
        pasting = Pasting()
        album = Looking(stage, pasting.look, 100, only)
        pasting.settle = album.settle
        for scene in SCENES:
            scene(album, stage.hand, stage)
    finally:
        stage.end()
    for field in pasting.fields:
        print(f"field {field}")
    for problem in pasting.lost:
        print(f"lost {problem}")
    print(f"slowest {pasting.slowest[0]:.2f} s of the processor: {pasting.slowest[1]}")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), tuple(sys.argv[2:])))
