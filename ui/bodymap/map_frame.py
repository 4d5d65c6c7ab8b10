"""Where things stand on the map's pane: the rails, one canvas or two, the chips over their feet."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from notesapp.model.body_map import View
from ui.base import metrics
from ui.base.i18n import tr
from ui.base.theme import current
from ui.base.turns import Turns
from ui.bodymap.canvas import BodyCanvas
from ui.bodymap.chips import Offers
from ui.bodymap.rails import DrawRail, ViewRail
from ui.parts.press import identify

WIDE = 900
"""From this width (px at 100 %) two views stand side by side."""
ROOM = (520, 704)
"""With less room (px at 100 %) the rails fold to icons."""


class MapFrame(QWidget):
    """The parts of the pane, laid out; what they do is the pane's affair."""

    def __init__(self) -> None:
        super().__init__()
        identify(self, "map", tr("Body map"))
        self.draw_rail, self.view_rail = DrawRail(), ViewRail()
        self.turns = Turns(self)
        """In which what follows a stroke is done, one piece a turn."""
        self.canvas = BodyCanvas("map.canvas", turns=self.turns)
        self.second = BodyCanvas("map.canvas_2", View.FRONT, self.turns)
        self._box = metrics.row(self, 4, (8, 0, 8, 0))
        for widget, stretch in ((self.draw_rail, 0), (self.canvas, 1), (self.second, 1), (self.view_rail, 0)):
            self._box.addWidget(widget, stretch)
        self._box.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        self.second.hide()
        self.offers = Offers(self, "map.offers")
        for canvas in (self.canvas, self.second):
            self.view_rail.whole_asked.connect(canvas.show_whole)
            canvas.zoomed.connect(lambda _: self._show_whole_button())

    def put_offers(self, at_left: bool) -> None:
        """Stand the chips at the foot of the map; what is said there moves aside."""
        x, theme = self.canvas.x() + current().px(2), current()
        if not at_left:
            x = self.canvas.geometry().right() - self.offers.width() - theme.px(2)
        top = self.height() - self.offers.height() - theme.px(8)
        self.offers.move(x, top)
        taken = 0 if self.offers.isHidden() else self.offers.width() + theme.px(2)
        self.canvas.keep_free(*((taken, 0) if at_left else (0, taken)), top - self.canvas.y())

    def _show_whole_button(self) -> None:
        enlarged = self.canvas.viewport.zoom > 1 or self.second.viewport.zoom > 1
        self.view_rail.whole.setEnabled(enlarged)

    def fitted(self, folded: bool) -> None:
        """The rails are folded, or are not."""

    def arranged(self) -> None:
        """The room changed, and the parts have their places."""

    def minimumSizeHint(self) -> QSize:
        return QSize(400, 540)

    def sizeHint(self) -> QSize:
        return QSize(current().px(616), current().px(736))

    def resizeEvent(self, event: QResizeEvent) -> None:
        folded = self.height() < current().px(ROOM[1]) or self.width() < current().px(ROOM[0])
        for part in (self.draw_rail, self.view_rail, self.offers):
            part.fold(folded)
        self.second.setVisible(self.width() >= current().px(WIDE))
        self._box.activate()
        self.fitted(folded)
        self.arranged()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), current().colour("map"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), current().colour("border"))
        painter.end()
