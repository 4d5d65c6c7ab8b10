"""A page shown upright, or turned by half a circle for someone who sits opposite."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QGraphicsProxyWidget, QGraphicsScene, QGraphicsView, QWidget

from ui.base import metrics
from ui.base.theme import current


class _Round(QGraphicsView):
    """Shows a widget upside down. What is pressed here arrives there, turned."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("turned.view")
        self.setScene(QGraphicsScene(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        for set_policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            set_policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self._proxy: QGraphicsProxyWidget | None = None
        self.rotate(180)

    def hold(self, page: QWidget) -> None:
        self._proxy = self.scene().addWidget(page)
        self._fit()

    def give_back(self) -> None:
        """Let go of the page; it is its holder's again."""
        if self._proxy is not None:
            self._proxy.setWidget(None)  # type: ignore[arg-type]
            self._proxy = None

    def _fit(self) -> None:
        room = QRectF(0, 0, self.viewport().width(), self.viewport().height())
        self.setBackgroundBrush(current().colour("map"))
        self.scene().setSceneRect(room)
        if self._proxy is not None:
            self._proxy.setGeometry(room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class Turned(QWidget):
    """Holds PAGE; `turn` shows it the other way up. Upright it is an ordinary part of the window."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.setObjectName("turned")
        self.page = page
        self._box = metrics.column(self, 0)
        self._box.addWidget(page)
        self._round: _Round | None = None

    @property
    def is_turned(self) -> bool:
        return self._round is not None

    def turn(self, turned: bool) -> None:
        if turned == self.is_turned:
            return
        if turned:
            self._box.removeWidget(self.page)
            self.page.setParent(None)
            self._round = _Round()
            self._box.addWidget(self._round)
            self._round.hold(self.page)
            self._round.setFocus()
        else:
            assert self._round is not None
            self._round.give_back()
            self._box.removeWidget(self._round)
            self._round.hide()
            self._round.deleteLater()
            self._round = None
            self._box.addWidget(self.page)
            self.page.show()
