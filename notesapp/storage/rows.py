"""The rows of one transaction: SQL goes in, tuples come out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from notesapp.model.expected import BadNote
from notesapp.storage.keys import Mark


@dataclass(frozen=True, slots=True)
class Changed:
    """Something of KIND ("client", "note", ...) with ID has changed, and the change is kept."""

    kind: str
    id: str


@contextmanager
def _kept() -> Iterator[None]:
    """What no database can hold is nobody's bug: it came from outside."""
    try:
        yield
    except UnicodeEncodeError as error:
        raise BadNote("A text holds half a character, which cannot be kept. Please write it anew.") from error
    except OverflowError as error:
        raise BadNote("A number is larger than any number of a record.") from error


class Rows:
    """The connection of one transaction, and what was changed through it."""

    def __init__(self, connection: Connection, now: datetime, who: str) -> None:
        self._connection = connection
        self.now = now
        self.who = who
        self.changes: dict[Changed, None] = {}
        self.head: Mark | None = None

    def run(self, sql: str, *values: Any) -> int:
        """Execute SQL with VALUES and return how many rows it changed. Raises BadNote if one cannot be kept."""
        with _kept():
            return self._connection.exec_driver_sql(sql, values).rowcount

    def run_many(self, sql: str, rows: Sequence[Sequence[Any]]) -> None:
        if rows:
            with _kept():
                self._connection.exec_driver_sql(sql, [tuple(row) for row in rows])

    def all(self, sql: str, *values: Any) -> Sequence[Sequence[Any]]:
        return self._connection.exec_driver_sql(sql, values).all()

    def each(self, sql: str, *values: Any) -> Iterator[Sequence[Any]]:
        """Row by row, for what is too large to hold at once."""
        yield from self._connection.exec_driver_sql(sql, values)

    def first(self, sql: str, *values: Any) -> Sequence[Any] | None:
        return self._connection.exec_driver_sql(sql, values).first()

    def one(self, sql: str, *values: Any) -> Any:
        """The single value SQL asks for, None if there is no row."""
        row = self.first(sql, *values)
        return None if row is None else row[0]

    def changed(self, kind: str, changed_id: str) -> None:
        self.changes[Changed(kind, changed_id)] = None
