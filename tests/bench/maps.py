"""The map at its fullest: 500 marks, ghosts and one overlay on a canvas of 2560x1600.

hover-frame, stroke-frame-large, zoom-frame: from an event until it is painted, p95. hit-test: which region and which
mark lie under a point, in µs, the median over points all over the body.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from notesapp.bodymap.draw import body_of
from notesapp.bodymap.regions import shape_at
from notesapp.bodymap.scene import Scene
from notesapp.model.body_map import View
from tests.bench.many import many_marks
from tests.bench.measure import Measured, median, p95, spread, timed
from tests.bench.running import mouse, qt
from tests.notesapp.bodymap.samples import ghosts, spine
from ui.base.theme import Themes
from ui.bodymap.canvas import BodyCanvas
from ui.bodymap.holding import Holding

WIDE, HIGH, MARKS = 2560, 1600, 500
HOVERS, STROKES, MOVES, ZOOMS = 600, 12, 60, 160
GRID, ROUNDS = 20, 5


def measure(names: frozenset[str]) -> Iterator[Measured]:
    Themes(qt())
    canvas = _canvas()
    if "hover-frame" in names:
        times = list(_hovers(canvas))
        yield Measured("hover-frame", p95(times), "ms", 4, spread(times))
    if "stroke-frame-large" in names:
        times = [took for number in range(STROKES) for took in _stroke(canvas, number)]
        yield Measured("stroke-frame-large", p95(times), "ms", 16, spread(times))
    if "zoom-frame" in names:
        times = list(_zooms(canvas))
        yield Measured("zoom-frame", p95(times), "ms", 16, spread(times))
    if "hit-test" in names:
        times = list(_hits(canvas.scene))
        yield Measured("hit-test", median(times), "us", 50, spread(times, "us"))
    canvas.close()


def _canvas() -> BodyCanvas:
    canvas = BodyCanvas("bench.large")
    canvas.resize(WIDE, HIGH)
    body_map = many_marks(MARKS)
    canvas.show_scene(Scene(body_map, View.BACK, ghosts=ghosts(), avoid=(spine(),), differing=True))
    canvas.hold(Holding("paint", what="burning"))
    canvas.show()
    QApplication.processEvents()
    return canvas


def _paint(canvas: BodyCanvas) -> None:
    """Paint now what is to be painted: left to itself, the window collects changes for some milliseconds."""
    canvas.repaint(0, 0, 1, 1)
    QApplication.processEvents()


def _hovers(canvas: BodyCanvas) -> Iterator[float]:
    """The pointer goes over the whole body without a button, so that region after region lights up."""
    none = Qt.MouseButton.NoButton
    for step in range(HOVERS):
        at = canvas.viewport.to_window(-1600 + 97 * (step % 34), 600 + 27 * step)

        def move(at: QPointF = at) -> None:
            event = QMouseEvent(QEvent.Type.MouseMove, at, at, none, none, Qt.KeyboardModifier.NoModifier)
            QApplication.sendEvent(canvas, event)
            _paint(canvas)

        yield timed(move)


def _stroke(canvas: BodyCanvas, number: int) -> Iterator[float]:
    at = canvas.viewport.to_window(0, 6000) + QPointF(-200 + 30 * number, 0)
    QApplication.sendEvent(canvas, mouse(QEvent.Type.MouseButtonPress, at))
    for step in range(MOVES):
        at = at + QPointF(2.5, 8 if step % 2 else -4)

        def move(at: QPointF = at) -> None:
            QApplication.sendEvent(canvas, mouse(QEvent.Type.MouseMove, at))
            _paint(canvas)

        yield timed(move)
    canvas.cancel()
    QApplication.processEvents()


def _zooms(canvas: BodyCanvas) -> Iterator[float]:
    """The wheel turns in and out about the low back, without a rest."""
    at = canvas.viewport.to_window(300, 6600)
    none = Qt.KeyboardModifier.NoModifier
    for step in range(ZOOMS):
        turn = QPoint(0, 60 if step // 20 % 2 == 0 else -60)

        def wheel(turn: QPoint = turn) -> None:
            event = QWheelEvent(
                at, at, QPoint(), turn, Qt.MouseButton.NoButton, none, Qt.ScrollPhase.NoScrollPhase, False
            )
            QApplication.sendEvent(canvas, event)
            _paint(canvas)

        yield timed(wheel)
    canvas.show_whole()
    QApplication.processEvents()


def _hits(scene: Scene) -> Iterator[float]:
    """How long it takes to find the region under a point, in µs."""
    body = body_of(scene)
    left, top, right, bottom = body.view(scene.view).bounds
    points = [
        (left + (right - left) * (i + 0.5) / GRID, top + (bottom - top) * (j + 0.5) / GRID)
        for i in range(GRID)
        for j in range(GRID)
    ]
    shape_at(body, scene.view, *points[0])
    for _ in range(ROUNDS):
        for x, y in points:
            yield 1000 * timed(lambda x=x, y=y: shape_at(body, scene.view, x, y))
