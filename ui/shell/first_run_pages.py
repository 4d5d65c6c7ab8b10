"""The three steps to a practice of one's own: you, a passphrase, a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.base import metrics
from ui.base.i18n import tr
from ui.base.prompts import Prompts
from ui.keys.strength import strength
from ui.parts.buttons import Button
from ui.parts.cards import Banner
from ui.parts.choices import Tick
from ui.parts.fields import Labelled, LineField, PassField
from ui.parts.lists import ScrollPane
from ui.parts.words import Text
from ui.shell.emergency import emergency_number

COLUMN = 664


class StepPage(QWidget):
    """A heading, a form, Back and Continue. `onward` comes only when what is needed is there."""

    back = Signal()
    onward = Signal()
    step = ""

    def __init__(self, name: str, heading: str, lead: str, onward: str = "") -> None:
        super().__init__()
        self.setObjectName(f"first.{name}")
        box = metrics.column(self, 0)
        pane = ScrollPane(f"first.{name}.pane", heading, 14, (96, 64, 40, 16))
        self.form = pane.body
        self.add(Text(heading, "display"))
        self.add(Text(lead, "body", "text2", wrap=True))
        self.form.addSpacing(6)
        box.addWidget(pane, 1)
        self._back = Button(tr("Back"), f"first.{name}.back", "quiet", "large")
        self._onward = Button(onward or tr("Continue"), f"first.{name}.onward", "primary", "large")
        self._back.clicked.connect(self.back)
        self._onward.clicked.connect(self.try_onward)
        foot = QWidget()
        self._foot = line = metrics.row(foot, 8)
        line.addWidget(self._back)
        line.addStretch(1)
        line.addWidget(self._onward)
        outer = metrics.row(None, 0)
        outer.addWidget(foot, 1000)
        outer.addStretch(1)  # takes what is left, so that the buttons stand below the column, not in the middle
        box.addLayout(outer)
        self._bottom = foot
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """Less air when there is little room."""
        metrics.space(self.form, 14, (24, 24, 24, 16) if narrow else (96, 64, 40, 16))
        metrics.space(self._foot, 8, (16, 8, 24, 16) if narrow else (88, 12, 40, 32))
        metrics.size(self._bottom, max_width=COLUMN + (48 if narrow else 136))

    def add(self, widget: QWidget) -> None:
        self.form.addWidget(metrics.size(widget, max_width=COLUMN))

    def beside(self, *fields: Labelled) -> None:
        """Put FIELDS on one line."""
        holder = QWidget()
        line = metrics.row(holder, 16)
        for field in fields:
            line.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self.add(holder)

    def enter(self) -> None:
        """Put the keyboard where the step begins."""
        raise NotImplementedError

    def missing(self) -> Labelled | QWidget | None:
        """Say what is still needed, beside it, and return it; None when the step is done."""
        raise NotImplementedError

    def try_onward(self) -> None:
        missing = self.missing()
        if missing is None:
            self.onward.emit()
        else:
            target = missing.field if isinstance(missing, Labelled) else missing
            target.setFocus(Qt.FocusReason.OtherFocusReason)


class YouPage(StepPage):
    """Who works here. Only the name is needed; the rest stands on sheets and letters when given."""

    step = tr("You and your practice")

    def __init__(self, country: str) -> None:
        lead = tr("This stands at the head of sheets and letters. Only your name is needed now.")
        super().__init__("you", tr("You and your practice"), lead)
        self._fields = {
            "therapist": self._line("therapist", tr("Your name, as you sign")),
            "practice": self._line("practice", tr("Name of the practice")),
            "address": self._line("address", tr("Address")),
            "phone": self._line("phone", tr("Phone")),
            "email": self._line("email", tr("E-mail")),
            "registration": self._line("registration", tr("Registration number")),
            "emergency_number": self._line("emergency", tr("Emergency number")),
        }
        fields = self._fields
        fields["emergency_number"].field.setText(emergency_number(country))  # type: ignore[attr-defined]
        fields["emergency_number"].tell(tr("Printed in the red box of urgent letters and sheets."))
        fields["registration"].tell(tr("If your profession has one."))
        self.beside(fields["therapist"], fields["practice"])
        self.add(fields["address"])
        self.beside(fields["phone"], fields["email"])
        self.beside(fields["registration"], fields["emergency_number"])
        self.form.addStretch(1)

    def _line(self, name: str, label: str) -> Labelled:
        field = LineField(f"first.you.{name}", label)
        field.returnPressed.connect(self.try_onward)
        return Labelled(label, field)

    def answers(self) -> dict[str, str]:
        return {key: _words(labelled) for key, labelled in self._fields.items()}

    def enter(self) -> None:
        self._fields["therapist"].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def missing(self) -> Labelled | None:
        name, number = self._fields["therapist"], self._fields["emergency_number"]
        name.tell("" if _words(name) else tr("Notes are signed with your name."), "danger")
        hint = tr("Printed in the red box of urgent letters and sheets.")
        number.tell(
            hint if _words(number) else tr("Urgent letters need a number to call."), _tone(bool(_words(number)))
        )
        return next((field for field in (name, number) if not _words(field)), None)


class SecretPage(StepPage):
    """The passphrase, twice, and that nobody can bring it back."""

    step = tr("A passphrase")

    def __init__(self) -> None:
        lead = tr("It locks everything you write. You type it each time you open the practice.")
        super().__init__("secret", tr("Choose a passphrase"), lead)
        self._first = PassField("first.secret.passphrase", tr("Passphrase"), tall=True)
        self._second = PassField("first.secret.again", tr("Passphrase again"), tall=True)
        self._one, self._two = Labelled(tr("Passphrase"), self._first), Labelled(tr("Once more"), self._second)
        warning = Banner(
            "first.secret.warning",
            "warn",
            tr("If it is forgotten, only the recovery key helps"),
            tr("Nobody else can open the practice, not even we. You print the recovery key as soon as it is made."),
            icon="key",
        )
        self._tick = Tick(tr("I have understood that nobody else can bring it back"), "first.secret.understood")
        self._needed = Text("", "secondary", "danger", name="first.secret.needed")
        self._needed.hide()
        for widget in (self._one, self._two, warning, self._tick, self._needed):
            self.add(widget)
        self.form.addStretch(1)
        self._first.textChanged.connect(self._judge)
        self._second.textEdited.connect(lambda: self._two.tell(""))
        self._tick.toggled.connect(lambda: self._needed.hide())
        self._first.returnPressed.connect(lambda: self._second.setFocus(Qt.FocusReason.TabFocusReason))
        self._second.returnPressed.connect(self.try_onward)
        self._first.tab_last(self._onward)
        self._second.tab_last(self._onward)
        self._judge("")

    @property
    def passphrase(self) -> str:
        return self._first.text()

    def _judge(self, text: str) -> None:
        found = strength(text)
        self._one.tell(tr(found.words), found.tone)

    def enter(self) -> None:
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def missing(self) -> Labelled | QWidget | None:
        found = strength(self._first.text())
        if not found.enough:
            self._one.tell(tr(found.words), "danger")
            return self._one
        if self._first.text() != self._second.text():
            self._two.tell(tr("The two are not the same."), "danger")
            return self._two
        if not self._tick.isChecked():
            self._needed.say(tr("Please tick that you have understood this."))
            self._needed.show()
            return self._tick
        return None


class FolderPage(StepPage):
    """Where the practice lives."""

    step = tr("Where it is kept")

    def __init__(self, prompts: Prompts, folder: Path) -> None:
        lead = tr("One folder holds the whole practice, encrypted, and the verified copies that are made of it.")
        super().__init__("folder", tr("Where it is kept"), lead, tr("Create the practice"))
        self._prompts = prompts
        self._field = LineField("first.folder.path", tr("Folder"))
        self._field.setText(str(folder))
        self._field.returnPressed.connect(self.try_onward)
        self._labelled = Labelled(tr("Folder"), self._field, tr("It is made if it is not there."))
        choose = Button(tr("Choose a folder"), "first.folder.choose", icon="folder")
        choose.clicked.connect(self._choose)
        self.add(self._labelled)
        line = metrics.row(None, 0)
        line.addWidget(choose)
        line.addStretch(1)
        self.form.addLayout(line)
        advice = tr("A stick or a shared drive can be pulled away while you write; a folder on this computer cannot.")
        self.add(Banner("first.folder.advice", "info", advice))
        self.form.addStretch(1)

    @property
    def folder(self) -> Path:
        return Path(self._field.text().strip()).expanduser()

    def enter(self) -> None:
        self._onward.setFocus(Qt.FocusReason.OtherFocusReason)

    def missing(self) -> Labelled | None:
        if not self._field.text().strip():
            self._labelled.tell(tr("Choose a folder for the practice."), "danger")
            return self._labelled
        if not self.folder.is_absolute():
            self._labelled.tell(tr("Please give the whole path, from the root on."), "danger")
            return self._labelled
        self._labelled.tell("")
        return None

    def working(self, words: str) -> None:
        self._onward.say(words)
        self._onward.setEnabled(False)
        self._back.setEnabled(False)

    def failed(self, sentence: str, hint: str = "") -> None:
        self._onward.say(tr("Create the practice"))
        self._onward.setEnabled(True)
        self._back.setEnabled(True)
        self._labelled.tell(f"{sentence} {hint}".strip(), "danger")

    def _choose(self) -> None:
        chosen = self._prompts.folder(self, tr("Where it is kept"), self.folder.parent)
        if chosen is not None:
            self._field.setText(str(chosen))
            self._labelled.tell("")


def _words(labelled: Labelled) -> str:
    field = labelled.field
    return field.text().strip() if isinstance(field, LineField) else ""


def _tone(given: bool) -> Literal["text2", "danger"]:
    return "text2" if given else "danger"
