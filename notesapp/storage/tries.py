"""Wrong passphrases one after another cost time: each more than the one before."""

from __future__ import annotations

import time
from collections.abc import Callable

from notesapp.model.expected import TooSoon

FREE = 3
"""So many wrong ones cost nothing but themselves: anybody mistypes."""

LONGEST_S = 60.0


class Tries:
    """Counts the wrong tries of one process. NOW is a clock in seconds that only goes forward.

    The true guard is what one guess costs (notesapp.storage.keys.Cost); this one keeps a person
    at the keyboard from guessing along.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._wrong = 0
        self._until = 0.0

    @property
    def wait_s(self) -> float:
        """How many seconds are left until the next try."""
        return max(0.0, self._until - self._now())

    def begin(self) -> None:
        """Called before a try. Raises TooSoon, which says how long is left."""
        if self.wait_s > 0:
            raise TooSoon(self.wait_s)

    def was_wrong(self) -> None:
        self._wrong += 1
        if self._wrong >= FREE:
            self._until = self._now() + min(LONGEST_S, 2.0 ** (self._wrong - FREE))

    def was_right(self) -> None:
        self._wrong, self._until = 0, 0.0
