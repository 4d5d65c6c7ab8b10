"""Two drawings on the screen: side by side, laid over each other, or as a difference; all panels move as one."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QNativeGestureEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from notesapp.bodymap.compare import scenes
from notesapp.bodymap.draw import body_of
from notesapp.model.body_map import View
from notesapp.words.compared import Two
from ui.base.i18n import tr
from ui.base.theme import current
from ui.bodymap.overlay import beside_wrist, stretched
from ui.bodymap.viewport import Viewport
from ui.compare.pictures import Pictures, Way
from ui.parts.badges import paint_side
from ui.parts.paint import CENTRE, start, write
from ui.parts.press import identify

CLOSER = 2.4
SETTLE_MS = 80
"""While the maps are moved or enlarged the old pictures are stretched; after this rest they are painted anew."""
STEP = 1.25
NUDGE = 40
HEAD = 30
BADGE = 26
GAP = 8


class CompareMaps(QWidget):
    """Shows a `Two`. `flipped` asks for the other drawing alone, `faded(step)` for a step towards one of both."""

    flipped = Signal()
    faded = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        identify(self, "compare.maps", tr("Both drawings"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._shown = Pictures()
        self._from: QPointF | None = None
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._settled)

    def show_two(self, two: Two, view: View) -> None:
        """Show another pair or another view; the part that is shown stays as long as the view does."""
        same = self._shown.two is not None and view is self._shown.view
        self._shown.two, self._shown.view = two, view
        self._shown.forget()
        self._fit(keep=same)

    def look(self, way: Way) -> None:
        if way != self._shown.way:
            self._shown.way = way
            self._shown.forget()
            self._fit(keep=True)

    def fade(self, value: int) -> None:
        self._shown.fade = value
        self.update()

    @property
    def zoom(self) -> float:
        return self._shown.viewport.zoom

    # where the panels lie

    @property
    def _count(self) -> int:
        return 2 if self._shown.way == "beside" else 1

    def _rect(self, at: int) -> QRectF:
        theme = current()
        gap = theme.px(GAP)
        wide = (self.width() - gap * (self._count - 1)) / self._count
        return QRectF(at * (wide + gap), theme.px(HEAD), wide, max(1, self.height() - theme.px(HEAD)))

    def _fit(self, *, keep: bool) -> None:
        pair = self._shown.pair()
        if pair is None:
            return
        rect = self._rect(0)
        bounds = body_of(scenes(pair)[1]).view(self._shown.view.value).bounds
        shown = self._shown.viewport if keep else Viewport(bounds, 1, 1)
        shown = replace(shown, bounds=bounds).sized(int(rect.width()), int(rect.height()), self.devicePixelRatioF())
        self._shown.viewport, self._shown.moving = shown, False
        self.update()

    def _look_at(self, viewport: Viewport) -> None:
        if viewport != self._shown.viewport:
            self._shown.viewport, self._shown.moving = viewport, True
            self._settle.start()
            self.update()

    def _settled(self) -> None:
        """The hand rests: paint sharply what was stretched."""
        self._shown.moving = False
        self.update()

    # what is painted

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), start(self)
        painter.fillRect(self.rect(), theme.colour("map"))
        for at, panel in enumerate(self._shown.panels()):
            rect = self._rect(at)
            head = QRectF(rect.left(), 0, rect.width(), theme.px(HEAD))
            write(painter, head, panel.title, theme.font("label", 600), theme.colour("text"), CENTRE)
            painter.save()
            painter.setClipRect(rect)
            painter.translate(rect.topLeft())
            for kept, strength in panel.pictures:
                painter.setOpacity(strength)
                if kept.frame == self._shown.viewport.frame:
                    painter.drawPixmap(0, 0, kept.pixmap)
                else:
                    stretched(painter, kept.pixmap, kept.frame, self._shown.viewport.frame)
            painter.restore()
            self._sides(painter, rect)
            if at:
                painter.fillRect(QRectF(rect.left() - theme.px(GAP / 2), 0, 1, self.height()), theme.colour("border"))
        painter.end()

    def _sides(self, painter: QPainter, rect: QRectF) -> None:
        """L and R at the hands, or at the panel's edge nearest to them."""
        pair, theme = self._shown.pair(), current()
        assert pair is not None
        half, air = theme.px(BADGE) / 2, theme.px(4)
        inner = rect.adjusted(half + air, half + air, -half - air, -half - air)
        for badge in body_of(scenes(pair)[1]).view(self._shown.view.value).badges:
            at = self._shown.viewport.to_window(*beside_wrist(self._shown.view, badge.point)) + rect.topLeft()
            x = min(max(at.x(), inner.left()), inner.right())
            y = min(max(at.y(), inner.top()), inner.bottom())
            box = QRectF(x - half, y - half, 2 * half, 2 * half)
            paint_side(painter, box, "R" if badge.side == "right" else "L", theme)

    # hand and keys

    def _inside(self, at: QPointF) -> QPointF:
        """A point of the widget in the panel under it."""
        rect = self._rect(0)
        step = rect.width() + current().px(GAP)
        return QPointF(at.x() % step, at.y() - rect.top())

    def enlarge(self, by: float, at: QPointF | None = None) -> None:
        """Show all panels larger or smaller about a point of one of them; its middle if none is told."""
        rect = self._rect(0)
        middle = QPointF(rect.width() / 2, rect.height() / 2)
        self._look_at(self._shown.viewport.zoomed(by, self._inside(at) if at is not None else middle))

    def show_whole(self) -> None:
        self._look_at(self._shown.viewport.whole())

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.enlarge(1.2 ** (event.angleDelta().y() / 120), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            by = event.position() - self._from
            self._from = event.position()
            self._look_at(self._shown.viewport.moved(by.x(), by.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._from = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.zoom > 1:
            self.show_whole()
        else:
            self.enlarge(CLOSER, event.position())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
            self.enlarge(1 + event.value(), event.position())
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        sideways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key, 0)
        down = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key, 0)
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.enlarge(1 / STEP if key is Qt.Key.Key_Minus else STEP)
        elif key is Qt.Key.Key_0:
            self.show_whole()
        elif key is Qt.Key.Key_Space:
            self.flipped.emit()
        elif sideways and self.zoom == 1:
            self.faded.emit(sideways)
        elif sideways or down:
            self._look_at(self._shown.viewport.moved(-sideways * NUDGE, -down * NUDGE))
        else:
            super().keyPressEvent(event)

    # the window

    def minimumSizeHint(self) -> QSize:
        return QSize(current().px(280), current().px(300))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit(keep=True)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._shown.forget()
            self._fit(keep=True)
        super().changeEvent(event)
