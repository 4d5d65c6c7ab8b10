"""Caps, excluded ways of working, hatches, avoid areas, and the reason that is asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from notesapp.model.answers import Choice, ConsentAnswer, ConsentReply, Decision
from notesapp.model.body_map import AvoidArea, AvoidSource, Layer, Side
from notesapp.model.practice import Consent, Standing
from notesapp.safety.assess import Assessment, assess
from tests import sciatica as case
from tests.notesapp.safety.test_rules import EMPTY, FIRST, mark, painted, with_history

BONES = assess(with_history("osteoporosis"), EMPTY)
THIN_BLOOD = assess(with_history("blood_thinners"), EMPTY)
PLAIN = assess(FIRST, EMPTY)


@pytest.mark.parametrize(
    ("found", "region", "technique", "tool", "level", "excluded"),
    [
        (BONES, "piriformis", "sustained_pressure", "elbow", 20, ()),
        (BONES, "thor_spine", "effleurage", "palm", 20, ()),
        (BONES, "thor_spine", "percussion", "palm", 20, ("percussion",)),
        (BONES, "ribs", "compression", "elbow", 20, ("tool:elbow",)),
        (BONES, "calf", "traction", "palm", 20, ("traction",)),
        (THIN_BLOOD, "calf", "cupping", "cup", 20, ("suction",)),
        (THIN_BLOOD, "piriformis", "sustained_pressure", "elbow", 20, ("deep_point",)),
        (PLAIN, "popliteal", "effleurage", "palm", 20, ()),
        (PLAIN, "throat", "effleurage", "palm", 0, ()),
    ],
)
def test_a_cap(
    found: Assessment, region: str, technique: str, tool: str, level: int, excluded: tuple[str, ...]
) -> None:
    cap = found.cap(case.place(region), technique, tool)
    assert cap is not None
    assert cap.level == level
    assert set(excluded) <= set(cap.excluded)
    assert bool(excluded) == bool(cap.excluded)


def test_where_no_rule_speaks_there_is_no_cap() -> None:
    assert PLAIN.cap(case.place("piriformis"), "sustained_pressure", "elbow") is None


def test_numb_skin_is_capped_on_its_side_only() -> None:
    found = assess(FIRST, painted(mark("numb", "foot"), level=2))
    cap = found.cap(case.place("sole"), "effleurage", "palm")
    assert cap
    assert (cap.level, cap.rules) == (20, ("LC-10",))
    assert found.cap(case.place("sole", Side.LEFT), "effleurage", "palm") is None


def test_inflammation_is_hatched_and_left_out() -> None:
    found = assess(FIRST, painted(mark("inflammation", "knee_inner", Side.LEFT, Layer.THERAPIST)))
    assert (case.place("knee_inner", Side.LEFT), "LC-02") in found.hatched
    assert (case.place("knee_inner", Side.RIGHT), "LC-02") not in found.hatched
    cap = found.cap(case.place("knee_inner", Side.LEFT))
    assert cap
    assert cap.level == 0


def test_delicate_places_and_thin_bones_are_hatched() -> None:
    places = {(place.region, place.side) for place, _ in BONES.hatched}
    assert {("popliteal", Side.LEFT), ("popliteal", Side.RIGHT), ("thor_spine", Side.MID)} <= places
    assert ("piriformis", Side.RIGHT) not in places


def test_standing_areas_are_avoided_while_they_hold() -> None:
    area = AvoidArea("a", (case.place("calf", Side.LEFT),), AvoidSource.CLIENT, "new tattoo", until=date(2026, 12, 1))
    old = replace(area, id="b", until=date(2026, 1, 1), places=(case.place("hand"),))
    found = assess(replace(FIRST, standing=Standing(avoid=(area, old))), EMPTY)
    assert found.avoid == (area,)
    cap = found.cap(case.place("gastroc_med", Side.LEFT), "effleurage", "palm")
    assert cap
    assert (cap.level, cap.because) == (0, ("avoid:a",))
    assert found.cap(case.place("gastroc_med", Side.RIGHT), "effleurage", "palm") is None


def test_a_withdrawn_consent_for_a_region_avoids_it_until_it_is_given_again() -> None:
    given = Consent("k", "c", "sensitive_area", "c", "spoken", case.START, regions=("adductors",))
    gone = replace(given, withdrawn_at=case.START)
    avoided = assess(replace(FIRST, standing=Standing(consents=(gone,))), EMPTY).avoid
    assert [(p.region, p.side) for a in avoided for p in a.places] == [
        ("adductors", Side.LEFT),
        ("adductors", Side.RIGHT),
    ]
    again = replace(given, id="k2")
    assert assess(replace(FIRST, standing=Standing(consents=(gone, again))), EMPTY).avoid == ()


@pytest.mark.parametrize("reply", [ConsentReply.REFUSED, ConsentReply.WITHDRAWN])
def test_without_consent_nothing_is_worked(reply: ConsentReply) -> None:
    cap = assess(FIRST, replace(EMPTY, consent=ConsentAnswer(reply))).cap(case.place("calf"))
    assert cap
    assert cap.level == 0


def reasoned(note_reason: str, rule: str = "AP-02") -> Assessment:
    note = replace(case.treated(), decisions=())
    note = note.with_decision(Decision("d", rule, 1, Choice.OVERRIDDEN, note_reason, about="press"))
    return assess(case.briefing(), note)


def test_osteoporosis_an_elbow_over_the_cap_needs_a_reason_and_takes_it() -> None:
    note = replace(case.treated(), decisions=())
    found = assess(case.briefing(), note)
    needed = {use.id: cap for use, cap in found.open_reasons}
    assert set(needed) == {"press"}, "forearm at level 2 needs none"
    assert (needed["press"].level, needed["press"].rules[0]) == (20, "AP-02")
    assert "condition:osteoporosis" in needed["press"].because
    assert reasoned("doctor agreed, soft tissue of the hip only").open_reasons == ()


def test_an_empty_reason_is_none_and_a_reason_for_another_rule_is_not_this_one() -> None:
    assert reasoned(" ").open_reasons
    assert reasoned("doctor agreed", "LC-08").open_reasons


def test_one_reason_answers_what_is_no_stricter() -> None:
    """The limit from last time (level 3 here) is milder than osteoporosis' 2: one tap is enough."""
    over = reasoned("doctor agreed").over(case.treated().uses[1])
    assert [limit.rule for limit in over] == ["AP-02", "AP-22"]


