"""Above a session that was signed and is open again: why, and the way to leave everything as it was."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from notesapp.model.signature import Amendment, RevisionKind
from ui.base import metrics
from ui.base.i18n import tr
from ui.parts.buttons import Button
from ui.parts.press import identify, reveal
from ui.parts.words import IconLabel, Text
from ui.parts.wrap import WrapRow
from ui.session.desk import Desk
from ui.session.services import Services


class AmendingBar(QWidget):
    """`given_up`, asked twice: what was changed since is gone then. What was signed stays in either case."""

    given_up = Signal()

    def __init__(self, amendment: Amendment) -> None:
        super().__init__()
        late = amendment.kind is RevisionKind.LATE_ENTRY
        words = tr("Late entry to a signed note") if late else tr("Amending a signed note")
        identify(self, "amending", f"{words}: {amendment.reason}")
        line = WrapRow(self, 10, (16, 2, 12, 2))
        line.addWidget(IconLabel("pen", "warn", 18))
        line.addWidget(Text(words, "body", weight=600, name="amending.words"))
        self._reason = Text(amendment.reason, "secondary", "text2", elide=True, name="amending.reason")
        self._reason.setToolTip(amendment.reason)
        line.addWidget(self._reason, 1)
        self._sure = Text(tr("The changes since are lost."), "secondary", "danger", name="amending.sure")
        self._give_up = Button(tr("Give up the amendment"), "amending.give_up", "quiet")
        self._yes = Button(tr("Give up"), "amending.yes", "danger")
        self._no = Button(tr("Go on amending"), "amending.no", "secondary")
        for widget in (self._sure, self._give_up, self._yes, self._no):
            line.addWidget(widget)
        self._give_up.clicked.connect(lambda: self._ask(True))
        self._no.clicked.connect(lambda: self._ask(False))
        self._yes.clicked.connect(self.given_up)
        metrics.size(self, min_height=48)
        self._ask(False)

    def _ask(self, sure: bool) -> None:
        reveal(self._give_up, not sure)
        for widget in (self._sure, self._yes, self._no):
            reveal(widget, sure)
        if sure:
            self._no.setFocus()


def amending_bar(desk: Desk, services: Services) -> AmendingBar | None:
    """The bar of DESK's session, None for one that was never signed."""
    amending = services.amending
    if desk.amendment is None or amending is None:
        return None
    bar = AmendingBar(desk.amendment)
    bar.given_up.connect(amending.give_up)
    return bar
