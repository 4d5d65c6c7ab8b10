#!/usr/bin/env python3
"""Paint the built figure and the exercise drawings, to look at:  python tools/proof.py FOLDER [HEIGHT ...]

Writes each view of the newest figure in light, dark and greyscale at every HEIGHT (300, 900 and 2400 px when none is
told) as <view>-<look>-<height>.png, through the app's own drawing, and exercises.png. Needs PySide6.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import Qt  # noqa: E402
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPainterPath, QPen, QTransform  # noqa: E402

from notesapp.bodymap import draw  # noqa: E402
from notesapp.bodymap.figure import VERSION, figure  # noqa: E402
from notesapp.bodymap.scene import Look, Scene  # noqa: E402
from notesapp.catalogue import tokens  # noqa: E402
from notesapp.catalogue.exercises import drawing, drawn_items, has_sides  # noqa: E402
from notesapp.model.body_map import BodyMap, View  # noqa: E402
from notesapp.model.path import TAKES  # noqa: E402
from notesapp.model.path import Path as Drawn  # noqa: E402
from ui.bodymap.qt_surface import QtSurface  # noqa: E402

EXERCISE = dict(ink="#4a342a", skin="#f3e2d5", shirt="#ffffff", shorts="#c9dcdc", floor="#bcaea3", prop="#e9dfd5")
EXERCISE |= dict(prop_light="#f7f1ea", mat="#f2ebe3", water="#e4eeee", water_line="#9fb9bb")
EXERCISE |= dict(hot="#c8502f", hot_glow="#f6c9a8", move="#1f6f78")
HEIGHTS = (300, 900, 2400)
LOOKS: tuple[tuple[str, Look], ...] = (("light", "light"), ("dark", "dark"), ("grey", "light"))
CELL_WIDTH, CELL_HEIGHT, ACROSS = 330, 270, 6


def painter_path(path: Drawn) -> QPainterPath:
    out = QPainterPath()
    out.setFillRule(Qt.FillRule.WindingFill)
    at = 0
    for op in path.ops:
        numbers = path.xy[at : at + TAKES[op]]
        at += TAKES[op]
        {"M": out.moveTo, "L": out.lineTo, "C": out.cubicTo, "Z": out.closeSubpath}[op](*numbers)
    return out


def round_pen(colour: str, width: float) -> QPen:
    return QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def paint_view(name: str, look: Look, height: int) -> QImage:
    left, top, right, bottom = figure().view(name).bounds
    scale = height / (bottom - top)
    image = QImage(round((right - left) * scale), height, QImage.Format.Format_RGB32)
    image.fill(QColor(tokens.colours("dark" if look == "dark" else "light")["map"]))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setTransform(QTransform(scale, 0, 0, scale, -left * scale, -top * scale))
    draw.draw_scene(Scene(BodyMap(figure_version=VERSION), View(name), look=look), QtSurface(painter, scale))
    painter.end()
    return image


def paint_exercises() -> QImage:
    shown = [drawing(i, side) for i in drawn_items() for side in (("right", "left") if has_sides(i) else (None,))]
    rows = -(-len(shown) // ACROSS)
    image = QImage(CELL_WIDTH * ACROSS, CELL_HEIGHT * rows, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number, one in enumerate(filter(None, shown)):
        scale = min((CELL_WIDTH - 20) / one.width, (CELL_HEIGHT - 20) / one.height)
        painter.save()
        painter.translate(number % ACROSS * CELL_WIDTH + 10, number // ACROSS * CELL_HEIGHT + 10)
        painter.scale(scale, scale)
        for ink in one.inks:
            painter.setBrush(QColor(EXERCISE[ink.fill]) if ink.fill else QColor(0, 0, 0, 0))
            painter.setPen(round_pen(EXERCISE[ink.stroke], ink.width) if ink.stroke else Qt.PenStyle.NoPen)
            painter.drawPath(painter_path(ink.path))
        painter.restore()
    painter.end()
    return image


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    application = QGuiApplication([])
    heights = tuple(map(int, sys.argv[2:])) or HEIGHTS
    for view in figure().views:
        for said, look in LOOKS:
            for height in heights:
                image = paint_view(view, look, height)
                if said == "grey":
                    image = image.convertToFormat(QImage.Format.Format_Grayscale8)
                image.save(str(folder / f"{view}-{said}-{height}.png"))
    paint_exercises().save(str(folder / "exercises.png"))
    del application


if __name__ == "__main__":
    main()
