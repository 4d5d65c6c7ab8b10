"""A body map to draw: right-sided sciatica as in the mock-ups; invented."""

from datetime import UTC, datetime

from notesapp.bodymap.figure import VERSION, figure
from notesapp.bodymap.presets import sciatic_path, shorten
from notesapp.model.body_map import (
    AvoidArea,
    AvoidSource,
    BodyMap,
    Extent,
    Layer,
    Mark,
    MarkKind,
    Moment,
    Place,
    Reading,
    Side,
    View,
)
from notesapp.model.briefing import Ghost
from notesapp.model.treatment import TechniqueUse

NOW = datetime(2030, 3, 4, 9, 30, tzinfo=UTC)
BODY = figure()
CALF = shorten(sciatic_path(BODY, "right"), "calf")
THIGH = shorten(CALF, "thigh")
LOW_BACK = ((420, 6500), (760, 6380), (940, 6700), (700, 6900), (500, 6700), (760, 7100), (960, 7350), (600, 7400))


def place(region: str, side: Side = Side.RIGHT, share: int = 1000) -> Place:
    return Place(region, side, share)


def sciatica() -> BodyMap:
    """Burning low back 7 (painted), shooting to the calf 5, tingling sole 3; findings; both moments."""
    client, back = Layer.CLIENT, View.BACK
    marks = (
        Mark("low", client, MarkKind.STROKE, back, "burning", (place("lumbar_region"),), (LOW_BACK,), 380),
        Mark("leg", client, MarkKind.PATH, back, "shooting", (place("calf"),), (CALF,)),
        Mark("foot", client, MarkKind.AREA, View.SOLES, "tingling", (place("arch"),)),
        Mark("tp1", Layer.THERAPIST, MarkKind.STAMP, back, "trigger_point", (place("piriformis"),), (((560, 8080),),)),
        Mark("tp2", Layer.THERAPIST, MarkKind.STAMP, back, "trigger_point", (place("glut_max"),), (((1120, 8350),),)),
        Mark("ql", Layer.THERAPIST, MarkKind.STAMP, back, "hypertonic", (place("ql"),), (((780, 6650),),)),
    )
    arrive, leave = Moment.ARRIVE, Moment.LEAVE
    readings = (
        Reading("low", arrive, intensity=7),
        Reading("leg", arrive, intensity=5),
        Reading("foot", arrive, intensity=3),
        Reading("tp1", arrive, grade=2),
        Reading("tp2", arrive, grade=1),
        Reading("ql", arrive, grade=3),
        Reading("low", leave, intensity=3, extent=Extent.SMALLER),
        Reading("leg", leave, intensity=2, extent=Extent.SMALLER, strokes=(THIGH,)),
    )
    return BodyMap(figure_version=VERSION, marks=marks, readings=readings, avoid=(spine(),))


def spine() -> AvoidArea:
    mid = Side.MID
    places = (place("thor_spine", mid), place("lumbar_spine", mid), place("sacrum", mid))
    return AvoidArea("bones", places, AvoidSource.RULE, "Osteoporosis", rule="RF-05")


def ghosts() -> tuple[Ghost, ...]:
    ache = Mark("g1", Layer.CLIENT, MarkKind.AREA, View.BACK, "ache", (place("supraspinatus", Side.LEFT),))
    tight = Mark(
        "g2",
        Layer.CLIENT,
        MarkKind.STROKE,
        View.BACK,
        "tight",
        (place("hamstrings", Side.LEFT),),
        (((-980, 11000), (-1000, 11400), (-960, 11900)),),
        420,
    )
    return (
        Ghost(ache, Reading("g1", Moment.LEAVE, intensity=3), NOW, 1),
        Ghost(tight, Reading("g2", Moment.ARRIVE, intensity=2), NOW, 3),
    )


def uses() -> tuple[TechniqueUse, ...]:
    return (
        TechniqueUse("u1", "effleurage", (place("glut_med"), place("lumbar_region")), "palm", 20, minutes=8),
        TechniqueUse("u2", "trigger_point", (place("piriformis"),), "thumb", 30, minutes=6),
    )
