"""How hard a passphrase is to guess, roughly, in words a person would say."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Literal

from notesapp.model.practice import LEAST_PASSPHRASE

_WORD = re.compile(r"[^\W\d_]{3,}")
_COMMON = ("password", "passphrase", "passwort", "qwert", "12345", "massage", "letmein", "iloveyou", "admin", "abcde")


@dataclass(frozen=True, slots=True)
class Strength:
    """Bits are an estimate from below; ENOUGH means long enough to be taken."""

    enough: bool
    bits: float
    tone: Literal["text2", "warn", "ok"]
    words: str


def strength(passphrase: str) -> Strength:
    """Judge PASSPHRASE: words count 11 bits each (as if drawn from 2 000), other signs by their variety."""
    text = passphrase.lower()
    for common in _COMMON:
        text = text.replace(common, common[0])
    words = set(_WORD.findall(text))
    rest = _WORD.sub("", text).replace(" ", "")
    variety = len(set(rest))
    bits = sum(min(11.0 + max(0, len(word) - 5) * 1.0, 1.0 + len(set(word)) * 3.0) for word in words)
    bits += min(len(rest), 2 * variety) * math.log2(max(2, variety + 4))
    if not passphrase:
        return Strength(False, 0.0, "text2", "Four words that do not belong together are strong and easy to keep.")
    if len(passphrase) < LEAST_PASSPHRASE:
        return Strength(False, bits, "warn", f"Too short yet: at least {LEAST_PASSPHRASE} characters.")
    if bits < 30:
        return Strength(True, bits, "warn", "Easy to guess. Another word or two would help.")
    if bits < 42:
        return Strength(True, bits, "text2", "Fair. One more word makes it strong.")
    return Strength(True, bits, "ok", "Strong.")
