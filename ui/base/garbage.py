"""Python's cycle collector, kept on the window's thread.

Left alone, the collector runs in whichever thread allocates next. On the worker it would destroy
widgets that lie in a cycle of references, and Qt ends the process for that. So it is switched off
and called here, in the thread of the window, while that is idle.
"""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

EVERY_MS = 500
PATIENCE = 20
"""After so many looks in a row that met a worker at work, garbage is collected all the same: 10 s."""


class Garbage(QObject):
    """Collects as often as Python would, but only here, and not where work was GIVEN since the last look (that many
    pieces in all): the time after a stroke belongs to the hand. `stop` gives the collector back."""

    def __init__(self, given: Callable[[], int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._given = given
        self._last = given()
        self._waited = 0
        self._thresholds = gc.get_threshold()
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def settle(self) -> None:
        """Leave what is there now (modules, catalogues, the window) out of later looks: it stays anyway."""
        gc.collect()
        gc.freeze()

    def stop(self) -> None:
        self._timer.stop()
        gc.enable()

    def _look(self) -> None:
        """Collect the oldest generation that is due, as the collector's own rule has it.

        While a hand is on the screen only the youngest: the frames of a stroke have air for that, and the moment after
        its end, when all follows the hand, has none.
        """
        before, self._last = self._last, self._given()
        is_held = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        if not is_held and before != self._last and self._waited < PATIENCE:
            self._waited += 1
            return
        self._waited = 0
        counts = gc.get_count()
        for generation in (0,) if is_held else (2, 1, 0):
            if counts[generation] > self._thresholds[generation] > 0:
                gc.collect(generation)
                return
