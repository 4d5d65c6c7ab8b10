"""What lies above the map's picture: tags, sides, handle, the region under the pointer; the trail."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from notesapp.bodymap.draw import body_of
from notesapp.bodymap.draw_marks import mark as draw_mark
from notesapp.bodymap.draw_marks import reach_of
from notesapp.bodymap.edit import Grip, handles
from notesapp.bodymap.figure import Shape
from notesapp.bodymap.patterns import style
from notesapp.bodymap.repaint import reach
from notesapp.bodymap.scene import Scene
from notesapp.bodymap.states import state
from notesapp.bodymap.tools import Lasso
from notesapp.catalogue import tokens
from notesapp.model.body_map import Layer, MarkKind, View
from ui.base.paths import painter_path
from ui.base.theme import current
from ui.bodymap import above
from ui.bodymap.holding import Holding
from ui.bodymap.naming import region_name, side_words
from ui.bodymap.pictures import Frame, chosen, on_figure
from ui.bodymap.seen import Seen
from ui.bodymap.soiled import Soiled
from ui.bodymap.tags import MapTag, paint_leader
from ui.bodymap.viewport import Viewport
from ui.parts.badges import paint_side
from ui.parts.paint import CENTRE, elided, panel, text_width, write

BADGE = 28
WRIST = (4180, 9000)
ROUND = Qt.PenCapStyle.RoundCap


def paint(canvas: Seen, painter: QPainter, dirty: Soiled) -> None:
    """Everything above the picture that lies in the rectangle to be mended."""
    theme = current()
    for shape, role in ((canvas.hovering, "text"), (canvas.focused if canvas.hasFocus() else None, "focus")):
        if shape is not None:
            _ring(canvas, painter, shape, role)
    _chosen(canvas, painter, dirty)
    seen = [tag for tag in canvas.tags if dirty.meets(_with_leader(tag))]
    for tag in seen:
        paint_leader(painter, tag, theme)
    _picked(canvas, painter)
    _grips(canvas, painter, dirty)
    for tag in seen:
        canvas.tag_pictures.paint(painter, tag, theme)
    for rect, side in sides(canvas):
        if dirty.meets(rect):
            paint_side(painter, rect, "R" if side == "right" else "L", theme)
    _led(canvas, painter)
    above.paint(canvas, painter, dirty)
    _pill(canvas, painter, dirty)


def sides(canvas: Seen) -> list[tuple[QRectF, str]]:
    """Where L and R stand: at the hands, or at the window's edge nearest to them when they are out of sight, and above
    what covers the map there."""
    theme, room = current(), QRectF(canvas.rect())
    left, right, top = canvas.covered
    half = theme.px(BADGE) / 2
    inset = half + theme.px(6)
    out: list[tuple[QRectF, str]] = []
    for badge in body_of(canvas.scene).view(canvas.scene.view).badges:
        at = canvas.viewport.to_window(*beside_wrist(canvas.scene.view, badge.point))
        x = min(max(at.x(), inset), room.width() - inset)
        y = min(max(at.y(), inset), room.height() - inset)
        if x - half < left or x + half > room.width() - right:
            y = min(y, max(inset, top - inset))
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
    grown, room = now.scale / was.scale, QRectF(0, 0, now.width, now.height)
    x, y = now.x - was.x * grown, now.y - was.y * grown
    whole = QRectF(x, y, was.width * grown, was.height * grown)
    part = whole & room  # only what is seen of it is stretched
    if part != room:
        painter.fillRect(room, current().colour("map"))
    ratio = picture.devicePixelRatio() / grown
    painter.drawPixmap(part, picture, QRectF((part.topLeft() - whole.topLeft()) * ratio, part.size() * ratio))


def trail(painter: QPainter, holding: Holding, start: QPointF, end: QPointF, width: float) -> None:
    """One more piece of a stroke under way."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if holding.tool == "lasso":
        painter.setPen(QPen(QColor(tokens.colours("light")["text"]), 2, Qt.PenStyle.SolidLine, ROUND))
        painter.drawLine(start, end)
        return
    if holding.tool == "erase":
        ink = QColor(tokens.figure_roles(current().name)["base"])
    elif holding.layer is Layer.THERAPIST:
        ink = QColor(tokens.colours("light")["finding"])
    else:
        look = style(holding.what, None)
        ink = QColor(look.edge if holding.tool in ("path", "line") else look.fill)
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
    return _with_leader(tag).adjusted(-4, -4, 4, 4).toAlignedRect()


