from dataclasses import replace

from notesapp.model.body_map import Extent, GhostAnswer, GhostReply, Layer, Moment, Place, Reading, Side
from notesapp.model.briefing import ghosts, given_last, plan_from_last, safe_pressure
from notesapp.model.practice import Problem, ProblemStatus, Standing
from notesapp.model.treatment import CheckIn, Feel, Request
from tests.examples import AT, CLIENT, PIRIFORMIS, briefing, mark, note, read, treated, use


def marks_of(known):
    return [(g.mark.id, g.visits_ago) for g in ghosts(known)]


def test_a_ghost_shows_the_last_known_state_with_its_age():
    last = treated(7, mark("m1"))
    last = replace(last, body_map=read(read(last.body_map, "m1", 7), "m1", 4, Moment.LEAVE))
    [ghost] = ghosts(briefing(last))
    assert (ghost.reading.intensity, ghost.visits_ago, ghost.seen_at) == (4, 1, last.started_at)


def test_a_ghost_that_was_not_asked_returns_older():
    older = treated(14, mark("m1"))
    between = treated(7)
    between = replace(between, body_map=between.body_map.with_ghost(GhostAnswer("m1", GhostReply.NOT_ASKED)))
    assert marks_of(briefing(between, older)) == [("m1", 2)]


def test_an_adopted_mark_stands_for_its_forerunners():
    first = treated(21, mark("m1"))
    second = treated(14, mark("m2", from_mark="m1"))
    third = treated(7, mark("m3", from_mark="m2"))
    for newer in (third, second, first):
        assert newer.body_map.marks
    assert marks_of(briefing(third, second, first)) == [("m3", 1)]


def test_what_was_called_gone_stays_gone():
    older = treated(14, mark("m1"))
    newer = treated(7)
    newer = replace(newer, body_map=newer.body_map.with_ghost(GhostAnswer("m1", GhostReply.GONE)))
    assert marks_of(briefing(newer, older)) == []


def test_a_mark_gone_when_leaving_leaves_no_ghost():
    last = treated(7, mark("m1"))
    body = last.body_map.with_reading(Reading("m1", Moment.LEAVE, 0, extent=Extent.GONE))
    assert marks_of(briefing(replace(last, body_map=body))) == []


def test_a_closed_problem_and_the_therapists_findings_leave_no_ghost():
    problem = Problem("p1", CLIENT.id, "Low back", status=ProblemStatus.CLOSED)
    last = treated(7, mark("m1", problem_id="p1"), mark("m2", layer=Layer.THERAPIST))
    assert marks_of(briefing(last, standing=Standing(problems=(problem,)))) == []


def check(key, request=None, feel=None, level=30, place=PIRIFORMIS, tool="thumb"):
    return CheckIn(key, "u", place, tool, level, level, request, feel, at=AT)


def test_safe_pressure_belongs_to_region_and_tool():
    last = treated(7, check_ins=(check("k1", Request.TOO_LIGHT, level=20), check("k2", Request.RIGHT)))
    older = treated(14, check_ins=(check("k3", Request.RIGHT, level=40), check("k4", Request.TOO_MUCH, level=40)))
    safe = safe_pressure(briefing(last, older), PIRIFORMIS, "thumb")
    assert (safe.level, safe.check_ins, safe.sessions, safe.right) == (30, 4, 2, 2)
    assert safe_pressure(briefing(last), PIRIFORMIS, "elbow") is None
    assert safe_pressure(briefing(last), Place("piriformis", Side.LEFT), "thumb") is None


def test_good_hurt_alone_counts_as_right_but_not_with_softer():
    assert safe_pressure(briefing(treated(7, check_ins=(check("k", feel=Feel.GOOD_HURT),))), PIRIFORMIS, "thumb")
    mixed = treated(7, check_ins=(check("k", Request.TOO_MUCH, Feel.GOOD_HURT),))
    assert safe_pressure(briefing(mixed), PIRIFORMIS, "thumb") is None


def test_what_last_time_means_is_the_last_treated_session():
    last, older = note(7), treated(14, uses=(use("u14"),))
    known = briefing(last, older)
    assert [u.id for u in plan_from_last(known)] == ["u14"]
    assert known.last is last
    assert not known.is_first_visit
    assert given_last(briefing()) == plan_from_last(briefing()) == ()
