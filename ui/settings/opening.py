"""Settings: how the practice is opened and when it is locked."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from notesapp.machine.settings import LOCK_MINUTES
from ui.base import metrics
from ui.base.i18n import tr
from ui.parts.buttons import Button
from ui.parts.cards import Card
from ui.parts.choices import Segmented
from ui.parts.press import reveal
from ui.parts.words import Text


@dataclass(frozen=True, slots=True)
class Ways:
    """How it is opened now. RECOVERY is "paper", "unsure" (made, but nobody has shown it) or "none"."""

    recovery: str
    keyring: bool
    minutes: int


class OpeningCard(Card):
    """`passphrase_asked`, `recovery_asked`, `minutes_chosen(int)`, `keyring_chosen(bool)`; `shown` when it is seen."""

    passphrase_asked = Signal()
    recovery_asked = Signal()
    minutes_chosen = Signal(int)
    keyring_chosen = Signal(bool)
    shown = Signal()

    def __init__(self, ways: Ways) -> None:
        super().__init__("settings.opening", tr("Opening and locking"))
        change = Button(tr("Change the passphrase"), "settings.passphrase", icon="lock")
        change.clicked.connect(self.passphrase_asked)
        self._line(tr("Passphrase"), change)
        self._recovery = Button(tr("Make a new key"), "settings.recovery", icon="key")
        self._recovery.clicked.connect(self.recovery_asked)
        self._line(tr("Recovery key"), self._recovery)
        self._state = Text("", "secondary", wrap=True, name="settings.recovery.told")
        self._below(self._state)
        self.show_recovery(ways.recovery)
        choices = [(str(n), tr("{n} min", n=n) if n else tr("Never")) for n in LOCK_MINUTES]
        after = Segmented("settings.lock_minutes", tr("Lock when nobody is there for"), choices, str(ways.minutes))
        after.chosen.connect(self._minutes)
        self.body.addWidget(Text(tr("Lock when nobody is there for"), "body"))
        self.body.addWidget(after)
        self._never = Text("", "secondary", "warn", wrap=True, name="settings.lock_minutes.told")
        self.body.addWidget(self._never)
        self._warn(ways.minutes)
        also = tr("It is also locked when the screen is locked or the computer sleeps, with Ctrl+L, and with Lock.")
        self.body.addWidget(Text(also, "secondary", "text2", wrap=True))
        states = (("off", tr("Off")), ("on", tr("On")))
        self.keyring = Segmented(
            "settings.keyring", tr("Open with this computer's keyring"), states, "on" if ways.keyring else "off"
        )
        self.keyring.chosen.connect(lambda key: self.keyring_chosen.emit(key == "on"))
        beside = metrics.row(None, 16)
        beside.addWidget(Text(tr("Open with this computer's keyring"), "body"), 0, Qt.AlignmentFlag.AlignVCenter)
        beside.addWidget(metrics.size(self.keyring, width=160))
        beside.addStretch(1)
        self.body.addLayout(beside)
        warns = tr("Then the app opens without a passphrase for whoever is logged in here. A lock asks for it again.")
        self.body.addWidget(Text(warns, "secondary", "text2", wrap=True))
        self._told = Text("", "secondary", "danger", wrap=True, name="settings.keyring.told")
        self.body.addWidget(self._told)

    def show_recovery(self, state: str) -> None:
        """STATE as in `Ways`."""
        words = {
            "paper": tr("On paper. A new one makes the old sheet worthless."),
            "unsure": tr("Made, but nobody has shown yet that it is on paper."),
            "none": tr("There is none yet: a forgotten passphrase is lost."),
        }[state]
        self._recovery.say(tr("Print the recovery key") if state == "none" else tr("Make a new key"))
        self._state.set_tone("text2" if state == "paper" else "warn")
        self._state.say(words)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

    def _line(self, words: str, widget: QWidget) -> None:
        line = metrics.row(None, 16)
        label = Text(words, "body")
        metrics.size(label, width=160)
        line.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(widget)
        line.addStretch(1)
        self.body.addLayout(line)

    def _below(self, text: Text) -> None:
        line = metrics.row(None, 0, (176, 0, 0, 0))
        line.addWidget(text, 1)
        self.body.addLayout(line)

    def _minutes(self, key: str) -> None:
        self._warn(int(key))
        self.minutes_chosen.emit(int(key))

    def _warn(self, minutes: int) -> None:
        never = tr("Whoever passes by can read it: lock it yourself before you leave the room.")
        self._never.say(never if not minutes else "")
        reveal(self._never, not minutes)

    def show_keyring(self, on: bool, told: str = "", trouble: bool = False) -> None:
        """Show what came of turning it on or off."""
        self.keyring.choose("on" if on else "off")
        self.keyring.setEnabled(True)
        self._told.set_tone("danger" if trouble else "ok")
        self._told.say(told)

    def keyring_working(self) -> None:
        self.keyring.setEnabled(False)
        self._told.set_tone("text2")
        self._told.say(tr("Asking the keyring…"))
