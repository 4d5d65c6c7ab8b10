"""Bringing the tables of a vault to this version, whole or not at all.

Alembic is imported only when there is something to do: opening a vault of this version
compares one word.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine

from notesapp.model.expected import VaultDamaged, VaultIsNewer
from notesapp.storage import locks
from notesapp.storage.engine import APPLICATION_ID

SCHEMAS = ("0001", "0002", "0003", "0004", "0005", "0007", "0008")
"""Every schema this version can read, oldest first."""

HEAD = SCHEMAS[-1]
VERSIONS = ["notesapp.storage:migrations/versions"]


def check_identity(connection: Any, vault_id: str) -> str:
    """Return the schema of the vault behind the driver's CONNECTION.

    Raises VaultDamaged if it is not the vault of these keys, VaultIsNewer if a later
    version wrote it.
    """
    ours = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    if not ours or not {"alembic_version", "meta"} <= tables:
        raise VaultDamaged
    schema = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if schema is None:
        raise VaultDamaged
    if schema[0] not in SCHEMAS:
        raise VaultIsNewer
    named = connection.execute("SELECT value FROM meta WHERE name = 'vault_id'").fetchone()
    if named is None or named[0] != vault_id:
        raise VaultDamaged("The key file and the practice file do not belong together. Nothing was changed.")
    return str(schema[0])


def upgrade(writer: Engine, to: str | None = None) -> None:
    """Make the tables, or bring them to HEAD: keys off, locks off, upgrade, locks on, check.

    An older schema TO is made without locks: opening brings it on. WRITER is an engine whose transactions begin at
    once. What fails leaves nothing behind.
    """
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "notesapp.storage:migrations")
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", "\n".join(VERSIONS))
    with writer.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA foreign_keys = OFF")  # a table that is rebuilt would take its children with it
        try:
            with connection.begin():
                config.attributes["connection"] = connection
                locks.take_off(connection)
                command.upgrade(config, to or "head")
                if to in (None, HEAD):
                    locks.put_on(connection)
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                    raise VaultDamaged
        finally:
            driver.execute("PRAGMA foreign_keys = ON")
