"""What a client takes home: doses, sides, stop lines, tone, and what does not go together with whom."""

import re
from collections.abc import Iterator

import pytest

from notesapp.catalogue import (
    aftercare,
    conditions,
    conflicts,
    emergency,
    lists,
    rules,
    screening,
    symptoms,
    techniques,
)
from notesapp.catalogue.aftercare import CareDose
from notesapp.catalogue.exercises import drawn_items, has_sides

FORBIDDEN = re.compile(r"\b(toxin|flush|detox|break\w* up|broke up|realign|cure|lactic|heals?\b)", re.IGNORECASE)
SENTENCE = re.compile(r"[^.!?]+[.!?]?")


def said_to_the_client() -> Iterator[tuple[str, str]]:
    """Every text of the catalogue that a client reads or hears, with where it stands."""
    for item in aftercare.items().values():
        for steps in (item.instructions, *item.variants.values()):
            yield from ((item.key, step) for step in (*steps.steps, *steps.sided_steps))
        yield from ((item.key, text) for text in (item.title, item.dose_text, item.stop) if text)
        yield from ((item.key, one.reason) for one in item.suggest)
    box = emergency.help_box("112", "555")
    yield from (("help", text) for text in (*box.emergency, *box.doctor, *box.call, box.footer, box.settle))
    yield from ((one.key, one.ask) for one in screening.questions().values())
    yield from ((one.key, one.client) for one in rules.rules().values() if one.client)
    yield from ((one.key, one.client_name) for one in techniques.techniques().values())
    yield from ((one.key, one.client) for one in symptoms.symptoms().values())


def test_nothing_is_promised_that_massage_does_not_do() -> None:
    for where, text in said_to_the_client():
        assert not FORBIDDEN.search(text), f"{where}: {text}"
    for one in techniques.techniques().values():
        assert not FORBIDDEN.search(one.definition), one.key


def test_sentences_are_short_enough_for_a_child_of_eleven() -> None:
    for item in aftercare.items().values():
        sentences = [s for text in (*item.steps(), item.dose_text, item.stop) for s in SENTENCE.findall(text)]
        lengths = [len(s.split()) for s in sentences if s.strip()]
        assert sum(lengths) / len(lengths) <= 12, item.key
        assert max(lengths) <= 16, item.key
    for one in screening.questions().values():
        lengths = [len(s.split()) for s in SENTENCE.findall(one.ask)]
        assert sum(lengths) / len(lengths) <= 18, one.key


def test_every_item_says_when_to_stop_or_is_mere_advice() -> None:
    for item in aftercare.items().values():
        assert item.stop or item.kind in ("advice", "comfort"), item.key


def test_general_advice_is_not_counted() -> None:
    uncounted = {item.key for item in aftercare.items().values() if not item.counted}
    assert {"HC-10", "HC-11", "HC-18"} <= uncounted
    assert all(aftercare.items()[key].kind == "advice" for key in uncounted)


def test_the_doses_that_have_a_source() -> None:
    stretch = aftercare.items()["HC-03"].dose
    assert stretch == CareDose(
        hold_s=30, repetitions=2, repetitions_max=3, times_a_day=1, times_a_day_max=2, each_side=True
    )
    assert "30 seconds" in aftercare.items()["HC-03"].dose_text
    assert aftercare.items()["HC-10"].dose_text == "For the rest of the day."
    assert "48 hours" in aftercare.items()["HC-18"].stop
    assert aftercare.items()["HC-18"].dose.days == 2


def test_numbers_of_the_dose_are_those_that_are_printed() -> None:
    for item in aftercare.items().values():
        words = {"once": 1, "twice": 2}
        printed = {int(n) for n in re.findall(r"\d+", item.dose_text)} | {
            n for word, n in words.items() if word in item.dose_text.lower()
        }
        dose = item.dose
        for number in (dose.hold_s, dose.hold_max_s, dose.minutes_min, dose.minutes_max, dose.repetitions):
            assert number is None or number in printed, f"{item.key}: {number}"


def test_steps_name_the_client_s_side() -> None:
    item = aftercare.items()["HC-03"]
    assert item.steps("right", "left")[1] == "Put your right ankle on your left knee."
    assert item.steps()[1] == "Put one ankle on the other knee."
    for one in aftercare.items().values():
        assert one.sided == bool(one.instructions.sided_steps), one.key
        for text in (*one.steps("left", "right"), *one.steps()):
            assert "{" not in text, one.key


def test_a_sided_drawing_belongs_to_a_sided_item() -> None:
    assert set(drawn_items()) <= set(aftercare.items())
    for key in drawn_items():
        assert has_sides(key) == aftercare.items()[key].sided, key


