"""A finding chosen while the client is asked: its own card, for it has no symptom and no number."""

from __future__ import annotations

from ui.session.arrive_page import ArrivePage
from ui.session.desk import Desk
from ui.session.treat_finding import FindingCard


class FindingPage(ArrivePage):
    """The card of Treat in the place of the mark's; made when a finding is first chosen here."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("arrive.finding_page", "", desk)
        self._card: FindingCard | None = None

    def refresh(self) -> None:
        if self._card is None:
            self._card = FindingCard(self.desk, "arrive.finding")
            self._card.left.connect(lambda: self.desk.select(None))
            self.body.addWidget(self._card)
            self.body.addStretch(1)
        self._card.show_mark()
        self.setAccessibleName(self._card.accessibleName())
