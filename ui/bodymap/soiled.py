"""What is to be painted anew, as the single rectangles it is made of: the box around them may be the whole map."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF


class Soiled:
    """Some rectangles, px of the widget."""

    def __init__(self, parts: Iterable[QRectF]) -> None:
        self._parts = tuple(parts)

    def meets(self, box: QRectF) -> bool:
        return any(part.intersects(box) for part in self._parts)
