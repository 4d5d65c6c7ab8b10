"""Reading a backup: what it says it holds, and whether that is so. A backup is never written to."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from notesapp.codec.plain import read_instant
from notesapp.model.expected import BackupDamaged, CannotWrite, DiskFull, KeysDamaged
from notesapp.storage.checks import Checked, check_vault
from notesapp.storage.keys import FLOOR, Cost, KeyFile, Mark, parse
from notesapp.storage.opening import meaning_in
from notesapp.storage.places import DISK_IS_FULL, Places, make_private_file, sync_file, sync_folder

_LARGEST_PART = 256 * 1024
VAULT, KEYS, MANIFEST = "practice.vault", "practice.keys", "manifest.json"


@dataclass(frozen=True, slots=True, repr=False)
class Opener:
    """What an open practice opens its own copies with, in place of the passphrase of their day."""

    key: bytes


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup said of itself when it was made. HEAD is the last link of the chain of signatures."""

    vault_id: str
    made: datetime
    schema: str
    sha256: str
    counts: dict[str, int]
    head: Mark


def read_manifest(file: Path) -> Manifest:
    """Raises BackupDamaged, whatever FILE is. Nothing but the manifest is read: see verify_backup."""
    with _opened(file) as archive:
        return _manifest(_part(archive, MANIFEST))


def verify_backup(file: Path, passphrase: str, floor: Cost = FLOOR) -> tuple[Manifest, Checked]:
    """Open the copy within FILE and look at all of it, in a passing folder of this computer.

    PASSPHRASE is that of the day of the backup, or the recovery key. Raises BackupDamaged,
    WrongPassphrase, VaultIsNewer.
    """
    with tempfile.TemporaryDirectory(prefix="session-notes-") as folder:
        return unpack(file, Places(Path(folder)), passphrase, floor)[:2]


def unpack(
    file: Path, places: Places, passphrase: str | Opener, floor: Cost = FLOOR
) -> tuple[Manifest, Checked, bytes]:
    """Put the copy within FILE into the empty folder of PLACES, on the disk for good, and check it there.

    Returns its key too. Raises as verify_backup does, and DiskFull or CannotWrite.
    """
    with _opened(file) as archive:
        manifest = _manifest(_part(archive, MANIFEST))
        keys = _key_file(_part(archive, KEYS), manifest)
        key = _key(keys, passphrase, floor)
        try:
            _take_out(archive, places)
        except (zipfile.BadZipFile, ValueError, EOFError) as error:
            raise BackupDamaged from error
        except OSError as error:
            raise (DiskFull() if error.errno in DISK_IS_FULL else CannotWrite()) from error
    with places.vault.open("rb") as copy:
        if hashlib.file_digest(copy, "sha256").hexdigest() != manifest.sha256:
            raise BackupDamaged
    with meaning_in(places.folder):
        checked = check_vault(places.vault, key, keys)
    for beside in ("-wal", "-shm"):
        places.vault.with_name(places.vault.name + beside).unlink(missing_ok=True)
    if checked.pages or checked.chain.head != manifest.head:
        raise BackupDamaged
    return manifest, checked, key


def _key(keys: KeyFile, passphrase: str | Opener, floor: Cost) -> bytes:
    if isinstance(passphrase, str):
        return keys.unwrap(passphrase, floor)
    if not keys.mark_is_genuine(passphrase.key):
        raise BackupDamaged("This backup is of another practice. Nothing was changed.")
    return passphrase.key


def _take_out(archive: zipfile.ZipFile, places: Places) -> None:
    for name, path in ((VAULT, places.vault), (KEYS, places.keys), (KEYS, places.keys_before)):
        make_private_file(path)
        with archive.open(name) as source, path.open("wb") as target:
            shutil.copyfileobj(source, target, 1024 * 1024)
        sync_file(path)
    sync_folder(places.folder)


@contextmanager
def _opened(file: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(file) as archive:
            if {VAULT, KEYS, MANIFEST} - set(archive.namelist()):
                raise BackupDamaged("This file is no backup of a practice.")
            yield archive
    except FileNotFoundError as error:
        raise BackupDamaged("There is no such backup.") from error
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError) as error:
        raise BackupDamaged from error


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        if archive.getinfo(name).file_size > _LARGEST_PART:
            raise BackupDamaged
        return archive.read(name)
    except (zipfile.BadZipFile, ValueError, EOFError) as error:
        raise BackupDamaged from error


def _manifest(content: bytes) -> Manifest:
    try:
        plain: dict[str, Any] = json.loads(content)
        head, counts = plain["head"], plain["counts"]
        manifest = Manifest(
            str(plain["vault"]),
            read_instant(plain["made"]),
            str(plain["schema"]),
            str(plain["sha256"]),
            {str(name): int(number) for name, number in counts.items()},
            Mark(int(head["seq"]), str(head["hash"])),
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise BackupDamaged from error
    return manifest


def _key_file(content: bytes, manifest: Manifest) -> KeyFile:
    try:
        file = parse(content)
    except KeysDamaged as error:
        raise BackupDamaged from error
    if file.vault_id != manifest.vault_id:
        raise BackupDamaged
    return file
