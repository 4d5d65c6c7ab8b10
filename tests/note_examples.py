"""One invented note with something in every part of it, for tests of storage and of the round trip."""

from __future__ import annotations

from datetime import UTC, date, datetime

from notesapp.model.aftercare import AftercareGiven, Dose, LetterText, Plan
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
    AvoidArea,
    AvoidSource,
    BodyMap,
    Depth,
    Extent,
    FeltDepth,
    GhostAnswer,
    GhostReply,
    Hatch,
    Layer,
    Mark,
    MarkKind,
    Moment,
    Place,
    Reading,
    Role,
    Side,
    Timing,
    View,
)
from notesapp.model.session_note import Outcome, SessionNote, Texts
from notesapp.model.treatment import AskedBy, CheckIn, Feel, Request, TechniqueUse

AT = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
PIRIFORMIS = Place("piriformis", Side.RIGHT, 700, Depth.DEEP)
GLUTEUS = Place("gluteus_medius", Side.RIGHT, 300)
CALF = Place("calf", Side.RIGHT)
BURNING = Mark(
    "m1",
    Layer.CLIENT,
    MarkKind.PATH,
    View.BACK,
    "burning",
    (PIRIFORMIS, GLUTEUS),
    (((0, 9000), (120, 9400), (90, 16000)),),
    80,
    ("shooting", "electric"),
    FeltDepth.BOTH,
    Timing.COMES_AND_GOES,
    Role.SOURCE,
    None,
    None,
    "like a hot wire",
    "",
    None,
    AT,
    "t1",
)
KNOT = Mark("m2", Layer.THERAPIST, MarkKind.STAMP, View.BACK, "trigger_point", (PIRIFORMIS,), (((40, 9100),),), at=AT)
PRESS = TechniqueUse(
    "u1", "sustained_pressure", (PIRIFORMIS, GLUTEUS), "elbow", 40, 8, tempo="slow", view=View.BACK, at=AT
)

NOTE = SessionNote(
    "n1",
    "s1",
    "c1",
    "t1",
    AT,
    60,
    60,
    AT.replace(hour=15),
    1,
    "sciatica",
    "it burns down the leg",
    consent=ConsentAnswer(ConsentReply.GIVEN, "yes", AT),
    health=HealthAnswer(HealthReply.FIRST, "", AT),
    response=Response("s0", Direction.BETTER, 24, "wound_up", 48, None, "", "better for a day", AT),
    adherence=(Adherence("a0", "HC-03", Did.PARTLY, Effect.HELPED, "twice", AT),),
    screened=("bladder", "fever"),
    screens=(ScreenAnswer("RF-02", YesNo.NO, at=AT), ScreenAnswer("RF-03", YesNo.YES, "sometimes", AT)),
    decisions=(
        Decision("d1", "LC-02", 1, Choice.OVERRIDDEN, "doctor agreed", True, "u1", ("osteoporosis",), "told", AT),
    ),
    body_map=BodyMap(
        "adult",
        1,
        (BURNING, KNOT),
        (
            Reading("m1", Moment.ARRIVE, 7, at=AT),
            Reading("m2", Moment.ARRIVE, grade=2, at=AT),
            Reading("m1", Moment.LEAVE, 4, None, Extent.SMALLER, CALF, (((0, 9000), (90, 12000)),), AT),
        ),
        (GhostAnswer("m0", GhostReply.CHANGED, "m1", AT),),
        (AvoidArea("v1", (CALF,), AvoidSource.CLIENT, "bruise", None, date(2026, 11, 1), date(2026, 12, 1)),),
        (Hatch("LC-02", "Inflamed: leave out, no heat.", (CALF, PIRIFORMIS)), Hatch("AP-02", "Thin bones.", (CALF,))),
    ),
    uses=(PRESS,),
    check_ins=(
        CheckIn(
            "k1",
            "u1",
            PIRIFORMIS,
            "elbow",
            40,
            30,
            Request.TOO_MUCH,
            Feel.BAD_PAIN,
            "softer",
            AskedBy.CLIENT,
            20,
            12,
            AT,
        ),
        CheckIn("k2", None, None, "elbow", None, None, Request.RIGHT, at=AT),
    ),
    aftercare=(AftercareGiven("a1", "HC-03", Side.RIGHT, True, Dose(30, 2, None, 3, 28, "gently"), "piriformis", AT),),
    plan=Plan(False, "weekly", 4, date(2026, 12, 18), date(2026, 12, 19), AT.replace(day=27), "", "hip", "reassess"),
    outcome=Outcome.TREATED,
    texts=Texts("slept badly", "guarded", "settling", "see plan"),
    letter=LetterText("Dr Example", asks=("imaging", "advice"), question="please look"),
    language="de",
)
