"""What can be picked for the health history, and which rules speak while it is current."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from notesapp.catalogue.rows import Row, read
from notesapp.catalogue.rules import check_known
from notesapp.model.practice import HistoryKind

FILE = "conditions.toml"


@dataclass(frozen=True, slots=True)
class Condition:
    """ALERT is the line on the client's card; PRIORITY 9 comes first, 1 last."""

    key: str
    kind: HistoryKind
    label: str
    client: str
    raises: tuple[str, ...]
    alert: str
    priority: int
    synonyms: tuple[str, ...]
    source: str


def condition(row: Row) -> Condition:
    made = Condition(
        key=row.key,
        kind=HistoryKind(row.one_of("kind", HistoryKind)),
        label=row.text("label"),
        client=row.text("client"),
        raises=row.words("raises"),
        alert=row.text("alert", ""),
        priority=row.whole("priority"),
        synonyms=row.words("synonyms"),
        source=row.text("source"),
    )
    check_known(row.file, row.key, made.raises)
    return made


@cache
def conditions() -> Mapping[str, Condition]:
    return read(FILE, condition)
