"""Nobody is there, or the computer slept: told by two clocks and by what comes to the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ui.locking.idle import Idle, Slept


class Time:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def time() -> Time:
    return Time()


def heard(idle: Idle) -> list[str]:
    said: list[str] = []
    idle.warned.connect(lambda seconds: said.append(f"in {seconds}"))
    idle.stayed.connect(lambda: said.append("stayed"))
    idle.idle.connect(lambda: said.append("idle"))
    return said


def test_it_is_told_twenty_seconds_before_and_then_happens(qtbot: QtBot, time: Time) -> None:
    idle = Idle(300, now=time)
    said = heard(idle)
    idle.begin()
    for passed in (279, 1, 1, 18, 1):
        time.now += passed
        idle.look()
    assert said == ["in 20", "in 19", "in 1", "idle"]
    idle.end()


def test_any_hand_counts_anew_and_takes_the_warning_back(qtbot: QtBot, time: Time) -> None:
    window = QLineEdit()
    qtbot.addWidget(window)
    window.show()
    handle = window.windowHandle()
    assert handle is not None
    idle = Idle(60, now=time)
    idle.watch(handle)
    said = heard(idle)
    idle.begin()
    time.now += 55
    idle.look()
    qtbot.mousePress(handle, Qt.MouseButton.LeftButton)
    assert said == ["in 5", "stayed"]
    time.now += 55
    idle.look()
    qtbot.keyClick(handle, Qt.Key.Key_A)
    assert window.text() == "a", "it only looks on"
    time.now += 59
    idle.look()
    assert said == ["in 5", "stayed", "in 5", "stayed", "in 1"]
    idle.end()
    qtbot.keyClick(handle, Qt.Key.Key_A)
    assert said[-1] == "in 1"


def test_never_is_never(qtbot: QtBot, time: Time) -> None:
    idle = Idle(0, now=time)
    said = heard(idle)
    idle.begin()
    time.now += 1e6
    idle.look()
    assert said == []
    idle.begin(60)
    time.now += 61
    idle.look()
    assert said == ["idle"]


def test_it_happens_by_itself(qtbot: QtBot) -> None:
    idle = Idle(0.05)
    with qtbot.waitSignal(idle.idle):
        idle.begin()


@pytest.mark.parametrize(
    ("awake", "passed", "slept"),
    [(5, 5, False), (5, 25, False), (5, 3600, True), (5, -4000, False), (3600, 3600, True), (60, 60, False)],
    ids=["a tick", "late", "slept", "set back", "slept with a clock that goes on", "a long piece of work"],
)
def test_two_clocks_tell_that_the_computer_slept(
    qtbot: QtBot, time: Time, awake: float, passed: float, slept: bool
) -> None:
    wall = Time()
    watch, told = Slept(None, time, wall), []
    watch.slept.connect(lambda: told.append(True))
    watch.begin()
    time.now += awake
    wall.now += passed
    watch.look()
    watch.look()
    assert bool(told) is slept
    assert len(told) <= 1
    watch.end()
