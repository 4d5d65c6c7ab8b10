"""Looking at a vault before it is opened, and making the tables of a new one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlcipher3.dbapi2 import Error as DriverError

from notesapp.model.expected import VaultDamaged
from notesapp.model.practice import Practice, Therapist
from notesapp.storage import chain
from notesapp.storage.engine import APPLICATION_ID, connect, engine, meaning
from notesapp.storage.keys import KeyFile
from notesapp.storage.places import Places, make_private_file
from notesapp.storage.rows import Rows
from notesapp.storage.transaction import Transaction
from notesapp.storage.upgrade import check_identity, upgrade


@contextmanager
def meaning_in(folder: Path) -> Iterator[None]:
    """Turn failures of the database in this block into Expected ones; bugs are let through."""
    try:
        yield
    except (DBAPIError, DriverError) as error:
        expected = meaning(error, folder)
        if expected is None:
            raise
        raise expected from error


def probe(places: Places, file: KeyFile, key: bytes) -> str:
    """The schema of the vault, read without leaving a trace beside it."""
    try:
        if places.vault.stat().st_size == 0:  # it would open, empty, with any key
            raise VaultDamaged
    except FileNotFoundError as error:
        raise VaultDamaged("The practice file is missing from this folder.") from error
    has_log = _size(places.vault.with_name(places.vault.name + "-wal")) > 0
    try:
        connection = connect(places.vault, key, mode="ro", immutable=True)
        try:
            return check_identity(connection, file.vault_id)
        finally:
            connection.close()
    except (DriverError, VaultDamaged):
        if not has_log:
            raise
    connection = connect(places.vault, key)  # after a crash the truth may stand in the log alone
    try:
        return check_identity(connection, file.vault_id)
    finally:
        connection.close()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def make_vault_file(
    path: Path, key: bytes, vault_id: str, practice: Practice, therapist: Therapist, now: datetime
) -> None:
    """A whole vault at PATH, still without a client; what an interrupted attempt left is replaced."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    make_private_file(path)
    connect(path, key, mode="rwc").close()
    writer: Engine = engine(path, key, begin="BEGIN IMMEDIATE", size=1)
    try:
        upgrade(writer)
        with writer.begin() as connection:
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            for name, value in (("vault_id", vault_id), ("root", chain.root(vault_id))):
                connection.exec_driver_sql("INSERT INTO meta VALUES (?, ?)", (name, value))
            tx = Transaction(Rows(connection, now, therapist.id))
            tx.practice.save(practice)
            tx.practice.save_therapist(therapist)
            tx.audit.add("create", "practice", practice.id)
    finally:
        writer.dispose()
