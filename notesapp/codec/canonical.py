"""The one text of a value: RFC 8785 JSON, its strings in Unicode NFC, no floats."""

from __future__ import annotations

import unicodedata
from typing import Any

import rfc8785


def canonical(plain: Any) -> bytes:
    """Return the canonical JSON of PLAIN as UTF-8.

    Raises ValueError on a float, a key that is not text, or text that is no Unicode.
    """
    try:
        return rfc8785.dumps(_composed(plain))
    except rfc8785.CanonicalizationError as error:
        raise ValueError(str(error)) from error


def _composed(plain: Any) -> Any:
    if isinstance(plain, str):
        return unicodedata.normalize("NFC", plain)
    if isinstance(plain, dict):
        return {_composed(key): _composed(value) for key, value in plain.items()}
    if isinstance(plain, (list, tuple)):
        return [_composed(value) for value in plain]
    if isinstance(plain, float):
        raise ValueError("A record holds whole numbers only.")
    return plain
