"""What touches the client: hands, elbows, cups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from notesapp.catalogue.rows import Row, read
from notesapp.catalogue.tags import TAGS

FILE = "tools.toml"
CONTACTS = ("broad", "narrow", "none")


@dataclass(frozen=True, slots=True)
class Tool:
    """WORDS as in "with the elbow", PLAIN as in "an elbow" on the client's paper.

    DEEP tools reach level 4 and 5 with ease; TAGS are what rules can exclude.
    """

    key: str
    label: str
    words: str
    plain: str
    contact: str
    deep: bool
    tags: tuple[str, ...]


def tool(row: Row) -> Tool:
    return Tool(
        key=row.key,
        label=row.text("label"),
        words=row.text("words"),
        plain=row.text("plain"),
        contact=row.one_of("contact", CONTACTS),
        deep=row.flag("deep"),
        tags=row.words("tags", TAGS, "tag"),
    )


@cache
def tools() -> Mapping[str, Tool]:
    return read(FILE, tool)
