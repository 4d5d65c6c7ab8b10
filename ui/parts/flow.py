"""Small buttons in as many lines as they need, and the filling and emptying of layouts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QLayout, QWidget

from ui.base import metrics
from ui.parts.buttons import Button, ButtonSize
from ui.parts.cards import Card
from ui.parts.lists import FlowRow


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several small buttons: its name, its words, whether it is chosen, what a tap does."""

    name: str
    words: str
    chosen: bool
    do: Callable[[], object]


class Flow(QWidget):
    """Choices beside each other, in as many lines as they need. The same choices stay the same buttons."""

    def __init__(self, spacing: int = 8, size: ButtonSize = "control") -> None:
        super().__init__()
        self._flow = FlowRow(self, spacing)
        self._size: ButtonSize = size
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
        button = Button(one.words, one.name, size=self._size)
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
