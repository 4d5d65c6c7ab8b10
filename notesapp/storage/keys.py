"""The key file: the vault's random key, wrapped once for each way to open it.

A slot holds how its wrapping key is made and the wrapped key (AES-256-GCM). Vault id, slot
and parameters are authenticated with it, so "wrong passphrase" (the tag does not fit) and
"file damaged" (it cannot be read) are two things. Slots of a kind this version does not
know (keyring) are kept as they are.

The file also holds the high-water mark: the last link of the signing chain that was seen,
authenticated with the vault's key. A vault that ends before it was rolled back.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import time
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from notesapp.codec.canonical import canonical
from notesapp.model.expected import KeysDamaged, RecoveryKeyMistyped, WrongPassphrase
from notesapp.storage import recovery
from notesapp.storage.places import Places, write_whole

FORMAT = 1
KEY_BYTES = 32
_LARGEST_FILE = 64 * 1024
_PASSPHRASE, _RECOVERY = "passphrase", "recovery"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess at the passphrase costs with argon2id."""

    memory_kib: int
    passes: int
    lanes: int

    def is_at_least(self, floor: Cost) -> bool:
        return self.memory_kib >= floor.memory_kib and self.passes >= floor.passes


FLOOR = Cost(64 * 1024, 3, 4)
"""The weakest cost a practice is opened with: 64 MiB, three passes."""

_CEILING = Cost(2 * 1024 * 1024, 64, 64)


def calibrated(seconds: float = 0.35) -> Cost:
    """The cost that takes about SECONDS here, never below FLOOR nor above 1 GiB."""
    begun = time.perf_counter()
    _stretch("calibration", bytes(16), FLOOR)
    took = max(time.perf_counter() - begun, 0.001)
    times = max(1, min(16, round(seconds / took)))
    return replace(FLOOR, memory_kib=FLOOR.memory_kib * times)


