"""The focus ring: two pixels wide, two pixels away, around whatever has the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit, QSplitter, QWidget

from ui.base.theme import current

REACH = 4
RADIUS = "focus_radius"


@contextmanager
def staying(*rows: QWidget) -> Iterator[None]:
    """What has the keyboard inside one of ROWS and is gone afterwards leaves it to what stands in that row then.

    Qt would hand it to whatever comes next, past the question that has just appeared.
    """
    had = QApplication.focusWidget()
    row = next((one for one in rows if had is not None and one.isAncestorOf(had)), None)
    yield
    if row is not None and had is not None and not had.isVisible():
        focus_first(row)


def focus_first(place: QWidget) -> None:
    """Give the keyboard to the first thing in PLACE that takes it."""
    tab = Qt.FocusPolicy.TabFocus
    for part in place.findChildren(QWidget):
        if part.isVisible() and part.isEnabled() and part.focusPolicy() & tab and part.focusProxy() is None:
            part.setFocus(Qt.FocusReason.OtherFocusReason)
            return


class _Ring(QWidget):
    """Paints the ring and lets every event through."""

    def __init__(self, host: QWidget, radius: float) -> None:
        super().__init__(host)
        self._radius = radius
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("focus"), 2))
        radius = theme.px(self._radius) + REACH - 1
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        painter.end()


class FocusRing(QObject):
    """Follows the focus of APP until its PARENT goes. Fields show it by their own edge and are passed over."""

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent or app)
        self._ring: _Ring | None = None
        self._watched: list[QWidget] = []
        app.focusChanged.connect(self._moved)

    def _moved(self, old: QWidget | None, new: QWidget | None) -> None:
        self._drop()
        if new is None or isinstance(new, (QLineEdit, QAbstractScrollArea)) or new.isWindow():
            return
        target = new.property("focus_target")
        target = target if isinstance(target, QWidget) else new
        host = _host(target)
        if host is None:
            return
        radius = target.property(RADIUS)
        self._ring = _Ring(host, 10.0 if radius is None else float(radius))
        self._ring.destroyed.connect(self._forget)
        widget: QWidget | None = target
        while widget is not None and widget is not host:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = widget.parentWidget()
        self._place()

    def _forget(self) -> None:
        self._ring = None
        self._watched = []

    def _drop(self) -> None:
        for widget in self._watched:
            widget.removeEventFilter(self)
        self._watched = []
        if self._ring is not None:
            ring, self._ring = self._ring, None
            ring.destroyed.disconnect(self._forget)
            ring.hide()
            ring.deleteLater()

    def _place(self) -> None:
        if self._ring is None or not self._watched:
            return
        target = self._watched[0]
        host = self._ring.parentWidget()
        if host is None:
            return
        self._ring.setGeometry(_around(target, host).intersected(host.rect()))  # at an edge it runs along it
        self._ring.setVisible(target.isVisibleTo(host))
        self._ring.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide):
            self._place()
        return False


def _around(target: QWidget, host: QWidget) -> QRect:
    corner = target.mapTo(host, QPoint(0, 0))
    return QRect(corner, target.size()).adjusted(-REACH, -REACH, REACH, REACH)


def _host(target: QWidget) -> QWidget | None:
    """The nearest widget above TARGET with room for the ring."""
    host = target.parentWidget()
    while host is not None:
        tight = not host.rect().contains(_around(target, host)) or isinstance(host, QSplitter)
        if host.isWindow() or not tight:
            return host
        above = host.parentWidget()
        if isinstance(above, QAbstractScrollArea) or (above and isinstance(above.parentWidget(), QAbstractScrollArea)):
            return host
        host = above
    return None
