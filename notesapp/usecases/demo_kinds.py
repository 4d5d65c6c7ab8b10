"""What invented clients come with: complaints, where they are drawn, what is done for them. Keys of the catalogues."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from notesapp.bodymap.figure import figure_of, new_map
from notesapp.bodymap.hand import places_under
from notesapp.bodymap.presets import sciatic_path, shorten
from notesapp.bodymap.regions import places_of_stroke, shape_of
from notesapp.catalogue.regions import regions
from notesapp.model.aftercare import Dose
from notesapp.model.body_map import Depth, MarkKind, Place, Side, Stroke, View

PEN = 260
"""Width of the painting pen, 1/10 mm."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One mark as a client draws it. A PATH names how far it runs, all else the region it lies on."""

    kind: MarkKind
    view: View
    what: str
    region: str
    qualities: tuple[str, ...] = ()
    below: int = 0
    """How much weaker than the first mark it is, 0-10."""


@dataclass(frozen=True, slots=True)
class Work:
    technique: str
    regions: tuple[str, ...]
    tool: str
    level: int
    minutes: int
    both: bool = False


@dataclass(frozen=True, slots=True)
class Care:
    item: str
    sided: bool
    dose: Dose


@dataclass(frozen=True, slots=True)
class Kind:
    """A complaint. TITLE holds {side} where the side is said; FIRST_PAIN is that of the first visit."""

    key: str
    title: str
    marks: tuple[Drawn, ...]
    works: tuple[Work, ...]
    care: tuple[Care, ...]
    finding: tuple[str, str] | None
    words: tuple[str, ...]
    aggravating: tuple[str, ...]
    easing: tuple[str, ...]
    goal: str
    first_pain: tuple[int, int]


WALK = Care("HC-16", False, Dose(minutes=10, times_a_day=1))

SCIATICA = Kind(
    "sciatica",
    "Low back and {side} leg",
    (
        Drawn(MarkKind.PATH, View.BACK, "burning", "calf", ("shooting",)),
        Drawn(MarkKind.STROKE, View.BACK, "ache", "lumbar_paraspinal", below=2),
    ),
    (
        Work("effleurage", ("lumbar_paraspinal",), "palm", 20, 6, True),
        Work("myofascial_release", ("glut_max", "glut_med"), "forearm", 20, 12),
        Work("sustained_pressure", ("piriformis",), "thumb", 20, 6),
        Work("petrissage", ("hamstrings",), "palm", 20, 8),
    ),
    (Care("HC-03", True, Dose(hold_s=30, repetitions=2, times_a_day=2)), WALK),
    ("trigger_point", "piriformis"),
    ("It burns down the leg when I sit for long.", "The leg is quieter, the back is still stiff in the morning."),
    ("sitting", "driving"),
    ("walking", "position_change"),
    "sit",
    (6, 8),
)
LOW_BACK = Kind(
    "low_back",
    "Low back, {side}",
    (Drawn(MarkKind.STROKE, View.BACK, "ache", "lumbar_paraspinal"),),
    (
        Work("effleurage", ("lumbar_paraspinal",), "palm", 20, 8, True),
        Work("stripping", ("lumbar_paraspinal",), "forearm", 25, 10),
        Work("sustained_pressure", ("ql",), "thumb", 25, 6),
    ),
    (Care("HC-24", False, Dose(repetitions=10, times_a_day=2)), WALK),
    ("hypertonic", "ql"),
    ("Worse after a day of lifting.", "Better since last time, it holds for some days."),
    ("lifting", "bending"),
    ("warmth", "lying"),
    "less_pain",
    (4, 7),
)
NECK = Kind(
    "neck",
    "Neck and headaches, {side}",
    (
        Drawn(MarkKind.STROKE, View.BACK, "tight", "trap_upper"),
        Drawn(MarkKind.AREA, View.BACK, "ache", "suboccipitals", below=1),
    ),
    (
        Work("petrissage", ("trap_upper",), "palm", 25, 8, True),
        Work("trigger_point", ("levator_scap",), "thumb", 25, 6),
        Work("calming_holds", ("suboccipitals",), "fingertips", 10, 6, True),
    ),
    (Care("HC-35", False, Dose(repetitions=8, times_a_day=3)),),
    ("tender_point", "levator_scap"),
    ("Tight after days at the desk, then the head aches.", "Fewer headaches this week."),
    ("desk", "stress"),
    ("warmth", "massage"),
    "less_pain",
    (4, 7),
)
SHOULDER = Kind(
    "shoulder",
    "{Side} shoulder",
    (Drawn(MarkKind.STROKE, View.BACK, "ache", "infraspinatus"),),
    (
        Work("petrissage", ("trap_upper",), "palm", 25, 8),
        Work("cross_fibre_friction", ("infraspinatus",), "thumb", 25, 6),
        Work("passive_mobilisation", ("shoulder",), "palm", 20, 6),
    ),
    (Care("HC-36", True, Dose(hold_s=30, repetitions=2, times_a_day=2)),),
    ("trigger_point", "infraspinatus"),
    ("Reaching up to the shelf catches.", "I can lift the arm further."),
    ("lifting", "night"),
    ("rest", "warmth"),
    "range",
    (3, 6),
)
KNEE = Kind(
    "knee",
    "{Side} knee, after running",
    (Drawn(MarkKind.AREA, View.FRONT, "sore", "patella"),),
    (
        Work("effleurage", ("quads",), "palm", 20, 8),
        Work("stripping", ("vastus_lat",), "thumb", 25, 6),
        Work("passive_stretch", ("quads",), "palm", 20, 4),
    ),
    (Care("HC-29", True, Dose(hold_s=30, repetitions=2, times_a_day=1)),),
    ("adhesion", "vastus_lat"),
    ("Sore on the way down the stairs.", "Ran five kilometres, a little sore after."),
    ("stairs", "sport"),
    ("rest", "cold"),
    "sport",
    (3, 6),
)
CALF = Kind(
    "calf",
    "{Side} calf",
    (Drawn(MarkKind.STROKE, View.BACK, "cramp", "gastroc_med"),),
    (
        Work("petrissage", ("calf",), "palm", 25, 8),
        Work("pin_and_stretch", ("gastroc_med",), "thumb", 25, 6),
    ),
    (Care("HC-30", True, Dose(hold_s=30, repetitions=2, times_a_day=2)),),
    ("tender_point", "gastroc_med"),
    ("Cramps at night after training.", "No cramp since last week."),
    ("sport", "night"),
    ("stretching", "warmth"),
    "sport",
    (3, 5),
)
RELAXATION = Kind(
    "relaxation",
    "",
    (),
    (
        Work("swedish", ("lumbar_paraspinal", "trap_upper", "lat_dorsi"), "palm", 20, 20, True),
        Work("effleurage", ("hamstrings", "calf"), "palm", 20, 15, True),
        Work("scalp_face", ("vertex",), "fingertips", 10, 8, True),
    ),
    (Care("HC-20", False, Dose(minutes=5, times_a_day=1)),),
    None,
    ("A quiet hour, please.", "Slept well after last time."),
    (),
    (),
    "relaxation",
    (0, 0),
)
SHOULDER_AND_BACK = Kind(
    "shoulder_and_back",
    "{Side} shoulder and low back",
    (
        Drawn(MarkKind.STROKE, View.BACK, "ache", "infraspinatus"),
        Drawn(MarkKind.STROKE, View.BACK, "tight", "lumbar_paraspinal", below=1),
    ),
    (
        Work("petrissage", ("trap_upper",), "palm", 25, 8),
        Work("trigger_point", ("infraspinatus",), "thumb", 25, 6),
        Work("stripping", ("lumbar_paraspinal",), "forearm", 25, 10),
    ),
    (Care("HC-36", True, Dose(hold_s=30, repetitions=2, times_a_day=2)), WALK),
    ("trigger_point", "infraspinatus"),
    ("Both come after long days on my feet.", "Easier this week."),
    ("lifting", "standing"),
    ("warmth", "stretching"),
    "less_pain",
    (4, 6),
)
COMMON = (LOW_BACK, NECK, SHOULDER, SCIATICA, KNEE, CALF, SHOULDER_AND_BACK, RELAXATION)


