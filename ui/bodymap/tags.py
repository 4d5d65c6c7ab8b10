"""The tags beside the figure: "7 Burning" at a mark, "Ache 3, Still there?" at a ghost."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil
from operator import is_

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from notesapp.bodymap.draw import body_of
from notesapp.bodymap.draw_marks import reach_of
from notesapp.bodymap.figure import Shape
from notesapp.bodymap.labels import Box, Tag, laid_out
from notesapp.bodymap.patterns import pattern_of, style
from notesapp.bodymap.regions import where_to_draw
from notesapp.bodymap.scene import Scene
from notesapp.bodymap.states import State, state
from notesapp.catalogue import symptoms
from notesapp.model.body_map import Layer, Mark, MarkKind, Moment
from notesapp.model.briefing import Ghost
from ui.base.i18n import tr
from ui.base.icons import paint_icon
from ui.base.theme import Theme
from ui.bodymap.viewport import Viewport
from ui.parts.badges import paint_score
from ui.parts.kept import Kept
from ui.parts.paint import LEFT, mix, panel, text_width, write

HIGH, GHOST_HIGH = 34, 50
BESIDE = {"right": 80, "left": 94}
"""px between the figure's middle line and the tags."""
SHORT = 330
"""On a map narrower than this tags are numbers alone, px at 100 %."""
ROUND = 2
"""px around a tag that its edge may take."""
KEPT = 60
"""Pictures of tags: about 20 kB each."""
AWAY = 34
"""px between a mark far from the middle and its tag."""


@dataclass(frozen=True, slots=True)
class MapTag:
    """One tag: the id of its mark or ghost, what it says, where it stands (px) and the point it belongs to."""

    id: str
    words: str
    second: str
    level: int | None
    leaves: int | None
    what: str
    is_ghost: bool
    chosen: bool
    anchor: QPointF
    rect: QRectF
    asks: bool = False
    """Leaving, and nobody has asked again yet."""


def symptom_label(what: str) -> str:
    found = symptoms.symptoms().get(what)
    return found.label if found else what


class TagMaker:
    """Makes the tags of a map. What it made of a mark is kept until the mark, the window on it or the theme changes."""

    def __init__(self) -> None:
        self._for: tuple[object, ...] = ()
        self._made: dict[str, tuple[tuple[object, ...], tuple[Tag, MapTag] | None]] = {}

    def tags_of(self, scene: Scene, viewport: Viewport, theme: Theme, kept_free: list[QRectF]) -> list[MapTag]:
        """The tags of the marks and ghosts of a view, laid out so that none covers another."""
        now = (viewport, theme, scene.moment, scene.body_map.figure_version)
        if self._for != now:
            self._for, self._made = now, {}
        number, wanted, made = 0, [], {}
        for mark in scene.body_map.marks:
            if mark.view is not scene.view or mark.layer is not Layer.CLIENT or mark.layer in scene.quiet:
                continue
            key = (mark, scene.arrived(mark), scene.left(mark), mark.id == scene.selected, number)
            was = self._made.get(mark.id)
            if was is None or not all(map(is_, was[0][:3], key)) or was[0][3:] != key[3:]:
                was = (key, _wanted(_mark(mark, scene, viewport), number, viewport, theme))
            made[mark.id] = was
            number += 1
            if was[1] is not None:
                wanted.append(was[1])
        self._made = made
        for ghost in scene.ghosts:
            if ghost.mark.view is scene.view:
                one = _wanted(_ghost(ghost, scene, viewport), number, viewport, theme)
                number += 1
                if one is not None:
                    wanted.append(one)
        room: Box = (theme.px(6), theme.px(8), viewport.width - theme.px(6), viewport.height - theme.px(8))
        free = [(r.left(), r.top(), r.right(), r.bottom()) for r in kept_free]
        boxes = laid_out([tag for tag, _ in wanted], room, free)
        return [_at(made, boxes[made.id]) for _, made in wanted if made.id in boxes]


def _wanted(made: MapTag, number: int, viewport: Viewport, theme: Theme) -> tuple[Tag, MapTag] | None:
    """What a tag asks of its column; None when its mark is out of sight."""
    if not QRectF(0, 0, viewport.width, viewport.height).contains(made.anchor):
        return None
    if viewport.width < theme.px(SHORT):
        made = replace(made, second="", words=made.words if made.is_ghost else "")
    middle = viewport.to_window(0, 0).x()
    side = "right" if made.anchor.x() >= middle else "left"
    beside = min(theme.px(BESIDE[side]), round(viewport.width * 0.22))
    reach = max(abs(made.anchor.x() - middle) + theme.px(AWAY), beside)
    edge = middle + reach if side == "right" else middle - reach
    weight = 1_000_000 if made.chosen else number
    size = (_width(made, theme), theme.px(GHOST_HIGH if made.second else HIGH))
    anchor = (made.anchor.x(), made.anchor.y())
    return Tag(made.id, anchor, size, "right" if side == "right" else "left", edge, weight), made


