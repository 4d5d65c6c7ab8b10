"""Linux says over D-Bus that it will sleep, and that the screen or the session was locked."""

from __future__ import annotations

import os
from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher, QDBusUnixFileDescriptor

LOGIN = "org.freedesktop.login1"
SAVERS = (
    ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"),
    ("/ScreenSaver", "org.freedesktop.ScreenSaver"),
    ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver"),
    ("/org/cinnamon/ScreenSaver", "org.cinnamon.ScreenSaver"),
    ("/org/mate/ScreenSaver", "org.mate.ScreenSaver"),
    ("/org/xfce/ScreenSaver", "org.xfce.ScreenSaver"),
)


def session_path(session_id: str) -> str:
    """Where logind keeps a session: what is no letter (and a digit at the beginning) is written as its number."""
    plain = "".join(
        sign if sign.isascii() and (sign.isalpha() or (sign.isdigit() and at)) else f"_{ord(sign):02x}"
        for at, sign in enumerate(session_id)
    )
    return f"/org/freedesktop/login1/session/{plain}"


def _slot(name: str) -> Any:
    """As Qt wants it; its stubs say bytes, it takes the text."""
    return SLOT(name)


class LinuxSignals(QObject):
    """`away(why)`: "sleep" or "lock". SYSTEM and DESKTOP are the two buses; the services are named unless PEER is told.

    The system is asked to wait with sleeping until the work is saved; `ready` lets it go.
    """

    away = Signal(str)

    def __init__(
        self,
        parent: QObject | None = None,
        system: QDBusConnection | None = None,
        desktop: QDBusConnection | None = None,
        session_id: str = "",
        peer: bool = False,
    ) -> None:
        super().__init__(parent)
        self._system = system or QDBusConnection.systemBus()
        self._desktop = desktop or QDBusConnection.sessionBus()
        self._hold: QDBusUnixFileDescriptor | None = None
        self._asked: QDBusPendingCallWatcher | None = None
        login = "" if peer else LOGIN
        session = session_id or os.environ.get("XDG_SESSION_ID", "")
        self.is_connected = self._system.isConnected() or self._desktop.isConnected()
        if self._system.isConnected():
            manager = ("/org/freedesktop/login1", f"{LOGIN}.Manager", "PrepareForSleep")
            self._system.connect(login, manager[0], manager[1], manager[2], self, _slot("_sleeps(bool)"))
            if session:
                self._system.connect(login, session_path(session), f"{LOGIN}.Session", "Lock", self, _slot("_locked()"))
            self._ask_for_time()
        if self._desktop.isConnected():
            for path, saver in SAVERS:
                self._desktop.connect("", path, saver, "ActiveChanged", self, _slot("_saver(bool)"))

    def _ask_for_time(self) -> None:
        call = QDBusMessage.createMethodCall(LOGIN, "/org/freedesktop/login1", f"{LOGIN}.Manager", "Inhibit")
        call.setArguments(["sleep", "Session Notes", "Saving and locking", "delay"])
        self._asked = QDBusPendingCallWatcher(self._system.asyncCall(call, 2000), self)
        self._asked.finished.connect(self._given)

    def _given(self, watcher: QDBusPendingCallWatcher) -> None:
        answer = watcher.reply() if hasattr(watcher, "reply") else None
        values = answer.arguments() if answer is not None else []
        self._hold = next((value for value in values if isinstance(value, QDBusUnixFileDescriptor)), None)
        watcher.deleteLater()
        self._asked = None

    def ready(self) -> None:
        """The work is saved: the system may sleep."""
        self._hold = None

    def end(self) -> None:
        """Hear nothing more; the system waits on until `ready`."""
        self.deleteLater()

    @Slot(bool)
    def _sleeps(self, begins: bool) -> None:
        if begins:
            self.away.emit("sleep")
        else:
            self._ask_for_time()

    @Slot()
    def _locked(self) -> None:
        self.away.emit("lock")

    @Slot(bool)
    def _saver(self, active: bool) -> None:
        if active:
            self.away.emit("lock")
