"""What goes home: ranked, sided, one or two by default, and what is left out with its reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from notesapp.model.answers import Adherence, Did, Effect
from notesapp.model.body_map import Side
from notesapp.model.briefing import Briefing
from notesapp.model.practice import HistoryKind, Standing
from notesapp.safety.advice import Advice
from notesapp.safety.assess import assess
from tests import sciatica as case
from tests.notesapp.safety.test_rules import EMPTY, FIRST, mark, painted, with_history


def given(side: Side = Side.RIGHT, *, osteoporosis: bool = True) -> Advice:
    return assess(case.briefing(side, osteoporosis=osteoporosis), case.treated(side)).aftercare


@pytest.mark.parametrize("side", [Side.RIGHT, Side.LEFT])
def test_sciatica_with_piriformis_work_takes_home_the_stretch_and_a_walk(side: Side) -> None:
    assert [(s.item, s.side) for s in given(side).chosen] == [("HC-03", side), ("HC-16", None)]
    assert given(side).chosen[0].reason == "the deep buttock eased under the elbow today"


def test_roller_and_ball_are_left_out_with_osteoporosis() -> None:
    found = given()
    assert {"HC-01", "HC-02"} <= {h.item for h in found.hidden}
    assert {"HC-01", "HC-02"}.isdisjoint(s.item for s in found.suggested)
    assert "Roller and ball left out: osteoporosis" in found.left_out
    assert {"HC-01", "HC-02"} <= {s.item for s in given(osteoporosis=False).suggested}


def test_never_more_than_two_instructions_by_default() -> None:
    for note in (case.treated(), EMPTY, painted(mark("numb", "foot"))):
        assert len(assess(case.briefing(), note).aftercare.chosen) <= 2


def test_no_heat_on_numb_skin() -> None:
    note = painted(mark("numb", "lumbar_region"), mark("tight", "lumbar_region"), level=2)
    note = replace(note, uses=(case.use("u", "petrissage", ("lumbar_region",), "palm", 20, 5, Side.RIGHT),))
    assert "HC-13" in {h.item for h in assess(FIRST, note).aftercare.hidden}


def test_what_made_it_worse_is_not_offered_first() -> None:
    note = replace(case.treated(), adherence=(Adherence("g4", "HC-03", Did.YES, Effect.WORSE),))
    assert "HC-03" not in [s.item for s in assess(case.briefing(), note).aftercare.chosen]


def test_fusion_prints_ask_first() -> None:
    note = case.treated()
    found = assess(with_history("spinal_fusion"), note).aftercare
    stretch = next(s for s in found.suggested if s.item == "HC-03")
    assert "surgeon" in stretch.ask_first
    assert not stretch.chosen


def test_leg_pain_below_the_knee_bends_the_knee_in_the_hamstring_stretch() -> None:
    note = replace(case.treated(), uses=(case.use("u", "petrissage", ("hamstrings",), "palm", 20, 5, Side.RIGHT),))
    found = assess(FIRST, note).aftercare
    assert {s.variant for s in found.suggested if s.item == "HC-08"} <= {"bent_knee"}


def test_nothing_was_worked_so_nothing_is_advised() -> None:
    assert assess(FIRST, EMPTY).aftercare.suggested == ()


def allergic_to(what: str) -> Briefing:
    standing = Standing(history=(case.history(what, HistoryKind.ALLERGY),))
    return replace(case.first_visit(), standing=standing)


@pytest.mark.parametrize("what", ["allergy_nut_oil", "allergy_citrus", "allergy_arnica", "peanuts"])
def test_no_cream_or_balm_with_an_allergy_a_product_may_meet(what: str) -> None:
    hidden = {h.item: h.reason for h in assess(allergic_to(what), case.treated()).aftercare.hidden}
    assert {"HC-04", "HC-05", "HC-06"} <= set(hidden)
    assert hidden["HC-04"].endswith("left out: allergy")


def test_an_allergy_to_what_is_in_no_product_leaves_creams_alone() -> None:
    for what in ("allergy_latex", "allergy_cold"):
        hidden = assess(allergic_to(what), case.treated()).aftercare.hidden
        assert "HC-04" not in {h.item for h in hidden}