def _at(made: MapTag, box: Box) -> MapTag:
    left, top, right, bottom = box
    return replace(made, rect=QRectF(round(left), round(top), ceil(right - left), ceil(bottom - top)))


def _mark(mark: Mark, scene: Scene, viewport: Viewport) -> MapTag:
    now, arrived, left = state(mark, scene), scene.arrived(mark), scene.left(mark)
    words, leaves, asks = symptom_label(mark.what), None, False
    if scene.moment is Moment.LEAVE:
        words = "" if now.here else tr("gone")
        leaves = left.intensity if left is not None and now.here else None
        asks = now.here and leaves is None
    level = arrived.intensity if arrived is not None else None
    anchor = _anchor(mark, now, scene, viewport)
    chosen = mark.id == scene.selected
    return MapTag(mark.id, words, "", level, leaves, mark.what, False, chosen, anchor, QRectF(), asks)


def _ghost(ghost: Ghost, scene: Scene, viewport: Viewport) -> MapTag:
    level = ghost.reading.intensity if ghost.reading is not None else None
    words = symptom_label(ghost.mark.what) + ("" if level is None else f" {level}")
    bounds = _bounds(ghost, scene)
    anchor = viewport.to_window((bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2)
    second = tr("Still there?")
    return MapTag(ghost.mark.id, words, second, None, None, ghost.mark.what, True, False, anchor, QRectF())


def _bounds(ghost: Ghost, scene: Scene) -> Box:
    strokes = ghost.reading.strokes if ghost.reading and ghost.reading.strokes else ghost.mark.strokes
    return reach_of(ghost.mark, strokes, body_of(scene)) or (0, 0, 0, 0)


def _anchor(mark: Mark, now: State, scene: Scene, viewport: Viewport) -> QPointF:
    """Where the leader line begins: the outer edge of an area, two thirds down a path."""
    if mark.kind is MarkKind.PATH and now.strokes:
        line = now.strokes[0]
        return viewport.to_window(*line[len(line) * 2 // 3])
    reach = reach_of(mark, now.strokes, body_of(scene))
    if reach is None:
        return QPointF(-1, -1)
    left, top, right, bottom = reach
    if mark.kind is MarkKind.AREA:
        for place in mark.places[:1]:
            for shape in where_to_draw(body_of(scene), place.region, place.side.value, mark.view)[:1]:
                return viewport.to_window(*_edge_of(shape))
    middle = (left + right) / 2
    return viewport.to_window(right if middle >= 0 else left, (top + bottom) / 2)


def _edge_of(shape: Shape) -> tuple[float, float]:
    """Where a region ends, at the height of its middle, towards the outside of the body."""
    x, y = shape.point
    crossings = [
        ax + (y - ay) * (bx - ax) / (by - ay)
        for ring in shape.path.flatten(20)
        for (ax, ay), (bx, by) in pairwise((*ring, ring[0]))
        if (ay <= y) != (by <= y)
    ]
    outside = [at for at in crossings if (at >= x) == (x >= 0)]
    return (min(outside, key=lambda at: abs(at - x)) if outside else x), y


def _width(tag: MapTag, theme: Theme) -> float:
    if tag.is_ghost:
        return max(
            text_width(tag.words, _strong(theme)) + theme.px(30), text_width(tag.second, _plain(theme))
        ) + theme.px(24)
    width: float = theme.px(6) + theme.px(28)
    if tag.leaves is not None or tag.asks:
        width += theme.px(62)
    if tag.words:
        width += theme.px(8) + text_width(tag.words, _label(theme)) + theme.px(10)
    return width + theme.px(6)


def paint_leader(painter: QPainter, tag: MapTag, theme: Theme) -> None:
    pen = QPen(theme.colour("ghost" if tag.is_ghost else "text"), 1.4 if not tag.is_ghost else 1.2)
    if tag.is_ghost:
        pen.setDashPattern([3, 3])
    painter.setPen(pen)
    right = tag.rect.left() > tag.anchor.x()
    end = QPointF(tag.rect.left() if right else tag.rect.right(), tag.rect.center().y())
    if tag.rect.left() <= tag.anchor.x() <= tag.rect.right():
        end = QPointF(tag.anchor.x(), tag.rect.top() if tag.rect.top() > tag.anchor.y() else tag.rect.bottom())
    painter.drawLine(tag.anchor, end)


class TagPictures:
    """Tags painted once and kept: many say the same, and all are painted again when one is added."""

    def __init__(self) -> None:
        self._kept = Kept(KEPT)

    def paint(self, painter: QPainter, tag: MapTag, theme: Theme) -> None:
        says = (tag.words, tag.second, tag.level, tag.leaves, tag.what, tag.is_ghost, tag.chosen, tag.asks, theme)

        def draw(pen: QPainter, rect: QRectF) -> None:
            paint_tag(pen, replace(tag, rect=rect), theme)

        self._kept.paint(painter, tag.rect, says, draw, ROUND)


def paint_tag(painter: QPainter, tag: MapTag, theme: Theme) -> None:
    if tag.is_ghost:
        _paint_ghost(painter, tag, theme)
        return
    rect, edge = tag.rect, theme.colour("text" if tag.chosen else "border_strong")
    panel(painter, rect, theme.px(9), theme.colour("surface"), edge, 2 if tag.chosen else 1.2)
    x, side, high = rect.left() + theme.px(6), theme.px(28), theme.px(24)
    top = rect.center().y() - high / 2
    _score(painter, QRectF(x, top, side, high), tag.level, tag.what, theme)
    x += side
    if tag.leaves is not None or tag.asks:
        arrow = theme.px(16)
        box = QRectF(x + theme.px(9), rect.center().y() - arrow / 2, arrow, arrow)
        _arrow(painter, box, theme.colour("text"))
        x = box.right() + theme.px(9)
        box = QRectF(x, top, side, high)
        if tag.asks:
            panel(painter, box, theme.px(6), None, theme.colour("border_strong"), 1.2, dashed=True)
            write(painter, box, "?", theme.font("body", 600), theme.colour("text2"), Qt.AlignmentFlag.AlignCenter)
        else:
            _score(painter, box, tag.leaves, tag.what, theme)
        x += side
    if tag.words:
        words = QRectF(x + theme.px(8), rect.top(), rect.right() - x - theme.px(10), rect.height())
        write(painter, words, tag.words, _label(theme), theme.colour("text"), LEFT)


def _score(painter: QPainter, rect: QRectF, level: int | None, what: str, theme: Theme) -> None:
    if level is not None:
        paint_score(painter, rect, level, theme, pattern_of(what))
        return
    look = style(what, None)
    panel(painter, rect, theme.px(6), QColor(look.fill), mix(QColor(look.fill), QColor(look.ink), 0.3))
    write(painter, rect, "–", theme.font("body", 700), QColor(look.ink), Qt.AlignmentFlag.AlignCenter)


def _arrow(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.setPen(QPen(colour, 1.5))
    y, right, wing = box.center().y(), box.right(), box.height() / 4
    painter.drawLine(QPointF(box.left(), y), QPointF(right, y))
    painter.drawLine(QPointF(right - wing, y - wing), QPointF(right, y))
    painter.drawLine(QPointF(right - wing, y + wing), QPointF(right, y))


def _paint_ghost(painter: QPainter, tag: MapTag, theme: Theme) -> None:
    rect = tag.rect
    panel(painter, rect, theme.px(9), theme.colour("map"), theme.colour("ghost"), 1.2, dashed=True)
    x, half = rect.left() + theme.px(12), rect.height() / 2
    first = QRectF(x, rect.top() + theme.px(5), rect.width() - theme.px(40), half - theme.px(4))
    if not tag.second:
        first = rect.adjusted(theme.px(12), 0, -theme.px(28), 0)
    write(painter, first, tag.words, _strong(theme), theme.colour("text"), LEFT)
    second = QRectF(x, rect.top() + half - theme.px(1), rect.width() - theme.px(16), half - theme.px(3))
    write(painter, second, tag.second, _plain(theme), theme.colour("text2"), LEFT)
    side = theme.px(18)
    plus = QRectF(rect.right() - theme.px(8) - side, rect.top() + theme.px(6), side, side)
    paint_icon(painter, "plus", plus, theme.colour("accent"), 2.2)


def _strong(theme: Theme) -> QFont:
    return theme.font("label", 600)


def _label(theme: Theme) -> QFont:
    return theme.font("label", 600)


def _plain(theme: Theme) -> QFont:
    return theme.font("secondary")