@cache
def place(region: str, side: Side) -> Place:
    """REGION on SIDE, on the mid-line where it has no sides, deep where it lies deep."""
    found = regions()[region]
    depth = Depth.DEEP if found.layer == "deep" else Depth.SURFACE
    return Place(region, side if found.paired else Side.MID, 1000, depth)


@cache
def path(side: Side, stop: str) -> tuple[tuple[Stroke, ...], tuple[Place, ...]]:
    """The sciatic course as far as STOP, and what it crosses."""
    empty = new_map()
    body = figure_of(empty)
    line = shorten(sciatic_path(body, "left" if side is Side.LEFT else "right"), stop)  # type: ignore[arg-type]
    return (line,), places_under(empty, View.BACK, MarkKind.PATH, (line,), 0)


@cache
def painted(region: str, side: Side, view: View, variant: int) -> tuple[tuple[Stroke, ...], tuple[Place, ...]]:
    """A few strokes over REGION as a hand paints them; VARIANT moves and sizes them a little."""
    shape = shape_of(figure_of(new_map()), view.value, region, "left" if side is Side.LEFT else "right")
    assert shape is not None, region
    x, y = shape.point[0] + (variant % 3 - 1) * 25, shape.point[1] + (variant % 5 - 2) * 30
    reach = 170 + 30 * (variant % 4)
    line = tuple((x + (120 if k % 2 else -120), y - reach + k * reach // 4) for k in range(9))
    return (line,), _places(view, line, PEN)


@cache
def spot(region: str, side: Side, view: View) -> tuple[Stroke, ...]:
    shape = shape_of(figure_of(new_map()), view.value, region, "left" if side is Side.LEFT else "right")
    assert shape is not None, region
    return ((shape.point,),)


def _places(view: View, line: Stroke, width: int) -> tuple[Place, ...]:
    found = places_of_stroke(figure_of(new_map()), view.value, line, width)
    return tuple(Place(key, Side(side), share) for key, side, share in found)
