"""The recovery key: shown once, to be printed; a part of it is typed back from paper, or it is put off."""

from __future__ import annotations

import secrets

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.base import metrics
from ui.base.i18n import tr
from ui.base.theme import current
from ui.parts.buttons import Button
from ui.parts.fields import Labelled, LineField
from ui.parts.lists import ScrollPane
from ui.parts.paint import CENTRE, LEFT, panel, start, write
from ui.parts.press import identify, reveal
from ui.parts.words import Text

COLUMN = 664
ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})


class KeyGroups(QWidget):
    """Nine groups of four, numbered, in three rows; hidden behind dots once they are to be typed from paper."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._groups = key.split("-")
        self._is_shown = True
        identify(self, "recovery.key", tr("Recovery key: {key}", key=" ".join(self._groups)))

    def show_key(self, shown: bool) -> None:
        self._is_shown = shown
        spoken = tr("Recovery key: {key}", key=" ".join(self._groups)) if shown else tr("The recovery key is hidden")
        self.setAccessibleName(spoken)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), start(self)
        rect = QRectF(self.rect())
        panel(painter, rect, theme.px(12), theme.colour("surface"), theme.colour("border_strong"))
        wide, tall = rect.width() / 3, (rect.height() - theme.px(16)) / 3
        for at, group in enumerate(self._groups):
            box = QRectF(rect.left() + at % 3 * wide, rect.top() + theme.px(8) + at // 3 * tall, wide, tall)
            number = box.adjusted(theme.px(20), 0, 0, 0)
            write(painter, number, str(at + 1), theme.font("secondary", 500), theme.colour("text2"), LEFT)
            words = "  ".join(group if self._is_shown else "••••")
            ink = theme.colour("text" if self._is_shown else "text2")
            write(painter, box.adjusted(theme.px(20), 0, 0, 0), words, theme.font("heading", 600, True), ink, CENTRE)
        painter.end()


class RecoveryPage(QWidget):
    """`print_asked`, `save_asked`; `confirmed` when a group was typed back, `later` when that is put off.

    FIRST says that the practice was just made, REPLACES that there was an earlier key. `tell(words)` tells how printing
    or saving went.
    """

    print_asked = Signal()
    save_asked = Signal()
    confirmed = Signal()
    later = Signal()

    def __init__(self, key: str, *, first: bool, replaces: bool = False, group: int | None = None) -> None:
        super().__init__()
        self.setObjectName("recovery")
        self.setAccessibleName(tr("Recovery key"))
        self._groups = key.split("-")
        self._at = secrets.randbelow(len(self._groups)) if group is None else group
        self._key = metrics.size(KeyGroups(key), height=168)
        outer = metrics.column(self, 0)
        self._pane = ScrollPane("recovery.pane", tr("Recovery key"), 14, (96 if first else 32, 48, 40, 32), COLUMN)
        outer.addWidget(self._pane)
        self._add(Text(tr("Print the recovery key"), "display"))
        lead = tr(
            "It opens the practice when the passphrase is forgotten. It is shown only now: print it, and keep it away"
            " from this computer, where you keep what must not be lost."
        )
        self._add(Text(lead, "body", "text2", wrap=True))
        if replaces:
            gone = tr("An earlier recovery key opens nothing any more: destroy that sheet.")
            self._add(Text(gone, "body", "warn", wrap=True, name="recovery.replaces"))
        self._add(self._key)
        self._add(self._ways())
        self._told = Text("", "secondary", "text2", wrap=True, name="recovery.told")
        self._add(self._told)
        self._add(self._question())
        self._pane.body.addStretch(1)
        self._ask(False)

    def _add(self, widget: QWidget) -> None:
        self._pane.body.addWidget(widget)

    def _ways(self) -> QWidget:
        self._before = holder = QWidget()
        box = metrics.column(holder, 20)
        line = metrics.row(None, 12)
        self._print = Button(tr("Print"), "recovery.print", "primary", "large", icon="print")
        self._save = Button(tr("Save as PDF"), "recovery.save", "secondary", "large", icon="save")
        self._print.clicked.connect(self.print_asked)
        self._save.clicked.connect(self.save_asked)
        line.addWidget(self._print)
        line.addWidget(self._save)
        line.addStretch(1)
        box.addLayout(line)
        after = metrics.row(None, 12)
        have = Button(tr("I have it on paper"), "recovery.have", "soft", "large", icon="check")
        have.clicked.connect(lambda: self._ask(True))
        put_off = Button(tr("Later"), "recovery.later", "quiet", "large")
        put_off.clicked.connect(self.later)
        after.addWidget(have)
        after.addWidget(put_off)
        after.addStretch(1)
        box.addLayout(after)
        stays = tr("Later is possible; a reminder then stays in the window until it is done.")
        box.addWidget(Text(stays, "secondary", "text2", wrap=True))
        return holder

    def _question(self) -> QWidget:
        self._after = holder = QWidget()
        box = metrics.column(holder, 14)
        number = self._at + 1
        self._field = LineField("recovery.group", tr("Group {n}", n=number), tall=True)
        self._field.hold(9)
        hint = tr("Four letters and digits. This only makes sure that the sheet is there and can be read.")
        self._labelled = Labelled(tr("Type group {n} from the sheet", n=number), self._field, hint)
        box.addWidget(self._labelled)
        line = metrics.row(None, 12)
        done = Button(tr("Done"), "recovery.done", "primary", "large")
        back = Button(tr("Show the key again"), "recovery.back", "quiet", "large")
        done.clicked.connect(self._compare)
        back.clicked.connect(lambda: self._ask(False))
        self._field.returnPressed.connect(self._compare)
        self._field.textEdited.connect(lambda: self._labelled.tell(""))
        line.addWidget(done)
        line.addWidget(back)
        line.addStretch(1)
        box.addLayout(line)
        return holder

    def _ask(self, asked: bool) -> None:
        """Hide the key, and ask for a part of it; or show it again."""
        self._key.show_key(not asked)
        reveal(self._before, not asked)
        reveal(self._after, asked)
        self._told.say("")
        (self._field if asked else self._print).setFocus(Qt.FocusReason.OtherFocusReason)

    def _compare(self) -> None:
        typed = "".join(letter for letter in self._field.text().upper() if letter.isalnum()).translate(ALIKE)
        if typed == self._groups[self._at]:
            self.confirmed.emit()
            return
        self._labelled.tell(
            tr("That is not group {n} of this key. Compare it with the sheet.", n=self._at + 1), "danger"
        )
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, words: str, trouble: bool = False) -> None:
        """How printing or saving went."""
        self._told.set_tone("danger" if trouble else "ok")
        self._told.say(words)

    @property
    def told(self) -> str:
        return self._told.words
