"""Backups: how old the last verified one is, the second place, what is kept; each compared and restored here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from notesapp.usecases.backups import Compared, Copy
from ui.base import metrics
from ui.base.i18n import tr
from ui.base.theme import current
from ui.parts.buttons import Button
from ui.parts.cards import Banner, BannerKind, Card
from ui.parts.copies import CopyState, ago
from ui.parts.flow import empty, put
from ui.parts.lists import ScrollPane, SelectList, SelectRow
from ui.parts.page_head import page_head
from ui.parts.press import reveal
from ui.parts.words import IconLabel, Text
from ui.settings.compared import ComparedCard
from ui.settings.when import moment

SHOWN_FIRST = 6
NARROW = 900


class BackupsPage(QWidget):
    """What is asked for is done elsewhere; `show_copies`, `show_compared` and `tell` say what came of it."""

    left = Signal()
    now_asked = Signal()
    second_asked = Signal()
    no_second_asked = Signal()
    compare_asked = Signal(object)
    beside_asked = Signal(object)
    switch_asked = Signal(object)

    def __init__(self, state: CopyState) -> None:
        super().__init__()
        self.setObjectName("backups")
        self.setAccessibleName(tr("Backups"))
        self._state = state
        self._copies: tuple[Copy, ...] = ()
        self._all = False
        outer = metrics.column(self, 0)
        pane = ScrollPane("backups.pane", tr("Backups"), 16, (24, 24, 32, 24))
        outer.addWidget(pane)
        pane.body.addLayout(page_head("backups", tr("Backups"), tr("Back to Settings"), self.left.emit))
        self._told = metrics.column(None, 0)
        pane.body.addLayout(self._told)
        self._columns = metrics.row(None, 16)
        left = QWidget()
        column = metrics.column(left, 16)
        column.addWidget(self._newest())
        column.addWidget(self._second())
        column.addStretch(1)
        self._columns.addWidget(left, 5, Qt.AlignmentFlag.AlignTop)
        self._right = QWidget()
        self._right_box = metrics.column(self._right, 16)
        self._columns.addWidget(self._right, 6, Qt.AlignmentFlag.AlignTop)
        self._card = Card("backups.kept", tr("What is kept"))
        self._list = SelectList("backups.list", tr("Backups, newest first"))
        self._list.taken.connect(lambda name: self.compare_asked.emit(self._of(name)))
        self._card.body.addWidget(self._list)
        self._none = Text(tr("None yet. The first is made when you lock or close."), "body", "text2", wrap=True)
        self._card.body.addWidget(self._none)
        self._more = Button(tr("Show older ones"), "backups.more", "link")
        self._more.clicked.connect(self._show_all)
        self._card.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._right_box.addWidget(self._card)
        self._compared: ComparedCard | None = None
        pane.body.addLayout(self._columns)
        pane.body.addStretch(1)
        state.changed.connect(self._show_newest)
        self._show_newest()
        self.show_copies(())

    def _newest(self) -> QWidget:
        card = Card("backups.newest", tr("Made by itself"))
        line = metrics.row(None, 12)
        self._sign = IconLabel("shield", "ok", 24)
        self._words = Text("", "body", weight=600, wrap=True, name="backups.words")
        line.addWidget(self._sign)
        line.addWidget(self._words, 1)
        card.body.addLayout(line)
        rule = tr("Every half hour while something changes, and each time you lock or close. A backup only counts once")
        rule += " " + tr("it was opened and every page and the newest signature in it were checked.")
        card.body.addWidget(Text(rule, "secondary", "text2", wrap=True))
        keeps = tr(
            "Kept are all of two days, then one a day for 14 days, one a week for 8 weeks, one a month for 2 years."
        )
        card.body.addWidget(Text(keeps, "secondary", "text2", wrap=True))
        self._now = Button(tr("Back up now"), "backups.now", "primary", icon="save")
        self._now.clicked.connect(self.now_asked)
        card.body.addWidget(self._now, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _second(self) -> QWidget:
        card = Card("backups.second", tr("Second place"))
        self._place = Text("", "body", wrap=True, name="backups.second.place")
        self._place_state = Text("", "secondary", "text2", wrap=True, name="backups.second.state")
        card.body.addWidget(self._place)
        card.body.addWidget(self._place_state)
        line = metrics.row(None, 8)
        self._choose = Button(tr("Choose a folder"), "backups.second.choose", icon="folder")
        self._choose.clicked.connect(self.second_asked)
        self._no_more = Button(tr("Use no second place"), "backups.second.none", "quiet")
        self._no_more.clicked.connect(self.no_second_asked)
        line.addWidget(self._choose)
        line.addWidget(self._no_more)
        line.addStretch(1)
        card.body.addLayout(line)
        return card

    # what it shows

    def _show_newest(self) -> None:
        self._sign.show_icon(self._state.icon, self._state.tone)
        self._words.say(self._state.words)

    def show_second(self, place: Path | None, copied: datetime | None, trouble: str, now: datetime) -> None:
        """PLACE None is none; COPIED is when its newest copy was made; TROUBLE why it has not the newest."""
        if place is None:
            self._place.say(tr("None chosen. A stick or another folder keeps a copy if this computer is lost."))
        else:
            self._place.say(str(place))
        words = ""
        if place is not None:
            words = tr("Newest copy there: {when}", when=ago(copied, now)) if copied else tr("No copy there yet.")
        self._place_state.say(" ".join(part for part in (trouble, words) if part))
        self._place_state.set_tone("warn" if trouble else "text2")
        reveal(self._place_state, bool(self._place_state.words))
        self._choose.say(tr("Choose a folder") if place is None else tr("Choose another"))
        reveal(self._no_more, place is not None)

    def show_busy(self, busy: bool) -> None:
        self._now.setEnabled(not busy)
        self._now.say(tr("Copying and checking…") if busy else tr("Back up now"))

    def show_copies(self, copies: Sequence[Copy]) -> None:
        self._copies = tuple(copies)
        shown = self._copies if self._all else self._copies[:SHOWN_FIRST]
        rows = [(one.path.name, _row(one, at)) for at, one in enumerate(shown, start=1)]
        self._list.show_rows(rows)
        reveal(self._list, bool(rows))
        reveal(self._none, not rows)
        left = len(self._copies) - len(shown)
        self._more.say(tr("Show {n} older ones", n=left))
        reveal(self._more, left > 0)

    def _show_all(self) -> None:
        self._all = True
        self.show_copies(self._copies)

    def _of(self, name: str) -> Copy:
        return next(one for one in self._copies if one.path.name == name)

    def looking(self, copy: Copy) -> None:
        """COPY is being opened and checked."""
        self._close_compared(focus=False)
        when = moment(copy.made) if copy.made else copy.path.name
        self.tell("info", tr("Opening and checking the backup of {when}…", when=when))

    def show_compared(self, copy: Copy, found: Compared) -> None:
        """The comparison in the place of the list."""
        self.tell_nothing()
        card = self._compared = ComparedCard(found)
        card.closed.connect(self._close_compared)
        card.beside_asked.connect(lambda: self.beside_asked.emit(copy))
        card.switch_asked.connect(lambda: self.switch_asked.emit(copy))
        self._card.hide()
        put(self._right_box, card)
        card.take_focus()

    def _close_compared(self, *, focus: bool = True) -> None:
        if self._compared is None:
            return
        self._right_box.removeWidget(self._compared)
        self._compared.hide()
        self._compared.deleteLater()
        self._compared = None
        self._card.show()
        if focus and self._list.keys:
            self._list.row(self._list.keys[0]).setFocus()

    def tell(self, kind: BannerKind, words: str, second: str = "") -> None:
        """Say what happened, at the top, until something else does."""
        empty(self._told)
        put(self._told, Banner("backups.told", kind, words, second))
        if self._compared is not None:
            self._compared.set_busy(False)

    def tell_nothing(self) -> None:
        empty(self._told)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < current().px(NARROW)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(down if narrow else across)


def _counted(count: int, one: str, many: str) -> str:
    return one if count == 1 else many.format(n=count)


def _row(one: Copy, number: int) -> SelectRow:
    if one.made is None:
        title = tr("Cannot be read: {name}", name=one.path.name)
        row = SelectRow(title, f"backups.row.{number}", "", "alert", "danger")
        row.setEnabled(False)
        return row
    held = (
        _counted(one.counts.get("client", 0), tr("1 client"), tr("{n} clients")),
        _counted(one.counts.get("session", 0), tr("1 session"), tr("{n} sessions")),
        tr("{size} MB", size=f"{one.bytes / 1e6:.1f}"),
    )
    where = tr("both places") if one.here and one.second else tr("this computer") if one.here else tr("second place")
    sub = " · ".join((*held, where))
    return SelectRow(moment(one.made), f"backups.row.{number}", sub, "shield", "ok", action=tr("Compare"))
