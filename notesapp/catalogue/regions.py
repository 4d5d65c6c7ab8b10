"""The one region list: 177 keys with client wording, layer, cautions, zones, neighbours and verified codes.

Read once from resources/catalogue/regions/*.csv. Keys are for ever once a release is out: none is dropped or reused.
A "view:name" (`back:gluteus-maximus`) names a shape of the figure; a region key (`glut_max`) names a place of the body.
A zone is one of 37 areas, each left and right, of the published CHOIR body map (74 zones). Several zone names are also
region keys and mean the same place; they are kept in fields of their own.
No clinician has reviewed cautions and referral patterns yet: they remind, they do not decide.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from io import StringIO
from types import MappingProxyType
from typing import Final, Literal

from resources import resource

SideRule = Literal["mid", "shape", "split"]
Caution = Literal["none", "no deep pressure", "record only", "consent area"]

CODE_SYSTEMS: Final = ("snomed_ct", "fma", "uberon", "radlex")


@dataclass(frozen=True, slots=True)
class Region:
    """A place of the body that can be marked, treated or avoided."""

    key: str
    anatomical_name: str
    client_name: str
    paired: bool
    layer: str
    """surface, deep, area, spine or joint: anatomy, not drawing; a deep muscle may own the shape where it is felt."""
    shapes: tuple[str, ...]
    """Its own shapes, as view:name; at most one in a view."""
    via: tuple[str, ...]
    """Shapes under which it is offered as "here also"."""
    zone_front: tuple[str, ...]
    zone_back: tuple[str, ...]
    zone_side: tuple[str, ...]
    neighbours: tuple[str, ...]
    parent: str | None
    caution: Caution
    """The strictest one; a second stands in `caution_also`."""
    caution_reason: str
    caution_also: str
    side_rule: SideRule
    """mid: always mid. shape: the side of the shape. split: a mid-line shape touched on one side only is that side."""
    views: tuple[str, ...]
    codes: Mapping[str, str]
    """Verified codes by system (snomed_ct, fma, uberon, radlex); empty for most newer keys."""
    choir: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Zone:
    """One of the 37 zones; `right` and `left` are its numbers in the published map (male and female charts differ)."""

    key: str
    name: str
    face: str
    right: int
    left: int
    female_right: int
    female_left: int
    shapes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Regions that one tap fills ("Whole back"); what needs a tap of its own is left out."""

    key: str
    name: str
    side: str
    views: tuple[str, ...]
    keys: tuple[str, ...]
    left_out: tuple[str, ...]
    light_only: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Referral:
    """Where a muscle's pain is taught to be felt; `source` names the teaching, U means unchecked."""

    muscle: str
    regions: tuple[str, ...]
    source: str
    note: str


@cache
def regions() -> Mapping[str, Region]:
    """Return every region by key, in the list's order (head to foot)."""
    return MappingProxyType({row["key"]: _region(row) for row in _rows("region-list")})


@cache
def zones() -> Mapping[str, Zone]:
    """Return the 37 zones by key."""
    return MappingProxyType({row["key"]: _zone(row) for row in _rows("zones")})


@cache
def groups() -> Mapping[str, Group]:
    """Return the groups by key."""
    return MappingProxyType({row["group"]: _group(row) for row in _rows("groups")})


@cache
def referral() -> Mapping[str, Referral]:
    """Return the taught referral patterns by the muscle's region key."""
    return MappingProxyType(
        {
            row["muscle"]: Referral(row["muscle"], _list(row["regions"]), row["source"], row["note"])
            for row in _rows("referral")
        }
    )


def referral_of(key: str) -> Referral | None:
    """Return a muscle's pattern, or that of the group it belongs to (outer hamstring: hamstrings)."""
    for name in (key, *ancestors(key)):
        if name in referral():
            return referral()[name]
    return None


def here_also(view: str, figure_name: str) -> tuple[str, ...]:
    """Return the further keys offered under a shape, in menu order; empty for an unknown shape."""
    return _here_also().get(f"{view}:{figure_name}", ())


@cache
def ancestors(key: str) -> tuple[str, ...]:
    """Return the broader regions a key belongs to, nearest first (piriformis: buttock)."""
    up: list[str] = []
    parent = regions()[key].parent
    while parent:
        up.append(parent)
        parent = regions()[parent].parent
    return tuple(up)


