"""Connections to the encrypted file, and what its failures mean."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from notesapp.model.expected import (
    BadNote,
    DiskFull,
    Expected,
    NoteIsSigned,
    RecordErased,
    RecordHeld,
    StorageFailed,
    VaultDamaged,
)

APPLICATION_ID = 0x534E5453  # "SNTS": session notes
OLDEST_SQLITE = (3, 51, 3)  # before it, two connections that checkpoint at once can lose pages
_FULL_BELOW = 1024 * 1024
_REFUSALS: dict[str, Callable[[], Expected]] = {
    "signed": NoteIsSigned,
    "held": RecordHeld,
    "erased": RecordErased,
    "CHECK": lambda: BadNote("A number in this note is not on its scale."),
    "FOREIGN KEY": lambda: BadNote(
        "This record names a client, therapist, session or problem that is not in this practice."
    ),
}


def connect(path: Path, key: bytes, *, mode: str = "rw", immutable: bool = False) -> Any:
    """Open the SQLCipher database at PATH with the raw KEY.

    MODE is that of SQLite's URIs; only making a new vault may say "rwc". IMMUTABLE reads
    the main file alone and leaves no file beside it. Raises what SQLCipher raises.
    """
    if len(key) != 32:  # SQLCipher would take it for a passphrase
        raise ValueError("The key of a vault has 32 bytes.")
    if sqlcipher.sqlite_version_info < OLDEST_SQLITE:
        raise RuntimeError(f"SQLite {sqlcipher.sqlite_version} can lose pages; 3.51.3 or newer is needed.")
    uri = f"{path.absolute().as_uri()}?mode={mode}" + ("&immutable=1" if immutable else "")
    connection = sqlcipher.connect(uri, uri=True, isolation_level=None, check_same_thread=False, timeout=5)
    try:
        run = connection.execute
        if not run("PRAGMA cipher_version").fetchone():
            raise RuntimeError("This SQLite does not encrypt.")
        run("PRAGMA cipher_log_level = NONE")
        run(f"PRAGMA key = \"x'{key.hex()}'\"")
        run("SELECT count(*) FROM sqlite_master").fetchone()  # a wrong key fails here
        if not immutable:
            run("PRAGMA journal_mode = WAL")
            run("PRAGMA synchronous = FULL")
            run("PRAGMA fullfsync = ON")
            run("PRAGMA checkpoint_fullfsync = ON")
        run("PRAGMA foreign_keys = ON")
        run("PRAGMA busy_timeout = 5000")
        run("PRAGMA secure_delete = ON")
        run("PRAGMA temp_store = MEMORY")
        run("PRAGMA cell_size_check = ON")
        run("PRAGMA trusted_schema = OFF")
        run("PRAGMA cache_size = -4096")  # KiB; four times as much reads no faster (docs/BENCH.md)
        run("PRAGMA mmap_size = 0")
    except BaseException:
        connection.close()
        raise
    return connection


def engine(path: Path, key: bytes, *, begin: str, size: int) -> Engine:
    """An engine whose transactions start with BEGIN ("BEGIN" to read, "BEGIN IMMEDIATE" to write).

    isolation_level=None and the explicit BEGIN make SQLite take back table changes too.
    """
    made = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=lambda: connect(path, key),
        poolclass=QueuePool,
        pool_size=size,
        max_overflow=0,
        pool_use_lifo=True,
        hide_parameters=True,
    )
    event.listen(made, "begin", lambda connection: connection.exec_driver_sql(begin))
    return made


def error_name(error: BaseException) -> str:
    origin = error.orig if isinstance(error, DBAPIError) else error
    return getattr(origin, "sqlite_errorname", "") or ""


def is_sticky(error: BaseException) -> bool:
    """SQLCipher keeps such an error for as long as its connection is open."""
    return error_name(error).startswith(("SQLITE_IOERR", "SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_FULL"))


def meaning(error: BaseException, folder: Path) -> Expected | None:
    """The failure that ERROR is for a person, or None if it is a bug."""
    name = error_name(error)
    if name.startswith("SQLITE_FULL"):
        return DiskFull()
    if name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY")):
        return DiskFull() if _is_full(folder) else StorageFailed()
    if name.startswith("SQLITE_BUSY"):
        return StorageFailed()
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return VaultDamaged()
    if name.startswith("SQLITE_CONSTRAINT"):  # the driver gives no finer code
        said = str(getattr(error, "orig", error))
        return next((made() for begins, made in _REFUSALS.items() if said.startswith(begins)), None)
    return None


def _is_full(folder: Path) -> bool:
    try:
        if shutil.disk_usage(folder).free < _FULL_BELOW:
            return True
        import resource

        limit = resource.getrlimit(resource.RLIMIT_FSIZE)[0]
        if limit == resource.RLIM_INFINITY:
            return False
        return any(os.path.getsize(file) + _FULL_BELOW > limit for file in folder.iterdir() if file.is_file())
    except (OSError, ImportError):
        return False
