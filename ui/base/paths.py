"""The core's paths as Qt's."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath

from notesapp.model.path import Path


def painter_path(path: Path) -> QPainterPath:
    """PATH with non-zero winding."""
    made, xy, at = QPainterPath(), path.xy, 0
    made.setFillRule(Qt.FillRule.WindingFill)
    for op in path.ops:
        if op == "C":
            made.cubicTo(*xy[at : at + 6])
            at += 6
        elif op == "L":
            made.lineTo(xy[at], xy[at + 1])
            at += 2
        elif op == "M":
            made.moveTo(xy[at], xy[at + 1])
            at += 2
        else:
            made.closeSubpath()
    return made
