"""Next: the visit, the course, or no plan; and how the session ended."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from notesapp.catalogue.lists import options
from notesapp.editing import leave as moves
from notesapp.model.session_note import Outcome
from notesapp.words.plan import local
from ui.base import metrics
from ui.base.i18n import tr
from ui.parts.buttons import Button, IconButton
from ui.parts.cards import Card, FoldedLine
from ui.parts.choices import ChoiceTiles, Segmented, Tile
from ui.parts.press import Press, reveal
from ui.parts.words import Text
from ui.parts.wrap import Together, WrapRow
from ui.session import leave_words as words
from ui.session.desk import Desk

VISITS = (("7", "1 week", 7), ("14", "2 weeks", 14), ("28", "4 weeks", 28))


class DayPicker(QWidget):
    """A day and a time, in steps a knuckle can do: a week, a day, half an hour."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("leave.next.day")
        self._desk = desk
        line = WrapRow(self, 2)
        self._day, self._time = (Text("", "body", weight=600, name=f"leave.next.{key}") for key in ("date", "clock"))
        steps: tuple[tuple[str, str, str, timedelta], ...] = (
            ("", "week_less", tr("A week earlier"), timedelta(days=-7)),
            ("back", "day_less", tr("A day earlier"), timedelta(days=-1)),
            ("next", "day_more", tr("A day later"), timedelta(days=1)),
            ("", "week_more", tr("A week later"), timedelta(days=7)),
            ("minus", "time_less", tr("Half an hour earlier"), timedelta(minutes=-30)),
            ("plus", "time_more", tr("Half an hour later"), timedelta(minutes=30)),
        )
        for at, (icon, key, spoken, step) in enumerate(steps):
            button: Press = (
                IconButton(icon, f"leave.next.{key}", spoken)
                if icon
                else Button(tr("− week") if at == 0 else tr("+ week"), f"leave.next.{key}", "link", accessible=spoken)
            )
            button.clicked.connect(lambda _=False, step=step: self._move(step))
            if at == 2:
                line.addWidget(self._day)
            if at == 4:
                line.addStretch()
            if at == 5:
                line.addWidget(self._time)
            line.addWidget(button)

    def refresh(self, at: datetime | None) -> None:
        if at is not None:
            day, clock = words.short_visit(at).split(", ")
            self._day.say(day)
            self._time.say(clock)

    def _move(self, step: timedelta) -> None:
        note = self._desk.note
        at = note.plan.next_visit if note.plan else None
        if at is not None and at + step > note.started_at:
            self._desk.change(moves.set_plan(note, next_visit=at + step), tr("Next visit"), "next_visit")


