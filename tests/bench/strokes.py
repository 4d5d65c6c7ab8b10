"""stroke-frame: from a pointer move to painted, p95, with 200 marks on a map of 1600×1000."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtWidgets import QApplication

from notesapp.bodymap.scene import Scene
from notesapp.model.body_map import View
from tests.bench.many import many_marks
from tests.bench.measure import Measured, p95, spread, timed
from tests.bench.running import mouse, qt
from ui.base.theme import Themes
from ui.bodymap.canvas import BodyCanvas
from ui.bodymap.holding import Holding

STROKES, MOVES = 20, 60


def measure(names: frozenset[str]) -> Iterator[Measured]:
    Themes(qt())
    canvas = BodyCanvas("bench.map")
    canvas.resize(1600, 1000)
    canvas.show_scene(Scene(many_marks(200), View.BACK))
    canvas.hold(Holding("paint", what="burning"))
    canvas.show()
    QApplication.processEvents()
    times = [took for number in range(STROKES) for took in _stroke(canvas, number)]
    canvas.close()
    yield Measured("stroke-frame", p95(times), "ms", 8, spread(times))


def _stroke(canvas: BodyCanvas, number: int) -> list[float]:
    """What each move of one stroke took, the first one included (it copies the picture)."""
    at = canvas.viewport.to_window(0, 6000) + QPointF(-100 + 10 * number, 0)
    QApplication.sendEvent(canvas, mouse(QEvent.Type.MouseButtonPress, at))
    times = []
    for step in range(MOVES):
        at = at + QPointF(1.5, 4 if step % 2 else -2)

        def move(at: QPointF = at) -> None:
            QApplication.sendEvent(canvas, mouse(QEvent.Type.MouseMove, at))
            QApplication.processEvents()

        times.append(timed(move))
    canvas.cancel()
    QApplication.processEvents()
    return times
