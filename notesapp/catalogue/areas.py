"""Named sets of body regions ("spine", "below_knee") that rules, screening and aftercare speak of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from notesapp.catalogue.rows import region_keys, table

FILE = "areas.toml"


@cache
def areas() -> Mapping[str, frozenset[str]]:
    known = region_keys()
    made: dict[str, frozenset[str]] = {}
    for name, regions in table(FILE).items():
        for region in regions:
            if known and region not in known:
                raise ValueError(f"{FILE}: {name}: unknown region {region!r}")
        if len(set(regions)) != len(regions):
            raise ValueError(f"{FILE}: {name}: names a region twice")
        made[name] = frozenset(regions)
    return MappingProxyType(made)


def regions_of(names: Iterable[str]) -> frozenset[str]:
    """Return the regions of all the areas NAMES together."""
    return frozenset(region for name in names for region in areas()[name])


def areas_of(region: str) -> frozenset[str]:
    """Return the names of the areas that REGION belongs to."""
    return frozenset(name for name, regions in areas().items() if region in regions)
