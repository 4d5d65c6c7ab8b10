"""macOS tells every program, through the distributed notification centre, that the screen was locked.

Sleep is told by the clocks (`ui.locking.idle.Slept`), and a Mac that sleeps locks its screen unless it was told not to.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

LOCKED = ("com.apple.screenIsLocked", "com.apple.screensaver.didstart")
DELIVER_IMMEDIATELY, UTF8 = 4, 0x08000100
FRAMEWORK = "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"
Observer = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)


class MacSignals(QObject):
    """`away("lock")`. LOAD opens the system's library; it is handed in, so that what it is asked can be seen."""

    away = Signal(str)
    is_connected = True

    def __init__(self, parent: QObject | None = None, load: Callable[[str], Any] = ctypes.CDLL) -> None:
        super().__init__(parent)
        self._core = load(FRAMEWORK) if sys.platform == "darwin" or load is not ctypes.CDLL else None
        self.observer = Observer(self._told)
        if self._core is not None:
            core = self._core
            core.CFNotificationCenterGetDistributedCenter.restype = ctypes.c_void_p
            core.CFStringCreateWithCString.restype = ctypes.c_void_p
            centre = ctypes.c_void_p(core.CFNotificationCenterGetDistributedCenter())
            for name in LOCKED:
                text = ctypes.c_void_p(core.CFStringCreateWithCString(None, name.encode(), UTF8))
                core.CFNotificationCenterAddObserver(
                    centre, ctypes.c_void_p(id(self)), self.observer, text, None, DELIVER_IMMEDIATELY
                )

    def _told(self, *_: Any) -> None:
        self.away.emit("lock")

    def ready(self) -> None:
        """macOS waits for nobody here."""

    def end(self) -> None:
        if self._core is not None:
            core = self._core
            centre = ctypes.c_void_p(core.CFNotificationCenterGetDistributedCenter())
            core.CFNotificationCenterRemoveEveryObserver(centre, ctypes.c_void_p(id(self)))
        self.deleteLater()
