"""Settings: the look of this computer, the practice and its therapist, paper and printer. Kept as they are changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from notesapp.model.keeping import RetentionRule
from notesapp.model.practice import Practice, Therapist
from ui.base import metrics
from ui.base.i18n import tr
from ui.parts.buttons import Button
from ui.parts.cards import Card
from ui.parts.choices import Segmented
from ui.parts.fields import Labelled, LineField
from ui.parts.key_button import KeyButton
from ui.parts.lists import ScrollPane
from ui.parts.steps import Stepper
from ui.parts.words import Text
from ui.parts.wrap import WrapRow
from ui.settings.retention import RetentionCard

COLUMN = 760


@dataclass(frozen=True, slots=True)
class Choices:
    """What stands now. PRINTERS are the names known here; PRINTER "" is the system's default."""

    theme: str
    scale: int
    printer: str
    printers: Sequence[str]
    next_key: str
    practice: Practice
    therapist: Therapist
    folder: str
    version: str
    retention: RetentionRule | None = None


class SettingsPage(QWidget):
    """`machine_changed(name, value)` for this computer; `people_changed(practice, therapist)` for the practice,
    `retention_changed(rule)` for how long its records are kept.
    """

    machine_changed = Signal(str, object)
    people_changed = Signal(object, object)
    retention_changed = Signal(object)
    page_asked = Signal(str)

    def __init__(self, now: Choices, bind: Callable[[SettingsPage], object], cards: Sequence[QWidget] = ()) -> None:
        """CARDS are more of them, made elsewhere; they stand before what is told of the practice."""
        super().__init__()
        self.setObjectName("settings")
        self.setAccessibleName(tr("Settings"))
        self._practice, self._therapist = now.practice, now.therapist
        outer = metrics.column(self, 0)
        pane = ScrollPane("settings.pane", tr("Settings"), 16, (32, 32, 32, 24), COLUMN)
        outer.addWidget(pane)
        self._box = pane.body
        self._box.addWidget(Text(tr("Settings"), "display"))
        self._look(now)
        self._people(now)
        self._paper(now)
        for card in cards:
            self._box.addWidget(card)
        retention = RetentionCard(now.retention)
        retention.chosen.connect(self.retention_changed)
        self._box.addWidget(retention)
        self._about(now)
        self._box.addStretch(1)
        bind(self)

    def _card(self, name: str, heading: str) -> Card:
        card = Card(f"settings.{name}", heading)
        self._box.addWidget(card)
        return card

    def _choice(self, card: Card, words: str, widget: QWidget, stretch: int = 0) -> None:
        line = WrapRow(None, 16)
        label = Text(words, "body")
        metrics.size(label, width=200)
        line.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(widget, stretch)
        if not stretch:
            line.addStretch()
        card.body.addLayout(line)

    def _look(self, now: Choices) -> None:
        card = self._card("look", tr("Look"))
        themes = (("system", tr("As the system")), ("light", tr("Light")), ("dark", tr("Dark")))
        theme = Segmented("settings.theme", tr("Light or dark"), themes, now.theme)
        theme.chosen.connect(lambda key: self.machine_changed.emit("theme", key))
        self._choice(card, tr("Light or dark"), theme, 1)
        scale = Stepper("settings.scale", tr("Size of everything"), tr("per cent"), now.scale, 100, 200, 25)
        scale.changed.connect(lambda value: self.machine_changed.emit("scale", value))
        self._choice(card, tr("Size of everything"), scale)
        pedal = KeyButton("settings.next_key", tr("Key for the next region"), now.next_key)
        told = Text("", "secondary", "danger", name="settings.next_key.told")
        pedal.clicked.connect(lambda: told.say(""))
        pedal.refused.connect(lambda: told.say(tr("That key has a meaning of its own in a session.")))
        pedal.chosen.connect(lambda key: told.say(""))
        pedal.chosen.connect(lambda key: self.machine_changed.emit("next_key", key))
        holder = QWidget()
        line = metrics.row(holder, 12)
        line.addWidget(pedal)
        line.addWidget(told)
        self._choice(card, tr("Next region (pedal)"), holder)

    def _people(self, now: Choices) -> None:
        card = self._card("practice", tr("Practice and therapist"))
        lead = tr("Stands at the head of every paper made from now on. What is signed keeps what stood there that day.")
        card.body.addWidget(Text(lead, "secondary", "text2", wrap=True))
        practice, therapist = now.practice, now.therapist
        self.fields: dict[str, Labelled] = {}
        self._row(card, ("therapist", tr("Your name, as you sign"), therapist.name))
        self._row(
            card,
            ("credentials", tr("Profession"), therapist.credentials),
            ("registration", tr("Registration number"), therapist.registration),
        )
        self._row(card, ("name", tr("Name of the practice"), practice.name))
        self._row(card, ("address", tr("Address"), practice.address))
        self._row(card, ("phone", tr("Phone"), practice.phone), ("email", tr("E-mail"), practice.email))
        self._row(card, ("emergency_number", tr("Emergency number"), practice.emergency_number))
        self._saved = Text("", "secondary", "ok", name="settings.saved")
        card.body.addWidget(self._saved)

    def _row(self, card: Card, *fields: tuple[str, str, str]) -> None:
        line = metrics.row(None, 16)
        for key, words, value in fields:
            field = LineField(f"settings.{key}", words)
            field.setText(value)
            field.editingFinished.connect(self.store)
            field.textEdited.connect(lambda: self._saved.say(""))
            labelled = self.fields[key] = Labelled(words, field)
            line.addWidget(labelled, 1, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(line)

    def _paper(self, now: Choices) -> None:
        card = self._card("paper", tr("Paper"))
        sizes = (("a4", "A4"), ("letter", tr("US Letter")))
        size = Segmented("settings.paper", tr("Paper size"), sizes, now.practice.paper)
        size.chosen.connect(self._keep_paper)
        self._choice(card, tr("Paper size"), size, 1)
        names = [("", tr("System's default")), *((name, name) for name in now.printers[:3])]
        if now.printer and now.printer not in dict(names):
            names.append((now.printer, now.printer))
        printer = Segmented("settings.printer", tr("Printer"), [(key or "default", words) for key, words in names])
        printer.choose(now.printer or "default")
        printer.chosen.connect(lambda key: self.machine_changed.emit("printer", "" if key == "default" else key))
        self._choice(card, tr("Printer"), printer, 1)

    def _about(self, now: Choices) -> None:
        card = self._card("about", tr("This practice"))
        card.body.addWidget(Text(tr("Folder: {folder}", folder=now.folder), "body", "text2", wrap=True))
        line = WrapRow(spacing=8)
        pages = (("backups", tr("Backups"), "shield"), ("log", tr("Who did what"), "list"))
        for key, words, icon in (*pages, ("paper", tr("Check a PDF"), "document")):
            button = Button(words, f"settings.{key}", icon=icon)
            button.clicked.connect(lambda _=False, key=key: self.page_asked.emit(key))
            line.addWidget(button)
        card.body.addLayout(line)
        card.body.addWidget(Text(tr("Session Notes {version}", version=now.version), "secondary", "text2"))

    def _words(self, key: str) -> str:
        field = self.fields[key].field
        assert isinstance(field, LineField)
        return " ".join(field.text().split())

    def store(self) -> None:
        """A field was left, or Enter pressed in it: what stands in all of them is kept, if that is anything new."""
        for key, needed in (
            ("therapist", tr("Notes are signed with your name.")),
            ("emergency_number", tr("Urgent letters need a number to call.")),
        ):
            self.fields[key].tell("" if self._words(key) else needed, "danger")
            if not self._words(key):
                return
        plain = {key: self._words(key) for key in ("address", "phone", "email", "emergency_number")}
        before = (self._practice, self._therapist)
        self._practice = replace(self._practice, name=self._words("name") or self._words("therapist"), **plain)
        self._therapist = replace(
            self._therapist,
            name=self._words("therapist"),
            credentials=self._words("credentials"),
            registration=self._words("registration"),
        )
        if (self._practice, self._therapist) != before:
            self.people_changed.emit(self._practice, self._therapist)

    def _keep_paper(self, key: str) -> None:
        self._practice = replace(self._practice, paper=key)
        self.people_changed.emit(self._practice, self._therapist)

    def was_saved(self) -> None:
        self._saved.say(tr("Saved"))
