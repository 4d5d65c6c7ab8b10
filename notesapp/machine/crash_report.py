"""Reports of what nobody expected: where in the program it happened, never with which values."""

from __future__ import annotations

import contextlib
import logging
import sys
from datetime import UTC, datetime
from pathlib import Path

import notesapp
from notesapp.machine.paths import replace_file
from notesapp.model.expected import Expected

KEPT = 20


def write_report(folder: Path, where: str, at: datetime | None = None) -> Path | None:
    """Keep WHERE (frames without values) as a file in FOLDER; None if the disk does not take it."""
    moment = (at or datetime.now(UTC)).strftime("%Y%m%dT%H%M%S%f")
    path = folder / f"report-{moment}.txt"
    head = f"Session Notes {notesapp.__version__}, Python {sys.version.split()[0]}, {sys.platform}"
    try:
        replace_file(path, f"{head}\n{moment}\n{where}\n".encode())
        for old in sorted(folder.glob("report-*.txt"))[:-KEPT]:
            old.unlink(missing_ok=True)
    except (Expected, OSError):
        return None
    return path


class ReportHandler(logging.Handler):
    """Keeps each error that is logged as a report. The house logs frames and class names only, never a value."""

    def __init__(self, folder: Path) -> None:
        super().__init__(logging.ERROR)
        self._folder = folder

    def emit(self, record: logging.LogRecord) -> None:
        with contextlib.suppress(Exception):
            write_report(self._folder, record.getMessage())


class LeftOpen:
    """Whether the app ended without closing its practice: a file that stands while a practice is open."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def begin(self, practice: Path) -> bool:
        """PRACTICE is open now; returns whether it was left open by an earlier run."""
        try:
            before = self._path.read_text(encoding="utf-8")
        except (OSError, ValueError):
            before = ""
        with contextlib.suppress(Expected):
            replace_file(self._path, str(practice).encode())
        return before == str(practice)

    def end(self) -> None:
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)
