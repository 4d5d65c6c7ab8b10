"""The bar over the session: who, which moment, the time, whether it is saved, undo and redo, stop and refer."""

from __future__ import annotations

from datetime import UTC, date, datetime

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from notesapp.model.practice import Client
from notesapp.model.session_note import SessionNote
from ui.base import metrics
from ui.base.theme import current
from ui.parts.buttons import Button, IconButton
from ui.parts.copies import CopySign, CopyState
from ui.parts.paint import start
from ui.parts.press import reveal
from ui.parts.steps import StepTabs
from ui.parts.words import SaveState, Text, TimerLabel

NARROW, TINY = 800, 560
"""With less room (px at 100 %) the bar gives up what the keyboard can do; with least, Undo as well: who is on the
table stays written."""
MOMENTS = ("arrive", "treat", "leave")


class TopBar(QWidget):
    """Steps can be tapped in any order; a tick says that something is recorded there, not that it is complete."""

    back = Signal()
    moment = Signal(str)
    undo = Signal()
    redo = Signal()
    stop_and_refer = Signal()
    wipe = Signal()
    lock = Signal()

    def __init__(self, client: Client, subtitle: str, copies: CopyState | None = None) -> None:
        super().__init__()
        self.setObjectName("session.top")
        self.setAccessibleName(self.tr("Session"))
        self._line = line = metrics.row(self, 8, (8, 0, 16, 0))
        metrics.size(self, height=64)
        self._back = IconButton("back", "session.back", self.tr("Leave the session; it stays as a draft"))
        line.addWidget(self._back)
        line.addWidget(self._who(client, subtitle), 3)
        self.steps = StepTabs(
            "session.steps",
            self.tr("Moments of the session"),
            (("arrive", self.tr("Arrive")), ("treat", self.tr("Treat")), ("leave", self.tr("Leave"))),
        )
        line.addWidget(self.steps)
        line.addStretch(1)
        line.addSpacing(8)
        self._copies = CopySign(copies, "session.copies") if copies is not None else None
        self._timer = TimerLabel("session.timer")
        line.addWidget(self._times())
        self.save_state = SaveState("session.save_state")
        line.addWidget(self.save_state)
        self._undo = IconButton("undo", "session.undo", self.tr("Undo"))
        self._redo = IconButton("redo", "session.redo", self.tr("Redo"))
        self._refer = Button(self.tr("Refer"), "session.refer", "quiet", icon="flag")
        self._refer.say(self.tr("Stop and refer"))
        self._wipe = IconButton("wipe", "session.wipe", self.tr("Freeze the screen to wipe it"))
        self._lock = IconButton("lock", "session.lock", self.tr("Lock the practice"))
        for button in (self._undo, self._redo, self._refer):
            line.addWidget(button)
        self._more = IconButton("more", "session.more", self.tr("More: redo, wipe, lock"))
        self._more.setCheckable(True)
        self._more.toggled.connect(self._show_buttons)
        self._is_tight = False
        ends = metrics.row(None, 0)
        for button in (self._wipe, self._lock, self._more):
            ends.addWidget(button)
        line.addLayout(ends)
        reveal(self._more, False)
        self._wipe.clicked.connect(self.wipe)
        self._wipe.clicked.connect(lambda: self._more.setChecked(False))
        self._lock.clicked.connect(self.lock)
        self._back.clicked.connect(self.back)
        self._undo.clicked.connect(self.undo)
        self._redo.clicked.connect(self.redo)
        self._refer.clicked.connect(self.stop_and_refer)
        self.steps.chosen.connect(self.moment)
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._show_time)
        self._note: SessionNote | None = None

    def _times(self) -> QWidget:
        """How old the backup is, and how long the session takes: side by side, or one over the other."""
        box = QWidget()
        self._both = metrics.row(box, 8)
        if self._copies is not None:
            self._both.addWidget(self._copies)
        self._both.addWidget(self._timer)
        return box

    def _who(self, client: Client, subtitle: str) -> QWidget:
        box = QWidget()
        words = metrics.column(box, 0)
        words.addStretch(1)
        name = Text(client.name, "bar", elide=True, name="session.client")
        name.setToolTip(client.name)
        words.addWidget(name)
        age = (str(_age(client.born)),) if client.born else ()
        words.addWidget(Text(" · ".join((*age, subtitle)), "secondary", "text2", elide=True, name="session.subtitle"))
        words.addStretch(1)
        return box

    def fold(self, folded: bool) -> None:
        """Signs instead of words where there is little room; who is on the table stays written."""
        self.steps.fold(folded)
        self._timer.fold(folded)
        self.save_state.fold(folded)
        self._refer.setText("" if folded else self.tr("Stop and refer"))
        self._refer.setToolTip(self.tr("Stop and refer") if folded else "")
        self._refer.updateGeometry()
        self._is_tight = self.width() < current().px(NARROW)
        if not self._is_tight:
            self._more.setChecked(False)
        self._show_buttons()
        if self._copies is not None:
            below, beside = QBoxLayout.Direction.BottomToTop, QBoxLayout.Direction.LeftToRight
            self._both.setDirection(below if self._is_tight else beside)
            metrics.space(self._both, 0 if self._is_tight else 8)
            for part in (self._copies, self._timer):
                self._both.setAlignment(part, Qt.AlignmentFlag.AlignCenter)
            self._copies.fold(self._is_tight)
        metrics.space(self._line, 2 if folded else 8, (0, 0, 4, 0) if folded else (8, 0, 16, 0))

    def _show_buttons(self) -> None:
        """Where there is not room for all, the seldom ones take the place of the usual ones when they are asked for."""
        others = self._is_tight and self._more.isChecked()
        seldom: list[QWidget] = [self._redo, self._wipe, self._lock]
        usual: list[QWidget] = [self._refer]
        (seldom if self.width() < current().px(TINY) else usual).append(self._undo)
        for button in usual:
            reveal(button, not others)
        for button in seldom:
            reveal(button, others or not self._is_tight)
        reveal(self._more, self._is_tight)

    def show_note(self, note: SessionNote, undo: str | None, redo: str | None) -> None:
        """Show what NOTE says: ticks, time, and what Undo and Redo would do."""
        self._note = note
        body = note.body_map
        arrived = bool(body.marks or note.consent or note.health or note.reason or note.screened)
        self.steps.set_done("arrive", arrived)
        self.steps.set_done("treat", bool(note.uses))
        self.steps.set_done("leave", bool(note.plan or note.aftercare or note.outcome))
        self._undo.setEnabled(undo is not None)
        self._redo.setEnabled(redo is not None)
        self._undo.say(self.tr("Undo: {what}").format(what=undo) if undo else self.tr("Undo"))
        self._redo.say(self.tr("Redo: {what}").format(what=redo) if redo else self.tr("Redo"))
        self._show_time()

    def way_out_last(self) -> None:
        """Put the way back behind all else: when what had the keyboard is gone, it falls to the next in line."""
        self.setTabOrder(self._more, self._back)

    def set_signed(self) -> None:
        """A signed note cannot change: nothing of the bar but the way back stays at hand."""
        for widget in (self.steps, self._undo, self._redo, self._refer):
            widget.setEnabled(False)

    def show_moment(self, moment: str | None) -> None:
        self.steps.choose(moment if moment in MOMENTS else None)

    def run_clock(self, running: bool) -> None:
        if running:
            self._tick.start()
        else:
            self._tick.stop()

    def _show_time(self) -> None:
        if self._note is None:
            return
        until = self._note.ended_at or datetime.now(UTC)
        seconds = max(0, int((until - self._note.started_at).total_seconds()))
        self._timer.show_seconds(seconds, self.tr("of {minutes}").format(minutes=self._note.planned_minutes))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), start(self)
        painter.fillRect(self.rect(), theme.colour("bg"))
        line = QRectF(0, self.height() - 1, self.width(), 1)
        painter.fillRect(line, theme.colour("border"))
        painter.end()


def _age(born: date) -> int:
    today = datetime.now().astimezone().date()
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
