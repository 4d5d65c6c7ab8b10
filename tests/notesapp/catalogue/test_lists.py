"""The clinical lists that ship: how many entries, that every reference resolves, and what they must say."""

import pytest

from notesapp.catalogue import (
    aftercare,
    conditions,
    findings,
    lists,
    pressure,
    rules,
    screening,
    symptoms,
    techniques,
    tokens,
    tools,
)
from notesapp.model.answers import ConsentReply, Did, Direction, Effect
from notesapp.model.body_map import Extent, FeltDepth, GhostReply, Role, Timing
from notesapp.model.session_note import Outcome
from notesapp.model.treatment import Feel, Request

TILES = ["ache", "burning", "stabbing", "shooting", "tingling", "numb", "cramp", "tight"]


def test_every_list_is_complete() -> None:
    assert len(techniques.techniques()) == 51
    assert len(rules.rules()) == 78
    assert list(aftercare.items()) == [f"HC-{n:02d}" for n in range(1, 43)]
    assert len(screening.questions()) == 20
    assert len(screening.groups()) == 6
    assert sum(len(group.questions) for group in screening.groups().values()) == 20
    assert list(pressure.levels()) == [10, 20, 30, 40, 50]


def test_the_eight_tiles_come_first_and_lend_their_patterns() -> None:
    assert list(symptoms.symptoms())[:8] == TILES == [tile.key for tile in symptoms.tiles()]
    assert {one.pattern for one in symptoms.symptoms().values()} == set(TILES)
    assert {key for key, one in symptoms.symptoms().items() if one.neural} == {
        "numb",
        "tingling",
        "shooting",
        "electric",
        "weak",
    }


def test_symptoms_and_findings_can_be_drawn_with_the_tokens() -> None:
    drawn = tokens.symptoms()
    assert {tile.key: tile.letter for tile in symptoms.tiles()} == {key: one.letter for key, one in drawn.items()}
    assert {one.glyph for one in findings.findings().values()} == set(tokens.findings())


def test_a_level_can_be_asked_for_and_stays_on_the_scale() -> None:
    for one in techniques.techniques().values():
        assert one.level_min % 10 == one.level_max % 10 == 0, one.key
        assert one.tool in tools.tools()
    unpressed = {key for key, one in techniques.techniques().items() if not one.pressure}
    assert unpressed == {"taping", "heat_cold"}
    assert techniques.techniques()["deep_tissue"].style
    assert not techniques.techniques()["stripping"].style


def test_only_the_first_slice_of_rules_acts() -> None:
    assert {one.key for one in rules.active_rules()} == {
        *("RF-01", "RF-02", "RF-03", "RF-04", "RF-05", "DC-01", "AP-01", "AP-02", "AP-22"),
        *("LC-02", "LC-08", "LC-10", "ST-01"),
    }
    assert not any(one.effects for one in rules.rules().values() if not one.active)


def test_past_a_stop_a_reason_is_typed() -> None:
    for one in rules.rules().values():
        assert one.typed_reason == (rules.Severity.STOP in one.severities), one.key
        if one.typed_reason and one.active:
            assert any(effect.act is rules.Act.STOP for effect in one.effects), one.key


def test_osteoporosis_caps_everything_and_hatches_spine_ribs_and_sacrum() -> None:
    rule = rules.rules()["AP-02"]
    cap, hatch = rule.effects
    assert (cap.act, cap.where, cap.max_level) == (rules.Act.CAP, rules.Where.EVERYWHERE, 20)
    assert cap.excludes(techniques.techniques()["traction"].tags, "palm")
    assert cap.excludes(techniques.techniques()["ashiatsu"].tags, "foot")
    assert not cap.excludes(techniques.techniques()["sustained_pressure"].tags, "elbow")
    assert (hatch.act, hatch.max_level) == (rules.Act.HATCH, 20)
    assert {"lumbar_spine", "ribs", "sacrum"} <= hatch.regions
    assert "piriformis" not in hatch.regions
    assert hatch.excludes((), "elbow")
    assert hatch.excludes(techniques.techniques()["percussion"].tags, "palm")
    assert "doctor agreed, soft tissue of the hip only" in {reason.lower() for reason in rule.reasons}


