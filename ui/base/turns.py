"""Work that may wait until the hand was answered, each piece in a turn of the event loop of its own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Turns(QObject):
    """Does what is given in the order given, one piece a turn; a piece that waits already is not done twice.

    Painting and the hand come between the pieces, so that no single turn holds the window for long: what a piece has
    to be painted anew gets a turn for itself, too.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: dict[str, Callable[[], object]] = {}
        self._painting = False
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._turn)

    def do(self, name: str, piece: Callable[[], object]) -> None:
        """Do PIECE soon; it takes the place of one of that NAME that waits."""
        self._waiting[name] = piece
        self._timer.start()

    def do_first(self, name: str, piece: Callable[[], object]) -> None:
        """Do PIECE in the next turn, before all that waits."""
        self._waiting = {name: piece, **{other: kept for other, kept in self._waiting.items() if other != name}}
        self._timer.start()

    @property
    def is_idle(self) -> bool:
        return not self._waiting

    def waits(self, *names: str) -> bool:
        """Whether a piece of one of these NAMES is still to be done."""
        return any(name in self._waiting for name in names)

    def finish(self, *names: str) -> None:
        """Do now all that waits, or what waits under these NAMES."""
        while self._waiting and not names:
            self._next()
        for name in names:
            if name in self._waiting:
                self._waiting.pop(name)()

    def _turn(self) -> None:
        """A piece and a pause for painting, in turn."""
        self._painting = not self._painting
        if not self._painting:
            self._timer.start()
        else:
            self._next()

    def _next(self) -> None:
        if not self._waiting:
            return
        name = next(iter(self._waiting))
        piece = self._waiting.pop(name)
        if self._waiting:
            self._timer.start()
        piece()
