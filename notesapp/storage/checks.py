"""Looking at every page of a vault: what opening it would not notice."""

from __future__ import annotations

import hashlib
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlcipher3.dbapi2 import DatabaseError

from notesapp.storage import chain
from notesapp.storage.chain import ChainReport
from notesapp.storage.engine import engine
from notesapp.storage.keys import KeyFile
from notesapp.storage.rows import Rows
from notesapp.storage.upgrade import check_identity

SMALL_CACHE = "PRAGMA cache_size = -2048"
"""KiB: what reads a vault once from end to end remembers no page."""

COUNTED = ("client", "session", "note_version", "mark", "revision", "document_issued", "audit")


@dataclass(frozen=True, slots=True)
class Checked:
    """PAGES names what is wrong with the file (nothing is good); COUNTS are rows of each main table."""

    schema: str
    pages: tuple[str, ...]
    search_is_whole: bool
    chain: ChainReport
    counts: dict[str, int]

    @property
    def is_good(self) -> bool:
        return not self.pages and self.search_is_whole and self.chain.is_whole


def check_vault(
    path: Path, key: bytes, file: KeyFile, alone: AbstractContextManager[Any] | None = None, *, whole: bool = True
) -> Checked:
    """Check the vault at PATH on a connection of its own; of the chain the WHOLE, else from the mark of FILE on.

    Both page checks are needed: one finds every changed byte, the other a missing end.
    ALONE keeps others from writing meanwhile; it is held for a small part of the time only.
    Raises what SQLCipher raises when the file cannot be read at all.
    """
    own = engine(path, key, begin="BEGIN", size=1)
    try:
        with own.connect() as connection:
            driver: Any = connection.connection.driver_connection
            driver.execute(SMALL_CACHE)
            with connection.begin():
                schema = check_identity(driver, file.vault_id)
                pages = [row[0] for row in driver.execute("PRAGMA quick_check(20)") if row[0] != "ok"]
                broken = driver.execute("PRAGMA foreign_key_check").fetchmany(20)
                pages += [f"foreign key of {row[0]}" for row in broken]
                rows = Rows(connection, datetime.now(UTC), "")
                counts = {name: int(rows.one(f"SELECT count(*) FROM {name}")) for name in COUNTED}
                genuine = file.mark_is_genuine(key)
                report = chain.verify(rows, file.vault_id, file.mark, genuine, whole=whole)
            damaged = _damaged_pages(driver)
            with alone or nullcontext():
                if damaged:  # or they were just being written, or still stand in the log
                    driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
                    damaged = _damaged_pages(driver)
                search = _search_is_whole(driver)
            return Checked(schema, (*pages, *damaged), search, report, counts)
    finally:
        own.dispose()


def _damaged_pages(driver: Any) -> list[str]:
    return [str(row[0]) for row in driver.execute("PRAGMA cipher_integrity_check")]


def _search_is_whole(driver: Any) -> bool:
    """The one check that sees a text missing from the index; it counts as a change, so it is taken back."""
    driver.execute("BEGIN IMMEDIATE")
    try:
        driver.execute("INSERT INTO search_index(search_index, rank) VALUES ('integrity-check', 1)")
        return True
    except DatabaseError:
        return False
    finally:
        driver.rollback()


def file_sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
