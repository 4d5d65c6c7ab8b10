"""Add a client, or change what stands about one: a whole page, no dialog. Only the name is needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from notesapp.model.practice import Client, Contact
from ui.base import metrics
from ui.base.i18n import tr
from ui.clients.words import read_day
from ui.parts.buttons import Button
from ui.parts.cards import Banner, Card
from ui.parts.fields import Labelled, LineField
from ui.parts.lists import ScrollPane
from ui.parts.press import reveal
from ui.parts.words import Text
from ui.parts.wrap import WrapRow

COLUMN = 760


class ClientForm(QWidget):
    """`kept(client, start)` when it is to be kept; START: go on with a session. EXISTING is what stands now.

    `archive_asked(id, client)`: put away, after keeping CLIENT where that is not None.
    """

    kept = Signal(object, bool)
    cancelled = Signal()
    archive_asked = Signal(str, object)

    def __init__(self, client: Client, existing: bool, is_taken: Callable[[Client], bool]) -> None:
        super().__init__()
        self.setObjectName("client_form")
        self.client, self.existing, self._is_taken = client, existing, is_taken
        self._warned = False
        heading = tr("Edit {name}", name=client.name) if existing else tr("New client")
        self.setAccessibleName(heading)
        outer = metrics.column(self, 0)
        pane = ScrollPane("client_form.pane", heading, 14, (32, 32, 32, 16))
        outer.addWidget(pane, 1)
        metrics.size(pane.inside, max_width=COLUMN + 64)  # the cards' width counts for how high they are
        self._box = pane.body
        self._box.addWidget(Text(heading, "display", wrap=True))
        self.fields: dict[str, Labelled] = {}
        self._make_fields(client)
        self._begun = {key: self._typed(key) for key in self.fields}
        self._leaving = ""
        self._box.addStretch(1)
        outer.addLayout(self._foot())

    def _make_fields(self, client: Client) -> None:
        born = f"{client.born:%d.%m.%Y}" if client.born else ""
        who = self._card("who", "")
        self._row(who, ("name", tr("Name"), client.name), ("called", tr("Called"), client.called))
        self._row(who, ("born", tr("Born"), born), ("occupation", tr("Occupation"), client.occupation))
        self.fields["born"].tell("")
        reach = self._card("reach", tr("How to reach them"))
        self._row(reach, ("phone", tr("Phone"), client.phone), ("email", tr("E-mail"), client.email))
        self._row(reach, ("address", tr("Address"), client.address))
        emergency, doctor = client.emergency, client.physician
        self._row(
            reach,
            ("emergency_name", tr("In an emergency, call"), emergency.name),
            ("emergency_phone", tr("Their phone"), emergency.phone),
        )
        card = self._card("physician", tr("Doctor"))
        self._row(
            card,
            ("doctor_name", tr("Doctor's name"), doctor.name),
            ("doctor_practice", tr("Their practice"), doctor.practice),
        )
        self._row(
            card,
            ("doctor_address", tr("Their address"), doctor.address),
            ("doctor_phone", tr("Doctor's phone"), doctor.phone),
        )
        card = self._card("remarks", tr("To know first"))
        self._row(card, ("remarks", tr("Stands among the alerts"), client.remarks))

    def _card(self, name: str, heading: str) -> Card:
        card = Card(f"client_form.{name}.card", heading, role="strong")
        self._box.addWidget(metrics.size(card, max_width=COLUMN))
        return card

    def _row(self, card: Card, *fields: tuple[str, str, str]) -> None:
        line = metrics.row(None, 16)
        for key, words, value in fields:
            field = LineField(f"client_form.{key}", words)
            field.setText(value)
            field.returnPressed.connect(lambda: self._keep(False))
            hint = tr("Day, month, year: 14.03.1968") if key == "born" else ""
            labelled = self.fields[key] = Labelled(words, field, hint)
            line.addWidget(labelled, 1, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(line)

    def _foot(self) -> QVBoxLayout:
        foot = QWidget()
        metrics.size(foot, max_width=COLUMN)
        line = WrapRow(foot, 8)
        cancel = Button(tr("Cancel"), "client_form.cancel", "quiet", "large")
        cancel.clicked.connect(lambda: self._leave("cancel"))
        line.addWidget(cancel)
        if self.existing:
            put_away = Button(tr("Archive"), "client_form.archive", "quiet", "large")
            put_away.say(tr("Archive"))
            put_away.clicked.connect(lambda: self._leave("archive"))
            line.addWidget(put_away)
        line.addStretch()
        if not self.existing:
            later = Button(tr("Save"), "client_form.save", "secondary", "large")
            later.clicked.connect(lambda: self._keep(False))
            begin = Button(tr("Save and start session"), "client_form.start", "primary", "large")
            begin.clicked.connect(lambda: self._keep(True))
            line.addWidget(later)
            line.addWidget(begin)
        else:
            save = Button(tr("Save"), "client_form.save", "primary", "large")
            save.clicked.connect(lambda: self._keep(False))
            line.addWidget(save)
        place = metrics.column(None, 8, (32, 8, 32, 24))
        place.addWidget(self._asks_about_changes())
        place.addWidget(foot)
        return place

    def _asks_about_changes(self) -> Banner:
        """Before the client is put away, or the form is left: what was typed is not dropped unasked."""
        banner = self._unsaved = Banner("client_form.unsaved", "warn", tr("What you changed here is not saved yet."))
        self._keep_first = banner.add_action(tr("Save"), "client_form.unsaved.keep", self._go_on_saving)
        self._drop = banner.add_action(tr("Leave without saving"), "client_form.unsaved.drop", self._go_on)
        metrics.size(banner, min_height=56, max_width=COLUMN)
        banner.hide()
        return banner

    @property
    def has_changes(self) -> bool:
        """Whether anything was typed that is not saved."""
        return any(self._typed(key) != text for key, text in self._begun.items())

    def _leave(self, what: str) -> None:
        """Go ("cancel" or "archive"), or ask first what becomes of what was typed."""
        self._leaving = what
        if not self.has_changes:
            self._go_on()
            return
        archive = what == "archive"
        self._keep_first.say(tr("Save and archive") if archive else tr("Save"))
        self._drop.say(tr("Archive without saving") if archive else tr("Leave without saving"))
        reveal(self._unsaved, True)
        self._keep_first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        self._unsaved.hide()
        if self._leaving == "archive":
            self.archive_asked.emit(self.client.id, None)
        else:
            self.cancelled.emit()

    def _go_on_saving(self) -> None:
        self._unsaved.hide()
        client = self._read()
        if client is not None and self._leaving == "archive":
            self.archive_asked.emit(client.id, client)
        elif client is not None:
            self._keep(False)

    def _typed(self, key: str) -> str:
        field = self.fields[key].field
        assert isinstance(field, LineField)
        return field.text()

    def _words(self, key: str) -> str:
        return " ".join(self._typed(key).split())

    def _keep(self, start: bool) -> None:
        client = self._read()
        if client is None:
            return
        if not self.existing and not self._warned and self._is_taken(client):
            self._warned = True
            words = tr("There is a client of this name and birth date. Save again if it is somebody else.")
            self._wrong("name", words)
            return
        self.kept.emit(client, start)

    def _read(self) -> Client | None:
        name, born_words = self._words("name"), self._words("born")
        born = read_day(born_words) if born_words else None
        self.fields["name"].tell("")
        self.fields["born"].tell("")
        if not name:
            self._wrong("name", tr("A name is needed; all else can wait."))
            return None
        if born_words and born is None:
            self._wrong("born", tr("This is no day of birth. Write it as 14.03.1968."))
            return None
        emergency = replace(
            self.client.emergency, name=self._words("emergency_name"), phone=self._words("emergency_phone")
        )
        physician: Contact = replace(
            self.client.physician,
            name=self._words("doctor_name"),
            practice=self._words("doctor_practice"),
            address=self._words("doctor_address"),
            phone=self._words("doctor_phone"),
        )
        plain = {key: self._words(key) for key in ("called", "occupation", "phone", "email", "address", "remarks")}
        return replace(
            self.client,
            name=name,
            born=born,
            emergency=emergency,
            physician=physician,
            **plain,  # type: ignore[arg-type]
        )

    def _wrong(self, key: str, words: str) -> None:
        self.fields[key].tell(words, "danger")
        self.fields[key].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fields["name"].field.setFocus(Qt.FocusReason.OtherFocusReason)