@dataclass(frozen=True, slots=True)
class Mark:
    """The highest link of the chain that was seen here."""

    seq: int = 0
    hash: str = ""


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The content of one key file, checked for its form."""

    vault_id: str
    slots: tuple[dict[str, Any], ...]
    mark: Mark = Mark()
    mark_mac: str = ""

    def content(self) -> bytes:
        plain = {
            "format": FORMAT,
            "vault": self.vault_id,
            "slots": list(self.slots),
            "mark": {"seq": self.mark.seq, "hash": self.mark.hash, "mac": self.mark_mac},
        }
        return json.dumps({**plain, "check": _check_sum(plain)}, indent=1, sort_keys=True).encode()

    def with_mark(self, mark: Mark, key: bytes) -> KeyFile:
        return replace(self, mark=mark, mark_mac=_mac(self.vault_id, mark, key))

    def mark_is_genuine(self, key: bytes) -> bool:
        return hmac.compare_digest(self.mark_mac, _mac(self.vault_id, self.mark, key))

    def unwrap(self, passphrase: str, floor: Cost) -> bytes:
        """The vault's key, by PASSPHRASE or by the recovery key in its place.

        Raises WrongPassphrase (RecoveryKeyMistyped if that is what it was), or KeysDamaged if a
        cost is below FLOOR.
        """
        recovered = recovery.read(passphrase)
        if recovered is not None and (key := self._recover(recovered)) is not None:
            return key
        for slot in self.slots:
            if slot["kind"] != _PASSPHRASE:
                continue
            cost = _cost(slot["kdf"])
            if not cost.is_at_least(floor):
                raise KeysDamaged("The key file asks for weaker protection than is safe; it was not used.")
            wrapping = _stretch(passphrase, _bytes(slot["kdf"], "salt", 16), cost)
            if (key := _unwrapped(self.vault_id, slot, wrapping)) is not None:
                return key
        raise RecoveryKeyMistyped if recovered is None and recovery.looks_like_one(passphrase) else WrongPassphrase

    @property
    def has_recovery_key(self) -> bool:
        return any(slot["kind"] == _RECOVERY for slot in self.slots)

    def with_passphrase(self, passphrase: str, key: bytes, cost: Cost) -> KeyFile:
        """The file with PASSPHRASE in place of the one before. Raises ValueError if it is empty."""
        if not passphrase.strip():
            raise ValueError("A passphrase cannot be empty.")
        salt = os.urandom(16)
        kdf = {"name": "argon2id", "memory_kib": cost.memory_kib, "passes": cost.passes, "lanes": cost.lanes}
        slot = {"id": "1", "kind": _PASSPHRASE, "kdf": {**kdf, "salt": _text(salt)}}
        return self._with(_wrapped(self.vault_id, slot, _stretch(passphrase, salt, cost), key))

    def with_recovery_key(self, recovered: bytes, key: bytes) -> KeyFile:
        """The file with RECOVERED (20 random bytes) in place of the recovery key before."""
        salt = os.urandom(16)
        slot = {"id": "recovery", "kind": _RECOVERY, "kdf": {"name": "hkdf-sha256", "salt": _text(salt)}}
        return self._with(_wrapped(self.vault_id, slot, _expand(recovered, salt), key))

    def _with(self, slot: dict[str, Any]) -> KeyFile:
        kept = tuple(one for one in self.slots if one["kind"] != slot["kind"])
        return replace(self, slots=(slot, *kept) if slot["kind"] == _PASSPHRASE else (*kept, slot))

    def _recover(self, recovered: bytes) -> bytes | None:
        for slot in self.slots:
            if slot["kind"] == _RECOVERY:
                wrapping = _expand(recovered, _bytes(slot["kdf"], "salt", 16))
                if (key := _unwrapped(self.vault_id, slot, wrapping)) is not None:
                    return key
        return None


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
        slots = tuple(plain["slots"])
        for slot in slots:
            _check(slot)
        mark = plain["mark"]
        seq, head, mac = mark["seq"], mark["hash"], mark["mac"]
        if type(seq) is not int or not 0 <= seq < 2**53 or not all(isinstance(t, str) for t in (head, mac)):
            raise ValueError("mark")
        vault_id = plain["vault"]
        if not isinstance(vault_id, str) or not vault_id or not (vault_id + head + mac).isascii():
            raise ValueError("vault")
        return KeyFile(vault_id, slots, Mark(seq, head), mac)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
        raise KeysDamaged from error


def unlock(places: Places, passphrase: str, floor: Cost = FLOOR) -> tuple[KeyFile, bytes]:
    """The key file of a practice and its key. Raises WrongPassphrase or KeysDamaged.

    The copy counts only where the file itself is damaged: it may hold an older passphrase.
    """
    file = _readable(places.keys) or _readable(places.keys_before)
    if file is None:
        raise KeysDamaged
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


def _check(slot: Any) -> None:
    """Raise if SLOT is not one; of a kind not known here only the kind is looked at."""
    if not isinstance(slot["kind"], str):
        raise ValueError("kind")
    canonical(slot)
    if slot["kind"] == _PASSPHRASE:
        if not isinstance(slot["id"], str) or slot["kdf"]["name"] != "argon2id":
            raise ValueError("slot")
        _cost(slot["kdf"])
    elif slot["kind"] == _RECOVERY:
        if not isinstance(slot["id"], str) or slot["kdf"]["name"] != "hkdf-sha256":
            raise ValueError("slot")
    else:
        return
    _bytes(slot["kdf"], "salt", 16)
    _bytes(slot, "nonce", 12)
    _bytes(slot, "wrapped", KEY_BYTES + 16)


def _cost(kdf: dict[str, Any]) -> Cost:
    cost = Cost(kdf["memory_kib"], kdf["passes"], kdf["lanes"])
    for value, most in (
        (cost.memory_kib, _CEILING.memory_kib),
        (cost.passes, _CEILING.passes),
        (cost.lanes, _CEILING.lanes),
    ):
        if type(value) is not int or not 1 <= value <= most:
            raise ValueError("cost")
    if cost.memory_kib < 8 * cost.lanes:
        raise ValueError("cost")
    return cost


def _stretch(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    secret = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    return hash_secret_raw(secret, salt, cost.passes, cost.memory_kib, cost.lanes, KEY_BYTES, Type.ID)


def _expand(recovered: bytes, salt: bytes) -> bytes:
    """No stretching: 160 random bits cannot be guessed."""
    return HKDF(SHA256(), KEY_BYTES, salt, b"session notes: recovery key").derive(recovered)


def _wrapped(vault_id: str, slot: dict[str, Any], wrapping: bytes, key: bytes) -> dict[str, Any]:
    nonce = os.urandom(12)
    locked = AESGCM(wrapping).encrypt(nonce, key, _bound(vault_id, slot))
    return {**slot, "nonce": _text(nonce), "wrapped": _text(locked)}


def _unwrapped(vault_id: str, slot: dict[str, Any], wrapping: bytes) -> bytes | None:
    nonce, locked = _bytes(slot, "nonce", 12), _bytes(slot, "wrapped", KEY_BYTES + 16)
    try:
        return AESGCM(wrapping).decrypt(nonce, locked, _bound(vault_id, slot))
    except InvalidTag:
        return None


def _bound(vault_id: str, slot: dict[str, Any]) -> bytes:
    return canonical({"vault": vault_id, "id": slot["id"], "kind": slot["kind"], "kdf": slot["kdf"]})


def _check_sum(plain: dict[str, Any]) -> str:
    """Tells a file that decayed from a passphrase that does not fit; it keeps nobody from changing the file."""
    return hashlib.sha256(canonical(plain)).hexdigest()


def _mac(vault_id: str, mark: Mark, key: bytes) -> str:
    marking = hmac.digest(key, b"session notes: high-water mark", hashlib.sha256)
    return hmac.digest(marking, canonical([vault_id, mark.seq, mark.hash]), hashlib.sha256).hex()


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _bytes(plain: dict[str, Any], name: str, length: int) -> bytes:
    raw = base64.b64decode(plain[name], validate=True)
    if len(raw) != length:
        raise ValueError(name)
    return raw
