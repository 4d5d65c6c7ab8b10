"""Last session's marks: still there, how strong today, or gone. Untouched ones stay "not asked"."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from notesapp.editing import arrive as moves
from notesapp.model.body_map import GhostReply, Mark, Moment
from notesapp.model.briefing import Ghost
from ui.base import metrics
from ui.base.focus import staying
from ui.parts.badges import ScoreBadge, SideBadge
from ui.parts.buttons import Button
from ui.parts.cards import FoldedLine
from ui.parts.intensity import IntensityStrip
from ui.parts.words import Text
from ui.parts.wrap import WrapRow
from ui.session import arrive_words as words
from ui.session.desk import Desk

AT_ONCE = 3
"""How many open ghosts are shown before the rest is asked for."""

LEAST = 170
"""px at 100 %: with less room for what it was, the answers stand below it."""

MANY = 4
"""With more ghosts than this, the answered ones are one line together."""


class GhostRow(QWidget):
    """One ghost: asked, then its number on a strip with last time's as a triangle, then one line."""

    def __init__(self, ghost: Ghost, desk: Desk) -> None:
        super().__init__()
        self._ghost, self._desk = ghost, desk
        name = f"arrive.ghost.{ghost.mark.id}"
        self.setObjectName(name)
        self.setAccessibleName(words.ghost_words(ghost))
        column = metrics.column(self, 0)
        self._ask = self._make_ask(name)
        self._number = self._make_number(name)
        self._line = FoldedLine(words.place_and_side(ghost.mark), "", f"{name}.line")
        self._line.clicked.connect(self._tapped)
        for widget in (self._ask, self._number, self._line):
            column.addWidget(widget)
        self.refresh()

    @property
    def is_open(self) -> bool:
        """Nobody has answered for it yet."""
        return self._answer() is None

    @property
    def is_asking(self) -> bool:
        return self._line.isHidden()

    def _make_ask(self, name: str) -> QWidget:
        ghost, box = self._ghost, metrics.size(QWidget(), min_height=56)
        line = WrapRow(box, 10)
        was = ghost.reading.intensity if ghost.reading else None
        if was is not None:
            line.addWidget(ScoreBadge(was, f"{name}.score", words.ramp_of(ghost.mark.what)))
        holder = QWidget()
        said = metrics.column(holder, 0)
        first = metrics.row(None, 7)
        said_of = f"{words.symptom(ghost.mark.what)}, {words.mark_title(ghost.mark).lower()}"
        title = Text(said_of, "body", weight=500, elide=True, name=f"{name}.title")
        title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)  # a long one must not widen the pane
        title.setToolTip(said_of)
        first.addWidget(title)
        first.addWidget(SideBadge(words.letter(ghost.mark.side), f"{name}.side", 20))
        first.addStretch(1)
        said.addStretch(1)
        said.addLayout(first)
        seen = self.tr("Still there? Seen {day}").format(day=words.day(ghost.seen_at))
        said.addWidget(Text(seen, "secondary", "text2", elide=True))
        said.addStretch(1)
        line.addWidget(holder, 1, least=LEAST)
        still = Button(self.tr("Still there"), f"{name}.still", icon="plus")
        gone = Button(self.tr("Gone"), f"{name}.gone", "quiet")
        still.setAccessibleName(self.tr("Still there: {what}").format(what=words.ghost_words(ghost)))
        gone.setAccessibleName(self.tr("Gone: {what}").format(what=words.ghost_words(ghost)))
        still.clicked.connect(self._adopt)
        gone.clicked.connect(self._gone)
        line.addWidget(still)
        line.addWidget(gone)
        return box

    def _make_number(self, name: str) -> QWidget:
        ghost, box = self._ghost, metrics.size(QWidget(), min_height=68)
        line = WrapRow(box, 10)
        holder = QWidget()
        said = metrics.column(holder, 0)
        said.addStretch(1)
        first = metrics.row(None, 6)
        first.addWidget(Text(words.symptom(ghost.mark.what), "label", weight=600))
        first.addWidget(SideBadge(words.letter(ghost.mark.side), f"{name}.strip.side", 20))
        first.addStretch(1)
        said.addLayout(first)
        said.addWidget(Text(words.mark_title(ghost.mark), "secondary", "text2", elide=True))
        said.addStretch(1)
        line.addWidget(holder, 22)
        self.strip = IntensityStrip(
            f"{name}.strip",
            self.tr("{what} today").format(what=words.place_and_side(ghost.mark)),
            words.ramp_of(ghost.mark.what),
        )
        self.strip.set_arrival(ghost.reading.intensity if ghost.reading else None)
        self.strip.chosen.connect(self._rate)
        line.addWidget(self.strip, 78)
        return box

    def _answer(self) -> tuple[GhostReply, Mark | None] | None:
        body = self._desk.note.body_map
        answer = body.ghost(self._ghost.mark.id)
        if answer is None or answer.reply is GhostReply.NOT_ASKED:
            return None
        return answer.reply, body.mark(answer.mark_id) if answer.mark_id else None

    def refresh(self) -> None:
        with staying(self):
            self._refresh()

    def _refresh(self) -> None:
        answer = self._answer()
        mark = answer[1] if answer else None
        reading = self._desk.note.body_map.reading(mark.id, Moment.ARRIVE) if mark else None
        now = reading.intensity if reading else None
        self._ask.setVisible(answer is None)
        self._number.setVisible(mark is not None and now is None)
        self._line.setVisible(answer is not None and (mark is None or now is not None))
        if now is None:
            self.strip.set_value(None)
        was = self._ghost.reading.intensity if self._ghost.reading else None
        change = f"{was} → {now}" if was is not None else f"{now}"
        name = words.symptom(self._ghost.mark.what)
        self._line.set_answer(self.tr("Gone") if mark is None else f"{name} {change}")

    def _adopt(self) -> None:
        desk = self._desk
        note = moves.adopt_ghost(desk.note, self._ghost, None, desk.stamp)
        desk.change(note, self.tr("Still there: {what}").format(what=words.ghost_words(self._ghost)))

    def _rate(self, level: int) -> None:
        desk = self._desk
        note = moves.adopt_ghost(desk.note, self._ghost, level, desk.stamp)
        desk.change(note, self.tr("{what}: {level}").format(what=words.place_and_side(self._ghost.mark), level=level))

    def _gone(self) -> None:
        desk = self._desk
        note = moves.ghost_is_gone(desk.note, self._ghost, desk.stamp)
        desk.change(note, self.tr("Gone: {what}").format(what=words.ghost_words(self._ghost)))

    def _tapped(self) -> None:
        """A mark is opened for its details; one that was called gone is asked about again."""
        answer = self._answer()
        if answer and answer[1] is not None:
            self._desk.select(answer[1].id)
        elif answer:
            self._adopt()


