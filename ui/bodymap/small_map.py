"""The small body map of a session, on tiles, timelines and signed notes: a kept figure, with L and R beside it."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from notesapp.bodymap.draw import body_of
from notesapp.bodymap.figure import new_map
from notesapp.bodymap.scene import Detail, Scene
from notesapp.model.body_map import BodyMap, Layer, Moment, View
from notesapp.usecases.overview import SessionLine
from ui.base.theme import current
from ui.bodymap.pictures import Frame, whole_picture
from ui.bodymap.viewport import Viewport
from ui.parts.paint import CENTRE, write

SIDES = {View.FRONT: ("R", "L"), View.BACK: ("L", "R"), View.LEFT: ("", "L"), View.RIGHT: ("", "R")}
SIDES |= {View.PALMS: ("R", "L"), View.HANDS: ("L", "R"), View.FEET: ("R", "L"), View.FACE: ("R", "L")}
ROOM = 40
"""What is kept free around the figure, in 1/10 mm: badges are not drawn here."""


def telling_view(body_map: BodyMap) -> View:
    """The view that shows most of the client's marks; the back when there are none."""
    views = [mark.view for mark in body_map.marks if mark.layer is Layer.CLIENT]
    return max(View, key=lambda view: (views.count(view), view is View.BACK))


def paint_session(painter: QPainter, rect: QRectF, line: SessionLine | None) -> None:
    """Draw the session of LINE into RECT; the bare figure when there is none."""
    if line is None:
        body_map = new_map()
    else:
        body_map = BodyMap(figure_version=line.figure_version, marks=line.marks, readings=line.readings)
    paint_small(painter, rect, body_map)


def paint_small(
    painter: QPainter,
    rect: QRectF,
    body_map: BodyMap,
    moment: Moment = Moment.ARRIVE,
    detail: Detail = "small",
    view: View | None = None,
) -> None:
    """Draw a VIEW of BODY_MAP (the one that tells most if none is given) into RECT, with what it hatches."""
    theme, view = current(), view or telling_view(body_map)
    scene = Scene(body_map, view, moment, avoid=body_map.to_hatch, look=theme.name, detail=detail, badges=False)
    frame = _frame(scene, rect, painter.device().devicePixelRatio())
    painter.drawPixmap(rect.topLeft(), whole_picture(scene, frame, None))
    side = theme.px(22 if rect.height() > theme.px(300) else 18)
    for letter, x in zip(SIDES.get(view, ("", "")), (rect.left(), rect.right() - side), strict=True):
        if letter:
            spot = QRectF(x, rect.top() + rect.height() * 0.07, side, side)
            font = theme.font("label" if side > theme.px(18) else "secondary", 700)
            write(painter, spot, letter, font, theme.colour("text2"), CENTRE)


def _frame(scene: Scene, rect: QRectF, ratio: float) -> Frame:
    left, top, right, bottom = body_of(scene).view(scene.view).base.bounds
    bounds = (left - ROOM, top - ROOM, right + ROOM, bottom + ROOM)
    return Viewport(bounds, round(rect.width()), round(rect.height()), ratio, margin=0).frame
