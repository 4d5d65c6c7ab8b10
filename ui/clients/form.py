"""Add a client, or change what stands about one: a whole page, no dialog. Only the name is needed.

What is changed about a client is kept field by field, as everywhere; somebody new is kept when the form is left.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

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
from ui.parts.words import SaveState, Text
from ui.parts.wrap import WrapRow

COLUMN = 760


class ClientForm(QWidget):
    """EXISTING: somebody the practice knows; what is typed is told by `changed(client)`, and `finished` is the way on.

    Somebody new is told by `added(client, start)`, START: go on with a session; by `left(client)` where the form was
    left without either; by `waits(words)` where there is no name to keep them under, the words by field.
    `unread(words)`: what was left as the day of birth and is none. `archive_asked(id)` puts away.
    """

    added = Signal(object, bool)
    changed = Signal(object)
    left = Signal(object)
    waits = Signal(object)
    unread = Signal(str)
    finished = Signal()
    archive_asked = Signal(str)

    def __init__(self, client: Client, existing: bool, is_taken: Callable[[Client], bool]) -> None:
        super().__init__()
        self.setObjectName("client_form")
        self.client, self.existing, self._is_taken = client, existing, is_taken
        self._warned = False
        heading = tr("Edit {name}", name=client.name) if existing else tr("New client")
        self.setAccessibleName(heading)
        outer = metrics.column(self, 0)
        pane = ScrollPane("client_form.pane", heading, 14, (32, 32, 32, 16), COLUMN)
        outer.addWidget(pane, 1)
        self._box = pane.body
        self._box.addWidget(Text(heading, "display", wrap=True))
        self.fields: dict[str, Labelled] = {}
        self._make_fields(client)
        self._begun = {key: self._typed(key) for key in self.fields}
        self._is_over = False
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
        self._box.addWidget(card)
        return card

    def _row(self, card: Card, *fields: tuple[str, str, str]) -> None:
        line = metrics.row(None, 16)
        for key, words, value in fields:
            field = LineField(f"client_form.{key}", words)
            field.setText(value)
            field.returnPressed.connect(lambda: self._go_on(False))
            field.editingFinished.connect(self.store)
            hint = tr("Day, month, year: 14.03.1968") if key == "born" else ""
            labelled = self.fields[key] = Labelled(words, field, hint)
            line.addWidget(labelled, 1, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(line)

    def _foot(self) -> QVBoxLayout:
        foot = QWidget()
        metrics.size(foot, max_width=COLUMN)
        line = WrapRow(foot, 8)
        if self.existing:
            undo = Button(tr("As it was"), "client_form.undo", "quiet", "large", icon="undo")
            undo.setToolTip(tr("Take back what was changed here"))
            undo.clicked.connect(self._take_back)
            put_away = Button(tr("Archive"), "client_form.archive", "quiet", "large")
            put_away.clicked.connect(self._archive)
            self._state = SaveState("client_form.save_state")
            done = Button(tr("Done"), "client_form.save", "primary", "large")
            buttons: tuple[QWidget | None, ...] = (undo, put_away, None, self._state, done)
        else:
            cancel = Button(tr("Cancel"), "client_form.cancel", "quiet", "large")
            cancel.clicked.connect(self._cancel)
            done = Button(tr("Add"), "client_form.save", "secondary", "large", accessible=tr("Add the client"))
            begin = Button(tr("Add and start session"), "client_form.start", "primary", "large")
            begin.clicked.connect(lambda: self._go_on(True))
            buttons = (cancel, None, done, begin)
        done.clicked.connect(lambda: self._go_on(False))
        for button in buttons:
            if button is None:
                line.addStretch()
            else:
                line.addWidget(button)
        place = metrics.column(None, 8, (32, 8, 32, 24))
        place.addWidget(self._asks_about_words())
        place.addWidget(foot)
        return place

    def _asks_about_words(self) -> Banner:
        """Before somebody new is cancelled: what was typed is not dropped unasked."""
        banner = self._unsaved = Banner("client_form.unsaved", "warn", tr("What you typed here is not kept yet."))
        self._keep_first = banner.add_action(tr("Add"), "client_form.unsaved.keep", lambda: self._go_on(False))
        banner.add_action(tr("Drop it"), "client_form.unsaved.drop", self._drop)
        metrics.size(banner, min_height=56, max_width=COLUMN)
        banner.hide()
        return banner

    @property
    def has_changes(self) -> bool:
        """Whether anything stands there that did not when the form was opened."""
        return any(self._typed(key) != text for key, text in self._begun.items())

    # ways on

    def _cancel(self) -> None:
        if not self.has_changes:
            self._drop()
            return
        reveal(self._unsaved, True)
        self._keep_first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self) -> None:
        self._is_over = True
        self.finished.emit()

    def _archive(self) -> None:
        if self._read() is not None:
            self.store()
            self.archive_asked.emit(self.client.id)

    def _take_back(self) -> None:
        for key, words in self._begun.items():
            field = self.fields[key].field
            if isinstance(field, LineField) and field.text() != words:
                field.setText(words)
        self._read()
        self.store()

    def _go_on(self, start: bool) -> None:
        """All is typed: to the client's page, or (START) to a session."""
        self._unsaved.hide()
        client = self._read()
        if client is None or self._is_over:
            return
        if self.existing:
            self.store()
            self.finished.emit()
            return
        if not self._warned and self._is_taken(client):
            self._warned = True
            self._wrong("name", tr("There is a client of this name and birth date. Add again if it is somebody else."))
            return
        self._is_over = True
        self.added.emit(client, start)

    def failed(self) -> None:
        """The disk did not take it: what stands here is still to be kept."""
        self._is_over = False
        if self.existing:
            self._state.failed()

    def stored(self, at: datetime) -> None:
        """What was told by `changed` is on disk."""
        self._state.saved_at(at)

    def store(self) -> None:
        """Tell what has changed about somebody known; what cannot be kept (no name, no day) stays as it was."""
        client = self._written()
        if self.existing and client != self.client:
            self.client = client
            self._state.saving()
            self.changed.emit(client)

    def leave(self) -> None:
        """Another page comes in the place of this one: nothing that was typed is lost."""
        if self._is_over or not self.isVisible():
            return
        self._is_over = True
        self.store()
        client, born = self._written(), self._words("born")
        if self.existing and born and read_day(born) is None:
            self.unread.emit(born)
        if self.existing or not self.has_changes:
            return
        if client.name and not self._is_taken(client):
            self.left.emit(client)
        else:
            self.waits.emit({f"client_form.{key}": self._typed(key) for key in self.fields if self._typed(key)})

    def end(self) -> None:
        """The practice closes: where one was, and what was typed, is kept elsewhere."""
        self._is_over = True

    def _typed(self, key: str) -> str:
        field = self.fields[key].field
        assert isinstance(field, LineField)
        return field.text()

    def _words(self, key: str) -> str:
        return " ".join(self._typed(key).split())

    def _read(self) -> Client | None:
        """What stands there; None, and said at the field, where something cannot be kept."""
        name, born = self._words("name"), self._words("born")
        self.fields["name"].tell("")
        self.fields["born"].tell("")
        if not name:
            self._wrong("name", tr("A name is needed; all else can wait."))
            return None
        if born and read_day(born) is None:
            self._wrong("born", tr("This is no day of birth. Write it as 14.03.1968."))
            return None
        return self._written()

    def _written(self) -> Client:
        """What stands there; a name that was taken out, or what is no day of birth, as it was before."""
        name, born_words = self._words("name") or self.client.name, self._words("born")
        born = read_day(born_words) if born_words else None
        if born_words and born is None:
            born = self.client.born
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
