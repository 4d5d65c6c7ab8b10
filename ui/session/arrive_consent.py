"""Consent: for treatment, sensitive areas, keeping records, sharing with a doctor; by whom and how."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from notesapp.catalogue.lists import options
from notesapp.catalogue.regions import regions
from notesapp.editing import arrive as moves
from notesapp.model.answers import ConsentReply
from notesapp.model.practice import Consent
from ui.base import metrics
from ui.parts.buttons import Button
from ui.parts.choices import Segmented
from ui.parts.words import Text
from ui.session import arrive_words as words
from ui.session.arrive_page import ArrivePage, Choice, Flow, Keeping, empty, put
from ui.session.desk import Desk

TREATMENT, SENSITIVE, DATA, SHARING = "treatment", "sensitive_area", "data", "sharing"
KINDS = (TREATMENT, SENSITIVE, DATA, SHARING)
BY = (("client", "Client"), ("parent", "Parent"), ("guardian", "Guardian"))


class ConsentCard(ArrivePage):
    """One tap for the usual answer; each kind by itself below."""

    def __init__(self, desk: Desk, keeping: Keeping) -> None:
        super().__init__("arrive.consent", self.tr("Consent"), desk)
        self.close_button(self.tr("Close"))
        self._keeping = keeping
        self._regions: tuple[str, ...] = ()
        self._shown: tuple[tuple[Consent, ...], tuple[str, ...]] | None = None
        usual = metrics.row(None, 8)
        first = desk.briefing.is_first_visit
        said = self.tr("Agrees to treatment and records") if first else self.tr("Still agrees, as before")
        self._usual = Button(said, "arrive.consent.usual", "secondary", "large", icon="check")
        self._refuse = Button(self.tr("Refuses treatment"), "arrive.consent.refuse", "quiet")
        self._usual.clicked.connect(self._agree_usual)
        self._refuse.clicked.connect(self._refused)
        usual.addWidget(self._usual, 1)
        usual.addWidget(self._refuse)
        self.body.addLayout(usual)
        how = metrics.row(None, 12)
        self._by = Segmented("arrive.consent.by", self.tr("Who says so"), BY, BY[0][0])
        methods = [(k, options("consent_methods")[k].label) for k in ("spoken", "written", "signed_form")]
        self._how = Segmented("arrive.consent.how", self.tr("How"), methods, "spoken")
        how.addWidget(self._by, 1)
        how.addWidget(self._how, 1)
        self.body.addLayout(how)
        self._rows = metrics.column(None, 2)
        self.body.addLayout(self._rows)
        self._where = Flow(6)
        self._where.hide()
        self.body.addWidget(self._where)
        self._trouble = Text("", "secondary", "danger", wrap=True, name="arrive.consent.trouble")
        self._trouble.hide()
        self.body.addWidget(self._trouble)
        self.body.addStretch(1)
        finish = Button(self.tr("Done"), "arrive.consent.done", "soft", "large")
        finish.clicked.connect(self.done)
        self.body.addWidget(finish)

    def refresh(self) -> None:
        shown = (self.desk.briefing.standing.consents, self._regions)
        if shown != self._shown:
            self._shown = shown
            empty(self._rows)
            for kind in KINDS:
                put(self._rows, self._row(kind))
        self._show_regions()
        reply = self.desk.note.consent.reply if self.desk.note.consent else None
        self._refuse.become("danger" if reply is ConsentReply.REFUSED else "quiet")
        agreed = reply in (ConsentReply.GIVEN, ConsentReply.AS_BEFORE)
        self._usual.become("soft" if agreed else "secondary")

    def _row(self, kind: str) -> QWidget:
        box = metrics.size(QWidget(), min_height=52)
        line = metrics.row(box, 8)
        said = metrics.column(None, 0)
        one, given = options("consent_kinds")[kind], self._given(kind)
        said.addStretch(1)
        said.addWidget(Text(one.label, "body", weight=500))
        said.addWidget(Text(self._state(given) or one.client, "secondary", "text2", elide=True))
        said.addStretch(1)
        line.addLayout(said, 1)
        name = f"arrive.consent.{kind}"
        if kind == SENSITIVE:
            where = Button(self.tr("Choose where"), f"{name}.where", "quiet", trail="down")
            where.clicked.connect(lambda: self._where.setVisible(self._where.isHidden()))
            line.addWidget(where)
        if given is None or kind == SENSITIVE:
            agree = Button(self.tr("Agrees"), f"{name}.agree", accessible=f"{one.label}: {self.tr('agrees')}")
            agree.setEnabled(kind != SENSITIVE or bool(self._regions))
            agree.clicked.connect(lambda: self._agree(kind))
            line.addWidget(agree)
        if given is not None:
            back = Button(
                self.tr("Withdraw"), f"{name}.withdraw", "quiet", accessible=f"{one.label}: {self.tr('withdraw')}"
            )
            back.clicked.connect(lambda: self._withdraw(given))
            line.addWidget(back)
        return box

    def _state(self, given: Consent | None) -> str:
        if given is None:
            return ""
        how = words.option_words("consent_methods", given.how).lower()
        said = self.tr("Given {day}, {how}").format(day=words.day(given.given_at), how=how)
        names = [regions()[r].client_name.lower() for r in given.regions if r in regions()]
        return f"{said}: {', '.join(names)}" if names else said

    def _given(self, kind: str) -> Consent | None:
        """The newest consent of KIND in force."""
        held = [c for c in self.desk.briefing.standing.consents if c.for_what == kind and c.withdrawn_at is None]
        return max(held, key=lambda c: c.given_at) if held else None

    def _show_regions(self) -> None:
        delicate = [one for one in regions().values() if "consent area" in (one.caution, one.caution_also)]
        self._where.offer(
            [
                Choice(
                    f"arrive.consent.region.{one.key}",
                    one.client_name,
                    one.key in self._regions,
                    partial(self._toggle_region, one.key),
                )
                for one in delicate
            ]
        )

    def _toggle_region(self, key: str) -> None:
        here = self._regions
        self._regions = tuple(r for r in here if r != key) if key in here else (*here, key)
        self.refresh()

    # answers

    def _agree_usual(self) -> None:
        if self.desk.briefing.is_first_visit:
            for kind in (TREATMENT, DATA):
                self._keep(kind, ())
            self._answer(ConsentReply.GIVEN)
        else:
            self._answer(ConsentReply.AS_BEFORE)
        self.done.emit()

    def _agree(self, kind: str) -> None:
        self._keep(kind, self._regions if kind == SENSITIVE else ())
        if kind == TREATMENT:
            self._answer(ConsentReply.GIVEN)
        elif not self.desk.briefing.is_first_visit and self._says_nothing_new():
            self._answer(ConsentReply.CHANGED)
        self._regions = ()

    def _says_nothing_new(self) -> bool:
        answer = self.desk.note.consent
        return answer is None or answer.reply is ConsentReply.AS_BEFORE

    def _keep(self, kind: str, where: tuple[str, ...]) -> None:
        stamp, desk = self.desk.stamp, self.desk
        consent = Consent(
            stamp.new_id(),
            desk.briefing.client.id,
            kind,
            self._by.value or "client",
            self._how.value or "spoken",
            stamp.now(),
            where,
        )
        keep = self._keeping.services.keep_consent
        self._trouble.hide()
        self._keeping.keep(lambda: keep(consent), self._failed)

    def _withdraw(self, given: Consent) -> None:
        withdraw = self._keeping.services.withdraw_consent
        self._keeping.keep(lambda: withdraw(given.id), self._failed)
        whole = given.for_what == TREATMENT
        self._answer(ConsentReply.WITHDRAWN if whole else ConsentReply.CHANGED)

    def _refused(self) -> None:
        self._answer(ConsentReply.REFUSED)
        self.done.emit()

    def _answer(self, reply: ConsentReply) -> None:
        self.desk.change(moves.answer_consent(self.desk.note, reply, self.desk.stamp), self.tr("Consent"))

    def _failed(self, error: Exception) -> None:
        self._trouble.say(str(error))
        self._trouble.show()
