"""Stop and refer: three taps from anywhere to a printed urgent letter and a sheet with only the emergency box."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from notesapp.catalogue.lists import options
from notesapp.catalogue.rules import rules
from notesapp.editing import leave as moves
from notesapp.model.aftercare import LetterText
from notesapp.model.session_note import Outcome, SessionNote
from notesapp.model.signature import SignedNote
from notesapp.safety.assessment import Alert
from notesapp.usecases.issue_document import Paper
from notesapp.words.letter import because
from notesapp.words.lexicon import lower_first, upper_first
from ui.base import metrics
from ui.base.i18n import tr
from ui.documents.preview import Pages
from ui.parts.buttons import Button
from ui.parts.cards import Banner, Card
from ui.parts.choices import ChoiceTiles, Tile
from ui.parts.fields import Labelled, TextArea
from ui.parts.press import identify, reveal
from ui.parts.words import Text
from ui.parts.wrap import WrapRow
from ui.session.desk import Desk
from ui.session.finish import finishing
from ui.session.services import Services
from ui.session.sign_bar import OpenPoints, open_points
from ui.session.told import Told

WHO = ("doctor", "emergency", "specialist", "physio")


class StopPane(QWidget):
    """First the reason and to whom, all prefilled; confirmed, the papers to print and the note to sign."""

    signed = Signal(object)
    done = Signal()
    back_asked = Signal()
    jump_asked = Signal(str)

    def __init__(self, desk: Desk, services: Services) -> None:
        super().__init__()
        identify(self, "stop", tr("Stop and refer"))
        self._desk, self._services = desk, services
        self._finishing = finishing(desk, services)
        self._asked = False
        self._prefilled: tuple[Alert, ...] | None = None
        self._printed: set[Paper] = set()
        box = metrics.column(self, 12)
        self._why = Banner("stop.why", "danger", tr("Stop and refer"), icon="flag")
        box.addWidget(self._why)
        box.addWidget(self._first())
        box.addWidget(self._second(), 1)
        self._rest = QWidget()
        box.addWidget(self._rest, 1)
        self.points = OpenPoints(desk, "stop.open")
        self.points.jump_asked.connect(self.jump_asked)
        box.addWidget(self.points)
        self.told = Told(self._finishing, services, "stop.told")
        box.addWidget(self.told)
        box.addLayout(self._actions())
        desk.changed.connect(self._changed)
        self._finishing.signed.connect(self._signed)
        self._finishing.printed.connect(self._was_printed)
        self._finishing.busy_changed.connect(self._busy)
        self.refresh()

    @property
    def is_confirmed(self) -> bool:
        note = self._desk.note
        return note.outcome is Outcome.REFERRED and note.letter is not None

    def _first(self) -> QWidget:
        self._ask = Card("stop.ask", tr("Stop here and refer"))
        self._reason = TextArea("stop.reason", tr("Reason"), tr("Why you stop, for the letter"), lines=3, most=5)
        self._ask.body.addWidget(Labelled(tr("Reason"), self._reason))
        who = options("refer_to")
        self._who = ChoiceTiles(
            "stop.to",
            tr("Refer to"),
            [(key, Tile(who[key].label, f"stop.to.{key}", look="soft", height=64)) for key in WHO],
        )
        self._who.choose("doctor")
        self._who.chosen.connect(lambda _: self._show_address())
        self._ask.body.addWidget(Labelled(tr("Refer to"), self._who))
        self._address = Text("", "secondary", "text2", wrap=True, name="stop.address")
        self._ask.body.addWidget(self._address)
        self._told_client = TextArea("stop.told_client", tr("What the client is told"), lines=3, most=6)
        self._ask.body.addWidget(Labelled(tr("What the client is told"), self._told_client))
        return self._ask

    def _second(self) -> QWidget:
        self._ready = Card("stop.ready", tr("Not treated, referred"))
        text = tr("The urgent letter is signed by hand; the note follows. The sheet holds only when and whom to call.")
        self._ready.body.addWidget(Text(text, "body", "text2", wrap=True, name="stop.ready.words"))
        self._change = Button(tr("Change the reason"), "stop.change", "link", icon="pen")
        self._change.clicked.connect(self._reopen)
        line = metrics.row(None, 0)
        line.addWidget(self._change)
        line.addStretch(1)
        self._ready.body.addLayout(line)
        self._reopened = False
        self.pages = Pages(self._services.tasks, "stop.pages")
        metrics.size(self.pages, min_height=240)
        self._ready.body.addWidget(self.pages, 1)
        return self._ready

    def _actions(self) -> WrapRow:
        bar = WrapRow(None, 8)
        self._back = Button(tr("Back"), "stop.back", size="bar")
        self._back.clicked.connect(self._go_back)
        bar.addWidget(self._back)
        bar.addStretch()
        self._sign = Button(tr("Sign"), "stop.sign", size="bar")
        self._sign.clicked.connect(self._press_sign)
        bar.addWidget(self._sign)
        self._confirm = Button(tr("Stop and refer"), "stop.confirm", "primary", "bar", icon="flag")
        self._confirm.clicked.connect(self.confirm)
        bar.addWidget(self._confirm)
        self._print = Button(tr("Print letter and sheet"), "stop.print", "primary", "bar", icon="print")
        self._print.clicked.connect(self.print_papers)
        bar.addWidget(self._print)
        return bar

    def _changed(self, old: SessionNote, new: SessionNote) -> None:
        if self.isVisible():  # else it is looked at when the pane is shown
            self.refresh()

    def refresh(self) -> None:
        desk = self._desk
        stops = (*desk.found.stops, *desk.found.work_stops)
        confirmed = self.is_confirmed and not self._reopened
        titles = [rules()[a.rule].title for a in stops]
        titles = list(dict.fromkeys(titles))
        said = "; ".join([*titles[:1], *map(lower_first, titles[1:])])
        self._why.say("danger", said or tr("Stop and refer"), self._because(stops))
        if stops != self._prefilled and not self.is_confirmed:
            self._prefilled = stops
            self._reason.show_text(self._drafted(stops))
            told = next((rules()[a.rule].client for a in stops if rules()[a.rule].client), "")
            self._told_client.show_text(told)
            self._who.choose("emergency" if "emergency" in self._drafted(stops).lower() else "doctor")
        self._show_address()
        reveal(self._ask, not confirmed)
        reveal(self._confirm, not confirmed)
        reveal(self._rest, not confirmed)
        for part in (self._ready, self._print, self._sign):
            reveal(part, confirmed)
        self._sign.become("primary" if self._printed else "secondary")
        self._print.become("secondary" if self._printed else "primary")
        if not (confirmed and open_points(desk)):
            self.points.hide()
        self.points.refresh()

    def _because(self, stops: tuple[Alert, ...]) -> str:
        said = [text for a in stops for text in because(a, self._desk.note)]
        titles = {rules()[a.rule].title.lower() for a in stops}
        return upper_first("; ".join(dict.fromkeys(text for text in said if text and text.lower() not in titles)))

    def _drafted(self, stops: tuple[Alert, ...]) -> str:
        found = [rules()[a.rule].therapist for a in stops]
        return " ".join(dict.fromkeys(text for text in found if text))

    def _show_address(self) -> None:
        who = self._desk.briefing.client.physician
        known = ", ".join(part for part in (who.name, who.practice, who.phone) if part)
        self._address.say(known if self._who.value == "doctor" and known else "")
        reveal(self._address, bool(self._address.words))

    def confirm(self) -> None:
        """Tap two: the outcome is kept, the letter begun."""
        desk, stops = self._desk, self._desk.found.stops
        to = self._who.value or "doctor"
        physician = desk.briefing.client.physician
        name = physician.name if to == "doctor" and physician.name else options("refer_to")[to].label
        letter = LetterText(
            to_name=name,
            to_practice=physician.practice if to == "doctor" else "",
            to_address=physician.address if to == "doctor" else "",
            urgency="same_day",
            why_now=self._own_reason(stops),
        )
        told = self._told_client.toPlainText().strip()
        note = moves.refer(desk.note, letter, stops, told, desk.stamp, to=to)
        self._reopened = False
        desk.change(note, tr("Stop and refer"))
        self.refresh()
        self._show_letter()

    def _show_letter(self) -> None:
        self._finishing.make(Paper.LETTER, lambda page: self.pages.show_pdf(page.pdf))

    def _own_reason(self, stops: tuple[Alert, ...]) -> str:
        """The letter drafts from the rules by itself; only what the therapist wrote is kept as own words."""
        typed = self._reason.toPlainText().strip()
        return "" if typed == self._drafted(stops) else typed

    def print_papers(self) -> None:
        """Tap three: the urgent letter, and the sheet that holds only the emergency box."""
        letter = self._desk.note.letter
        self._finishing.print(Paper.LETTER, Paper.SHEET, to=letter.to_name if letter else "")

    def _was_printed(self, kind: Paper) -> None:
        self._printed.add(kind)
        if self.isVisible():
            self.refresh()

    def _reopen(self) -> None:
        self._reopened = True
        self.refresh()

    def _go_back(self) -> None:
        """Without a confirmation nothing happened; with one the outcome stays and can be undone."""
        self.back_asked.emit()

    def _press_sign(self) -> None:
        if open_points(self._desk):
            reveal(self.points, True)
            return
        self._asked = True
        self._finishing.sign()

    def _signed(self, result: SignedNote) -> None:
        if self._asked:
            self.signed.emit(result)

    def _busy(self) -> None:
        busy = self._finishing.is_busy
        for button in (self._sign, self._print, self._confirm):
            button.setEnabled(not busy)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        if self.is_confirmed and self.pages.count == 0:
            self._show_letter()
