"""The key file: the vault's random key, wrapped once for each way to open it.

A slot (notesapp.storage.slots) holds how its wrapping key is made and the wrapped key. Vault id, slot
and parameters are authenticated with it, so "wrong passphrase" (the tag does not fit) and
"file damaged" (it cannot be read) are two things. Each therapist has a passphrase of their own; the
recovery key is the practice's; a slot for the system's keyring is one therapist's on one computer.
Slots of a kind this version does not know are kept as they are.

The file also holds the high-water mark: the last link of the signing chain that was seen,
authenticated with the vault's key. A vault that ends before it was rolled back.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import asdict, astuple, dataclass, field, replace
from pathlib import Path
from typing import Any

from notesapp.codec.canonical import canonical
from notesapp.model.expected import KeysDamaged, RecoveryKeyMistyped, WrongPassphrase
from notesapp.storage import recovery, slots
from notesapp.storage.places import Places, write_whole
from notesapp.storage.slots import FIRST, KEYRING, PASSPHRASE, RECOVERY
from notesapp.storage.slots import FLOOR as FLOOR
from notesapp.storage.slots import KEY_BYTES as KEY_BYTES
from notesapp.storage.slots import Cost as Cost
from notesapp.storage.slots import calibrated as calibrated

FORMAT = 1
_LARGEST_FILE = 64 * 1024


@dataclass(frozen=True, slots=True)
class Mark:
    """The highest link of the chain that was seen here."""

    seq: int = 0
    hash: str = ""


@dataclass(frozen=True, slots=True)
class Opening:
    """What opened: the vault's KEY, the KIND of slot, and the id of the therapist WHO has that slot.

    WHO is "" for the practice's first therapist, and for the recovery key, which is nobody's own.
    """

    key: bytes = field(repr=False)
    kind: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class Noted:
    """An entry of the access log that waits for the vault to be written: AT in UTC, WHO did WHAT, ABOUT whom."""

    at: str
    who: str
    what: str
    about: str


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The content of one key file, checked for its form. NOTED waits to be written into the access log."""

    vault_id: str
    slots: tuple[dict[str, Any], ...]
    mark: Mark = Mark()
    mark_mac: str = ""
    noted: tuple[Noted, ...] = ()
    noted_mac: str = ""

    def content(self) -> bytes:
        plain: dict[str, Any] = {
            "format": FORMAT,
            "vault": self.vault_id,
            "slots": list(self.slots),
            "mark": {"seq": self.mark.seq, "hash": self.mark.hash, "mac": self.mark_mac},
        }
        if self.noted:
            plain["noted"] = {"entries": [asdict(one) for one in self.noted], "mac": self.noted_mac}
        return json.dumps({**plain, "check": _check_sum(plain)}, indent=1, sort_keys=True).encode()

    def with_mark(self, mark: Mark, key: bytes) -> KeyFile:
        return replace(self, mark=mark, mark_mac=_mac(self.vault_id, mark, key))

    def mark_is_genuine(self, key: bytes) -> bool:
        return hmac.compare_digest(self.mark_mac, _mac(self.vault_id, self.mark, key))

    def with_noted(self, one: Noted, key: bytes) -> KeyFile:
        noted = (*self.noted, one)
        return replace(self, noted=noted, noted_mac=_noted_mac(self.vault_id, noted, key))

    def without_noted(self) -> KeyFile:
        return replace(self, noted=(), noted_mac="")

    def noted_is_genuine(self, key: bytes) -> bool:
        return hmac.compare_digest(self.noted_mac, _noted_mac(self.vault_id, self.noted, key))

    def open(self, secret: str, floor: Cost, slot_id: str | None = None) -> Opening:
        """The vault's key, by the passphrase SECRET or by the recovery key in its place.

        SLOT_ID is the one slot to try, by default every therapist's. Raises WrongPassphrase
        (RecoveryKeyMistyped if that is what it was), or KeysDamaged if a cost is below FLOOR.
        """
        recovered = recovery.read(secret)
        for slot in self.slots if recovered is not None else ():
            if slot["kind"] == RECOVERY and (key := slots.by_secret(self.vault_id, slot, recovered or b"")) is not None:
                return Opening(key, RECOVERY)
        for slot in self.slots:
            if slot["kind"] != PASSPHRASE or slot_id not in (None, slot["id"]):
                continue
            if not slots.cost_of(slot).is_at_least(floor):
                raise KeysDamaged("The key file asks for weaker protection than is safe; it was not used.")
            if (key := slots.by_passphrase(self.vault_id, slot, secret)) is not None:
                return Opening(key, PASSPHRASE, slots.of(slot))
        raise RecoveryKeyMistyped if recovered is None and recovery.looks_like_one(secret) else WrongPassphrase

    def open_with(self, slot_id: str, secret: bytes) -> Opening:
        """The vault's key by what the system's keyring holds for SLOT_ID. Raises WrongPassphrase."""
        for slot in self.slots:
            if slot["kind"] != KEYRING or slot["id"] != slot_id:
                continue
            if (key := slots.by_secret(self.vault_id, slot, secret)) is not None:
                return Opening(key, KEYRING, slots.of(slot))
        raise WrongPassphrase

    def unwrap(self, passphrase: str, floor: Cost) -> bytes:
        """As `open`, but for the key alone."""
        return self.open(passphrase, floor).key

    # what stands in it

    @property
    def has_recovery_key(self) -> bool:
        return any(slot["kind"] == RECOVERY for slot in self.slots)

    @property
    def recovery_is_confirmed(self) -> bool:
        """Whether there is a recovery key that somebody has shown to have on paper."""
        return any(slot["kind"] == RECOVERY and slot.get("confirmed") is not False for slot in self.slots)

    def slot_of(self, therapist_id: str, is_first: bool) -> str:
        """The id of a therapist's passphrase slot, as it is or would be; the practice IS_FIRST's has a name of old."""
        own = slots.its_id(PASSPHRASE, therapist_id)
        return slots.FIRST if is_first and own not in self._passphrases else own

    def can_open(self, therapist_id: str, is_first: bool) -> bool:
        return self.slot_of(therapist_id, is_first) in self._passphrases

    @property
    def _passphrases(self) -> set[str]:
        return {slot["id"] for slot in self.slots if slot["kind"] == PASSPHRASE}

    # what is changed in it

    def with_passphrase(self, passphrase: str, key: bytes, cost: Cost, slot_id: str = FIRST) -> KeyFile:
        """The file with PASSPHRASE in place of the one before in SLOT_ID. Raises ValueError if it is empty."""
        if not passphrase.strip():
            raise ValueError("A passphrase cannot be empty.")
        slot, wrapping = slots.passphrase_slot(slot_id, passphrase, cost)
        before = next((one for one in self.slots if one["id"] == slot_id), {})
        label = {"name": before["name"]} if "name" in before else {}
        return self._with({**slots.wrapped(self.vault_id, slot, wrapping, key), **label})

    def with_recovery_key(self, recovered: bytes, key: bytes, confirmed: bool = True) -> KeyFile:
        """The file with RECOVERED (20 random bytes) in place of the recovery key before.

        CONFIRMED says that it is known to stand on paper.
        """
        slot, wrapping = slots.random_slot(RECOVERY, RECOVERY, recovered)
        return self._with({**slots.wrapped(self.vault_id, slot, wrapping, key), "confirmed": confirmed})

    def with_recovery_confirmed(self) -> KeyFile:
        return replace(self, slots=tuple({**s, "confirmed": True} if s["kind"] == RECOVERY else s for s in self.slots))

    def with_keyring(self, secret: bytes, key: bytes, slot_id: str) -> KeyFile:
        slot, wrapping = slots.random_slot(slot_id, KEYRING, secret)
        return self._with(slots.wrapped(self.vault_id, slot, wrapping, key))

    def with_name(self, slot_id: str, name: str) -> KeyFile:
        """Tell whose slot it is, so that one can be chosen before the vault is open. No more than a label."""
        return replace(self, slots=tuple({**s, "name": name} if s["id"] == slot_id else s for s in self.slots))

    def without(self, *slot_ids: str) -> KeyFile:
        return replace(self, slots=tuple(slot for slot in self.slots if slot["id"] not in slot_ids))

    def without_therapist(self, therapist_id: str, is_first: bool) -> KeyFile:
        """The file in which nothing opens for this therapist: neither a passphrase nor a keyring."""
        file = self.without(slots.FIRST) if is_first else self
        return replace(file, slots=tuple(slot for slot in file.slots if slots.of(slot) != therapist_id))

    def _with(self, slot: dict[str, Any]) -> KeyFile:
        """A slot takes the place of the one with its id; passphrases come first."""
        ids = [one["id"] for one in self.slots]
        if slot["id"] in ids:
            return replace(self, slots=tuple(slot if one["id"] == slot["id"] else one for one in self.slots))
        at = sum(one["kind"] == PASSPHRASE for one in self.slots) if slot["kind"] == PASSPHRASE else len(self.slots)
        return replace(self, slots=(*self.slots[:at], slot, *self.slots[at:]))


