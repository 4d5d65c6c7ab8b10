"""The region list as the program reads it."""

from notesapp.catalogue.regions import (
    ancestors,
    descendants,
    groups,
    here_also,
    referral,
    referral_of,
    regions,
    within,
    zones,
)


def test_all_177_regions_are_read() -> None:
    assert len(regions()) == 177
    assert len(zones()) == 37
    assert len(groups()) == 11
    assert len(referral()) == 43
    assert all(key == region.key for key, region in regions().items())


def test_a_region_knows_its_words_its_layer_and_its_codes() -> None:
    region = regions()["piriformis"]
    assert region.client_name == "Deep buttock muscle"
    assert (region.layer, region.paired, region.parent, region.side_rule) == ("deep", True, "buttock", "split")
    assert region.codes["snomed_ct"].isdigit()
    assert "" not in region.codes.values()
    assert regions()["ear"].codes == {}


def test_zone_numbers_are_read_singly_and_as_ranges() -> None:
    assert regions()["suboccipitals"].choir == (203, 204, 205, 206)
    assert regions()["temple"].choir == (103, 104)
    assert regions()["ear"].choir == ()


def test_broader_and_narrower_regions() -> None:
    assert ancestors("psoas") == ("iliopsoas", "groin")
    assert within("piriformis", "buttock")
    assert within("buttock", "buttock")
    assert not within("buttock", "piriformis")
    assert "biceps_fem" in descendants("thigh")
    assert "thigh" not in descendants("thigh")


def test_here_also_is_in_menu_order() -> None:
    assert here_also("back", "gluteus-maximus")[0] == "piriformis"
    assert here_also("back", "gluteus-maximus")[-1] == "pelvic_floor"
    assert here_also("back", "tail") == ()


def test_a_member_takes_the_pattern_of_its_group() -> None:
    assert referral_of("biceps_fem") == referral()["hamstrings"]
    assert referral_of("fingers") is None
