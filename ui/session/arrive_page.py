"""What the cards of Arrive share: they sit in the mark card's place, look at one desk, and say when they are done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several small buttons: its name, its words, whether it is chosen, what a tap does."""

    name: str
    words: str
    chosen: bool
    do: Callable[[], object]


class Flow(QWidget):
    """Choices beside each other, in as many lines as they need. The same choices stay the same buttons."""

    def __init__(self, spacing: int = 8) -> None:
        super().__init__()
        self._flow = FlowRow(self, spacing)
        self._shown: list[tuple[str, str]] = []
        self._buttons: list[Button] = []
        self._do: dict[str, Callable[[], object]] = {}

    def offer(self, choices: list[Choice]) -> None:
        self._do = {one.name: one.do for one in choices}
        shown = [(one.name, one.words) for one in choices]
        if shown != self._shown:
            self._shown = shown
            empty(self._flow)
            self._buttons = [self._make(one) for one in choices]
        for button, one in zip(self._buttons, choices, strict=True):
            button.setChecked(one.chosen)
            button.become("soft" if one.chosen else "secondary")
            button.set_icon("check" if one.chosen else "")

    def _make(self, one: Choice) -> Button:
        button = Button(one.words, one.name)
        button.setCheckable(True)
        button.clicked.connect(lambda: self._do[one.name]())
        put(self._flow, button)
        return button


def put(layout: QLayout, widget: QWidget) -> None:
    """Add WIDGET and show it now: one added to what is shown already would wait for the next event."""
    layout.addWidget(widget)
    if widget.parentWidget() is not None:
        widget.show()


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
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            empty(inner)
