"""The map through Qt's accessibility interface, as a screen reader drives it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import replace

import pytest
import shiboken6
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible, QAccessibleInterface
from pytestqt.qtbot import QtBot

from notesapp.model.body_map import BodyMap, Link, Moment, View
from notesapp.words.links import links
from tests.notesapp.bodymap.samples import BODY, sciatica
from tests.ui.bodymap.test_canvas import Told, a_canvas
from tests.ui.bodymap.test_map_pane import a_pane
from ui.bodymap.accessible import MapAccess, MarkItem, RegionItem, access_of
from ui.bodymap.canvas import BodyCanvas
from ui.bodymap.map_pane import Shown

NAME = QAccessible.Text.Name
PRESS, REMOVE = "Press", "remove"


@pytest.fixture
def canvas(qtbot: QtBot) -> BodyCanvas:
    made = a_canvas()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def active() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def heard(canvas: BodyCanvas) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(canvas)
    assert isinstance(found, MapAccess)
    return found


def children(canvas: BodyCanvas) -> list[QAccessibleInterface]:
    access = heard(canvas)
    return [access.child(k) for k in range(access.childCount())]


def named(canvas: BodyCanvas, words: str) -> QAccessibleInterface:
    (found,) = [child for child in children(canvas) if child.text(NAME) == words]
    return found


def do(thing: QAccessibleInterface, action: str) -> None:
    actions = thing.actionInterface()
    assert action in actions.actionNames()
    actions.doAction(action)


def test_every_region_of_the_view_is_an_object_with_name_side_and_place(canvas: BodyCanvas) -> None:
    shapes = BODY.view("back").shapes
    regions = [child for child in children(canvas) if child.role() is QAccessible.Role.Button]
    assert len(regions) == len(shapes)
    access = heard(canvas)
    for shape, region in zip(shapes, regions, strict=True):
        said = region.text(NAME)
        wanted = {"left": "client's LEFT", "right": "client's RIGHT", "mid": "middle"}[shape.side]
        assert said.endswith(wanted)
        at = canvas.mapToGlobal(canvas.viewport.to_window(*shape.point).toPoint())
        assert region.rect().contains(at)
        assert region.parent() is access
        assert access.indexOfChild(region) >= 0
    assert not access.child(10_000)


def test_every_mark_is_a_sentence(canvas: BodyCanvas) -> None:
    canvas.show_scene(replace(canvas.scene, body_map=sciatica(), selected="leg"))
    said = {child.mark_id: child.text(NAME) for child in children(canvas) if isinstance(child, MarkItem)}
    assert said["low"] == "Burning pain, 7 of 10, client's right low back"
    assert said["foot"].endswith("; in another view")
    assert said["tp1"] == "Trigger point, moderate, client's right piriformis"
    assert list(said) == [mark.id for mark in reversed(sciatica().marks)]  # the newest is heard first
    chosen = [child.mark_id for child in children(canvas) if isinstance(child, MarkItem) and child.state().selected]
    assert chosen == ["leg"]


def test_leaving_a_mark_says_how_it_is_now(canvas: BodyCanvas) -> None:
    canvas.show_scene(replace(canvas.scene, body_map=sciatica(), moment=Moment.LEAVE))
    assert named(canvas, "Burning pain, 3 of 10, client's right low back")


def test_a_path_says_where_it_runs_to(qtbot: QtBot) -> None:
    made = a_canvas(tool="path", what="burning")
    qtbot.addWidget(made)
    told = Told(made)
    made.draw_through([(600.0, 6800.0), (700.0, 9000.0), (700.0, 13000.0)])
    assert told.labels == ["path"]
    (mark,) = [child for child in children(made) if isinstance(child, MarkItem)]
    assert mark.text(NAME).startswith("Burning pain, client's right ")
    assert " to " in mark.text(NAME)


def test_pressing_a_region_marks_it_and_the_same_objects_stay(canvas: BodyCanvas) -> None:
    told = Told(canvas)
    region = next(child for child in children(canvas) if child.text(NAME).startswith("Infraspinatus"))
    do(region, PRESS)
    (mark,) = told.body_map.marks
    assert mark.places[0].region == "infraspinatus"
    assert region.text(NAME).endswith("; 1 mark")
    assert any(child is region for child in children(canvas))
    first = heard(canvas).child(0)
    assert first.text(NAME).startswith("Burning pain, client's ")
    do(first, PRESS)
    assert told.marks[-1] == mark.id


def test_with_another_tool_pressing_does_what_that_tool_does(qtbot: QtBot) -> None:
    made = a_canvas(tool="paint")
    qtbot.addWidget(made)
    told = Told(made)
    region = next(child for child in children(made) if isinstance(child, RegionItem))
    do(region, PRESS)
    assert told.labels == []  # begun; the same place again ends it
    do(region, PRESS)
    assert told.labels == ["stroke"]


def test_a_mark_is_removed_and_its_object_with_it(qtbot: QtBot) -> None:
    pane, _ = a_pane(qtbot)
    pane.show_map(Shown(sciatica()))
    low = named(pane.canvas, "Burning pain, 7 of 10, client's right low back")
    before = heard(pane.canvas).childCount()
    do(low, REMOVE)
    assert pane.body_map.mark("low") is None
    assert heard(pane.canvas).childCount() == before - 1
    assert not shiboken6.isValid(low)


def test_what_lies_under_a_point_is_told(canvas: BodyCanvas) -> None:
    canvas.show_scene(replace(canvas.scene, body_map=sciatica()))
    at = canvas.mapToGlobal(canvas.viewport.to_window(-1200, 4500).toPoint())
    found = heard(canvas).childAt(at.x(), at.y())
    assert isinstance(found, RegionItem)
    on_mark = canvas.mapToGlobal(canvas.viewport.to_window(700, 6700).toPoint())
    assert isinstance(heard(canvas).childAt(on_mark.x(), on_mark.y()), MarkItem)
    outside = canvas.mapToGlobal(QPoint(-5, -5))
    assert heard(canvas).childAt(outside.x(), outside.y()) is None


def test_the_view_changes_the_regions_and_what_is_hidden_is_not_heard(canvas: BodyCanvas) -> None:
    canvas.show_scene(replace(canvas.scene, body_map=sciatica(), hidden=frozenset({"client"})))
    heard_marks = [child.mark_id for child in children(canvas) if isinstance(child, MarkItem)]
    assert heard_marks == ["ql", "tp2", "tp1"]
    canvas.show_scene(replace(canvas.scene, view=View.FRONT))
    shapes = [child.shape for child in children(canvas) if isinstance(child, RegionItem)]
    assert shapes == list(BODY.view("front").shapes)


def test_the_keyboards_region_has_the_focus(canvas: BodyCanvas, active: None) -> None:
    canvas.activateWindow()
    canvas.setFocus()
    canvas.by_key.walk("up")
    focused = heard(canvas).focusChild()
    assert isinstance(focused, RegionItem)
    assert focused.shape is canvas.focused
    assert focused.state().focused
    assert access_of(canvas).number_of(canvas.focused) >= 0  # type: ignore[union-attr]


def test_changes_are_announced(qtbot: QtBot, active: None) -> None:
    pane, session = a_pane(qtbot)
    said: list[str] = []
    pane.canvas.voice.said.connect(said.append)
    pane.show_map(Shown(BodyMap()))
    pane.show_map(Shown(sciatica().without_mark("foot")))
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["Marked: 5 marks"]
    said.clear()
    pane.canvas.drop_mark("low")
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["Removed: Burning pain, 7 of 10, client's right low back"]
    assert session.body_map.mark("low") is None


def test_a_link_made_and_taken_away_is_announced(qtbot: QtBot, active: None) -> None:
    pane, _ = a_pane(qtbot)
    pane.show_map(Shown(sciatica()))
    said: list[str] = []
    pane.canvas.voice.said.connect(said.append)
    pane.show_map(Shown(sciatica().with_link(Link("low", "leg"))))
    qtbot.waitUntil(lambda: bool(said))
    assert said == [links(sciatica().with_link(Link("low", "leg")))[0].rstrip(".")]
    said.clear()
    pane.show_map(Shown(sciatica()))
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["The link was taken away"]


def test_the_objects_end_with_their_canvas(qtbot: QtBot) -> None:
    made = a_canvas()
    number = QAccessible.uniqueId(heard(made).child(3))
    assert QAccessible.accessibleInterface(number) is not None
    shiboken6.delete(made)
    gc.collect()
    assert QAccessible.accessibleInterface(number) is None


def test_what_a_region_cannot_do_is_told_as_the_platforms_ask_for_it(canvas: BodyCanvas) -> None:
    """The platforms ask each object, from C++, whether it is a text, a value, a table cell."""
    canvas.show_scene(replace(canvas.scene, body_map=sciatica()))
    for child in (heard(canvas).child(0), heard(canvas).child(20)):
        assert child.textInterface() is None
        assert child.valueInterface() is None
        assert child.tableCellInterface() is None
        assert child.actionInterface() is not None
