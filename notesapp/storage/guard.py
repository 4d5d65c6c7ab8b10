"""One window for one practice: a lock of the operating system, which a crash lets go of.

The lock is BEGIN EXCLUSIVE on a small database beside the vault, made with the standard
library's SQLite: it works alike on every system, and what the file holds does not matter.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from notesapp.model.expected import CannotWrite, DiskFull, VaultInUse
from notesapp.storage.places import DISK_IS_FULL, make_private_file

NO_ROOM = "The disk is full, so this practice cannot be opened."


class Guard:
    """Held from construction to ``release``. Raises VaultInUse at once if another holds it, DiskFull, CannotWrite."""

    def __init__(self, path: Path) -> None:
        try:
            if not path.exists():
                make_private_file(path)
            self._connection = self._take(path)
        except (OSError, sqlite3.OperationalError) as error:
            if isinstance(error, OSError) and error.errno in DISK_IS_FULL:
                raise DiskFull(NO_ROOM, hint="Free some space and try again.") from error
            raise CannotWrite("This folder cannot be written to.") from error

    @staticmethod
    def _take(path: Path) -> sqlite3.Connection:
        for last_try in (False, True):
            connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=rw",
                uri=True,
                timeout=0,
                isolation_level=None,
                check_same_thread=False,
            )
            try:
                connection.execute("BEGIN EXCLUSIVE")
                return connection
            except sqlite3.DatabaseError as error:
                connection.close()
                if error.sqlite_errorname.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
                    raise VaultInUse from error
                if error.sqlite_errorname.startswith("SQLITE_FULL"):
                    raise DiskFull(NO_ROOM, hint="Free some space and try again.") from error
                if last_try:
                    raise CannotWrite("This practice cannot be locked for this window.") from error
                path.write_bytes(b"")  # it is no database, so nobody can hold it
        raise AssertionError("not reached")

    def release(self) -> None:
        self._connection.close()
