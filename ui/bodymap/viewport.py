"""Which part of the figure the window shows: whole, enlarged, moved. No widget in sight."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF

from notesapp.bodymap.geometry import Bounds
from ui.bodymap.pictures import Frame

MOST = 8.0


@dataclass(frozen=True, slots=True)
class Viewport:
    """BOUNDS of the figure in a window of WIDTH x HEIGHT px, ZOOM times the whole, its middle moved by X, Y px."""

    bounds: Bounds
    width: int
    height: int
    ratio: float = 1.0
    zoom: float = 1.0
    x: float = 0.0
    y: float = 0.0
    margin: int = 8

    @property
    def scale(self) -> float:
        """px per 1/10 mm."""
        left, top, right, bottom = self.bounds
        wide, high = max(self.width - 2 * self.margin, 1), max(self.height - 2 * self.margin, 1)
        return min(wide / (right - left), high / (bottom - top)) * self.zoom

    @property
    def frame(self) -> Frame:
        left, top, right, bottom = self.bounds
        x = self.width / 2 + self.x - (left + right) / 2 * self.scale
        y = self.height / 2 + self.y - (top + bottom) / 2 * self.scale
        return Frame(self.width, self.height, self.ratio, self.scale, round(x, 2), round(y, 2))

    def to_body(self, at: QPointF) -> tuple[float, float]:
        frame = self.frame
        return (at.x() - frame.x) / frame.scale, (at.y() - frame.y) / frame.scale

    def to_window(self, x: float, y: float) -> QPointF:
        frame = self.frame
        return QPointF(x * frame.scale + frame.x, y * frame.scale + frame.y)

    def zoomed(self, by: float, at: QPointF) -> Viewport:
        """Enlarged BY, with the place under AT staying there."""
        zoom = min(max(self.zoom * by, 1.0), MOST)
        x, y = self.to_body(at)
        grown = replace(self, zoom=zoom)
        now = grown.to_window(x, y)
        return grown.moved(at.x() - now.x(), at.y() - now.y())

    def moved(self, dx: float, dy: float) -> Viewport:
        """Moved by px, but never so far that the window shows nothing of the figure."""
        left, top, right, bottom = self.bounds
        most_x = max(0.0, ((right - left) * self.scale - self.width) / 2 + self.margin)
        most_y = max(0.0, ((bottom - top) * self.scale - self.height) / 2 + self.margin)
        x = min(max(self.x + dx, -most_x), most_x)
        y = min(max(self.y + dy, -most_y), most_y)
        return replace(self, x=x, y=y)

    def whole(self) -> Viewport:
        return replace(self, zoom=1.0, x=0.0, y=0.0)

    def sized(self, width: int, height: int, ratio: float) -> Viewport:
        return replace(self, width=max(width, 1), height=max(height, 1), ratio=ratio).moved(0, 0)