def test_a_stricter_rule_later_asks_anew() -> None:
    note = case.treated()
    hot = mark("inflammation", "piriformis", layer=Layer.THERAPIST)
    found = assess(case.briefing(), replace(note, body_map=note.body_map.with_mark(hot)))
    assert [cap.rules[0] for use, cap in found.open_reasons if use.id == "press"] == ["LC-02"]


def test_past_a_stop_every_work_needs_a_typed_reason() -> None:
    from tests.notesapp.safety.test_rules import yes

    note = replace(yes("saddle"), uses=(case.use("u", "effleurage", ("calf",), "palm", 10, 5, Side.LEFT),))
    ((_, cap),) = assess(FIRST, note).open_reasons
    assert (cap.rules, cap.typed) == (("RF-02",), True)


def test_the_start_is_what_was_just_right() -> None:
    found = assess(case.briefing(osteoporosis=False), EMPTY)
    start = found.start_level(case.place("piriformis"), "sustained_pressure", "elbow")
    assert (start.level, start.why) == (40, ("safe",))
    assert start.safe
    assert start.safe.check_ins == 1


def test_after_a_worse_response_it_starts_one_level_lower_and_says_why() -> None:
    found = assess(case.briefing(osteoporosis=False), case.arrived())
    start = found.start_level(case.place("piriformis"), "sustained_pressure", "elbow")
    assert (start.level, start.why, start.rules) == (30, ("safe", "worse"), ("AP-22",))


def test_the_start_is_never_above_the_cap() -> None:
    start = assess(case.briefing(), case.arrived()).start_level(case.place("piriformis"), "sustained_pressure", "elbow")
    assert (start.level, start.why) == (20, ("safe", "worse", "cap"))


def test_the_other_side_or_tool_starts_from_the_technique() -> None:
    found = assess(FIRST, EMPTY)
    start = found.start_level(case.place("piriformis", Side.LEFT), "myofascial_release", "forearm")
    assert (start.level, start.why, start.safe) == (20, ("default",), None)
    worse = assess(case.briefing(osteoporosis=False), case.arrived())
    assert worse.start_level(case.place("calf", Side.LEFT), "rocking", "palm").level == 10
