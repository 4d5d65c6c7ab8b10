"""Frozen values to rows and back, by the types of their fields.

One field is one column, but: a value inside (a dose, a contact) is one column for each of
its fields, named after both; places stand in a table of their own and are left out here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from types import UnionType
from typing import Any, Generic, TypeVar, get_args, get_origin, get_type_hints

from notesapp.codec.plain import from_plain, instant_text, read_instant, to_plain
from notesapp.model.body_map import Place, Stroke
from notesapp.storage import strokes

T = TypeVar("T")
Convert = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Field:
    """One column: its NAME, the PATH of the field it holds, and how its value is written and read."""

    name: str
    path: tuple[str, ...]
    kind: str
    optional: bool
    write: Convert | None
    read: Convert | None


class Mapping(Generic[T]):
    """How one class of values lies in the columns of a table; LEAVE_OUT names fields kept elsewhere."""

    def __init__(self, kind: type[T], leave_out: Sequence[str] = ()) -> None:
        self.kind = kind
        self.fields = tuple(_fields(kind, (), frozenset(leave_out)))
        self.names = tuple(field.name for field in self.fields)
        self._writers = [(field.path, field.write) for field in self.fields]
        self._plain: list[tuple[str, int, Convert | None]] = []
        self._nested: list[tuple[str, Any, list[tuple[str, int, Convert | None]]]] = []
        hints = get_type_hints(kind)
        for at, field in enumerate(self.fields):
            if len(field.path) == 1:
                self._plain.append((field.path[0], at, field.read))
            else:
                if not self._nested or self._nested[-1][0] != field.path[0]:
                    self._nested.append((field.path[0], hints[field.path[0]], []))
                self._nested[-1][2].append((field.path[1], at, field.read))

    def row(self, value: T) -> list[Any]:
        """The columns of VALUE, in the order of ``names``."""
        columns = []
        for path, write in self._writers:
            held: Any = value
            for name in path:
                held = getattr(held, name)
            columns.append(held if write is None or held is None else write(held))
        return columns

    def value(self, row: Sequence[Any], **rest: Any) -> T:
        """The value of ROW (columns in the order of ``names``); REST are the fields left out."""
        for name, at, read in self._plain:
            held = row[at]
            rest[name] = held if read is None or (held is None and read is not strokes.unpack) else read(held)
        for name, kind, inner in self._nested:
            rest[name] = kind(
                **{n: (row[at] if read is None or row[at] is None else read(row[at])) for n, at, read in inner}
            )
        return self.kind(**rest)


def _fields(kind: Any, above: tuple[str, ...], leave_out: frozenset[str]) -> list[Field]:
    found: list[Field] = []
    hints = get_type_hints(kind)
    for field in fields(kind):
        if field.name in leave_out:
            continue
        path = (*above, field.name)
        inner, optional = _without_none(hints[field.name])
        if _is_place(inner):
            continue
        if is_dataclass(inner):
            found += _fields(inner, path, frozenset())
            continue
        column, write, read = _conversion(inner)
        found.append(Field("_".join(path), path, column, optional or column == "blob", write, read))
    return found


def _without_none(hint: Any) -> tuple[Any, bool]:
    if get_origin(hint) is UnionType:
        kinds = [kind for kind in get_args(hint) if kind is not type(None)]
        return kinds[0], True
    return hint, False


def _is_place(kind: Any) -> bool:
    return kind is Place or (get_origin(kind) is tuple and get_args(kind)[0] is Place)


def _conversion(kind: Any) -> tuple[str, Convert | None, Convert | None]:
    if kind is str:
        return "text", None, None
    if kind is bool:
        return "integer", int, bool
    if kind is int:
        return "integer", None, None
    if kind is datetime:
        return "text", instant_text, read_instant
    if kind is date:
        return "text", date.isoformat, date.fromisoformat
    if get_origin(kind) is tuple:
        item = get_args(kind)[0]
        if item == Stroke:
            return "blob", strokes.pack, strokes.unpack
        if item is str:
            return "text", _write_list, _read_list
        return "text", lambda value: _write_list(to_plain(value)), lambda text: from_plain(json.loads(text), kind)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return "text", str, kind
    raise TypeError(f"{kind} has no place in a row.")


def _write_list(values: Sequence[Any]) -> str:
    return json.dumps(list(values), ensure_ascii=False) if values else "[]"


def _read_list(text: str) -> tuple[str, ...]:
    return () if text == "[]" else tuple(json.loads(text))
