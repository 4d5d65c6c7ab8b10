"""The comparing page in the app: what it shows, with mouse and keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from notesapp.model.body_map import Moment
from tests.demo_fixtures import demo_folder, demo_template
from tests.ui.app_room import AppRoom
from tests.ui.test_app import MakeApp, make_app
from tests.ui.test_client_record import at_page
from ui.compare.fade import FadeSlider
from ui.compare.maps import CompareMaps
from ui.compare.page import ComparePage
from ui.parts.words import Text

__all__ = ["demo_folder", "demo_template", "make_app"]


@pytest.fixture
def room(make_app: MakeApp, demo_folder: Path) -> AppRoom:
    """Nora's page, with Compare tapped."""
    room = at_page(make_app, demo_folder)
    room.tap("client.compare")
    assert room.page == "compare"
    return room


def page(room: AppRoom) -> ComparePage:
    return room.find("compare", ComparePage)


def picture(room: AppRoom) -> QImage:
    maps = room.find("compare.maps", CompareMaps)
    return maps.grab().toImage()


def said(room: AppRoom, name: str) -> str:
    return room.find(name, Text).words


def test_it_begins_with_the_last_two_and_says_what_changed(room: AppRoom) -> None:
    shown = page(room).shown
    assert shown is not None
    assert (shown.then.number, shown.now.number) == (3, 4)
    assert said(room, "compare.measures.heading") == "No reliable change"
    assert said(room, "compare.why").endswith(".")
    found = shown.change()
    assert said(room, "compare.figure.pain.before") == str(found.then.pain)
    assert said(room, "compare.figure.pain.after") == str(found.now.pain)
    assert room.find("compare.maps").accessibleDescription().startswith("No reliable change: ")


def test_each_way_looks_different(room: AppRoom) -> None:
    seen = [picture(room)]
    for way in ("over", "difference"):
        room.tap(f"compare.way.{way}")
        seen.append(picture(room))
    assert seen[0] != seen[1] != seen[2] != seen[0]
    assert room.sees("compare.legend.both")
    assert room.sees("compare.legend.then")
    assert room.sees("compare.legend.now")


def test_the_slider_goes_from_the_one_to_the_other(room: AppRoom) -> None:
    room.tap("compare.way.over")
    fade = room.find("compare.fade", FadeSlider)
    pictures = []
    for value in (0, 50, 75, 100):
        fade.setValue(value)
        pictures.append(picture(room))
    assert len({image.cacheKey() for image in pictures}) == 4
    assert pictures[0] != pictures[3]
    assert pictures[2] not in (pictures[1], pictures[3])
    maps = room.find("compare.maps")
    QTest.keyClick(maps, Qt.Key.Key_Left)
    assert fade.value() == 95
    QTest.keyClick(maps, Qt.Key.Key_Space)
    assert fade.value() == 0
    QTest.mouseClick(fade, Qt.MouseButton.LeftButton, pos=QPoint(fade.width() - 1, fade.height() // 2))
    assert fade.value() == 100


def test_keys_choose_the_way_and_escape_leaves(room: AppRoom) -> None:
    for key, way in ((Qt.Key.Key_2, "over"), (Qt.Key.Key_3, "difference"), (Qt.Key.Key_1, "beside")):
        room.key("compare.maps", key)
        assert page(room).ways.value == way
    room.key("compare.maps", Qt.Key.Key_Escape)
    assert room.page == "client"


def test_both_maps_are_enlarged_together_and_shown_whole_again(room: AppRoom) -> None:
    maps = room.find("compare.maps", CompareMaps)
    before = picture(room)
    at = QPointF(maps.width() * 0.75, maps.height() / 2)
    none = Qt.KeyboardModifier.NoModifier
    wheel = QWheelEvent(
        at, maps.mapToGlobal(at), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton, none, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QApplication.sendEvent(maps, wheel)
    assert maps.zoom > 1.3
    assert picture(room) != before
    QTest.keyClick(maps, Qt.Key.Key_Right)
    QTest.keyClick(maps, Qt.Key.Key_0)
    assert maps.zoom == 1
    room.tap("compare.larger")
    assert maps.zoom == 1.5


def test_another_moment_of_a_session_is_chosen(room: AppRoom) -> None:
    room.tap("compare.now.moment.leave")
    shown = page(room).shown
    assert shown is not None
    assert shown.moments == (Moment.ARRIVE, Moment.LEAVE)
    assert said(room, "compare.measures.heading") == "Less than before"
    room.tap("compare.then")
    room.tap(next(w.objectName() for w in _rows(room) if "session 4" in w.accessibleName()))
    shown = page(room).shown
    assert shown is not None
    assert shown.is_within, "the same session at two moments"
    assert "no proof" in said(room, "compare.remarks")


def _rows(room: AppRoom) -> list[QWidget]:
    rows = room.app.window.findChildren(QWidget)
    return [row for row in rows if row.isVisible() and row.objectName().startswith("compare.session.")]


def test_the_course_shows_every_session_and_picks_the_earlier_one(room: AppRoom) -> None:
    room.tap("compare.way.course")
    tiles = [w for w in room.app.window.findChildren(QWidget) if w.objectName().startswith("compare.step.")]
    assert [w.accessibleName()[:9] for w in tiles] == ["Session 1", "Session 2", "Session 3", "Session 4"]
    assert all("of the body drawn" in w.accessibleName() for w in tiles)
    room.tap(tiles[0].objectName())
    shown = page(room).shown
    assert shown is not None
    assert (shown.then.number, shown.now.number) == (1, 4)


def test_how_it_is_measured_is_told_on_demand(room: AppRoom) -> None:
    assert not room.sees("compare.figure.extent.how")
    assert "Leoni" in room.find("compare.figure.extent").toolTip()
    room.tap("compare.how")
    assert "Leoni" in said(room, "compare.figure.extent.how")
    room.tap("compare.how")
    assert not room.sees("compare.figure.extent.how")


def test_every_thing_to_touch_is_large_enough_and_has_a_name(room: AppRoom) -> None:
    from ui.parts.press import Press

    for button in page(room).findChildren(Press):
        if button.isVisible():
            assert button.accessibleName(), button.objectName()
            assert button.height() >= 44, button.objectName()


def test_the_theme_changes_the_pictures(room: AppRoom) -> None:
    light = picture(room)
    room.app.themes.choose("dark")
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    assert picture(room) != light
    room.app.themes.choose("light")


def test_a_signed_session_is_compared_with_the_one_before_it(make_app: MakeApp, demo_folder: Path) -> None:
    room = at_page(make_app, demo_folder)
    room.tap("client.session.2")
    room.tap("signed.compare")
    shown = page(room).shown
    assert shown is not None
    assert (shown.then.number, shown.now.number) == (2, 3)
    room.tap("compare.back")
    assert room.page == "signed"


def test_the_summary_of_both_is_shown_in_place_of_the_page(room: AppRoom) -> None:
    room.tap("compare.summary")
    assert said(room, "preview.title") == "Session summary"
    room.tap("preview.close")
    assert room.sees("compare.maps")


def test_what_comes_back_after_the_page_was_left_is_let_go(make_app: MakeApp, demo_folder: Path) -> None:
    room = at_page(make_app, demo_folder)
    room.tap("client.compare")
    compare = page(room)
    compare.wanted.emit(compare.picks)  # under way while the page is left and deleted
    room.app.window.go("today")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    room.settle()
    assert room.page == "today"
