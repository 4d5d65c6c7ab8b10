"""Putting a backup in place: verified first, the present files moved aside together, verified again.

Wherever it is broken off, the practice is afterwards the old one or the restored one. All is
prepared in a folder beside; giving that folder its last name is the moment from which the
restored one counts. What is then left to move is moved now, or when the practice is next opened.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from notesapp.model.expected import BackupDamaged, CannotWrite, PracticeExists
from notesapp.storage.bundle import Manifest, Opener, unpack
from notesapp.storage.checks import Checked, check_vault
from notesapp.storage.engine import engine
from notesapp.storage.guard import Guard
from notesapp.storage.keys import FLOOR, Cost, parse
from notesapp.storage.opening import meaning_in
from notesapp.storage.places import Places, make_private_folder, refuse_synced, sync_folder
from notesapp.storage.rows import Rows
from notesapp.storage.transaction import Transaction

_PREPARING, READY = ".restoring", ".restored"
_STAMP = "%Y-%m-%dT%H-%M-%SZ"


@dataclass(frozen=True, slots=True)
class Restored:
    """MANIFEST is what was put in place, ASIDE the folder with the files that were there, None if there were none."""

    manifest: Manifest
    checked: Checked
    aside: Path | None


def restore(
    backup: Path, folder: Path, passphrase: str | Opener, at: datetime, *, switch: bool = False, floor: Cost = FLOOR
) -> Restored:
    """Make the practice of BACKUP in FOLDER. With SWITCH it takes the place of the one there, which is kept aside.

    PASSPHRASE is that of the day of the backup, the recovery key, or the opener of the practice. Raises PracticeExists
    (without SWITCH), VaultInUse, SyncedFolder, BackupDamaged, WrongPassphrase, VaultIsNewer,
    DiskFull, CannotWrite; the folder is then as it was.
    """
    places = Places(folder)
    refuse_synced(folder)
    if not switch and any(path.exists() for path in _present(places)):
        raise PracticeExists
    was_there = folder.exists(), places.guard.exists()
    make_private_folder(folder)
    guard = Guard(places.guard)
    try:
        finish(places)
        manifest, key = decide(backup, places, passphrase, at, floor)
        try:
            aside = finish(places)
        except OSError as error:
            raise CannotWrite from error
        with meaning_in(folder):
            checked = check_vault(places.vault, key, parse(places.keys.read_bytes()))
        if checked.pages:
            raise BackupDamaged("What was restored is not whole. The files before are still there, moved aside.")
        return Restored(manifest, checked, aside)
    finally:
        guard.release()
        _leave_nothing(places, *was_there)


def _leave_nothing(places: Places, folder_was: bool, guard_was: bool) -> None:
    """Where no practice came to be, take away again what was made for it."""
    if any(path.exists() for path in _present(places)):
        return
    with suppress(OSError):
        if not guard_was:
            places.guard.unlink(missing_ok=True)
        if not folder_was:
            places.folder.rmdir()


def decide(
    backup: Path, places: Places, passphrase: str | Opener, at: datetime, floor: Cost = FLOOR
) -> tuple[Manifest, bytes]:
    """Verify BACKUP and lay it down beside the practice of PLACES, which it replaces when that is next opened.

    The guard is held; the practice may be open and goes on unharmed. Returns the key too. Raises
    BackupDamaged, WrongPassphrase, VaultIsNewer, DiskFull, CannotWrite: nothing is decided then.
    """
    stamp = at.astimezone(UTC).strftime(_STAMP)
    preparing, ready = places.folder / f"{stamp}{_PREPARING}", places.folder / f"{stamp}{READY}"
    try:
        for left in places.folder.glob(f"*{_PREPARING}"):
            shutil.rmtree(left)
        preparing.mkdir(mode=0o700)
        manifest, _, key = unpack(backup, Places(preparing), passphrase, floor)
        _note(Places(preparing), key, manifest, at)
        os.rename(preparing, ready)
        sync_folder(places.folder)
        return manifest, key
    except OSError as error:
        raise CannotWrite from error
    finally:
        shutil.rmtree(preparing, ignore_errors=True)


def finish(places: Places) -> Path | None:
    """Finish a restore that was decided but broken off. The guard is held. Returns where the files before are.

    A file that still lies in the decided folder has not been placed yet, so the one of its
    name in the practice is the old one; that tells how far it had come.
    """
    ready = next(iter(sorted(places.folder.glob(f"*{READY}"))), None)
    if ready is None:
        return None
    aside = places.folder / f"replaced-{ready.name.removesuffix(READY)}"
    coming = Places(ready)
    if coming.vault.exists():
        logs = [places.vault.with_name(places.vault.name + end) for end in ("-wal", "-shm", "-journal")]
        for old in (*logs, places.vault):
            _move_aside(old, aside)
        os.rename(coming.vault, places.vault)
    for new, old in ((coming.keys_before, places.keys_before), (coming.keys, places.keys)):
        if new.exists():
            _move_aside(old, aside)
            os.rename(new, old)
    sync_folder(places.folder)
    shutil.rmtree(ready)
    sync_folder(places.folder)
    return aside if aside.exists() else None


def _present(places: Places) -> tuple[Path, ...]:
    return (places.vault, places.keys, places.keys_before, *places.folder.glob(f"*{READY}"))


def _move_aside(path: Path, aside: Path) -> None:
    if path.exists():
        aside.mkdir(mode=0o700, exist_ok=True)
        os.rename(path, aside / path.name)
        sync_folder(aside)


def _note(places: Places, key: bytes, manifest: Manifest, at: datetime) -> None:
    """Keep in the restored practice itself that it was restored, and from which link on it goes its own way."""
    writer = engine(places.vault, key, begin="BEGIN IMMEDIATE", size=1)
    try:
        with meaning_in(places.folder), writer.begin() as connection:
            tx = Transaction(Rows(connection, at, ""))
            tx.audit.add("restore", "practice", manifest.vault_id, f"from revision {manifest.head.seq}")
        with writer.connect() as connection:
            driver: Any = connection.connection.driver_connection
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        writer.dispose()
    for beside in ("-wal", "-shm"):
        places.vault.with_name(places.vault.name + beside).unlink(missing_ok=True)
