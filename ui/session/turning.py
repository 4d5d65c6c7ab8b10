"""Turning the screen to the client and taking it back: the bar goes, the client's page comes over everything."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget, QWidget

from notesapp.model.body_map import Moment, View
from ui.session.desk import Desk
from ui.session.to_client import ToClient
from ui.session.turned import Turned


class Turning(QObject):
    """Shows the client's page in STACK, and hides BAR meanwhile; the page is made when it is first asked for."""

    def __init__(self, desk: Desk, bar: QWidget, stack: QStackedWidget, back: Callable[[], None]) -> None:
        super().__init__(stack)
        self._desk, self._bar, self._stack, self._back = desk, bar, stack, back
        self._turned: Turned | None = None
        self.page: ToClient | None = None

    @property
    def is_on(self) -> bool:
        return self._turned is not None and self._stack.currentWidget() is self._turned

    def turn(self, moment: str, view: View) -> None:
        """Nothing but the map and large words, until it is given back."""
        if self.page is None or self._turned is None:
            self.page = ToClient(self._desk)
            turned = self._turned = Turned(self.page)
            self._stack.addWidget(turned)
            self.page.done.connect(self._given_back)
            self.page.round_asked.connect(lambda: turned.turn(not turned.is_turned))
        self._bar.hide()
        self._stack.setCurrentWidget(self._turned)
        self.page.open(Moment.LEAVE if moment == "leave" else Moment.ARRIVE, view)

    def _given_back(self) -> None:
        if self._turned is not None:
            self._turned.turn(False)
        self._bar.show()
        self._stack.setCurrentIndex(0)
        self._back()
