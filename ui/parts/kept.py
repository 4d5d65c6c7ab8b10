"""Pictures painted once and kept: of parts that often look the same and would be slow to paint each time."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from math import ceil

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap


class Kept:
    """Keeps the COUNT pictures that were used last."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._pictures: OrderedDict[tuple[Hashable, ...], QPixmap] = OrderedDict()

    def paint(
        self, painter: QPainter, rect: QRectF, says: Hashable, draw: Callable[[QPainter, QRectF], None], around: int = 0
    ) -> None:
        """Paint into RECT what DRAW paints into a rectangle of that size; SAYS tells everything its look depends on.

        AROUND is how many px an edge may lie outside RECT.
        """
        ratio = painter.device().devicePixelRatio()
        wide, high = rect.width() + 2 * around, rect.height() + 2 * around
        key = (says, wide, high, ratio)
        picture = self._pictures.get(key)
        if picture is None:
            picture = self._pictures[key] = QPixmap(ceil(wide * ratio), ceil(high * ratio))
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            pen = QPainter(picture)
            pen.setRenderHints(painter.renderHints())
            draw(pen, QRectF(around, around, rect.width(), rect.height()))
            pen.end()
            if len(self._pictures) > self._count:
                self._pictures.popitem(last=False)
        self._pictures.move_to_end(key)
        painter.drawPixmap(QRectF(rect.left() - around, rect.top() - around, wide, high).topLeft(), picture)
