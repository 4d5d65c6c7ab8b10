"""The five levels of pressure and the words of a check-in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from notesapp.catalogue.rows import Row, rows, table
from notesapp.catalogue.rules import check_known

FILE = "pressure.toml"


@dataclass(frozen=True, slots=True)
class Level:
    """One of the five levels; LEVEL in tenths."""

    level: int
    name: str
    plain: str
    body_cue: str
    used_for: str


@dataclass(frozen=True, slots=True)
class Reply:
    """A request or a feel. SAID is quoted in the note, STEP (tenths) the change of level that is offered."""

    key: str
    button: str
    said: str
    client: str
    step: int
    raises: tuple[str, ...]


def _level(row: Row) -> Level:
    return Level(int(row.key), row.text("name"), row.text("plain"), row.text("body_cue"), row.text("used_for"))


def _reply(row: Row) -> Reply:
    raises = row.words("raises")
    check_known(FILE, row.key, raises)
    return Reply(row.key, row.text("button"), row.text("said"), row.text("client"), row.whole("step", 0), raises)


@cache
def levels() -> Mapping[int, Level]:
    """Return the five levels by tenths (10-50), lightest first."""
    made = rows(FILE, table(FILE)["levels"], _level)
    return MappingProxyType({one.level: one for one in made.values()})


@cache
def requests() -> Mapping[str, Reply]:
    return rows(FILE, table(FILE)["requests"], _reply)


@cache
def feels() -> Mapping[str, Reply]:
    return rows(FILE, table(FILE)["feels"], _reply)


@cache
def changes() -> Mapping[str, str]:
    """Return what can be changed besides the level, key to words."""
    return rows(FILE, table(FILE)["changes"], lambda row: row.text("label"))


def level_name(level: int) -> str:
    """Return the words for LEVEL (tenths); a half lies between two names."""
    named = levels()
    if level in named:
        return named[level].name
    low = level // 10 * 10
    return f"{named[low].name} to {named[low + 10].name.lower()}"
