"""What a client feels: the one list of `what` for the client's marks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from notesapp.catalogue.rows import Row, read, unique
from notesapp.catalogue.rules import check_known

FILE = "symptoms.toml"
NOT_PAIN = frozenset({"numb", "tingling", "weak", "tight", "stiff", "cannot_relax", "heavy", "fatigued", "wound_up"})
"""What a client may feel that does not hurt."""


@dataclass(frozen=True, slots=True)
class Symptom:
    """PATTERN is the tile whose pattern it borrows; RAISES the rules that a mark of it raises."""

    key: str
    label: str
    client: str
    adjective: str
    noun: str
    pattern: str
    letter: str
    tile: bool
    neural: bool
    raises: tuple[str, ...]
    source: str


def symptom(row: Row) -> Symptom:
    return Symptom(
        key=row.key,
        label=row.text("label"),
        client=row.text("client"),
        adjective=row.text("adjective"),
        noun=row.text("noun"),
        pattern=row.text("pattern"),
        letter=row.text("letter"),
        tile=row.flag("tile"),
        neural=row.flag("neural"),
        raises=row.words("raises"),
        source=row.text("source"),
    )


@cache
def symptoms() -> Mapping[str, Symptom]:
    """Return all symptoms by key, the tiles first and in the order of the tiles."""
    made = read(FILE, symptom)
    tiles = {s.key for s in made.values() if s.tile}
    for one in made.values():
        check_known(FILE, one.key, one.raises)
        if one.pattern not in tiles:
            raise ValueError(f"{FILE}: {one.key}: unknown pattern {one.pattern!r}")
        if one.tile and one.pattern != one.key:
            raise ValueError(f"{FILE}: {one.key}: a tile has its own pattern")
    unique(FILE, "letter", made, lambda one: one.letter)
    return made


def hurts(qualities: Iterable[str]) -> bool:
    """Is any of a mark's qualities a pain?"""
    return any(one not in NOT_PAIN for one in qualities)


def tiles() -> tuple[Symptom, ...]:
    return tuple(s for s in symptoms().values() if s.tile)
