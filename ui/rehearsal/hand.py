"""A hand at the window: taps where a person would tap, types what a person would type, and counts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QScrollArea, QWidget

from ui.base.turns import Turns
from ui.parts.buttons import CheckInButton
from ui.parts.intensity import IntensityStrip

PATIENCE_MS = 10_000


def until(condition: Callable[[], bool], patience_ms: int = PATIENCE_MS) -> bool:
    """Let events run until CONDITION holds; False when PATIENCE_MS passed first."""
    if condition():
        return True
    loop = QEventLoop()
    look = QTimer(interval=5)
    look.timeout.connect(lambda: loop.quit() if condition() else None)
    late = QTimer(singleShot=True, interval=patience_ms)
    late.timeout.connect(loop.quit)
    look.start()
    late.start()
    loop.exec()
    look.stop()
    late.stop()
    return condition()


class NotThere(AssertionError):
    """The hand found no such thing where a person could tap it."""


class Hand:
    """Sends real mouse and key events to WINDOW's own surface, so that what covers a button takes the tap.

    Attributes:
        taps: how often it tapped since it was made or `start_counting`.
        done: what it tapped, in order.
    """

    def __init__(self, window: QWidget) -> None:
        self.window = window
        self.taps = 0
        self.done: list[str] = []

    def start_counting(self) -> None:
        self.taps = 0
        self.done = []

    def sees(self, name: str) -> bool:
        return self._visible(name) is not None

    def find(self, name: str) -> QWidget:
        """Wait for the widget NAME to be on screen, and return it. Raises NotThere."""
        until(lambda: self._visible(name) is not None)
        widget = self._visible(name)
        if widget is None:
            raise NotThere(f"{name} is not on the screen; there are: {', '.join(self.names())}")
        return widget

    def named(self, begins: str, spoken: str) -> str:
        """The name of the widget on screen whose name BEGINS so and whose accessible name holds SPOKEN."""

        def found() -> str:
            there = self.window.findChildren(QWidget)
            fits = (w for w in there if w.objectName().startswith(begins) and spoken in w.accessibleName())
            return next((w.objectName() for w in fits if w.isVisible()), "")

        until(lambda: bool(found()))
        if not found():
            raise NotThere(f"nothing called {begins}... says {spoken!r}; there are: {', '.join(self.names())}")
        return found()

    def open_strip(self, begins: str) -> str:
        """The name of the first intensity strip on screen whose name BEGINS so and that has no answer yet."""

        def waiting() -> str:
            strips = self.window.findChildren(IntensityStrip)
            fits = (s for s in strips if s.objectName().startswith(begins) and s.isVisible() and s.value is None)
            return next((s.objectName() for s in fits), "")

        until(lambda: bool(waiting()))
        if not waiting():
            raise NotThere(f"no number is asked for at {begins}...")
        return waiting()

    def names(self) -> list[str]:
        """The object names of everything on the screen, for a message that helps."""
        found = {w.objectName() for w in self.window.findChildren(QWidget) if w.isVisible()}
        return sorted(n for n in found if n and not n.startswith("qt_"))

    def tap(self, name: str, at: QPointF | None = None) -> None:
        """Tap the widget NAME in its middle, or AT a point of it. Waits until it can be tapped."""
        widget = self.find(name)
        if not until(widget.isEnabled):
            raise NotThere(f"{name} cannot be tapped now")
        self._settle()
        self._reveal(widget)
        self._settle()
        point = at.toPoint() if at is not None else widget.rect().center()
        self._click(widget, point, name)

    def tap_number(self, name: str, number: int) -> None:
        """Tap one number of the intensity strip NAME."""
        strip = self.find(name)
        assert isinstance(strip, IntensityStrip)
        self.tap(name, strip.tile_rect(number).center())
        self.done[-1] = f"{name} {number}"

    def type(self, name: str, text: str) -> None:
        """Put the cursor into NAME and type TEXT; the tap that puts it there is counted."""
        self.tap(name)
        QTest.keyClicks(self.find(name), text)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        target = self.window.focusWidget() or self.window
        QTest.keyClick(target, key, modifier)

    def drag(self, name: str, points: list[QPointF]) -> None:
        """Draw over the widget NAME with the button held down; counts as one tap."""
        widget = self.find(name)
        surface = self.window.windowHandle()
        places = [self._in_window(widget, p.toPoint()) for p in points]
        QTest.mousePress(surface, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, places[0])
        for place in places[1:]:
            QTest.mouseMove(surface, place)
        QTest.mouseRelease(surface, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, places[-1])
        self._count(f"{name} drawn")

    def wait(self, condition: Callable[[], bool], what: str) -> None:
        if not until(condition):
            raise NotThere(f"{what} did not come")

    def rest(self) -> None:
        """Wait until the window has said all that follows the last tap, and no button is lit by it any more."""
        window = self.window
        until(lambda: all(turns.is_idle for turns in window.findChildren(Turns)))
        until(lambda: not any(button.is_lit for button in window.findChildren(CheckInButton)))
        self._settle()

    def picture(self, path: Path) -> Path:
        """Save what the window shows once it has come to rest."""
        self.rest()
        path.parent.mkdir(parents=True, exist_ok=True)
        self.window.grab().save(str(path))
        return path

    def _settle(self) -> None:
        """Let what was shown or hidden find its place, as it has long done when a person taps."""
        for _ in range(3):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def _visible(self, name: str) -> QWidget | None:
        return next((w for w in self.window.findChildren(QWidget, name) if w.isVisible()), None)

    def _reveal(self, widget: QWidget) -> None:
        above = widget.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(widget)
            above = above.parentWidget()

    def _in_window(self, widget: QWidget, point: QPoint) -> QPoint:
        return widget.mapTo(self.window, point)

    def _click(self, widget: QWidget, point: QPoint, name: str) -> None:
        place = self._in_window(widget, point)
        hit = self.window.childAt(place)
        inside = hit is not None and (hit is widget or widget.isAncestorOf(hit))
        if not inside and not isinstance(widget, QAbstractScrollArea):
            covered = hit.objectName() or type(hit).__name__ if hit is not None else "nothing"
            raise NotThere(f"{name} is covered by {covered}")
        QTest.mouseClick(self.window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        self._count(name)

    def _count(self, what: str) -> None:
        self.taps += 1
        self.done.append(what)
