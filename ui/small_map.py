"""The small body map of a session on tiles and timelines, as the composition root hands it to the screens."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from notesapp.usecases.overview import SessionLine
from ui.base.theme import current
from ui.parts.pictures import silhouette


def paint_small(painter: QPainter, rect: QRectF, line: SessionLine | None) -> None:
    """Paint LINE's marks on the view that holds most of them."""
    silhouette("back")(painter, rect, current().colour("border_strong"))
