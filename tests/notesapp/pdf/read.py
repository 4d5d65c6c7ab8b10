"""Reading finished papers back, as a reader's program would."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

from pypdf import PdfReader


def pages(pdf: bytes) -> list[str]:
    """The text of each page, blanks and line ends as one blank."""
    return [re.sub(r"\s+", " ", page.extract_text()) for page in PdfReader(BytesIO(pdf)).pages]


def text(pdf: bytes) -> str:
    return " ".join(pages(pdf))


def in_order(pdf: bytes, *words: str) -> bool:
    """Whether the words are there, each after the one before."""
    at, whole = 0, text(pdf)
    for word in words:
        found = whole.find(word, at)
        if found < 0:
            raise AssertionError(f"{word!r} is missing after {whole[max(0, at - 40) : at]!r}")
        at = found + len(word)
    return True


def fonts(pdf: bytes) -> dict[str, bool]:
    """Every typeface of every page and form → whether it is embedded."""
    found: dict[str, bool] = {}

    def look(pointer: Any) -> None:
        resources = pointer.get_object()
        for font in (resources.get("/Font") or {}).values():
            font = font.get_object()
            described = font.get("/FontDescriptor")
            keys = described.get_object().keys() if described else ()
            found[str(font["/BaseFont"])] = any(key.startswith("/FontFile") for key in keys)
        for inner in (resources.get("/XObject") or {}).values():
            inner = inner.get_object()
            if inner.get("/Subtype") == "/Form" and "/Resources" in inner and id(inner) not in seen:
                seen.add(id(inner))
                look(inner["/Resources"])

    seen: set[int] = set()
    for page in PdfReader(BytesIO(pdf)).pages:
        look(page["/Resources"])
    return found
