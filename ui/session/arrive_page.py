"""What the cards of Arrive share: they sit in the mark card's place, look at one desk, and say when they are done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from notesapp.model.practice import Consent, HistoryItem, Problem
from ui.base import metrics
from ui.parts.buttons import IconButton
from ui.parts.cards import Card
from ui.parts.flow import tighten
from ui.session.desk import Desk
from ui.standing.keeper import Keeper

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


class Keeping(Keeper):
    """The standing record as a session keeps it: the desk is told what is known then."""

    def __init__(self, desk: Desk, services: Services) -> None:
        super().__init__(services.tasks, desk.stamp)
        self._desk, self.services = desk, services

    @property
    def briefing(self) -> Briefing:
        return self._desk.briefing

    def kept(self, briefing: Briefing) -> None:
        self._desk.rebrief(briefing)

    def store_history(self, item: HistoryItem) -> Briefing:
        return self.services.keep_history(item)

    def store_consent(self, consent: Consent) -> Briefing:
        return self.services.keep_consent(consent)

    def store_withdrawal(self, consent_id: str) -> Briefing:
        return self.services.withdraw_consent(consent_id)

    def store_problem(self, problem: Problem) -> Briefing:
        return self.services.keep_problem(problem)
