"""stroke-frame: from a pointer move to painted, p95, with 200 marks on a 1600×1000 window."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from notesapp.bodymap.scene import Scene
from notesapp.model.body_map import BodyMap, View
from tests.bench.measure import Measured, p95, timed
from tests.cases import many_marks
from ui.bodymap.canvas import BodyCanvas
from ui.bodymap.holding import Holding

STROKES, MOVES = 10, 60


def mouse(kind: QEvent.Type, at: QPointF) -> QMouseEvent:
    down = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
    button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    return QMouseEvent(kind, at, at, button, down, Qt.KeyboardModifier.NoModifier)


def frames() -> Iterator[Measured]:
    canvas = BodyCanvas("bench.map")
    canvas.resize(1600, 1000)
    canvas.show_scene(Scene(BodyMap(marks=many_marks(200)), View.BACK))
    canvas.hold(Holding("paint", what="burning"))
    canvas.show()
    canvas.repaint()
    middle = canvas.viewport.to_window(0, 6000)
    times = []
    for stroke in range(STROKES):
        at = middle + QPointF(-100 + 20 * stroke, 0)
        QApplication.sendEvent(canvas, mouse(QEvent.Type.MouseButtonPress, at))
        for step in range(MOVES):
            at = at + QPointF(1.5, 4 if step % 2 else -2)

            def move(at: QPointF = at) -> None:
                QApplication.sendEvent(canvas, mouse(QEvent.Type.MouseMove, at))
                QApplication.processEvents()

            times.append(timed(move))
        QApplication.sendEvent(canvas, mouse(QEvent.Type.MouseButtonRelease, at))
    canvas.close()
    yield Measured("stroke-frame", p95(times), "ms", 8)
