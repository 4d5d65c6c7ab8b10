"""Settings: the therapists of the practice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from ui.base import metrics
from ui.base.i18n import tr
from ui.base.theme import current
from ui.parts.buttons import Button
from ui.parts.cards import Card
from ui.parts.fields import LineField
from ui.parts.flow import empty
from ui.parts.paint import start
from ui.parts.press import reveal
from ui.parts.words import IconLabel, Text


@dataclass(frozen=True, slots=True)
class Person:
    """A therapist as the list shows them. LEFT is the day since which they are here no more, as words."""

    key: str
    name: str
    about: str = ""
    is_me: bool = False
    left: str = ""


class _Row(QWidget):
    """One therapist: who, and what can be done. Letting go asks once more in its place."""

    def __init__(self, person: Person, card: PeopleCard, number: int) -> None:
        super().__init__()
        name = f"settings.person.{number}"
        self.setObjectName(name)
        self.setAccessibleName(person.name)
        self._person, self._card = person, card
        line = metrics.row(self, 12, (0, 6, 0, 6))
        line.addWidget(IconLabel("person", "text2" if person.left else "accent", 22))
        words = metrics.column(None, 0)
        said = tr("{name} (you)", name=person.name) if person.is_me else person.name
        self._name = Text(said, "body", "text2" if person.left else "text", weight=500, elide=True, name=f"{name}.name")
        gone = tr("Not here since {day}. What they signed stays theirs.", day=person.left)
        below = gone if person.left else person.about
        words.addWidget(self._name)
        self._about = Text(below, "secondary", "text2", elide=True, name=f"{name}.about")
        words.addWidget(self._about)
        reveal(self._about, bool(below))
        line.addLayout(words, 1)
        self._field = LineField(f"{name}.field", tr("Name, as they sign"))
        self._field.setText(person.name)
        self._field.hide()
        self._field.returnPressed.connect(self._rename)
        line.addWidget(self._field, 1)
        self._change = Button(tr("Rename"), f"{name}.rename", "quiet")
        self._change.clicked.connect(self._rename)
        self._go = Button(tr("Let go"), f"{name}.go", "quiet")
        self._go.clicked.connect(self._let_go)
        self._back = Button(tr("Bring back"), f"{name}.back", "quiet")
        self._back.clicked.connect(lambda: card.returns.emit(person.key))
        for button, shown in (
            (self._change, not person.left),
            (self._go, not person.left and not person.is_me),
            (self._back, bool(person.left)),
        ):
            line.addWidget(button)
            reveal(button, shown)
        self._sure = False

    def _rename(self) -> None:
        if self._field.isHidden():
            reveal(self._field, True)
            reveal(self._name, False)
            reveal(self._about, False)
            self._change.say(tr("Save"))
            self._field.selectAll()
            self._field.setFocus()
            return
        name = " ".join(self._field.text().split())
        if name:
            self._card.renamed.emit(self._person.key, name)

    def _let_go(self) -> None:
        if self._sure:
            self._card.leaves.emit(self._person.key)
            return
        self._sure = True
        self._go.become("danger")
        self._go.say(tr("Really let go?"))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), start(self)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), theme.colour("border"))
        painter.end()


class PeopleCard(Card):
    """`add_asked`, `renamed(key, name)`, `leaves(key)`, `returns(key)`; `shown` asks for who is here now."""

    add_asked = Signal()
    renamed = Signal(str, str)
    leaves = Signal(str)
    returns = Signal(str)
    shown = Signal()

    def __init__(self, people: Sequence[Person]) -> None:
        super().__init__("settings.people", tr("Therapists"))
        lead = tr("Each opens the practice with a passphrase of their own and signs in their own name.")
        self.body.addWidget(Text(lead, "secondary", "text2", wrap=True))
        self._rows = metrics.column(None, 0)
        self.body.addLayout(self._rows)
        line = metrics.row(None, 12)
        add = Button(tr("Add a therapist"), "settings.person.add", icon="plus")
        add.clicked.connect(self.add_asked)
        self._told = Text("", "secondary", "ok", wrap=True, name="settings.person.told")
        line.addWidget(add)
        line.addWidget(self._told, 1)
        self.body.addLayout(line)
        self.show_people(people)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

    def show_people(self, people: Sequence[Person]) -> None:
        empty(self._rows)
        for number, person in enumerate(people, 1):
            row = _Row(person, self, number)
            self._rows.addWidget(row)
            row.show()

    def tell(self, words: str, trouble: bool = False) -> None:
        self._told.set_tone("danger" if trouble else "ok")
        self._told.say(words)
