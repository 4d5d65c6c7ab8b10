"""All clients: find as you type, add, and look among the archived."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from notesapp.model.keeping import Kept
from notesapp.usecases.keeping import Due
from notesapp.usecases.overview import ClientLine
from ui.base import metrics
from ui.base.i18n import tr
from ui.clients.words import day
from ui.parts.buttons import Button
from ui.parts.cards import Card
from ui.parts.choices import Segmented
from ui.parts.fields import SearchField
from ui.parts.found_rows import FoundClient, FoundRows
from ui.parts.lists import ScrollPane
from ui.parts.words import Text

MOST = 40


class Find(Protocol):
    def __call__(self, words: str, archived: bool = False, limit: int = 8) -> Sequence[ClientLine]: ...


class ClientsPage(QWidget):
    """FIND answers each keystroke; DUE says which records need not be kept any more."""

    client_asked = Signal(str)
    new_asked = Signal(str)

    def __init__(self, find: Find, clock: Callable[[], datetime], due: Callable[[], Due] | None = None) -> None:
        super().__init__()
        self.setObjectName("clients")
        self.setAccessibleName(tr("Clients"))
        self._find, self._clock, self._due = find, clock, due
        outer = metrics.column(self, 16, (32, 32, 32, 16))
        line = metrics.row(None, 8)
        line.addWidget(Text(tr("Clients"), "display"))
        which = [("active", tr("Clients")), ("archived", tr("Archived"))]
        if due is not None:
            which.append(("due", tr("Period over")))
        self._which = Segmented("clients.which", tr("Which clients"), which, "active")
        metrics.size(self._which, max_width=130 * len(which))
        line.addStretch(1)
        line.addWidget(self._which, 4)
        outer.addLayout(line)
        self.search = SearchField("clients.search", tr("Find a client"), tr("Any part of a name"))
        new = Button(tr("New client"), "clients.new", icon="plus")
        metrics.size(new, height=48)
        new.clicked.connect(lambda: self.new_asked.emit(self.search.field.text().strip()))
        self.search.tail.addWidget(new)
        outer.addWidget(self.search)
        pane = ScrollPane("clients.pane", tr("Clients found"), 0)
        card = Card("clients.card")
        card.set_margins(0, (4, 4, 4, 4))
        self.rows = FoundRows("clients.row", tr("Clients found"), MOST)
        self.rows.taken.connect(self.client_asked)
        self._none = Text("", "body", "text2", wrap=True, name="clients.none")
        self._none.setContentsMargins(16, 14, 16, 14)
        card.body.addWidget(self.rows)
        card.body.addWidget(self._none)
        pane.body.addWidget(card)
        self._more = Text("", "secondary", "text2", wrap=True, name="clients.more")
        self._more.setContentsMargins(4, 8, 0, 0)
        pane.body.addWidget(self._more)
        pane.body.addStretch(1)
        outer.addWidget(pane, 1)
        self.search.changed.connect(lambda _: self.refresh())
        self.search.field.installEventFilter(self)
        self._which.chosen.connect(lambda _: self.refresh())
        self.refresh()

    def refresh(self) -> None:
        """Ask again: words were typed, or a client changed."""
        words = self.search.field.text().strip()
        if self._which.value == "due" and self._due is not None:
            self._show_due(self._due(), words)
            return
        archived = self._which.value == "archived"
        lines = self._find(words, archived=archived, limit=MOST + 1)
        self.rows.show_found([_row(line) for line in lines[:MOST]], choose_first=bool(words))
        self._none.setVisible(not lines)
        if not lines:
            nobody = tr("Nobody is called so. New client takes the name over.") if words else tr("Nobody here yet.")
            self._none.say(tr("Nobody is archived.") if archived and not words else nobody)
        self._more.say(tr("More clients are found by typing part of a name.") if len(lines) > MOST else "")

    def _show_due(self, due: Due, words: str) -> None:
        found = [one for one in due.records if all(part in one.name.casefold() for part in words.casefold().split())]
        self.rows.show_found([_due_row(one) for one in found[:MOST]], choose_first=bool(words))
        self._none.setVisible(not found)
        if not found:
            self._none.say(tr("No record here is older than its period."))
        rule = tr("Kept for {n} years after the last entry.", n=due.rule.years)
        rule += " " + (tr("Verify that with your regulator.") if due.chosen else tr("Choose your period in Settings."))
        if due.erased:
            one = due.erased[0]
            count = (
                tr("1 record was erased") if len(due.erased) == 1 else tr("{n} records were erased", n=len(due.erased))
            )
            rule += " " + tr("{count}, the last one on {day}.", count=count, day=day(one.at, with_year=True))
        self._more.say(rule)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self.rows.key(event.key())
        return False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self.search.field.setFocus(Qt.FocusReason.OtherFocusReason)


def _row(line: ClientLine) -> FoundClient:
    born = tr("born {day}", day=f"{line.born:%d.%m.%Y}") if line.born else ""
    seen = tr("last session {day}", day=day(line.seen_at, with_year=True)) if line.seen_at else tr("no session yet")
    return FoundClient(line.id, line.name, " · ".join(part for part in (born, seen) if part))


def _due_row(kept: Kept) -> FoundClient:
    over = tr("period over since {day}", day=day(kept.until, with_year=True))
    last = tr("last entry {day}", day=day(kept.last_entry, with_year=True))
    held = tr("under a legal hold") if kept.is_held else ""
    return FoundClient(kept.client_id, kept.name, " · ".join(part for part in (over, last, held) if part))
