"""Which two are compared: the earlier and the later drawing, each a session and a moment of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from notesapp.model.body_map import Moment
from notesapp.usecases.overview import SessionLine
from notesapp.words import names
from ui.base import metrics
from ui.base.i18n import tr
from ui.compare.picks import Pick, Picks
from ui.parts.buttons import Button, IconButton
from ui.parts.cards import Card
from ui.parts.choices import Segmented
from ui.parts.lists import ScrollPane, SelectList, SelectRow
from ui.parts.press import reveal
from ui.parts.words import Text

SHOWN = 40
"""So many sessions are listed at first: a client may have hundreds."""
Slot = Literal["then", "now"]


def day_of(line: SessionLine) -> str:
    """Return "12 Oct 2026", where the session was held."""
    return names.short_day((line.started_at + timedelta(minutes=line.utc_offset_min)).date())


def title_of(line: SessionLine) -> str:
    """Return "12 Oct 2026, session 3"."""
    said = tr("{day}, session {n}", day=day_of(line), n=line.number)
    return said if line.is_signed else tr("{said}, draft", said=said)


class WhichCard(Card):
    """`changed(Picks)` when another moment was chosen; `list_wanted(slot)` to choose another session."""

    changed = Signal(object)
    list_wanted = Signal(str)

    def __init__(self, lines: Sequence[SessionLine]) -> None:
        super().__init__("compare.which")
        self.set_margins(8, (16, 12, 16, 12))
        self._lines = {line.session_id: line for line in lines}
        self._order = tuple(lines)
        self._picks: Picks | None = None
        self._sessions: dict[str, Button] = {}
        self._moments: dict[str, Segmented] = {}
        for slot, words in (("then", tr("Earlier")), ("now", tr("Later"))):
            self._slot(slot, words)

    def _slot(self, slot: str, words: str) -> None:
        line = metrics.row(None, 8)
        line.addWidget(metrics.size(Text(words, "label", "text2"), width=52))
        button = Button(words, f"compare.{slot}", trail="down")
        button.clicked.connect(lambda: self.list_wanted.emit(slot))
        button.setEnabled(len(self._lines) > 1)
        line.addWidget(button, 1)
        spoken = tr("{which} drawing: moment", which=words)
        options = ((Moment.ARRIVE.value, tr("Arrival")), (Moment.LEAVE.value, tr("Leaving")))
        moments = Segmented(f"compare.{slot}.moment", spoken, options)
        moments.chosen.connect(lambda key: self._moment(slot, Moment(key)))
        line.addWidget(metrics.size(moments, width=156))
        self.body.addLayout(line)
        self._sessions[slot], self._moments[slot] = button, moments

    def show_picks(self, picks: Picks) -> None:
        self._picks = picks
        for slot, pick in (("then", picks.then), ("now", picks.now)):
            words = title_of(self._lines[pick.session_id])
            self._sessions[slot].say(day_of(self._lines[pick.session_id]))
            which = tr("Earlier") if slot == "then" else tr("Later")
            self._sessions[slot].setAccessibleName(tr("{which}: {what}. Change", which=which, what=words))
            self._moments[slot].choose(pick.moment.value)

    def _moment(self, slot: str, moment: Moment) -> None:
        assert self._picks is not None
        pick = self._picks.then if slot == "then" else self._picks.now
        self.choose(slot, Pick(pick.session_id, moment))

    def choose(self, slot: str, pick: Pick) -> None:
        """Put PICK into a slot; the two keep the order of time."""
        assert self._picks is not None
        other = self._picks.now if slot == "then" else self._picks.then
        found = Picks.of(pick, other, self._order)
        self.show_picks(found)
        self.changed.emit(found)

    def pick_session(self, slot: str, session_id: str) -> None:
        assert self._picks is not None
        pick = self._picks.then if slot == "then" else self._picks.now
        self.choose(slot, Pick(session_id, pick.moment))


class SessionsCard(Card):
    """The sessions to choose from, newest first. `taken(id)`, `closed` without one."""

    taken = Signal(str)
    closed = Signal()

    def __init__(self, lines: Sequence[SessionLine], heading: str, chosen: str) -> None:
        super().__init__("compare.sessions", heading)
        shut = IconButton("x", "compare.sessions.close", tr("Close"))
        shut.clicked.connect(self.closed)
        self.header.addWidget(shut)
        pane = ScrollPane("compare.sessions.pane", heading, margins=(4, 4, 4, 4))
        self.list = SelectList("compare.sessions.list", heading, selectable=True)
        self._lines, self._chosen = tuple(lines), chosen
        self.list.taken.connect(self.taken)
        pane.body.addWidget(self.list)
        self._more = Button(tr("Show all {n}", n=len(lines)), "compare.sessions.more", "link")
        self._more.clicked.connect(lambda: self._show(len(self._lines)))
        pane.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        pane.body.addStretch(1)
        self.body.addWidget(pane, 1)
        at = next(n for n, line in enumerate(self._lines) if line.session_id == chosen)
        self._show(max(SHOWN, at + 1))

    def _show(self, count: int) -> None:
        self.list.show_rows([(line.session_id, _row(line)) for line in self._lines[:count]])
        self.list.select(self._chosen)
        reveal(self._more, count < len(self._lines))

    def take_focus(self) -> None:
        row: QWidget = self.list.row(self._chosen)
        row.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _row(line: SessionLine) -> SelectRow:
    pain = ""
    if line.pain_arrive is not None:
        pain = tr("pain {n}", n=line.pain_arrive)
        if line.pain_leave is not None:
            pain += f" → {line.pain_leave}"
    return SelectRow(title_of(line), f"compare.session.{line.session_id}", pain or tr("no number asked"), "compare")
