"""The real window, ended in the middle of its work: python -m tests.faults.exiting FOLDER HOME MS.

It saves notes, reads, searches and backs up at once; after MS its window is closed as a person closes it. It
tells what was acknowledged.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from notesapp.machine.paths import Machine
from notesapp.model.session_note import SessionNote
from notesapp.storage.vault import Vault
from notesapp.usecases import overview
from notesapp.usecases.search import search
from tests.note_examples import AT, NOTE
from tests.vault_fixtures import PASSPHRASE
from ui.app import App


class Load:
    """Gives the worker more than it can do, and keeps the backups at it."""

    def __init__(self, app: App, ms: int) -> None:
        self._app, self._number = app, 10
        self._timer = QTimer(interval=2)
        self._timer.timeout.connect(self._more)
        self._timer.start()
        self._more()  # so that something is at work even if the end comes at once
        QTimer.singleShot(ms, self._end)

    def _more(self) -> None:
        practice = self._app.practice
        if practice is None:
            return
        vault, number = practice.vault, self._number
        self._number += 1
        practice.copying.back_up()
        note = replace(NOTE, id=f"n{number}", session_id=f"s{number}", started_at=AT + timedelta(hours=number))
        self._app.tasks.run(lambda: _save(vault, note))
        self._app.tasks.run(lambda: (overview.today(vault), search(vault, "words")))

    def _end(self) -> None:
        self._timer.stop()
        self._app.window.close()


def _save(vault: Vault, note: SessionNote) -> None:
    with vault.write() as tx:
        tx.notes.start(replace(note, words=f"changed {note.id[1:]}"))
    os.write(1, f"saved {note.id[1:]}\n".encode())


def main() -> int:
    folder, home, ms = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    application = QApplication(["exiting"])
    app = App(application, Machine(home / "config", home / "state", home / "data"))
    app.failures.install()
    app.start(folder)
    load: list[Load] = []
    app.opened.connect(lambda: load.append(Load(app, ms)))
    app.open(folder, PASSPHRASE)
    code = application.exec()
    app.end()
    app.failures.uninstall()
    application.shutdown()
    return code


if __name__ == "__main__":
    sys.exit(main())