def _with_leader(tag: MapTag) -> QRectF:
    """A tag and its leader. The leader's end has a size here, or Qt would leave it out as no rectangle at all."""
    return tag.rect.united(QRectF(tag.anchor.x() - 1, tag.anchor.y() - 1, 2, 2))


def _chosen(canvas: Seen, painter: QPainter, dirty: Soiled) -> None:
    """The chosen mark once more with its ring, above all others."""
    scene = canvas.preview_scene
    one = chosen(scene)
    if one is None:
        return
    frame = canvas.viewport.frame
    boxes = (QRectF(QPointF(*box[:2]), QPointF(*box[2:])) for box in reach(one, scene))
    if any(dirty.meets(frame.transform.mapRect(box)) for box in boxes):
        painter.save()
        draw_mark(one, scene, body_of(scene), on_figure(painter, frame))
        painter.restore()


def grip_rects(viewport: Viewport, scene: Scene) -> list[QRect]:
    """Where the handles of the mark at hand stand."""
    r = current().px(22)
    spots = (viewport.to_window(x, y) for _, x, y in handles(scene, scene.selected))
    return [QRectF(at.x() - r, at.y() - r, 2 * r, 2 * r).toAlignedRect() for at in spots]


def _grips(canvas: Seen, painter: QPainter, dirty: Soiled) -> None:
    """The handles of the mark at hand: its ends, and while it is edited its place and its size."""
    scene = canvas.preview_scene
    mark = scene.body_map.mark(scene.selected) if scene.selected else None
    if mark is None or mark.kind in (MarkKind.POINT, MarkKind.STAMP):
        return
    for grip, x, y in handles(scene, scene.selected):
        if grip == "end" or canvas.edits:
            _grip(painter, grip, canvas.viewport.to_window(x, y), dirty)


def _grip(painter: QPainter, grip: Grip, at: QPointF, dirty: Soiled) -> None:
    theme = current()
    r = theme.px(11)
    middle = at + QPointF(0, theme.px(8)) if grip == "end" else at
    if not dirty.meets(QRectF(middle.x() - r, middle.y() - r, 2 * r, 2 * r)):
        return
    ink = QColor(tokens.colours("light")["text"])
    painter.setPen(QPen(ink, 2))
    painter.setBrush(QColor(tokens.figure_halo()))
    painter.drawEllipse(middle, r, r)
    painter.setPen(QPen(ink, 1.6, Qt.PenStyle.SolidLine, ROUND, Qt.PenJoinStyle.RoundJoin))
    ways = {"end": ((0, 1),), "start": ((0, 1),), "size": ((0.7, 0.7),), "move": ((0, 1), (1, 0))}[grip]
    for wx, wy in ways:
        _two_headed(painter, middle, QPointF(wx, wy), r * 0.55, r * 0.28)


def _two_headed(painter: QPainter, middle: QPointF, way: QPointF, long: float, wing: float) -> None:
    painter.drawLine(middle - way * long, middle + way * long)
    across = QPointF(-way.y(), way.x())
    for turn in (-1, 1):
        tip = middle + way * long * turn
        for side in (-1, 1):
            painter.drawLine(tip, tip - way * wing * turn + across * wing * side)


