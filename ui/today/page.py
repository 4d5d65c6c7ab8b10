"""Today: who is on the table, and what is still to finish."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from notesapp.usecases.overview import ClientLine, SessionLine, Tile
from notesapp.usecases.overview import Today as Lists
from ui.base import metrics
from ui.base.i18n import tr
from ui.base.theme import current
from ui.parts.buttons import Button
from ui.parts.cards import Card
from ui.parts.fields import SearchField
from ui.parts.found_rows import FoundClient, FoundRows
from ui.parts.lists import Rule, ScrollPane
from ui.parts.paint import panel, start
from ui.parts.words import IconLabel, Text
from ui.today.tile import ClientTile, PaintMap
from ui.today.when import ago, moment, weekday

Find = Callable[[str], Sequence[ClientLine]]
MOST = 8
NARROW, ONE_COLUMN = 1040, 680
"""With less width (px at 100 %) the drafts stand below the clients; with still less these are in one column."""


class _Strip(QWidget):
    """A quiet line at the foot: the last verified copy."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("today.copy")
        self._line = line = metrics.row(self, 12, (18, 8, 18, 8))
        self._text = Text("", "body", name="today.copy.text", wrap=True)
        line.addWidget(IconLabel("save", "text2", 20))
        line.addWidget(self._text, 1)
        metrics.size(self, min_height=56)

    def set_narrow(self, narrow: bool) -> None:
        """One below the other when there is little room."""
        self._line.setDirection(self._line.Direction.TopToBottom if narrow else self._line.Direction.LeftToRight)

    def say(self, words: str) -> None:
        self._text.say(words)
        self.setAccessibleName(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), start(self)
        panel(painter, QRectF(self.rect()), theme.px(12), theme.colour("sunk"))
        painter.end()