def new_key_file(vault_id: str, key: bytes, passphrase: str, cost: Cost) -> KeyFile:
    """A key file with one passphrase slot. Raises ValueError if PASSPHRASE is empty."""
    return KeyFile(vault_id, ()).with_passphrase(passphrase, key, cost).with_mark(Mark(), key)


def parse(content: bytes) -> KeyFile:
    """Read a key file. Whatever CONTENT is, it is a KeyFile or KeysDamaged."""
    try:
        if len(content) > _LARGEST_FILE:
            raise ValueError("too large")
        plain = json.loads(content)
        if plain["format"] != FORMAT or plain.pop("check") != _check_sum(plain):
            raise ValueError("format")
        held = tuple(plain["slots"])
        for slot in held:
            slots.check(slot)
        mark = plain["mark"]
        seq, head, mac = mark["seq"], mark["hash"], mark["mac"]
        if type(seq) is not int or not 0 <= seq < 2**53 or not all(isinstance(t, str) for t in (head, mac)):
            raise ValueError("mark")
        vault_id = plain["vault"]
        if not isinstance(vault_id, str) or not vault_id or not (vault_id + head + mac).isascii():
            raise ValueError("vault")
        noted, noted_mac = _read_noted(plain.get("noted"))
        return KeyFile(vault_id, held, Mark(seq, head), mac, noted, noted_mac)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
        raise KeysDamaged from error


