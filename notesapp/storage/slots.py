"""One way into a vault: how its wrapping key is made, and the vault's key wrapped with it.

A slot is a plain mapping, as it stands in the key file. Its kind, its id and how its key is made are bound into what
it wraps (AES-256-GCM), so none of them can be changed without closing it. Whose it is stands in the id.
"""

from __future__ import annotations

import base64
import os
import time
import unicodedata
from dataclasses import dataclass, replace
from typing import Any

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from notesapp.codec.canonical import canonical

KEY_BYTES = 32
PASSPHRASE, RECOVERY, KEYRING = "passphrase", "recovery", "keyring"
FIRST = "1"
"""The passphrase slot a practice is made with: it is its first therapist's."""
_RANDOM = {RECOVERY: b"session notes: recovery key", KEYRING: b"session notes: keyring"}
"""Kinds whose secret is random, so that it need not be stretched, and what their keys are made for."""


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


def passphrase_slot(slot_id: str, passphrase: str, cost: Cost) -> tuple[dict[str, Any], bytes]:
    """A new slot and the key it wraps with."""
    salt = os.urandom(16)
    kdf = {"name": "argon2id", "memory_kib": cost.memory_kib, "passes": cost.passes, "lanes": cost.lanes}
    slot = {"id": slot_id, "kind": PASSPHRASE, "kdf": {**kdf, "salt": _text(salt)}}
    return slot, _stretch(passphrase, salt, cost)


def random_slot(slot_id: str, kind: str, secret: bytes) -> tuple[dict[str, Any], bytes]:
    """A new slot of KIND (recovery, keyring) for a random SECRET, and the key it wraps with."""
    salt = os.urandom(16)
    slot = {"id": slot_id, "kind": kind, "kdf": {"name": "hkdf-sha256", "salt": _text(salt)}}
    return slot, _expand(secret, salt, kind)


def by_passphrase(vault_id: str, slot: dict[str, Any], passphrase: str) -> bytes | None:
    """The vault's key, if PASSPHRASE opens SLOT; it costs what the slot says."""
    return _unwrapped(vault_id, slot, _stretch(passphrase, _bytes(slot["kdf"], "salt", 16), cost_of(slot)))


def by_secret(vault_id: str, slot: dict[str, Any], secret: bytes) -> bytes | None:
    return _unwrapped(vault_id, slot, _expand(secret, _bytes(slot["kdf"], "salt", 16), slot["kind"]))


def cost_of(slot: dict[str, Any]) -> Cost:
    return _cost(slot["kdf"])


def of(slot: dict[str, Any]) -> str:
    """The id of the therapist whose slot it is; "" for the practice's first, and for what is the whole practice's."""
    return str(slot["id"]).partition(":")[2].partition(":")[0]


def its_id(kind: str, therapist_id: str, mark: str = "") -> str:
    """The id of a slot of a therapist; MARK tells several of one kind apart."""
    return f"{kind}:{therapist_id}" + (f":{mark}" if mark else "")


def check(slot: Any) -> None:
    """Raise if SLOT is not one; of a kind not known here only the kind is looked at."""
    if not isinstance(slot["kind"], str):
        raise ValueError("kind")
    canonical(slot)
    if slot["kind"] == PASSPHRASE:
        if not isinstance(slot["id"], str) or slot["kdf"]["name"] != "argon2id":
            raise ValueError("slot")
        _cost(slot["kdf"])
    elif slot["kind"] in _RANDOM:
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


def _expand(secret: bytes, salt: bytes, kind: str) -> bytes:
    """No stretching: 160 random bits cannot be guessed."""
    return HKDF(SHA256(), KEY_BYTES, salt, _RANDOM[kind]).derive(secret)


def wrapped(vault_id: str, slot: dict[str, Any], wrapping: bytes, key: bytes) -> dict[str, Any]:
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


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _bytes(plain: dict[str, Any], name: str, length: int) -> bytes:
    raw = base64.b64decode(plain[name], validate=True)
    if len(raw) != length:
        raise ValueError(name)
    return raw
