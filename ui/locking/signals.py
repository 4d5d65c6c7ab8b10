"""What this system tells of sleep and of a locked screen: one small file for each."""

from __future__ import annotations

import sys
from typing import Any, Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QWindow


class Signals(Protocol):
    """`away(why)` is "sleep" or "lock"; `ready` says that all is saved; `end` lets go."""

    away: Any

    def ready(self) -> None: ...

    def end(self) -> None: ...


def system_signals(window: QWindow, parent: QObject) -> Signals | None:
    """Those of this system, None where it has none that are known."""
    if sys.platform == "win32":
        from ui.locking.windows import WindowsSignals

        return WindowsSignals(int(window.winId()), parent)
    if sys.platform == "darwin":
        from ui.locking.mac import MacSignals

        return MacSignals(parent)
    try:
        from ui.locking.linux import LinuxSignals
    except ImportError:  # a Qt without D-Bus
        return None
    return LinuxSignals(parent)