def _read_noted(plain: Any) -> tuple[tuple[Noted, ...], str]:
    if plain is None:
        return (), ""
    noted, mac = tuple(Noted(**one) for one in plain["entries"]), plain["mac"]
    texts = [mac, *(text for one in noted for text in astuple(one))]
    if not all(isinstance(text, str) for text in texts):
        raise ValueError("noted")
    return noted, mac


def read(places: Places) -> KeyFile:
    """The key file of a practice. Raises KeysDamaged.

    The copy counts only where the file itself is damaged: it may hold an older passphrase.
    """
    file = _readable(places.keys) or _readable(places.keys_before)
    if file is None:
        raise KeysDamaged
    return file


def unlock(places: Places, passphrase: str, floor: Cost = FLOOR) -> tuple[KeyFile, bytes]:
    """The key file of a practice and its key. Raises WrongPassphrase or KeysDamaged."""
    file = read(places)
    return file, file.unwrap(passphrase, floor)


def _readable(path: Path) -> KeyFile | None:
    try:
        return parse(path.read_bytes())
    except (OSError, KeysDamaged):
        return None


def store(places: Places, file: KeyFile) -> None:
    """Put FILE in place of the practice's key file, which is copied first if it can be read."""
    try:
        before = places.keys.read_bytes()
        parse(before)
    except (OSError, KeysDamaged):
        before = file.content() if not places.keys_before.exists() else b""
    if before:
        write_whole(places.keys_before, before)
    write_whole(places.keys, file.content())


def store_both(places: Places, file: KeyFile) -> None:
    """Put FILE in place of the key file and then of its copy, so that neither opens by what was replaced."""
    write_whole(places.keys, file.content())
    write_whole(places.keys_before, file.content())


def _check_sum(plain: dict[str, Any]) -> str:
    """Tells a file that decayed from a passphrase that does not fit; it keeps nobody from changing the file."""
    return hashlib.sha256(canonical(plain)).hexdigest()


def _mac(vault_id: str, mark: Mark, key: bytes) -> str:
    marking = hmac.digest(key, b"session notes: high-water mark", hashlib.sha256)
    return hmac.digest(marking, canonical([vault_id, mark.seq, mark.hash]), hashlib.sha256).hex()


def _noted_mac(vault_id: str, noted: tuple[Noted, ...], key: bytes) -> str:
    noting = hmac.digest(key, b"session notes: noted in the key file", hashlib.sha256)
    return hmac.digest(noting, canonical([vault_id, *map(list, map(astuple, noted))]), hashlib.sha256).hex()
