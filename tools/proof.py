#!/usr/bin/env python3
"""Paint the built figure and the exercise drawings, to look at:  python tools/proof.py FOLDER

Writes front.png, back.png, left.png, right.png, soles.png and exercises.png. Needs PySide6. The colours are only those
of the proof; the app has its own in the tokens.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import QPointF, Qt  # noqa: E402
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPainterPath, QPen  # noqa: E402

from notesapp.bodymap.figure import VIEWS, FigureView, figure  # noqa: E402
from notesapp.catalogue.exercises import drawing, drawn_items, has_sides  # noqa: E402
from notesapp.model.path import TAKES  # noqa: E402
from notesapp.model.path import Path as Drawn  # noqa: E402

PAPER = "#fbf8f4"
BODY = dict(muscle="#e3c5ae", bone="#e9d5c5", tendon="#e6cdbb", base="#e5cbb8", line="#7d5643", outline="#5a3d2f")
BODY |= dict(shade="#8a5238", light="#fff8ef")
EXERCISE = dict(ink="#4a342a", skin="#f3e2d5", shirt="#ffffff", shorts="#c9dcdc", floor="#bcaea3", prop="#e9dfd5")
EXERCISE |= dict(prop_light="#f7f1ea", mat="#f2ebe3", water="#e4eeee", water_line="#9fb9bb")
EXERCISE |= dict(hot="#c8502f", hot_glow="#f6c9a8", move="#1f6f78")
HEIGHT, CELL_WIDTH, CELL_HEIGHT, ACROSS = 1400, 330, 270, 6


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


def paint_view(view: FigureView) -> QImage:
    left, top, right, bottom = view.bounds
    scale = HEIGHT / (bottom - top)
    image = QImage(round((right - left) * scale), HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor(PAPER))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    painter.translate(-left, -top)
    painter.fillPath(painter_path(view.base), QColor(BODY["base"]))
    for shape in view.shapes:
        painter.setPen(round_pen(BODY[shape.tone], 3))
        painter.setBrush(QColor(BODY[shape.tone]))
        painter.drawPath(painter_path(shape.path))
    for ink in (*view.volume, *view.lines):
        colour = QColor(BODY[ink.role])
        colour.setAlphaF(ink.opacity / 1000)
        painter.fillPath(painter_path(ink.path), colour)
    painter.strokePath(painter_path(view.outline.path), round_pen(BODY["outline"], view.outline.width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for badge in view.badges:
        painter.drawEllipse(QPointF(*badge.point), 100, 100)
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
    for view in VIEWS:
        paint_view(figure().view(view)).save(str(folder / f"{view}.png"))
    paint_exercises().save(str(folder / "exercises.png"))
    del application


if __name__ == "__main__":
    main()
