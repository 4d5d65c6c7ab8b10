"""The one list of areas: what rules, questions, home advice, measures and the check of sides mean by a name."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import notesapp
from notesapp.catalogue import aftercare, areas, rows, rules
from notesapp.catalogue.areas import members, regions_of
from notesapp.catalogue.regions import descendants, regions
from notesapp.safety import side_words
from resources import resource

HOUSE = Path(notesapp.__file__).parent


def test_every_area_says_what_it_means_and_where_that_comes_from() -> None:
    for one in areas.areas().values():
        assert one.regions <= set(regions())
        assert one.regions, one.key
        assert len(one.words) > 10, one.key


def test_no_area_takes_the_name_of_a_region() -> None:
    assert not set(areas.areas()) & set(regions())


def test_a_region_stands_for_itself_with_its_parts() -> None:
    assert members("buttock") == {"buttock"} | descendants("buttock")
    assert regions_of(["deep_buttock", "knee"]) == members("deep_buttock") | members("knee")
    with pytest.raises(KeyError):
        members("tail")


def test_no_area_lies_idle_and_there_is_no_second_list() -> None:
    code = " ".join(path.read_text(encoding="utf-8") for path in sorted(HOUSE.rglob("*.py")))
    named = {area for item in aftercare.items().values() for area in item.target}
    with resource("catalogue/aftercare.toml").open("rb") as stream:
        care = tomllib.load(stream)
    named |= {area for item in care.values() for one in item.get("suggest", ()) for area in one.get("areas", ())}
    named |= {area for rule in rules.rules().values() for effect in rule.effects for area in effect.areas}
    for name in areas.areas():
        assert name in named or f'"{name}"' in code, f"{name} is used by nobody"
    assert not re.search(r"REGION_SETS|SADDLE_REGIONS|INNER_THIGH", code)


@pytest.mark.parametrize(
    ("name", "inside", "outside"),
    [
        ("legs", {"gastroc_med", "achilles", "patella", "great_toe", "popliteus"}, {"gluteal_fold", "piriformis"}),
        ("lower_legs", {"popliteal", "calf", "great_toe"}, {"patella", "hamstrings"}),
        ("back", {"ql", "rhomboids", "thor_spine", "lumbar_spine", "sacrum"}, {"buttock", "infraspinatus"}),
        ("low_back", {"ql", "lumbar_spine", "sacrum", "si_joint", "flank"}, {"coccyx", "glut_max", "thor_spine"}),
        ("calves", {"soleus_lat", "popliteal", "achilles", "tib_post"}, {"thigh", "tibia", "heel"}),
        ("saddle", {"pelvic_floor", "pubis", "groin", "coccyx"}, {"psoas", "iliopsoas", "adductors", "glut_max"}),
        ("inner_thigh", {"adductors", "gracilis", "pectineus", "adductor_mag"}, {"sartorius", "groin"}),
        ("chest_wall", {"ribs", "sternum", "pec_clav", "axilla", "diaphragm"}, {"clavicle"}),
        ("front_chest", {"chest", "pec_clav", "pec_minor"}, {"ribs", "serratus_ant", "axilla"}),
        ("belly", {"rectus_abd_low", "psoas", "flank", "diaphragm"}, {"pubis", "ribs"}),
        ("rib_cage", {"ribs", "serratus_pi", "diaphragm", "sternum"}, {"pec_major", "rhomboids", "lat_dorsi"}),
        ("shoulders", {"infraspinatus", "axilla", "levator_scap", "trap_upper"}, {"rhomboids", "triceps"}),
        ("endangerment", {"groin", "popliteal", "throat"}, {"psoas", "iliopsoas", "pubis", "ql", "ribs"}),
    ],
)
def test_what_the_areas_hold(name: str, inside: set[str], outside: set[str]) -> None:
    assert inside <= members(name)
    assert not outside & members(name)


def test_the_spine_is_every_bone_of_the_back() -> None:
    assert members("spine") == {key for key, region in regions().items() if region.layer == "spine"}


def test_left_and_right_of_the_body_are_told_apart_in_each_part() -> None:
    assert not members("legs") & members("back")
    assert not members("saddle") & members("inner_thigh")
    assert members("hips").isdisjoint(members("legs"))


def test_what_is_never_pressed_is_also_delicate_or_recorded_only() -> None:
    cautions = {key: {one.caution, one.caution_also} for key, one in regions().items()}
    assert {key for key, said in cautions.items() if "record only" in said} <= members("no_contact")
    for key in members("endangerment") | members("no_contact"):
        assert cautions[key] & {"no deep pressure", "record only"}, key


@pytest.mark.parametrize(
    ("text", "part"), [("left low back", "si_joint"), ("right abdomen", "flank"), ("left ribs", "serratus_ant")]
)
def test_the_check_of_sides_means_the_same_areas(text: str, part: str) -> None:
    (said,) = side_words.mentions(text)
    assert part in said.parts


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"only": ["groin"], "words": "x y", "source": "ZZ"}, "unknown source 'ZZ'"),
        ({"only": ["tail"], "words": "x y", "source": "U"}, "only: unknown region 'tail'"),
        ({"words": "x y", "source": "U"}, "holds no region"),
    ],
)
def test_a_wrong_row_is_named(entry: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=f"areas.toml: here: {said}"):
        areas._area(rows.Row("areas.toml", "here", entry))
    with pytest.raises(ValueError, match="key of a region"):
        areas._area(rows.Row("areas.toml", "neck", {"only": ["neck"], "words": "x y", "source": "U"}))
