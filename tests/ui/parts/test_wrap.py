"""Rows that wrap: one line while it fits, then as many as it takes; strips and numbers that stand in two lines."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.base import metrics
from ui.parts.buttons import Button
from ui.parts.choices import Segmented
from ui.parts.flow import empty
from ui.parts.intensity import IntensityStrip
from ui.parts.lists import ScrollPane
from ui.parts.stack import Stack
from ui.parts.words import Text
from ui.parts.wrap import Together, WrapRow

NAMES = ("first", "second", "third")


@pytest.fixture
def room(qtbot: QtBot) -> QWidget:
    room = QWidget()
    qtbot.addWidget(room)
    return room


def settle() -> None:
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def show(room: QWidget, width: int, height: int = 300) -> None:
    room.resize(width, height)
    room.show()
    settle()


def buttons(row: WrapRow, width: int = 100, stretch: int = 0) -> list[Button]:
    made = [metrics.size(Button(name, name), min_width=width) for name in NAMES]
    for button in made:
        row.addWidget(button, stretch)
    return made


def lines_of(widgets: list[Button]) -> list[list[str]]:
    tops = sorted({w.y() for w in widgets})
    return [[w.text() for w in widgets if w.y() == top] for top in tops]


def test_what_fits_stays_on_one_line_and_a_space_parts_it(room: QWidget) -> None:
    row = WrapRow(room)
    left = Button("left", "left")
    row.addWidget(left)
    row.addStretch()
    right = Button("right", "right")
    row.addWidget(right)
    show(room, 500)
    assert (left.x(), right.geometry().right(), left.y()) == (0, 499, right.y())
    assert left.width() == left.sizeHint().width(), "what stands at the end is not drawn out"


def test_what_is_emptied_and_filled_anew_begins_at_its_beginning(room: QWidget) -> None:
    row = WrapRow(room)
    for _ in range(2):
        empty(row)
        row.addWidget(Button("said", "said"))
        row.addStretch()
        row.addWidget(Button("undo", "undo"))
    show(room, 500)
    first = row.itemAt(0)
    assert first is not None
    assert first.geometry().x() == 0


def test_what_does_not_fit_goes_to_another_line_and_lines_are_filled(room: QWidget) -> None:
    made = buttons(WrapRow(room))
    show(room, 230)
    assert lines_of(made) == [["first", "second"], ["third"]]
    assert made[1].geometry().right() == made[2].geometry().right() == 229
    made[0].hide()
    settle()
    assert lines_of(made[1:]) == [["second", "third"]], "what is hidden takes no room"


def test_even_lines_share_their_columns(room: QWidget) -> None:
    row = WrapRow(room, even=True)
    made = [*buttons(row, stretch=1), Button("fourth", "fourth")]
    row.addWidget(made[3], 1)
    show(room, 340)
    assert lines_of(made) == [["first", "second"], ["third", "fourth"]], "no line much shorter than the others"
    assert made[0].width() == made[2].width()
    show(room, 600)
    assert len(lines_of(made)) == 1


def test_who_holds_it_gives_it_the_height_of_its_lines(room: QWidget) -> None:
    outer = QVBoxLayout(room)
    together = Together()
    made = buttons(together.row)
    below = QLabel("below")
    outer.addWidget(together)
    outer.addWidget(below)
    outer.addStretch(1)
    show(room, 600)
    one = together.height()
    show(room, 250)
    assert together.height() == 2 * one + together.row.spacing()
    assert below.y() >= together.geometry().bottom()
    assert len(lines_of(made)) == 2


def test_words_that_can_be_shortened_do_not_vanish(room: QWidget) -> None:
    row = WrapRow(room)
    words = Text("words that are long and can be shortened", elide=True)
    row.addWidget(words, 1)
    button = Button("a long button's words", "button")
    row.addWidget(button)
    show(room, button.sizeHint().width() + 40)
    assert words.y() < button.y(), "they have a line of their own rather than 40 px"
    assert words.width() == room.width()


def test_words_that_were_shortened_are_told_whole_by_their_tip(room: QWidget) -> None:
    outer = QVBoxLayout(room)
    words = Text("words that are long and can be shortened", elide=True)
    outer.addWidget(words)
    show(room, 120)
    room.grab()
    assert words.toolTip() == words.words
    words.say("short")
    room.grab()
    assert words.toolTip() == ""


def test_a_strip_of_options_has_two_lines_where_one_has_no_room(room: QWidget) -> None:
    outer = QVBoxLayout(room)
    strip = Segmented("strip", "Strip", [(n, n) for n in NAMES])
    outer.addWidget(strip)
    outer.addStretch(1)
    show(room, 170)
    assert strip.height() == 88
    told: list[str] = []
    strip.chosen.connect(told.append)
    QTest.mouseClick(strip.option("third"), Qt.MouseButton.LeftButton)
    assert told == ["third"]


@pytest.mark.parametrize(("width", "high"), [(500, 56), (300, 112)])
def test_every_number_of_the_strip_can_be_tapped_in_one_line_and_in_two(room: QWidget, width: int, high: int) -> None:
    outer = QVBoxLayout(room)
    outer.setContentsMargins(0, 0, 0, 0)
    strip = IntensityStrip("strip", "How strong")
    outer.addWidget(strip)
    outer.addStretch(1)
    show(room, width)
    assert strip.height() == high
    told: list[int] = []
    strip.chosen.connect(told.append)
    for level in range(11):
        rect = strip.tile_rect(level)
        assert strip.rect().contains(rect.toAlignedRect().adjusted(1, 1, -1, -1))
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=_point(rect.center()))
    assert told == list(range(11))


def test_the_second_tap_of_a_pair_answers_nothing_that_came_under_the_finger_since(room: QWidget) -> None:
    """Double taps on two strips in one place: the first folds away, the next question takes its place."""
    outer = QVBoxLayout(room)
    outer.setContentsMargins(0, 0, 0, 0)
    first, second = (IntensityStrip(name, name) for name in ("one", "two"))
    for strip in (first, second):
        outer.addWidget(strip)
    outer.addStretch(1)
    second.hide()

    def answered() -> None:
        first.hide()
        second.show()
        settle()

    first.chosen.connect(lambda _: answered())
    show(room, 500)
    spot = first.tile_rect(7).center()
    QTest.mouseClick(room.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, _point(spot))
    assert room.childAt(_point(spot)) is second
    second_tap(second, spot)
    assert (first.value, second.value) == (7, None)
    second_tap(second, spot)
    assert second.value is None, "nor the third of a nervous finger"
    QTest.mouseClick(second, Qt.MouseButton.LeftButton, pos=_point(spot))
    second_tap(second, second.tile_rect(3).center())
    assert second.value == 3, "two quick taps on what one sees both count"


def second_tap(strip: IntensityStrip, spot: QPointF) -> None:
    """What a window sends for a press that comes soon after another, and for its release."""
    left, none, no_key = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    kinds = ((QEvent.Type.MouseButtonDblClick, left), (QEvent.Type.MouseButtonRelease, none))
    for kind, held in kinds:
        QCoreApplication.sendEvent(strip, QMouseEvent(kind, spot, strip.mapToGlobal(spot), left, held, no_key))


def _point(spot: QPointF) -> QPoint:
    return spot.toPoint()


def test_a_page_that_is_hidden_asks_for_no_height(room: QWidget) -> None:
    outer = QVBoxLayout(room)
    stack = Stack()
    low, high = QWidget(), QWidget()
    metrics.size(high, min_height=250)
    low_row, high_row = WrapRow(low), WrapRow(high)
    buttons(low_row)
    buttons(high_row)
    stack.addWidget(low)
    stack.addWidget(high)
    outer.addWidget(stack)
    outer.addWidget(QLabel("below"), 1)
    show(room, 250, 600)
    assert stack.sizeHint().height() == 2 * 44 + 8


def test_a_pane_that_is_shown_whole_is_as_high_as_what_is_in_it(room: QWidget) -> None:
    outer = QVBoxLayout(room)
    pane = ScrollPane("pane", "Pane")
    pane.body.addWidget(metrics.size(QWidget(), height=400))
    outer.addWidget(pane)
    show(room, 200, 100)
    assert pane.minimumSizeHint().height() < 100
    pane.set_whole(True)
    assert pane.minimumSizeHint() == QSize(pane.minimumSizeHint().width(), 400)
