"""The note's format as a JSON Schema, derived from the model so that the two cannot drift apart."""

from __future__ import annotations

import types
import typing
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any, get_args, get_origin, get_type_hints

from notesapp.exchange.note_json import FORMAT
from notesapp.model.practice import Client, HistoryItem, Problem
from notesapp.model.session_note import SessionNote

_ALWAYS_FILLED = {"id", "session_id", "client_id", "therapist_id"}
"""Filled in when left out, so never required."""


def note_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a note file."""
    shapes: dict[str, Any] = {}
    properties = {
        "format": {"const": FORMAT},
        "client": _shape(Client, shapes),
        "history": {"type": "array", "items": _shape(HistoryItem, shapes)},
        "problems": {"type": "array", "items": _shape(Problem, shapes)},
        "note": _shape(SessionNote, shapes),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Session note, format 1",
        "description": (
            "Points are 1/10 mm on the figure, shares per mille, pressure levels tenths (10-50). "
            "Instants carry their time zone. Ids may be left out or be short names."
        ),
        "type": "object",
        "properties": properties,
        "required": ["format", "client", "note"],
        "additionalProperties": False,
        "$defs": dict(sorted(shapes.items())),
    }


def _shape(kind: Any, shapes: dict[str, Any]) -> dict[str, Any]:
    origin = get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        options = [_shape(option, shapes) for option in get_args(kind) if option is not type(None)]
        return {"anyOf": [*options, {"type": "null"}]}
    if origin is tuple:
        return _array(get_args(kind), shapes)
    if is_dataclass(kind) and isinstance(kind, type):
        return _object(kind, shapes)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"enum": [member.value for member in kind]}
    if kind is datetime:
        return {"type": "string", "format": "date-time"}
    if kind is date:
        return {"type": "string", "format": "date"}
    plain: dict[Any, str] = {str: "string", int: "integer", bool: "boolean"}
    return {"type": plain[kind]}


def _array(inner: tuple[Any, ...], shapes: dict[str, Any]) -> dict[str, Any]:
    if len(inner) == 2 and inner[1] is Ellipsis:
        return {"type": "array", "items": _shape(inner[0], shapes)}
    items = [_shape(option, shapes) for option in inner]
    return {"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}


def _object(kind: type, shapes: dict[str, Any]) -> dict[str, Any]:
    name = kind.__name__
    if name not in shapes:
        shapes[name] = {}  # stands while its own fields are read
        hints = get_type_hints(kind)
        properties = {field.name: _shape(hints[field.name], shapes) for field in fields(kind)}
        _bound(properties)
        required = [
            field.name
            for field in fields(kind)
            if field.default is MISSING and field.default_factory is MISSING and field.name not in _ALWAYS_FILLED
        ]
        shapes[name] = {
            "type": "object",
            "description": (kind.__doc__ or "").split("\n\n")[0].strip(),
            "properties": properties,
            "additionalProperties": False,
            **({"required": required} if required else {}),
        }
    return {"$ref": f"#/$defs/{name}"}


def _bound(properties: dict[str, Any]) -> None:
    """Say the ranges that the values check themselves."""
    ranges = {"intensity": (0, 10), "grade": (1, 3), "level": (10, 50), "share": (0, 1000)}
    for name, (low, high) in ranges.items():
        shape = properties.get(name)
        if shape is not None:
            whole = shape if shape.get("type") == "integer" else shape.get("anyOf", [{}])[0]
            whole.update(minimum=low, maximum=high)
