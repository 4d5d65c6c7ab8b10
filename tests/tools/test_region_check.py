"""The region list holds together, and its check notices when it does not."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tools.load import tool

check = tool("figure/check")
Row = dict[str, str]


def test_the_region_list_is_sound() -> None:
    assert check.faults() == []


def row_of(rows: list[Row], key: str) -> Row:
    """The first row that is named KEY in one of its first two columns."""
    return next(row for row in rows if key in list(row.values())[:2])


def set_field(key: str, field: str, value: str) -> Callable[[list[Row]], None]:
    def spoil(rows: list[Row]) -> None:
        row_of(rows, key)[field] = value

    return spoil


def without(key: str) -> Callable[[list[Row]], None]:
    def spoil(rows: list[Row]) -> None:
        rows.remove(row_of(rows, key))

    return spoil


def twice(key: str) -> Callable[[list[Row]], None]:
    def spoil(rows: list[Row]) -> None:
        rows.append(dict(row_of(rows, key)))

    return spoil


def drop_part(key: str, field: str, part: str) -> Callable[[list[Row]], None]:
    def spoil(rows: list[Row]) -> None:
        row = row_of(rows, key)
        parts = row[field].split(";")
        parts.remove(part)
        row[field] = ";".join(parts)

    return spoil


SPOILT = [
    ("region-list", without("piriformis"), "released key piriformis is gone"),
    ("region-list", twice("ear"), "key 'ear' stands 2 times"),
    ("region-list", set_field("ear", "client_name", "Cheek"), "client_name 'Cheek' stands 2 times"),
    ("region-list", set_field("ear", "layer", "skin"), "ear: unknown layer, pairing or caution"),
    ("region-list", set_field("throat", "caution_reason", ""), "throat: a caution and its reason go together"),
    ("region-list", set_field("ear", "snomed_ct", "117590005"), "ear: a code without a source"),
    ("region-list", set_field("ear", "shapes", "front:ear;back:ear"), "left:ear: drawn and listed differ"),
    ("region-list", set_field("psoas", "via", ""), "psoas: no way in"),
    ("region-list", set_field("psoas", "via", "front:belly"), "psoas: via names an unknown, double or own shape"),
    ("region-list", drop_part("pelvic_floor", "via", "back:sacrum"), "pelvic_floor: the saddle has lost a way in"),
    ("region-list", set_field("ear", "paired", "no"), "ear: front:ear is drawn on ['left', 'right']"),
    ("region-list", set_field("forehead", "side_rule", "shape"), "forehead: side rule shape does not fit"),
    ("region-list", set_field("buttock", "parent", "glut_max"), "glut_max: its parents are unknown or run in a circle"),
    ("region-list", drop_part("ear", "neighbours", "jaw"), "jaw: neighbour ear does not know it"),
    ("region-list", set_field("ear", "zone_front", "neck_front"), "ear: zone_front is not the zone of front:ear"),
    ("region-list", set_field("ear", "zone_front", ""), "ear: zone_front is not the zone of front:ear"),
    ("shapes", without("gluteus-maximus"), "shapes.csv does not hold each shape once"),
    ("shapes", set_field("gluteus-maximus", "key", "glut_med"), "has another key than the region list"),
    ("shapes", set_field("gluteus-maximus", "zone", "face"), "the built figure has another key or zone"),
    (
        "here-also",
        set_field("back:gluteus-maximus", "here_also", "buttock"),
        "back:gluteus-maximus and the region list",
    ),
    ("neighbours", without("adductors"), "its border with"),
    ("zones", without("buttock"), "zones.csv does not hold the 74 zones"),
    ("zones", set_field("face", "choir_right", "203"), "zone face: its numbers are of the other face"),
    ("groups", set_field("hands", "keys", "thenar;paw"), "group hands: empty, double or unknown keys"),
    ("groups", set_field("legs_back", "light_only", ""), "group legs_back: popliteal and light only do not fit"),
    ("groups", set_field("glutes_hips", "keys", "glut_max;pubis"), "group glutes_hips: pubis needs a tap of its own"),
    ("referral", set_field("piriformis", "regions", "leg"), "referral piriformis: unknown key"),
]


@pytest.mark.parametrize(("file", "spoil", "fault"), SPOILT, ids=[fault for *_, fault in SPOILT])
def test_a_spoilt_list_is_noticed(tmp_path: Path, file: str, spoil: Callable[[list[Row]], None], fault: str) -> None:
    shutil.copytree(check.LISTS, tmp_path, dirs_exist_ok=True)
    place = tmp_path / f"{file}.csv"
    with place.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    spoil(rows)
    with place.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    assert [found for found in check.faults(tmp_path) if fault in found] != []
