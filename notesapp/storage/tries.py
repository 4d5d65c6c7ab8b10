"""Wrong passphrases one after another cost time: each more than the one before."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol

from notesapp.model.expected import TooSoon

FREE = 3
"""So many wrong ones cost nothing but themselves: anybody mistypes."""

LONGEST_S = 60.0


class Kept(Protocol):
    """Where the count outlives the process; outside the practice, whose files no wrong try touches."""

    def read(self) -> tuple[int, float]: ...

    def write(self, wrong: int, until: float) -> None: ...

    def forget(self) -> None: ...


class Tries:
    """Counts the wrong tries. NOW is a clock in seconds that only goes forward, WALL one that outlives the process.

    The true guard is what one guess costs (notesapp.storage.slots.Cost); this one keeps a person
    at the keyboard from guessing along. A try is counted before it is made, so that ending the
    program in the middle of it is no way out.
    """

    def __init__(
        self,
        now: Callable[[], float] = time.monotonic,
        kept: Kept | None = None,
        wall: Callable[[], float] = time.time,
    ) -> None:
        self._now, self._kept, self._wall = now, kept, wall
        self._wrong, until = kept.read() if kept is not None else (0, 0.0)
        left = min(until - wall(), _cost_s(self._wrong))  # a clock that was set back makes nobody wait for ever
        self._until = now() + max(0.0, left)

    @property
    def wait_s(self) -> float:
        """How many seconds are left until the next try."""
        return max(0.0, self._until - self._now())

    def begin(self) -> None:
        """Called before a try. Raises TooSoon, which says how long is left."""
        if self.wait_s > 0:
            raise TooSoon(self.wait_s)
        self._keep(self._wrong + 1)

    def was_wrong(self) -> None:
        self._wrong += 1
        self._until = self._now() + _cost_s(self._wrong)
        self._keep(self._wrong)

    def was_neither(self) -> None:
        """It came to no answer: the practice is open elsewhere, or damaged."""
        self._keep(self._wrong)

    def was_right(self) -> None:
        self._wrong, self._until = 0, 0.0
        if self._kept is not None:
            self._kept.forget()

    def _keep(self, wrong: int) -> None:
        if self._kept is not None and wrong:
            self._kept.write(wrong, self._wall() + _cost_s(wrong))
        elif self._kept is not None:
            self._kept.forget()


def _cost_s(wrong: int) -> float:
    """How long one waits after so many wrong ones."""
    return min(LONGEST_S, 2.0 ** (wrong - FREE)) if wrong >= FREE else 0.0
