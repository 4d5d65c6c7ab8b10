"""What can still be read of a damaged practice, put into a new one. The damaged one is not written to.

The trees of the damaged file are followed page by page (notesapp.storage.trees). Where an inner page is gone, the
pages that were below it are known by what they hold: the columns of the table, and keys between those on either side.
What was signed is then read from what was signed, so its rows are whole where the link of the chain is.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from notesapp.codec.plain import from_plain
from notesapp.model.expected import (
    CannotWrite,
    DiskFull,
    Expected,
    PracticeExists,
    VaultDamaged,
)
from notesapp.model.practice import Client, Therapist
from notesapp.model.session_note import SessionNote
from notesapp.storage import keys, locks, note_head, note_rows
from notesapp.storage.engine import APPLICATION_ID, connect, engine
from notesapp.storage.guard import Guard
from notesapp.storage.keys import FLOOR, Cost
from notesapp.storage.opening import meaning_in
from notesapp.storage.pages import Pages, Record, read_pages
from notesapp.storage.places import (
    DISK_IS_FULL,
    Places,
    make_private_file,
    make_private_folder,
    refuse_synced,
    sync_folder,
)
from notesapp.storage.practice import put
from notesapp.storage.rows import Rows
from notesapp.storage.strays import as_signed
from notesapp.storage.tables import CLIENT, THERAPIST
from notesapp.storage.transaction import Transaction
from notesapp.storage.trees import Column, Reader, Table
from notesapp.storage.upgrade import HEAD, upgrade

LOST_NAME = "(name lost)"
_DERIVED = ("sqlite_", "search_index", "alembic_version")


@dataclass(frozen=True, slots=True)
class Salvaged:
    """How many PAGES the damaged file has and how many are BAD, and the COUNTS of what is now in the new practice.

    MENDED signed notes have had rows made anew from what was signed. IS_PROVED: every page taken bears its seal.
    """

    pages: int
    bad: int
    counts: dict[str, int]
    mended: int
    is_proved: bool


def salvage(damaged: Path, into: Path, passphrase: str, at: datetime, *, floor: Cost = FLOOR) -> Salvaged:
    """Make a practice in the empty folder INTO of what can be read in that of DAMAGED; it has the same keys.

    Raises PracticeExists, KeysDamaged, WrongPassphrase, VaultIsNewer, VaultInUse, SyncedFolder, CannotWrite,
    DiskFull, and VaultDamaged if nothing can be read. Nothing is left in INTO then.
    """
    old, new = Places(damaged), Places(into)
    if any(path.exists() for path in (new.vault, new.keys, new.keys_before)):
        raise PracticeExists
    refuse_synced(into)
    file = keys.read(old)
    key = file.unwrap(passphrase, floor)
    guards = [Guard(old.guard)] if os.access(damaged, os.W_OK) else []
    try:
        make_private_folder(into)
        guards.append(Guard(new.guard))
        _clear(new.unfinished)
        make_private_file(new.unfinished)
        with meaning_in(into):
            done = _rebuild(read_pages(old.vault, key), new.unfinished, key, file.vault_id, at)
        keys.store_both(new, file)
        os.replace(new.unfinished, new.vault)
        sync_folder(into)
        return done
    except OSError as error:
        raise (DiskFull() if error.errno in DISK_IS_FULL else CannotWrite()) from error
    finally:
        _clear(new.unfinished)
        for guard in guards:
            guard.release()


def _clear(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _rebuild(pages: Pages, path: Path, key: bytes, vault_id: str, at: datetime) -> Salvaged:
    schema = Reader(pages).schema()
    connect(path, key, mode="rwc").close()
    writer = engine(path, key, begin="BEGIN IMMEDIATE", size=1)
    try:
        upgrade(writer, schema)
        with writer.connect() as connection:
            driver: Any = connection.connection.driver_connection
            driver.execute("PRAGMA foreign_keys = OFF")  # or a row that hangs on a lost one could not be looked at
            with connection.begin():
                locks.take_off(connection)
                rows = Rows(connection, at, "")
                tables = _tables(rows)
                Reader(pages).read(tables)
                if not tables["practice"].rows and not tables["client"].rows and not tables["revision"].rows:
                    raise VaultDamaged("Nothing in this practice file can be read. Restore a backup.")
                for table in tables.values():
                    _put(rows, table)
                connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
                rows.run("INSERT OR REPLACE INTO meta VALUES ('vault_id', ?)", vault_id)
                mended = _mend(Transaction(rows)) if schema == HEAD else 0
                _let_go(rows)
                tx = Transaction(rows)
                tx.search.rebuild()
                tx.audit.add("restore", "practice", vault_id, f"salvaged, {pages.bad} of {pages.count} pages lost")
                if schema == HEAD:
                    locks.put_on(connection)
                held = ("client", "session", "note_version", "revision")
                counts = {name: int(rows.one(f"SELECT count(*) FROM {name}")) for name in held}
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        writer.dispose()
    return Salvaged(pages.count, pages.bad, counts, mended, pages.is_sealed)


# ---- into the new one


def _tables(rows: Rows) -> dict[str, Table]:
    """The tables of the new vault by name; those that are made from others are left out."""
    found = {}
    for name, kind, without in rows.all("SELECT name, type, wr FROM pragma_table_list WHERE schema = 'main'"):
        if kind != "table" or name.startswith(_DERIVED):
            continue
        told = rows.all(f'PRAGMA table_info("{name}")')
        keyed = sorted((one for one in told if one[5]), key=lambda one: one[5])
        alone = keyed[0][1] if len(keyed) == 1 and keyed[0][2].upper() == "INTEGER" and not without else None
        order = [*keyed, *(one for one in told if not one[5])] if without else told
        columns = (Column(one[1], one[2].upper(), bool(one[3]) and one[1] != alone) for one in order)
        found[name] = Table(name, tuple(columns), len(keyed) if without else 0, alone, not without)
    return found


def _put(rows: Rows, table: Table) -> None:
    names = [one.name for one in table.columns]
    if table.has_rowid:
        names.insert(0, "rowid")
    values: Iterator[Record] = iter(table.rows.values())
    if table.rowid_column is not None:  # it stands in no record: it is the row's number
        at = names.index(table.rowid_column)
        names.pop(at)
        values = ((*row[:at], *row[at + 1 :]) for row in values)
    quoted = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join("?" * len(names))
    rows.run_many(f'INSERT OR REPLACE INTO "{table.name}" ({quoted}) VALUES ({marks})', list(values))


def _mend(tx: Transaction) -> int:
    """Bring what hangs on each signed version to what was signed with it; returns how many were not so."""
    rows, mended = tx.rows, 0
    found = rows.all(
        "SELECT max(r.seq), r.note_version_id, v.nr FROM revision r LEFT JOIN note_version v"
        " ON v.id = r.note_version_id WHERE r.payload IS NOT NULL AND r.kind <> 'erase'"
        " GROUP BY r.note_version_id ORDER BY 1"
    )
    for seq, version_id, nr in found:
        try:
            payload, salt, said = rows.all("SELECT payload, salt, commit_hash FROM revision WHERE seq = ?", seq)[0]
            if sha256((salt or b"") + payload).hexdigest() != said:  # it is not what was signed
                continue
            plain = json.loads(payload)
            note = from_plain(plain["note"], SessionNote)
            client, therapist = from_plain(plain["client"], Client), from_plain(plain["therapist"], Therapist)
        except (ValueError, KeyError, TypeError, Expected):
            continue
        was = _version(tx, nr)
        if nr is not None and rows.one("SELECT note_id FROM note_version WHERE nr = ?", nr) != note.id:
            continue
        if was is not None and as_signed(was, note) == note:
            continue
        mended += 1
        if not rows.one("SELECT 1 FROM client WHERE id = ?", client.id):
            tx.clients.save(client)
        if not rows.one("SELECT 1 FROM therapist WHERE id = ?", therapist.id):
            tx.practice.save_therapist(therapist)
        _insert(rows, "session", ("id", *note_head.SESSION), (note.session_id, *note_head.session_row(note)))
        _insert(rows, "note", ("id", "session_id"), (note.id, note.session_id))
        if nr is None:
            nr = 1 + (rows.one("SELECT max(nr) FROM note_version") or 0)
            no = 1 + (rows.one("SELECT max(no) FROM note_version WHERE note_id = ?", note.id) or 0)
            names = ("nr", "id", "note_id", "no", "state", *note_head.VERSION)
            _insert(rows, "note_version", names, (nr, version_id, note.id, no, "signed", *note_head.version_row(note)))
        else:
            sets = ", ".join(f"{name} = ?" for name in note_head.VERSION)
            rows.run(f"UPDATE note_version SET {sets} WHERE nr = ?", *note_head.version_row(note), nr)
        for part in locks.PARTS:
            rows.run(f'DELETE FROM "{part}" WHERE version = ?', nr)
        note_rows.save_parts(rows, nr, note, None)
    return mended


def _version(tx: Transaction, nr: int | None) -> SessionNote | None:
    """What the rows of a version hold, None if they hold no note any more."""
    try:
        return None if nr is None else tx.notes.versions([nr])[0]
    except (LookupError, ValueError, TypeError, Expected):
        return None


def _insert(rows: Rows, table: str, names: tuple[str, ...], values: tuple[Any, ...]) -> None:
    rows.run(f"INSERT OR IGNORE INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})", *values)


def _let_go(rows: Rows) -> None:
    """Take out rows that hang on a lost one, until none does; a client of whom rows are left stays, without a name."""
    while broken := rows.all("PRAGMA foreign_key_check"):
        links: dict[str, list[Any]] = {}
        for table in {row[0] for row in broken}:
            links[table] = list(rows.all(f'PRAGMA foreign_key_list("{table}")'))
        for table, parent, column, key in sorted({(row[0], row[2], *_link(links[row[0]], row[3])) for row in broken}):
            missing = f'"{column}" IS NOT NULL AND "{column}" NOT IN (SELECT "{key}" FROM "{parent}")'
            if parent in ("client", "therapist"):
                for (one,) in rows.all(f'SELECT DISTINCT "{column}" FROM "{table}" WHERE {missing}'):
                    if parent == "client":
                        put(rows, parent, CLIENT, Client(one, LOST_NAME), folded="")
                    else:
                        put(rows, parent, THERAPIST, Therapist(one, LOST_NAME))
            else:
                rows.run(f'DELETE FROM "{table}" WHERE {missing}')


def _link(links: list[Any], number: int) -> tuple[str, str]:
    """The column of link NUMBER and that of the other table which it names."""
    return next((str(link[3]), str(link[4] or "id")) for link in links if link[0] == number)
