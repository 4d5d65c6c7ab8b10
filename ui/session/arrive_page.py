"""What the cards of Arrive share: they sit in the mark card's place, look at one desk, and say when they are done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QWidget

from ui.base import metrics
from ui.parts.buttons import Button, IconButton
from ui.parts.cards import Card
from ui.parts.lists import FlowRow
from ui.session.desk import Desk

if TYPE_CHECKING:
    from notesapp.model.briefing import Briefing
    from ui.session.services import Services


class ArrivePage(Card):
    """A card in the lower place. `refresh` shows the note as it stands; called only while the card is shown."""

    done = Signal()
    goto = Signal(str)

    def __init__(self, name: str, heading: str, desk: Desk) -> None:
        super().__init__(name, heading)
        self.desk = desk
        tighten(self, 8, (20, 8, 20, 12))
        metrics.space(self.body, 8)

    def refresh(self) -> None:
        """Show what the note says."""

    def close_button(self, words: str) -> None:
        """A cross at the end of the head line that puts the card away."""
        button = IconButton("x", f"{self.objectName()}.close", words)
        button.clicked.connect(self.done)
        self.header.addWidget(button)


class Keeping:
    """Has something about the client stored on the worker, and the desk told what is known then."""

    def __init__(self, desk: Desk, services: Services) -> None:
        self._desk, self._services = desk, services

    def keep(
        self,
        work: Callable[[], Briefing],
        failed: Callable[[Exception], None] | None = None,
        then: Callable[[], object] | None = None,
    ) -> None:
        """WORK stores and returns the new briefing; THEN follows. Not stored: FAILED hears why, nothing changed."""

        def kept(briefing: Briefing) -> None:
            self._desk.rebrief(briefing)
            if then is not None:
                then()

        self._services.tasks.run(work, kept, failed)

    @property
    def services(self) -> Services:
        return self._services


class Flow(QWidget):
    """Choices beside each other, in as many lines as they need; filled anew whenever they change."""

    def __init__(self, spacing: int = 8) -> None:
        super().__init__()
        self._flow = FlowRow(self, spacing)

    def clear(self) -> None:
        empty(self._flow)

    def add(self, widget: QWidget) -> None:
        self._flow.addWidget(widget)


def tighten(card: Card, spacing: int, margins: metrics.Margins) -> None:
    """Give CARD other distances than a card has at large."""
    box = card.layout()
    assert box is not None
    metrics.space(box, spacing, margins)


def empty(layout: QLayout) -> None:
    """Take everything out of LAYOUT and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            empty(inner)


def choice_button(words: str, name: str, checked: bool, do: Callable[[], object]) -> Button:
    """A small choice, 44 px high: soft and ticked when it is chosen."""
    button = Button(words, name, "soft" if checked else "secondary", icon="check" if checked else "")
    button.setCheckable(True)
    button.setChecked(checked)
    button.clicked.connect(lambda: do())
    return button
