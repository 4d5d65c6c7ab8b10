"""The ways out when a practice does not open: a backup of it, or what can still be read of it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from notesapp.model.expected import BackupDamaged, Expected
from notesapp.storage.backup import SUFFIX
from notesapp.storage.bundle import read_manifest
from notesapp.storage.places import Places
from notesapp.storage.restore import Restored, restore
from notesapp.storage.salvage import Salvaged, salvage
from notesapp.usecases.find_again import find_again
from notesapp.usecases.open_practice import open_practice


@dataclass(frozen=True, slots=True)
class Found:
    """What a backup says of itself; whether that is so is known once its passphrase was given."""

    path: Path
    made: datetime
    clients: int
    sessions: int


def has_backups(folder: Path) -> bool:
    return any(folder.glob(f"*{SUFFIX}")) or any(Places(folder).backups.glob(f"*{SUFFIX}"))


def backups_in(folder: Path) -> tuple[Found, ...]:
    """Those in FOLDER or in the backups of the practice there, newest first; unreadable ones are left out."""
    found = []
    for path in (*folder.glob(f"*{SUFFIX}"), *Places(folder).backups.glob(f"*{SUFFIX}")):
        try:
            manifest = read_manifest(path)
        except BackupDamaged:
            continue
        counts = manifest.counts
        found.append(Found(path, manifest.made, counts.get("client", 0), counts.get("session", 0)))
    return tuple(sorted(found, key=lambda one: one.made, reverse=True))


def restore_to(backup: Path, folder: Path, passphrase: str, at: datetime) -> Restored:
    """Verify BACKUP and make FOLDER its practice; a practice that is there is kept aside. Raises as restore does."""
    return restore(backup, folder, passphrase, at, switch=True)


def salvage_to(damaged: Path, folder: Path, passphrase: str, at: datetime) -> Salvaged:
    """Make a practice in the empty FOLDER of what can be read in that of DAMAGED, which stays as it is.

    Its notes are found by the search again. Raises as salvage does.
    """
    done = salvage(damaged, folder, passphrase, at)
    with suppress(Expected):  # what was read is safe; what the search does not find stands on the client's page
        vault = open_practice(folder, passphrase)
        try:
            find_again(vault)
        finally:
            vault.close()
    return done


def found_in(done: Salvaged) -> str:
    """What came of it, in a sentence or two."""
    many = [("client", "clients"), ("session", "sessions"), ("signed entry", "signed entries")]
    numbers = [done.counts[table] for table in ("client", "session", "revision")]
    told = [f"{number} {one if number == 1 else more}" for number, (one, more) in zip(numbers, many, strict=True)]
    said = f"Read {told[0]}, {told[1]} and {told[2]}; {done.bad} of {done.pages} pages could not be read."
    return said if done.is_proved else f"{said} The beginning of the file is gone, so no page could be proved genuine."


__all__ = ["Found", "Restored", "Salvaged", "backups_in", "found_in", "has_backups", "salvage_to"]
