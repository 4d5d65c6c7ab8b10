"""The ways back to a practice that does not open, or that this computer never had.

A backup and its passphrase; or, for a damaged practice, what can still be read of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from notesapp.usecases.rescue import Found
from notesapp.words import names
from ui.base import metrics
from ui.base.i18n import tr
from ui.parts.buttons import Button
from ui.parts.cards import Banner, Card
from ui.parts.fields import Labelled, PassField
from ui.parts.flow import empty, put
from ui.parts.lists import ScrollPane, SelectList, SelectRow
from ui.parts.page_head import page_head
from ui.parts.press import reveal
from ui.parts.words import Text
from ui.parts.wrap import WrapRow

SHOWN_FIRST = 5
COLUMN = 720


class RescuePage(QWidget):
    """`restore_asked(Path, passphrase)` for the backup that is chosen, `salvage_asked(passphrase)` for the damaged

    practice itself; then `working` and maybe `failed`.
    """

    restore_asked = Signal(object, str)
    salvage_asked = Signal(str)
    file_asked = Signal()
    left = Signal()

    def __init__(self, folder: Path, found: Sequence[Found], *, in_place: bool) -> None:
        """IN_PLACE: a practice is in FOLDER, and its files are kept aside."""
        super().__init__()
        self.setObjectName("rescue")
        self.setAccessibleName(tr("Restore a backup"))
        self._found = {one.path: one for one in found}
        self._chosen: Path | None = None
        self._all = False
        outer = metrics.column(self, 0)
        pane = ScrollPane("rescue.pane", tr("Restore a backup"), 16, (32, 28, 32, 24), COLUMN)
        outer.addWidget(pane)
        pane.body.addLayout(page_head("rescue", tr("Restore a backup"), tr("Back"), self.left.emit))
        kept = tr("The backup is checked first. The files that are there now are kept aside in the same folder.")
        new = tr("The backup is checked first, then you choose the folder the practice is to live in.")
        lead = Text(kept if in_place else new, "body", "text2", wrap=True, name="rescue.lead")
        pane.body.addWidget(lead)
        card = Card("rescue.card", tr("Which one"), folder.name)
        self._list = SelectList("rescue.list", tr("Backups, newest first"), selectable=True)
        self._list.taken.connect(self._take)
        card.body.addWidget(self._list)
        line = metrics.row(None, 8)
        self._more = Button(tr("Show older ones"), "rescue.more", "link")
        self._more.clicked.connect(self._show_all)
        other = Button(tr("Choose a file"), "rescue.file", "link", icon="folder")
        other.clicked.connect(self.file_asked)
        line.addWidget(self._more)
        line.addWidget(other)
        line.addStretch(1)
        card.body.addLayout(line)
        pane.body.addWidget(card)
        self._pass = PassField("rescue.passphrase", tr("Passphrase of the day of the backup, or the recovery key"))
        hint = tr("The passphrase of the day of the backup, or the recovery key.")
        self._labelled = Labelled(tr("Passphrase"), self._pass, hint)
        pane.body.addWidget(self._labelled)
        self._told = metrics.column(None, 0)
        pane.body.addLayout(self._told)
        self._go = Button(tr("Check and restore"), "rescue.go", "primary", "large")
        self._read = Button(tr("Save what can be read"), "rescue.salvage", "secondary", "large")
        ways = WrapRow(None, 12)
        ways.addWidget(self._go)
        ways.addWidget(self._read)
        ways.addStretch()
        pane.body.addLayout(ways)
        means = tr("No backup is good? What can be read becomes a new practice; the damaged files stay as they are.")
        aside = Text(means, "secondary", "text2", wrap=True, name="rescue.salvage.means")
        pane.body.addWidget(aside)
        for part in (self._read, aside):
            reveal(part, in_place)
        pane.body.addStretch(1)
        self._pass.returnPressed.connect(self._ask)
        self._go.clicked.connect(self._ask)
        self._read.clicked.connect(self._ask_to_read)
        self._show()

    def _show(self) -> None:
        every = list(self._found.values())
        shown = every if self._all else every[:SHOWN_FIRST]
        self._list.show_rows([(str(one.path), _row(one, at)) for at, one in enumerate(shown, start=1)])
        reveal(self._more, len(every) > len(shown))
        if every and self._chosen is None:
            self._chosen = every[0].path
        self._list.select(str(self._chosen) if self._chosen else None)

    def _show_all(self) -> None:
        self._all = True
        self._show()

    def _take(self, key: str) -> None:
        self._chosen = Path(key)

    def choose(self, found: Found) -> None:
        """Take a backup that was chosen as a file; it stands first."""
        self._found = {found.path: found, **{path: one for path, one in self._found.items() if path != found.path}}
        self._chosen = found.path
        self._show()
        self._pass.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        empty(self._told)
        if self._chosen is None:
            self.failed(tr("There is no backup here. Choose the file of one."))
        elif self._has_passphrase(tr("Type the passphrase of that day.")):
            self.restore_asked.emit(self._chosen, self._pass.text())

    def _ask_to_read(self) -> None:
        empty(self._told)
        if self._has_passphrase(tr("Type the passphrase of the practice.")):
            self.salvage_asked.emit(self._pass.text())

    def _has_passphrase(self, otherwise: str) -> bool:
        if not self._pass.text():
            self._labelled.tell(otherwise, "danger")
            self._pass.setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(self._pass.text())

    def working(self, words: str = "") -> None:
        self._go.setEnabled(False)
        self._read.setEnabled(False)
        self._go.say(words or tr("Checking and restoring…"))

    def failed(self, words: str, second: str = "") -> None:
        """It was not restored: why; nothing was changed."""
        self._go.setEnabled(True)
        self._read.setEnabled(True)
        self._go.say(tr("Check and restore"))
        empty(self._told)
        put(self._told, Banner("rescue.told", "danger", words, second))
        self._pass.selectAll()
        self._pass.setFocus(Qt.FocusReason.OtherFocusReason)


def _row(one: Found, number: int) -> SelectRow:
    at = one.made.astimezone()
    title = f"{names.day(at.date())}, {names.clock(at)}"
    held = tr("{clients} clients, {sessions} sessions", clients=one.clients, sessions=one.sessions)
    return SelectRow(title, f"rescue.row.{number}", held, "shield", "ok")
