"""The practice and its therapists in the vault."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from notesapp.model.expected import NotFound
from notesapp.model.practice import Practice, Therapist
from notesapp.storage import signers
from notesapp.storage.mapping import Mapping
from notesapp.storage.rows import Rows
from notesapp.storage.tables import PRACTICE, THERAPIST


def quoted(names: tuple[str, ...]) -> str:
    """NAMES as SQL columns; some fields are called like words of SQL."""
    return ", ".join(f'"{name}"' for name in names)


def put(rows: Rows, table: str, mapping: Mapping[Any], value: Any, **more: Any) -> None:
    """Write VALUE into TABLE, in place of the row with its id; MORE are columns beside its fields."""
    names = (*mapping.names, *more)
    changes = ", ".join(f'"{name}" = excluded."{name}"' for name in names if name != "id")
    rows.run(
        f"INSERT INTO {table} ({quoted(names)}) VALUES ({', '.join('?' * len(names))})"
        f" ON CONFLICT(id) DO UPDATE SET {changes}",
        *mapping.row(value),
        *more.values(),
    )


@dataclass(frozen=True)
class PracticeRows:
    """One practice; its therapists by id."""

    rows: Rows

    def get(self) -> Practice:
        row = self.rows.first(f"SELECT {quoted(PRACTICE.names)} FROM practice")
        if row is None:
            raise NotFound
        return PRACTICE.value(row)

    def save(self, practice: Practice) -> None:
        put(self.rows, "practice", PRACTICE, practice)
        self.rows.changed("practice", practice.id)

    def therapist(self, therapist_id: str | None = None) -> Therapist:
        """The therapist with THERAPIST_ID, by default the first one of the practice."""
        found = [t for t in self.therapists() if therapist_id in (None, t.id)]
        if not found:
            raise NotFound
        return found[0]

    def therapists(self) -> tuple[Therapist, ...]:
        rows = self.rows.all(f"SELECT {quoted(THERAPIST.names)} FROM therapist ORDER BY rowid")
        return tuple(map(THERAPIST.value, rows))

    def save_therapist(self, therapist: Therapist) -> None:
        """Keep THERAPIST; who is new is given a key to sign with."""
        put(self.rows, "therapist", THERAPIST, therapist)
        signers.signer(self.rows, therapist.id)
        self.rows.changed("therapist", therapist.id)
