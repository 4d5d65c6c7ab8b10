"""What a text of a record may hold, whether typed, pasted or read from a file."""

from __future__ import annotations

import re

MAX_TEXT = 20_000
"""Characters of one text at most: seven pages of paper; longer ones no page could be laid out for in time."""

NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Control characters but tab and line ends, halves of characters, and what is none in Unicode.

Marks of direction are text: names in Arabic or Hebrew need them.
"""


def cleaned(text: str) -> str:
    """TEXT without what is no text, line ends as one sign."""
    if text.isascii() and text.isprintable():
        return text
    return NO_TEXT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
