"""The body map under real mouse, wheel and key events."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from notesapp.bodymap.figure import VERSION
from notesapp.bodymap.regions import shape_of
from notesapp.bodymap.scene import Scene
from notesapp.model.body_map import BodyMap, Layer, MarkKind, Moment, Side, Sides, View
from tests.fakes import Clock, Ids
from tests.notesapp.bodymap.samples import BODY, CALF, ghosts, sciatica
from tests.notesapp.bodymap.test_everywhere import inside
from ui.bodymap import overlay
from ui.bodymap.canvas import BodyCanvas
from ui.bodymap.holding import Holding
from ui.bodymap.overlay import sides, tag_rect

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


class Told:
    """Keeps what a canvas told, and shows it each new value as the session would."""

    def __init__(self, canvas: BodyCanvas) -> None:
        self.canvas = canvas
        self.labels: list[str] = []
        self.marks: list[str] = []
        self.ghosts: list[str] = []
        self.regions: list[str] = []
        self.said: list[str] = []
        canvas.changed.connect(self._changed)
        canvas.mark_tapped.connect(self.marks.append)
        canvas.ghost_tapped.connect(self.ghosts.append)
        canvas.region_tapped.connect(lambda view, refs: self.regions.append(f"{view}:{refs[0].key}:{refs[0].side}"))
        canvas.hovered.connect(self.said.append)

    def _changed(self, body_map: BodyMap, label: str) -> None:
        self.labels.append(label)
        self.canvas.show_scene(replace(self.canvas.scene, body_map=body_map))

    @property
    def body_map(self) -> BodyMap:
        return self.canvas.scene.body_map


def a_canvas(view: View = View.BACK, **held: object) -> BodyCanvas:
    canvas = BodyCanvas("map.canvas", view)
    canvas.resize(416, 736)
    canvas.hold(replace(Holding(what="burning", new_id=Ids(), now=Clock()), **held))  # type: ignore[arg-type]
    canvas.show_scene(Scene(BodyMap(figure_version=VERSION), view))
    canvas.grab()
    return canvas


def at(canvas: BodyCanvas, point: tuple[float, float]) -> QPoint:
    return canvas.viewport.to_window(*point).toPoint()


def click(canvas: BodyCanvas, point: tuple[float, float]) -> None:
    QTest.mouseClick(canvas, LEFT, NONE, at(canvas, point))


def second_tap(canvas: BodyCanvas, point: tuple[float, float]) -> None:
    """The second half of a double tap, at once after what came before (a test's own clicks keep half a second)."""
    place = QPointF(at(canvas, point))
    second = QMouseEvent(QEvent.Type.MouseButtonDblClick, place, canvas.mapToGlobal(place), LEFT, LEFT, NONE)
    QApplication.sendEvent(canvas, second)
    QTest.mouseRelease(canvas, LEFT, NONE, place.toPoint())


def drag(canvas: BodyCanvas, points: list[tuple[float, float]]) -> None:
    QTest.mousePress(canvas, LEFT, NONE, at(canvas, points[0]))
    for point in points[1:]:
        QTest.mouseMove(canvas, at(canvas, point))
    QTest.mouseRelease(canvas, LEFT, NONE, at(canvas, points[-1]))


@pytest.mark.parametrize("view", list(View))
def test_a_click_in_every_view_marks_the_region_that_is_drawn_there(qtbot: QtBot, view: View) -> None:
    canvas = a_canvas(view)
    qtbot.addWidget(canvas)
    told = Told(canvas)
    for shape in BODY.view(view).shapes[::9]:
        pixel = canvas.viewport.to_body(QPointF(at(canvas, shape.point)))
        if not shape.path.contains(*pixel):
            continue  # smaller than a pixel's rounding at this size
        canvas.show_scene(replace(canvas.scene, body_map=BodyMap(figure_version=VERSION)))
        click(canvas, shape.point)
        (mark,) = told.body_map.marks
        assert (mark.kind, mark.view, mark.places[0].region) == (MarkKind.AREA, view, shape.key)
        if shape.side != "mid":
            assert mark.places[0].side == shape.side
    assert len(told.regions) == len(told.labels) >= 2


@pytest.mark.parametrize(("view", "at_right"), [(View.FRONT, Side.LEFT), (View.BACK, Side.RIGHT)])
def test_the_right_half_of_the_picture_is_the_client_s_own_side(qtbot: QtBot, view: View, at_right: Side) -> None:
    canvas = a_canvas(view, tool="paint")
    qtbot.addWidget(canvas)
    told = Told(canvas)
    drag(canvas, [(900, 10_000 + 60 * k) for k in range(20)])
    (mark,) = told.body_map.marks
    assert mark.side == at_right.value
    letters = {letter: rect.center().x() for rect, letter in sides(canvas)}
    assert letters[at_right.value] > canvas.width() / 2 > letters[at_right.other.value]


def test_a_painted_stroke_is_a_mark_with_places_where_the_hand_was(qtbot: QtBot) -> None:
    canvas = a_canvas(tool="paint", width=300)
    qtbot.addWidget(canvas)
    told = Told(canvas)
    drag(canvas, [(600, 6400 + 40 * k) for k in range(20)])
    (mark,) = told.body_map.marks
    assert (mark.kind, mark.what, mark.width) == (MarkKind.STROKE, "burning", 300)
    assert mark.side is Sides.RIGHT
    assert sum(place.share for place in mark.places) == 1000
    assert abs(mark.strokes[0][0][0] - 600) < 15
    assert told.labels == ["stroke"]
    assert told.marks == [mark.id]


def test_a_stroke_under_way_is_seen_before_the_hand_lifts(qtbot: QtBot) -> None:
    canvas = a_canvas(tool="paint")
    qtbot.addWidget(canvas)
    spot = at(canvas, (700, 6600))
    before = canvas.grab().toImage().pixelColor(spot)
    QTest.mousePress(canvas, LEFT, NONE, at(canvas, (700, 6000)))
    QTest.mouseMove(canvas, at(canvas, (700, 6600)))
    during = canvas.grab().toImage().pixelColor(spot)
    assert during != before
    canvas.cancel()
    assert canvas.grab().toImage().pixelColor(spot) == before
    assert not canvas.is_down


def test_a_layer_that_takes_no_marks_only_tells_the_region(qtbot: QtBot) -> None:
    canvas = a_canvas(layer=None)
    qtbot.addWidget(canvas)
    told = Told(canvas)
    shape = shape_of(BODY, "back", "glut_max", "right")
    assert shape is not None
    click(canvas, shape.point)
    assert told.regions == ["back:glut_max:right"]
    assert told.labels == told.marks == []


def test_a_mark_and_a_ghost_are_taken_up_by_a_tap_on_shape_or_tag(qtbot: QtBot) -> None:
    canvas = a_canvas()
    qtbot.addWidget(canvas)
    told = Told(canvas)
    canvas.show_scene(Scene(sciatica(), View.BACK, ghosts=ghosts()))
    canvas.grab()
    click(canvas, CALF[-20])
    for tag in canvas.tags:
        QTest.mouseClick(canvas, LEFT, NONE, tag.rect.center().toPoint())
    assert told.marks == ["leg", "low", "leg"]
    assert told.ghosts == ["g1", "g2"]
    assert told.labels == []


def test_the_end_of_a_path_is_dragged_along_it(qtbot: QtBot) -> None:
    canvas = a_canvas()
    qtbot.addWidget(canvas)
    told = Told(canvas)
    body_map = sciatica().without_reading("leg", Moment.LEAVE)
    canvas.show_scene(Scene(body_map, View.BACK, selected="leg"))
    drag(canvas, [CALF[-1], (950, 12_000), (950, 10_600)])
    leg = told.body_map.mark("leg")
    assert leg is not None
    assert told.labels == ["move"]
    assert abs(leg.strokes[0][-1][1] - 10_600) < 150
    assert leg.strokes[0] == CALF[: len(leg.strokes[0])]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=120, deadline=None)
