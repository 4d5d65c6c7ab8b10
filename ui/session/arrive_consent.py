"""Consent on Arrive: one tap for the usual answer, each kind by itself below, and what the note says of it."""

from __future__ import annotations

from notesapp.editing import arrive as moves
from notesapp.model.answers import ConsentReply
from ui.parts.buttons import Button
from ui.parts.wrap import WrapRow
from ui.session.arrive_page import ArrivePage, Keeping
from ui.session.desk import Desk
from ui.standing.consents import DATA, TREATMENT, ConsentEditor


class ConsentCard(ArrivePage):
    """One tap for the usual answer; each kind by itself below."""

    def __init__(self, desk: Desk, keeping: Keeping) -> None:
        super().__init__("arrive.consent", self.tr("Consent"), desk)
        self.close_button(self.tr("Close"))
        usual = WrapRow(None, 8)
        first = desk.briefing.is_first_visit
        said = self.tr("Agrees to treatment and records") if first else self.tr("Still agrees, as before")
        self._usual = Button(said, "arrive.consent.usual", "secondary", "large", icon="check")
        self._refuse = Button(self.tr("Refuses treatment"), "arrive.consent.refuse", "quiet")
        self._usual.clicked.connect(self._agree_usual)
        self._refuse.clicked.connect(self._refused)
        usual.addWidget(self._usual, 1)
        usual.addWidget(self._refuse)
        self.body.addLayout(usual)
        self._editor = ConsentEditor(keeping, "arrive.consent")
        self._editor.agreed.connect(self._agreed)
        self._editor.withdrawn.connect(self._withdrawn)
        self.body.addWidget(self._editor)
        self.body.addStretch(1)
        finish = Button(self.tr("Done"), "arrive.consent.done", "soft", "large")
        finish.clicked.connect(self.done)
        self.body.addWidget(finish)

    def refresh(self) -> None:
        self._editor.refresh()
        reply = self.desk.note.consent.reply if self.desk.note.consent else None
        self._refuse.become("danger" if reply is ConsentReply.REFUSED else "quiet")
        agreed = reply in (ConsentReply.GIVEN, ConsentReply.AS_BEFORE)
        self._usual.become("soft" if agreed else "secondary")

    def _agree_usual(self) -> None:
        if self.desk.briefing.is_first_visit:
            for kind in (TREATMENT, DATA):
                self._editor.keep(kind)
            self._answer(ConsentReply.GIVEN)
        else:
            self._answer(ConsentReply.AS_BEFORE)
        self.done.emit()

    def _agreed(self, kind: str) -> None:
        if kind == TREATMENT:
            self._answer(ConsentReply.GIVEN)
        elif not self.desk.briefing.is_first_visit and self._says_nothing_new():
            self._answer(ConsentReply.CHANGED)

    def _says_nothing_new(self) -> bool:
        answer = self.desk.note.consent
        return answer is None or answer.reply is ConsentReply.AS_BEFORE

    def _withdrawn(self, kind: str) -> None:
        self._answer(ConsentReply.WITHDRAWN if kind == TREATMENT else ConsentReply.CHANGED)

    def _refused(self) -> None:
        self._answer(ConsentReply.REFUSED)
        self.done.emit()

    def _answer(self, reply: ConsentReply) -> None:
        self.desk.change(moves.answer_consent(self.desk.note, reply, self.desk.stamp), self.tr("Consent"))
