"""What the hands do: 51 techniques and styles. Levels are tenths of the five-level scale."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from notesapp.catalogue.rows import Row, read
from notesapp.catalogue.tags import TAGS
from notesapp.catalogue.tools import tools

FILE = "techniques.toml"
GOALS = ("relax", "clinical", "movement", "energy", "adjunct")
INTENTS = ("reduce_tone", "relieve_pain", "improve_range", "calm", "prepare", "fluid")


@dataclass(frozen=True, slots=True)
class Technique:
    """LEVEL is offered first, within LEVEL_MIN..LEVEL_MAX (tenths, 10-50, an editorial default).

    TOOLS are keys of the tools, the first is offered first. A STYLE is a whole way of working.
    Without PRESSURE (tape, packs) no level is asked. CAUTION is extra to the rules; TAGS are
    what the rules can exclude. MINUTES is the length offered first.
    """

    key: str
    name: str
    synonyms: tuple[str, ...]
    client_name: str
    definition: str
    goals: tuple[str, ...]
    style: bool
    pressure: bool
    level_min: int
    level_max: int
    level: int
    tools: tuple[str, ...]
    caution: str
    tags: tuple[str, ...]
    intents: tuple[str, ...]
    minutes: int
    source: str

    @property
    def tool(self) -> str:
        """The tool offered first."""
        return self.tools[0]


def technique(row: Row) -> Technique:
    made = Technique(
        key=row.key,
        name=row.text("name"),
        synonyms=row.words("synonyms"),
        client_name=row.text("client_name"),
        definition=row.text("definition"),
        goals=row.words("goals", GOALS, "goal"),
        style=row.flag("style"),
        pressure=row.flag("pressure", True),
        level_min=row.whole("level_min"),
        level_max=row.whole("level_max"),
        level=row.whole("level"),
        tools=row.words("tools", tools(), "tool"),
        caution=row.text("caution", ""),
        tags=row.words("tags", TAGS, "tag"),
        intents=row.words("intents", INTENTS, "intent"),
        minutes=row.whole("minutes"),
        source=row.text("source"),
    )
    if not made.tools:
        raise row.wrong("needs a tool")
    if not 10 <= made.level_min <= made.level <= made.level_max <= 50 or made.level % 5:
        raise row.wrong("levels should rise from level_min over level to level_max, within 10-50")
    return made


@cache
def techniques() -> Mapping[str, Technique]:
    return read(FILE, technique)