class GhostList(QWidget):
    """All ghosts; of many open ones the newest first, the rest after one tap."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._rows = [GhostRow(ghost, desk) for ghost in desk.ghosts]
        column = metrics.column(self, 2)
        self._answered = FoldedLine(self.tr("Answered"), "", "arrive.ghosts.answered")
        self._answered.clicked.connect(self._unfold)
        column.addWidget(self._answered)
        for row in self._rows:
            column.addWidget(row)
        self._all = self._unfolded = False
        self._rest = Button(self.tr("More from earlier"), "arrive.ghosts.rest", "link", trail="down")
        self._rest.clicked.connect(self._show_all)
        column.addWidget(self._rest)
        if not self._rows:
            self.hide()
        self.refresh()

    def refresh(self) -> None:
        shown = 0
        for row in self._rows:
            row.refresh()
        still_open = sum(1 for row in self._rows if row.is_open)
        at_once = AT_ONCE if still_open <= AT_ONCE else AT_ONCE - 1
        done = [row for row in self._rows if not row.is_open and not row.is_asking]
        together = len(self._rows) > MANY and len(done) > 1 and not self._unfolded
        for row in self._rows:
            visible = not row.is_open or self._all or shown < at_once
            shown += row.is_open and visible
            row.setVisible(visible and not (together and row in done))
        self._answered.setVisible(together)
        self._answered.set_answer(str(len(done)))
        hidden = sum(1 for row in self._rows if row.is_open and row.isHidden())
        self._rest.setVisible(hidden > 0)
        self._rest.say(self.tr("{count} more from earlier").format(count=hidden))

    @property
    def tall_rows(self) -> int:
        """How many rows are shown that still ask something, the one that offers more included."""
        return sum(1 for row in self._rows if not row.isHidden() and row.is_asking) + (not self._rest.isHidden())

    def _unfold(self) -> None:
        self._unfolded = True
        self.refresh()

    def _show_all(self) -> None:
        self._all = True
        self.refresh()
