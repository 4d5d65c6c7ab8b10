"""The pictures of two drawings: each kept until the pair, the view, the theme or the window on the figure changes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtGui import QPainter, QPixmap

from notesapp.bodymap.carry import map_on
from notesapp.bodymap.compare import Pair, differing, over, scenes
from notesapp.bodymap.scene import Scene
from notesapp.model.body_map import View
from notesapp.words.compared import Two
from ui.base.i18n import tr
from ui.base.theme import current
from ui.bodymap.pictures import Frame, figure_pictures, on_figure, whole_picture
from ui.bodymap.viewport import Viewport

Way = Literal["beside", "over", "difference"]


@dataclass(frozen=True, slots=True)
class Kept:
    """A picture and the window on the figure it was painted for."""

    pixmap: QPixmap
    frame: Frame


@dataclass(frozen=True, slots=True)
class Panel:
    """One figure in the widget: what it is called, and its pictures with the strength each is painted in (0-1)."""

    title: str
    pictures: tuple[tuple[Kept, float], ...]


class Pictures:
    """What the panels show of TWO in a VIEW, the WAY they show it; FADE is 0 for the earlier one, 100 the later one.

    While MOVING, pictures of an earlier window on the figure do; whoever paints them stretches them.
    """

    def __init__(self) -> None:
        self.two: Two | None = None
        self.view, self.fade = View.BACK, 50
        self.way: Way = "beside"
        self.viewport = Viewport((0, 0, 1, 1), 1, 1)
        self.moving = False
        self._kept: dict[str, Kept] = {}

    def forget(self) -> None:
        self._kept = {}

    def pair(self) -> Pair | None:
        two = self.two
        if two is None:
            return None
        maps = two.then.body_map, two.now.body_map
        return Pair(*maps, self.view, *two.moments, look=current().name, badges=False)

    def _picture(self, key: str) -> Kept:
        kept, frame = self._kept.get(key), self.viewport.frame
        if kept is None or (kept.frame != frame and not self.moving):
            pair = self.pair()
            assert pair is not None
            kept = self._kept[key] = Kept(self._paint(key, pair), frame)
        return kept

    def _paint(self, key: str, pair: Pair) -> QPixmap:
        frame, paper = self.viewport.frame, current().colour("map")
        then, now = scenes(pair)
        if key == "difference":
            return _difference(pair, replace(now, body_map=replace(now.body_map, marks=())), frame)
        scene = {"then": then, "now": now, "over": over(pair)}[key]
        if key == "then" and self.way != "beside":  # laid on the later one's figure, so that nothing jumps
            scene = replace(then, body_map=map_on(then.body_map, pair.now.figure_version))
        return whole_picture(scene, frame, paper)

    def panels(self) -> tuple[Panel, ...]:
        two = self.two
        if two is None:
            return ()
        then, now = two.names()
        if self.way == "beside":
            return Panel(then, ((self._picture("then"), 1),)), Panel(now, ((self._picture("now"), 1),))
        if self.way == "difference":
            return (Panel(tr("What differs"), ((self._picture("difference"), 1),)),)
        return (Panel(self._words(then, now), self._faded()),)

    def _words(self, then: str, now: str) -> str:
        if self.fade in (0, 100):
            return then if self.fade == 0 else now
        return tr("{now}; dashed: {then}", then=then, now=now)

    def _faded(self) -> tuple[tuple[Kept, float], ...]:
        """Between the earlier one alone, both, and the later one alone, never more than two pictures at once."""
        under, above, part = (
            ("then", "over", self.fade / 50) if self.fade <= 50 else ("over", "now", self.fade / 50 - 1)
        )
        if part in (0, 1):
            return ((self._picture(under if part == 0 else above), 1),)
        return (self._picture(under), 1), (self._picture(above), part)


def _difference(pair: Pair, bare: Scene, frame: Frame) -> QPixmap:
    """The bare figure as a kept picture, with what differs on it."""
    picture = frame.pixmap()
    picture.fill(current().colour("map"))
    painter = QPainter(picture)
    for part in figure_pictures(bare, frame):
        painter.drawPixmap(0, 0, part)
    painter.save()
    differing(pair, on_figure(painter, frame))
    painter.restore()
    painter.end()
    return picture
