"""Nobody is there: no hand for some minutes, or a computer that has slept."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow

WARNING_S = 20
"""For so long it is told before it happens."""
TICK_MS = 5_000
JUMP_S = 25.0
"""A wall clock that goes on so much further than the program's own was awake while the program slept."""
STALL_S = 90.0
HANDS = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.KeyPress,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
    }
)


class Idle(QObject):
    """`warned(seconds)` each second of the last WARNING_S, `stayed` when a hand came meanwhile, else `idle`.

    It looks at what comes to the window itself (`watch`), not at every event of the program. NOW is a clock in seconds
    that only goes forward. AFTER_S 0 never says anything.
    """

    warned = Signal(int)
    stayed = Signal()
    idle = Signal()

    def __init__(
        self, after_s: float, parent: QObject | None = None, now: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._after, self._now = after_s, now
        self._last = now()
        self._is_warning = False
        self._windows: list[QWindow] = []
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)

    def watch(self, window: QWindow) -> None:
        window.installEventFilter(self)
        self._windows.append(window)

    def begin(self, after_s: float | None = None) -> None:
        """Count from now on, to AFTER_S if that is given."""
        self._after = self._after if after_s is None else after_s
        self._last = self._now()
        self._warn(False)
        self.look()

    def end(self) -> None:
        self._timer.stop()
        for window in self._windows:
            window.removeEventFilter(self)
        self._windows.clear()

    def look(self) -> None:
        """See how long nobody was there; the timer calls it when something may be to be said."""
        if self._after <= 0:
            self._timer.stop()
            return
        left = self._last + self._after - self._now()
        if left <= 0:
            self._timer.stop()
            self._is_warning = False
            self.idle.emit()
        elif left <= min(WARNING_S, self._after / 2):
            self._is_warning = True
            self.warned.emit(math.ceil(left))
            self._timer.start(max(10, round((left - math.ceil(left) + 1) * 1000)))
        else:
            self._timer.start(max(10, math.ceil((left - min(WARNING_S, self._after / 2)) * 1000)))

    def touch(self) -> None:
        """Somebody is there."""
        self._last = self._now()
        if self._is_warning:
            self._warn(False)
            self.look()

    def _warn(self, on: bool) -> None:
        if self._is_warning and not on:
            self._is_warning = False
            self.stayed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in HANDS:
            self.touch()
        return False


class Slept(QObject):
    """`slept` after the computer has slept, whatever system it is: two clocks tell it.

    NOW stands still in sleep on Linux and macOS, WALL never does; where NOW goes on too (Windows), the tick itself
    came late. A wall clock that somebody sets forward looks alike, and is taken for sleep: it asks for a passphrase
    once too often.
    """

    slept = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        now: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self._now, self._wall = now, wall
        self._at = (now(), wall())
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        self._at = (self._now(), self._wall())
        self._timer.start()

    def end(self) -> None:
        self._timer.stop()

    def look(self) -> None:
        """Compare the clocks with the last look."""
        (now, wall), (before, wall_before) = (self._now(), self._wall()), self._at
        self._at = (now, wall)
        awake, passed = now - before, wall - wall_before
        if passed - awake > JUMP_S or awake > STALL_S:
            self.slept.emit()
