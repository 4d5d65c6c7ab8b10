"""Wiping the screen: whatever a cloth does to the glass, nothing of it gets through, before, meanwhile and after."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPointingDevice, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.bodymap.test_canvas import Told, a_canvas, at
from ui.bodymap.canvas import BodyCanvas
from ui.locking.over import LINGER_S, Wipe

LEFT = Qt.MouseButton.LeftButton
FINGERS = 5


@dataclass
class Room:
    """A window with a map, a field and a button; and the clock of what lies over it."""

    window: QMainWindow
    canvas: BodyCanvas
    field: QLineEdit
    button: QPushButton
    told: Told
    screen: QPointingDevice
    pressed: list[bool]
    now: float = 0.0

    @property
    def handle(self) -> QWindow:
        handle = self.window.windowHandle()
        assert handle is not None
        return handle

    def wipe(self) -> Wipe:
        return Wipe(self.window, now=lambda: self.now)

    def over(self, wipe: Wipe, after: float = 10.0) -> None:
        self.now = after
        wipe.look()

    def spot(self, y: int) -> QPoint:
        return self.canvas.mapTo(self.window, at(self.canvas, (600, y)))

    def finger(self, what: str, where: QPoint, key: int = 0) -> None:
        sequence = QTest.touchEvent(self.handle, self.screen)
        getattr(sequence, what)(key, where)
        sequence.commit()

    def draw(self, *ys: int) -> None:
        self.finger("press", self.spot(ys[0]))
        self.go_on(*ys[1:])

    def go_on(self, *ys: int) -> None:
        for y in ys:
            self.finger("move", self.spot(y))
        self.finger("release", self.spot(ys[-1]))

    @property
    def marks(self) -> int:
        return len(self.told.body_map.marks)

    def still_works(self) -> bool:
        before = self.marks
        self.draw(*range(6400, 7100, 60))
        return self.marks == before + 1


@pytest.fixture
def room(qtbot: QtBot, qapp: QApplication) -> Room:
    window, behind = QMainWindow(), QWidget()
    qtbot.addWidget(window)
    canvas, field, button, pressed = a_canvas(tool="paint"), QLineEdit(), QPushButton("Sign"), list[bool]()
    button.clicked.connect(lambda: pressed.append(True))
    box = QVBoxLayout(behind)
    box.addWidget(canvas, 1)
    box.addWidget(field)
    box.addWidget(button)
    window.setCentralWidget(behind)
    window.resize(900, 800)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    field.setFocus()
    return Room(window, canvas, field, button, Told(canvas), QTest.createTouchDevice(), pressed)


def test_a_cloth_all_over_the_glass_does_nothing(room: Room, qtbot: QtBot) -> None:
    """Several contacts at once, coming, wandering and going at random, over the map, the field and the button."""
    hand, down = random.Random(4), dict[int, QPoint]()
    wipe = room.wipe()
    for _ in range(400):
        key = hand.randrange(FINGERS)
        where = QPoint(hand.randrange(room.window.width()), hand.randrange(room.window.height()))
        if key not in down:
            room.finger("press", where, key)
            down[key] = where
        elif hand.random() < 0.6:
            room.finger("move", where, key)
        else:
            room.finger("release", where, key)
            del down[key]
    for key, where in down.items():
        room.finger("release", where, key)
    for letter in "cloth":
        qtbot.keyClick(room.handle, letter)
    menu = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(9, 9), QPoint(9, 9))
    QApplication.sendEvent(room.handle, menu)
    assert (room.marks, room.field.text(), room.pressed) == (0, "", [])
    assert not wipe.isHidden()
    room.over(wipe)
    assert (room.marks, room.field.text(), room.pressed) == (0, "", [])
    assert room.window.focusWidget() is room.field
    assert room.still_works()


def test_a_stroke_under_way_is_let_go_of(room: Room) -> None:
    room.finger("press", room.spot(6400))
    room.finger("move", room.spot(6500))
    wipe = room.wipe()
    room.go_on(6700, 6900)
    assert not room.canvas.is_down
    room.over(wipe)
    assert room.marks == 0
    assert room.still_works()


@pytest.mark.parametrize("where", ["map", "button"])
def test_what_the_mouse_began_is_let_go_of(room: Room, qtbot: QtBot, where: str) -> None:
    start = room.spot(6400) if where == "map" else room.button.mapTo(room.window, room.button.rect().center())
    qtbot.mousePress(room.handle, LEFT, pos=start)
    wipe = room.wipe()
    qtbot.mouseRelease(room.handle, LEFT, pos=start)
    assert not room.canvas.is_down
    assert not room.button.isDown()
    room.over(wipe)
    assert (room.marks, room.pressed) == (0, [])
    qtbot.mouseMove(room.handle, room.spot(7000))
    assert room.marks == 0, "a hand that only hovers draws nothing"
    assert room.still_works()


def _key(room: Room, kind: QEvent.Type, again: bool = False) -> None:
    event = QKeyEvent(kind, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a", again)
    QApplication.sendEvent(room.handle, event)


HELD: dict[str, tuple[Callable[[Room], None], Callable[[Room], None]]] = {
    "cloth": (lambda room: room.finger("press", room.spot(6400)), lambda room: room.go_on(6700, 6900)),
    "mouse": (
        lambda room: QTest.mousePress(room.handle, LEFT, Qt.KeyboardModifier.NoModifier, room.spot(6400)),
        lambda room: QTest.mouseRelease(room.handle, LEFT, Qt.KeyboardModifier.NoModifier, room.spot(6900)),
    ),
    "key": (lambda room: _key(room, QEvent.Type.KeyPress), lambda room: _key(room, QEvent.Type.KeyRelease)),
}


@pytest.mark.parametrize("what", HELD)
def test_what_still_lies_there_when_the_time_is_over_must_be_lifted_first(room: Room, what: str) -> None:
    down, up = HELD[what]
    wipe = room.wipe()
    down(room)
    room.over(wipe)
    assert not wipe.isHidden()
    _key(room, QEvent.Type.KeyPress, again=True) if what == "key" else None
    up(room)
    assert (room.marks, room.field.text()) == (0, "")
    room.over(wipe)
    assert wipe.isHidden()
    assert room.still_works()


def test_a_touch_the_screen_never_takes_back_does_not_shut_one_out(room: Room) -> None:
    wipe = room.wipe()
    room.finger("press", room.spot(6400))
    room.over(wipe, 10.0 + LINGER_S)
    assert wipe.isHidden()
    room.finger("release", room.spot(6900))
    assert room.marks == 0
    assert room.still_works()
