"""Each active rule speaks of what should make it speak, and of nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from notesapp.catalogue.rules import Severity, active_rules
from notesapp.model.answers import Choice, Decision, Direction, Response, ScreenAnswer, YesNo
from notesapp.model.body_map import Extent, Layer, Mark, MarkKind, Moment, Reading, Side, View
from notesapp.model.briefing import Briefing
from notesapp.model.practice import HistoryStatus, Standing
from notesapp.model.session_note import SessionNote
from notesapp.model.treatment import CheckIn, Feel, Request
from notesapp.safety.assess import Assessment, assess
from tests import sciatica as case

Make = Callable[[], tuple[Briefing, SessionNote]]
EMPTY = case.empty_note()


def yes(question: str, note: SessionNote = EMPTY) -> SessionNote:
    return note.with_screens(ScreenAnswer(question, YesNo.YES))


def no(question: str) -> SessionNote:
    return EMPTY.with_screens(ScreenAnswer(question, YesNo.NO))


def mark(what: str, region: str, side: Side = Side.RIGHT, layer: Layer = Layer.CLIENT, **more: object) -> Mark:
    made = Mark(f"{what}-{region}-{side}", layer, MarkKind.AREA, View.BACK, what, (case.place(region, side),))
    return replace(made, **more)  # type: ignore[arg-type]


def painted(*marks: Mark, level: int = 4) -> SessionNote:
    body = EMPTY.body_map
    for one in marks:
        body = body.with_mark(one)
        if one.layer is Layer.CLIENT:
            body = body.with_reading(Reading(one.id, Moment.ARRIVE, level))
    return replace(EMPTY, body_map=body)


def graded(one: Mark, grade: int) -> SessionNote:
    return replace(
        EMPTY, body_map=EMPTY.body_map.with_mark(one).with_reading(Reading(one.id, Moment.ARRIVE, grade=grade))
    )


def with_history(*items: str, status: HistoryStatus = HistoryStatus.CURRENT) -> Briefing:
    standing = Standing(history=tuple(replace(case.history(i), status=status) for i in items))
    return replace(case.first_visit(), standing=standing)


def seen(by_doctor: bool | None) -> Briefing:
    return case.briefing(seen=by_doctor, osteoporosis=False)


def said(direction: Direction, **more: object) -> SessionNote:
    return replace(EMPTY, response=Response("s4", direction, **more))  # type: ignore[arg-type]


def checked(*checks: CheckIn) -> SessionNote:
    press = case.use("u", "sustained_pressure", ("piriformis",), "elbow", 20, 5, Side.RIGHT)
    return replace(EMPTY, uses=(press,), check_ins=checks)


def feel(key: str, feel: Feel | None = None, request: Request | None = None) -> CheckIn:
    return CheckIn(key, "u", case.place("piriformis"), "elbow", 20, 20, request, feel)


def working(region: str, level: int) -> SessionNote:
    return replace(EMPTY, uses=(case.use("u", "compression", (region,), "palm", level, 5, Side.RIGHT),))


FIRST = case.first_visit()
LEG = mark("burning", "calf")
SPEAKS: dict[str, tuple[str, str, Briefing, SessionNote]] = {
    "bladder": ("RF-01", "stop", FIRST, yes("bladder_bowel")),
    "saddle": ("RF-02", "stop", FIRST, yes("saddle")),
    "saddle painted numb": ("RF-02", "stop", FIRST, painted(mark("numb", "pelvic_floor", Side.MID))),
    "groin tingles": ("RF-02", "stop", FIRST, painted(mark("tingling", "groin"))),
    "also numb": ("RF-02", "stop", FIRST, painted(mark("ache", "coccyx", Side.MID, qualities=("numb",)))),
    "both legs": ("RF-03", "stop", FIRST, yes("both_legs")),
    "weaker": ("RF-04", "stop", FIRST, yes("leg_weaker")),
    "mild weakness": ("RF-04", "doc", FIRST, painted(mark("weak", "tib_ant"))),
    "strong weakness": ("RF-04", "stop", FIRST, painted(mark("weak", "tib_ant"), level=8)),
    "weak on test, light": ("RF-04", "doc", FIRST, graded(mark("weak_on_test", "tib_ant", layer=Layer.THERAPIST), 1)),
    "foot drop": ("RF-04", "stop", FIRST, graded(mark("weak_on_test", "tib_ant", layer=Layer.THERAPIST), 3)),
    "severe numbness": ("RF-05", "doc", FIRST, painted(mark("numb", "calf"), level=7)),
    "numb since last time": ("RF-05", "doc", case.briefing(), painted(mark("numb", "calf"))),
    "never seen": ("DC-01", "doc", seen(False), painted(LEG, mark("tingling", "foot"))),
    "never seen, weak": ("DC-01", "doc", seen(False), painted(LEG, mark("weak", "foot"))),
    "blood thinners": ("AP-01", "adapt", with_history("blood_thinners"), EMPTY),
    "low platelets": ("AP-01", "adapt", with_history("low_platelets"), EMPTY),
    "bleeding said today": ("AP-01", "adapt", FIRST, yes("bleeding")),
    "osteoporosis": ("AP-02", "adapt", with_history("osteoporosis"), EMPTY),
    "thin bones said today": ("AP-02", "adapt", FIRST, yes("thin_bones")),
    "worse": ("AP-22", "adapt", FIRST, said(Direction.WORSE)),
    "much worse": ("AP-22", "adapt", FIRST, said(Direction.MUCH_WORSE)),
    "better, then wound up": ("AP-22", "adapt", FIRST, said(Direction.BETTER, flare="wound_up", flare_h=48)),
    "sore for three days": ("AP-22", "adapt", FIRST, said(Direction.SAME, sore_h=72)),
    "inflamed": ("LC-02", "local", FIRST, painted(mark("inflammation", "knee", layer=Layer.THERAPIST))),
    "swollen": ("LC-02", "local", FIRST, painted(mark("swelling", "knee", layer=Layer.THERAPIST))),
    "deep behind the knee": ("LC-08", "local", FIRST, working("popliteal", 30)),
    "any pressure on the throat": ("LC-08", "local", FIRST, working("throat", 10)),
    "numb skin": ("LC-10", "local", FIRST, painted(mark("numb", "foot"), level=2)),
    "sharp pain": ("ST-01", "stop", FIRST, checked(feel("1", Feel.BAD_PAIN))),
}  # fmt: skip


@pytest.mark.parametrize("name", SPEAKS)
def test_a_rule_speaks(name: str) -> None:
    rule, severity, briefing, note = SPEAKS[name]
    alert = assess(briefing, note).alert(rule)
    assert alert is not None
    assert (alert.severity.value, alert.decided) == (severity, False)
    assert alert.because


def test_every_active_rule_is_tried() -> None:
    assert {rule.key for rule in active_rules()} == {rule for rule, *_ in SPEAKS.values()}


SILENT: dict[str, tuple[str, Briefing, SessionNote]] = {
    "asked and denied": ("RF-01", FIRST, no("bladder_bowel")),
    "not asked": ("RF-01", FIRST, EMPTY),
    "saddle denied": ("RF-02", FIRST, no("saddle")),
    "an aching groin": ("RF-02", FIRST, painted(mark("ache", "groin"))),
    "a numb calf": ("RF-02", FIRST, painted(mark("numb", "calf"))),
    "a numb front of the hip": ("RF-02", FIRST, painted(mark("numb", "iliopsoas"))),
    "both legs only painted": ("RF-03", FIRST, painted(LEG, mark("burning", "calf", Side.LEFT))),
    "one leg": ("RF-03", FIRST, painted(LEG)),
    "a weak arm": ("RF-04", FIRST, painted(mark("weak", "biceps"))),
    "weakness denied": ("RF-04", FIRST, no("leg_weaker")),
    "light numbness at a first visit": ("RF-05", FIRST, painted(mark("numb", "foot"))),
    "numb as before": ("RF-05", case.briefing(), painted(mark("numb", "foot", from_mark="tingle-4"))),
    "a tingling foot": ("RF-05", FIRST, painted(mark("tingling", "foot"), level=8)),
    "seen by a doctor": ("DC-01", seen(True), painted(LEG, mark("tingling", "foot"))),
    "not asked about a doctor": ("DC-01", seen(None), painted(LEG, mark("tingling", "foot"))),
    "leg pain alone": ("DC-01", seen(False), painted(LEG)),
    "the other leg tingles": ("DC-01", seen(False), painted(LEG, mark("tingling", "foot", Side.LEFT))),
    "only tight": ("DC-01", seen(False), painted(mark("tight", "calf"), mark("tingling", "foot"))),
    "no thinners": ("AP-01", with_history("osteoporosis"), EMPTY),
    "thinners in the past": ("AP-01", with_history("blood_thinners", status=HistoryStatus.PAST), EMPTY),
    "osteoporosis denied": ("AP-02", with_history("osteoporosis", status=HistoryStatus.DENIED), EMPTY),
    "better": ("AP-22", FIRST, said(Direction.BETTER, relief_h=24, sore_h=24)),
    "same": ("AP-22", FIRST, said(Direction.SAME)),
    "a trigger point": ("LC-02", FIRST, painted(mark("trigger_point", "knee", layer=Layer.THERAPIST))),
    "light behind the knee": ("LC-08", FIRST, working("popliteal", 20)),
    "deep on the calf": ("LC-08", FIRST, working("calf", 40)),
    "tingling is not numb": ("LC-10", FIRST, painted(mark("tingling", "foot"))),
    "a good hurt": ("ST-01", FIRST, checked(feel("1", Feel.GOOD_HURT))),
    "sharp, then just right": ("ST-01", FIRST, checked(feel("1", Feel.BAD_PAIN), feel("2", None, Request.RIGHT))),
}  # fmt: skip


@pytest.mark.parametrize("name", SILENT)
def test_a_rule_is_silent(name: str) -> None:
    rule, briefing, note = SILENT[name]
    assert assess(briefing, note).alert(rule) is None


def test_a_relaxation_session_raises_nothing_at_all() -> None:
    found = assess(case.first_visit(), replace(EMPTY, reason="relaxation"))
    assert found.alerts == ()
    assert not found.stop


def test_spreading_numbness_asks_for_a_doctor() -> None:
    numb = mark("numb", "foot", from_mark="earlier")
    body = painted(numb).body_map.with_reading(Reading(numb.id, Moment.LEAVE, 3, extent=Extent.LARGER))
    assert assess(case.briefing(), replace(EMPTY, body_map=body)).alert("RF-05")


def test_new_tingling_that_is_told_only_on_leaving_stops_the_work() -> None:
    tingle = mark("tingling", "foot")
    body = EMPTY.body_map.with_mark(tingle).with_reading(Reading(tingle.id, Moment.LEAVE, 3))
    found = assess(FIRST, replace(EMPTY, body_map=body))
    assert [a.about for a in found.work_stops] == ["session"]
    assert not found.stop, "this work stops, not the session"


def test_the_gravest_comes_first() -> None:
    note = yes("saddle", painted(mark("numb", "foot"), level=2))
    severities = [a.severity for a in assess(with_history("osteoporosis"), note).alerts]
    assert severities == sorted(severities, key=list(Severity).index)
    assert severities[0] is Severity.STOP


def decide(note: SessionNote, choice: Choice, reason: str, typed: bool, rule: str = "RF-02") -> Assessment:
    return assess(FIRST, note.with_decision(Decision("d", rule, 1, choice, reason, typed)))


def test_a_stop_holds_until_a_typed_reason_is_given() -> None:
    note = yes("saddle")
    assert assess(FIRST, note).stop
    assert assess(FIRST, note).urgent
    assert decide(note, Choice.FOLLOWED, "Not treated; ambulance called", True).stop
    assert decide(note, Choice.OVERRIDDEN, "Cleared", False).stop
    assert decide(note, Choice.OVERRIDDEN, "  ", True).stop
    assert decide(note, Choice.OVERRIDDEN, "Cleared in writing today", True, "RF-01").stop
    assert not decide(note, Choice.OVERRIDDEN, "Cleared in writing today", True).stop


def test_sharp_pain_is_settled_by_a_decision_about_that_use() -> None:
    note = checked(feel("1", Feel.BAD_PAIN))
    assert [a.about for a in assess(FIRST, note).work_stops] == ["u"]
    note = note.with_decision(Decision("d", "ST-01", 1, Choice.FOLLOWED, "Let go, it eased", about="u"))
    assert assess(FIRST, note).work_stops == ()


def test_the_first_visit_of_the_brief_stops() -> None:
    """Both legs painted, both legs and saddle answered yes: RF-02 and RF-03."""
    note = yes("both_legs", yes("saddle", painted(LEG, mark("burning", "calf", Side.LEFT))))
    found = assess(FIRST, note)
    assert {a.rule for a in found.stops} == {"RF-02", "RF-03"}
    assert found.urgent


def test_it_is_quick() -> None:
    """At most 2 ms after each change; here with room for a slow machine, best of many."""
    from time import perf_counter

    note = case.treated()
    briefing = case.briefing()
    best = 1.0
    for _ in range(30):
        start = perf_counter()
        found = assess(briefing, note)
        found.cap(case.place("piriformis"), "sustained_pressure", "elbow")
        best = min(best, perf_counter() - start)
    assert best < 0.002
