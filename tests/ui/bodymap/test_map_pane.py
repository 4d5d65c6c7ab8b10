"""The map between its rails: layers, tools, views, chips."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from notesapp.bodymap.figure import VERSION
from notesapp.bodymap.regions import shape_of
from notesapp.model.body_map import BodyMap, Layer, MarkKind, Moment, Place, View
from tests.fakes import Clock, Ids
from tests.notesapp.bodymap.samples import BODY, sciatica
from ui.bodymap.map_pane import MapPane, Shown
from ui.bodymap.mark_list import MarkList
from ui.bodymap.small_map import paint_small, telling_view
from ui.parts.buttons import IconButton

LEFT = Qt.MouseButton.LeftButton


class Session:
    """What the session does with the pane's signals."""

    def __init__(self, pane: MapPane) -> None:
        self.pane = pane
        self.places: list[Place] = []
        pane.changed.connect(self._changed)
        pane.mark_tapped.connect(lambda mark: pane.show_map(replace(pane.shown, selected=mark)))
        pane.place_chosen.connect(self.places.append)

    def _changed(self, body_map: BodyMap, label: str) -> None:
        self.pane.show_map(replace(self.pane.shown, body_map=body_map))

    @property
    def body_map(self) -> BodyMap:
        return self.pane.shown.body_map


def a_pane(qtbot: QtBot, width: int = 616) -> tuple[MapPane, Session]:
    pane = MapPane(Ids(), Clock())
    qtbot.addWidget(pane)
    pane.resize(width, 736)
    pane.set_symptom("burning")
    pane.grab()
    return pane, Session(pane)


def press(widget) -> None:  # type: ignore[no-untyped-def]
    QTest.mouseClick(widget, LEFT)


def touch(pane: MapPane, region: str, side: str = "right") -> None:
    shape = shape_of(BODY, pane.view.value, region, side)  # type: ignore[arg-type]
    assert shape is not None
    at = pane.canvas.viewport.to_window(*shape.point).toPoint()
    QTest.mouseClick(pane.canvas, LEFT, Qt.KeyboardModifier.NoModifier, at)


def test_a_tap_marks_and_offers_what_else_was_meant(qtbot: QtBot) -> None:
    pane, session = a_pane(qtbot)
    touch(pane, "glut_max")
    (mark,) = session.body_map.marks
    assert mark.places[0].region == "glut_max"
    assert pane.shown.selected == mark.id
    chips = pane.offers.chips
    assert [chip.offer.key.startswith("place.") for chip in chips] == [True] * 3 + [False]
    assert all(chip.height() >= 64 for chip in chips)
    press(chips[1])
    (moved,) = session.body_map.marks
    assert moved.id == mark.id
    assert moved.places[0].region != "glut_max"
    assert session.places[-1] == moved.places[0]


def test_a_chip_does_not_move_a_mark_that_stood_before(qtbot: QtBot) -> None:
    pane, session = a_pane(qtbot)
    touch(pane, "glut_max")
    touch(pane, "glut_max")
    press(pane.offers.chips[1])
    assert session.body_map.marks[0].places[0].region == "glut_max"
    assert len(session.body_map.marks) == 2


def test_treating_a_tap_only_chooses_the_place(qtbot: QtBot) -> None:
    pane, session = a_pane(qtbot)
    press(pane.draw_rail.layers["treated"])
    touch(pane, "piriformis")
    assert [(place.region, place.side) for place in session.places] == [("piriformis", "right")]
    assert session.body_map.marks == ()
    assert pane.canvas.scene.quiet == frozenset({Layer.CLIENT})


def test_the_sciatic_path_is_one_tap_and_lies_in_the_back_view(qtbot: QtBot) -> None:
    pane, session = a_pane(qtbot)
    press(pane.view_rail.views[View.FRONT])
    press(pane.draw_rail.tools["path"])
    press(next(chip for chip in pane.offers.chips if chip.offer.side == "R"))
    (mark,) = session.body_map.marks
    assert (mark.kind, mark.view, mark.side) == (MarkKind.PATH, View.BACK, "right")
    assert pane.view is View.BACK


