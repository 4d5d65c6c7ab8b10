"""The pages of a damaged vault, read without SQLite, which gives up at the first one that is not good.

A page is known to be whole by its own seal (HMAC-SHA-512 with its number), so nothing altered is taken for what
was written; only where the very beginning of the file is gone, and with it what the seals are made with, every page
that can be read is taken. What stands in the log and was committed counts in place of the page it replaces.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, RESERVED, IV, SALT = 4096, 80, 16, 16
USABLE = PAGE - RESERVED
_LOG_HEAD, _FRAME_HEAD = 32, 24
INDEX_INNER, TABLE_INNER, INDEX_LEAF, TABLE_LEAF = 2, 5, 10, 13
_MOST_BYTES = 64 * 1024 * 1024

Record = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a tree: what lies below it (CHILD), its ROWID in a table's tree, and the RECORD it holds."""

    child: int | None
    rowid: int | None
    record: Record | None


class BadPage(Exception):
    """A page that is not there, not whole, or not what it should be."""


@dataclass
class Pages:
    """WHOLE are the good pages by number, as SQLite sees them; COUNT how many there should be.

    IS_SEALED: each of them is proved to be as it was written.
    """

    whole: dict[int, bytes]
    count: int
    is_sealed: bool = True

    @property
    def bad(self) -> int:
        return self.count - len(self.whole)

    def kind(self, number: int) -> int:
        """Which kind of tree page it is, 0 if none. Raises BadPage."""
        if number not in self.whole:
            raise BadPage(number)
        kind = self.whole[number][_head(number)]
        return kind if kind in (INDEX_INNER, TABLE_INNER, INDEX_LEAF, TABLE_LEAF) else 0

    def cells(self, number: int) -> tuple[Cell, ...]:
        """The cells of a tree page in their order; an inner one ends with a cell that is a child alone.

        Raises BadPage; a row whose further pages are gone is left out.
        """
        try:
            return tuple(self._read(number))
        except (struct.error, IndexError) as error:
            raise BadPage(number) from error

    def _read(self, number: int) -> Iterator[Cell]:
        kind, page, at = self.kind(number), self.whole[number], _head(number)
        if not kind:
            raise BadPage(number)
        inner = kind in (INDEX_INNER, TABLE_INNER)
        (count,) = struct.unpack_from(">H", page, at + 3)
        for start in struct.unpack_from(f">{count}H", page, at + (12 if inner else 8)):
            where, child, rowid = start, None, None
            if inner:
                (child,) = struct.unpack_from(">I", page, where)
                where += 4
            if kind == TABLE_INNER:
                yield Cell(child, _signed(_varint(page, where)[0]), None)
                continue
            size, where = _varint(page, where)
            if kind == TABLE_LEAF:
                rowid, where = _varint(page, where)
                rowid = _signed(rowid)
            try:
                yield Cell(child, rowid, _record(self._payload(page, where, size, kind == TABLE_LEAF)))
            except (BadPage, ValueError, struct.error, IndexError):
                if child is not None:
                    yield Cell(child, None, None)
        if inner:
            yield Cell(struct.unpack_from(">I", page, at + 8)[0], None, None)

    def _payload(self, page: bytes, where: int, size: int, of_table: bool) -> bytes:
        """SIZE bytes that begin at WHERE and go on in pages of their own."""
        if size > _MOST_BYTES:
            raise BadPage("size")
        most = USABLE - 35 if of_table else (USABLE - 12) * 64 // 255 - 23
        here = size
        if size > most:
            least = (USABLE - 12) * 32 // 255 - 23
            here = least + (size - least) % (USABLE - 4)
            here = here if here <= most else least
        parts, left = [page[where : where + here]], size - here
        following = struct.unpack_from(">I", page, where + here)[0] if left else 0
        while left > 0:
            if following not in self.whole:
                raise BadPage(following)
            more = self.whole[following]
            following = struct.unpack_from(">I", more, 0)[0]
            parts.append(more[4 : 4 + min(left, USABLE - 4)])
            left -= len(parts[-1])
        return b"".join(parts)


