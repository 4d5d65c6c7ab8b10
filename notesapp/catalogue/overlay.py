"""A practice's own entries laid over the shipped ones, and what the catalogue is called in a signed note."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

from notesapp.catalogue.rows import FOLDER, Row, rows
from resources import resource

T = TypeVar("T")

EDITION = 1
"""Counts up when an entry changes its meaning; a mere wording changes only the digest."""


def merged(shipped: Mapping[str, T], own: Mapping[str, T], hidden: Collection[str] = ()) -> Mapping[str, T]:
    """Lay OWN over SHIPPED: an own entry takes the place of the shipped one with its key, others follow.

    HIDDEN keys are left out of what is offered; what they named in old notes is looked up in SHIPPED.
    """
    both = {key: own.get(key, entry) for key, entry in shipped.items()} | dict(own)
    return MappingProxyType({key: entry for key, entry in both.items() if key not in hidden})


def own_entries(name: str, entries: Mapping[str, Mapping[str, Any]], make: Callable[[Row], T]) -> Mapping[str, T]:
    """Turn a practice's own ENTRIES into values with MAKE (such as `techniques.technique`).

    A wrong entry raises ValueError naming NAME and the entry, as for the shipped ones.
    """
    return rows(name, {key: dict(fields) for key, fields in entries.items()}, make)


@cache
def version() -> str:
    """Return the catalogue's version for the signed payload: edition and digest of the shipped lists."""
    digest = hashlib.sha256()
    files = sorted((one for one in resource(FOLDER).iterdir() if one.name.endswith(".toml")), key=lambda one: one.name)
    for one in files:
        digest.update(one.name.encode() + b"\0" + one.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return f"{EDITION}-{digest.hexdigest()[:12]}"
