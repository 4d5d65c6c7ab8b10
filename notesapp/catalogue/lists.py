"""The short lists of choices: depths, timings, reasons, positions, products ..."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from notesapp.catalogue.rows import Row, rows, table

FILE = "lists.toml"


@dataclass(frozen=True, slots=True)
class Option:
    """One choice. CLIENT is in the client's words (else as the label).

    VALUE is a whole number whose unit depends on the list (see lists.toml); TAGS are rules it
    raises or, for a product, the allergies it must not meet.
    """

    key: str
    label: str
    client: str
    value: int | None
    letter: str
    tags: tuple[str, ...]


def option(row: Row) -> Option:
    label = row.text("label")
    client = row.text("client", label.lower())
    return Option(row.key, label, client, row.maybe("value"), row.text("letter", ""), row.words("tags"))


@cache
def lists() -> Mapping[str, Mapping[str, Option]]:
    """Return every list by name; its options are in the order of the buttons."""
    return MappingProxyType({name: rows(FILE, entries, option) for name, entries in table(FILE).items()})


def options(name: str) -> Mapping[str, Option]:
    """Return the list NAME, such as "positions"; KeyError if there is none."""
    return lists()[name]


def label(name: str, key: str) -> str:
    """Return the label of KEY in the list NAME, or KEY itself: a practice's own words stay as they are."""
    found = lists()[name].get(key)
    return found.label if found else key
