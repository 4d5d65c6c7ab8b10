"""Ways to spoil a good file: bytes that flip, go or come, and JSON in which any value became any other."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import strategies as st

NASTY = (
    *(
        "",
        "\0",
        "a\0b",
        "\ud800",
        "x\udfff",
        "\u202e\u2066abc",
        "<b>x</b>&lt;",
        "<para>",
        "%s{0}",
        "'; DROP TABLE note",
    ),
    *("\ufffe", "\x1b[31m", "a" * 30_000, "e\u0301", "\U0001f600", "../../x", "CON", "NaN", "1e999"),
)
TIMES = ("0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "2026-02-30T00:00:00Z", "2026-11-20T10:00:00")
NUMBERS = (0, -1, 1, 10, 51, 2**31, 2**53 + 1, 2**63, -(2**63) - 1, 10**400)

values: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.sampled_from(NUMBERS),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from((*NASTY, *TIMES)),
    st.text(max_size=12),
    st.lists(st.none() | st.integers(), max_size=3),
    st.dictionaries(st.sampled_from(("id", "words", "places", "\ud800", "x")), st.integers() | st.text(max_size=3)),
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every value within VALUE."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(way for key, one in inner for way in places(one, (*path, key)))]


@st.composite
def spoiled(draw: st.DrawFn, good: Any, most: int = 3) -> Any:
    """GOOD with up to MOST values replaced, taken out, doubled or put in."""
    value = copy.deepcopy(good)
    for _ in range(draw(st.integers(1, most))):
        way = draw(st.sampled_from(places(value)))
        if not way:
            value = draw(st.one_of(values, st.just(value)))
            if not isinstance(value, dict | list):
                return value
            continue
        holder = value
        for key in way[:-1]:
            holder = holder[key]
        how = draw(st.sampled_from(("replace", "replace", "remove", "double", "add")))
        if how == "remove":
            del holder[way[-1]]
        elif how == "double" and isinstance(holder, list):
            holder.append(copy.deepcopy(holder[way[-1]]))
        elif how == "add" and isinstance(holder, dict):
            holder[draw(st.sampled_from(("unknown", "id", "at", "\ud800")))] = draw(values)
        else:
            holder[way[-1]] = draw(values)
    return value


@st.composite
def spoiled_bytes(draw: st.DrawFn, good: bytes) -> bytes:
    """GOOD cut, flipped, stretched or exchanged in places."""
    content = bytearray(good)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(0, len(content) - 1)))
        how = draw(st.sampled_from(("flip", "cut", "drop", "insert", "zero", "swap")))
        if how == "cut":
            del content[at:]
        elif how == "drop":
            del content[at : at + draw(st.integers(1, 64))]
        elif how == "insert":
            content[at:at] = draw(st.binary(max_size=64))
        elif how == "zero":
            content[at : at + 32] = bytes(len(content[at : at + 32]))
        elif how == "swap":
            other = draw(st.integers(0, max(0, len(content) - 1)))
            content[at : at + 16], content[other : other + 16] = content[other : other + 16], content[at : at + 16]
        elif content:
            content[at] ^= 1 << draw(st.integers(0, 7))
    return bytes(content)
