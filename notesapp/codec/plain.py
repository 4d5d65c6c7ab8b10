"""Model values as plain JSON values (dict, list, str, int, bool, None) and back.

Instants are written in UTC to the second ("2026-11-20T14:03:05Z"), dates as ISO dates,
keys by their text, tuples as lists. Fields that hold their default are left out, so that
a later version can add a field without changing what an older one wrote.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar, get_origin

from cattrs import Converter
from cattrs.errors import BaseValidationError, ForbiddenExtraKeysError
from cattrs.v import format_exception, transform_error

from notesapp.model.expected import BadNote

T = TypeVar("T")


def instant_text(at: datetime) -> str:
    """AT in UTC to the second, with Z."""
    if at.tzinfo is None:
        raise ValueError("An instant needs its time zone.")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def read_instant(text: Any, _: type = datetime) -> datetime:
    if not isinstance(text, str):
        raise ValueError("An instant is written as text.")
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text!r} is no instant such as 2026-11-20T14:03:05Z") from None
    if at.tzinfo is None:
        raise ValueError("An instant needs its time zone.")
    return at.astimezone(UTC).replace(microsecond=0)


def _read_date(text: Any, _: type) -> date:
    if not isinstance(text, str):
        raise ValueError("A date is written as text.")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text!r} is no day such as 2026-11-20") from None


def _exactly(kind: type) -> Any:
    def read(value: Any, wanted: type) -> Any:
        if wanted is not kind:  # a StrEnum is a str too
            try:
                return wanted(value)
            except ValueError:
                known = ", ".join(str(one) for one in wanted) if issubclass(wanted, Enum) else "what is known here"
                raise ValueError(f"{value!r} is none of {known}") from None
        if type(value) is not kind:
            raise ValueError(f"expected {'text' if kind is str else 'a whole number' if kind is int else 'yes or no'}")
        return value

    return read


def _is_tuple(kind: Any) -> bool:
    origin: Any = get_origin(kind)
    return origin is tuple


@cache
def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True, omit_if_default=True)
    converter.register_unstructure_hook(datetime, instant_text)
    converter.register_structure_hook(datetime, read_instant)
    converter.register_unstructure_hook(date, lambda day: day.isoformat())
    converter.register_structure_hook(date, _read_date)
    for kind in (int, str, bool):
        converter.register_structure_hook(kind, _exactly(kind))
    usual = converter._structure_tuple

    def structure_tuple(value: Any, kind: Any) -> Any:
        if not isinstance(value, (list, tuple)):  # or a text would be taken for the list of its letters
            raise ValueError("expected a list")
        return usual(value, kind)

    converter.register_structure_hook_func(_is_tuple, structure_tuple)
    return converter


def to_plain(value: Any) -> Any:
    """Return VALUE (a model value or a tuple of them) as plain JSON values."""
    return _converter().unstructure(value)


def from_plain(plain: Any, kind: type[T]) -> T:
    """Return the KIND that PLAIN describes.

    Raises BadNote with one sentence that names the first wrong place.
    """
    if not isinstance(plain, (dict, list)):
        raise BadNote
    try:
        return _converter().structure(plain, kind)
    except (BaseValidationError, ForbiddenExtraKeysError) as error:
        first = transform_error(error, path="note", format_exception=_sentence)[0]
        said, _, place = first.rpartition(" @ ")
        if said:
            first = f"at {place}, {said[:1].lower()}{said[1:]}"
        raise BadNote(f"This note cannot be read: {first}.") from error
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise BadNote(f"This note cannot be read: {error}.") from error


def _sentence(error: BaseException, kind: type | None) -> str:
    if isinstance(error, ForbiddenExtraKeysError):
        return "unknown field " + ", ".join(repr(name) for name in sorted(error.extra_fields))
    if isinstance(error, KeyError):
        return f"field {error} is missing"
    if isinstance(error, (ValueError, TypeError)) and str(error):
        return str(error).rstrip(".")
    return format_exception(error, kind)
