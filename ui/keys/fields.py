"""The two things one opens a practice with, as fields: a passphrase, and the recovery key."""

from __future__ import annotations

from notesapp.storage import recovery
from ui.base.i18n import tr
from ui.parts.fields import Labelled, LineField, PassField

LETTERS = 36
"""So many letters and digits make a recovery key."""


class PassphraseField(Labelled):
    """A passphrase; below it whether Caps Lock seems to be on, until something else is to be said."""

    def __init__(self, name: str, label: str) -> None:
        self.pass_field = PassField(name, label, tall=True)
        super().__init__(label, self.pass_field)
        self.pass_field.caps.connect(self._caps)
        self.pass_field.textEdited.connect(self._edited)

    def _edited(self) -> None:
        if self.pass_field.property("wrong"):
            self.tell("")

    def _caps(self, on: bool) -> None:
        if on:
            self.tell(tr("Caps Lock is on"), "warn")
        elif self.below == tr("Caps Lock is on"):
            self.tell("")


class RecoveryField(Labelled):
    """The printed key, grouped as on the sheet while it is typed; below it whether a letter is wrong."""

    def __init__(self, name: str) -> None:
        self.key = LineField(name, tr("Recovery key"), tall=True)
        self.key.setMaxLength(2 * LETTERS)
        hint = tr("Nine groups of four, from the printed sheet. Large and small letters are the same.")
        super().__init__(tr("Recovery key"), self.key, hint)
        self.key.textEdited.connect(self._spell)

    def _spell(self, typed: str) -> None:
        letters = "".join(sign for sign in typed.upper() if sign.isascii() and sign.isalnum())[:LETTERS]
        if self.key.cursorPosition() == len(typed):
            self.key.setText("-".join(letters[at : at + 4] for at in range(0, len(letters), 4)))
        if not letters:
            self.tell("")
        elif len(letters) < LETTERS:
            self.tell(tr("Group {n} of 9", n=len(letters) // 4 + 1))
        elif recovery.read(letters) is None:
            self.tell(tr("There is a typing mistake in it. Compare each group with the sheet."), "warn")
        else:
            self.tell(tr("Typed without a mistake."), "ok")
