"""The lasso, the handles, the line: what they make of marks that are there."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from notesapp.bodymap.draw import draw
from notesapp.bodymap.edit import EditTool, handles
from notesapp.bodymap.erase import erase
from notesapp.bodymap.hand import Hand, places_under
from notesapp.bodymap.hits import hit_mark
from notesapp.bodymap.regions import place_at, shape_of
from notesapp.bodymap.reshape import moved, removed, resized
from notesapp.bodymap.scene import Scene
from notesapp.bodymap.surface import Recorder
from notesapp.bodymap.tools import Brush, Lasso, LineTool, PathTool
from notesapp.model.body_map import BodyMap, Extent, Layer, Mark, MarkKind, Moment, Reading, Side, Sides, View
from tests.fakes import Clock, Ids
from tests.notesapp.bodymap.samples import BODY, LOW_BACK, place, sciatica
from tests.notesapp.bodymap.test_tools import hand, made, stroke

ROUND_THE_BACK = [(200.0, 6200.0), (1200.0, 6200.0), (1200.0, 7600.0), (200.0, 7600.0)]


def lassoed(body_map: BodyMap, held: Hand) -> Lasso:
    tool = Lasso()
    assert stroke(tool, ROUND_THE_BACK, body_map, held) is None
    return tool


def test_the_lasso_picks_what_it_is_drawn_around_on_the_layer_at_hand() -> None:
    assert lassoed(sciatica(), hand()).picked == ("low",)
    assert lassoed(sciatica(), hand(layer=Layer.THERAPIST)).picked == ("ql",)


def test_pressed_on_what_is_picked_it_moves_it_and_the_places_follow() -> None:
    body_map = sciatica()
    tool = lassoed(body_map, hand())
    tool.press(600, 6800)
    assert tool.is_moving
    tool.move(-700, 6800)
    change = tool.release(body_map, hand())
    assert change is not None
    assert change.label == "move"
    low = change.body_map.mark("low")
    assert low is not None
    assert low.side is Sides.LEFT  # it was carried over the mid-line
    assert low.strokes[0][0] == (LOW_BACK[0][0] - 1300, LOW_BACK[0][1])
    assert low.places == places_under(change.body_map, View.BACK, MarkKind.STROKE, low.strokes, low.width)
    assert change.body_map.reading("low", Moment.ARRIVE) == body_map.reading("low", Moment.ARRIVE)
    tool.press(-700, 6800)
    assert tool.is_moving  # the loop went along


def test_a_press_beside_what_is_picked_draws_another_loop() -> None:
    tool = lassoed(sciatica(), hand())
    tool.press(600, 12000)
    assert not tool.is_moving
    tool.release(sciatica(), hand())
    assert tool.picked == ()


def test_nothing_is_carried_off_the_body() -> None:
    body_map = sciatica()
    assert moved(body_map, ("low",), 6000, 0, hand()) is body_map
    assert moved(body_map, ("low", "nobody"), 6000, 0, hand()) is body_map


def test_a_region_moves_to_the_region_where_it_comes_to_lie() -> None:
    body_map = BodyMap(marks=(Mark("a", Layer.CLIENT, MarkKind.AREA, View.BACK, "ache", (place("calf"),)),))
    calf = shape_of(BODY, "back", "calf", "right")
    other = shape_of(BODY, "back", "calf", "left")
    if calf is None or other is None:  # the calf has no shape of its own: take two that have
        calf, other = (shape_of(BODY, "back", "gastroc_med", side) for side in ("right", "left"))
        assert calf is not None
        assert other is not None
        body_map = body_map.with_mark(replace(body_map.marks[0], places=(place("gastroc_med"),)))
    dx, dy = other.point[0] - calf.point[0], other.point[1] - calf.point[1]
    found = moved(body_map, ("a",), dx, dy, hand()).mark("a")
    assert found is not None
    assert [(p.region, p.side) for p in found.places] == [(other.key, Side.LEFT)]
    assert moved(body_map, ("a",), 1, 0, hand()).marks == body_map.marks


def test_leaving_a_move_is_a_reading_and_a_removal_is_gone() -> None:
    body_map, held = sciatica().without_reading("low", Moment.LEAVE), hand(moment=Moment.LEAVE)
    shifted = moved(body_map, ("low",), 0, 300, held)
    assert shifted.mark("low") == body_map.mark("low")
    told = shifted.reading("low", Moment.LEAVE)
    assert told is not None
    assert (told.extent, told.strokes[0][0]) == (Extent.MOVED, (LOW_BACK[0][0], LOW_BACK[0][1] + 300))
    gone = removed(body_map, ("low",), held).reading("low", Moment.LEAVE)
    assert gone is not None
    assert gone.extent is Extent.GONE
    assert removed(body_map, ("low",), hand()).mark("low") is None


@given(st.integers(-300, 300), st.integers(-400, 400))
def test_there_and_back_again_is_where_it_was(dx: int, dy: int) -> None:
    body_map = sciatica()
    there = moved(body_map, ("low", "leg"), dx, dy, hand())
    if there is body_map:
        return
    back = moved(there, ("low", "leg"), -dx, -dy, hand())
    assert [mark.strokes for mark in back.marks] == [mark.strokes for mark in body_map.marks]
    for mark in there.marks[:2]:
        held = places_under(there, View.BACK, mark.kind, mark.strokes, mark.width)
        assert mark.places == held


def test_a_painted_area_has_a_handle_for_its_place_and_one_for_its_size() -> None:
    body_map = sciatica()
    scene = Scene(body_map, View.BACK)
    found = {one.grip: one for one in handles(scene, "low")}
    assert set(found) == {"move", "size"}
    grip = found["size"]
    tool = EditTool("low", "size")
    tool.press(grip.x, grip.y)
    tool.move(grip.x + 400, grip.y + 400)
    change = tool.release(body_map, hand())
    low = change.body_map.mark("low") if change else None
    assert low is not None
    assert max(x for x, _ in low.strokes[0]) > max(x for x, _ in LOW_BACK)
    tool = EditTool("low", "move")
    tool.press(found["move"].x, found["move"].y)
    tool.move(found["move"].x, found["move"].y + 200)
    change = tool.release(body_map, hand())
    assert change is not None
    assert change.body_map.mark("low").strokes[0][0][1] == LOW_BACK[0][1] + 200  # type: ignore[union-attr]


def test_a_size_is_kept_within_bounds_and_only_of_what_is_drawn() -> None:
    body_map = sciatica()
    assert resized(body_map, "tp1", 500, hand()) is body_map
    tiny = resized(body_map, "low", 1, hand()).mark("low")
    assert tiny is not None
    was = max(x for x, _ in LOW_BACK) - min(x for x, _ in LOW_BACK)
    now = max(x for x, _ in tiny.strokes[0]) - min(x for x, _ in tiny.strokes[0])
    assert abs(now - 0.3 * was) <= 2


def test_nearly_straight_is_straight_and_a_line_has_no_head() -> None:
    change = stroke(LineTool(), [(500, 6400), (512, 6600), (495, 6800), (505, 7100)], BodyMap(), hand())
    line = made(change)
    assert (line.kind, line.strokes, line.width) == (MarkKind.LINE, (((500, 6400), (505, 7100)),), 90)
    assert line.side is Sides.RIGHT
    bent = made(stroke(LineTool(), [(500, 6400), (700, 6700), (500, 7100)], BodyMap(), hand()))
    assert len(bent.strokes[0]) > 2
    assert stroke(LineTool(), [(500, 6400), (510, 6410)], BodyMap(), hand()) is None

    def arrows(tool: LineTool | PathTool) -> int:
        drawn, surface = stroke(tool, [(500, 6400), (700, 6700), (500, 7100)], BodyMap(), hand()), Recorder()
        assert drawn is not None
        draw(drawn.body_map, View.BACK, surface, badges=False)
        return sum(len(call[2]) == 6 for call in surface.calls if call[0] == "fill")  # type: ignore[arg-type]

    assert arrows(PathTool()) - arrows(LineTool()) == 1


def test_a_line_is_found_rubbed_and_pulled_at_its_ends() -> None:
    change = stroke(LineTool(), [(500, 6400), (500, 7100)], BodyMap(), hand())
    line, body_map = made(change), change.body_map  # type: ignore[union-attr]
    scene = Scene(body_map, View.BACK)
    assert hit_mark(scene, 510, 6800) == line
    assert {one.grip for one in handles(scene, line.id)} == {"end", "start", "move"}
    tool = EditTool(line.id, "start")
    tool.press(500, 6400)
    tool.move(-500, 6400)
    pulled = tool.release(body_map, hand())
    assert pulled is not None
    mark = pulled.body_map.mark(line.id)
    assert mark is not None
    assert (mark.strokes[0], mark.side) == (((-500, 6400), (500, 7100)), Sides.BOTH)
    rubbed = erase(body_map, hand(), ((480, 6750), (520, 6750)), 130).mark(line.id)
    assert rubbed is not None
    assert len(rubbed.strokes) == 2


def test_a_path_drawn_by_hand_is_pulled_on_beyond_its_end() -> None:
    change = stroke(PathTool(), [(600, 8300), (650, 9000), (640, 9800)], BodyMap(), hand())
    path, body_map = made(change), change.body_map  # type: ignore[union-attr]
    tool = EditTool(path.id)
    tool.press(*path.strokes[0][-1])
    tool.move(700, 12200)
    mark = tool.preview(body_map, hand()).mark(path.id)
    assert mark is not None
    assert mark.strokes[0][-1] == (700, 12200)
    row = place_at(BODY, "back", 700, 12200)
    assert row is not None
    assert (mark.places[-1].region, mark.places[-1].side) == (row[0], row[1])


def test_a_grade_before_and_after_stands_beside_the_sign_on_leaving() -> None:
    body_map = sciatica().with_reading(Reading("tp1", Moment.LEAVE, grade=1))
    said = []
    for moment in Moment:
        surface = Recorder()
        draw(body_map, View.BACK, surface, moment=moment, badges=False)
        said.append([call[1] for call in surface.named("text")])
    assert said == [[], ["M→L"]]


def test_a_brush_after_the_lasso_makes_a_mark_of_its_own() -> None:
    held = replace(hand(), new_id=Ids(), now=Clock())
    change = stroke(Brush(), [(-500, 6500), (-500, 7000)], sciatica(), held)
    assert made(change).side is Sides.LEFT
