"""Reading one shipped list: TOML in, typed rows out, with the file and the entry named when something is wrong.

Every list is a table of tables keyed by stable keys. A row hands out its fields with their
type and complains about a field it was not asked for, so a misspelt field never passes.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, TypeVar

from resources import resource

T = TypeVar("T")
FOLDER = "catalogue"


class Row:
    """One entry of a list; FILE and KEY are named in every complaint."""

    def __init__(self, file: str, key: str, fields: Mapping[str, Any]) -> None:
        self.file, self.key = file, key
        self._fields = fields
        self._asked: set[str] = set()

    def wrong(self, what: str) -> ValueError:
        return ValueError(f"{self.file}: {self.key}: {what}")

    def _field(self, name: str, kind: type, default: Any) -> Any:
        self._asked.add(name)
        if name not in self._fields:
            if default is None:
                raise self.wrong(f"{name} is missing")
            return default
        value = self._fields[name]
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.wrong(f"{name} should be {kind.__name__}, not {value!r}")
        return value

    def text(self, name: str, default: str | None = None) -> str:
        """Return the text NAME; without a DEFAULT it must be there and not be empty."""
        value: str = self._field(name, str, default)
        if default is None and not value.strip():
            raise self.wrong(f"{name} is empty")
        return value

    def whole(self, name: str, default: int | None = None) -> int:
        value: int = self._field(name, int, default)
        return value

    def maybe(self, name: str) -> int | None:
        """Return the whole number NAME, or None if the entry does not have it."""
        self._asked.add(name)
        return self.whole(name) if name in self._fields else None

    def flag(self, name: str, default: bool = False) -> bool:
        value: bool = self._field(name, bool, default)
        return value

    def words(self, name: str, allowed: Iterable[str] | None = None, what: str = "word") -> tuple[str, ...]:
        """Return the list of texts NAME (empty if it is not there), each one of ALLOWED if given."""
        values = tuple(self._field(name, list, []))
        known = None if allowed is None else frozenset(allowed)
        for value in values:
            if not isinstance(value, str) or not value:
                raise self.wrong(f"{name} holds {value!r}, which is no text")
            if known is not None and value not in known:
                raise self.wrong(f"{name}: unknown {what} {value!r}")
        if len(set(values)) != len(values):
            raise self.wrong(f"{name} names something twice")
        return values

    def one_of(self, name: str, allowed: Iterable[str], default: str | None = None) -> str:
        value = self.text(name, default)
        if value not in set(allowed) and value != default:
            raise self.wrong(f"{name}: unknown {value!r}")
        return value

    def tables(self, name: str) -> tuple[Row, ...]:
        """Return the sub-entries NAME, an array of tables."""
        values = self._field(name, list, [])
        if not all(isinstance(value, dict) for value in values):
            raise self.wrong(f"{name} should hold tables")
        return tuple(Row(self.file, f"{self.key}.{name}[{n}]", table) for n, table in enumerate(values))

    def sub(self, name: str) -> Row:
        """Return the sub-table NAME, empty if it is not there."""
        return Row(self.file, f"{self.key}.{name}", self._field(name, dict, {}))

    def subs(self, name: str) -> dict[str, Row]:
        """Return the sub-tables of the table NAME by their keys."""
        inner = self.sub(name)
        return {key: inner.sub(key) for key in inner.rest()}

    def rest(self) -> Mapping[str, Any]:
        """Return every field as it is, all of them asked for."""
        self._asked.update(self._fields)
        return self._fields

    def done(self) -> None:
        """Complain about a field that nobody asked for."""
        unknown = sorted(set(self._fields) - self._asked)
        if unknown:
            raise self.wrong(f"unknown field {unknown[0]!r}")


def table(file: str) -> dict[str, Any]:
    """Return the TOML file FILE of the catalogue's folder as it is."""
    with resource(f"{FOLDER}/{file}").open("rb") as stream:
        try:
            return tomllib.load(stream)
        except tomllib.TOMLDecodeError as error:
            raise ValueError(f"{file}: {error}") from error


def rows(file: str, entries: Mapping[str, Any], make: Callable[[Row], T]) -> Mapping[str, T]:
    """Turn ENTRIES of FILE into values with MAKE, in their order; the mapping cannot be changed."""
    made: dict[str, T] = {}
    for key, fields in entries.items():
        if not isinstance(fields, dict):
            raise ValueError(f"{file}: {key}: should be a table")
        row = Row(file, key, fields)
        made[key] = make(row)
        row.done()
    return MappingProxyType(made)


def read(file: str, make: Callable[[Row], T]) -> Mapping[str, T]:
    return rows(file, table(file), make)


def unique(file: str, field: str, entries: Mapping[str, T], value: Callable[[T], str]) -> None:
    """Complain when two entries share what must be their own, such as a letter code."""
    seen: dict[str, str] = {}
    for key, entry in entries.items():
        other = seen.setdefault(value(entry), key)
        if other != key:
            raise ValueError(f"{file}: {key}: {field} {value(entry)!r} is already that of {other}")
