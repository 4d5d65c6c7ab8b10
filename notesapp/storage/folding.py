"""Names as they are looked for: without case, accents and marks."""

from __future__ import annotations

import unicodedata

_NO_DECOMPOSITION = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ı": "i", "ŧ": "t"}
)


def fold(text: str) -> str:
    """TEXT in the one form it is compared in: "Zoë Ørsted" is "zoe orsted"."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(bare.casefold().translate(_NO_DECOMPOSITION).split())