def offered(seen: dict[str, set[str]]) -> list[str]:
    """The counted items that speak for what was SEEN, the weightiest first."""
    weights = {
        item.key: item.weight + sum(one.weight for one in item.suggest if one.speaks(seen))
        for item in aftercare.items().values()
        if item.counted and any(one.speaks(seen) for one in item.suggest)
    }
    return sorted(weights, key=lambda key: -weights[key])


def test_the_deep_buttock_and_a_walk_that_eased_come_first() -> None:
    seen = {"regions": {"piriformis", "glut_med"}, "techniques": {"sustained_pressure"}, "easing": {"walking"}}
    assert offered(seen)[:2] == ["HC-03", "HC-16"]
    assert "HC-30" not in offered(seen)
    assert "HC-13" in offered({"easing": {"warmth"}})
    assert offered({}) == []


def test_every_kind_that_a_reason_names_needs_a_hit() -> None:
    both = aftercare.items()["HC-25"].suggest[0]
    assert both.speaks({"regions": {"ql"}, "symptoms": {"stiff", "ache"}})
    assert not both.speaks({"regions": {"ql"}})
    assert not both.speaks({"symptoms": {"stiff"}})
    assert aftercare.items()["HC-18"].suggest[0].speaks({})


def test_any_of_condition_rule_or_sign_makes_a_conflict_speak() -> None:
    thin = conflicts.conflicts()["osteoporosis"]
    assert thin.speaks({"osteoporosis"}, ())
    assert thin.speaks((), {"AP-02"})
    assert not thin.speaks({"arthritis"}, {"LC-08"}, {"numb_in_target"})
    assert conflicts.conflicts()["numb"].speaks((), (), {"numb_in_target"})


def test_walking_is_suggested_when_it_eased_before() -> None:
    (reason,) = [s.reason for s in aftercare.items()["HC-16"].suggest if "walking" in s.easing]
    assert reason == "walking eased it before"


def conflict_for(condition: str) -> conflicts.Conflict:
    (found,) = [one for one in conflicts.conflicts().values() if condition in one.conditions]
    return found


@pytest.mark.parametrize(
    ("condition", "hidden"),
    [
        ("osteoporosis", {"HC-01", "HC-02"}),
        ("blood_thinners", {"HC-01", "HC-02"}),
        ("bleeding_disorder", {"HC-01", "HC-02"}),
        ("neuropathy", {"HC-01", "HC-02", "HC-13", "HC-14", "HC-38"}),
        ("pregnancy", {"HC-01", "HC-02", "HC-03", "HC-05"}),
        ("allergy_nut_oil", {"HC-04", "HC-05", "HC-06"}),
        ("inflammation_now", {"HC-13", "HC-15"}),
    ],
)
def test_what_is_hidden_from_whom(condition: str, hidden: set[str]) -> None:
    assert hidden <= set(conflict_for(condition).hide)


def test_the_printed_reason_names_what_was_left_out() -> None:
    thin = conflicts.conflicts()["osteoporosis"]
    assert thin.why(("HC-01", "HC-02")) == "Roller and ball left out: osteoporosis"
    assert thin.why(("HC-01",)) == "Roller left out: osteoporosis"


def test_a_leg_that_hurts_when_straight_gets_the_bent_knee() -> None:
    (name,) = conflicts.conflicts()["straight_leg"].variant.values()
    steps = aftercare.items()["HC-08"].steps("right", "left", name)
    assert "keep it bent all the time" in steps[-1]
    assert "right knee" in steps[-1]


def test_a_fluid_limit_makes_the_water_neutral() -> None:
    name = conflict_for("kidney_disease").variant["HC-11"]
    assert aftercare.items()["HC-11"].steps(variant=name)[0] == "Drink as your doctor told you to."


def test_after_a_fusion_stretches_carry_a_label() -> None:
    fused = conflict_for("spinal_fusion")
    assert "HC-03" in fused.ask_first
    assert fused.label == "Ask your surgeon or physiotherapist first"


def test_the_help_box_carries_the_practice_s_numbers() -> None:
    box = emergency.help_box("999", "020 555")
    assert box.title == "Get emergency help now: call 999"
    assert box.call_title == "Call us: 020 555"
    assert emergency.help_box("112").call_title == "Call us"
    assert len(box.emergency) == 7
    assert box.footer == "Massage can ease symptoms. It does not replace a medical diagnosis."


def test_every_condition_that_a_conflict_names_can_be_picked() -> None:
    named = {key for one in conflicts.conflicts().values() for key in one.conditions}
    assert named <= set(conditions.conditions())
    assert lists.options("products")["almond_oil"].tags == ("allergy_nut_oil",)
