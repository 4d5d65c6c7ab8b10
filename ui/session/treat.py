"""Treat: hands on. What is done where, how hard, and what the client says of it, with a knuckle or a foot switch."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from notesapp.catalogue.rules import rules
from notesapp.catalogue.techniques import techniques
from notesapp.catalogue.tools import tools
from notesapp.editing import arrive, leave, treat, usual
from notesapp.editing.treat import LET_GO, SESSION
from notesapp.model.answers import ConsentReply
from notesapp.model.session_note import Outcome, SessionNote
from notesapp.model.treatment import CheckIn, Feel, Request, TechniqueUse
from notesapp.safety.assessment import Cap
from ui.base import metrics
from ui.parts.buttons import Button
from ui.parts.words import IconLabel, Text
from ui.session.at_work import AtWork, Ref
from ui.session.desk import Desk
from ui.session.treat_chain import Chain
from ui.session.treat_checks import Answers, CheckIns
from ui.session.treat_finding import FindingCard
from ui.session.treat_head import Head
from ui.session.treat_lists import MenuPanel, Panel, PlanList, SetList, TechniqueList, ToolList
from ui.session.treat_reason import ReasonPanel
from ui.session.treat_rows import WorkRows
from ui.session.treat_start import StartPage, marked_places, open_plan
from ui.session.treat_words import is_pressed, level_text, rule_title

if TYPE_CHECKING:
    from ui.session.services import Services

ROWS_HEIGHT = 208
GROUP_WITH = ("effleurage", "palm", 20, 10)
"""With what a group is begun: technique, tool, level (tenths), minutes."""


Taken = TypeVar("Taken")


class Pages(QStackedWidget):
    """Pages in one place; only the one that is shown asks for room."""

    def sizeHint(self) -> QSize:
        shown = self.currentWidget()
        return shown.sizeHint() if shown else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        shown = self.currentWidget()
        return shown.minimumSizeHint() if shown else super().minimumSizeHint()


class TreatPane(QWidget):
    """The page calls `take_region` when the map is tapped. `stop_asked` leads to Stop and refer."""

    stop_asked = Signal()

    def __init__(self, desk: Desk, services: Services, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self.setObjectName("treat")
        self.setAccessibleName(self.tr("Treat"))
        self._desk, self._services = desk, services
        self._work = AtWork(desk, self)
        self._head = Head(now)
        box = metrics.column(self, 12)
        box.addWidget(self._head)
        self._pages = Pages()
        self._pages.addWidget(self._main())
        box.addWidget(self._pages, 1)
        self._lists()
        self._chain = Chain()
        box.addWidget(self._chain)
        self._connect()
        self._keys()
        self._show()

    # what it is made of

    def _main(self) -> QWidget:
        page = QWidget()
        box = metrics.column(page, 0)
        self._rows, self._start, self._reason = WorkRows(), StartPage(), ReasonPanel()
        self._finding = FindingCard(self._desk)
        self._top = metrics.size(Pages(), min_height=ROWS_HEIGHT)
        for part in (self._rows, self._start, self._reason, self._finding):
            self._top.addWidget(part)
        self._checks, self._answers = CheckIns(), Answers()
        box.addWidget(self._top)
        box.addWidget(self._question())
        box.addWidget(self._checks)
        box.addSpacing(8)
        box.addWidget(self._answers)
        box.addStretch(1)
        return page

    def _question(self) -> QWidget:
        bar = metrics.size(QWidget(), height=44)
        line = metrics.row(bar, 8)
        self._asks = Text("", "strong", name="treat.question")
        self._limit_icon = IconLabel("avoid", "danger", 18)
        self._limit = Text("", "secondary", "text2", name="treat.limit")
        self._given = Button(self.tr("Reason"), "treat.reason_given", "quiet", icon="pen")
        metrics.size(self._given, max_width=420, height=44)
        line.addWidget(self._asks)
        line.addStretch(1)
        for part in (self._limit_icon, self._limit, self._given):
            line.addWidget(part)
        return bar

    def _lists(self) -> None:
        self._techniques, self._tools = TechniqueList(), ToolList()
        self._plan, self._sets, self._menu = PlanList(), SetList(), MenuPanel()
        panels: tuple[Panel, ...] = (self._techniques, self._tools, self._plan, self._sets, self._menu)
        for panel in panels:
            self._pages.addWidget(panel)
            panel.left.connect(lambda: self._open(None))

    def _connect(self) -> None:
        work, rows, start, desk = self._work, self._rows, self._start, self._desk
        desk.changed.connect(self._changed)
        desk.selection_changed.connect(self._show)
        desk.briefing_changed.connect(self._show)
        work.asking_changed.connect(self._show)
        self._head.sides.connect(work.set_sides)
        self._head.more.connect(self._open_menu)
        for signal, do in (
            (rows.technique, work.set_technique),
            (rows.tool, work.set_tool),
            (rows.level, work.set_level),
        ):
            signal.connect(do)
            signal.connect(self._show)  # a tile that was tapped without effect shows what is so
        rows.minutes.connect(work.set_minutes)
        rows.more_techniques.connect(self._open_techniques)
        rows.more_tools.connect(self._open_tools)
        self._techniques.taken.connect(lambda key: self._take(work.set_technique, key))
        self._tools.taken.connect(lambda key: self._take(work.set_tool, key))
        start.as_last_time.connect(lambda: self._as_last_time(None))
        start.choose_rows.connect(self._open_plan)
        start.sets.connect(lambda: self._open(self._sets, self._sets.show_all))
        start.take_row.connect(self._take_row)
        start.place.connect(work.take_place)
        self._plan.taken.connect(self._as_last_time)
        self._plan.place.connect(lambda place: self._take(work.take_place, place))
        self._sets.routine.connect(self._routine)
        self._sets.group.connect(self._group)
        self._reason.given.connect(work.give)
        self._reason.left.connect(work.drop_ask)
        self._given.clicked.connect(work.ask_again)
        self._finding.left.connect(lambda: desk.select(None))
        self._checks.said.connect(self._said)
        self._answers.take_back.connect(self._take_back)
        self._answers.eased.connect(lambda key, s: desk.change(treat.eased(desk.note, key, s), self.tr("Eased")))
        self._answers.let_go.connect(self._let_go)
        self._answers.stop.connect(self.stop_asked)
        self._chain.go.connect(self._go)
        self._chain.instead.connect(work.take_instead)
        self._chain.add.connect(lambda: self._go(None))
        self._chain.next.connect(self.next_region)

    def _keys(self) -> None:
        onward = QShortcut(QKeySequence(Qt.Key.Key_PageDown), self)
        onward.setAutoRepeat(False)
        onward.activated.connect(self.next_region)

    # what the page calls

    def take_region(self, refs: Sequence[Ref]) -> None:
        """The map was tapped: REFS are what the finger may have meant, the likeliest first."""
        self._open(None)
        self._work.take(refs)

    def next_region(self) -> None:
        self._open(None)
        self._work.next()

    # showing

    def _changed(self, old: SessionNote, new: SessionNote) -> None:
        self._work.forget_ask()
        self._show()

    def _show(self) -> None:
        use = self._work.use
        note, found = self._desk.note, self._desk.found
        checks = tuple(c for c in note.check_ins if c.use_id == (use.id if use else None))
        self._show_head(use)
        if self._work.asking is not None:
            self._reason.show_ask(self._work.asking)
            self._turn_to(self._reason)
        elif self._finding.mark is not None:
            self._finding.show_mark()
            self._turn_to(self._finding)
        elif use is not None:
            ways = usual.usual_techniques(self._desk.briefing, note, use.places[0]) if use.places else ()
            self._rows.show_use(use, ways, self._over(use, ways))
            self._turn_to(self._rows)
        else:
            self._start.show_offers(open_plan(self._desk.briefing, note), marked_places(note))
            self._turn_to(self._start)
        self._show_limit(use)
        self._answers.show_answers(note, checks, self._open_pain(checks))
        self._checks.use_keys(self._desk.selected is None)
        told = frozenset(c.use_id for c in note.check_ins if c.use_id)
        wanting = frozenset(one.id for one, _ in found.open_reasons)
        self._chain.show_uses(note.uses, self._desk.use, told, wanting, self._work.others)

    def _turn_to(self, page: QWidget) -> None:
        if self._top.currentWidget() is not page:
            self._top.setCurrentWidget(page)
            self._top.updateGeometry()

    def _show_head(self, use: TechniqueUse | None) -> None:
        if use is not None and use.places:
            self._head.show_use(use, self._desk.found.start_level(use.places[0], use.technique, use.tool))
            return
        last, uses = self._desk.briefing.last_treated, self._desk.note.uses
        words = self.tr("Nothing was treated before.")
        if uses:
            words = self._counted(self.tr("Today"), uses)
        elif last is not None:
            day = f"{last.local_start.day} {last.local_start:%B}"
            words = self._counted(self.tr("Last time, {day}").format(day=day), last.uses)
        self._head.show_session(self.tr("Hands on"), words)

    def _counted(self, when: str, uses: Sequence[TechniqueUse]) -> str:
        places = self.tr("one area") if len(uses) == 1 else self.tr("{n} areas").format(n=len(uses))
        return self.tr("{when}: {places}, {n} min").format(when=when, places=places, n=sum(u.minutes for u in uses))

    def _show_limit(self, use: TechniqueUse | None) -> None:
        self._asks.say(self.tr("How is the pressure?") if use else self.tr("How is the pressure, all in all?"))
        cap = self._cap(use) if use else None
        reason = self._reason_of(use) if use else ""
        missing = use is not None and self._desk.found.needs_reason(use) is not None
        asking = self._work.asking is not None
        words = ""
        if cap is not None and cap.level < 50 and use is not None and is_pressed(use):
            words = self.tr("Agreed limit {level}").format(level=level_text(cap.level))
            if cap.level < 10:
                words = self.tr("To be left out")
        self._limit.say(words)
        because = ", ".join(rule_title(rule) for rule in cap.rules) if cap else ""
        self._limit.setToolTip(because)
        self._limit_icon.setToolTip(because)
        given = (reason or missing) and not asking
        self._limit.setVisible(bool(words) and not given)
        self._limit_icon.setVisible(bool(words) and not given)
        self._given.setVisible(bool(given))
        if given:
            text = self.tr("Over the limit: needs a reason") if missing else reason
            self._given.say(text)
            self._given.setToolTip(text)
            self._given.setAccessibleName(self.tr("Reason: {words}. Change").format(words=text))

    def _cap(self, use: TechniqueUse) -> Cap | None:
        caps = [self._desk.found.cap(place, use.technique, use.tool) for place in use.places]
        return min((cap for cap in caps if cap is not None), key=lambda cap: cap.level, default=None)

    def _reason_of(self, use: TechniqueUse) -> str:
        given = [d.reason for d in self._desk.note.decisions if d.about == use.id and d.rule != LET_GO]
        return given[-1] if given and self._desk.found.over(use) else ""

    def _over(self, use: TechniqueUse, ways: Sequence[str]) -> set[tuple[str, str]]:
        """What of technique, tool and level would take a reason."""
        found = self._desk.found
        trials: list[tuple[str, str, TechniqueUse]] = []
        trials += [("technique", key, replace(use, technique=key)) for key in ways]
        trials += [("tool", key, replace(use, tool=key)) for key in tools()]
        if is_pressed(use):
            trials += [("level", str(level), replace(use, level=level)) for level in range(10, 60, 10)]
        return {(kind, key) for kind, key, trial in trials if found.needs_reason(trial) is not None}

    def _open_pain(self, checks: Sequence[CheckIn]) -> CheckIn | None:
        if not checks or checks[-1].feel is not Feel.BAD_PAIN:
            return None
        about = checks[-1].use_id or SESSION
        decided = any((d.rule, d.about) == (LET_GO, about) for d in self._desk.note.decisions)
        return None if decided else checks[-1]

    # pages that are opened

    def _open(self, panel: Panel | None, fill: Callable[[], None] | None = None) -> None:
        if fill is not None:
            fill()
        self._pages.setCurrentIndex(0 if panel is None else self._pages.indexOf(panel))
        self._pages.updateGeometry()
        self._show()

    def _take(self, do: Callable[[Taken], None], value: Taken) -> None:
        do(value)
        self._open(None)

    def _open_techniques(self) -> None:
        use = self._work.use
        if use is not None:
            over = [key for kind, key in self._over(use, tuple(techniques())) if kind == "technique"]
            self._open(self._techniques, lambda: self._techniques.show_all(use.technique, over))

    def _open_tools(self) -> None:
        use = self._work.use
        if use is not None:
            over = [key for kind, key in self._over(use, ()) if kind == "tool"]
            self._open(self._tools, lambda: self._tools.show_all(use.tool, over))

    def _open_plan(self) -> None:
        note = self._desk.note
        plan, places = open_plan(self._desk.briefing, note), marked_places(note)
        self._open(self._plan, lambda: self._plan.show_plan(plan, places))

    def _open_menu(self) -> None:
        use = self._work.use
        rows: list[tuple[str, str, str, str, Callable[[], object]]] = []
        if use is not None:
            kept = self.tr("Its answers go too; Undo brings all back")
            rows.append(("remove", self.tr("Remove this region"), kept, "bin", lambda: self._remove(use.id)))
        rows += [
            ("stopped", self.tr("Client stopped"), self.tr("The session ends here"), "hand", self._stopped),
            ("withdrawn", self.tr("Consent withdrawn"), self.tr("Nothing more is worked"), "avoid", self._withdrawn),
            ("refer", self.tr("Stop and refer"), self.tr("An urgent letter is begun"), "flag", self._stop),
        ]
        self._open(self._menu, lambda: self._menu.show_rows(rows))

    # what is done

    def _go(self, use_id: str | None) -> None:
        self._open(None)
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
