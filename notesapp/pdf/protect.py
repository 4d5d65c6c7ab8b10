"""Papers that leave the house closed: joined into one PDF and encrypted (AES-256, revision 6) in memory.

What is joined here never touches a disk before it is encrypted. ReportLab's own 256-bit mode
is not used: it makes files that other readers refuse.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

BITS = 80
_CONSONANTS, _VOWELS = "bdfghjklmnprstvz", "aiou"
_GROUPS = BITS // 16
_RUDE = re.compile("fag|fuk|fut|hor|kak|kon|kun|nig|pis|pus|rap|tit|vag|zis")
"""Sounds that one would not like to read to a client; a group with one is drawn again (about one in thirty)."""


@dataclass(frozen=True, slots=True)
class Part:
    """One paper and the words under which the reader's list of contents names it."""

    title: str
    pdf: bytes


def new_password() -> str:
    """Five groups such as "bimuk": 80 random bits, less a quarter bit for what is drawn again. Easy to read aloud."""
    return "-".join(_group() for _ in range(_GROUPS))


def _group() -> str:
    while True:
        number = secrets.randbits(16)
        group = ""
        for letters, bits in ((_CONSONANTS, 4), (_VOWELS, 2), (_CONSONANTS, 4), (_VOWELS, 2), (_CONSONANTS, 4)):
            group += letters[number & (1 << bits) - 1]
            number >>= bits
        if not _RUDE.search(group):
            return group


def protected(parts: Sequence[Part], password: str, attached: Mapping[str, bytes] | None = None) -> bytes:
    """PARTS one after the other, and the files ATTACHED, in one PDF that opens with PASSWORD.

    Names, titles and dates stand inside the encryption. Nobody holds the owner's password: it is random and forgotten.
    """
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    writer.pdf_header = "%PDF-2.0"  # revision 6 belongs to it
    for part in parts:
        writer.append(PdfReader(BytesIO(part.pdf)), outline_item=part.title, import_outline=False)
    for name, content in (attached or {}).items():
        writer.add_attachment(name, content)
    writer.metadata = {"/Title": parts[0].title if parts else "", "/Creator": "Session Notes"}
    writer.encrypt(user_password=password, owner_password=secrets.token_urlsafe(32), algorithm="AES-256")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
