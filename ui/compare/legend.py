"""What the signs of a comparison mean: form first, colour second."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from notesapp.bodymap.compare import PARTS, Part, swatch
from notesapp.bodymap.geometry import polyline
from notesapp.catalogue import tokens
from notesapp.catalogue.symptoms import symptoms
from notesapp.model.body_map import Layer
from notesapp.words.compared import Two
from ui.base import metrics
from ui.base.i18n import tr
from ui.base.theme import current
from ui.bodymap.qt_surface import QtSurface
from ui.parts.flow import empty
from ui.parts.lists import FlowRow
from ui.parts.paint import start
from ui.parts.paint import swatch as symptom_swatch
from ui.parts.words import Text

SAMPLE = polyline([(30, 30), (870, 30), (870, 570), (30, 570)], closed=True)
"""A sample 90 x 60 mm of the figure, 36 x 24 px."""
WORDS = {"both": "Both times", "then": "Only earlier", "now": "Only later"}
MIDDLE = 5


class _Sample(QWidget):
    """The sign of a part of the difference, or of a symptom."""

    def __init__(self, what: str) -> None:
        super().__init__()
        self._what = what
        metrics.size(self, width=36, height=24)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), start(self)
        if self._what in WORDS:
            part: Part = self._what  # type: ignore[assignment]
            scale = self.width() / 900
            painter.scale(scale, scale)
            swatch(part, SAMPLE, QtSurface(painter, scale * self.devicePixelRatioF()))
        else:
            key = symptoms()[self._what].pattern
            style = tokens.symptom_style(key, MIDDLE)
            symptom_swatch(painter, QRectF(self.rect()), style, theme.px(6), theme.scale)
        painter.end()


class CompareLegend(QWidget):
    """The parts of a difference, or the symptoms of both drawings."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("compare.legend")
        self.setAccessibleName(tr("Legend"))
        self._flow = FlowRow(self, 16)
        self._shown: tuple[str, ...] = ()

    def show_way(self, way: str, two: Two) -> None:
        """Say what WAY shows of TWO."""
        found = PARTS if way == "difference" else symptoms_of(two)
        if found == self._shown:
            return
        self._shown = found
        empty(self._flow)
        for what in found:
            entry = QWidget()
            line = metrics.row(entry, 8)
            line.addWidget(_Sample(what))
            words = tr(WORDS[what]) if what in WORDS else symptoms()[what].label
            line.addWidget(Text(words, "secondary", name=f"compare.legend.{what}"))
            self._flow.addWidget(entry)
            entry.show()
        self.updateGeometry()


def symptoms_of(two: Two) -> tuple[str, ...]:
    """The symptoms of the client's marks, each once."""
    marks = (m for one in (two.then, two.now) for m in one.body_map.marks if m.layer is Layer.CLIENT)
    return tuple(dict.fromkeys(m.what for m in marks if m.what in symptoms()))
