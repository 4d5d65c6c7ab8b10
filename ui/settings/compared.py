"""A backup beside what the practice holds now: what differs, and the two ways to restore it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from notesapp.storage.holdings import Held
from notesapp.usecases.backups import Compared
from ui.base import metrics
from ui.base.i18n import tr
from ui.parts.buttons import Button, IconButton
from ui.parts.cards import Banner, Card
from ui.parts.lists import Rule
from ui.parts.press import reveal
from ui.parts.words import Text
from ui.settings.when import day, moment


class ComparedCard(Card):
    """`beside_asked`: into a new folder. `switch_asked`, asked twice: in place of the practice. `closed`."""

    closed = Signal()
    beside_asked = Signal()
    switch_asked = Signal()

    def __init__(self, found: Compared) -> None:
        super().__init__("compared")
        self.setAccessibleName(tr("Backup compared with the practice"))
        head = metrics.row(None, 8)
        self._back = IconButton("back", "compared.back", tr("Back to the list"))
        self._back.clicked.connect(self.closed)
        head.addWidget(self._back)
        head.addWidget(Text(moment(found.manifest.made), "heading", elide=True, name="compared.when"), 1)
        self.body.addLayout(head)
        self.body.addWidget(self._verdict(found))
        self.body.addLayout(self._counts(found))
        only_now = tr("Only in the practice now")
        self._sessions("compared.now", only_now, found.only_now, found.more_now)
        only_then = tr("Only in the backup, or newer there")
        self._sessions("compared.then", only_then, found.only_then, found.more_then)
        self._details(found)
        self.body.addWidget(Rule())
        self._actions()

    def _verdict(self, found: Compared) -> QWidget:
        if not found.is_whole:
            words = tr("This backup opens, but something in it is not whole.")
            return Banner("compared.verdict", "warn", words, tr("Its signatures or its search index do not all hold."))
        words = tr("Whole: opened, every page and every signature checked.")
        second = tr("It holds exactly what the practice holds.") if found.is_same else ""
        return Banner("compared.verdict", "ok", words, second)

    def _counts(self, found: Compared) -> QGridLayout:
        grid = metrics.grid(None, 8, (4, 4, 4, 4))
        for column, words in enumerate((tr("In the backup"), tr("Now")), start=1):
            grid.addWidget(Text(words, "label", "text2", 600), 0, column, Qt.AlignmentFlag.AlignRight)
        rows = (
            ("client", tr("Clients")),
            ("session", tr("Sessions")),
            ("revision", tr("Signed entries")),
            ("document_issued", tr("Papers issued")),
        )
        for line, (key, words) in enumerate(rows, start=1):
            then, now = found.then[key], found.now[key]
            grid.addWidget(Text(words, "body"), line, 0)
            grid.addWidget(_number(then, f"compared.{key}.then", then != now), line, 1, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(_number(now, f"compared.{key}.now", then != now), line, 2, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(0, 1)
        grid.setHorizontalSpacing(32)
        return grid

    def _sessions(self, name: str, heading: str, sessions: Sequence[Held], more: int) -> None:
        if not sessions:
            return
        self.body.addWidget(Text(heading, "label", "text2", 600))
        for number, held in enumerate(sessions, start=1):
            state = tr("version {n}", n=held.version) if held.version else tr("draft")
            words = tr("{client}, session {n}, {day}", client=held.client, n=held.number, day=day(held.started_at))
            line = metrics.row(None, 12)
            line.addWidget(Text(words, "body", elide=True, name=f"{name}.{number}"), 1)
            line.addWidget(Text(state, "secondary", "text2"))
            self.body.addLayout(line)
        if more:
            self.body.addWidget(Text(tr("and {n} more", n=more), "secondary", "text2", name=f"{name}.more"))

    def _details(self, found: Compared) -> None:
        if not found.details:
            return
        heading = tr("Clients about whom something else stands now")
        self.body.addWidget(Text(heading, "label", "text2", 600))
        names = ", ".join(found.details)
        if found.more_details:
            names += ", " + tr("and {n} more", n=found.more_details)
        self.body.addWidget(Text(names, "body", wrap=True, name="compared.details"))

    def _actions(self) -> None:
        lead = tr("A restored practice opens with the passphrase of the day of the backup.")
        self.body.addWidget(Text(lead, "secondary", "text2", wrap=True))
        self._asking = QWidget()
        line = metrics.row(self._asking, 8)
        self._beside = Button(tr("Restore into a new folder"), "compared.beside", icon="folder")
        self._switch = Button(tr("Put it in place…"), "compared.switch", icon="swap")
        line.addWidget(self._beside)
        line.addWidget(self._switch)
        line.addStretch(1)
        self.body.addWidget(self._asking)
        self._sure = QWidget()
        box = metrics.column(self._sure, 8)
        words = tr("The practice as it is now is backed up once more, and its files are kept aside in its folder.")
        words += " " + tr("What was written since this backup is not in the practice then. The practice is locked.")
        box.addWidget(Text(words, "body", wrap=True, name="compared.sure"))
        line = metrics.row(None, 8)
        self._yes = Button(tr("Put the backup in place"), "compared.yes", "danger")
        self._no = Button(tr("Leave everything as it is"), "compared.no")
        for button in (self._yes, self._no):
            line.addWidget(button)
        line.addStretch(1)
        box.addLayout(line)
        self.body.addWidget(self._sure)
        self._beside.clicked.connect(self.beside_asked)
        self._switch.clicked.connect(lambda: self._ask(True))
        self._no.clicked.connect(lambda: self._ask(False))
        self._yes.clicked.connect(self._take)
        self._ask(False)

    def _ask(self, sure: bool) -> None:
        reveal(self._asking, not sure)
        reveal(self._sure, sure)
        if sure:
            self._no.setFocus()

    def _take(self) -> None:
        self.set_busy(True)
        self.switch_asked.emit()

    def set_busy(self, busy: bool) -> None:
        for button in (self._yes, self._no, self._beside, self._switch):
            button.setEnabled(not busy)

    def take_focus(self) -> None:
        self._back.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _number(number: int, name: str, differs: bool) -> Text:
    return Text(f"{number:,}".replace(",", "\u202f"), "body", weight=600 if differs else 400, name=name, tabular=True)
