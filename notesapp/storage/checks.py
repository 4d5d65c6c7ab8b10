"""Looking at every page of a vault: what opening it would not notice."""

from __future__ import annotations

import hashlib
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

COUNTED = ("client", "session", "note_version", "mark", "revision", "document_issued", "audit")


@dataclass(frozen=True, slots=True)
class Checked:
    """PAGES names what is wrong with the file (nothing is good); COUNTS are rows of each main table."""

    pages: tuple[str, ...]
    search_is_whole: bool
    chain: ChainReport
    counts: dict[str, int]

    @property
    def is_good(self) -> bool:
        return not self.pages and self.search_is_whole and self.chain.is_whole


def check_vault(path: Path, key: bytes, file: KeyFile) -> Checked:
    """Check the vault at PATH on a connection of its own.

    Both page checks are needed: one finds every changed byte, the other a missing end.
    Raises what SQLCipher raises when the file cannot be read at all.
    """
    own = engine(path, key, begin="BEGIN IMMEDIATE", size=1)
    try:
        with own.connect() as connection, connection.begin() as begun:
            driver: Any = connection.connection.driver_connection
            check_identity(driver, file.vault_id)
            pages = [str(row[0]) for row in driver.execute("PRAGMA cipher_integrity_check")]
            pages += [row[0] for row in driver.execute("PRAGMA quick_check(20)") if row[0] != "ok"]
            pages += [f"foreign key of {row[0]}" for row in driver.execute("PRAGMA foreign_key_check").fetchmany(20)]
            try:
                driver.execute("INSERT INTO search_index(search_index, rank) VALUES ('integrity-check', 1)")
                search = True
            except DatabaseError:
                search = False
            rows = Rows(connection, datetime.now(UTC), "")
            counts = {name: int(rows.one(f"SELECT count(*) FROM {name}")) for name in COUNTED}
            genuine = file.mark_is_genuine(key)
            report = chain.verify(rows, file.vault_id, file.mark, genuine, whole=True)
            begun.rollback()
            return Checked(tuple(pages), search, report, counts)
    finally:
        own.dispose()


def file_sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
