"""The first thing seen: whose practice this is, and the passphrase."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.base import metrics
from ui.base.i18n import tr
from ui.base.theme import current
from ui.parts.buttons import Button
from ui.parts.fields import Labelled, LineField, PassphraseField
from ui.parts.lists import ScrollPane, SelectList, SelectRow
from ui.parts.paint import start
from ui.parts.pictures import Logo, paint_welcome
from ui.parts.press import reveal
from ui.parts.words import IconLabel, Text

if TYPE_CHECKING:
    from ui.keys.fields import RecoveryField


class UnlockScreen(QWidget):
    """Asks for the passphrase of FOLDER, or for the recovery key in its place.

    `unlock_requested(folder, secret)`; then `opening()`, and `wrong(...)` when it did not open. `slot_id` is the
    passphrase that was chosen where there are several.
    """

    unlock_requested = Signal(object, str)
    other_folder_requested = Signal()
    start_page_requested = Signal()

    def __init__(self, folder: Path, practice: str = "", greeting: str = "", note: str = "") -> None:
        super().__init__()
        self.setObjectName("unlock")
        self.setAccessibleName(tr("Open the practice"))
        self._folder = folder
        self._is_shown = False
        self._practice = Text(practice, "secondary", "text2", elide=True, name="unlock.practice")
        self._greeting = Text(greeting or tr("Welcome back"), "display", name="unlock.greeting")
        self._note = Text("", "body", "text2", wrap=True, name="unlock.note")
        self._labelled = PassphraseField("unlock.passphrase", tr("Passphrase"))
        self._pass = self._labelled.pass_field
        self._open = Button(tr("Open"), "unlock.open", "primary", "large")
        self._open.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._other = Button(tr("Choose another folder"), "unlock.other", "link", icon="folder")
        self._start = Button(tr("Start page"), "unlock.start", "link")
        self._people: SelectList | None = None
        self._key: RecoveryField | None = None
        self._by_key = False
        self._recover: Button | None = None
        self.slot_id: str | None = None
        self._until = 0.0
        self._wait = QTimer(self, interval=200)
        self._wait.timeout.connect(self._count)
        self._build()
        self._pass.returnPressed.connect(self._ask)
        self._open.clicked.connect(self._ask)
        self._other.clicked.connect(self.other_folder_requested)
        self._start.clicked.connect(self.start_page_requested)
        self.setFocusProxy(self._pass)
        self.show_folder(folder, practice, note)

    def _build(self) -> None:
        self._line = line = metrics.row(self, 0, (160, 0, 0, 0))
        self._pane = ScrollPane("unlock.pane", tr("Open the practice"), 0)
        metrics.size(self._pane, width=416)
        self._pane.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)  # long words stay in reach
        line.addWidget(self._pane)
        line.addStretch(1)
        form = self._pane.body
        metrics.space(form, 0, (4, 24, 12, 24))
        head = metrics.row(None, 12)
        names = metrics.column(None, 0)
        names.addWidget(Text("Session Notes", "strong"))
        names.addWidget(self._practice)
        head.addWidget(Logo())
        head.addLayout(names, 1)
        links = metrics.row(None, 8, (-8, 0, -8, 0))
        links.addWidget(self._other)
        links.addStretch(1)
        links.addWidget(self._start)
        form.addStretch(3)
        form.addLayout(head)
        form.addSpacing(30)
        form.addWidget(self._greeting)
        form.addSpacing(4)
        form.addWidget(self._note)
        form.addSpacing(24)
        self._fields = metrics.column(None, 12)
        self._fields.addWidget(self._labelled)
        form.addLayout(self._fields)
        form.addSpacing(16)
        form.addWidget(self._open)
        form.addSpacing(10)
        form.addLayout(links)
        self._more = metrics.row(None, 8, (-8, 0, -8, 0))
        self._more.addStretch(1)
        form.addLayout(self._more)
        form.addStretch(3)
        foot = metrics.row(None, 8)
        foot.addWidget(IconLabel("shield", "text2", 16))
        foot.addWidget(Text(tr("Encrypted on this computer. Works without internet."), "secondary", "text2"), 1)
        form.addLayout(foot)

    def show_folder(self, folder: Path, practice: str = "", note: str = "") -> None:
        """Ask for another practice's passphrase."""
        self._folder = folder
        self._practice.say(practice or folder.name)
        self._practice.setToolTip(str(folder))
        self._note.say(note or tr("The practice in “{name}” is locked.", name=folder.name))
        self._pass.clear()
        self._labelled.tell("")
        self.show_doors((), "")
        if self._by_key:
            self.use_recovery_key(False)
        self.ready(True)

    def show_doors(self, people: Sequence[tuple[str, str]], chosen: str, recovery: bool = False) -> None:
        """Ask who it is, where there are several PEOPLE (slot, name); offer the RECOVERY key where there is one."""
        self.slot_id = None
        if recovery and self._recover is None:
            self._recover = Button(tr("Use the recovery key"), "unlock.recover", "link", icon="key")
            self._recover.clicked.connect(lambda: self.use_recovery_key(not self._by_key))
            self._more.insertWidget(0, self._recover)
        if self._recover is not None:
            reveal(self._recover, recovery)
        if self._people is not None:
            self._fields.removeWidget(self._people)
            self._people.hide()
            self._people.deleteLater()
            self._people = None
        if len(people) < 2:
            return
        self._people = SelectList("unlock.people", tr("Who are you?"), selectable=True)
        self._people.taken.connect(self._choose)
        self._fields.insertWidget(0, self._people)
        rows = [(key, SelectRow(name, f"unlock.who.{at}", icon="person")) for at, (key, name) in enumerate(people, 1)]
        self._people.show_rows(rows)
        if chosen in dict(people):
            self._people.select(chosen)
            self.slot_id = chosen

    def _choose(self, slot_id: str) -> None:
        self.slot_id = slot_id
        self._labelled.tell("")
        self._pass.clear()
        self._pass.setFocus(Qt.FocusReason.OtherFocusReason)

    def use_recovery_key(self, wanted: bool) -> None:
        """Ask for the printed key in place of the passphrase, or for the passphrase again."""
        self._by_key = wanted
        if self._key is None:
            from ui.keys.fields import RecoveryField

            self._key = RecoveryField("unlock.recovery")
            self._key.key.returnPressed.connect(self._ask)
            self._fields.addWidget(self._key)
        self._key.key.clear()
        self._key.tell("")
        reveal(self._key, wanted)
        reveal(self._labelled, not wanted)
        if self._people is not None:
            reveal(self._people, not wanted)
        if self._recover is not None:
            self._recover.say(tr("Use the passphrase") if wanted else tr("Use the recovery key"))
        self.setFocusProxy(self._asked)
        if self.isVisible():
            self._asked.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _asked(self) -> LineField:
        return self._key.key if self._by_key and self._key is not None else self._pass

    @property
    def _below(self) -> Labelled:
        return self._key if self._by_key and self._key is not None else self._labelled

    def wait(self, seconds: float) -> None:
        """No try is taken for so long: count down, and take the next one then."""
        self._until = time.monotonic() + seconds
        self.ready(False)
        self._open.say(tr("Open"))
        self._count()
        self._wait.start()

    def _count(self) -> None:
        left = math.ceil(self._until - time.monotonic())
        if left > 0:
            words = tr("Several wrong tries: {n} seconds until the next one. Nothing is lost.", n=left)
            if words != self._below.below:
                self._below.tell(words, "warn")
            return
        self._wait.stop()
        self.ready(True)
        self._below.tell(tr("Try again."))
        self._asked.selectAll()
        self._asked.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_waiting(self) -> bool:
        return self._wait.isActive()

    @property
    def folder(self) -> Path:
        return self._folder

    def opening(self) -> None:
        """The vault is being opened; nothing can be pressed meanwhile."""
        self._open.say(tr("Opening…"))
        self.ready(False)

    def wrong(self, sentence: str, hint: str = "") -> None:
        """It did not open: say why below the field, and take the next try."""
        self._wait.stop()
        self.ready(True)
        self._below.tell(f"{sentence} {hint}".strip(), "danger")
        self._asked.selectAll()
        self._asked.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def told(self) -> str:
        """What stands below the field."""
        return self._below.below

    def ready(self, ready: bool = True) -> None:
        """Take a passphrase, or take nothing for a while."""
        if ready:
            self._open.say(tr("Open"))
        for widget in (self._below, self._people, self._open, self._other, self._start, self._recover):
            if widget is not None:
                widget.setEnabled(ready)

    def _ask(self) -> None:
        if self.is_waiting:
            return
        if self._people is not None and not self.slot_id and not self._by_key:
            self._labelled.tell(tr("Choose your name first."), "warn")
            return
        if not self._asked.text():
            needed = tr("Type the passphrase of this practice.")
            needed = tr("Type the recovery key.") if self._by_key else needed
            self._below.tell(needed, "warn")
            self._asked.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.unlock_requested.emit(self._folder, self._asked.text())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._asked.setFocus(Qt.FocusReason.OtherFocusReason)

    def minimumSizeHint(self) -> QSize:
        return QSize(current().px(440), current().px(320))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_line"):
            self._arrange()

    def _arrange(self) -> None:
        metrics.space(self._line, 0, (160 if self.width() >= current().px(600) else 16, 0, 0, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        left = theme.px(160 + 416 + 48)
        if self.width() - left < theme.px(360):
            return
        if not self._is_shown:  # the window takes input before its picture is read
            self._is_shown = True
            QTimer.singleShot(0, self, self.update)
            return
        painter = start(self)
        height = max(self.height(), theme.px(640))
        paint_welcome(painter, QRectF(left, 0, self.width() - left, height), theme)
        painter.end()
