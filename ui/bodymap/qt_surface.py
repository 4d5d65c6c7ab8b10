"""The surface of the screen: the one drawing, painted with QPainter. Paths are translated once and kept."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap, QTransform

from notesapp.bodymap.surface import Cap, Dash, Join, Tile
from notesapp.model.path import Path
from ui.base.paths import painter_path
from ui.base.theme import current

CAPS = {"butt": Qt.PenCapStyle.FlatCap, "round": Qt.PenCapStyle.RoundCap}
JOINS = {"miter": Qt.PenJoinStyle.MiterJoin, "round": Qt.PenJoinStyle.RoundJoin}
FINEST = 6
"""A tile of fewer device pixels than this is drawn larger and shrunk, so that it stays legible."""


class Kept:
    """What painters of this process share: painter paths by path, colours by text, tiles by size."""

    def __init__(self) -> None:
        self._paths: dict[int, tuple[Path, QPainterPath]] = {}
        self._colours: dict[str, QColor] = {}
        self._tiles: dict[tuple[str, str, int], QPixmap] = {}

    def path(self, path: Path) -> QPainterPath:
        found = self._paths.get(id(path))
        if found is None:
            if len(self._paths) > 20_000:
                self._paths.clear()
            found = self._paths[id(path)] = (path, painter_path(path))
        return found[1]

    def colour(self, text: str) -> QColor:
        if text not in self._colours:
            self._colours[text] = QColor(text)
        return self._colours[text]

    def tile(self, tile: Tile, colour: str, side: int) -> QPixmap:
        """TILE as a picture SIDE device pixels square, with what its neighbours hang into it."""
        key = (tile.key, colour, side)
        if key not in self._tiles:
            if len(self._tiles) > 500:
                self._tiles.clear()
            self._tiles[key] = self._picture(tile, colour, side)
        return self._tiles[key]

    def _picture(self, tile: Tile, colour: str, side: int) -> QPixmap:
        image = QPixmap(side, side)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(side / tile.side, side / tile.side)
        if tile.width:
            pen = QPen(self.colour(colour), tile.width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.colour(colour))
        painter.drawPath(self.path(tile.path))
        painter.end()
        return image


_KEPT = Kept()


class QtSurface:
    """Draws with PAINTER, whose transform already takes 1/10 mm to the window; SCALE is device pixels per 1/10 mm."""

    def __init__(self, painter: QPainter, scale: float, kept: Kept = _KEPT) -> None:
        self._painter, self._scale, self._kept = painter, scale, kept
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)

    @property
    def least_text(self) -> int:
        return 0

    def fill(self, path: Path, colour: str, opacity: float = 1.0) -> None:
        self._painter.fillPath(self._kept.path(path), self._ink(colour, opacity))

    def stroke(
        self,
        path: Path,
        colour: str,
        width: float,
        *,
        cap: Cap = "round",
        join: Join = "round",
        dash: Dash = (),
        opacity: float = 1.0,
    ) -> None:
        pen = QPen(self._ink(colour, opacity), width)
        pen.setCapStyle(CAPS[cap])
        pen.setJoinStyle(JOINS[join])
        if dash:
            pen.setDashPattern([part / width for part in dash])
        self._painter.strokePath(self._kept.path(path), pen)

    def pattern(self, path: Path, tile: Tile, colour: str, opacity: float = 1.0) -> None:
        side = max(FINEST, ceil(tile.side * self._scale))
        brush = QBrush(self._kept.tile(tile, colour, side))
        brush.setTransform(QTransform().rotate(tile.rotate).scale(tile.side / side, tile.side / side))
        self._painter.setOpacity(opacity)
        self._painter.fillPath(self._kept.path(path), brush)
        self._painter.setOpacity(1.0)

    def text(self, words: str, x: int, y: int, size: int, colour: str) -> None:
        font = current().font("body", 700)
        metrics = QFontMetricsF(font)
        part = size / font.pixelSize()
        self._painter.save()
        self._painter.translate(x, y)
        self._painter.scale(part, part)
        self._painter.setFont(font)
        self._painter.setPen(self._kept.colour(colour))
        at = QPointF(-metrics.horizontalAdvance(words) / 2, metrics.capHeight() / 2)
        self._painter.drawText(at, words)
        self._painter.restore()

    def push(self, path: Path) -> None:
        self._painter.save()
        self._painter.setClipPath(self._kept.path(path), Qt.ClipOperation.IntersectClip)

    def pop(self) -> None:
        self._painter.restore()

    def _ink(self, colour: str, opacity: float) -> QColor:
        ink = self._kept.colour(colour)
        if opacity < 1:
            ink = QColor(ink)
            ink.setAlphaF(opacity)
        return ink
