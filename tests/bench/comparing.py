"""measure-session: a full session in numbers, nothing kept. compare: two of them judged and painted as three maps.

As on the page, the bare figure is a picture that is kept; the marks of all three maps are painted on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from notesapp.bodymap import _rows, draw
from notesapp.bodymap.changes import change
from notesapp.bodymap.compare import Pair, differing, scenes
from notesapp.bodymap.figure import figure
from notesapp.bodymap.measure import drawn, measures
from notesapp.bodymap.scene import Scene
from notesapp.bodymap.surface import Surface
from notesapp.model.body_map import BodyMap, Layer, Mark, MarkKind, Moment, Place, Reading, Side, View
from notesapp.words.comparison import compared
from tests.bench.measure import Measured, median, timed
from ui.bodymap.qt_surface import QtSurface

MARKS, TIMES = 20, 9
WIDTH, HEIGHT = 316, 536


def session(shift: int) -> BodyMap:
    """Twenty painted marks of 60 cm each, from the neck to the calf."""
    marks, readings = [], []
    for n in range(MARKS):
        x, y = (-1 if n % 2 else 1) * 500, 2600 + 550 * n
        line = tuple((x + 20 * k + shift, y + 25 * (k % 5)) for k in range(30))
        place = Place("lumbar_region", Side.LEFT if n % 2 else Side.RIGHT)
        marks.append(Mark(f"m{n}", Layer.CLIENT, MarkKind.STROKE, View.BACK, "ache", (place,), (line,), 300))
        readings.append(Reading(f"m{n}", Moment.ARRIVE, intensity=n % 11))
    return BodyMap(marks=tuple(marks), readings=tuple(readings))


def forget() -> None:
    drawn.cache_clear()
    _rows.of_strokes.cache_clear()
    _rows.of_path.cache_clear()


def painted(show: Callable[[Surface], None]) -> None:
    """Paint one map as large as the comparing page shows it."""
    left, top, _, low = figure(1).view("back").bounds
    scale = HEIGHT / (low - top)
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    painter.scale(scale, scale)
    painter.translate(-left, -top)
    show(QtSurface(painter, scale))
    painter.end()


def marks_of(scene: Scene, surface: Surface) -> None:
    draw.fills(scene, surface)
    draw.marks(scene, surface)


def measure(names: frozenset[str]) -> Iterator[Measured]:
    app = QApplication.instance() or QApplication([])
    then, now = session(0), session(60)

    def count() -> None:
        forget()
        measures(then)

    def compare() -> None:
        forget()
        compared(change(then, now))
        pair = Pair(then, now, View.BACK)
        for scene in scenes(pair):
            painted(partial(marks_of, scene))
        painted(partial(differing, pair))

    for name, do, bar in (("measure-session", count, 50), ("compare", compare, 150)):
        if name in names:
            do()
            yield Measured(name, median(timed(do) for _ in range(TIMES)), "ms", bar)
    del app
