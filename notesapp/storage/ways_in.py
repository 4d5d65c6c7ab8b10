"""Who may open a vault: therapists with their passphrases, the recovery key, the system's keyring.

None of it rewrites the vault: the key file holds the ways in.
"""

from __future__ import annotations

import os

from notesapp.model.expected import NoPassphrase, NotFound, NotYours, WrongPassphrase
from notesapp.model.practice import Therapist
from notesapp.storage import slots
from notesapp.storage.keys import FLOOR, Cost, KeyFile
from notesapp.storage.vault import Vault


def is_first(vault: Vault, therapist_id: str) -> bool:
    """Whether it is the practice's first therapist, whose passphrase slot bears no name."""
    with vault.read() as tx:
        return tx.practice.therapists()[0].id == therapist_id


def can_open(vault: Vault, therapist_id: str) -> bool:
    return vault.key_file.can_open(therapist_id, is_first(vault, therapist_id))


def is_passphrase(vault: Vault, passphrase: str, floor: Cost = FLOOR) -> bool:
    """Whether PASSPHRASE is that of who is at work; it takes as long as unlocking, and reads nothing of the vault."""
    slot_id = vault.key_file.slot_of(vault.who, is_first=True)  # who has no slot of that name opened with the first
    try:
        return vault.key_file.open(passphrase, floor, slot_id).kind == slots.PASSPHRASE
    except WrongPassphrase:
        return False


def add_therapist(vault: Vault, therapist: Therapist, passphrase: str, cost: Cost | None = None) -> None:
    """Take THERAPIST into the practice, or back into it, with a passphrase and (once) a key to sign with.

    Raises NoPassphrase, DiskFull, CannotWrite; without a passphrase nobody new can open anything. Until it holds,
    who is new stands among those who left: what is broken off here is finished by bringing them back.
    """
    if not passphrase.strip():
        raise NoPassphrase
    with vault.write() as tx:
        is_new = therapist.id not in {one.id for one in tx.practice.therapists()}
        tx.practice.save_therapist(therapist)
        if is_new:
            tx.practice.leaves(therapist.id)
        tx.audit.add("create", "therapist", therapist.id)
        names = {one.id: one.name for one in tx.practice.therapists()}
    vault.change_passphrase(passphrase, cost, of=therapist.id)
    with vault.write() as tx:
        tx.practice.returns(therapist.id)
    name_slots(vault, names)


def rename_therapist(vault: Vault, therapist: Therapist) -> None:
    """Keep what a therapist is called from now on. What is signed keeps the name of its day."""
    with vault.write() as tx:
        tx.practice.save_therapist(therapist)
        tx.audit.add("change", "therapist", therapist.id)
    refresh_names(vault)


def refresh_names(vault: Vault) -> None:
    """Where it is told beside the passphrases whose they are, tell it as they are called now."""
    if any("name" in slot for slot in vault.key_file.slots):
        with vault.read() as tx:
            names = {one.id: one.name for one in tx.practice.therapists()}
        name_slots(vault, names)


def name_slots(vault: Vault, names: dict[str, str]) -> None:
    """Tell beside each passphrase whose it is, if that is not told yet."""
    file = vault.key_file
    first = next(iter(names))
    named = file
    for therapist_id, name in names.items():
        named = named.with_name(file.slot_of(therapist_id, therapist_id == first), name)
    if named != file:
        vault.change_keys(lambda now, _: _renamed(now, named), "therapist")


def _renamed(now: KeyFile, named: KeyFile) -> KeyFile:
    for slot in named.slots:
        if "name" in slot:
            now = now.with_name(slot["id"], slot["name"])
    return now


def deactivate(vault: Vault, therapist_id: str) -> None:
    """THERAPIST_ID opens nothing here from now on. What they signed stays theirs, and verifies.

    Raises NotYours for who is at work: one cannot shut oneself out. A backup of before opens as on its day.
    """
    if therapist_id == vault.who:
        raise NotYours("You cannot shut yourself out; a colleague has to do it.")
    with vault.read() as tx:
        if therapist_id not in {one.id for one in tx.practice.therapists()}:
            raise NotFound
    first = is_first(vault, therapist_id)
    vault.change_keys(lambda file, _: file.without_therapist(therapist_id, first), "passphrase", therapist_id)
    with vault.write() as tx:
        tx.practice.leaves(therapist_id)
        tx.audit.add("change", "therapist", therapist_id, "left")


def confirm_recovery(vault: Vault) -> None:
    """Somebody has typed a part of the recovery key from paper: it is there."""
    vault.change_keys(lambda file, _: file.with_recovery_confirmed(), "recovery key")


# the system's keyring


def new_keyring_slot_id(vault: Vault) -> str:
    """A name for a slot of who is at work, on this computer."""
    return slots.its_id(slots.KEYRING, vault.who, os.urandom(6).hex())


def add_keyring_slot(vault: Vault, slot_id: str, secret: bytes) -> None:
    """Let SECRET (32 random bytes, which lie in the keyring already) open the vault for who is at work."""
    vault.change_keys(lambda file, key: file.with_keyring(secret, key, slot_id), "keyring", vault.who)


def drop_slots(vault: Vault, *slot_ids: str) -> None:
    """Let the slots open nothing any more."""
    vault.change_keys(lambda file, _: file.without(*slot_ids), "keyring", vault.who)


def keyring_slots(vault: Vault) -> tuple[str, ...]:
    """The keyring slots of who is at work, on whatever computer."""
    found = (slot for slot in vault.key_file.slots if slot["kind"] == slots.KEYRING)
    return tuple(slot["id"] for slot in found if slots.of(slot) == vault.who)
