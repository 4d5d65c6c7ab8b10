"""The tools of the hand: what they make of a touch."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesapp.bodymap.edit import EditTool, handles, with_end
from notesapp.bodymap.figure import VERSION, VIEWS
from notesapp.bodymap.hand import Change, Hand, both_sides
from notesapp.bodymap.hits import hit_ghost, hit_mark
from notesapp.bodymap.presets import sciatic_path
from notesapp.bodymap.regions import shape_of
from notesapp.bodymap.scene import Scene
from notesapp.bodymap.smoothing import smoothed
from notesapp.bodymap.tools import (
    Brush,
    Eraser,
    PathTool,
    PointTool,
    RegionTool,
    StampTool,
    Tool,
    offered,
    sciatic,
)
from notesapp.model.body_map import (
    BodyMap,
    Extent,
    Layer,
    Mark,
    MarkKind,
    Moment,
    Reading,
    Side,
    Sides,
    View,
)
from tests.fakes import Clock, Ids
from tests.notesapp.bodymap.samples import BODY, CALF, ghosts, sciatica

IDS = Ids()
LOW_BACK = [(500.0, 6500.0 + 40 * k) for k in range(20)]


def hand(view: View = View.BACK, what: str = "burning", **told: object) -> Hand:
    return replace(Hand(view, what, IDS, Clock()), **told)  # type: ignore[arg-type]


def stroke(tool: Tool, points: list[tuple[float, float]], body_map: BodyMap, held: Hand) -> Change | None:
    tool.press(*points[0])
    for point in points[1:]:
        tool.move(*point)
    return tool.release(body_map, held)


def made(change: Change | None) -> Mark:
    assert change is not None
    assert change.mark_id is not None
    mark = change.body_map.mark(change.mark_id)
    assert mark is not None
    return mark


ALL_SHAPES = [shape for view in VIEWS for shape in BODY.view(view).shapes]


@given(st.sampled_from(ALL_SHAPES))
def test_a_tap_marks_the_region_under_it_on_its_side(shape) -> None:  # type: ignore[no-untyped-def]
    held = hand(View(shape.view))
    mark = made(stroke(RegionTool(), [shape.point], BodyMap(figure_version=VERSION), held))
    (place,) = mark.places
    assert (mark.kind, mark.view, place.region) == (MarkKind.AREA, held.view, shape.key)
    if shape.side != "mid":
        assert place.side == shape.side


def test_a_second_tap_takes_up_the_mark_that_is_there() -> None:
    shape = shape_of(BODY, "back", "piriformis", "right")
    assert shape is not None
    first = stroke(RegionTool(), [shape.point], BodyMap(figure_version=VERSION), hand())
    assert first is not None
    again = stroke(RegionTool(), [shape.point], first.body_map, hand())
    assert again == Change(first.body_map, "region", first.mark_id)


@pytest.mark.parametrize("tool", [RegionTool(), Brush(), PointTool(), StampTool(), PathTool(), Eraser()])
def test_beside_the_body_nothing_happens(tool: Tool) -> None:
    assert stroke(tool, [(4400, 500), (4400, 1500)], BodyMap(figure_version=VERSION), hand()) is None


def test_a_stroke_is_an_area_with_its_regions() -> None:
    mark = made(stroke(Brush(300), LOW_BACK, BodyMap(figure_version=VERSION), hand()))
    assert (mark.kind, mark.width, mark.side) == (MarkKind.STROKE, 300, Sides.RIGHT)
    assert sum(place.share for place in mark.places) == 1000
    assert mark.strokes[0][0] == (500, 6500)
    assert all(isinstance(v, int) for point in mark.strokes[0] for v in point)


def test_a_stroke_that_touches_the_chosen_mark_extends_it() -> None:
    first = stroke(Brush(300), LOW_BACK, BodyMap(figure_version=VERSION), hand())
    assert first is not None
    held = hand(selected=first.mark_id)
    second = stroke(Brush(300), [(x + 200, y) for x, y in LOW_BACK], first.body_map, held)
    assert len(made(second).strokes) == 2
    assert len(second.body_map.marks) == 1  # type: ignore[union-attr]
    other = stroke(Brush(300), LOW_BACK, first.body_map, replace(held, what="ache"))
    assert len(other.body_map.marks) == 2  # type: ignore[union-attr]
    far = stroke(Brush(300), [(-900, 12000), (-900, 12500)], first.body_map, held)
    assert len(far.body_map.marks) == 2  # type: ignore[union-attr]


def test_leaving_a_stroke_redraws_the_chosen_mark_as_a_reading() -> None:
    first = stroke(Brush(300), LOW_BACK, BodyMap(figure_version=VERSION), hand())
    assert first is not None
    mark_id = first.mark_id or ""
    body_map = first.body_map.with_reading(Reading(mark_id, Moment.ARRIVE, intensity=7))
    held = hand(selected=mark_id, moment=Moment.LEAVE)
    after = stroke(Brush(300), LOW_BACK[:6], body_map, held)
    assert after is not None
    left = after.body_map.reading(mark_id, Moment.LEAVE)
    assert left is not None
    assert left.extent is Extent.SMALLER
    assert made(after).strokes == made(first).strokes


def test_a_point_and_a_finding() -> None:
    point = made(stroke(PointTool(), [(500, 6700)], BodyMap(figure_version=VERSION), hand()))
    assert (point.kind, point.strokes, point.layer) == (MarkKind.POINT, (((500, 6700),),), Layer.CLIENT)
    stamp = made(stroke(StampTool(), [(500, 6700)], BodyMap(figure_version=VERSION), hand(what="trigger_point")))
    assert (stamp.kind, stamp.layer, stamp.what) == (MarkKind.STAMP, Layer.THERAPIST, "trigger_point")


def test_a_path_ends_in_its_last_region() -> None:
    line = [(float(x), float(y)) for x, y in CALF]
    mark = made(stroke(PathTool(), line, BodyMap(figure_version=VERSION), hand()))
    end = shape_of(BODY, "back", mark.places[-1].region, mark.places[-1].side.value)
    assert end is not None
    assert end.path.contains(*CALF[-1])
    assert stroke(PathTool(), line[:2], BodyMap(figure_version=VERSION), hand()) is None


@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
def test_the_sciatic_path_lies_on_its_side_and_can_be_shortened(side: Side) -> None:
    change = sciatic(BodyMap(figure_version=VERSION), hand(View.FRONT), side)
    mark = made(change)
    assert mark.view is View.BACK
    assert {place.side for place in mark.places if place.side is not Side.MID} == {side}
    assert mark.strokes[0] == sciatic_path(BODY, side.value)  # type: ignore[arg-type]
    short = with_end(change.body_map, mark, "thigh", hand())  # type: ignore[union-attr]
    shorter = short.mark(mark.id)
    assert shorter is not None
    assert len(shorter.strokes[0]) < len(mark.strokes[0])
    assert "foot" not in {place.region for place in shorter.places}
    longer = with_end(short, shorter, "foot", hand()).mark(mark.id)
    assert longer is not None
    assert longer.strokes == mark.strokes


def test_dragging_the_end_leaving_makes_a_reading_with_its_end() -> None:
    body_map = sciatica().without_reading("leg", Moment.LEAVE)
    scene = Scene(body_map, View.BACK, Moment.LEAVE)
    assert handles(scene, "leg")[0] == ("end", *CALF[-1])
    tool = EditTool("leg")
    tool.press(*CALF[-1])
    tool.move(900, 10_600)
    change = tool.release(body_map, hand(moment=Moment.LEAVE))
    assert change is not None
    left = change.body_map.reading("leg", Moment.LEAVE)
    assert left is not None
    assert left.extent is Extent.SMALLER
    assert left.end_region is not None
    assert change.body_map.mark("leg") == body_map.mark("leg")


def test_a_point_is_dragged_to_another_region() -> None:
    point = stroke(PointTool(), [(500, 6700)], BodyMap(figure_version=VERSION), hand())
    assert point is not None
    body_map = point.body_map
    tool = EditTool(point.mark_id or "")
    tool.press(500, 6700)
    tool.move(-1000, 11_500)
    mark = made(tool.release(body_map, hand()))
    assert mark.side is Sides.LEFT
    assert mark.strokes == (((-1000, 11_500),),)


def test_the_rubber_takes_a_piece_out_of_a_stroke_and_then_all() -> None:
    first = stroke(Brush(200), LOW_BACK, BodyMap(figure_version=VERSION), hand())
    assert first is not None
    cut = stroke(Eraser(), [(300, 6880), (700, 6880)], first.body_map, hand())
    assert cut is not None
    (mark,) = cut.body_map.marks
    assert len(mark.strokes) == 2
    gone = stroke(Eraser(), [(x, y) for x, y in LOW_BACK], cut.body_map, hand())
    assert gone is not None
    assert gone.body_map.marks == ()


def test_the_rubber_shortens_a_path_and_takes_regions_and_points() -> None:
    body_map = sciatica()
    change = stroke(Eraser(), [(600, 10_000), (1200, 10_000)], body_map, hand())
    assert change is not None
    leg = change.body_map.mark("leg")
    assert leg is not None
    assert max(y for _, y in leg.strokes[0]) < 10_000
    assert leg.strokes[0][0] == CALF[0]
    stamps = stroke(Eraser(), [(560, 8080)], body_map, hand(layer=Layer.THERAPIST))
    assert stamps is not None
    assert stamps.body_map.mark("tp1") is None
    assert stamps.body_map.mark("tp2") is not None
    shape = shape_of(BODY, "soles", "arch", "right")
    assert shape is not None
    soles = stroke(Eraser(), [shape.point], body_map, hand(View.SOLES))
    assert soles is not None
    assert soles.body_map.mark("foot") is None


def test_leaving_the_rubber_says_what_is_gone_and_keeps_the_mark() -> None:
    body_map = sciatica().without_reading("low", Moment.LEAVE)
    low = body_map.mark("low")
    assert low is not None
    rubbed = [(float(x), float(y)) for x, y in low.strokes[0]]
    change = stroke(Eraser(), rubbed, body_map, hand(moment=Moment.LEAVE))
    assert change is not None
    left = change.body_map.reading("low", Moment.LEAVE)
    assert left is not None
    assert left.extent is Extent.GONE
    assert change.body_map.mark("low") == low


def test_both_sides_are_two_linked_marks_in_mirror_image() -> None:
    change = stroke(Brush(300), LOW_BACK, BodyMap(figure_version=VERSION), hand(both=True))
    assert change is not None
    one, two = change.body_map.marks
    assert (one.linked_to, two.linked_to) == (two.id, one.id)
    assert (one.side, two.side) == (Sides.RIGHT, Sides.LEFT)
    assert two.strokes[0][0] == (-500, 6500)
    ids = Ids("twin")
    side_view = BodyMap(figure_version=VERSION, marks=(replace(one, view=View.RIGHT, linked_to=None),))
    assert both_sides(side_view, one.id, ids).marks[1].view is View.LEFT


def test_the_mark_under_the_finger_is_the_smallest_and_newest() -> None:
    scene = Scene(sciatica(), View.BACK)
    assert hit_mark(scene, 560, 8080).id == "tp1"  # type: ignore[union-attr]
    assert hit_mark(scene, *CALF[-20]).id == "leg"  # type: ignore[union-attr]
    assert hit_mark(scene, 950, 7340).id == "low"  # type: ignore[union-attr]
    assert hit_mark(scene, -900, 6700) is None
    assert hit_mark(replace(scene, quiet=frozenset({Layer.CLIENT})), 950, 7340) is None
    assert hit_ghost(replace(scene, ghosts=ghosts()), -990, 11_300).mark.id == "g2"  # type: ignore[union-attr]


def test_a_touch_offers_up_to_four_places_the_deep_ones_among_them() -> None:
    shape = shape_of(BODY, "back", "glut_max", "right")
    assert shape is not None
    refs = offered(BodyMap(figure_version=VERSION), View.BACK, *shape.point)
    assert refs[0].key == "glut_max"
    assert 2 <= len(refs) <= 4
    assert any(ref.depth == "deep" for ref in refs)


coordinate = st.floats(-4000, 4000)


@given(st.lists(st.tuples(coordinate, coordinate), max_size=80))
def test_a_smoothed_line_keeps_its_ends_and_is_whole_and_short(samples: list[tuple[float, float]]) -> None:
    line = smoothed(samples)
    assert len(line) <= max(len(samples), 0)
    assert all(isinstance(v, int) for point in line for v in point)
    if samples:
        assert line[0] == (round(samples[0][0]), round(samples[0][1]))


def test_a_straight_line_of_many_samples_is_two_points() -> None:
    assert smoothed([(k * 5.0, 100.0) for k in range(200)]) == ((0, 100), (995, 100))
    assert smoothed([(3.0, 4.0), (3.2, 4.1)]) == ((3, 4),)