def test_blood_thinners_exclude_cups_scraping_and_deep_points() -> None:
    (cap,) = rules.rules()["AP-01"].effects
    for key in ("cupping", "gua_sha", "iastm", "elbow_work"):
        assert cap.excludes(techniques.techniques()[key].tags, "palm"), key
    assert not cap.excludes(techniques.techniques()["effleurage"].tags, "palm")


def test_the_front_of_the_throat_is_not_pressed_at_all() -> None:
    light, none = rules.rules()["LC-08"].effects
    assert light.max_level == 20
    assert {"popliteal", "axilla", "cubital_fossa", "groin"} <= light.regions
    assert none.max_level == 0
    assert "throat" in none.regions


@pytest.mark.parametrize(
    ("question", "rule"),
    [
        ("bladder_bowel", "RF-01"),
        ("saddle", "RF-02"),
        ("both_legs", "RF-03"),
        ("leg_weaker", "RF-04"),
        ("leg_weaker", "RF-05"),
        ("bleeding", "AP-01"),
        ("thin_bones", "AP-02"),
    ],
)
def test_a_yes_raises_its_rule(question: str, rule: str) -> None:
    assert rule in screening.questions()[question].raises


def test_a_painted_path_below_the_knee_calls_for_the_cauda_questions() -> None:
    called = [one.key for one in screening.called_for(frozenset({"path_below_knee"}))]
    assert called == ["bladder_bowel", "saddle", "both_legs", "leg_weaker"]
    assert screening.called_for(frozenset()) == ()


def test_every_sign_calls_for_something() -> None:
    for sign in screening.ASKED_WHEN:
        assert screening.called_for(frozenset({sign})), sign


def test_details_narrow_what_a_yes_raises_or_name_a_rule_beside_it() -> None:
    weaker, number, both = screening.questions()["leg_weaker"].details
    assert (weaker.raises, number.raises, both.raises) == (("RF-04",), ("RF-05",), ("RF-04", "RF-05"))


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("depths", FeltDepth),
        ("timings", Timing),
        ("extents", Extent),
        ("roles", Role),
        ("ghost_replies", GhostReply),
        ("directions", Direction),
        ("outcomes", Outcome),
        ("adherence", Did),
        ("effects", Effect),
        ("consent_replies", ConsentReply),
    ],
)
def test_lists_of_the_model_have_its_keys(name: str, keys: type[Direction]) -> None:
    assert list(lists.options(name)) == [str(key) for key in keys]


def test_check_ins_have_the_keys_of_the_model_and_their_buttons() -> None:
    assert list(pressure.requests()) == [str(one) for one in Request]
    assert [one.button for one in pressure.requests().values()] == ["Deeper", "Just right", "Softer"]
    assert list(pressure.feels()) == [str(one) for one in Feel]
    assert pressure.feels()["bad_pain"].raises == ("ST-01",)
    assert pressure.level_name(20) == "Light"
    assert pressure.level_name(35) == "Medium to strong"


def test_intents_of_techniques_are_those_of_the_list() -> None:
    assert set(lists.options("intents")) == set(techniques.INTENTS)


def test_a_tag_of_a_choice_is_a_rule_or_an_allergy() -> None:
    for name, options in lists.lists().items():
        for one in options.values():
            for tag in one.tags:
                assert tag in (conditions.conditions() if name == "products" else rules.rules()), one.key


def test_an_unknown_choice_is_the_practice_s_own_word() -> None:
    assert lists.label("positions", "prone") == "Face down"
    assert lists.label("positions", "hammock") == "hammock"


def test_what_the_history_can_raise() -> None:
    assert conditions.conditions()["osteoporosis"].raises == ("AP-02",)
    assert "no elbow" in conditions.conditions()["osteoporosis"].alert
    assert conditions.conditions()["blood_thinners"].raises == ("AP-01",)
    allergies = [one for one in conditions.conditions().values() if one.kind == "allergy"]
    assert len(allergies) >= 5
    assert all(one.priority >= 7 for one in allergies)
