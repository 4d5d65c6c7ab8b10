"""What is given, planned, corrected and shortened on leaving."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from notesapp.bodymap.figure import figure
from notesapp.bodymap.presets import sciatic_path, shorten
from notesapp.editing import leave, paths
from notesapp.editing.stamp import Stamp
from notesapp.model.aftercare import LetterText, Plan
from notesapp.model.answers import Choice, ScreenAnswer, YesNo
from notesapp.model.body_map import Extent, Moment, Place, Side
from notesapp.model.session_note import Outcome, SessionNote, Texts, missing
from notesapp.safety.assess import assess
from notesapp.safety.assessment import SideDoubt
from tests import sciatica
from tests.fakes import Ids

STAMP = Stamp(lambda: sciatica.START, Ids())


def on_the_way_out() -> SessionNote:
    return replace(sciatica.treated(), aftercare=(), plan=None)


def with_course() -> SessionNote:
    note = sciatica.treated()
    burn = note.body_map.mark("burn")
    assert burn is not None
    course = shorten(sciatic_path(figure(1), "right"), "calf")
    body = note.body_map.with_mark(replace(burn, strokes=(course,))).without_reading("burn", Moment.LEAVE)
    return replace(note, body_map=body)


def test_what_is_chosen_is_given_once_with_its_usual_dose_and_reason() -> None:
    note = on_the_way_out()
    chosen = assess(sciatica.briefing(), note).aftercare.chosen
    given = leave.give_suggested(note, chosen, STAMP)
    assert [(a.item, a.dose.hold_s, a.dose.minutes) for a in given.aftercare] == [
        ("HC-03", 30, None),
        ("HC-16", None, 5),
    ]
    assert all(a.reason for a in given.aftercare)
    assert leave.give_suggested(given, chosen, STAMP) == given
    one = given.aftercare[1]
    longer = leave.change_given(given, one.id, dose=replace(one.dose, minutes=10))
    assert [a.dose.minutes for a in longer.aftercare] == [None, 10]


def test_an_item_of_the_practice_has_no_usual_dose() -> None:
    assert leave.usual_dose("own words") == leave.Dose()


def test_the_next_visit_is_at_the_same_time_of_day_on_the_wall() -> None:
    note = replace(sciatica.empty_note(start=datetime(2026, 11, 19, 13, 42, tzinfo=UTC)), utc_offset_min=60)
    plan = leave.next_in(note, 14).plan
    assert plan is not None
    assert plan.next_visit == datetime(2026, 12, 3, 13, 30, tzinfo=UTC)


def test_a_course_says_how_often_how_long_and_when_to_look_again() -> None:
    plan = leave.plan_course(on_the_way_out(), "weekly", 4).plan
    assert plan == Plan(
        frequency="weekly", sessions=4, reassess_on=date(2026, 12, 17),
        next_visit=datetime(2026, 11, 26, 14, 0, tzinfo=UTC),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("part", "read"),
    [
        ("objective", lambda n: n.texts.objective),
        ("words", lambda n: n.words),
        ("plan", lambda n: n.plan.note),
        ("mark:burn", lambda n: n.body_map.mark("burn").client_words),
        ("use:press", lambda n: n.use("press").note),
    ],
)
def test_the_side_is_changed_where_it_was_said_and_nowhere_else(part: str, read) -> None:
    text = "Left hip first, then the left knee"
    note = replace(sciatica.treated(), words=text, texts=Texts(objective=text), plan=Plan(note=text))
    burn, press = note.body_map.mark("burn"), note.use("press")
    assert burn is not None
    assert press is not None
    note = replace(note, body_map=note.body_map.with_mark(replace(burn, client_words=text)))
    note = note.with_use(replace(press, note=text))
    changed = leave.change_side(note, SideDoubt(part, Side.LEFT, Side.RIGHT, "left knee"))
    assert read(changed) == "Left hip first, then the right knee"
    again = leave.change_side(changed, SideDoubt(part, Side.LEFT, Side.RIGHT, "Left hip first"))
    assert read(again) == "Right hip first, then the right knee"


def test_a_doubt_about_nothing_changes_nothing() -> None:
    note = sciatica.treated()
    assert leave.change_side(note, SideDoubt("mark:gone", Side.LEFT, Side.RIGHT, "left knee")) == note


def test_refer_follows_the_rules_that_stopped_and_says_what_was_told() -> None:
    note = sciatica.arrived().with_screens(ScreenAnswer("saddle", YesNo.YES))
    found = assess(sciatica.first_visit(), note)
    sent = leave.refer(note, LetterText(urgency="same_day"), found.stops, "Go today.", STAMP, to="emergency")
    assert sent.outcome is Outcome.REFERRED
    assert [(d.rule, d.choice, d.told_client) for d in sent.decisions] == [("RF-02", Choice.FOLLOWED, "Go today.")]
    assert sent.plan is not None
    assert sent.plan.refer_to == "emergency"
    assert missing(sent) == ()
    assert assess(sciatica.first_visit(), sent).urgent, "followed is not overridden"


def test_a_path_is_shortened_along_its_own_course() -> None:
    note = with_course()
    burn = note.body_map.mark("burn")
    assert burn is not None
    assert paths.ends(burn) == ("knee", "thigh", "buttock", "low_back")
    shorter = paths.shorten(note, "burn", "thigh", STAMP)
    reading = shorter.body_map.reading("burn", Moment.LEAVE)
    assert reading is not None
    assert reading.extent is Extent.SMALLER
    assert isinstance(reading.end_region, Place)
    assert reading.end_region.side is Side.RIGHT
    assert reading.strokes[0] == burn.strokes[0][: len(reading.strokes[0])]
    assert paths.stop_of(burn, reading) == "thigh"
    back = paths.whole(shorter, "burn", Extent.AS_DRAWN, STAMP).body_map.reading("burn", Moment.LEAVE)
    assert back is not None
    assert (back.strokes, back.end_region) == ((), None)


def test_only_paths_can_be_shortened() -> None:
    note = with_course()
    tingle = note.body_map.mark("tingle")
    assert tingle is not None
    assert paths.ends(tingle) == ()
    assert paths.stop_of(tingle, None) is None
    assert paths.shorten(note, "tingle", "knee", STAMP) is note
    assert paths.whole(note, "nobody", Extent.GONE, STAMP) is note


def test_gone_is_a_zero_for_pain_and_no_number_for_a_finding() -> None:
    note = with_course()
    gone = paths.whole(note, "burn", Extent.GONE, STAMP)
    knot = paths.whole(gone, "trigger_point-piriformis", Extent.GONE, STAMP)
    readings = [knot.body_map.reading(key, Moment.LEAVE) for key in ("burn", "trigger_point-piriformis")]
    assert [r.intensity for r in readings if r] == [0, None]
