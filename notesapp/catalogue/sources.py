"""Where the facts of the lists come from: the codes that stand in `source` ("D K1"), with their titles."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from notesapp.catalogue.rows import read

FILE = "sources.toml"


@cache
def sources() -> Mapping[str, str]:
    return read(FILE, lambda row: row.text("title"))


def titles(source: str) -> tuple[str, ...]:
    """Return the titles of the codes in SOURCE, which are parted by spaces; KeyError for an unknown one."""
    return tuple(sources()[code] for code in source.split())
