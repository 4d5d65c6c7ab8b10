"""Treat: hands on. What is done where, how hard, and what the client says of it, with a knuckle or a foot switch."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from notesapp.catalogue.rules import rules
from notesapp.editing import arrive, leave, treat
from notesapp.editing.treat import LET_GO
from notesapp.model.answers import ConsentReply
from notesapp.model.body_map import Place
from notesapp.model.session_note import Outcome, SessionNote
from notesapp.model.treatment import Feel, Request, TechniqueUse
from notesapp.safety.assessment import Limit
from notesapp.words import names
from ui.base import metrics
from ui.session.at_work import AtWork, Ref
from ui.session.desk import Desk
from ui.session.mark_keys import MarkKeys
from ui.session.services import Services
from ui.session.treat_chain import Chain
from ui.session.treat_hands import Hands
from ui.session.treat_head import Head
from ui.session.treat_lists import Panel
from ui.session.treat_pages import TreatPages
from ui.session.treat_words import counted

GROUP_WITH = ("effleurage", "palm", 20, 10)
"""With what a group is begun: technique, tool, level (tenths), minutes."""


Taken = TypeVar("Taken")


class TreatPane(QWidget):
    """The page calls `take_region` when the map is tapped. `stop_asked` leads to Stop and refer."""

    stop_asked = Signal()

    def __init__(self, desk: Desk, services: Services, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self.setObjectName("treat")
        self.setAccessibleName(self.tr("Treat"))
        self._desk, self._services = desk, services
        self._stale = True
        self._limits: tuple[Limit, ...] = ()
        self._work = AtWork(desk, self)
        self._head = Head(now)
        box = metrics.column(self, 12)
        box.addWidget(self._head)
        self._hands = Hands(desk)
        self.pages = TreatPages(desk, self._hands)
        box.addWidget(self.pages, 1)
        self._chain = Chain()
        box.addWidget(self._chain)
        self._keys = MarkKeys(self, desk, numbers=False)
        self._connect()
        self._show()

    # what it is made of

    def _connect(self) -> None:
        work, hands, pages, desk = self._work, self._hands, self.pages, self._desk
        rows, start = hands.rows, hands.start
        desk.changed.connect(self._changed)
        desk.selection_changed.connect(self._show)
        desk.briefing_changed.connect(self._show)
        work.asking_changed.connect(self._show)
        self._head.sides.connect(work.set_sides)
        self._head.more.connect(self._open_menu)
        pages.left.connect(self._show)
        for signal, do in (
            (rows.technique, work.set_technique),
            (rows.tool, work.set_tool),
            (rows.level, work.set_level),
        ):
            signal.connect(do)
            signal.connect(self._show)  # a tile that was tapped without effect shows what is so
        rows.minutes.connect(work.set_minutes)
        rows.more_techniques.connect(lambda: self.pages.open_techniques(work.use))
        rows.more_tools.connect(lambda: self.pages.open_tools(work.use))
        pages.techniques.taken.connect(lambda key: self._take(work.set_technique, key))
        pages.tools.taken.connect(lambda key: self._take(work.set_tool, key))
        start.as_last_time.connect(lambda: self._as_last_time(None))
        start.choose_rows.connect(self.pages.open_plan)
        start.sets.connect(self.pages.open_sets)
        start.take_row.connect(self._take_row)
        start.place.connect(work.take_place)
        pages.plan.taken.connect(self._as_last_time)
        pages.plan.place.connect(lambda place: self._take(work.take_place, place))
        pages.sets.routine.connect(self._routine)
        pages.sets.group.connect(self._group)
        hands.reason.given.connect(work.give)
        hands.reason.left.connect(work.drop_ask)
        hands.given.clicked.connect(work.ask_again)
        hands.finding.left.connect(lambda: desk.select(None))
        hands.checks.said.connect(self._said)
        hands.answers.take_back.connect(self._take_back)
        hands.answers.eased.connect(lambda key, s: desk.change(treat.eased(desk.note, key, s), self.tr("Eased")))
        hands.answers.let_go.connect(self._let_go)
        hands.answers.stop.connect(self.stop_asked)
        self._chain.go.connect(self._go)
        self._chain.instead.connect(work.take_instead)
        self._chain.add.connect(lambda: self._go(None))
        self._chain.next.connect(self.next_region)
        onward = QShortcut(QKeySequence(self._services.next_key), self)
        onward.setAutoRepeat(False)
        onward.activated.connect(self.next_region)

    # what the page calls

    def take_place(self, place: Place) -> None:
        """A place was chosen on the map."""
        self._leave_finding()
        self._work.take_place(place)

    def take_region(self, refs: Sequence[Ref]) -> None:
        """The map was tapped: REFS are what the finger may have meant, the likeliest first."""
        self._leave_finding()
        self._work.take(refs)

    def _leave_finding(self) -> None:
        """The hand went on to the work: a finding's card gives its place back to the rows."""
        self.pages.turn_to(None)
        self._desk.select(None)
        self._show()

    def next_region(self) -> None:
        self._leave_finding()
        self._work.next()

    # showing

    def _changed(self, old: SessionNote, new: SessionNote) -> None:
        if not self._work.redrawn(old, new):
            self._work.forget_ask()
        elif self._work.use is not None and self._limits == self._desk.found.limits and not self._hands.finding.mark:
            return  # a stroke that changes nothing here must not hold up the hand
        self._show()

    def _show(self) -> None:
        """Show the note as it stands; later, if nobody can see it now."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        note, use = self._desk.note, self._work.use
        self._show_head(use)
        self._hands.show_use(use, self._work.asking)
        self._keys.use_grades(self._hands.finding.mark is not None)
        told = frozenset(c.use_id for c in note.check_ins if c.use_id)
        wanting = frozenset(one.id for one, _ in self._desk.found.open_reasons)
        self._limits = self._desk.found.limits
        self._chain.show_uses(note.uses, self._desk.use, told, wanting, self._work.others)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        selected = self._desk.selected
        if selected is not None and self._hands.finding.mark is None:
            self._desk.select(None)  # a symptom's card stays on Arrive, and the digits are for check-ins
        if self._stale:
            self._show()

    def _show_head(self, use: TechniqueUse | None) -> None:
        if use is not None and use.places:
            self._head.show_use(use, self._desk.found.start_level(use.places[0], use.technique, use.tool))
            return
        last, uses = self._desk.briefing.last_treated, self._desk.note.uses
        words = self.tr("Nothing was treated before.")
        if uses:
            words = counted(self.tr("Today"), uses)
        elif last is not None:
            words = counted(self.tr("Last time, {day}").format(day=names.short_day(last.local_start)), last.uses)
        self._head.show_session(self.tr("Hands on"), words)

    # pages that are opened

    def _open(self, panel: Panel | None) -> None:
        self.pages.turn_to(panel)
        self._show()

    def _take(self, do: Callable[[Taken], None], value: Taken) -> None:
        do(value)
        self._open(None)

    def _open_menu(self) -> None:
        use = self._work.use
        rows: list[tuple[str, str, str, str, Callable[[], object]]] = []
        if use is not None:
            kept = self.tr("Its answers go too; Undo brings all back")
            about = self.tr("What was on the skin, how the client lay")
            rows.append(("about", self.tr("More about this"), about, "pen", lambda: self.pages.open_more(use)))
            rows.append(("remove", self.tr("Remove this region"), kept, "bin", lambda: self._remove(use.id)))
        rows += [
            ("stopped", self.tr("Client stopped"), self.tr("The session ends here"), "hand", self._stopped),
            ("withdrawn", self.tr("Consent withdrawn"), self.tr("Nothing more is worked"), "avoid", self._withdrawn),
            ("refer", self.tr("Stop and refer"), self.tr("An urgent letter is begun"), "flag", self._stop),
        ]
        self.pages.open_menu(rows)

    # what is done

    def _go(self, use_id: str | None) -> None:
        self._leave_finding()
        self._work.go(use_id)

    def _remove(self, use_id: str) -> None:
        self._work.remove(use_id)
        self._open(None)

    def _stop(self) -> None:
        self._open(None)
        self.stop_asked.emit()

    def _stopped(self) -> None:
        self._desk.change(leave.set_outcome(self._desk.note, Outcome.STOPPED), self.tr("Client stopped"))
        self._head.pause(True)
        self._open(None)

    def _withdrawn(self) -> None:
        note = arrive.answer_consent(self._desk.note, ConsentReply.WITHDRAWN, self._desk.stamp)
        outcome = Outcome.IN_PART if note.uses else Outcome.STOPPED
        self._desk.change(leave.set_outcome(note, outcome), self.tr("Consent withdrawn"))
        self._head.pause(True)
        self._open(None)

    def _as_last_time(self, only: frozenset[str] | None) -> None:
        note = treat.done_as_last_time(self._desk.note, self._desk.briefing, self._desk.stamp, only)
        self._desk.change(note, self.tr("Done as last time"))
        self._open(None)

    def _take_row(self, use_id: str) -> None:
        """One row of last time, opened so that it can be changed."""
        self._as_last_time(frozenset({use_id}))
        taken = next((use.id for use in self._desk.note.uses if use.from_use == use_id), None)
        self._work.go(taken)

    def _routine(self, key: str) -> None:
        note = treat.add_routine(self._desk.note, self._desk.briefing, key, self._desk.stamp)
        self._desk.change(note, self.tr("Routine"))
        self._open(None)

    def _group(self, key: str) -> None:
        before = len(self._desk.note.uses)
        note = treat.add_group(self._desk.note, self._desk.briefing, key, *GROUP_WITH, self._desk.stamp)
        self._desk.change(note, self.tr("Group"))
        self._work.go(note.uses[before].id if len(note.uses) > before else None)
        self._open(None)

    def _said(self, request: Request | None, feel: Feel | None) -> None:
        self._work.check(request, feel)
        if feel is Feel.BAD_PAIN:
            self._head.pause(True)

    def _take_back(self, check_in: str) -> None:
        self._work.take_back(check_in)
        self._head.pause(False)

    def _let_go(self, check_in: str, did: str, seconds: int) -> None:
        """After a sharp pain: what was done, and after how long it eased. The clock goes on if the work does."""
        note = self._desk.note
        check = next(c for c in note.check_ins if c.id == check_in)
        if seconds:
            note = treat.eased(note, check_in, seconds)
        note = treat.let_go(note, check.use_id, did, self._desk.stamp)
        self._desk.change(note, rules()[LET_GO].title)
        self._head.pause(not seconds)
