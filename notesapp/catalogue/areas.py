"""Named areas of the body ("the low back", "below the knee"): the one list of which regions make them up.

Safety rules, screening questions, home advice, measures and the check of left and right all read it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from notesapp.catalogue.regions import descendants, regions
from notesapp.catalogue.rows import Row, read
from notesapp.catalogue.sources import sources

FILE = "areas.toml"


@dataclass(frozen=True, slots=True)
class Area:
    """WORDS say what is meant, SOURCE where that comes from (codes of sources.toml)."""

    key: str
    regions: frozenset[str]
    words: str
    source: str


def _area(row: Row) -> Area:
    whole, alone = row.words("regions", regions(), "region"), row.words("only", regions(), "region")
    if row.key in regions():
        raise row.wrong("is the key of a region, which already stands for itself with its parts")
    if not whole and not alone:
        raise row.wrong("holds no region")
    found = frozenset(whole).union(alone, *(descendants(key) for key in whole))
    source = row.text("source")
    for code in source.split():
        if code not in sources():
            raise row.wrong(f"unknown source {code!r}")
    return Area(row.key, found, row.text("words"), source)


@cache
def areas() -> Mapping[str, Area]:
    return read(FILE, _area)


@cache
def known_names() -> frozenset[str]:
    """Return what may be named where an area is: an area, or a region, which stands for itself with its parts."""
    return frozenset((*areas(), *regions()))


@cache
def members(name: str) -> frozenset[str]:
    """Return the regions of an area, or a region with all its parts; a KeyError if NAME is neither."""
    if name in areas():
        return areas()[name].regions
    return frozenset({regions()[name].key}) | descendants(name)


def regions_of(names: Iterable[str]) -> frozenset[str]:
    """Return the regions of all that is named, together."""
    return frozenset().union(*(members(name) for name in names))
