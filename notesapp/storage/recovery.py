"""The recovery key as it is printed and typed: 160 random bits and a check, in nine groups of four.

The letters are Crockford's: none that look alike, and what is typed in their place is understood.
The check is a cyclic code of 20 bits, so every single wrong character, every two neighbours
exchanged, and any stretch of up to four wrong characters is found for certain.
"""

from __future__ import annotations

import os

BYTES = 20
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ = {letter: value for value, letter in enumerate(_ALPHABET)} | {"O": 0, "I": 1, "L": 1}
_CHARACTERS, _GROUP = 36, 4
_CHECK_BITS = 20
_POLYNOMIAL = 0x8359F  # x^20 + ... + 1
_START = 0x5E550  # so that a key of zeros is none


def new_key() -> bytes:
    return os.urandom(BYTES)


def text_of(key: bytes) -> str:
    """KEY (20 bytes) as it is printed: "7Q2M-....", nine groups."""
    number = int.from_bytes(key) << _CHECK_BITS | _check(key)
    letters = [_ALPHABET[number >> 5 * at & 31] for at in reversed(range(_CHARACTERS))]
    return "-".join("".join(letters[at : at + _GROUP]) for at in range(0, _CHARACTERS, _GROUP))


def read(text: str) -> bytes | None:
    """The key that TEXT spells, None if it spells none."""
    letters = _letters(text)
    if len(letters) != _CHARACTERS or any(letter not in _READ for letter in letters):
        return None
    number = 0
    for letter in letters:
        number = number << 5 | _READ[letter]
    key = (number >> _CHECK_BITS).to_bytes(BYTES)
    return key if number & (1 << _CHECK_BITS) - 1 == _check(key) else None


def looks_like_one(text: str) -> bool:
    """Whether TEXT was meant as a recovery key, though perhaps mistyped: about as many letters and digits."""
    letters = _letters(text)
    mixed = any(letter.isdigit() for letter in letters) and not letters.isdigit()
    return abs(len(letters) - _CHARACTERS) <= 3 and letters.isascii() and letters.isalnum() and mixed


def _letters(text: str) -> str:
    return "".join(letter for letter in text.upper() if not letter.isspace() and letter not in "-–—")


def _check(key: bytes) -> int:
    value = _START
    for bit in range(8 * BYTES - 1, -1, -1):
        top = value >> _CHECK_BITS - 1 ^ int.from_bytes(key) >> bit & 1
        value = (value << 1 & (1 << _CHECK_BITS) - 1) ^ (_POLYNOMIAL if top else 0)
    return value
