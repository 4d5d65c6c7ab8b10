"""The keys that therapists sign with: Ed25519, made in the vault, each named by its fingerprint.

The private half never leaves the encrypted vault. A key is never deleted or replaced: what it
signed must verify for as long as the practice is kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from notesapp.codec.plain import instant_text
from notesapp.storage.rows import Rows

_FIRST_SCHEMA = "0001"  # nothing was signed with a key yet, only chained


IsGenuine = Callable[[int, str, str, bytes | None, str | None], bool]


@dataclass(frozen=True)
class Signer:
    """What one therapist signs with now."""

    key_id: str
    private: Ed25519PrivateKey

    def sign(self, link_hash: str) -> bytes:
        """The signature (64 bytes) of the link with LINK_HASH."""
        return self.private.sign(_message(self.key_id, link_hash))


def fingerprint(public: bytes) -> str:
    """The name of a public key (32 bytes): 32 hex digits."""
    return hashlib.sha256(b"session notes: signing key" + public).hexdigest()[:32]


def signer(rows: Rows, therapist_id: str) -> Signer:
    """The key of a therapist, made now if there is none yet. Raises what an unknown therapist raises."""
    row = rows.first(
        "SELECT id, private FROM signing_key WHERE therapist_id = ? AND private IS NOT NULL"
        " ORDER BY rowid DESC LIMIT 1",
        therapist_id,
    )
    if row is not None:
        return Signer(row[0], Ed25519PrivateKey.from_private_bytes(row[1]))
    private = Ed25519PrivateKey.generate()
    public = private.public_key().public_bytes_raw()
    made = Signer(fingerprint(public), private)
    rows.run(
        "INSERT INTO signing_key (id, therapist_id, made_at, public, private) VALUES (?, ?, ?, ?, ?)",
        *(made.key_id, therapist_id, instant_text(rows.now), public, private.private_bytes_raw()),
    )
    return made


def genuine(rows: Rows) -> IsGenuine:
    """Whether a link (its seq, author, hash, signature and key id) bears the signature of its author.

    Links from before there were signing keys bear none; how many of those there are was noted
    when the keys came.
    """
    if rows.one("SELECT version_num FROM alembic_version") == _FIRST_SCHEMA:
        return lambda seq, author, link_hash, signature, key_id: signature is None and key_id is None
    found = rows.all("SELECT id, therapist_id, public FROM signing_key")
    owners = {row[0]: row[1] for row in found if fingerprint(row[2]) == row[0]}
    publics = {row[0]: Ed25519PublicKey.from_public_bytes(row[2]) for row in found if row[0] in owners}
    unsigned_to = int(rows.one("SELECT value FROM meta WHERE name = 'unsigned_to'") or 0)

    def is_genuine(seq: int, author: str, link_hash: str, signature: bytes | None, key_id: str | None) -> bool:
        if seq <= unsigned_to:
            return signature is None and key_id is None
        if signature is None or key_id is None or owners.get(key_id) != author:
            return False
        try:
            publics[key_id].verify(signature, _message(key_id, link_hash))
        except (InvalidSignature, TypeError):
            return False
        return True

    return is_genuine


def _message(key_id: str, link_hash: str) -> bytes:
    return f"session notes: revision {link_hash} by {key_id}".encode()
