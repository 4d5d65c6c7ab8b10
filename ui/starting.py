"""What a start needs beside the window: what to import early, and where a crash leaves its trace."""

from __future__ import annotations

import faulthandler
import logging
import os
from pathlib import Path

from notesapp.machine.crash_report import ReportHandler
from notesapp.machine.memory import one_heap
from notesapp.machine.paths import Machine
from notesapp.model.expected import Expected
from ui.base.tasks import Tasks


def preload() -> None:
    """Import what an open practice needs of the core. Done by the worker.

    No module with Qt classes is imported here: making them beside the window's own thread ends, now and
    then, with a crash in the garbage collection (seen with PySide6 6.11). They are quick and come at opening.
    """
    from notesapp.bodymap import draw, tools  # noqa: F401
    from notesapp.catalogue import conditions, regions, rules, techniques
    from notesapp.usecases import issue_document, open_practice, overview, sign_note  # noqa: F401

    for load in (regions.regions, conditions.conditions, techniques.techniques, rules.rules):
        load()


def begin_preload(tasks: Tasks) -> None:
    """Have the worker, the first other thread of the process, begin with `preload`."""
    one_heap()
    tasks.run(preload)


def watch_crashes(folders: Machine) -> None:
    """Keep where in the program something broke; never a value."""
    logging.getLogger().addHandler(ReportHandler(folders.reports))
    try:
        folders.reports.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = os.open(folders.reports / "fault.txt", os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
    except OSError:
        return
    faulthandler.enable(file)  # kept open for as long as the process lives


def is_practice(folder: Path) -> bool:
    """Whether FOLDER looks like a practice, before anybody is asked for a passphrase."""
    return any((folder / name).exists() for name in ("practice.vault", "practice.keys", "practice.keys.bak"))


def only_expected(error: Exception) -> None:
    """Let a bug through; what is nobody's bug has been told where it matters."""
    if not isinstance(error, Expected):
        raise error
