"""Who did what, and when: the access log in sentences, by client, kind and time. Nothing here can change it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from notesapp.usecases.access_log import Kind, LogLine
from notesapp.usecases.access_log import LogPage as Found
from ui.base import metrics
from ui.base.i18n import tr
from ui.base.theme import current
from ui.parts.buttons import Button
from ui.parts.cards import Card
from ui.parts.choices import Segmented
from ui.parts.fields import LineField
from ui.parts.flow import Choice, Flow, empty, put
from ui.parts.lists import Rule, ScrollPane
from ui.parts.page_head import page_head
from ui.parts.press import reveal
from ui.parts.words import IconLabel, Text
from ui.settings.when import day

COLUMN = 920
NARROW = 760
ICONS = {
    "view": "eye",
    "create": "plus",
    "change": "pen",
    "sign": "lock",
    "amend": "pen",
    "retract": "x",
    "print": "print",
    "export": "save",
    "delete": "bin",
    "erase": "bin",
    "restore": "repeat",
    "settings": "settings",
}
Find = Callable[[str], Sequence[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries: of a client ("" all), of a kind, of the last DAYS (0 all)."""

    client_id: str = ""
    kind: str = Kind.ALL.value
    days: int = 0


class LogPage(QWidget):
    """`asked(Wanted, before)`, answered by `show_lines`. FIND gives (id, name) of clients and must be quick."""

    asked = Signal(object, object)
    left = Signal()

    def __init__(self, find: Find) -> None:
        super().__init__()
        self.setObjectName("log")
        self.setAccessibleName(tr("Who did what"))
        self._find, self._wanted = find, Wanted()
        self._day: date | None = None
        self._last: int | None = None
        self._count = 0
        outer = metrics.column(self, 0)
        pane = ScrollPane("log.pane", tr("Who did what"), 14, (24, 24, 32, 24), COLUMN)
        outer.addWidget(pane)
        pane.body.addLayout(page_head("log", tr("Who did what"), tr("Back"), self.left.emit))
        lead = tr("Each look at a record, each change, signature, print and export. Entries are only ever added.")
        pane.body.addWidget(Text(lead, "secondary", "text2", wrap=True))
        pane.body.addWidget(self._filters())
        self._card = Card("log.entries")
        self._rows = metrics.column(None, 0)
        self._card.body.addLayout(self._rows)
        self._none = Text(tr("No entry of this kind."), "body", "text2", name="log.none")
        self._card.body.addWidget(self._none)
        self._none.hide()
        self._more = Button(tr("Show earlier entries"), "log.more", "secondary")
        self._more.clicked.connect(lambda: self.asked.emit(self._wanted, self._last))
        self._card.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._more.hide()
        pane.body.addWidget(self._card)
        pane.body.addStretch(1)

    def _filters(self) -> QWidget:
        card = Card("log.filters")
        kinds = (
            (Kind.ALL, tr("All")),
            (Kind.VIEWED, tr("Looked at")),
            (Kind.CHANGED, tr("Changed")),
            (Kind.SIGNED, tr("Signed")),
            (Kind.LEFT, tr("Given out")),
            (Kind.DELETED, tr("Deleted")),
            (Kind.PRACTICE, tr("Practice")),
        )
        self._kind_words = kinds
        self._kinds = Flow()
        card.body.addWidget(self._kinds)
        self._show_kinds()
        times = (("0", tr("Any time")), ("1", tr("One day")), ("7", tr("7 days")), ("30", tr("30 days")))
        line = self._line = metrics.row(None, 12)
        time = Segmented("log.days", tr("Time"), [*times, ("365", tr("A year"))], "0")
        time.chosen.connect(lambda key: self._want(replace(self._wanted, days=int(key))))
        line.addWidget(time, 3)
        self._field = LineField("log.client", tr("Only one client"), tr("Only one client: type a name"))
        self._field.textEdited.connect(self._look)
        self._only = Button(tr("All clients"), "log.client.all", "soft", icon="x")
        self._only.clicked.connect(lambda: self._choose("", ""))
        line.addWidget(self._field, 2)
        line.addWidget(self._only, 2)
        card.body.addLayout(line)
        self._found = Flow()
        card.body.addWidget(self._found)
        self._found.hide()
        return card

    def _show_kinds(self) -> None:
        self._kinds.offer([self._kind(kind.value, words) for kind, words in self._kind_words])

    def _kind(self, key: str, words: str) -> Choice:
        def take() -> None:
            self._want(replace(self._wanted, kind=key))
            self._show_kinds()

        return Choice(f"log.kind.{key}", words, self._wanted.kind == key, take)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < current().px(NARROW)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._line.setDirection(down if narrow else across)

    # what is wanted

    def begin(self, client_id: str = "", name: str = "") -> None:
        """Ask for the first entries, of one client if one is named."""
        self._choose(client_id, name)

    def _want(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self.asked.emit(wanted, None)

    def _look(self, words: str) -> None:
        found = self._find(words.strip()) if words.strip() else ()
        choices = [self._choice(at, key, name) for at, (key, name) in enumerate(found, start=1)]
        self._found.offer(choices)
        reveal(self._found, bool(choices))

    def _choice(self, at: int, key: str, name: str) -> Choice:
        return Choice(f"log.client.{at}", name, False, lambda: self._choose(key, name))

    def _choose(self, client_id: str, name: str) -> None:
        self._field.clear()
        self._look("")
        reveal(self._field, not client_id)
        reveal(self._only, bool(client_id))
        self._only.say(tr("Only {name}", name=name))
        self._only.setAccessibleName(tr("Only {name}. Show all clients", name=name))
        self._want(replace(self._wanted, client_id=client_id))

    # what was found

    def show_lines(self, found: Found, first: bool) -> None:
        """Show a page of entries; FIRST in place of what stood there, else below it."""
        if first:
            empty(self._rows)
            self._day, self._count = None, 0
        page = QWidget()  # shown as a whole: the window would be laid out anew for each line put into it
        rows = metrics.column(page, 0)
        for line in found.lines:
            local = line.at.astimezone()
            if local.date() != self._day:
                self._day = local.date()
                heading = Text(day(line.at), "label", "text2", 600)
                heading.setContentsMargins(0, 10 if self._count else 0, 0, 4)
                rows.addWidget(heading)
            else:
                rows.addWidget(Rule())
            self._count += 1
            rows.addWidget(_Entry(line, self._count, f"{local:%H:%M}"))
            self._last = line.seq
        put(self._rows, page)
        reveal(self._none, not self._count)
        reveal(self._more, found.more)


class _Entry(QWidget):
    """The time, what was done, and by whom."""

    def __init__(self, line: LogLine, number: int, clock: str) -> None:
        super().__init__()
        self.setObjectName(f"log.entry.{number}")
        who = line.who or tr("Session Notes")
        self.setAccessibleName(tr("{clock}, {what}, by {who}", clock=clock, what=line.sentence, who=who))
        row = metrics.row(self, 12, (0, 7, 0, 7))
        row.addWidget(metrics.size(Text(clock, "secondary", "text2", tabular=True), width=44))
        row.addWidget(IconLabel(ICONS.get(line.action, "list"), "text2", 18))
        row.addWidget(Text(line.sentence, "body", wrap=True, name=f"log.entry.{number}.words"), 1)
        row.addWidget(Text(who, "secondary", "text2"))