def read_pages(vault: Path, key: bytes) -> Pages:
    """The good pages of the file VAULT and of the log beside it; what cannot be read is not there."""
    content, log = _content(vault), _content(vault.with_name(vault.name + "-wal"))
    frames = _frames(log)
    written = [(at // PAGE + 1, content[at : at + PAGE]) for at in range(0, len(content), PAGE)] + frames
    salts = {content[:SALT], *(page[:SALT] for number, page in frames if number == 1)}
    seals: list[bytes | None] = [_seal(key, salt) for salt in salts if len(salt) == SALT]
    whole: dict[int, bytes] = {}
    for seal in (*seals, None):
        if whole:
            break
        is_sealed = seal is not None
        whole = {number: _decrypted(page, number, key) for number, page in written if _is_whole(page, number, seal)}
    told = struct.unpack_from(">I", whole[1], 28)[0] if 1 in whole else 0  # how many the vault itself says it has
    count = max(told or -(-len(content) // PAGE), max(whole, default=0))
    return Pages(whole, count, is_sealed)


def _content(path: Path) -> bytes:
    """The bytes of the file at PATH; zeros where the disk gives none."""
    parts: list[bytes] = []
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except OSError:
        return b""
    try:
        for at in range(0, os.fstat(handle).st_size, PAGE):
            try:
                os.lseek(handle, at, os.SEEK_SET)
                parts.append(os.read(handle, PAGE))
            except OSError:
                parts.append(bytes(PAGE))
    finally:
        os.close(handle)
    return b"".join(parts)


def _frames(log: bytes) -> list[tuple[int, bytes]]:
    """The pages that were committed to the log, oldest first; the first page of it that is of another round ends it."""
    found: list[tuple[int, bytes]] = []
    kept, salts = 0, log[16:24]
    for at in range(_LOG_HEAD, len(log) - _FRAME_HEAD - PAGE + 1, _FRAME_HEAD + PAGE):
        number, size = struct.unpack_from(">II", log, at)
        if log[at + 8 : at + 16] != salts:
            break
        found.append((number, log[at + _FRAME_HEAD : at + _FRAME_HEAD + PAGE]))
        if size:
            kept = len(found)
    return found[:kept]


def _seal(key: bytes, salt: bytes) -> bytes:
    """What SQLCipher 4 seals pages with."""
    return hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, 32)


def _is_whole(page: bytes, number: int, seal: bytes | None) -> bool:
    if len(page) != PAGE or seal is None:
        return len(page) == PAGE and number > 1 and any(page)
    sealed = page[SALT if number == 1 else 0 : USABLE + IV] + struct.pack("<I", number)
    return hmac.compare_digest(hmac.digest(seal, sealed, "sha512"), page[USABLE + IV :])


def _decrypted(page: bytes, number: int, key: bytes) -> bytes:
    start = SALT if number == 1 else 0
    reader = Cipher(algorithms.AES(key), modes.CBC(page[USABLE : USABLE + IV])).decryptor()
    return bytes(start) + reader.update(page[start:USABLE]) + reader.finalize()


def _head(number: int) -> int:
    return 100 if number == 1 else 0


def _varint(page: bytes, at: int) -> tuple[int, int]:
    value = 0
    for step in range(8):
        byte = page[at + step]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + step + 1
    return value << 8 | page[at + 8], at + 9


def _signed(number: int) -> int:
    return number - (1 << 64) if number >= 1 << 63 else number


_WHOLE_BYTES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


def _record(payload: bytes) -> Record:
    """The values of one row. Raises ValueError, IndexError."""
    size, at = _varint(payload, 0)
    values: list[Any] = []
    where = size
    while at < size:
        kind, at = _varint(payload, at)
        if kind in (0, 8, 9):
            values.append(None if kind == 0 else kind - 8)
            continue
        length = _WHOLE_BYTES.get(kind, 8 if kind == 7 else (kind - 12) // 2)
        raw = payload[where : where + length]
        if length < 0 or len(raw) != length:
            raise ValueError("record")
        where += length
        if kind in _WHOLE_BYTES:
            values.append(int.from_bytes(raw, signed=True))
        elif kind == 7:
            values.append(struct.unpack(">d", raw)[0])
        else:
            values.append(raw if kind % 2 == 0 else raw.decode())
    return tuple(values)
