"""A rule says stop, or a doctor first: why, what to say to the client, and the two ways on."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal

from notesapp.catalogue.rules import Severity, rules
from notesapp.editing import treat
from notesapp.safety.assessment import Alert
from notesapp.words.lexicon import lower_first
from ui.base import metrics
from ui.parts.buttons import Button
from ui.parts.fields import LineField
from ui.parts.flow import Choice, Flow
from ui.parts.words import Text
from ui.session.arrive_page import ArrivePage
from ui.session.desk import Desk

SHORTEST = 8
"""A typed reason of fewer letters is no reason."""


class StopCard(ArrivePage):
    """The gravest undecided alert. Past a STOP only a typed reason leads on; it is kept and printed."""

    stop_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__("arrive.stop", self.tr("Stop"), desk)
        self.heading.set_tone("danger")
        self.close_button(self.tr("Back to the marks"))
        self._alert: Alert | None = None
        self._more = Text("", "secondary", "danger", wrap=True, name="arrive.stop.more")
        self._why = Text("", "body", wrap=True, name="arrive.stop.why")
        self._say = Text("", "strong", wrap=True, name="arrive.stop.say")
        self.body.addWidget(self._why)
        self.body.addWidget(self._more)
        self.body.addWidget(Text(self.tr("What to say"), "secondary", "text2", 600))
        self.body.addWidget(self._say)
        self.body.addStretch(1)
        self._refer = Button(self.tr("Stop and refer"), "arrive.stop.refer", "primary", "large", icon="flag")
        self._refer.clicked.connect(self.stop_asked)
        self.body.addWidget(self._refer)
        self._reasons = Flow()
        self.body.addWidget(self._reasons)
        line = metrics.row(None, 8)
        asked = self.tr("Go on all the same, because …")
        self._reason = LineField("arrive.stop.reason", self.tr("Your reason to go on"), asked)
        self._go_on = Button(self.tr("Keep the reason"), "arrive.stop.go_on")
        self._reason.textChanged.connect(self._typed)
        self._reason.returnPressed.connect(self._keep_typed)
        self._go_on.clicked.connect(self._keep_typed)
        line.addWidget(self._reason, 1)
        line.addWidget(self._go_on)
        self.body.addLayout(line)
        self._typed("")

    def refresh(self) -> None:
        waiting = waiting_alerts(self.desk)
        if not waiting:
            self._alert = None
            self.done.emit()
            return
        fresh = self._alert is None or waiting[0].rule != self._alert.rule
        self._alert = waiting[0]
        rule = rules()[self._alert.rule]
        self.set_heading(rule.title)
        self._why.say(rule.therapist)
        self._say.say(f"“{rule.client}”" if rule.client else "")
        others = ", ".join(lower_first(rules()[a.rule].title) for a in waiting[1:])
        self._more.say(self.tr("Also: {others}").format(others=others) if others else "")
        self._more.setVisible(bool(others))
        typed = rule.typed_reason or self._alert.severity is Severity.STOP
        self._reasons.offer(
            [
                Choice(f"arrive.stop.reason.{at}", reason, False, partial(self._keep, reason))
                for at, reason in enumerate(() if typed else rule.reasons)
            ]
        )
        self._reasons.setVisible(not typed)
        if fresh:
            self._reason.clear()

    def _typed(self, text: str) -> None:
        self._go_on.setEnabled(len(text.strip()) >= SHORTEST)

    def _keep_typed(self) -> None:
        if self._go_on.isEnabled():
            self._keep(self._reason.text().strip(), typed=True)

    def _keep(self, reason: str, typed: bool = False) -> None:
        """Keep the reason for the alert that is shown; one typed for a STOP is asked for each STOP anew."""
        alert = self._alert
        if alert is None:
            return
        desk = self.desk
        note = treat.give_reason(
            desk.note,
            [(alert.rule, alert.version)],
            alert.about,
            reason,
            desk.stamp,
            typed=typed,
            because=alert.because,
        )
        self._reason.clear()
        desk.change(note, self.tr("Reason to go on"))
        self.refresh()


def waiting_alerts(desk: Desk) -> tuple[Alert, ...]:
    """What nobody has decided yet: stops and doctor-first of the whole session, the gravest first."""
    grave = (Severity.STOP, Severity.DOC)
    return tuple(a for a in desk.found.alerts if a.severity in grave and not a.about and not a.decided)
