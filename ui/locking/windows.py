"""Windows says with messages to the window that it will sleep, and that the session was locked.

WM_POWERBROADCAST comes by itself; session messages must be asked for (WTSRegisterSessionNotification).
"""

from __future__ import annotations

import ctypes
import sys
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, Signal

WM_POWERBROADCAST, PBT_APMSUSPEND = 0x0218, 0x0004
WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK = 0x02B1, 0x7
WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT = 0x2, 0x4
NOTIFY_FOR_THIS_SESSION = 0
KINDS = (b"windows_generic_MSG", b"windows_dispatcher_MSG")


class Message(ctypes.Structure):
    """MSG of winuser.h, as far as it is read."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("wparam", ctypes.c_size_t),
        ("lparam", ctypes.c_ssize_t),
    )


def meaning(message: int, wparam: int) -> str:
    """ "sleep", "lock", or "" for all the rest."""
    if message == WM_POWERBROADCAST and wparam == PBT_APMSUSPEND:
        return "sleep"
    if message == WM_WTSSESSION_CHANGE and wparam in (WTS_SESSION_LOCK, WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT):
        return "lock"
    return ""


class _Filter(QAbstractNativeEventFilter):
    def __init__(self, away: Any) -> None:
        super().__init__()
        self._away = away

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: Any) -> Any:
        if bytes(kind) in KINDS:  # type: ignore[arg-type]
            told = Message.from_address(int(message))
            why = meaning(told.message, told.wparam)
            if why:
                self._away.emit(why)
        return False, 0


class WindowsSignals(QObject):
    """`away(why)`: "sleep" or "lock", for the window with the number WINDOW (its HWND)."""

    away = Signal(str)
    is_connected = True

    def __init__(self, window: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self.filter = _Filter(self.away)
        app = QCoreApplication.instance()
        assert app is not None
        app.installNativeEventFilter(self.filter)
        self._session("WTSRegisterSessionNotification", NOTIFY_FOR_THIS_SESSION)

    def _session(self, name: str, *more: int) -> None:
        if sys.platform == "win32":
            getattr(ctypes.windll.wtsapi32, name)(ctypes.c_void_p(self._window), *more)

    def ready(self) -> None:
        """Windows waits for nobody: what is saved by then is saved."""

    def end(self) -> None:
        self._session("WTSUnRegisterSessionNotification")
        app = QCoreApplication.instance()
        if app is not None:
            app.removeNativeEventFilter(self.filter)
        self.deleteLater()
