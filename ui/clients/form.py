"""Add a client, or change what stands about one: a whole page, no dialog. Only the name is needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from notesapp.model.practice import Client, Contact
from ui.base import metrics
from ui.base.i18n import tr
from ui.clients.words import read_day
from ui.parts.buttons import Button
from ui.parts.cards import Card
from ui.parts.fields import Labelled, LineField
from ui.parts.lists import ScrollPane
from ui.parts.words import Text

COLUMN = 760


class ClientForm(QWidget):
    """`kept(client, start)` when it is to be kept; START: go on with a session. EXISTING is what stands now."""

    kept = Signal(object, bool)
    cancelled = Signal()
    archive_asked = Signal(str)

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
        self._box = pane.body
        self._box.addWidget(Text(heading, "display"))
        self.fields: dict[str, Labelled] = {}
        self._make_fields(client)
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

    def _foot(self) -> QHBoxLayout:
        line = metrics.row(None, 8, (32, 8, 32, 24))
        cancel = Button(tr("Cancel"), "client_form.cancel", "quiet", "large")
        cancel.clicked.connect(self.cancelled)
        line.addWidget(cancel)
        if self.existing:
            put_away = Button(tr("Archive"), "client_form.archive", "quiet", "large")
            put_away.say(tr("Archive"))
            put_away.clicked.connect(lambda: self.archive_asked.emit(self.client.id))
            line.addWidget(put_away)
        line.addStretch(1)
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
        return line

    def _words(self, key: str) -> str:
        field = self.fields[key].field
        assert isinstance(field, LineField)
        return " ".join(field.text().split())

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
