"""Named sets of work ("full body, 60 minutes") that one tap takes over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from notesapp.catalogue.regions import groups, regions
from notesapp.catalogue.rows import Row, read
from notesapp.catalogue.techniques import techniques
from notesapp.catalogue.tools import tools

FILE = "routines.toml"


@dataclass(frozen=True, slots=True)
class Step:
    """One technique on REGIONS, both sides. GROUP names them if they are a group's. LEVEL in tenths."""

    technique: str
    group: str
    regions: tuple[str, ...]
    tool: str
    level: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Routine:
    """MINUTES is the sum of its steps."""

    key: str
    name: str
    minutes: int
    steps: tuple[Step, ...]


def _step(row: Row) -> Step:
    group = row.text("group", "")
    named = row.words("regions", regions(), "region")
    if bool(group) == bool(named) or (group and group not in groups()):
        raise row.wrong("needs either a known group or regions")
    made = Step(
        technique=row.one_of("technique", techniques()),
        group=group,
        regions=groups()[group].keys if group else named,
        tool=row.one_of("tool", tools()),
        level=row.whole("level"),
        minutes=row.whole("minutes"),
    )
    row.done()
    if not 10 <= made.level <= 50 or made.level % 5 or made.minutes < 1:
        raise row.wrong("needs a level of 10-50 in halves and at least a minute")
    return made


def routine(row: Row) -> Routine:
    made = Routine(row.key, row.text("name"), row.whole("minutes"), tuple(_step(one) for one in row.tables("steps")))
    if sum(step.minutes for step in made.steps) != made.minutes:
        raise row.wrong("minutes should be the sum of the steps")
    return made


@cache
def routines() -> Mapping[str, Routine]:
    return read(FILE, routine)