@given(inside(), st.floats(1, 8), st.floats(-0.5, 0.5), st.floats(-0.5, 0.5))
def test_a_point_inside_a_region_hits_it_at_every_zoom(qapp: QApplication, spot, zoom, dx, dy) -> None:  # type: ignore[no-untyped-def]
    """Anywhere within it, half of the points at its very edge."""
    _, shape, x, y = spot
    assume(all(shape.path.contains(x + a, y + b) for a in (-1, 1) for b in (-1, 1)))  # a window's numbers are not exact
    canvas = BodyCanvas("map.canvas", View(shape.view))
    canvas.resize(416, 736)
    canvas.hold(Holding(layer=None))
    canvas.zoom(zoom, QPointF(208 + 200 * dx, 368 + 300 * dy))
    canvas.pan(300 * dx, 300 * dy)
    told = Told(canvas)
    there = canvas.viewport.to_window(x, y)
    canvas.press_at(there)
    canvas.release_at(there)
    (region,) = told.regions
    assert region.split(":")[:2] == [shape.view, shape.key]
    if shape.side != "mid":
        assert region.split(":")[2] == shape.side
    canvas._settle.stop()
    canvas.deleteLater()


def test_the_wheel_enlarges_where_the_pointer_is_and_the_letters_stay_in_sight(qtbot: QtBot) -> None:
    canvas = a_canvas()
    qtbot.addWidget(canvas)
    where = QPointF(at(canvas, (900, 8500)))
    wheel = QWheelEvent(
        where, where, QPoint(), QPoint(0, 720), Qt.MouseButton.NoButton, NONE, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(canvas, wheel)
    assert canvas.viewport.zoom > 2
    x, y = canvas.viewport.to_body(where)
    assert (x, y) == pytest.approx((900, 8500), abs=30)
    for rect, _ in sides(canvas):
        assert canvas.rect().contains(rect.toAlignedRect())
    canvas.show_whole()
    assert canvas.viewport.zoom == 1
    canvas._settle.stop()


def test_a_double_tap_enlarges_that_part_and_another_shows_the_whole(qtbot: QtBot) -> None:
    canvas = a_canvas(layer=None)
    qtbot.addWidget(canvas)

    def twice() -> None:
        click(canvas, (900, 8500))
        second_tap(canvas, (900, 8500))

    twice()
    assert canvas.viewport.zoom > 2
    twice()
    assert canvas.viewport.zoom == 1
    canvas._settle.stop()


def test_the_second_of_two_taps_is_not_for_a_map_that_came_under_the_finger(qtbot: QtBot) -> None:
    canvas = a_canvas()
    qtbot.addWidget(canvas)
    told = Told(canvas)
    second_tap(canvas, (900, 8500))
    assert canvas.viewport.zoom == 1
    assert not told.body_map.marks


def test_the_keys_walk_from_region_to_region_and_enter_marks(qtbot: QtBot) -> None:
    canvas = a_canvas()
    qtbot.addWidget(canvas)
    told = Told(canvas)
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    first = canvas.focused
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    assert canvas.focused is not None
    assert first is not None
    assert canvas.focused.point[1] > first.point[1]
    assert "client's" in canvas.accessibleDescription() or "middle" in canvas.accessibleDescription()
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    (mark,) = told.body_map.marks
    assert mark.places[0].region == canvas.focused.key
    QTest.keyClick(canvas, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert canvas.viewport.zoom > 1
    QTest.keyClick(canvas, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert canvas.viewport.zoom == 1
    canvas._settle.stop()


def test_hovering_says_the_name_and_the_client_s_side(qtbot: QtBot) -> None:
    canvas = a_canvas(layer=None)
    qtbot.addWidget(canvas)
    with qtbot.waitExposed(canvas):
        canvas.show()
    told = Told(canvas)
    shape = shape_of(BODY, "back", "glut_max", "left")
    assert shape is not None
    QTest.mouseMove(canvas, at(canvas, shape.point))
    assert told.said == ["Gluteus maximus, client's LEFT"]
    QTest.mouseMove(canvas, QPoint(3, 3))
    assert told.said[-1] == ""


def test_the_region_where_a_stroke_begins_is_no_longer_told(qtbot: QtBot) -> None:
    canvas = a_canvas(tool="paint")
    qtbot.addWidget(canvas)
    canvas.hover(QPointF(at(canvas, (600, 6400))))
    assert canvas.hovering is not None
    canvas.press_at(QPointF(at(canvas, (600, 6400))))
    assert canvas.hovering is None
    canvas.cancel()


def test_where_room_is_scarce_the_region_s_name_gives_way_and_never_the_side(qtbot: QtBot, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    said: list[str] = []
    monkeypatch.setattr(overlay, "write", lambda painter, rect, words, *rest: said.append(words))
    canvas = a_canvas()
    qtbot.addWidget(canvas)
    canvas.keep_free(250, 0, canvas.height() - 200)
    canvas.hover(QPointF(at(canvas, (-1200, 4300))))
    canvas.grab()
    assert [words for words in said if words.endswith("client's LEFT") and "…" in words]


def test_findings_are_stamped_on_the_therapist_s_layer(qtbot: QtBot) -> None:
    canvas = a_canvas(tool="stamp", layer=Layer.THERAPIST, finding="spasm")
    qtbot.addWidget(canvas)
    told = Told(canvas)
    click(canvas, (700, 6700))
    (mark,) = told.body_map.marks
    assert (mark.layer, mark.kind, mark.what) == (Layer.THERAPIST, MarkKind.STAMP, "spasm")


def test_one_more_stroke_shows_the_same_picture_as_painting_all_anew(qtbot: QtBot) -> None:
    canvas = a_canvas(tool="paint")
    qtbot.addWidget(canvas)
    canvas.show_scene(Scene(sciatica().without_mark("foot"), View.BACK))
    canvas.grab()
    Told(canvas)
    drag(canvas, [(-900, 10_000 + 60 * k) for k in range(20)])
    quick = canvas.grab().toImage()
    canvas._soil()
    assert canvas.grab().toImage() == quick


def test_a_tag_is_painted_with_the_whole_line_to_its_mark(qtbot: QtBot) -> None:
    canvas = a_canvas()
    qtbot.addWidget(canvas)
    before = canvas.grab().toImage()
    canvas.show_scene(Scene(sciatica(), View.BACK))
    canvas.caught_up()
    (tag, *_) = canvas.tags
    edge = tag.rect.left() if tag.rect.left() > tag.anchor.x() else tag.rect.right()
    middle = QPointF((tag.anchor.x() + edge) / 2, tag.anchor.y())
    assert not tag.rect.contains(middle), "the line can be seen"
    rect = tag_rect(tag)
    assert rect.contains(tag.anchor.toPoint())
    assert rect.contains(middle.toPoint())
    assert canvas.grab(rect).toImage() != before.copy(rect)