def test_a_layer_shows_its_own_tools_and_keeps_them(qtbot: QtBot) -> None:
    pane, _ = a_pane(qtbot)
    press(pane.draw_rail.tools["paint"])
    press(pane.draw_rail.layers["findings"])
    assert pane.tool == "stamp"
    assert pane.draw_rail.tools["point"].isHidden()
    press(next(chip for chip in pane.offers.chips if chip.offer.key == "stamp.hypertonic"))
    assert pane.canvas.holding.finding == "hypertonic"
    press(pane.draw_rail.layers["client"])
    assert pane.tool == "paint"


def test_a_dot_tells_which_views_hold_marks(qtbot: QtBot) -> None:
    pane, _ = a_pane(qtbot)
    pane.show_map(Shown(sciatica()))
    dotted = {view for view, button in pane.view_rail.views.items() if button.accessibleDescription()}
    assert dotted == {View.BACK, View.SOLES}


def test_wide_two_views_stand_side_by_side(qtbot: QtBot) -> None:
    pane, _ = a_pane(qtbot)
    assert pane.second.isHidden()
    pane.resize(1000, 736)
    pane.grab()
    assert not pane.second.isHidden()
    assert {pane.canvas.scene.view, pane.second.scene.view} == {View.BACK, View.FRONT}


def test_whole_body_is_there_when_a_part_is_shown(qtbot: QtBot) -> None:
    pane, _ = a_pane(qtbot)
    assert not pane.view_rail.whole.isEnabled()
    pane.canvas.zoom(2)
    press(pane.view_rail.whole)
    assert pane.canvas.viewport.zoom == 1
    pane.canvas._settle.stop()


def test_with_little_room_the_rails_fold_to_icons_that_still_say_their_words(qtbot: QtBot) -> None:
    pane, _ = a_pane(qtbot)
    pane.resize(500, 600)
    pane.grab()
    paint = pane.draw_rail.tools["paint"]
    assert paint.width() == 48 == paint.height()
    assert (paint.toolTip(), paint.accessibleName()) == ("Paint (F3)", "Paint")
    pane.resize(616, 736)
    pane.grab()
    assert paint.width() == 88
    assert pane.draw_rail.geometry().bottom() <= pane.height()


@pytest.mark.usefixtures("qapp")
def test_a_small_map_shows_the_view_that_tells_most_with_its_sides() -> None:
    assert telling_view(sciatica()) is View.BACK
    assert telling_view(BodyMap(figure_version=VERSION)) is View.BACK
    bare, marked, eased = small(BodyMap(figure_version=VERSION)), small(sciatica()), small(sciatica(), Moment.LEAVE)
    assert bare != marked, "the marks are drawn"
    assert marked != eased, "and each moment as it was"
    assert any(bare.pixelColor(x, y).alpha() for x in range(18) for y in range(14, 32)), "L stands at the left"


def small(body_map: BodyMap, moment: Moment = Moment.ARRIVE) -> QImage:
    image = QImage(110, 200, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_small(painter, QRectF(image.rect()), body_map, moment)
    painter.end()
    return image


def test_every_mark_is_a_row_to_choose_and_to_remove(qtbot: QtBot) -> None:
    rows = MarkList("marks")
    qtbot.addWidget(rows)
    rows.show_marks(sciatica())
    chosen: list[str] = []
    removed: list[str] = []
    rows.chosen.connect(chosen.append)
    rows.remove_asked.connect(removed.append)
    remove = rows.findChild(IconButton, "marks.remove.low")
    assert remove is not None
    assert "Burning" in remove.accessibleName()
    press(remove)
    press(rows.findChild(object, "marks.take.leg"))
    assert (chosen, removed) == (["leg"], ["low"])
