#!/usr/bin/env python3
"""Check the region list against itself and the figure.

    python tools/figure/check.py [FOLDER OF THE CSV FILES] [FOLDERS OF BUILT FIGURES]

One list serves all versions of the figure: a shape name means the same region in each, and is drawn in at least one.

Standard library only. Prints what is wrong, one line each, and what the list holds; exits with 1 if anything is wrong.
`faults` gives the same lines to the tests. Keys released earlier stand in released-keys.txt: none of them may go.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
RESOURCES = HERE.parents[1] / "resources"
LISTS = RESOURCES / "catalogue" / "regions"
FIGURES = tuple(sorted((RESOURCES / "body").glob("adult-*")))
RELEASED = HERE / "released-keys.txt"
VIEWS = ("front", "back", "left", "right", "soles", "palms", "hands", "feet", "face")
FACING = ("front", "palms", "feet", "face")
"""Views that show the front of the body; the other ones, but for the sides, its back."""
FILES = ("region-list", "shapes", "here-also", "neighbours", "zones", "groups", "referral")

LAYERS = {"surface", "deep", "area", "spine", "joint"}
CAUTIONS = {"none", "no deep pressure", "record only", "consent area"}
CODES = ("snomed_ct", "fma", "uberon", "radlex", "choir_male_ids")

Row = dict[str, str]


def parts(text: str) -> list[str]:
    return [part for part in text.split(";") if part]


class Lists:
    """The csv files and the sides of each shape of the figure (view:name -> left, right, mid)."""

    def __init__(self, lists: Path, figures: tuple[Path, ...]) -> None:
        read = {name: self._read(lists / f"{name}.csv") for name in FILES}
        self.rows, self.zones, self.groups = read["region-list"], read["zones"], read["groups"]
        self.referral, self.shapes = read["referral"], read["shapes"]
        self.edges, self.here = read["neighbours"], read["here-also"]
        self.keys = {row["key"]: row for row in self.rows}
        self.drawn: dict[str, set[str]] = defaultdict(set)
        self.built: dict[str, tuple[str, str]] = {}
        self.pieces: dict[str, int] = {}
        self.changed: set[str] = set()
        for figure in figures:
            self._read_figure(figure)
        self.carriers: dict[str, list[str]] = defaultdict(list)
        for row in self.rows:
            for name in parts(row["shapes"]):
                self.carriers[name].append(row["key"])

    def _read_figure(self, figure: Path) -> None:
        self.pieces[figure.name] = 0
        for file in sorted(figure.glob("*.json")):
            sides: dict[str, set[str]] = defaultdict(set)
            for shape in json.loads(file.read_text(encoding="utf-8"))["shapes"]:
                name, meaning = f"{file.stem}:{shape['name']}", (shape["key"], shape["zone"])
                sides[name].add(shape["side"])
                if self.built.setdefault(name, meaning) != meaning:
                    self.changed.add(name)
                self.pieces[figure.name] += 1
            for name, drawn in sides.items():
                if self.drawn.setdefault(name, drawn) != drawn:
                    self.changed.add(name)

    @staticmethod
    def _read(path: Path) -> list[Row]:
        with path.open(encoding="utf-8", newline="") as handle:
            return list(csv.DictReader(handle))

    def up(self, key: str) -> list[str]:
        """The broader keys above one, nearest first; stops at a loop or an unknown key."""
        seen: list[str] = []
        while self.keys[key]["parent"]:
            key = self.keys[key]["parent"]
            if key in seen or key not in self.keys:
                return [*seen, "!"]
            seen.append(key)
        return seen


def check_keys(x: Lists) -> Iterator[str]:
    """Keys are unique, well formed and for ever; wording is unique; every value comes from its list."""
    for field in ("key", "client_name", "anatomical_name"):
        for value, times in Counter(row[field] for row in x.rows).items():
            if times > 1 or not value:
                yield f"{field} {value!r} stands {times} times"
    for gone in set(RELEASED.read_text(encoding="utf-8").split()) - set(x.keys):
        yield f"released key {gone} is gone"
    for key, row in x.keys.items():
        if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", key):
            yield f"{key}: not a key"
        if row["layer"] not in LAYERS or row["paired"] not in ("yes", "no") or row["caution"] not in CAUTIONS:
            yield f"{key}: unknown layer, pairing or caution"
        if bool(row["caution_reason"]) != (row["caution"] != "none"):
            yield f"{key}: a caution and its reason go together"
        if row["origin"] == "new" and any(row[code] for code in CODES):
            yield f"{key}: a code without a source"


def check_shapes(x: Lists) -> Iterator[str]:
    """Each shape carries exactly one key; a shape name means one key everywhere; one shape per key, view and side."""
    for name in sorted(x.changed):
        yield f"{name}: two versions of the figure mean different regions or sides by it"
    for name in set(x.carriers) ^ set(x.drawn):
        yield f"{name}: drawn and listed differ"
    for name, keys in x.carriers.items():
        if len(keys) > 1:
            yield f"{name}: carries {keys}"
    meaning: dict[str, set[str]] = defaultdict(set)
    for name, keys in x.carriers.items():
        meaning[name.split(":")[1]].update(keys)
    for name, keys in meaning.items():
        if len(keys) > 1:
            yield f"{name}: means {sorted(keys)} in different views"
    for row in x.rows:
        views = Counter(name.split(":")[0] for name in parts(row["shapes"]))
        if views and max(views.values()) > 1:
            yield f"{row['key']}: two shapes in one view"
    listed = {f"{row['view']}:{row['name']}": row for row in x.shapes}
    if len(listed) != len(x.shapes) or set(listed) != set(x.drawn):
        yield "shapes.csv does not hold each shape once"
    for name, row in listed.items():
        if x.carriers.get(name) != [row["key"]]:
            yield f"shapes.csv: {name} has another key than the region list"
        if set(parts(row["sides"])) != x.drawn.get(name):
            yield f"shapes.csv: {name} has other sides than the figure"
        if x.built.get(name) != (row["key"], row["zone"]):
            yield f"{name}: the built figure has another key or zone"


def check_ways_in(x: Lists) -> Iterator[str]:
    """Every region can be reached, and here-also.csv is the same list seen from the shape."""
    for row in x.rows:
        own, via = parts(row["shapes"]), parts(row["via"])
        if not own and not via:
            yield f"{row['key']}: no way in"
        if not set(via) <= set(x.drawn) or len(via) != len(set(via)) or set(via) & set(own):
            yield f"{row['key']}: via names an unknown, double or own shape"
        if set(parts(row["views"])) != {name.split(":")[0] for name in own + via}:
            yield f"{row['key']}: views and ways in differ"
    saddle = {"front:groin", "back:sacrum", "front:iliopsoas"}
    if not saddle <= set(parts(x.keys.get("pelvic_floor", {"via": ""})["via"])):
        yield "pelvic_floor: the saddle has lost a way in"
    if {row["shape"] for row in x.here} != set(x.drawn) or len(x.here) != len(x.drawn):
        yield "here-also.csv does not hold each shape once"
    for row in x.here:
        offered = {key for key, region in x.keys.items() if row["shape"] in parts(region["via"])}
        if [row["key"]] != x.carriers.get(row["shape"]) or set(parts(row["here_also"])) != offered:
            yield f"here-also.csv: {row['shape']} and the region list differ"


def check_sides(x: Lists) -> Iterator[str]:
    """Left, right and mid fit the drawing; both side views offer the same."""
    for key, row in x.keys.items():
        for name in parts(row["shapes"]):
            view, sides = name.split(":")[0], x.drawn.get(name, set())
            allowed: list[set[str]] = [{"mid"}] if row["paired"] == "no" else [{"left", "right"}, {"mid"}]
            if row["paired"] == "yes" and view in ("left", "right"):
                allowed = [{view}]
            if sides not in allowed:
                yield f"{key}: {name} is drawn on {sorted(sides)}"
        mid = any(x.drawn.get(name) == {"mid"} for name in parts(row["shapes"]) + parts(row["via"]))
        if row["side_rule"] != ("mid" if row["paired"] == "no" else "split" if mid else "shape"):
            yield f"{key}: side rule {row['side_rule']} does not fit"
        for field in ("shapes", "via"):
            names = parts(row[field])
            if len(
                {n.split(":")[1] for n in names if n.startswith("left:")}
                ^ {n.split(":")[1] for n in names if n.startswith("right:")}
            ):
                yield f"{key}: the two side views differ in {field}"


def check_parents(x: Lists) -> Iterator[str]:
    """Parents exist, make no loop, and are offered at every shape of their parts."""
    for key, row in x.keys.items():
        for parent in x.up(key):
            if parent == "!":
                yield f"{key}: its parents are unknown or run in a circle"
                break
            above = x.keys[parent]
            for name in parts(row["shapes"]):
                if name not in parts(above["shapes"]) + parts(above["via"]):
                    yield f"{parent}: not offered at {name}, a shape of its part {key}"


def check_neighbours(x: Lists) -> Iterator[str]:
    """Neighbours are mutual and stand in neighbours.csv; the side views agree."""
    pairs = {(row["key_a"], row["key_b"]) for row in x.edges}
    for key, row in x.keys.items():
        beside = parts(row["neighbours"])
        if bool(beside) != bool(row["shapes"]):
            yield f"{key}: a drawn region has neighbours, another has none"
        for other in beside:
            if other == key or other not in x.keys or key not in parts(x.keys[other]["neighbours"]):
                yield f"{key}: neighbour {other} does not know it"
            elif (min(key, other), max(key, other)) not in pairs:
                yield f"{key}: its border with {other} is not listed"
    if 2 * len(pairs) != sum(len(parts(row["neighbours"])) for row in x.rows):
        yield "neighbours.csv and the region list differ"
    side = {v: {(r["key_a"], r["key_b"]) for r in x.edges if r["view"] == v} for v in ("left", "right")}
    if side["left"] != side["right"]:
        yield "the two side views have other borders"


def check_zones(x: Lists) -> Iterator[str]:
    """37 zones, each left and right, hold each shape once, on the right face of the body."""
    zones = {row["key"]: row for row in x.zones}
    ids = [int(row[c]) for row in x.zones for c in ("choir_right", "choir_left")]
    female = [int(row[c]) for row in x.zones for c in ("choir_female_right", "choir_female_left")]
    if len(zones) != len(x.zones) or not sorted(ids) == sorted(female) == [*range(101, 137), *range(201, 239)]:
        yield "zones.csv does not hold the 74 zones"
    home: dict[str, str] = {}
    for key, row in zones.items():
        face = "front:" if row["face"] == "anterior" else "back:"
        if (int(row["choir_right"]) < 200) != (row["face"] == "anterior") or (int(row["choir_left"]) < 200) != (
            row["face"] == "anterior"
        ):
            yield f"zone {key}: its numbers are of the other face"
        if not any(name.startswith(face) for name in parts(row["shapes"])):
            yield f"zone {key}: no shape on its own face"
        for name in parts(row["shapes"]):
            if name in home:
                yield f"{name}: in two zones"
            home[name] = key
    if set(home) != set(x.drawn):
        yield "zones.csv does not hold each shape"
    for row in x.shapes:
        if home.get(f"{row['view']}:{row['name']}") != row["zone"]:
            yield f"shapes.csv: {row['view']}:{row['name']} is in another zone"
    for name, key in home.items():
        view = name.split(":")[0]
        if view != "left" and view != "right" and (zones[key]["face"] == "anterior") != (view in FACING):
            yield f"{name}: zone {key} is on the other face"
        if view == "left" and home.get(name.replace("left:", "right:")) != key:
            yield f"{name}: its twin is in another zone"
    yield from _region_zones(x, zones, home)


def _region_zones(x: Lists, zones: dict[str, Row], home: dict[str, str]) -> Iterator[str]:
    for key, row in x.keys.items():
        front, back = parts(row["zone_front"]), parts(row["zone_back"])
        if not front and not back:
            yield f"{key}: in no zone"
        if any(zones.get(z, {}).get("face") != "anterior" for z in front) or any(
            zones.get(z, {}).get("face") != "posterior" for z in back
        ):
            yield f"{key}: a zone of the other face"
        for name in parts(row["shapes"]):
            view = name.split(":")[0]
            field = "zone_front" if view in FACING else "zone_side" if view in ("left", "right") else "zone_back"
            if home.get(name) not in parts(row[field]):
                yield f"{key}: {field} is not the zone of {name}"
        if key in zones and key not in front + back:
            yield f"{key}: a zone of the same name lies elsewhere"


def check_groups(x: Lists) -> Iterator[str]:
    """Groups fill drawn regions that need no consent; referral rows name known regions."""
    for row in x.groups:
        keys, views = parts(row["keys"]), parts(row["views"])
        if not keys or len(keys) != len(set(keys)) or not {*keys, *parts(row["left_out"])} <= set(x.keys):
            yield f"group {row['group']}: empty, double or unknown keys"
            continue
        if not set(parts(row["light_only"])) <= set(keys):
            yield f"group {row['group']}: light only, but not in it"
        for key in keys:
            if not any(name.split(":")[0] in views for name in parts(x.keys[key]["shapes"])):
                yield f"group {row['group']}: {key} has no shape in its views"
            if x.keys[key]["caution"] not in ("none", "no deep pressure"):
                yield f"group {row['group']}: {key} needs a tap of its own"
            if (x.keys[key]["caution"] != "none") != (key in parts(row["light_only"])):
                yield f"group {row['group']}: {key} and light only do not fit"
    for row in x.referral:
        named = parts(row["regions"])
        if row["muscle"] not in x.keys or not named or not set(named) <= set(x.keys):
            yield f"referral {row['muscle']}: unknown key"
    for muscle, times in Counter(row["muscle"] for row in x.referral).items():
        if times > 1:
            yield f"referral {muscle}: stands {times} times"


CHECKS: tuple[Callable[[Lists], Iterator[str]], ...] = (
    check_keys,
    check_shapes,
    check_ways_in,
    check_sides,
    check_parents,
    check_neighbours,
    check_zones,
    check_groups,
)


def faults(lists: Path = LISTS, figures: tuple[Path, ...] = FIGURES) -> list[str]:
    """Return everything that is wrong, one sentence each."""
    read = Lists(lists, figures)
    return [fault for check in CHECKS for fault in check(read)]


def main() -> int:
    lists = Path(sys.argv[1]) if len(sys.argv) > 1 else LISTS
    figures = tuple(map(Path, sys.argv[2:])) or FIGURES
    found = faults(lists, figures)
    read = Lists(lists, figures)
    for fault in found:
        print("wrong:", fault)
    drawn = sum(bool(row["shapes"]) for row in read.rows)
    pieces = ", ".join(f"{count} shapes in {name}" for name, count in read.pieces.items())
    print(f"{len(read.rows)} keys ({drawn} drawn), {pieces}, {len(read.zones)} zones, {len(read.groups)} groups")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
