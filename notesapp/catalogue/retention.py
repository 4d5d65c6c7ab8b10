"""How long records are kept in which place: presets, each to be verified with one's own regulator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from notesapp.catalogue.rows import Row, read
from notesapp.model.keeping import RetentionRule

FILE = "retention.toml"
OWN = "own"


@dataclass(frozen=True, slots=True)
class Preset:
    """WEAK: quoted at second hand or without a source. SOURCE are codes of the list of sources."""

    rule: RetentionRule
    label: str
    note: str
    weak: bool
    source: str


def _preset(row: Row) -> Preset:
    rule = RetentionRule(row.key, row.whole("years"), row.whole("adult_at", 18), row.whole("minor_years", 0))
    return Preset(rule, row.text("label"), row.text("note"), row.flag("weak"), row.text("source"))


@cache
def presets() -> Mapping[str, Preset]:
    """Every preset by its key, in the order of the buttons."""
    return read(FILE, _preset)


def longest() -> RetentionRule:
    """What holds while nobody has chosen: the longest period of all, so that nothing is due too early."""
    rule = max((preset.rule for preset in presets().values()), key=lambda one: (one.years, one.minor_years))
    return RetentionRule("", rule.years, rule.adult_at, rule.minor_years)