@cache
def descendants(key: str) -> frozenset[str]:
    """Return all narrower regions of a key, without the key itself."""
    return frozenset(k for k in regions() if key in ancestors(k))


def within(key: str, whole: str) -> bool:
    """Return whether a key is the whole or a part of it."""
    return key == whole or whole in ancestors(key)


@cache
def _here_also() -> Mapping[str, tuple[str, ...]]:
    return {row["shape"]: _list(row["here_also"]) for row in _rows("here-also")}


class _Line(dict[str, str]):
    """One line of a list; what it does not have is named."""

    def __init__(self, name: str, number: int, fields: Mapping[str, str]) -> None:
        super().__init__(fields)
        self._at = f"{name}.csv: line {number}"

    def __missing__(self, column: str) -> str:
        raise self.wrong(f"{column} is missing")

    def wrong(self, what: str) -> ValueError:
        return ValueError(f"{self._at}: {what}")

    def whole(self, column: str) -> int:
        text = self[column]
        if not (text.isascii() and text.isdigit() and len(text) < 6):
            raise self.wrong(f"{column} should be a whole number, not {text[:40]!r}")
        return int(text)


def _rows(name: str) -> list[_Line]:
    return lines(name, resource(f"catalogue/regions/{name}.csv").read_text(encoding="utf-8"))


def lines(name: str, text: str) -> list[_Line]:
    """The lines of the list called NAME with TEXT, by column. Raises ValueError, which names list and line."""
    reader, found = csv.DictReader(StringIO(text, newline=""), strict=True), list[_Line]()
    try:
        for row in reader:
            line = _Line(name, reader.line_num, row)
            if None in row or None in row.values():
                raise line.wrong("it has not as many fields as there are columns")
            found.append(line)
    except csv.Error as error:
        raise ValueError(f"{name}.csv: line {reader.line_num}: {error}") from error
    return found


def _list(text: str) -> tuple[str, ...]:
    return tuple(text.split(";")) if text else ()


def _region(row: _Line) -> Region:
    return Region(
        key=row["key"],
        anatomical_name=row["anatomical_name"],
        client_name=row["client_name"],
        paired=row["paired"] == "yes",
        layer=row["layer"],
        shapes=_list(row["shapes"]),
        via=_list(row["via"]),
        zone_front=_list(row["zone_front"]),
        zone_back=_list(row["zone_back"]),
        zone_side=_list(row["zone_side"]),
        neighbours=_list(row["neighbours"]),
        parent=row["parent"] or None,
        caution=row["caution"],  # type: ignore[arg-type]
        caution_reason=row["caution_reason"],
        caution_also=row["caution_also"],
        side_rule=row["side_rule"],  # type: ignore[arg-type]
        views=_list(row["views"]),
        codes=MappingProxyType({system: row[system] for system in CODE_SYSTEMS if row[system]}),
        choir=_numbers(row, "choir_male_ids"),
    )


def _zone(row: _Line) -> Zone:
    return Zone(
        key=row["key"],
        name=row["plain_words"],
        face=row["face"],
        right=row.whole("choir_right"),
        left=row.whole("choir_left"),
        female_right=row.whole("choir_female_right"),
        female_left=row.whole("choir_female_left"),
        shapes=_list(row["shapes"]),
    )


def _group(row: _Line) -> Group:
    return Group(
        key=row["group"],
        name=row["plain_words"],
        side=row["side"],
        views=_list(row["views"]),
        keys=_list(row["keys"]),
        left_out=_list(row["left_out"]),
        light_only=_list(row["light_only"]),
    )


def _numbers(row: _Line, column: str) -> tuple[int, ...]:
    """Read "203-206" or "107,110"."""
    out: list[int] = []
    for part in filter(None, row[column].split(",")):
        first, dash, last = part.partition("-")
        ends = [first, last if dash else first]
        if not all(end.isascii() and end.isdigit() and len(end) < 6 for end in ends):
            raise row.wrong(f"{column} should hold whole numbers, not {part[:40]!r}")
        out.extend(range(int(ends[0]), int(ends[1]) + 1))
    return tuple(out)
