"""After last time: how the client was, for how long, and whether the advice was followed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from notesapp.catalogue.lists import options
from notesapp.editing import arrive as moves
from notesapp.model.aftercare import AftercareGiven
from notesapp.model.answers import Did, Direction, Response
from notesapp.model.briefing import given_last
from ui.base import metrics
from ui.parts.buttons import IconButton
from ui.parts.cards import FoldedLine
from ui.parts.choices import Segmented
from ui.parts.words import Text
from ui.parts.wrap import WrapRow
from ui.session import arrive_words as words
from ui.session.desk import Desk

SHORT = {
    "some_hours": "Hours",
    "a_day": "1 day",
    "two_days": "2 days",
    "some_days": "3-4 days",
    "a_week": "A week",
    "until_now": "Until now",
}
"""Labels of the list "lasted" short enough for one strip; what is said aloud is the list's own."""

LABEL = 116


class _Question(QWidget):
    """A label with a line below it, and the answers beside it."""

    def __init__(self, title: str, sub: str, name: str) -> None:
        super().__init__()
        self.line = WrapRow(self, 10)
        box = QWidget()
        column = metrics.column(box, 0)
        self.title = Text(title, "label", weight=500, elide=True, name=f"{name}.title")
        self.sub = Text(sub, "secondary", "text2", elide=True, name=f"{name}.sub")
        column.addStretch(1)
        column.addWidget(self.title)
        column.addWidget(self.sub)
        column.addStretch(1)
        self.line.addWidget(metrics.size(box, width=LABEL))
        metrics.size(self, min_height=44)

    def ask(self, title: str, sub: str) -> None:
        self.title.say(title)
        self.sub.say(sub)
        self.title.setToolTip(title)


class AfterRow(QWidget):
    """One row: the direction, then for how long a gain lasted; a worse one is told in full on its own card."""

    goto = Signal(str)
    wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        last = desk.briefing.last_treated
        self._about = last.session_id if last else ""
        column = metrics.column(self, 0)
        self._ask = _Question(self.tr("After last time"), self.tr("How was it?"), "arrive.response")
        self._directions = Segmented(
            "arrive.response",
            self.tr("After last time"),
            (
                ("much_worse", self.tr("Much worse")),
                ("worse", self.tr("Worse")),
                ("same", self.tr("Same")),
                ("better", self.tr("Better")),
                ("much_better", self.tr("Much better")),
            ),
        )
        self._lasted = Segmented("arrive.relief", self.tr("For how long"), tuple(SHORT.items()))
        self._more = IconButton("more", "arrive.response.more", self.tr("Tell more: then worse, sore, new symptoms"))
        self._ask.line.addWidget(self._directions, 1)
        self._ask.line.addWidget(self._lasted, 1, least=200)
        self._ask.line.addWidget(self._more)
        self._folded = FoldedLine(self.tr("After last time"), "", "arrive.response.folded")
        column.addWidget(self._ask)
        column.addWidget(self._folded)
        self._directions.chosen.connect(self._told)
        self._lasted.chosen.connect(self._held)
        self._more.clicked.connect(lambda: self.goto.emit("response"))
        self._folded.clicked.connect(self._tapped)
        metrics.size(self, min_height=44)
        if not self._about:
            self.hide()

    @property
    def is_answered(self) -> bool:
        if not self._about:
            return True
        told = self._desk.note.response
        return told is not None and not self._asks_how_long(told)

    @staticmethod
    def _asks_how_long(told: Response) -> bool:
        gained = told.direction in (Direction.BETTER, Direction.MUCH_BETTER)
        return gained and told.relief_h is None and not told.flare

    def refresh(self, is_open: bool) -> None:
        told = self._desk.note.response
        how_long = told is not None and self._asks_how_long(told)
        shown = is_open and (told is None or how_long)
        self._ask.setVisible(shown)
        self._folded.setVisible(not shown)
        self._directions.setVisible(not how_long)
        self._lasted.setVisible(how_long)
        self._more.setVisible(how_long)
        self._directions.choose(told.direction.value if told else None)
        if how_long and told is not None:
            self._ask.ask(words.direction_words(told.direction.value), self.tr("For how long?"))
            self._lasted.choose(None)
        else:
            self._ask.ask(self.tr("After last time"), self.tr("How was it?"))
        self._folded.set_answer(response_words(told), done=self.is_answered)

    def _tapped(self) -> None:
        if self._desk.note.response is None or not self.is_answered:
            self.wanted.emit()
        else:
            self.goto.emit("response")

    def _told(self, key: str) -> None:
        desk = self._desk
        note = moves.answer_response(desk.note, self._about, Direction(key), desk.stamp)
        desk.change(note, self.tr("After last time"))
        if Direction(key).is_worse:
            self.goto.emit("response")

    def _held(self, key: str) -> None:
        hours = options("lasted")[key].value
        self._desk.change(moves.detail_response(self._desk.note, relief_h=hours), self.tr("How long it lasted"))


