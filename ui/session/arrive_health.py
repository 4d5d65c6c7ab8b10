"""The health history on Arrive: the editor, and the answer to "anything new?" that goes with it."""

from __future__ import annotations

from notesapp.editing import arrive as moves
from notesapp.model.answers import HealthReply
from ui.parts.buttons import Button
from ui.parts.wrap import WrapRow
from ui.session.arrive_page import ArrivePage, Keeping
from ui.session.desk import Desk
from ui.standing.history import ASKED, HistoryEditor


class HealthCard(ArrivePage):
    """At the first visit every kind is asked; later only what changed is told."""

    def __init__(self, desk: Desk, keeping: Keeping) -> None:
        super().__init__("arrive.health", self.tr("Health history"), desk)
        self.close_button(self.tr("Close"))
        self._editor = HistoryEditor(keeping, "arrive.health")
        self._editor.told.connect(self._told)
        self.body.addWidget(self._editor)
        self.body.addStretch(1)
        foot = WrapRow(None, 8)
        self._none_all = Button("", "arrive.health.none_all", size="large", icon="check", accessible="-")
        self._finish = Button(self.tr("Done"), "arrive.health.done", "soft", "large")
        self._none_all.clicked.connect(self._deny_rest)
        self._finish.clicked.connect(self._finished)
        foot.addWidget(self._none_all, 1)
        foot.addWidget(self._finish, 1)
        self.body.addLayout(foot)

    def refresh(self) -> None:
        self._editor.refresh()
        first = self.desk.briefing.is_first_visit
        unasked = self._editor.unasked()
        self._none_all.setVisible(bool(unasked) and first)
        begun = len(unasked) < len(ASKED)
        self._none_all.say(self.tr("Nothing else to tell") if begun else self.tr("None of all these"))
        self._finish.setVisible(not first or not unasked)

    def _told(self) -> None:
        if not self.desk.briefing.is_first_visit:
            self._answer(HealthReply.CHANGED)

    def _deny_rest(self) -> None:
        self._editor.deny_rest()
        self._finished()

    def _finished(self) -> None:
        if self.desk.briefing.is_first_visit:
            self._answer(HealthReply.FIRST)
        elif self.desk.note.health is None:
            self._answer(HealthReply.NO_CHANGE)
        if self.desk.note.consent is None:
            self.goto.emit("consent")
        else:
            self.done.emit()

    def _answer(self, reply: HealthReply) -> None:
        desk = self.desk
        if desk.note.health is None or desk.note.health.reply is not reply:
            desk.change(moves.answer_health(desk.note, reply, desk.stamp), self.tr("Health"))
