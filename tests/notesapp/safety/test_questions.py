"""All twenty at first; later what the drawing calls for, and nothing twice."""

from __future__ import annotations

from dataclasses import replace

from notesapp.catalogue.screening import questions
from notesapp.editing.arrive import none_of_these
from notesapp.editing.stamp import Stamp
from notesapp.model.answers import HealthAnswer, HealthReply, ScreenAnswer, YesNo
from notesapp.model.body_map import Layer, Side, Timing
from notesapp.model.practice import HistoryStatus
from notesapp.safety.assess import assess
from notesapp.safety.questions import ANYTHING_NEW, SEEN_BY_DOCTOR, told_by_history
from tests import sciatica as case
from tests.notesapp.safety.test_rules import EMPTY, FIRST, mark, painted

STAMP = Stamp(lambda: case.START)
AGAIN = case.briefing(osteoporosis=False)


def due(*marks: object, level: int = 4) -> set[str]:
    note = replace(painted(*marks, level=level), health=HealthAnswer(HealthReply.NO_CHANGE))  # type: ignore[arg-type]
    return set(assess(AGAIN, note).questions_due)


def test_at_the_first_visit_all_are_due_until_answered() -> None:
    assert assess(FIRST, EMPTY).questions_due == tuple(questions())
    note = EMPTY.with_screens(ScreenAnswer("saddle", YesNo.NO))
    assert "saddle" not in assess(FIRST, note).questions_due


def test_later_only_whether_anything_is_new() -> None:
    assert assess(AGAIN, EMPTY).questions_due == (ANYTHING_NEW,)
    assert due() == set()


def test_sciatic_pain_calls_for_the_four() -> None:
    note = replace(case.arrived(), screens=())
    found = assess(AGAIN, note).questions_due
    assert set(found) >= {"bladder_bowel", "saddle", "both_legs", "leg_weaker"}
    assert set(assess(AGAIN, case.arrived()).questions_due).isdisjoint(case.NEGATIVES)


def test_both_legs_are_asked_about() -> None:
    assert "both_legs" in due(mark("ache", "hamstrings"), mark("ache", "hamstrings", Side.LEFT))
    assert "both_legs" not in due(mark("ache", "hamstrings"))


def test_what_is_painted_where() -> None:
    assert "swollen_limb" in due(mark("ache", "calf"))
    assert "chest_breath" in due(mark("ache", "pec_major"))
    assert "head_signs" in due(mark("ache", "neck_back"))
    assert "bladder_bowel" in due(mark("ache", "groin"))
    assert "never_eases" in due(mark("ache", "trap_mid", timing=Timing.CONSTANT))
    assert "weight_sweats" in due(mark("ache", "trap_mid"), level=9)
    assert "bleeding" in due(mark("bruise", "calf", layer=Layer.THERAPIST))
    assert due(mark("tight", "trap_mid")) == set()


def test_whether_a_doctor_has_seen_it_is_asked_while_unknown() -> None:
    assert SEEN_BY_DOCTOR in assess(case.briefing(seen=None), case.arrived()).questions_due
    assert SEEN_BY_DOCTOR not in assess(case.briefing(seen=False), case.arrived()).questions_due


def test_what_the_history_tells_is_not_denied() -> None:
    told = told_by_history(case.standing().history)
    assert told["thin_bones"] == "Osteoporosis"
    assert "bleeding" not in told
    note = none_of_these(case.empty_note(), "health_today", ("bleeding", "thin_bones", "medicines"), STAMP, told)
    said = {one.question: (one.answer.value, one.words) for one in note.screens}
    assert said["bleeding"] == ("no", "")
    assert said["thin_bones"] == ("yes", "Osteoporosis")
    assert said["medicines"][0] == "yes"


def test_what_is_past_or_denied_tells_nothing() -> None:
    (bones, *_) = (item for item in case.standing().history if item.what == "osteoporosis")
    for status in (HistoryStatus.PAST, HistoryStatus.DENIED):
        assert told_by_history([replace(bones, status=status)]) == {}
