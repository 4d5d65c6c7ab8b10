"""The recovery key as a field."""

from __future__ import annotations

from notesapp.storage import recovery
from ui.base.i18n import tr
from ui.parts.fields import Labelled, LineField

LETTERS = 36
"""So many letters and digits make a recovery key."""


class RecoveryField(Labelled):
    """The printed key, grouped as on the sheet while it is typed; below it whether a letter is wrong."""

    def __init__(self, name: str) -> None:
        self.key = LineField(name, tr("Recovery key"), tall=True)
        self.key.hold(2 * LETTERS)
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
