"""What a start needs beside the window: what to import early, and where a crash leaves its trace."""

from __future__ import annotations

import faulthandler
import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING

from notesapp.machine.crash_report import ReportHandler
from notesapp.machine.paths import Machine
from notesapp.machine.secrecy import no_dumps
from notesapp.model.expected import Expected

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QWindow

    from ui.locking.ending import AskedToEnd
    from ui.locking.fresh import Successor
    from ui.locking.signals import Signals

LOCKED = "--locked"
"""What a start after a lock is told first; see ui.locking.fresh."""


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


def watch_crashes(folders: Machine) -> None:
    """Keep where in the program something broke; never a value, and no memory of the process."""
    no_dumps()
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


# around a lock; what does it is imported when it happens


def after_lock(words: list[str]) -> Successor | None:
    """What a start with WORDS says of the lock before it."""
    if LOCKED not in words:
        return None
    from ui.locking.fresh import read

    return read(words)


def become_fresh(successor: Successor) -> None:
    """Put a fresh process in place of this one."""
    from ui.locking.fresh import begin

    begin(successor)


def asked_to_end(parent: QObject) -> AskedToEnd:
    """What this system asks of a program that is to end."""
    from ui.locking.ending import AskedToEnd

    return AskedToEnd(parent)


def signals(window: QWindow, parent: QObject) -> Signals | None:
    """What this system tells of sleep and of a locked screen."""
    from ui.locking.signals import system_signals

    return system_signals(window, parent)
