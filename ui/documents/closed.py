"""The password of a closed PDF, shown once: read it out, write it down or copy it; then it is gone."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from ui.base import metrics
from ui.base.clipboard import SECONDS, secret_clipboard
from ui.base.i18n import tr
from ui.parts.buttons import Button
from ui.parts.cards import Card
from ui.parts.words import Text


class PasswordCard(Card):
    """`done` when the person has it: nothing can show it again."""

    done = Signal()

    def __init__(self, password: str, file: str) -> None:
        super().__init__("closed", tr("Saved, closed with this password"))
        self._password = password
        self._clipboard = secret_clipboard()
        words = Text(password, "heading", weight=600, wrap=True, name="closed.password", tabular=True)
        words.setAccessibleName(tr("The password: {letters}", letters=" ".join(password)))
        self.body.addWidget(words)
        lead = tr(
            "It opens {file} and stands nowhere else: without it nobody can open the file, not even we.", file=file
        )
        self.body.addWidget(Text(lead, "body", wrap=True, name="closed.lead"))
        how = tr("Tell it by another way than the file: by phone, or from hand to hand. It is shown only now.")
        self.body.addWidget(Text(how, "secondary", "text2", wrap=True))
        line = metrics.row(None, 12)
        copy = Button(tr("Copy"), "closed.copy", "secondary", icon="document")
        copy.clicked.connect(self._copy)
        has = Button(tr("I have it"), "closed.done", "soft", icon="check")
        has.clicked.connect(self._forget)
        self._told = Text("", "secondary", "text2", wrap=True, name="closed.told")
        line.addWidget(copy)
        line.addWidget(has)
        line.addWidget(self._told, 1, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(line)
        self._words = words
        self._clipboard.cleared.connect(self._cleared)

    def _copy(self) -> None:
        self._clipboard.copy(self._password)
        self._told.say(tr("Copied. The clipboard is emptied in {n} seconds.", n=SECONDS))

    def _cleared(self) -> None:
        self._told.say(tr("The clipboard was emptied."))

    def _forget(self) -> None:
        self._password = ""
        self._words.say("")
        self.done.emit()
