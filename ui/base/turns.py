"""Work that may wait until the hand was answered, each piece in a turn of the event loop of its own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Turns(QObject):
    """Does what is given in the order given, one piece a turn; a piece that waits already is not done twice.

    Painting and the hand come between the pieces, so that no single turn holds the window for long.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: dict[str, Callable[[], object]] = {}
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._next)

    def do(self, name: str, piece: Callable[[], object]) -> None:
        """Do PIECE soon; it takes the place of one of that NAME that waits."""
        self._waiting[name] = piece
        self._timer.start()

    @property
    def is_idle(self) -> bool:
        return not self._waiting

    def waits(self, *names: str) -> bool:
        """Whether a piece of one of these NAMES is still to be done."""
        return any(name in self._waiting for name in names)

    def finish(self) -> None:
        """Do all that waits now."""
        while self._waiting:
            self._next()

    def _next(self) -> None:
        if not self._waiting:
            return
        name = next(iter(self._waiting))
        piece = self._waiting.pop(name)
        if self._waiting:
            self._timer.start()
        piece()
