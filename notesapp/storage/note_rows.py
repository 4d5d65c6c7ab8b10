"""One note version as rows: loading several at once, and writing only the rows that differ."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from notesapp.model.body_map import Depth, Place, Side
from notesapp.model.expected import BadNote
from notesapp.model.session_note import SessionNote
from notesapp.storage import tables
from notesapp.storage.mapping import Mapping
from notesapp.storage.practice import quoted
from notesapp.storage.rows import Rows

Owner = tuple[str, str]


@dataclass(frozen=True)
class Part:
    """A table of parts of a note. KEYS tell them apart; without, a version has one at most.

    PLACES names the field that holds places, OWNER what they are called in the place table.
    """

    table: str
    mapping: Mapping[Any]
    keys: tuple[str, ...]
    of: Callable[[SessionNote], tuple[Any, ...]]
    places: str = ""
    owner: str = ""

    def key(self, value: Any) -> tuple[str, ...]:
        return tuple(str(getattr(value, name)) for name in self.keys)

    def places_of(self, value: Any) -> tuple[Place, ...]:
        held = getattr(value, self.places) if self.places else ()
        return held if isinstance(held, tuple) else () if held is None else (held,)

    def value(self, row: Sequence[Any], places: dict[Owner, list[Place]]) -> Any:
        if not self.places:
            return self.mapping.value(row)
        key = ":".join(row[self.mapping.names.index(name)] for name in self.keys)
        held = tuple(places.get((self.owner, key), ()))
        if self.places == "places":
            return self.mapping.value(row, places=held)
        return self.mapping.value(row, **{self.places: held[0] if held else None})


def _one(value: Any) -> tuple[Any, ...]:
    return () if value is None else (value,)


PARTS = (
    Part("mark", tables.MARK, ("id",), lambda n: n.body_map.marks, "places", "mark"),
    Part("reading", tables.READING, ("mark_id", "moment"), lambda n: n.body_map.readings, "end_region", "end"),
    Part("ghost_answer", tables.GHOST, ("previous_mark_id",), lambda n: n.body_map.ghosts),
    Part("note_avoid_area", tables.AVOID, ("id",), lambda n: n.body_map.avoid, "places", "avoid"),
    Part("note_hatch", tables.HATCH, ("rule",), lambda n: n.body_map.hatched, "places", "hatch"),
    Part("mark_link", tables.LINK, ("mark_id", "to_mark"), lambda n: n.body_map.links),
    Part("technique_use", tables.USE, ("id",), lambda n: n.uses, "places", "use"),
    Part("check_in", tables.CHECK_IN, ("id",), lambda n: n.check_ins, "place", "check_in"),
    Part("screen_answer", tables.SCREEN, ("question",), lambda n: n.screens),
    Part("decision", tables.DECISION, ("id",), lambda n: n.decisions),
    Part("response", tables.RESPONSE, (), lambda n: _one(n.response)),
    Part("adherence", tables.ADHERENCE, ("about_given_id",), lambda n: n.adherence),
    Part("aftercare_given", tables.AFTERCARE, ("id",), lambda n: n.aftercare),
    Part("plan", tables.PLAN, (), lambda n: _one(n.plan)),
    Part("letter", tables.LETTER, (), lambda n: _one(n.letter)),
)
BY_TABLE = {part.table: part for part in PARTS}


def load_parts(
    rows: Rows, versions: Sequence[int], only: Sequence[str] | None = None
) -> dict[int, dict[str, tuple[Any, ...]]]:
    """The parts of VERSIONS, for each by table, in their order; ONLY names the tables wanted."""
    which = ", ".join("?" * len(versions))
    places = _load_places(rows, versions, which) if versions else {}
    found: dict[int, dict[str, list[Any]]] = {version: {} for version in versions}
    parts = PARTS if only is None else tuple(BY_TABLE[name] for name in only)
    for part in parts if versions else ():
        order = "version, pos" if part.keys else "version"
        sql = f"SELECT version, {quoted(part.mapping.names)} FROM {part.table} WHERE version IN ({which})"
        for row in rows.all(f"{sql} ORDER BY {order}", *versions):
            held = found[row[0]].setdefault(part.table, [])
            held.append(part.value(row[1:], places.get(row[0], {})))
    return {version: {name: tuple(held) for name, held in parts.items()} for version, parts in found.items()}


def _load_places(rows: Rows, versions: Sequence[int], which: str) -> dict[int, dict[Owner, list[Place]]]:
    places: dict[int, dict[Owner, list[Place]]] = {}
    for version, kind, owner, region, side, share, depth in rows.all(
        f"SELECT version, owner_kind, owner_id, region, side, share, depth FROM place WHERE version IN ({which})"
        " ORDER BY version, owner_kind, owner_id, pos",
        *versions,
    ):
        held = places.setdefault(version, {}).setdefault((kind, owner), [])
        held.append(Place(region, Side(side), share, Depth(depth)))
    return places


def save_parts(rows: Rows, version: int, note: SessionNote, was: SessionNote | None) -> None:
    """Write the parts of NOTE that differ from WAS, the value the rows of VERSION hold (None: there are none)."""
    for part in PARTS:
        now = part.of(note)
        before = () if was is None else part.of(was)
        if now is not before and now != before:
            _save(rows, part, version, now, before)
    old = () if was is None else was.problem_ids
    if note.problem_ids != old:
        rows.run("DELETE FROM session_problem WHERE version = ?", version)
        rows.run_many(
            "INSERT INTO session_problem (version, pos, problem_id) VALUES (?, ?, ?)",
            [(version, pos, problem) for pos, problem in enumerate(dict.fromkeys(note.problem_ids))],
        )


def _save(rows: Rows, part: Part, version: int, now: tuple[Any, ...], before: tuple[Any, ...]) -> None:
    """Bring one table from BEFORE to NOW.

    The order of parts is that of POS, which may have holes. Parts keep their place as long
    as they follow each other as before; from the first that does not, all go to the end.
    """
    old = {part.key(value): (at, value) for at, value in enumerate(before)}
    new = {part.key(value): value for value in now}
    if len(new) != len(now):
        raise BadNote(
            f"This note cannot be saved: two entries of its {part.table.replace('_', ' ')}s are the same one."
        )
    gone = [key for key in old if key not in new]
    changed, moved, added = [], [], []
    reached, in_order = -1, True
    for key, value in new.items():
        at, held = old.get(key, (-1, None))
        in_order = in_order and at > reached
        reached = max(reached, at)
        if held is None:
            added.append(value)
            continue
        if not in_order:
            moved.append(key)
            added.append(None)
        if held is not value and held != value:
            changed.append((value, held))
    _write(rows, part, version, gone, changed)
    if part.keys:
        _append(rows, part, version, moved, added)
    else:
        _insert(rows, part, version, [(value, None) for value in added])


def _where(part: Part) -> str:
    return " AND ".join(["version = ?", *(f'"{key}" = ?' for key in part.keys)])


def _write(rows: Rows, part: Part, version: int, gone: list[tuple[str, ...]], changed: list[tuple[Any, Any]]) -> None:
    where = _where(part)
    rows.run_many(f"DELETE FROM {part.table} WHERE {where}", [(version, *key) for key in gone])
    if part.places:
        rows.run_many(
            "DELETE FROM place WHERE version = ? AND owner_kind = ? AND owner_id = ?",
            [(version, part.owner, ":".join(key)) for key in gone],
        )
    columns = ", ".join(f'"{name}" = ?' for name in part.mapping.names)
    rows.run_many(
        f"UPDATE {part.table} SET {columns} WHERE {where}",
        [(*part.mapping.row(value), version, *part.key(value)) for value, _ in changed],
    )
    for value, held in changed:
        if part.places_of(value) != part.places_of(held):
            owner = ":".join(part.key(value))
            rows.run(
                "DELETE FROM place WHERE version = ? AND owner_kind = ? AND owner_id = ?", version, part.owner, owner
            )
            _insert_places(rows, part, version, [value])


def _append(rows: Rows, part: Part, version: int, moved: list[tuple[str, ...]], added: list[Any]) -> None:
    """Give those MOVED (None in ADDED) and those ADDED the next positions, in the order of ADDED."""
    if not added:
        return
    pos = rows.one(f"SELECT coalesce(max(pos), -1) FROM {part.table} WHERE version = ?", version)
    waiting = iter(moved)
    moves, news = [], []
    for value in added:
        pos += 1
        if value is None:
            moves.append((pos, version, *next(waiting)))
        else:
            news.append((value, pos))
    rows.run_many(f"UPDATE {part.table} SET pos = ? WHERE {_where(part)}", moves)
    _insert(rows, part, version, news)


def _insert(rows: Rows, part: Part, version: int, news: list[tuple[Any, int | None]]) -> None:
    if not news:
        return
    order = ["pos"] if part.keys else []
    names = ", ".join(["version", *order]) + ", " + quoted(part.mapping.names)
    marks = ", ".join("?" * (1 + len(order) + len(part.mapping.names)))
    rows.run_many(
        f"INSERT INTO {part.table} ({names}) VALUES ({marks})",
        [(version, *([pos] if order else []), *part.mapping.row(value)) for value, pos in news],
    )
    if part.places:
        _insert_places(rows, part, version, [value for value, _ in news])


def _insert_places(rows: Rows, part: Part, version: int, values: Sequence[Any]) -> None:
    rows.run_many(
        "INSERT INTO place (version, owner_kind, owner_id, pos, region, side, share, depth)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (version, part.owner, ":".join(part.key(value)), pos, p.region, str(p.side), p.share, str(p.depth))
            for value in values
            for pos, p in enumerate(part.places_of(value))
        ],
    )
