"""Sentences as people say them: nothing twice, no list within a list."""

from __future__ import annotations

from dataclasses import replace

import pytest

from notesapp.catalogue.regions import regions
from notesapp.model.answers import Choice, Decision, HealthAnswer, HealthReply, ScreenAnswer, YesNo
from notesapp.model.body_map import Mark, Side
from notesapp.model.practice import HistoryKind, Standing
from notesapp.model.session_note import Outcome
from notesapp.model.treatment import TechniqueUse
from notesapp.safety.assess import assess
from notesapp.words import names
from notesapp.words.history import named
from notesapp.words.letter import letter_content
from notesapp.words.sheet import sheet_content
from notesapp.words.treatment import exceptions
from tests import sciatica as case
from tests.notesapp.words.test_words import area, body, said

EMPTY = case.empty_note()


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("trap_upper", "upper trapezius"),
        ("delt_post", "posterior deltoid"),
        ("gastroc_med", "medial head of gastrocnemius"),
        ("pec_clav", "clavicular head of pectoralis major"),
        ("wrist_front", "palmar side of the wrist"),
        ("tibia", "medial surface of the tibia"),
        ("rectus_abd_up", "rectus abdominis above the navel"),
        ("triceps_med", "medial head of triceps brachii"),
        ("triceps_tendon", "triceps brachii tendon"),
        ("piriformis", "piriformis"),
    ],
)
def test_an_anatomical_name_has_no_comma_in_a_sentence(key: str, name: str) -> None:
    assert names.region(key) == name
    assert not [one for one in regions() if "," in names.region(one)]


def test_the_sheet_speaks_of_your_body_and_says_and_once() -> None:
    def use(at: int, technique: str, region: str, minutes: int) -> TechniqueUse:
        return case.use(f"u{at}", technique, (region,), "palm", 20, minutes, Side.RIGHT)

    uses = (use(1, "petrissage", "hamstrings", 9), use(2, "effleurage", "calf", 8), use(3, "stripping", "calf", 7))
    assert today(uses) == (
        "Kneading on the back of your right thigh, long gliding strokes on your right calf and some further work."
    )
    pin = (use(1, "petrissage", "calf", 9), use(2, "pin_and_stretch", "calf", 8))
    assert today(pin) == "Kneading as well as hold and stretch on your right calf."


def today(uses: tuple[TechniqueUse, ...]) -> str:
    note = replace(EMPTY, uses=uses)
    return sheet_content(case.briefing(), note, assess(case.briefing(), note)).today


def test_works_past_one_limit_for_one_reason_are_one_sentence() -> None:
    note = case.treated()
    uses = tuple(replace(use, level=30) for use in note.uses)
    given = tuple(Decision(f"d{u.id}", "AP-02", 1, Choice.OVERRIDDEN, "Doctor agreed", about=u.id) for u in uses)
    note = replace(note, uses=uses, check_ins=(), decisions=given)
    assert exceptions(note, assess(case.briefing(), note)) == (
        "Above the limit of 2 (osteoporosis): myofascial release on the right gluteus maximus and gluteus medius, "
        "level 3; sustained pressure on the right piriformis, level 3. Reason: “Doctor agreed”.",
    )


def test_nothing_new_is_said_once_and_in_whole_words() -> None:
    new = replace(EMPTY, screens=(ScreenAnswer("anything_new", YesNo.NO),))
    assert "Asked and denied: change in health since the last visit." in said(new)
    told = replace(new, health=HealthAnswer(HealthReply.NO_CHANGE))
    assert "Asked and denied" not in said(told)
    assert "No change in health." in said(told)
    assert letter_content(case.briefing(), told, assess(case.briefing(), told)).flags_no == (
        "change in health since the last visit",
    )


def test_an_allergy_is_named_once_in_the_letter() -> None:
    standing = Standing(history=(case.history("allergy_nut_oil", HistoryKind.ALLERGY),))
    briefing = replace(case.first_visit(), standing=standing)
    told = letter_content(briefing, EMPTY, assess(briefing, EMPTY))
    assert "**Allergies** Nut oil" in next(s.text for s in told.sections if s.key == "history")


def test_an_urgent_letter_names_a_reason_of_each_rule_before_further_ones() -> None:
    def felt(key: str, what: str, region: str, side: Side) -> Mark:
        return area(key, what, region, side)

    burning = (felt("l", "burning", "calf", Side.LEFT), felt("r", "burning", "calf", Side.RIGHT))
    note = replace(
        EMPTY,
        outcome=Outcome.REFERRED,
        body_map=body(*((mark, 7, None) for mark in (*burning, felt("w", "weak", "tib_ant", Side.LEFT)))),
        screens=(ScreenAnswer("saddle", YesNo.YES), ScreenAnswer("both_legs", YesNo.YES)),
    )
    asked = letter_content(case.first_visit(), note, assess(case.first_visit(), note)).question
    assert asked == (
        "Please **see this client today**: numb or tingling saddle area, pain or numbness in both legs, "
        "weakness in the left shin muscle and burning pain in the left calf."
    )


def test_an_allergy_in_own_words_is_called_an_allergy() -> None:
    peanuts = case.history("peanuts", HistoryKind.ALLERGY)
    assert named(peanuts) == "allergy: peanuts"
    assert named(case.history("allergy_nut_oil", HistoryKind.ALLERGY)) == "allergy: nut oil"
    assert named(case.history("allergy to nobody", HistoryKind.CONDITION)) == "allergy to nobody"
