"""What lies above the map's picture: tags, sides, handle, the region under the pointer; the trail."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from notesapp.bodymap.draw import body_of
from notesapp.bodymap.draw_marks import mark as draw_mark
from notesapp.bodymap.figure import Shape
from notesapp.bodymap.hits import handle
from notesapp.bodymap.patterns import style
from notesapp.bodymap.repaint import reach
from notesapp.catalogue import tokens
from notesapp.model.body_map import Layer, View
from ui.base.paths import painter_path
from ui.base.theme import current
from ui.bodymap.holding import Holding
from ui.bodymap.naming import region_name, side_words
from ui.bodymap.pictures import Frame, chosen, on_figure
from ui.bodymap.seen import Seen
from ui.bodymap.tags import MapTag, paint_leader
from ui.parts.badges import paint_side
from ui.parts.paint import CENTRE, panel, text_width, write

BADGE = 28
WRIST = (4180, 9000)
ROUND = Qt.PenCapStyle.RoundCap


def paint(canvas: Seen, painter: QPainter, dirty: QRectF) -> None:
    """Everything above the picture that lies in the rectangle to be mended."""
    theme = current()
    for shape, role in ((canvas.hovering, "text"), (canvas.focused if canvas.hasFocus() else None, "focus")):
        if shape is not None:
            _ring(canvas, painter, shape, role)
    _chosen(canvas, painter, dirty)
    seen = [tag for tag in canvas.tags if tag.rect.united(QRectF(tag.anchor, tag.anchor)).intersects(dirty)]
    for tag in seen:
        paint_leader(painter, tag, theme)
    _grip(canvas, painter, dirty)
    for tag in seen:
        canvas.tag_pictures.paint(painter, tag, theme)
    for rect, side in sides(canvas):
        if rect.intersects(dirty):
            paint_side(painter, rect, "R" if side == "right" else "L", theme)
    _pill(canvas, painter, dirty)


def sides(canvas: Seen) -> list[tuple[QRectF, str]]:
    """Where L and R stand: at the hands, or at the window's edge nearest to them when they are out of sight."""
    theme, room = current(), QRectF(canvas.rect())
    half = theme.px(BADGE) / 2
    inset = half + theme.px(6)
    out: list[tuple[QRectF, str]] = []
    for badge in body_of(canvas.scene).view(canvas.scene.view).badges:
        at = canvas.viewport.to_window(*beside_wrist(canvas.scene.view, badge.point))
        x = min(max(at.x(), inset), room.width() - inset)
        y = min(max(at.y(), inset), room.height() - inset)
        out.append((QRectF(x - half, y - half, 2 * half, 2 * half), badge.side))
    return out


def beside_wrist(view: View, point: tuple[int, int]) -> tuple[int, int]:
    """On the screen the letters stand outside the wrists, so that the place below the hands is free for chips."""
    if view not in (View.FRONT, View.BACK):
        return point
    return (WRIST[0] if point[0] > 0 else -WRIST[0]), WRIST[1]


def badge_rects(canvas: Seen) -> list[QRectF]:
    return [rect for rect, _ in sides(canvas)]


def stretched(painter: QPainter, picture: QPixmap, was: Frame, now: Frame) -> None:
    """An old picture where it now belongs, until the new one is painted."""
    painter.fillRect(0, 0, now.width, now.height, current().colour("map"))
    grown = now.scale / was.scale
    x, y = now.x - was.x * grown, now.y - was.y * grown
    painter.drawPixmap(QRectF(x, y, was.width * grown, was.height * grown), picture, QRectF(picture.rect()))


def trail(painter: QPainter, holding: Holding, start: QPointF, end: QPointF, width: float) -> None:
    """One more piece of a stroke under way."""
    if holding.tool == "erase":
        ink = QColor(tokens.figure_roles(current().name)["base"])
    elif holding.layer is Layer.THERAPIST:
        ink = QColor(tokens.colours("light")["finding"])
    else:
        look = style(holding.what, None)
        ink = QColor(look.edge if holding.tool == "path" else look.fill)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, width, Qt.PenStyle.SolidLine, ROUND, Qt.PenJoinStyle.RoundJoin))
    painter.drawLine(start, end)