class _DraftRow(QWidget):
    """A session that waits to be finished."""

    def __init__(self, line: SessionLine, words: str, number: int, go_on: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName(f"today.draft.{number}")
        row = metrics.row(self, 12, (16, 10, 8, 10))
        row.addWidget(IconLabel("clock", "warn", 20))
        names = metrics.column(None, 0)
        names.addWidget(Text(line.client_name, "body", weight=500, elide=True, name=f"today.draft.{number}.name"))
        names.addWidget(Text(words, "secondary", "text2", elide=True))
        row.addLayout(names, 1)
        spoken = tr("Continue with {name}", name=line.client_name)
        button = Button(tr("Continue"), f"today.draft.{number}.continue", "soft", accessible=spoken)
        button.clicked.connect(lambda: go_on())
        row.addWidget(button)


class TodayPage(QWidget):
    """`show_lists` fills it; FIND answers each keystroke and must be quick."""

    start_asked = Signal(str)
    client_asked = Signal(str)
    draft_asked = Signal(str)
    new_asked = Signal(str)

    def __init__(self, find: Find, paint_map: PaintMap, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self.setObjectName("today")
        self.setAccessibleName(tr("Today"))
        self._find, self._paint_map, self._clock = find, paint_map, clock
        self._lists: Lists | None = None
        self._tiles: list[ClientTile] = []
        self._is_narrow = self._is_one_column = False
        outer = metrics.column(self, 0)
        pane = ScrollPane("today.pane", tr("Today"), 0, (32, 20, 32, 12))
        outer.addWidget(pane)
        self._head(pane)
        self._columns = metrics.row(None, 24)
        pane.body.addLayout(self._columns)
        pane.body.addStretch(1)
        self._left, self._right = QWidget(), QWidget()
        self._columns.addWidget(self._left, 712)
        self._columns.addWidget(self._right, 384)
        self._right.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._left.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._make_left()
        right = metrics.column(self._right, 16)
        self._drafts = Card("today.drafts", tr("To finish"), role="strong")
        self._drafts.set_margins(6, (0, 12, 0, 4))
        metrics.space(self._drafts.header, 10, (16, 0, 16, 0))
        metrics.space(self._drafts.body, 0)
        right.addWidget(self._drafts)
        right.addStretch(1)

    def _head(self, pane: ScrollPane) -> None:
        line = metrics.row(None, 8, (0, 0, 0, 12))
        self._date = Text("", "display", name="today.date")
        line.addWidget(self._date)
        line.addStretch(1)
        line.addWidget(IconLabel("shield", "ok", 16))
        self._saved = Text(tr("Everything is saved on this computer"), "secondary", "text2")
        line.addWidget(self._saved)
        pane.body.addLayout(line)

    def _make_left(self) -> None:
        box = metrics.column(self._left, 12)
        self.search = SearchField("today.search", tr("Find a client"), tr("Who is on your table?"), "Ctrl+K")
        self._new = Button(tr("New client"), "today.new", icon="plus")
        metrics.size(self._new, height=48)
        self._new.clicked.connect(lambda: self.new_asked.emit(self.search.field.text().strip()))
        self.search.tail.addWidget(self._new)
        self.search.changed.connect(self._look)
        self.search.field.installEventFilter(self)
        box.addWidget(self.search)
        line = metrics.row(None, 8, (0, 8, 0, 0))
        self._over = Text(tr("Recent clients"), "strong", name="today.over")
        self._tip = Text(tr("Tap to start a session, the name for the page"), "secondary", "text2")
        line.addWidget(self._over)
        line.addStretch(1)
        line.addWidget(self._tip)
        box.addLayout(line)
        self._grid_box = QWidget()
        self._grid = metrics.grid(self._grid_box, 12)
        box.addWidget(self._grid_box)
        self._found_card = Card("today.found")
        self._found_card.set_margins(0, (4, 4, 4, 4))
        self.found = FoundRows("today.found.row", tr("Clients found"), MOST, tr("Start"))
        self.found.taken.connect(self.start_asked)
        self.found.opened.connect(self.client_asked)
        self._found_card.body.addWidget(self.found)
        self._none = Text("", "body", "text2", name="today.none", wrap=True)
        self._none.setContentsMargins(16, 14, 16, 14)
        self._found_card.body.addWidget(self._none)
        self._found_card.hide()
        box.addWidget(self._found_card)
        self._empty = Text("", "body", "text2", wrap=True, name="today.empty")
        box.addWidget(self._empty)
        self._strip = _Strip()
        box.addWidget(self._strip)
        box.addStretch(1)

    # what is shown

    def show_lists(self, lists: Lists) -> None:
        """Show the tiles, the drafts and the last copy."""
        now = self._clock()
        before, self._lists = self._lists, lists
        self._date.say(weekday(now))
        if before is None or before.tiles != lists.tiles:
            self._show_tiles(lists.tiles, now)
        self._show_drafts(lists.drafts, now)
        if lists.copied_at is None:
            self._strip.say(tr("A verified copy is made each time you lock or close"))
        else:
            self._strip.say(tr("Last verified copy {when}", when=moment(lists.copied_at, now)))
        self._empty.setVisible(not lists.tiles)
        self._empty.say(tr("Nobody here yet. Begin with New client."))

    def _show_tiles(self, tiles: Sequence[Tile], now: datetime) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._tiles = []
        for at, tile in enumerate(tiles):
            shown = ClientTile(tile, self._paint_map, tile_line(tile), now, at + 1)
            shown.clicked.connect(lambda _=False, key=tile.client.id: self.start_asked.emit(key))
            shown.opened.connect(lambda key=tile.client.id: self.client_asked.emit(key))
            self._tiles.append(shown)
        self._arrange_tiles()

    def _arrange_tiles(self) -> None:
        """Two beside each other, or one below the other when there is little room."""
        columns = 1 if self._is_one_column else 2
        for at, shown in enumerate(self._tiles):
            self._grid.addWidget(shown, at // columns, at % columns)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _show_drafts(self, drafts: Sequence[SessionLine], now: datetime) -> None:
        while (item := self._drafts.body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        count = len(drafts)
        self._drafts.set_aside(tr("1 draft") if count == 1 else tr("{n} drafts", n=count) if count else "")
        if not drafts:
            nothing = Text(tr("Nothing waits. Every note is signed."), "body", "text2", wrap=True)
            nothing.setContentsMargins(16, 4, 16, 10)
            self._drafts.body.addWidget(nothing)
        for at, line in enumerate(drafts[:8], start=1):
            self._drafts.body.addWidget(Rule())
            words = f"{moment(line.started_at, now)} · {_waits_for(line)}"
            row = _DraftRow(line, words, at, lambda key=line.session_id: self.draft_asked.emit(key))  # type: ignore[misc]
            self._drafts.body.addWidget(row)

    # finding

    def _look(self, words: str) -> None:
        words = words.strip()
        searching = bool(words)
        self._grid_box.setVisible(not searching)
        self._found_card.setVisible(searching)
        self._tip.setVisible(not searching and not self._is_narrow)
        self._empty.setVisible(not searching and self._lists is not None and not self._lists.tiles)
        self._over.say(tr("Clients found") if searching else tr("Recent clients"))
        if not searching:
            self._new.say(tr("New client"))
            return
        now = self._clock()
        lines = self._find(words)
        self.found.show_found([found_client(line, now) for line in lines], choose_first=True)
        self._none.setVisible(not lines)
        if not lines:
            self._none.say(tr("Nobody is called “{words}” yet. New client takes the name over.", words=words))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return bool(self.search.field.text().strip()) and self.found.key(event.key())
        return False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.search.field.clear()
        self.search.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow, one_column = (self.width() < current().px(wide) for wide in (NARROW, ONE_COLUMN))
        direction = self._columns.Direction.TopToBottom if narrow else self._columns.Direction.LeftToRight
        if self._columns.direction() != direction:
            self._columns.setDirection(direction)
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self._saved.setVisible(not narrow)
            self._tip.setVisible(not narrow and not self.search.field.text().strip())
            self._strip.set_narrow(narrow)
        if one_column != self._is_one_column:
            self._is_one_column = one_column
            self._arrange_tiles()


def tile_line(tile: Tile) -> str:
    if tile.problem is not None:
        return tile.problem.title
    if tile.last is not None and tile.last.reason == "relaxation":
        return tr("Relaxation")
    return ""


def found_client(line: ClientLine, now: datetime) -> FoundClient:
    born = tr("born {day}", day=f"{line.born:%d.%m.%Y}") if line.born else ""
    seen = ago(line.seen_at, now) if line.seen_at else tr("No session yet")
    return FoundClient(line.id, line.name, " · ".join(part for part in (born, seen) if part))


def _waits_for(line: SessionLine) -> str:
    if line.is_signed:
        return tr("amendment to sign")
    if line.outcome is not None:
        return tr("to sign")
    return tr("Leave not asked yet") if line.pain_leave is None else tr("not signed yet")
