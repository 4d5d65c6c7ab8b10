"""An invented client with sciatica on one side, and her fifth session: the returning journey as values."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from notesapp.bodymap.figure import figure
from notesapp.bodymap.regions import shape_of
from notesapp.model.aftercare import AftercareGiven, Dose, Plan
from notesapp.model.answers import (
    Adherence,
    Choice,
    ConsentAnswer,
    ConsentReply,
    Decision,
    Did,
    Direction,
    Effect,
    HealthAnswer,
    HealthReply,
    Response,
    ScreenAnswer,
    YesNo,
)
from notesapp.model.body_map import (
    BodyMap,
    Depth,
    Extent,
    FeltDepth,
    Layer,
    Mark,
    MarkKind,
    Moment,
    Place,
    Reading,
    Role,
    Side,
    Sides,
    Timing,
    View,
)
from notesapp.model.briefing import Briefing
from notesapp.model.practice import (
    Client,
    Contact,
    HistoryItem,
    HistoryKind,
    HistoryStatus,
    Practice,
    Problem,
    Standing,
    Therapist,
)
from notesapp.model.session_note import Outcome, SessionNote
from notesapp.model.treatment import CheckIn, Feel, Request, TechniqueUse

START = datetime(2026, 11, 19, 14, 0, tzinfo=UTC)
PRACTICE = Practice("p", "Quiet Harbour Massage Therapy", "4 Example Lane, Sampleton SM1 0AA", "01632 960 144")
THERAPIST = Therapist("t", "Tomas Abara", "Massage therapist", "Reg. no. MT-20417")
DOCTOR = Contact("Dr Amara Okonjo", "Mill Road Surgery", "12 Mill Road, Sampleton")
CLIENT = Client(
    "c", "Nora Feldkamp", born=date(1968, 3, 14), occupation="bookkeeper", physician=DOCTOR, address="27 Lower Quay"
)


def place(region: str, side: Side = Side.RIGHT, share: int = 1000, depth: Depth = Depth.SURFACE) -> Place:
    return Place(region, side, share, depth)


def burning(side: Side) -> Mark:
    """Burning pain from the low back through the buttock to the calf."""
    return Mark(
        "burn", Layer.CLIENT, MarkKind.PATH, View.BACK, "burning",
        tuple(place(r, side) for r in ("lumbar_region", "buttock", "hamstrings", "calf")),
        strokes=(((280, 7000), (700, 8500), (990, 12000)),),
        depth=FeltDepth.DEEP, timing=Timing.COMES_AND_GOES, role=Role.SOURCE, problem_id="problem",
    )  # fmt: skip


def tingling(side: Side) -> Mark:
    return Mark(
        "tingle", Layer.CLIENT, MarkKind.AREA, View.BACK, "tingling", (place("foot_outer", side),), problem_id="problem"
    )


def finding(what: str, region: str, side: Side) -> Mark:
    shape = shape_of(figure(1), "back", region, side.value)
    assert shape is not None
    where = ((shape.point,),)
    return Mark(f"{what}-{region}", Layer.THERAPIST, MarkKind.STAMP, View.BACK, what, (place(region, side),), where)


def history(what: str, kind: HistoryKind = HistoryKind.CONDITION, since: str = "") -> HistoryItem:
    return HistoryItem(f"h-{what}", "c", kind, what, HistoryStatus.CURRENT, since)


def problem(side: Side = Side.RIGHT, seen: bool | None = False) -> Problem:
    return Problem(
        "problem", "c", f"{side.value.capitalize()} low back and leg pain", Sides(side.value), date(2026, 9, 28),
        seen_by_doctor=seen, aggravating=("sitting",), easing=("walking",),
    )  # fmt: skip


def standing(side: Side = Side.RIGHT, *, osteoporosis: bool = True, seen: bool | None = False) -> Standing:
    bones = (history("osteoporosis", since="2021"),) if osteoporosis else ()
    medicine = replace(history("alendronate weekly", HistoryKind.MEDICATION), id="h-med")
    return Standing(history=(*bones, medicine), problems=(problem(side, seen),))


def empty_note(number: int = 5, start: datetime = START) -> SessionNote:
    return SessionNote(f"n{number}", f"s{number}", "c", "t", start, number=number)


def use(
    key: str, technique: str, regions: tuple[str, ...], tool: str, level: int, minutes: int, side: Side
) -> TechniqueUse:
    return TechniqueUse(key, technique, tuple(place(r, side) for r in regions), tool, level, minutes)


def last_note(side: Side = Side.RIGHT) -> SessionNote:
    """Her fourth session, a week ago."""
    start = START - timedelta(days=7)
    burn, mine = replace(burning(side), id="burn-4"), replace(tingling(side), id="tingle-4")
    body = BodyMap(marks=(burn, mine))
    for mark, moment, value in ((burn, "arrive", 6), (burn, "leave", 4), (mine, "arrive", 3)):
        body = body.with_reading(Reading(mark.id, Moment(moment), value))
    elbow = use("e4", "sustained_pressure", ("piriformis",), "elbow", 40, 8, side)
    return replace(
        empty_note(4, start),
        body_map=body,
        uses=(elbow,),
        check_ins=(CheckIn("c4", "e4", elbow.places[0], "elbow", 40, 40, Request.RIGHT),),
        aftercare=(AftercareGiven("g4", "HC-03", side, dose=Dose(hold_s=30, repetitions=2, times_a_day=1)),),
        outcome=Outcome.TREATED,
    )


def briefing(side: Side = Side.RIGHT, *, osteoporosis: bool = True, seen: bool | None = False) -> Briefing:
    stands = standing(side, osteoporosis=osteoporosis, seen=seen)
    return Briefing(PRACTICE, THERAPIST, CLIENT, stands, (last_note(side),))


def first_visit() -> Briefing:
    return Briefing(PRACTICE, THERAPIST, CLIENT, Standing())


NEGATIVES = ("bladder_bowel", "saddle", "both_legs", "leg_weaker")


def arrived(side: Side = Side.RIGHT) -> SessionNote:
    """What she said, before any hands."""
    burn, tingle = replace(burning(side), from_mark="burn-4"), replace(tingling(side), from_mark="tingle-4")
    body = BodyMap(marks=(burn, tingle))
    body = body.with_reading(Reading("burn", Moment.ARRIVE, 7)).with_reading(Reading("tingle", Moment.ARRIVE, 3))
    return replace(
        empty_note(),
        reason="complaint",
        problem_ids=("problem",),
        consent=ConsentAnswer(ConsentReply.AS_BEFORE),
        health=HealthAnswer(HealthReply.NO_CHANGE),
        response=Response("s4", Direction.BETTER, relief_h=24, flare="wound_up", flare_h=48),
        adherence=(Adherence("g4", "HC-03", Did.PARTLY, Effect.HELPED),),
        screened=("spine",),
        screens=tuple(ScreenAnswer(q, YesNo.NO) for q in NEGATIVES),
        body_map=body,
    )


def treated(side: Side = Side.RIGHT) -> SessionNote:
    """The whole session, ready to be signed."""
    note = arrived(side)
    body = note.body_map
    for what, region, before, after in (
        ("trigger_point", "piriformis", 3, 2), ("trigger_point", "glut_med", 2, 1), ("hypertonic", "ql", 2, 1),
    ):  # fmt: skip
        mark = finding(what, region, side)
        body = body.with_mark(mark).with_reading(Reading(mark.id, Moment.ARRIVE, grade=before))
        body = body.with_reading(Reading(mark.id, Moment.LEAVE, grade=after))
    body = body.with_reading(
        Reading("burn", Moment.LEAVE, 4, extent=Extent.SMALLER, end_region=place("hamstrings", side))
    ).with_reading(Reading("tingle", Moment.LEAVE, 3, extent=Extent.AS_DRAWN))
    release = use("mfr", "myofascial_release", ("glut_max", "glut_med"), "forearm", 20, 14, side)
    press = use("press", "sustained_pressure", ("piriformis",), "elbow", 30, 8, side)
    checks = (
        CheckIn("c1", "mfr", release.places[0], "forearm", 20, 20, Request.RIGHT),
        CheckIn("c2", "press", press.places[0], "elbow", 40, 30, Request.TOO_MUCH),
        CheckIn("c3", "press", press.places[0], "elbow", 30, 30, None, Feel.GOOD_HURT, eased_after_s=30),
    )
    reason = "doctor agreed, soft tissue of the hip only"
    return replace(
        note,
        body_map=body,
        uses=(release, press),
        check_ins=checks,
        decisions=(
            Decision("d1", "AP-02", 1, Choice.OVERRIDDEN, reason, about="press", because=("condition:osteoporosis",)),
        ),
        aftercare=(
            AftercareGiven("g1", "HC-03", side, dose=Dose(hold_s=30, repetitions=2, times_a_day=1)),
            AftercareGiven("g2", "HC-16", dose=Dose(minutes=10, times_a_day=2)),
        ),
        plan=Plan(
            frequency="weekly", sessions=4, reassess_on=date(2026, 12, 17),
            next_visit=datetime(2026, 11, 26, 10, 30, tzinfo=UTC),
        ),
        outcome=Outcome.TREATED,
        ended_at=START + timedelta(minutes=60),
    )  # fmt: skip
