"""Where somebody is bound for: pages are read from the vault, and who does not wait for one is not taken there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from ui.shell.window import MainWindow

Found = TypeVar("Found")


class Way:
    """Of several places asked for, the last one holds; so does a tap on the navigation."""

    def __init__(self, window: MainWindow) -> None:
        self._asked = 0
        window.went.connect(self.elsewhere)

    def elsewhere(self, *_: Any) -> None:
        """Somebody went to a page that is there at once: what was asked for before is not wanted any more."""
        self._asked += 1

    def to(self, show: Callable[[Found], object]) -> Callable[[Found], None]:
        """SHOW for what was asked for now: it does nothing once another page was asked for."""
        self._asked += 1
        mine = self._asked

        def arrive(found: Found) -> None:
            if mine == self._asked:
                show(found)

        return arrive
