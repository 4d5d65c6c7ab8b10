"""Arrive: what to know before touching anybody, and what brings the client today."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from notesapp.catalogue.screening import questions
from notesapp.model.body_map import Layer
from notesapp.model.practice import Problem
from notesapp.model.session_note import SessionNote
from ui.base import metrics
from ui.base.turns import Turns
from ui.session.arrive_before import BeforeCard
from ui.session.arrive_consent import ConsentCard
from ui.session.arrive_finding import FindingPage
from ui.session.arrive_health import HealthCard
from ui.session.arrive_mark import MarkCard
from ui.session.arrive_page import ArrivePage, Keeping
from ui.session.arrive_problem import ProblemCard
from ui.session.arrive_response import ResponseCard
from ui.session.arrive_screening import QuestionBar, ScreeningCard, due
from ui.session.arrive_start import StartCard
from ui.session.arrive_stop import StopCard, waiting_alerts
from ui.session.desk import Desk
from ui.session.mark_keys import MarkKeys

if TYPE_CHECKING:
    from ui.session.services import Services

TELLING = ("health",)
"""Where something to be careful with is told: its place above is kept from the start."""
PLAIN = ("start", "mark", "finding")
"""The pages that leave "Before you touch" as it stands; the others are forms and take more room."""


class ArrivePane(QWidget):
    """The card "Before you touch" above, one page below it, and the bar of what must be asked first.

    Signals: `treat_asked` when the hands may begin, `stop_asked` when a STOP was followed; `opened(page)` when a page
    took the lower place.
    """

    treat_asked = Signal()
    stop_asked = Signal()
    opened = Signal(object)

    def __init__(self, desk: Desk, services: Services) -> None:
        super().__init__()
        self.setObjectName("arrive")
        self.setAccessibleName(self.tr("Arrive"))
        self._desk = desk
        keeping = Keeping(desk, services)
        self._keeping = keeping
        column = metrics.column(self, 12)
        self.before = BeforeCard(desk)
        self.before.goto.connect(self.open_page)
        column.addWidget(self.before)
        self.start, self.mark = StartCard(desk), MarkCard(desk)
        self.screening, self.stop = ScreeningCard(desk), StopCard(desk)
        self._pages: dict[str, ArrivePage] = {
            "start": self.start,
            "mark": self.mark,
            "finding": FindingPage(desk),
            "screening": self.screening,
            "stop": self.stop,
            "health": HealthCard(desk, keeping),
            "consent": ConsentCard(desk, keeping),
            "response": ResponseCard(desk),
            "problem": ProblemCard(desk, keeping),
        }
        self._stack = _Stack()
        for page in self._pages.values():
            self._stack.add(page)
            page.done.connect(self._back)
            page.goto.connect(self.open_page)
        column.addWidget(self._stack, 1)
        self.bar = QuestionBar(desk)
        self.bar.ask_now.connect(lambda: self.open_page("screening"))
        self.bar.look.connect(lambda: self.open_page("stop"))
        self.bar.stop_asked.connect(self.stop_asked)
        self.bar.doctor.connect(self._doctor_told)
        self.stop.stop_asked.connect(self.stop_asked)
        self.start.treat.clicked.connect(self.treat_asked)
        column.addWidget(self.bar)
        self._page = ""
        self._turns = Turns(self)
        self._stale = False
        MarkKeys(self, desk, symptoms=True)
        desk.changed.connect(self._changed)
        desk.selection_changed.connect(self._selected)
        desk.briefing_changed.connect(self._briefed)
        self._back()

    @property
    def page(self) -> str:
        """The key of the page that is shown below."""
        return self._page

    @property
    def _about_selected(self) -> str:
        """The page of what is chosen on the map: a client's mark has another one than a finding."""
        mark = self._desk.note.body_map.mark(self._desk.selected) if self._desk.selected else None
        if mark is None:
            return "mark" if self._desk.selected else "start"
        return "mark" if mark.layer is Layer.CLIENT else "finding"

    def open_page(self, key: str) -> None:
        """Unfold a page in the lower place: start, mark, screening, screening_all, stop, health, consent, ..."""
        self._turns.finish()
        if key in ("screening", "screening_all"):
            keys = due(self._desk) or tuple(questions()) if key == "screening" else tuple(questions())
            self.screening.ask(keys)
            key = "screening"
        self._show(key)

    def show_question(self, key: str) -> None:
        """Jump to what is missing for signing: consent, health, screening, reason."""
        self._turns.finish()
        later = not self._desk.briefing.is_first_visit
        note = self._desk.note
        if key in ("consent", "health") and later and note.health is None and note.consent is None:
            self._show("start")
            self.before.ask_health()
        elif key == "screening" and later and not due(self._desk):
            self._show("start")
            self.start.focus_new()
        elif key == "reason":
            self._show("start")
            self.start.focus_reason()
        else:
            self.open_page(key)

    def _show(self, key: str) -> None:
        self._prepare(key)
        self._turn_to_page()

    def _prepare(self, key: str) -> None:
        self._page = key
        self.before.set_compact(key not in PLAIN, telling=key in TELLING)
        self._arrange()
        self._pages[key].refresh()

    def _turn_to_page(self) -> None:
        page = self._pages[self._page]
        if self._stack.turn_to(page):
            self.opened.emit(page)

    def _arrange(self) -> None:
        """The bar stands below the marks; while its questions are open it would say them twice."""
        self.bar.refresh()
        if self._page in ("screening", "stop") and not (self._page == "screening" and self._desk.found.stop):
            self.bar.hide()
        self.mark.set_tight(self.bar.is_shown)
        self.start.set_tight(self.bar.is_shown)

    def _back(self) -> None:
        """A form is done: what is grave comes first, else the marks."""
        if self._page == "screening" and waiting_alerts(self._desk):
            self._show("stop")
        else:
            self._show(self._about_selected)

    def follow(self, turns: Turns) -> None:
        """Show what is being drawn in TURNS, part by part: the map answers the hand first."""
        self._turns = turns
        turns.do("before", self.before.refresh)
        turns.do("bar", self._arrange)
        if not turns.waits("page"):  # it may wait to show another mark
            turns.do("page", lambda: self._pages[self._page].refresh())

    def _selected(self) -> None:
        if not self.isVisible():
            self._stale = True
        elif self._turns.waits("page"):
            self._turns.do("page", self._prepare_selected)
            self._turns.do("turn to page", self._turn_to_page)
        else:
            self._prepare_selected()
            self._turn_to_page()

    def _prepare_selected(self) -> None:
        if self._page in PLAIN or self._desk.selected:
            self._prepare(self._about_selected)

    def _changed(self, old: SessionNote, new: SessionNote) -> None:
        self.before.note_changed(old, new)
        if not self.isVisible():
            self._stale = True  # shown when somebody can see it
            return
        if self._turns.waits("before", "bar", "page"):
            self.follow(self._turns)
            return
        self._refresh()

    def _refresh(self) -> None:
        self.before.refresh()
        self._arrange()
        self._pages[self._page].refresh()

    def _briefed(self) -> None:
        if self.isVisible():
            self.before.refresh()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self._prepare_selected()
            self._turn_to_page()
            self._refresh()

    def _doctor_told(self, seen: bool) -> None:
        found = self._desk.found.facts
        for mark in found.felt:
            problem = found.problem_of(mark)
            if problem is not None and problem.seen_by_doctor is None:
                self._keep_doctor(replace(problem, seen_by_doctor=seen))
                return

    def _keep_doctor(self, problem: Problem) -> None:
        self._keeping.keep(lambda: self._keeping.services.keep_problem(problem))


class _Stack(QWidget):
    """Shows one of its pages and is as tall as that one, not as the tallest."""

    def __init__(self) -> None:
        super().__init__()
        self._column = metrics.column(self, 0)
        self._page: QWidget | None = None

    def add(self, page: QWidget) -> None:
        page.hide()
        self._column.addWidget(page)

    def turn_to(self, page: QWidget) -> bool:
        """Whether it was another one that was shown."""
        if self._page is page:
            return False
        if self._page is not None:
            self._page.hide()
        self._page = page
        page.show()
        return True
