"""The session on the screen: the bar above, the map at the left keeping its place, one pane at the right.

The page only joins: the map's signals become new notes for the desk, the desk's note is shown by
the map, and the panes say where to go next. What each pane asks is its own affair.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from notesapp.editing.leave import finish
from notesapp.model.session_note import SessionNote
from notesapp.usecases.issue_document import Page
from ui.base import metrics
from ui.base.focus import focus_first
from ui.base.theme import current
from ui.bodymap.map_pane import MapPane
from ui.parts.lists import ScrollPane
from ui.parts.room import Room
from ui.parts.stack import Stack
from ui.session.amending_bar import amending_bar
from ui.session.arrive import ArrivePane
from ui.session.bar_follows import BarFollows
from ui.session.desk import Desk
from ui.session.leave import LeavePane
from ui.session.mark_keys import is_typing
from ui.session.on_map import OnMap
from ui.session.review import STACKED, ReviewPane
from ui.session.services import Services
from ui.session.stop_and_refer import StopPane
from ui.session.top_bar import MOMENTS, TopBar
from ui.session.treat import TreatPane
from ui.session.turning import Turning

WORK_WIDTH = 664
"""The right-hand pane with its margins; the map takes what is left."""
MAP_WIDTH = 400
LEAST_PANE = 160
"""With less than MAP_WIDTH for the map (px at 100 %) the bar folds and the pane gives way to what the map needs."""
WIDE, NARROW = (24, 16, 24, 16), (12, 12, 16, 12)
"""Margins of the pane."""


def _with_aids(page: SessionPage, make: Callable[..., Page], *asked: object) -> Page:
    """A summary shows the teaching aids that were switched on for paper."""
    teaching = page.map.extras.aids.for_paper()
    return make(*asked, teaching=teaching) if teaching is not None else make(*asked)


class SessionPage(QWidget):
    """`left` when the therapist goes back to where the session was begun; `signed(SignedNote)` once."""

    left = Signal()
    wipe_asked = Signal()
    lock_asked = Signal()
    signed = Signal(object)

    def __init__(self, desk: Desk, services: Services) -> None:
        super().__init__()
        self.setObjectName("session")
        self.setAccessibleName(self.tr("Session"))
        services = replace(services, make_page=partial(_with_aids, self, services.make_page))
        self.desk = self._desk = desk
        self._services = services
        self.moment = ""
        self._before_stop = "arrive"
        box = metrics.column(self, 0)
        self.bar = TopBar(desk.briefing.client, self._subtitle(), services.copies)
        box.addWidget(self.bar)
        self.amending = amending_bar(desk, services)
        if self.amending is not None:
            self.bar.save_state.saved_at(desk.stamp.now().astimezone())  # its draft is on the disk already
            box.addWidget(self.amending)
        self._below = Stack()
        box.addWidget(self._below, 1)
        self.map = MapPane(desk.stamp.new_id, desk.stamp.now, by=desk.briefing.therapist.id)
        self.arrive, self.treat = ArrivePane(desk, services), TreatPane(desk, services)
        self.leave, self.stop = LeavePane(desk, services), StopPane(desk, services)
        self.review = ReviewPane(desk, services)
        self._panes: dict[str, QWidget] = {
            "arrive": self.arrive,
            "treat": self.treat,
            "leave": self.leave,
            "stop": self.stop,
        }
        self._below.addWidget(self._work_place())
        self._end = Room(self.review, "session.review", self.review.accessibleName())
        self._below.addWidget(self._end)
        self.bar.way_out_last()
        self._arrange()
        self.turning = Turning(desk, self.bar, self._below, self.map.canvas.setFocus)
        self._bind()
        self._on_map = OnMap(desk, self.map, self.arrive, self.treat, self)
        BarFollows(desk, self.bar, self._on_map.turns, self)
        self.go(_reached(desk.note) if desk.amendment is None else "review")

    def _subtitle(self) -> str:
        """What the session is about, and its number."""
        note = self._desk.note
        about = [p.title for p in self._desk.briefing.standing.problems if p.id in note.problem_ids]
        return " · ".join((*about, self.tr("session {n}").format(n=note.number)))

    def _work_place(self) -> QWidget:
        place = QWidget()
        line = metrics.row(place, 0)
        line.addWidget(self.map, 1)
        self._stack = Stack()
        self._scrolls: dict[str, ScrollPane] = {}
        for key, pane in self._panes.items():
            scroll = ScrollPane(f"session.{key}", pane.accessibleName(), margins=WIDE)
            scroll.body.addWidget(pane)
            self._scrolls[key] = scroll
            self._stack.addWidget(scroll)
        self._stack.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        line.addWidget(self._stack)
        return place

    def _bind(self) -> None:
        desk, bar = self._desk, self.bar
        bar.back.connect(self._leave_page)
        bar.moment.connect(self.go)
        bar.undo.connect(desk.undo)
        bar.redo.connect(desk.redo)
        bar.wipe.connect(self.wipe_asked)
        bar.lock.connect(self.lock_asked)
        bar.stop_and_refer.connect(lambda: self.go("stop"))
        self.map.client_asked.connect(self.turn_to_client)
        self.arrive.treat_asked.connect(lambda: self.go("treat"))
        self.arrive.opened.connect(self._bring)
        for pane in (self.arrive, self.treat):
            pane.stop_asked.connect(lambda: self.go("stop"))
        self.leave.review_asked.connect(lambda: self.go("review"))
        self.leave.jump_asked.connect(self.jump)
        self.review.jump_asked.connect(self.jump)
        self.stop.jump_asked.connect(self.jump)
        self.review.compare_asked.connect(self.compare)
        self.review.back_asked.connect(lambda: self.go("leave"))
        self.stop.back_asked.connect(lambda: self.go(self._before_stop))
        for end in (self.leave, self.review, self.stop):
            end.signed.connect(self._signed)
            end.done.connect(self._leave_page)
        for keys, do in (
            (QKeySequence.StandardKey.Undo, desk.undo),
            (QKeySequence.StandardKey.Redo, desk.redo),
        ):
            QShortcut(keys, self, lambda do=do: do())
        QShortcut(QKeySequence("Ctrl+Shift+C"), self, lambda: self.compare())
        for number, key in enumerate((*MOMENTS, "review"), start=1):
            QShortcut(QKeySequence(f"Ctrl+{number}"), self, lambda key=key: self._go_by_key(key))

    # where one is

    def go(self, key: str) -> None:
        """Show a moment: arrive, treat, leave, review or stop. Any order will do."""
        if self.turning.is_on or (self.review.is_signed and key != "review"):
            return
        self._on_map.turns.finish()
        self._desk.end_merge()
        self._below.take_off()
        if key == "stop" and self.moment != "stop":
            self._before_stop = self.moment if self.moment in MOMENTS else "arrive"
        if key in ("leave", "review") and self._desk.note.outcome is None:
            done = finish(self._desk.note, self._desk.stamp)
            if done.outcome is not None:  # the work says how it ended; the end itself is told by signing
                self._desk.change(replace(done, ended_at=self._desk.note.ended_at), self.tr("outcome"))
        self.moment = key
        self.bar.show_moment(key)
        if key == "review":
            self.review.refresh()
            self._below.setCurrentWidget(self._end)
            return
        self._below.setCurrentIndex(0)
        self._stack.setCurrentWidget(self._scrolls[key])
        self._on_map.turn_to(key)

    def turn_to_client(self) -> None:
        self._on_map.turns.finish()
        self.turning.turn(self.moment, self.map.view)

    def compare(self) -> None:
        """Put this session as it stands beside the one before it, over everything, until that is closed."""
        if self._services.compare is None:
            return
        self._on_map.turns.finish()
        self._desk.end_merge()
        self._services.compare(self._desk.note, self._show_over)

    def _show_over(self, pane: Any) -> None:
        self._below.lay_over(pane)
        pane.closed.connect(self._below.take_off)
        pane.take_focus()

    def _go_by_key(self, key: str) -> None:
        """Who came by the keyboard goes on with it where the questions are, not on the bar."""
        self.go(key)
        if self.moment == key:
            focus_first({"treat": self.treat.pages, "review": self.review}.get(key) or self._panes[key])

    def write_letter(self) -> None:
        """Open the letter's form; closing it shows the review."""
        self.go("review")
        self.review.write_letter()

    def jump(self, key: str) -> None:
        """Go where the answer KEY (see `missing`) is given."""
        if key in ("consent", "health", "screening", "reason"):
            self.go("arrive")
            self.arrive.show_question(key)
        elif key.startswith("side:"):
            self.go("review")
            self.review.show_side(key)
        elif key == "technique" or key.startswith("use:"):
            self.go("treat")
        else:
            self.go("leave")
            self.leave.show_question(key)

    def _leave_page(self) -> None:
        self._desk.end_merge()
        self.left.emit()

    def _signed(self, signed: Any) -> None:
        self._desk.stop()
        self.bar.run_clock(False)
        self.bar.save_state.signed(signed.revision.at.astimezone().strftime("%H:%M"))
        self.bar.set_signed()
        if self.amending is not None:
            self.amending.hide()
        self.go("review")
        self.review.show_signed(signed)
        self.signed.emit(signed)

    def _bring(self, card: QWidget) -> None:
        """Where the pane has to scroll, what was just opened stands at its top."""
        scroll = self._scrolls["arrive"]

        def show() -> None:
            bar = scroll.verticalScrollBar()
            if bar.maximum() and card.isVisible():
                top = card.mapTo(scroll.inside, QPoint()).y()
                low = top + card.height() > bar.value() + scroll.viewport().height()
                if low or top < bar.value():
                    bar.setValue(top - NARROW[1])

        QTimer.singleShot(0, self, show)  # when everything has found its place

    # the window

    def minimumSizeHint(self) -> QSize:
        return QSize(current().px(LEAST_PANE * 2), current().px(320))

    def _arrange(self) -> None:
        """Share the width: the map keeps its place; where the pane has less than it likes its rows wrap."""
        theme = current()
        folded = self.width() < theme.px(WORK_WIDTH + MAP_WIDTH)
        self.bar.fold(folded)
        self.review.fold(folded, self.width() < theme.px(STACKED))
        left = self.width() - self.map.minimumSizeHint().width()
        self._stack.setFixedWidth(max(theme.px(LEAST_PANE), min(theme.px(WORK_WIDTH), left)))
        for scroll in self._scrolls.values():
            metrics.space(scroll.body, 12, NARROW if folded else WIDE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        self.bar.run_clock(not self.review.is_signed)
        super().showEvent(event)

    def hideEvent(self, event: QEvent) -> None:
        self.bar.run_clock(False)
        self._desk.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the card of the mark that is open."""
        if event.key() == Qt.Key.Key_Escape and self._desk.selected and not is_typing():
            self._desk.select(None)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self._desk.flush()
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_scrolls"):
            self._arrange()


def _reached(note: SessionNote) -> str:
    """The moment a draft had reached: where one goes on with it."""
    if note.plan is not None or note.aftercare:
        return "leave"
    return "treat" if note.uses else "arrive"
