"""What each system tells: a real bus for Linux, real messages for Windows, the calls that macOS is asked."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusServer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.locking import mac, windows
from ui.locking.linux import SAVERS, LinuxSignals, session_path
from ui.locking.mac import MacSignals
from ui.locking.signals import system_signals
from ui.locking.windows import Message, WindowsSignals, meaning


class Bus:
    """A bus of this process: what is sent at one end comes out at the other."""

    def __init__(self, qtbot: QtBot) -> None:
        self.server = QDBusServer("unix:tmpdir=/tmp")
        self._ends: list[QDBusConnection] = []
        self.server.newConnection.connect(lambda end: self._ends.append(QDBusConnection(end)))
        self.end = QDBusConnection.connectToPeer(self.server.address(), "locking-tests")
        qtbot.waitUntil(lambda: bool(self._ends))

    def say(self, path: str, interface: str, name: str, *values: object) -> None:
        message = QDBusMessage.createSignal(path, interface, name)
        message.setArguments(list(values))
        assert self._ends[-1].send(message)


@pytest.fixture
def bus(qtbot: QtBot) -> Iterator[Bus]:
    made = Bus(qtbot)
    yield made
    QDBusConnection.disconnectFromPeer("locking-tests")


@pytest.fixture
def linux(bus: Bus, qtbot: QtBot) -> Iterator[LinuxSignals]:
    made = LinuxSignals(None, bus.end, bus.end, "c2", peer=True)
    yield made
    made.end()


MANAGER = ("/org/freedesktop/login1", "org.freedesktop.login1.Manager")


def test_linux_sleeps(linux: LinuxSignals, bus: Bus, qtbot: QtBot) -> None:
    with qtbot.waitSignal(linux.away) as told:
        bus.say(*MANAGER, "PrepareForSleep", False)  # it woke up: that was told before
        bus.say(*MANAGER, "PrepareForSleep", True)
    assert told.args == ["sleep"]


def test_linux_locks_this_session_and_no_other(linux: LinuxSignals, bus: Bus, qtbot: QtBot) -> None:
    told: list[str] = []
    linux.away.connect(told.append)
    with qtbot.waitSignal(linux.away):
        bus.say(session_path("c3"), "org.freedesktop.login1.Session", "Lock")
        bus.say(session_path("c2"), "org.freedesktop.login1.Session", "Lock")
    assert told == ["lock"]


@pytest.mark.parametrize(("path", "saver"), SAVERS)
def test_a_screen_saver_of_the_desktop_locks(
    linux: LinuxSignals, bus: Bus, qtbot: QtBot, path: str, saver: str
) -> None:
    with qtbot.waitSignal(linux.away) as told:
        bus.say(path, saver, "ActiveChanged", False)
        bus.say(path, saver, "ActiveChanged", True)
    assert told.args == ["lock"]


@pytest.mark.parametrize(("name", "path"), [("2", "_32"), ("c12", "c12"), ("a-b", "a_2db")])
def test_a_session_is_named_as_logind_names_it(name: str, path: str) -> None:
    assert session_path(name) == f"/org/freedesktop/login1/session/{path}"


def test_without_a_bus_nothing_is_told_and_nothing_breaks(qtbot: QtBot) -> None:
    nowhere = QDBusConnection("no such bus")
    made = LinuxSignals(None, nowhere, nowhere)
    assert not made.is_connected
    made.ready()
    made.end()


def test_windows_messages_mean_sleep_and_lock_and_all_others_nothing() -> None:
    assert meaning(0x0218, 4) == "sleep"
    assert meaning(0x02B1, 7) == "lock"
    assert [meaning(0x0218, 18), meaning(0x02B1, 8), meaning(0x0100, 7)] == ["", "", ""]


def test_a_windows_message_is_read_where_it_lies(qtbot: QtBot) -> None:
    made = WindowsSignals(0)
    told: list[str] = []
    made.away.connect(told.append)
    for number, wparam in ((0x0218, 4), (0x0200, 4), (0x02B1, 7)):
        message = Message(None, number, wparam, 0)
        assert made.filter.nativeEventFilter(windows.KINDS[0], ctypes.addressof(message)) == (False, 0)
    made.filter.nativeEventFilter(b"xcb_generic_event_t", 0)
    assert told == ["sleep", "lock"]
    made.ready()
    made.end()


class Core:
    """Core Foundation as far as it is asked: keeps what it was called with."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, tuple[Any, ...]]] = []

    def __getattr__(self, name: str) -> Any:
        def call(*given: Any) -> int:
            self.calls.append((name, given))
            return 1

        function = SimpleNamespace()
        holder = type("Function", (), {"__call__": staticmethod(call)})()
        del function
        return holder


def test_macos_is_asked_for_both_locks_and_let_go_of(qtbot: QtBot) -> None:
    core = Core()
    made = MacSignals(None, lambda _: core)
    names = [given[1] for name, given in core.calls if name == "CFStringCreateWithCString"]
    assert names == [name.encode() for name in mac.LOCKED]
    added = [given for name, given in core.calls if name == "CFNotificationCenterAddObserver"]
    assert len(added) == 2
    with qtbot.waitSignal(made.away) as told:
        added[0][2](None, None, None, None, None)  # as the system calls it
    assert told.args == ["lock"]
    made.ready()
    made.end()
    assert core.calls[-1][0] == "CFNotificationCenterRemoveEveryObserver"


def test_this_system_is_watched_by_its_own_file(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    handle, parent = window.windowHandle(), QObject()
    assert handle is not None
    made = system_signals(handle, parent)
    if made is not None:
        made.ready()
        made.end()
    parent.deleteLater()
