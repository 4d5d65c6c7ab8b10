"""The rows of a damaged vault, table by table, read from its good pages alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from notesapp.model.expected import VaultIsNewer
from notesapp.storage.pages import TABLE_LEAF, BadPage, Cell, Pages, Record
from notesapp.storage.upgrade import HEAD, SCHEMAS

_KINDS = {"INTEGER": (int, bool), "TEXT": (str,), "BLOB": (bytes,)}


@dataclass(frozen=True)
class Column:
    name: str
    kind: str
    required: bool


@dataclass
class Table:
    """A table as this version makes it. COLUMNS in the order of its records; KEY how many of them are the key."""

    name: str
    columns: tuple[Column, ...]
    key: int
    rowid_column: str | None
    has_rowid: bool
    rows: dict[tuple[Any, ...], Record] = field(default_factory=dict)
    gaps: list[tuple[Any, Any]] = field(default_factory=list)

    def fits(self, record: Record | None) -> bool:
        return record is not None and len(record) == len(self.columns) and all(map(_is_of, self.columns, record))

    def key_of(self, rowid: int | None, record: Record) -> tuple[Any, ...]:
        return (_order(rowid),) if self.has_rowid else tuple(map(_order, record[: self.key]))

    def take(self, rowid: int | None, record: Record | None) -> None:
        if record is not None and len(record) < len(self.columns):  # columns that came later
            record = (*record, *(None for _ in self.columns[len(record) :]))
        if record is not None and self.fits(record):
            self.rows[self.key_of(rowid, record)] = (rowid, *record) if self.has_rowid else record


def _is_of(column: Column, value: Any) -> bool:
    return not column.required if value is None else isinstance(value, _KINDS.get(column.kind, object))


def _order(value: Any) -> tuple[int, Any]:
    """As SQLite orders keys: nothing, numbers, texts by their bytes, bytes."""
    if value is None:
        return 0, 0
    if isinstance(value, int | float):
        return 1, value
    return (2, value.encode()) if isinstance(value, str) else (3, value)


@dataclass
class Reader:
    """Reads PAGES once."""

    pages: Pages
    seen: set[int] = field(default_factory=set)

    def schema(self) -> str:
        """The schema of the damaged vault, today's if that cannot be read. Raises VaultIsNewer."""
        version = Table("alembic_version", (Column("version_num", "TEXT", True),), 0, None, True)
        self._walk(version, self._roots().get("alembic_version"))
        found = next((row[1] for row in version.rows.values()), HEAD)
        if found not in SCHEMAS:
            raise VaultIsNewer
        return str(found)

    def read(self, tables: dict[str, Table]) -> None:
        """Fill TABLES with every row that can be read."""
        roots = self._roots()
        for name, root in roots.items():
            if name not in tables:
                self._walk(Table(name, (), 0, None, True), root)  # so that no page of it is taken for a lost one
        for table in tables.values():
            self._walk(table, roots.get(table.name))
        self._take_in([table for table in tables.values() if table.gaps])

    def _roots(self) -> dict[str, int]:
        """The first page of each tree by its name."""
        texts = tuple(Column(name, "TEXT", True) for name in ("type", "name", "tbl_name"))
        more = (Column("rootpage", "INTEGER", False), Column("sql", "TEXT", False))
        master = Table("sqlite_master", (*texts, *more), 0, None, True)
        self._walk(master, 1)
        self._take_in([master] if master.gaps else [])
        return {str(row[2]): int(row[4]) for row in master.rows.values() if row[4]}

    def _walk(self, table: Table, root: int | None) -> None:
        """Take the rows of the tree that begins at ROOT, and note between which keys something is missing."""
        waiting: list[tuple[int | None, Any, Any]] = [(root, None, None)]
        while waiting:
            number, low, high = waiting.pop()
            if number is not None and number in self.seen:
                continue
            try:
                cells = self.pages.cells(-1 if number is None else number)
            except BadPage:
                table.gaps.append((low, high))
                continue
            assert number is not None
            self.seen.add(number)
            for cell in cells:
                key = self._key(table, cell.rowid, cell.record)
                if cell.child is not None:
                    waiting.append((cell.child, low, key if key is not None else high))
                    low = key if key is not None else low
                if cell.record is not None:
                    table.take(cell.rowid, cell.record)

    def _key(self, table: Table, rowid: int | None, record: Record | None) -> tuple[Any, ...] | None:
        if table.has_rowid and rowid is not None:
            return (_order(rowid),)
        return table.key_of(None, record) if record is not None and not table.has_rowid else None

    def _take_in(self, tables: list[Table]) -> None:
        """A page that no tree leads to any more is of the one table with such a gap whose rows look like its own.

        Where two could be meant it is left: better nothing than what was never written.
        """
        for number in sorted(set(self.pages.whole) - self.seen) if tables else ():
            try:
                cells = [cell for cell in self.pages.cells(number) if cell.record is not None]
                has_rowid = self.pages.kind(number) == TABLE_LEAF
            except BadPage:
                continue
            owners = [table for table in tables if table.has_rowid == has_rowid and _belong(table, cells)]
            if len(owners) == 1:
                self.seen.add(number)
                for cell in cells:
                    owners[0].take(cell.rowid, cell.record)


def _belong(table: Table, cells: list[Cell]) -> bool:
    if not cells or not all(table.fits(cell.record) for cell in cells):
        return False
    ends = [table.key_of(cell.rowid, cell.record or ()) for cell in (cells[0], cells[-1])]
    return any((low is None or low < ends[0]) and (high is None or ends[1] <= high) for low, high in table.gaps)
