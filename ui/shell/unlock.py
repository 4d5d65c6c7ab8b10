"""The first thing seen: whose practice this is, and the passphrase."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.base import metrics
from ui.base.i18n import tr
from ui.base.theme import current
from ui.parts.buttons import Button
from ui.parts.fields import Labelled, PassField
from ui.parts.lists import ScrollPane
from ui.parts.paint import start
from ui.parts.pictures import Logo, paint_welcome
from ui.parts.words import IconLabel, Text


class UnlockScreen(QWidget):
    """Asks for the passphrase of FOLDER.

    `unlock_requested(folder, passphrase)`; then `opening()`, and `wrong(...)` when it did not open.
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
        self._pass = PassField("unlock.passphrase", tr("Passphrase"), tall=True)
        self._labelled = Labelled(tr("Passphrase"), self._pass)
        self._open = Button(tr("Open"), "unlock.open", "primary", "large")
        self._open.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._other = Button(tr("Choose another folder"), "unlock.other", "link", icon="folder")
        self._start = Button(tr("Start page"), "unlock.start", "link")
        self._build()
        self._pass.returnPressed.connect(self._ask)
        self._pass.caps.connect(self._caps)
        self._pass.textEdited.connect(self._edited)
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
        form.addWidget(self._labelled)
        form.addSpacing(16)
        form.addWidget(self._open)
        form.addSpacing(10)
        form.addLayout(links)
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
        self._ready(True)

    @property
    def folder(self) -> Path:
        return self._folder

    def opening(self) -> None:
        """The vault is being opened; nothing can be pressed meanwhile."""
        self._open.say(tr("Opening…"))
        self._ready(False)

    def wrong(self, sentence: str, hint: str = "") -> None:
        """It did not open: say why below the field, and take the next try."""
        self._ready(True)
        self._labelled.tell(f"{sentence} {hint}".strip(), "danger")
        self._pass.selectAll()
        self._pass.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def told(self) -> str:
        """What stands below the field."""
        return self._labelled.below

    def _ready(self, ready: bool) -> None:
        if ready:
            self._open.say(tr("Open"))
        for widget in (self._pass, self._open, self._other, self._start):
            widget.setEnabled(ready)

    def _ask(self) -> None:
        if not self._pass.text():
            self._labelled.tell(tr("Type the passphrase of this practice."), "warn")
            self._pass.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.unlock_requested.emit(self._folder, self._pass.text())

    def _edited(self) -> None:
        if self._pass.property("wrong"):
            self._labelled.tell("")

    def _caps(self, on: bool) -> None:
        if on:
            self._labelled.tell(tr("Caps Lock is on"), "warn")
        elif self._labelled.below == tr("Caps Lock is on"):
            self._labelled.tell("")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._pass.setFocus(Qt.FocusReason.OtherFocusReason)

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