def response_words(told: Response | None) -> str:
    """Better, a day; then wound up, two days."""
    if told is None:
        return "Not asked yet"
    said = words.direction_words(told.direction.value)
    if told.relief_h:
        held = words.hours_words("lasted", told.relief_h).lower()
        said += f", better for {held}" if told.direction.is_worse and told.relief_h > 0 else f", {held}"
    if told.flare:
        flare = words.option_words("flares", told.flare).lower()
        long = words.hours_words("flare_hours", told.flare_h).lower()
        said += f"; then {flare}{', ' if long else ''}{long}"
    if told.sore_h:
        said += f"; sore {words.hours_words('soreness_hours', told.sore_h).lower()}"
    return said


class ExerciseRow(QWidget):
    """Was the advice followed: all of it in one tap, or one by one when that differs."""

    wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._given = given_last(desk.briefing)
        self._one_by_one = False
        column = metrics.column(self, 0)
        self._ask = _Question("", self.tr("Did you do it?"), "arrive.exercise")
        answers = [
            (Did.NO.value, self.tr("Not at all")),
            (Did.PARTLY.value, self.tr("Some days")),
            (Did.YES.value, self.tr("Every day")),
        ]
        self._one = Segmented("arrive.exercise", self.tr("Did you do it?"), answers)
        self._all = Segmented(
            "arrive.exercises", self.tr("Did you do them?"), [*answers, ("differs", self.tr("It differs"))]
        )
        self._folded = FoldedLine(self.tr("Home exercises"), "", "arrive.exercises.folded")
        for widget in (self._one, self._all):
            self._ask.line.addWidget(widget, 1)
        column.addWidget(self._ask)
        column.addWidget(self._folded)
        self._one.chosen.connect(self._did_one)
        self._all.chosen.connect(self._did_all)
        self._folded.clicked.connect(self._again)
        self._asking_anew: list[str] = []
        metrics.size(self, min_height=44)
        if not self._given:
            self.hide()

    @property
    def is_answered(self) -> bool:
        return not self._asking_anew and self._next() is None

    def _next(self) -> AftercareGiven | None:
        """The next item to ask about."""
        if self._asking_anew:
            return next(g for g in self._given if g.id == self._asking_anew[0])
        told = {a.about_given_id for a in self._desk.note.adherence}
        return next((g for g in self._given if g.id not in told), None)

    def refresh(self, is_open: bool) -> None:
        item = self._next()
        shown = is_open and item is not None
        self._ask.setVisible(shown)
        self._folded.setVisible(not shown)
        told = {a.about_given_id: a.did for a in self._desk.note.adherence}
        together = len(self._given) > 1 and not told and not self._one_by_one
        self._all.setVisible(together)
        self._one.setVisible(not together)
        self._all.choose(None)
        if item is not None:
            self._one.choose(told[item.id].value if item.id in told else None)
            self._ask.ask(
                self.tr("Home exercises") if together else words.item_words(item.item),
                self.tr("Did you do them?") if together else self.tr("Did you do it?"),
            )
        self._folded.set_answer(self._said(told), done=self.is_answered)

    def _said(self, told: dict[str, Did]) -> str:
        how = {Did.NO: self.tr("not at all"), Did.PARTLY: self.tr("some days"), Did.YES: self.tr("every day")}
        if not told:
            return self.tr("Not asked yet")
        if len(set(told.values())) == 1 and len(told) == len(self._given):
            said = how[next(iter(told.values()))]
            return said[:1].upper() + said[1:]
        parts = [f"{words.item_words(g.item)} {how[told[g.id]]}" for g in self._given if g.id in told]
        return " · ".join(parts)

    def _did_one(self, key: str) -> None:
        item = self._next()
        if item is None:
            return
        self._asking_anew = self._asking_anew[1:]
        note = moves.answer_adherence(self._desk.note, item.id, item.item, Did(key), self._desk.stamp)
        if note == self._desk.note:
            self.wanted.emit()
        self._desk.change(note, self.tr("Home exercises"))

    def _did_all(self, key: str) -> None:
        if key == "differs":
            self._one_by_one = True
            self.refresh(True)
            return
        note = self._desk.note
        for item in self._given:
            note = moves.answer_adherence(note, item.id, item.item, Did(key), self._desk.stamp)
        self._desk.change(note, self.tr("Home exercises"))

    def _again(self) -> None:
        """Ask each again, one by one, with what was said."""
        if self.is_answered:
            self._asking_anew = [g.id for g in self._given]
        self.wanted.emit()
