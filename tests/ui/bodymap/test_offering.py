"""What the chips, the sheets and the layers of the map do."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from notesapp.bodymap.edit import handles
from notesapp.bodymap.reshape import moved
from notesapp.bodymap.scene import Scene
from notesapp.model.body_map import (
    BodyMap,
    GhostReply,
    Layer,
    Link,
    LinkKind,
    Mark,
    MarkKind,
    Moment,
    Reading,
    Side,
    View,
)
from tests.notesapp.bodymap.samples import ghosts, place, sciatica, uses
from tests.ui.bodymap.test_map_pane import Session, a_pane, press, touch
from ui.bodymap.layers import Showing
from ui.bodymap.map_pane import MapPane, Shown

NONE = Qt.KeyboardModifier.NoModifier


def chip(pane: MapPane, key: str) -> None:
    pane.turns.finish()
    (found,) = [one for one in pane.offers.chips if one.offer.key == key]
    press(found)


def keys(pane: MapPane) -> list[str]:
    pane.turns.finish()
    return [one.offer.key for one in pane.offers.chips]


def full(qtbot: QtBot, **told: object) -> tuple[MapPane, Session]:
    pane, session = a_pane(qtbot)
    pane.show_map(Shown(sciatica(), **told))  # type: ignore[arg-type]
    pane.grab()
    return pane, session


def drag(pane: MapPane, *points: tuple[float, float]) -> None:
    canvas = pane.canvas
    spots = [canvas.viewport.to_window(*point) for point in points]
    canvas.press_at(spots[0])
    for a, b in pairwise(spots):
        for k in range(1, 6):
            canvas.move_to(QPointF(a + (b - a) * k / 5))
    canvas.release_at(spots[-1])


def test_the_lasso_moves_and_deletes_what_it_is_drawn_around(qtbot: QtBot) -> None:
    pane, session = full(qtbot)
    pane.set_tool("lasso")
    assert keys(pane) == ["tool.erase", "tool.lasso"]
    drag(pane, (150, 6100), (1300, 6100), (1300, 7700), (150, 7700), (150, 6200))
    assert pane.canvas.tool.picked == ("low",)  # type: ignore[attr-defined]
    before = session.body_map.mark("low")
    drag(pane, (700, 6800), (-600, 6800))
    after = session.body_map.mark("low")
    assert before is not None
    assert after is not None
    assert (before.side, after.side) == ("right", "left")
    chip(pane, "lasso.delete")
    assert session.body_map.mark("low") is None


def test_two_picked_marks_are_linked_and_the_link_taken_away(qtbot: QtBot) -> None:
    pane, session = full(qtbot)
    pane.set_tool("lasso")
    pane.canvas.pick("low")
    pane.canvas.pick("leg")
    chip(pane, "lasso.back")
    assert session.body_map.links == (Link("leg", "low", LinkKind.REFERS),)
    chip(pane, "lasso.unlink")
    assert session.body_map.links == ()
    chip(pane, "lasso.together")
    assert session.body_map.links == (Link("low", "leg", LinkKind.TOGETHER),)


def test_a_path_just_drawn_asks_where_it_ends(qtbot: QtBot) -> None:
    pane, session = a_pane(qtbot)
    pane.set_tool("path")
    drag(pane, (600, 8300), (650, 9500), (640, 11000))
    (mark,) = session.body_map.marks
    offered = [key for key in keys(pane) if key.startswith("end.")]
    assert offered[0] == f"end.{mark.places[-1].region}.right.surface"
    chip(pane, offered[1])
    (told,) = session.body_map.marks
    assert told.places[-1].region == offered[1].split(".")[1]
    assert told.strokes == mark.strokes


def test_path_and_line_are_told_apart_by_chips(qtbot: QtBot) -> None:
    pane, session = a_pane(qtbot)
    press(pane.draw_rail.tools["path"])
    chip(pane, "tool.line")
    assert pane.tool == "line"
    assert pane.draw_rail.tools["path"].isChecked()
    drag(pane, (600, 8300), (650, 9500))
    assert session.body_map.marks[0].kind is MarkKind.LINE


def test_any_stamp_is_taken_from_the_sheet_with_its_grade(qtbot: QtBot) -> None:
    pane, session = a_pane(qtbot)
    with qtbot.waitExposed(pane):
        pane.show()
    pane.set_layer("findings")
    chip(pane, "stamps.all")
    sheet = pane.over._stamps
    assert sheet is not None
    assert sheet.isVisible()
    assert set(sheet._tiles) >= {"spasm", "scar", "rotation", "reduced_movement", "checked_clear"}
    sheet._grade.option("severe").click()
    press(sheet._tiles["spasm"])
    assert sheet.isHidden()
    touch(pane, "infraspinatus")
    mark = session.body_map.marks[-1]
    assert (mark.what, mark.layer, mark.kind) == ("spasm", Layer.THERAPIST, MarkKind.STAMP)
    assert session.body_map.reading(mark.id, Moment.ARRIVE) == Reading(mark.id, Moment.ARRIVE, grade=3, at=mark.at)
    chip(pane, "grade.1")
    reading = session.body_map.reading(mark.id, Moment.ARRIVE)
    assert reading is not None
    assert reading.grade == 1


def test_checked_and_clear_takes_no_grade(qtbot: QtBot) -> None:
    pane, session = a_pane(qtbot)
    pane.set_layer("findings")
    pane.set_grade(2)
    pane.set_finding("checked_clear")
    touch(pane, "infraspinatus")
    (mark,) = session.body_map.marks
    assert mark.at is not None  # the day on which somebody looked
    assert session.body_map.readings == ()
    assert not any(key.startswith("grade.") for key in keys(pane))


def test_a_ghost_is_answered_in_four_ways(qtbot: QtBot) -> None:
    pane, _ = full(qtbot, ghosts=ghosts())
    answers: list[tuple[str, GhostReply]] = []
    pane.ghost_answered.connect(lambda key, reply: answers.append((key, reply)))
    pane.canvas.ghost_tapped.emit("g1")
    assert keys(pane) == ["ghost.same", "ghost.changed", "ghost.gone", "ghost.not_asked"]
    chip(pane, "ghost.not_asked")
    chip(pane, "ghost.changed")
    assert answers == [("g1", GhostReply.NOT_ASKED), ("g1", GhostReply.CHANGED)]


def test_layers_are_shown_dimmed_and_hidden_and_each_moment_remembers(qtbot: QtBot) -> None:
    pane, _ = full(qtbot, uses=uses())
    with qtbot.waitExposed(pane):
        pane.show()
    pane.over.turn_to("arrive")
    press(pane.view_rail.layers)
    sheet = pane.over._layers
    assert sheet is not None
    assert sheet.isVisible()
    sheet._rows["findings"].option("hidden").click()
    sheet._rows["avoid"].option("dimmed").click()
    assert pane.canvas.scene.hidden == {"findings"}
    assert pane.canvas.scene.dimmed == {"avoid"}
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.isHidden()
    pane.over.turn_to("treat")
    pane.again()
    assert pane.canvas.scene.hidden == frozenset()
    pane.over.turn_to("arrive")
    pane.again()
    assert pane.canvas.scene.hidden == {"findings"}
    pane.set_layer("findings")
    assert pane.canvas.scene.hidden == frozenset()  # what the hand works on is seen


def test_what_is_hidden_says_so_on_the_map(qtbot: QtBot) -> None:
    pane, _ = full(qtbot)
    plain = pane.canvas.grab().toImage()
    pane.over._show(Showing({"avoid": "hidden"}))
    corner = QRect(pane.canvas.width() - 90, 0, 90, 56)  # beside the head
    assert pane.canvas.grab(corner).toImage() != plain.copy(corner)


def test_where_the_two_do_not_meet_is_drawn_and_said(qtbot: QtBot) -> None:
    pane, _ = full(qtbot)
    with qtbot.waitExposed(pane):
        pane.show()
    before = pane.canvas.grab().toImage()
    pane.over.toggle_layers()
    sheet = pane.over._layers
    assert sheet is not None
    sheet.differ.click()
    assert pane.canvas.grab().toImage() != before
    assert "Found in the" in sheet._said.words
    assert sheet._legend.isVisible()


def test_a_painted_area_is_moved_by_its_handle(qtbot: QtBot) -> None:
    pane, session = full(qtbot, selected="low")
    grip = next(one for one in handles(pane.canvas.scene, "low") if one.grip == "move")
    before = session.body_map.mark("low")
    drag(pane, (grip.x, grip.y), (grip.x, grip.y + 500))
    after = session.body_map.mark("low")
    assert before is not None
    assert after is not None
    assert after.strokes[0][0][1] - before.strokes[0][0][1] == pytest.approx(500, abs=40)


def test_with_the_brush_in_hand_a_stroke_on_the_handle_paints(qtbot: QtBot) -> None:
    pane, session = full(qtbot, selected="low")
    pane.set_tool("paint")
    grip = next(one for one in handles(pane.canvas.scene, "low") if one.grip == "move")
    drag(pane, (grip.x, grip.y), (grip.x, grip.y + 800))
    low = session.body_map.mark("low")
    assert low is not None
    assert len(low.strokes) == 2


@pytest.mark.parametrize("change", ["moved", "another number", "link away"])
def test_a_changed_map_is_the_same_picture_as_one_painted_anew(qtbot: QtBot, change: str) -> None:
    """Only what changed is painted anew; a link that runs through there is not lost."""
    pane, session = full(qtbot)
    with qtbot.waitExposed(pane):
        pane.show()  # a hidden one is laid out, and painted anew, at each grab
    far = Mark("far", Layer.CLIENT, MarkKind.POINT, View.BACK, "ache", (place("calf", Side.LEFT),), (((-800, 13200),),))
    body = session.body_map.with_mark(far).with_link(Link("low", "far"))
    pane.show_map(replace(pane.shown, body_map=body))
    pane.canvas.grab()
    pane.canvas.caught_up()
    if change == "moved":
        body = moved(body, ("low",), 0, 150, pane.holding.hand(pane.canvas.scene))
    elif change == "another number":
        body = body.with_reading(Reading("low", Moment.ARRIVE, intensity=2))
    else:
        body = body.without_link("low", "far")
    pane.show_map(replace(pane.shown, body_map=body))
    pane.canvas.caught_up()
    mended = pane.canvas.grab().toImage()
    pane.canvas._soil()
    assert pane.canvas.grab().toImage() == mended


def test_a_scene_can_be_shown_without_anything_of_the_therapists() -> None:
    scene = Showing({"findings": "hidden"}).applied(Scene(BodyMap(), View.BACK), "client")
    assert scene.hidden_layers == {Layer.THERAPIST}
