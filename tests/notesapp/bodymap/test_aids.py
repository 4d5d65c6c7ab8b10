"""Teaching aids: drawn, labelled as such, and never part of a note; possible referral as offers."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import combinations
from math import hypot

import pytest

from notesapp.bodymap import aids, referral
from notesapp.bodymap.figure import VERSION, Overlay, figure
from notesapp.bodymap.regions import shape_at, shape_of
from notesapp.bodymap.surface import Recorder
from notesapp.catalogue.regions import referral as patterns
from notesapp.catalogue.regions import regions
from notesapp.model.body_map import BodyMap, Layer, MarkKind, Role, Side, View
from notesapp.model.path import contains
from notesapp.words import aids as words

BODY = figure()


def drawn(view: View, aid: aids.Aid) -> Recorder:
    record = Recorder()
    aids.draw_aids(BODY, view, (aid,), record, words.caption(), tuple(words.nerve_names().items()))
    return record


@pytest.mark.parametrize("view", View)
def test_every_aid_says_that_it_is_one(view: View) -> None:
    for aid in aids.AIDS:
        said = " ".join(str(call[1]) for call in drawn(view, aid).named("text"))
        assert ("Teaching aid" in said) == (aid in aids.offered(BODY, view))
        assert words.note(aid).startswith("Teaching aid.")


def test_the_soles_offer_none() -> None:
    assert aids.offered(BODY, View.SOLES) == ()
    assert drawn(View.SOLES, "spine").calls == []


def test_skin_areas_are_named_and_see_through() -> None:
    record = drawn(View.BACK, "dermatomes")
    said = [call[1] for call in record.named("text")]
    assert {"L1", "L2", "L3", "L4", "L5", "S1", "S2", "S3-S5"} <= set(said)
    assert said.count("S3-S5") == 1
    assert all(0 < float(str(call[4])) < 1 for call in record.named("fill"))


def areas(view: str, side: str) -> list[Overlay]:
    return [one for one in BODY.view(view).overlays if one.kind == "area" and one.side == side]


def shares_a_border(one: Overlay, other: Overlay) -> bool:
    """Whether a stretch of several millimetres of one outline lies just beside the other area."""
    assert one.path is not None
    assert other.path is not None
    rings = other.path.flatten(5)
    points = one.path.flatten(5)[0]
    close = sum(any(contains(rings, x + dx, y + dy) for dx in (-12, 12) for dy in (-12, 12)) for x, y in points)
    return close > max(4, len(points) // 12)


@pytest.mark.parametrize(("view", "side"), [("front", "left"), ("back", "right"), ("right", "right")])
def test_neighbouring_skin_areas_have_different_tints(view: str, side: str) -> None:
    alike = [
        (one.name, other.name)
        for one, other in combinations(areas(view, side), 2)
        if aids.TINTS[one.name] == aids.TINTS[other.name]
        and (shares_a_border(one, other) or shares_a_border(other, one))
    ]
    assert alike == []


KEY_POINTS = {
    "front": {
        "C3": (880, 3040), "C4": (1600, 3220), "T3": (760, 4350), "T4": (760, 4900), "T5": (760, 5150),
        "T6": (760, 5400), "T7": (760, 5850), "T8": (760, 6250), "T9": (760, 6650), "T10": (760, 7060),
        "T11": (760, 7700), "T12": (680, 8340), "L1": (620, 9380), "L2": (560, 10420), "L3": (450, 12400),
        "L4": (620, 16800), "L5": (960, 17430), "T2": (1500, 4360),
    },
    "back": {"C2": (150, 1700), "S2": (930, 12580), "S3": (660, 9140), "S1": (1180, 17400)},
    "right": {"C2": (-700, 1650), "C4": (-160, 3350), "T10": (-500, 6150), "L5": (900, 17250), "S1": (-300, 17400)},
}  # fmt: skip
"""Where the root is looked for (ASIA, key sensory points, 2008), by the landmarks of the figure: nipple line 490 mm
below the crown, xiphoid 545, navel 706, middle of the inguinal ligament (68, 834), inner knee (45, 1250); 1/10 mm."""


@pytest.mark.parametrize(
    ("view", "root", "point"), [(view, *one) for view, points in KEY_POINTS.items() for one in points.items()]
)
def test_the_key_point_of_a_root_lies_in_its_skin_area(view: str, root: str, point: tuple[int, int]) -> None:
    under = {
        one.name for one in BODY.view(view).overlays if one.path and one.kind == "area" and one.path.contains(*point)
    }
    assert under == {root}


def test_neck_and_trunk_have_their_skin_areas_in_every_standing_view() -> None:
    wanted = {"C2", "C3", "C4", *(f"T{n}" for n in range(2, 13)), "L1"}
    for view in ("front", "back", "left", "right"):
        assert wanted <= {one.name for one in BODY.view(view).overlays if one.kind == "area"}, view


def test_the_face_is_no_spinal_nerves() -> None:
    for view, point in (("front", (0, 1500)), ("right", (600, 1400))):
        assert not any(
            one.path and one.kind == "area" and one.path.contains(*point) for one in BODY.view(view).overlays
        )


COURSES = {
    ("front", "femoral"): ["iliopsoas", "sartorius"],
    ("front", "saphenous"): ["sartorius", "vastus_med", "knee_inner", "soleus_med", "tibia", "ankle_front"],
    ("front", "cutaneous-lateral"): ["obl_ext", "vastus_lat"],
    ("front", "fibular-deep"): ["fibularis", "tib_ant", "ankle_front", "foot_dorsum"],
    ("front", "fibular-superficial"): ["fibularis", "toe_ext", "ankle_front", "foot_dorsum"],
    ("front", "median"): ["triceps_med", "biceps", "cubital_fossa", "pronator_teres", "wrist_flexors", "wrist_front"],
    ("front", "ulnar"): ["triceps_med", "flex_carpi_uln", "hypothenar"],
    ("back", "trunk"): ["piriformis", "glut_max", "biceps_fem"],
    ("back", "tibial"): ["popliteal", "gastroc_med", "soleus_med", "ankle_inner"],
    ("back", "fibular"): ["biceps_fem", "popliteal", "fibularis"],
    ("back", "sural"): ["popliteal", "gastroc_lat", "ankle_outer", "foot_outer"],
    ("back", "radial"): ["triceps_long", "triceps_lat", "ext_carpi_rad", "thumb_web"],
    ("back", "ulnar"): ["triceps_long", "elbow", "flex_carpi_uln"],
    ("right", "trunk"): ["glut_max", "biceps_fem"],
    ("right", "fibular"): ["popliteal", "fibularis"],
    ("right", "tibial"): ["popliteal", "gastroc_lat", "soleus_lat", "ankle_outer"],
    ("right", "radial"): ["triceps_lat", "brachialis", "brachioradialis", "hand_back"],
}
"""The regions that a nerve passes, in this order, by the surface markings of the textbooks."""


@pytest.mark.parametrize(("view", "nerve"), COURSES)
def test_a_nerve_runs_through_the_regions_where_it_is_taught_to_run(view: str, nerve: str) -> None:
    (line,) = [one for one in BODY.view(view).overlays if one.name == nerve and one.side == "right"]
    assert line.path is not None
    shapes = [shape_at(BODY, view, *point) for point in line.path.flatten(5)[0]]
    assert None not in shapes, "a nerve runs within the body"
    passed = [shape.key for shape in shapes if shape]
    rest = iter(passed)
    assert all(key in rest for key in COURSES[view, nerve]), passed


def test_the_sciatic_nerve_runs_midway_between_sit_bone_and_trochanter() -> None:
    """Surface marking: Clin Anat 2015;28:144-149."""
    (line,) = [one for one in BODY.view("back").overlays if one.name == "trunk" and one.side == "right"]
    (bone,) = [one for one in BODY.view("back").overlays if one.name == "ischium" and one.side == "right"]
    trochanter = shape_of(BODY, "back", "hip_lateral", "right")
    assert line.path is not None
    assert bone.point is not None
    assert trochanter is not None
    x, y = ((a + b) / 2 for a, b in zip(bone.point, trochanter.point, strict=True))
    assert min(hypot(px - x, py - y) for px, py in line.path.flatten(5)[0]) < 120


LANDMARKS = {
    "front": {"notch": "sternum", "xiphoid": "sternum", "pubis": "pubis"},
    "back": {"C7": "thor_spine_up", "T7": "thor_spine_up", "T12": "thor_spine_low", "L4": "lumbar_spine"}
    | {"PSIS": "si_joint", "ischium": "glut_max"},
    "right": {"trochanter": "hip_lateral", "malleolus": "ankle_outer", "acromion": "delt_mid"},
}


@pytest.mark.parametrize("view", LANDMARKS)
def test_a_landmark_lies_in_its_region(view: str) -> None:
    dots = {
        one.name: one.point for one in BODY.view(view).overlays if one.kind == "dot" and one.side in ("mid", "right")
    }
    for name, key in LANDMARKS[view].items():
        point = dots[name]
        assert point is not None
        shape = shape_at(BODY, view, *point)
        assert shape is not None
        assert shape.key == key, name


def test_nerves_have_their_names() -> None:
    assert {"Sciatic", "Tibial"} <= {call[1] for call in drawn(View.BACK, "sciatic").named("text")}


@pytest.mark.parametrize("muscle", sorted(patterns()))
@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
def test_arrows_begin_at_the_muscle_and_end_where_it_is_felt(muscle: str, side: Side) -> None:
    for one in referral.suggestions(BODY, muscle, side, View.BACK):
        assert one.to.region in patterns()[muscle].regions
        assert one.to.side in (side, Side.MID)
        end = shape_at(BODY, one.view.value, *one.stroke[-1])
        assert end is not None
        assert end.side in (side.value, "mid")
        via = {f"{one.view}:{end.name}"} & set(regions()[one.to.region].via)
        assert end.key == one.to.region or via


def test_both_sides_have_mirrored_arrows() -> None:
    left, right = (referral.suggestions(BODY, "piriformis", side, View.BACK) for side in (Side.LEFT, Side.RIGHT))
    assert [one.stroke for one in left] == [tuple((-x, y) for x, y in one.stroke) for one in right]


def test_piriformis_points_to_joint_and_thigh() -> None:
    some = referral.suggestions(BODY, "piriformis", Side.RIGHT, View.BACK)
    assert {"si_joint", "hamstrings"} <= {one.to.region for one in some}
    said = words.referral_words(some)
    assert said[0].startswith("Possible referral from the right piriformis: ")
    assert "checked against a published page" in said[2]


def test_a_muscle_without_a_pattern_offers_nothing() -> None:
    assert referral.suggestions(BODY, "patella", Side.LEFT, View.FRONT) == ()
    assert words.referral_words(()) == ()


def test_an_arrow_that_is_accepted_is_the_therapists_mark() -> None:
    one = referral.suggestions(BODY, "piriformis", Side.RIGHT, View.BACK)[-1]
    mark = referral.accept(
        one, BodyMap(figure_version=VERSION), None, lambda: "new", datetime(2030, 1, 1, tzinfo=UTC), "t"
    )
    assert (mark.layer, mark.kind, mark.role, mark.what) == (
        Layer.THERAPIST,
        MarkKind.PATH,
        Role.SPREAD,
        "trigger_point",
    )
    assert {place.side for place in mark.places} <= {Side.RIGHT, Side.MID}
    assert mark.places[-1].region in ("biceps_fem", "semitend", "hamstrings")


def test_offers_are_dashed_and_only_in_their_view() -> None:
    some = referral.suggestions(BODY, "piriformis", Side.RIGHT, View.BACK)
    here, there = Recorder(), Recorder()
    aids.draw_arrows(some, View.BACK, here)
    aids.draw_arrows(some, View.FRONT, there)
    assert sum(bool(call[7]) for call in here.named("stroke")) == len(some)
    assert there.calls == []