def _ring(canvas: Seen, painter: QPainter, shape: Shape, role: str) -> None:
    painter.save()
    painter.setTransform(canvas.viewport.frame.transform, combine=True)
    path = painter_path(shape.path)
    scale = canvas.viewport.scale
    if role == "focus":
        painter.strokePath(path, QPen(QColor(tokens.figure_halo()), 5 / scale))
        painter.strokePath(path, QPen(QColor(tokens.colours("light")["focus"]), 2.5 / scale))
    else:
        painter.strokePath(path, QPen(QColor(tokens.colours("light")["text"]), 1.4 / scale))
    painter.restore()


def tag_rect(tag: MapTag) -> QRect:
    """What is painted anew when a tag changes, its leader included."""
    return tag.rect.united(QRectF(tag.anchor, tag.anchor)).adjusted(-4, -4, 4, 4).toAlignedRect()


def _chosen(canvas: Seen, painter: QPainter, dirty: QRectF) -> None:
    """The chosen mark once more with its ring, above all others."""
    scene = canvas.preview_scene
    one = chosen(scene)
    if one is None:
        return
    frame = canvas.viewport.frame
    boxes = (QRectF(QPointF(*box[:2]), QPointF(*box[2:])) for box in reach(one, scene))
    if any(frame.transform.mapRect(box).intersects(dirty) for box in boxes):
        painter.save()
        draw_mark(one, scene, body_of(scene), on_figure(painter, frame))
        painter.restore()


def _grip(canvas: Seen, painter: QPainter, dirty: QRectF) -> None:
    """The round handle of a path's end: drag it to where the pain now goes."""
    scene = canvas.preview_scene
    mark = scene.body_map.mark(scene.selected) if scene.selected else None
    at = handle(scene, scene.selected)
    if mark is None or at is None or len(mark.strokes[0]) < 2:
        return
    theme = current()
    r = theme.px(11)
    middle = canvas.viewport.to_window(*at) + QPointF(0, theme.px(8))
    if not QRectF(middle.x() - r, middle.y() - r, 2 * r, 2 * r).intersects(dirty):
        return
    ink = QColor(tokens.colours("light")["text"])
    painter.setPen(QPen(ink, 2))
    painter.setBrush(QColor(tokens.figure_halo()))
    painter.drawEllipse(middle, r, r)
    painter.setPen(QPen(ink, 1.6, Qt.PenStyle.SolidLine, ROUND, Qt.PenJoinStyle.RoundJoin))
    long, wing = r * 0.5, r * 0.28
    painter.drawLine(middle - QPointF(0, long), middle + QPointF(0, long))
    for way in (-1, 1):
        tip = middle + QPointF(0, way * long)
        painter.drawLine(tip, tip + QPointF(-wing, -way * wing))
        painter.drawLine(tip, tip + QPointF(wing, -way * wing))


def _pill(canvas: Seen, painter: QPainter, dirty: QRectF) -> None:
    """Name and side of the region under the pointer, or under the keyboard's focus, at the map's foot."""
    shape = canvas.hovering or (canvas.focused if canvas.hasFocus() else None)
    if shape is None or canvas.is_down:
        return
    rect = pill_rect(canvas, shape)
    if not rect.intersects(dirty):
        return
    theme = current()
    panel(painter, rect, rect.height() / 2, theme.colour("text"))
    name, side = region_name(shape.key, canvas.wording), side_words(shape.side)
    words = f"{name} · {side}"
    write(painter, rect, words, theme.font("secondary", 600), theme.colour("surface"), CENTRE)


def pill_rect(canvas: Seen, shape: Shape) -> QRectF:
    theme = current()
    words = f"{region_name(shape.key, canvas.wording)} · {side_words(shape.side)}"
    width = min(text_width(words, theme.font("secondary", 600)) + theme.px(26), canvas.width() - theme.px(8))
    high = theme.px(28)
    return QRectF((canvas.width() - width) / 2, canvas.height() - high - theme.px(4), width, high)


def pill_strip(canvas: Seen) -> QRect:
    """The strip at the map's foot in which the pill stands."""
    high = current().px(34)
    return QRect(0, canvas.height() - high, canvas.width(), high)


def shape_rect(canvas: Seen, shape: Shape) -> QRect:
    """What is painted anew when a region is no longer, or newly, under the pointer."""
    left, top, right, bottom = shape.path.bounds
    corners = QRectF(canvas.viewport.to_window(left, top), canvas.viewport.to_window(right, bottom))
    return corners.adjusted(-3, -3, 3, 3).toAlignedRect()