class NextCard(Card):
    acted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__("leave.next")
        self._desk = desk
        self._picking = self._choosing_outcome = self._opened = False
        self._wanted = False
        metrics.space(self.box, 0, (20, 12, 20, 8))
        metrics.space(self.body, 8)
        self._folded = FoldedLine(tr("Next"), "", "leave.next.line")
        self._folded.clicked.connect(self._unfold)
        self.body.addWidget(self._folded)
        self._tiles = QWidget()
        first = WrapRow(self._tiles, 8)
        first.addWidget(Text(tr("Next"), "heading", name="leave.next.heading"))
        first.addStretch()
        self._visit = ChoiceTiles("leave.next.visit", tr("Next visit"))
        for key, label, _ in VISITS:
            self._visit.add(key, Tile(tr(label), f"leave.next.visit.{key}", look="soft", height=44))
        self._visit.add("pick", Tile(tr("Pick a day"), "leave.next.visit.pick", look="soft", height=44))
        self._visit.add("none", Tile(tr("No plan needed"), "leave.next.visit.none", look="soft", height=44))
        self._visit.chosen.connect(self._choose)
        first.addWidget(self._visit)
        self.body.addWidget(self._tiles)
        self._day = DayPicker(desk)
        self.body.addWidget(self._day)
        self._course_row = WrapRow(None, 8)
        self._courses = Together()
        self._course_tiles: dict[str, Tile] = {}
        for key, option in options("courses").items():
            tile = Tile(option.label, f"leave.next.course.{key}", look="soft", height=44)
            tile.clicked.connect(lambda _=False, key=key: self._course(key))
            self._course_tiles[key] = tile
            self._courses.row.addWidget(tile)
        self._course_row.addWidget(self._courses, 1)
        self._then = Text(tr("then reassess"), "secondary", "text2", name="leave.next.then")
        self._course_row.addWidget(self._then)
        self.body.addLayout(self._course_row)
        self._outcome_line = FoldedLine(tr("Outcome"), "", "leave.outcome")
        self._outcome_line.clicked.connect(self._toggle_outcome)
        choices = (
            ("treated", tr("Treated")),
            ("treated_in_part", tr("In part")),
            ("stopped_by_client", tr("Client stopped")),
            ("not_treated_referred", tr("Not treated, referred")),
        )
        self._outcome = Segmented("leave.outcome.choice", tr("Outcome"), choices)
        self._outcome.chosen.connect(self._ended)
        self.body.addWidget(self._outcome_line)
        self.body.addWidget(self._outcome)

    def show_more(self, wanted: bool) -> None:
        """Courses and outcome come once the pain was asked, or a plan begun: one question at a time."""
        if wanted != self._wanted:
            self._wanted = wanted
            self.refresh()

    def fold(self) -> None:
        """The hand went on to another card."""
        if self._opened or self._picking or self._choosing_outcome:
            self._opened = self._picking = self._choosing_outcome = False
            self.refresh()

    def _unfold(self) -> None:
        self._opened = True
        self.acted.emit()
        self.refresh()

    def open_outcome(self) -> None:
        self._choosing_outcome = True
        self.refresh()

    def refresh(self) -> None:
        note = self._desk.note
        plan, visit = note.plan, note.plan.next_visit if note.plan else None
        chosen: str | None = None
        if plan is not None and plan.none:
            chosen, self._picking = "none", False
        elif visit is not None:
            days = (local(note, visit).date() - note.local_start.date()).days
            chosen = "pick" if self._picking else next((k for k, _, d in VISITS if d == days), "pick")
        self._visit.choose(chosen)
        self._folded.set_answer(words.plan_words(note))
        closed = plan is not None and not self._opened
        reveal(self._folded, closed)
        reveal(self._tiles, not closed)
        self._day.refresh(local(note, visit) if visit else None)
        reveal(self._day, self._picking and visit is not None and not closed)
        for key, tile in self._course_tiles.items():
            frequency, count = key.rsplit("_", 1)
            tile.setCheckable(True)
            tile.setChecked(plan is not None and (plan.frequency, plan.sessions) == (frequency, int(count)))
        courses = not closed and not self._picking and (self._wanted or plan is not None)
        for part in (self._courses, self._then):
            reveal(part, courses and not (plan is not None and plan.none))
        ended = moves.finish(note, self._desk.stamp).outcome
        told = options("outcomes")[ended.value].label if ended else tr("not said yet")
        self._outcome_line.set_answer(told, done=ended is not None)
        self._outcome.choose(ended.value if ended else None)
        reveal(self._outcome, self._choosing_outcome)
        reveal(self._outcome_line, not self._choosing_outcome and (self._wanted or plan is not None))

    def _choose(self, key: str) -> None:
        desk = self._desk
        self._picking, self._opened = key == "pick", key != "none"
        self.acted.emit()
        if key == "none":
            desk.change(moves.no_plan(desk.note), tr("No plan needed"))
        elif key != "pick":
            desk.change(moves.next_in(desk.note, int(key)), tr("Next visit"))
        elif desk.note.plan is None or desk.note.plan.next_visit is None:
            desk.change(moves.next_in(desk.note, 7), tr("Next visit"))
        self.refresh()

    def _course(self, key: str) -> None:
        frequency, count = key.rsplit("_", 1)
        self.acted.emit()
        self._opened = False
        plan = self._desk.note.plan
        if plan is not None and (plan.frequency, plan.sessions) == (frequency, int(count)):
            note = moves.set_plan(self._desk.note, frequency="", sessions=None, reassess_on=None)
        else:
            note = moves.plan_course(self._desk.note, frequency, int(count))
        self._desk.change(note, tr("Plan"))
        self.refresh()

    def _toggle_outcome(self) -> None:
        self._choosing_outcome = True
        self.acted.emit()
        self.refresh()

    def _ended(self, key: str) -> None:
        self._choosing_outcome = False
        self._desk.change(moves.set_outcome(self._desk.note, Outcome(key)), tr("Outcome"))
        self.refresh()
