"""One client: what to know first, every session over time, the problem and its plan, health and consents."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from notesapp.model.practice import ProblemStatus
from notesapp.usecases.overview import ClientView
from ui.base import metrics
from ui.base.i18n import tr
from ui.base.theme import current
from ui.clients.cards import AlertsRow
from ui.clients.problem import ProblemCard
from ui.clients.record import RecordCard
from ui.clients.timeline import PaintMap, Timeline
from ui.clients.words import age, day, sessions
from ui.parts.badges import SideBadge
from ui.parts.buttons import Button, IconButton
from ui.parts.cards import Banner, Card
from ui.parts.lists import ScrollPane
from ui.parts.paint import start
from ui.parts.press import reveal
from ui.parts.words import Text
from ui.parts.wrap import Together
from ui.standing.keeper import Keeper

if TYPE_CHECKING:
    from ui.clients.keeping import Custody

NARROW = 900


class _Dot(QWidget):
    """The sign of one line in the chart."""

    def __init__(self, filled: bool) -> None:
        super().__init__()
        self._filled = filled
        metrics.size(self, width=14, height=14)

    def paintEvent(self, event: object) -> None:
        theme, painter = current(), start(self)
        painter.setPen(theme.colour("text" if self._filled else "accent"))
        painter.setBrush(theme.colour("danger" if self._filled else "surface"))
        inset = theme.px(1.5)
        painter.drawEllipse(self.rect().toRectF().adjusted(inset, inset, -inset, -inset))
        painter.end()


class _Turner(Together):
    """Earlier and Later, where there are more sessions than have room."""

    def __init__(self, timeline: Timeline) -> None:
        super().__init__(0)
        self._timeline = timeline
        self._earlier = IconButton("back", "client.timeline.earlier", tr("Earlier sessions"))
        self._later = IconButton("next", "client.timeline.later", tr("Later sessions"))
        for button, step in ((self._earlier, -1), (self._later, 1)):
            button.clicked.connect(lambda _=False, step=step: timeline.turn(step))
            self.row.addWidget(button)
        timeline.turned.connect(self._show)
        self.hide()

    def _show(self) -> None:
        self._earlier.setEnabled(self._timeline.earlier > 0)
        self._later.setEnabled(self._timeline.later > 0)
        reveal(self, bool(self._timeline.earlier or self._timeline.later))


class ClientPage(QWidget):
    """Shows a `ClientView`. What is asked for is done elsewhere; `changed(tab)`: it shows no longer what stands."""

    start_asked = Signal(str)
    session_asked = Signal(str)
    letter_asked = Signal(str)
    edit_asked = Signal(str)
    restore_asked = Signal(str)
    compare_asked = Signal()
    log_asked = Signal(str)
    maps_wanted = Signal(int)
    changed = Signal(str)
    erased = Signal(object)

    def __init__(
        self,
        view: ClientView,
        paint_map: PaintMap,
        now: datetime,
        maps: int,
        keeper: Keeper,
        tab: str = "sessions",
        custody: Custody | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("client")
        self.setAccessibleName(view.client.name)
        self.view = view
        outer = metrics.column(self, 0)
        pane = ScrollPane("client.pane", tr("The client's page"), 16, (32, 24, 32, 16))
        outer.addWidget(pane)
        pane.body.addLayout(self._head(view, now))
        if view.client.archived_at is not None:
            banner = Banner("client.archived", "info", tr("This client is archived. Nothing was deleted."))
            banner.add_action(tr("Bring back"), "client.restore", lambda: self.restore_asked.emit(view.client.id))
            pane.body.addWidget(banner)
        self._alerts = AlertsRow(view)
        pane.body.addWidget(self._alerts)
        self._alerts.setVisible(not self._alerts.is_empty)
        self.timeline = Timeline(paint_map)
        self.timeline.opened.connect(self.session_asked)
        self.timeline.maps_wanted.connect(self.maps_wanted, Qt.ConnectionType.QueuedConnection)
        pane.body.addWidget(self._timeline_card(view, maps))
        self._columns = metrics.row(None, 16)
        self.record = record = RecordCard(view, keeper, tab, custody)
        record.erased.connect(self.erased)
        problem = ProblemCard(view, keeper)
        problem.changed.connect(lambda: self.changed.emit(record.tab))
        self._columns.addWidget(problem, 456, Qt.AlignmentFlag.AlignTop)
        record.session_asked.connect(self.session_asked)
        self._edited: set[str] = set()
        problem.editing.connect(lambda is_open: self._editing("problem", is_open))
        record.editing.connect(lambda is_open: self._editing("record", is_open))
        record.changed.connect(lambda: self.changed.emit(record.tab))
        self._columns.addWidget(record, 648, Qt.AlignmentFlag.AlignTop)
        pane.body.addLayout(self._columns)
        self._show_legend()
        log = Button(tr("Who looked at or changed this record"), "client.log", "link", icon="list")
        log.clicked.connect(lambda: self.log_asked.emit(view.client.id))
        pane.body.addWidget(log, 0, Qt.AlignmentFlag.AlignLeft)
        pane.body.addStretch(1)

    def _head(self, view: ClientView, now: datetime) -> QHBoxLayout:
        client = view.client
        self._head_line = line = metrics.row(None, 8)
        names = metrics.column(None, 0)
        first = metrics.row(None, 12)
        first.addWidget(Text(client.name, "display", shrinks=True, name="client.name"))
        facts = [str(age(client.born, now.date()))] if client.born else []
        facts += [client.occupation] if client.occupation else []
        self._facts = Text(" · ".join(facts), "body", "text2", elide=True, name="client.facts")
        first.addWidget(self._facts, 1, Qt.AlignmentFlag.AlignVCenter)
        names.addLayout(first)
        second = sessions(len(view.course)) if view.course else tr("No session yet")
        if view.course:
            oldest = view.course[-1].started_at
            second += tr(" since {day}", day=day(oldest, with_year=oldest.year != now.year))
        if view.last is not None and view.last.plan is not None and view.last.plan.next_visit is not None:
            second += tr(" · next {day}", day=day(view.last.plan.next_visit))
        names.addWidget(Text(second, "secondary", "text2", elide=True, name="client.count"))
        line.addLayout(names, 1)
        edit = Button(tr("Edit"), "client.edit", "secondary", icon="pen")
        letter = Button(tr("Letter"), "client.letter", "secondary", icon="mail")
        letter.setEnabled(bool(view.course))
        begin = Button(tr("Start session"), "client.start", "primary")
        buttons = metrics.row(None, 8)
        for button in (edit, letter, begin):
            metrics.size(button, height=48)
            buttons.addWidget(button)
        line.addLayout(buttons)
        edit.clicked.connect(lambda: self.edit_asked.emit(client.id))
        letter.clicked.connect(lambda: self.letter_asked.emit(client.id))
        begin.clicked.connect(lambda: self.start_asked.emit(client.id))
        begin.setEnabled(client.archived_at is None)
        self.setFocusProxy(begin)
        return line

    def _timeline_card(self, view: ClientView, maps: int) -> QWidget:
        problems = sorted(view.standing.problems, key=lambda p: p.status is not ProblemStatus.OPEN)
        problem = problems[0] if problems else None
        card = Card("client.timeline.card", problem.title if problem else tr("Sessions"))
        if problem is not None and problem.side in ("left", "right"):
            card.beside_heading(SideBadge("L" if problem.side == "left" else "R", "client.side", 24))
        self._legend: list[QWidget] = []
        for filled, words in ((True, tr("Pain on arrival")), (False, tr("When leaving"))):
            self._legend += [_Dot(filled), Text(words, "secondary", "text2")]
        for sign in self._legend:
            card.header.addWidget(sign)
        card.header.addWidget(_Turner(self.timeline))
        if view.course:
            compare = Button(tr("Compare"), "client.compare", icon="compare", accessible=tr("Compare two sessions"))
            compare.clicked.connect(self.compare_asked)
            compare.setToolTip(tr("Ctrl+Shift+C"))
            QShortcut(QKeySequence("Ctrl+Shift+C"), self, lambda: self.compare_asked.emit())
            card.header.addWidget(compare)
            self.timeline.show_sessions(view.course, maps)
            card.body.addWidget(self.timeline)
        else:
            self.timeline.setParent(self)  # it goes with the page, though it is not on it
            self.timeline.hide()
            nothing = tr("The first session begins with Start session; each one then stands here with its map.")
            card.body.addWidget(Text(nothing, "body", "text2", wrap=True, name="client.nothing"))
        return card

    def _editing(self, card: str, is_open: bool) -> None:
        self._edited = self._edited | {card} if is_open else self._edited - {card}
        self._arrange()

    def _show_legend(self) -> None:
        """What the dots of the chart mean, where there is a chart and room to say it."""
        narrow = self._head_line.direction() == QBoxLayout.Direction.TopToBottom
        for sign in self._legend:
            reveal(sign, self.timeline.tells_pain and not narrow)

    def show_maps(self, view: ClientView, maps: int) -> None:
        """The marks of more sessions have come."""
        self.timeline.show_sessions(view.course, maps)
        self._show_legend()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Below each other when there is little room; the cards also when one of them is changed, as a form is wide."""
        narrow = self.width() < current().px(NARROW)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(down if narrow or self._edited else across)
        direction = down if narrow else across
        if self._head_line.direction() != direction:
            self._head_line.setDirection(direction)
            self._alerts.set_narrow(narrow)
            self._show_legend()
