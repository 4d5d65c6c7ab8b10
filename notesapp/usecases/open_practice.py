"""A practice is made, or opened with its passphrase."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from notesapp.editing.stamp import Stamp
from notesapp.model.expected import NoPractice, WrongPassphrase
from notesapp.model.practice import Practice, Therapist
from notesapp.storage.places import Places
from notesapp.storage.tries import Tries
from notesapp.storage.vault import Vault

T = TypeVar("T")


def open_practice(folder: Path, passphrase: str, tries: Tries | None = None, slot_id: str | None = None) -> Vault:
    """Open with the passphrase (that of SLOT_ID, or anybody's), or with the recovery key in its place.

    TRIES slows those who try one wrong passphrase after another. Raises NoPractice,
    WrongPassphrase (RecoveryKeyMistyped), TooSoon, VaultInUse, VaultIsNewer, VaultDamaged,
    KeysDamaged, SyncedFolder.
    """
    return tried(lambda: Vault.open(folder, passphrase, slot_id=slot_id), tries)


def open_by_keyring(folder: Path, slot_id: str, secret: bytes) -> Vault:
    """Open with what the system's keyring holds for SLOT_ID. Raises what `open_practice` raises."""
    return Vault.open_with(folder, lambda file: file.open_with(slot_id, secret))


def tried(open_it: Callable[[], T], tries: Tries | None) -> T:
    """What OPEN_IT opens, counted by TRIES. Raises TooSoon, and what OPEN_IT raises."""
    if tries is None:
        return open_it()
    tries.begin()
    try:
        opened = open_it()
    except WrongPassphrase:
        tries.was_wrong()
        raise
    except BaseException:
        tries.was_neither()
        raise
    tries.was_right()
    return opened


def create_practice(
    folder: Path,
    passphrase: str,
    stamp: Stamp,
    *,
    therapist: str,
    practice: str = "",
    address: str = "",
    phone: str = "",
    email: str = "",
    registration: str = "",
    emergency_number: str = "112",
    paper: str = "a4",
) -> Vault:
    """Make a practice of one therapist and open it. Raises PracticeExists, SyncedFolder, CannotWrite, DiskFull."""
    house = Practice(stamp.new_id(), practice or therapist, address, phone, email, emergency_number, paper)
    person = Therapist(stamp.new_id(), therapist, registration=registration)
    return Vault.create(folder, passphrase, house, person)


def require_practice(folder: Path) -> None:
    """Raise NoPractice before anybody is asked for a passphrase."""
    places = Places(folder)
    if not any(path.exists() for path in (places.vault, places.keys, places.keys_before)):
        raise NoPractice
