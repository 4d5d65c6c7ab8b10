"""All stamps with their glyphs, in groups, and how strong what is stamped is: chosen here, set on the map."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from notesapp.bodymap.patterns import glyph
from notesapp.catalogue import findings, tokens
from notesapp.catalogue.lists import options
from ui.base import metrics
from ui.base.i18n import tr
from ui.base.theme import Theme
from ui.bodymap.qt_surface import QtSurface
from ui.bodymap.sheets import MapSheet
from ui.parts.choices import Segmented
from ui.parts.paint import CENTRE, LEFT, panel, write
from ui.parts.press import Press
from ui.parts.words import Text

WIDTH = 580
COLUMNS = 4
HEIGHT, SIGN = 72, 34
GROUPS: Final = {
    "test": "Tested",
    "tissue": "Under the hands",
    "skin": "On the skin",
    "posture": "Posture",
}
UNTOLD = "untold"


def paint_glyph(painter: QPainter, rect: QRectF, finding: str, grade: int | None = None) -> None:
    """Draw a finding's sign as on the map, on a pale ground that both themes share."""
    box = 560
    scale = rect.height() / (box * 1.15)
    painter.save()
    painter.translate(rect.center())
    painter.scale(scale, scale)
    drawn, surface = glyph(finding, 0, 0, grade, box), QtSurface(painter, scale)
    if drawn.line is not None:
        surface.stroke(drawn.line, drawn.ink, drawn.width)
    for body in (drawn.body, drawn.dots):
        if body is not None:
            surface.fill(body, drawn.ink)
    painter.restore()


class StampTile(Press):
    """A finding's sign over its name."""

    def __init__(self, key: str, name: str) -> None:
        known = findings.findings()[key]
        super().__init__(tr(known.label), name, tip=f"{tr(known.label)} ({known.letter})")
        self.key = key
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def natural(self, theme: Theme) -> tuple[float, float]:
        return theme.px(96), theme.px(HEIGHT)

    def draw(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        chosen = self.isChecked()
        edge = theme.colour("accent" if chosen else "border")
        panel(painter, rect, theme.px(10), self.ground(theme, "accent_soft" if chosen else "surface"), edge, 1 + chosen)
        side = theme.px(SIGN)
        sign = QRectF(rect.center().x() - side / 2, rect.top() + theme.px(6), side, side)
        ground = sign.adjusted(-theme.px(6), -theme.px(2), theme.px(6), theme.px(2))
        panel(painter, ground, theme.px(8), QColor(tokens.figure_roles(theme.name)["base"]))
        paint_glyph(painter, sign, self.key)
        known = findings.findings()[self.key]
        if known.letter_beside:  # another finding has the same sign: on the map, too, the letters tell them apart
            beside = QRectF(ground.right() + theme.px(4), ground.top(), theme.px(40), ground.height())
            write(painter, beside, known.letter, theme.font("secondary", 700), self.ink(theme), LEFT)
        words = QRectF(rect.left() + 3, rect.bottom() - theme.px(29), rect.width() - 6, theme.px(26))
        write(painter, words, self.text(), theme.font("secondary", 600 if chosen else 500), self.ink(theme), CENTRE)


class StampSheet(MapSheet):
    """`taken(key)` when a stamp was chosen; `grade_chosen(0-3)`, 0 for "not told"."""

    taken = Signal(str)
    grade_chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "map.stamps", tr("Stamp"), WIDTH)
        grades = [(UNTOLD, tr("Not told")), *((key, tr(one.label)) for key, one in options("grades").items())]
        self._grade = Segmented("map.stamps.grade", tr("How strong"), grades, UNTOLD, height=64)
        self._grade.chosen.connect(self._graded)
        self.body.addWidget(self._grade)
        self._tiles: dict[str, StampTile] = {}
        for group, words in GROUPS.items():
            self.body.addWidget(Text(tr(words), "secondary", "text2", 600))
            lay = metrics.grid(None, 6)
            some = [key for key, one in findings.findings().items() if one.group == group]
            for number, key in enumerate(some):
                tile = StampTile(key, f"map.stamps.{key}")
                tile.clicked.connect(partial(self._take, key))
                lay.addWidget(tile, number // COLUMNS, number % COLUMNS)
                self._tiles[key] = tile
            for column in range(COLUMNS):
                lay.setColumnStretch(column, 1)
            self.body.addLayout(lay)
        self.body.addStretch(1)

    def show_held(self, finding: str, grade: int | None) -> None:
        for key, tile in self._tiles.items():
            tile.setChecked(key == finding)
        keys = {one.value: key for key, one in options("grades").items()}
        self._grade.choose(keys[grade] if grade else UNTOLD)

    def first_focus(self) -> QWidget:
        return next((tile for tile in self._tiles.values() if tile.isChecked()), self.close_button)

    def _graded(self, key: str) -> None:
        self.grade_chosen.emit(0 if key == UNTOLD else options("grades")[key].value)

    def _take(self, key: str, _: bool = False) -> None:
        self.taken.emit(key)
        self.fold()
