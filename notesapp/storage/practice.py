"""The practice and its therapists in the vault."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from notesapp.codec.plain import instant_text, read_instant
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


@dataclass(frozen=True, slots=True)
class Colleague:
    """A therapist of the practice, and since when they are here no more."""

    therapist: Therapist
    left_at: datetime | None = None


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
        """The therapist with THERAPIST_ID, by default who is at work, else the first one of the practice."""
        wanted = therapist_id or self.rows.who
        found = [t for t in self.therapists() if wanted in ("", t.id)]
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

    def staff(self) -> tuple[Colleague, ...]:
        """Every therapist there ever was, the practice's first one first."""
        left = {row[0]: read_instant(row[1]) for row in self.rows.all("SELECT therapist_id, at FROM therapist_left")}
        return tuple(Colleague(one, left.get(one.id)) for one in self.therapists())

    def leaves(self, therapist_id: str) -> None:
        """THERAPIST_ID works here no more. Nothing of theirs is deleted: what they signed must verify for ever."""
        self.rows.run(
            "INSERT OR REPLACE INTO therapist_left (therapist_id, at) VALUES (?, ?)",
            *(therapist_id, instant_text(self.rows.now)),
        )
        self.rows.changed("therapist", therapist_id)

    def returns(self, therapist_id: str) -> None:
        self.rows.run("DELETE FROM therapist_left WHERE therapist_id = ?", therapist_id)
        self.rows.changed("therapist", therapist_id)

    def remember_place(self, place: str) -> None:
        """Keep where who is at work was; PLACE is JSON, and is nowhere but here."""
        self.rows.run(
            "INSERT OR REPLACE INTO whereabouts (therapist_id, at, place) VALUES (?, ?, ?)",
            *(self.rows.who, instant_text(self.rows.now), place),
        )

    def knows_place(self) -> bool:
        """Whether it is known where who is at work was."""
        return bool(self.rows.one("SELECT count(*) FROM whereabouts WHERE therapist_id = ?", self.rows.who))

    def take_place(self) -> tuple[datetime, str] | None:
        """Where who is at work was, and when that was kept; it is told once."""
        found = self.rows.first("SELECT at, place FROM whereabouts WHERE therapist_id = ?", self.rows.who)
        if found is None:
            return None
        self.rows.run("DELETE FROM whereabouts WHERE therapist_id = ?", self.rows.who)
        return read_instant(found[0]), str(found[1])