def _led(canvas: Seen, painter: QPainter) -> None:
    """What the keys have led so far, and the fine cursor."""
    by_key = getattr(canvas, "by_key", None)
    if by_key is None or not canvas.hasFocus() or by_key.at is None:
        return
    at = canvas.viewport.to_window(*by_key.at)
    points = [canvas.viewport.to_window(*point) for point in by_key.line]
    ink, halo = QColor(tokens.colours("light")["focus"]), QColor(tokens.figure_halo())
    for colour, width in ((halo, 5.0), (ink, 2.4)):
        pen = QPen(colour, width)
        pen.setDashPattern([2, 2])
        painter.setPen(pen)
        for a, b in pairwise([*points, at]):
            painter.drawLine(a, b)
    if not points and not by_key.is_fine:
        return
    r = current().px(9)
    for colour, width in ((halo, 5.0), (ink, 2.4)):
        painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, ROUND))
        painter.drawLine(at - QPointF(r, 0), at + QPointF(r, 0))
        painter.drawLine(at - QPointF(0, r), at + QPointF(0, r))


def _picked(canvas: Seen, painter: QPainter) -> None:
    """A dashed line around what the lasso holds, and around each of its marks."""
    tool = getattr(canvas, "tool", None)
    if not isinstance(tool, Lasso) or not tool.picked:
        return
    scene = canvas.preview_scene
    body = body_of(scene)
    shapes: list[QPolygonF] = []
    if not tool.is_moving and tool.loop:
        shapes.append(QPolygonF([canvas.viewport.to_window(x, y) for x, y in tool.loop]))
    for mark in filter(None, map(scene.body_map.mark, tool.picked)):
        reach = reach_of(mark, state(mark, scene).strokes, body)
        if mark.view is scene.view and reach is not None:
            left, top, right, bottom = reach
            corners = QRectF(canvas.viewport.to_window(left, top), canvas.viewport.to_window(right, bottom))
            shapes.append(QPolygonF(corners.adjusted(-4, -4, 4, 4)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((QColor(tokens.figure_halo()), 4.0), (QColor(tokens.colours("light")["text"]), 1.8)):
        pen = QPen(colour, width)
        if width < 2:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        for shape in shapes:
            painter.drawPolygon(shape)


def _pill(canvas: Seen, painter: QPainter, dirty: Soiled) -> None:
    """Name and side of the region under the pointer, or under the keyboard's focus, at the map's foot."""
    shape = canvas.hovering or (canvas.focused if canvas.hasFocus() else None)
    if shape is None or canvas.is_down:
        return
    rect = pill_rect(canvas, shape)
    if not dirty.meets(rect):
        return
    theme = current()
    panel(painter, rect, rect.height() / 2, theme.colour("text"))
    font = theme.font("secondary", 600)
    side = f" · {side_words(shape.side)}"  # where there is little room the name gives way, never the side
    name = elided(region_name(shape.key, canvas.wording), font, rect.width() - theme.px(20) - text_width(side, font))
    write(painter, rect, f"{name}{side}", font, theme.colour("surface"), CENTRE)


def pill_rect(canvas: Seen, shape: Shape) -> QRectF:
    theme = current()
    words = f"{region_name(shape.key, canvas.wording)} · {side_words(shape.side)}"
    left, right, _ = canvas.covered
    room = canvas.width() - theme.px(8) - left - right
    width = min(text_width(words, theme.font("secondary", 600)) + theme.px(26), room)
    high = theme.px(28)
    return QRectF(left + theme.px(4) + (room - width) / 2, canvas.height() - high - theme.px(4), width, high)


def pill_strip(canvas: Seen) -> QRect:
    """The strip at the map's foot in which the pill stands."""
    high = current().px(34)
    return QRect(0, canvas.height() - high, canvas.width(), high)


def shape_rect(canvas: Seen, shape: Shape) -> QRect:
    """What is painted anew when a region is no longer, or newly, under the pointer."""
    left, top, right, bottom = shape.path.bounds
    corners = QRectF(canvas.viewport.to_window(left, top), canvas.viewport.to_window(right, bottom))
    return corners.adjusted(-3, -3, 3, 3).toAlignedRect()
