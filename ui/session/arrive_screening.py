"""The safety questions, a group at a time: a No or Yes each, or one "none of these". Every single no is stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from notesapp.catalogue.rules import rules
from notesapp.catalogue.screening import Question, groups, questions
from notesapp.editing import arrive as moves
from notesapp.model.answers import ScreenAnswer, YesNo
from notesapp.safety.questions import SEEN_BY_DOCTOR, signs, told_by_history
from ui.base import metrics
from ui.parts.buttons import Button
from ui.parts.cards import Banner
from ui.parts.choices import Segmented
from ui.parts.flow import Choice, Flow, empty, put
from ui.parts.words import Text
from ui.parts.wrap import WrapRow
from ui.session import arrive_words as words
from ui.session.arrive_page import ArrivePage
from ui.session.desk import Desk


@dataclass(frozen=True, slots=True)
class Round:
    """The questions of one group that are asked now."""

    group: str
    questions: tuple[str, ...]


def due(desk: Desk) -> tuple[str, ...]:
    """The questions of the list that are due now, without the general one of a later visit."""
    return tuple(q for q in desk.found.questions_due if q in questions())


def rounds(keys: tuple[str, ...]) -> tuple[Round, ...]:
    """KEYS by their groups, in the order in which groups are asked."""
    made = (Round(g.key, tuple(q for q in g.questions if q in keys)) for g in groups().values())
    return tuple(one for one in made if one.questions)


class ScreeningCard(ArrivePage):
    """Opened with the questions to ask; goes from group to group and says `done` after the last."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("arrive.screening", self.tr("Safety questions"), desk)
        self.close_button(self.tr("Not now"))
        self._rounds: tuple[Round, ...] = ()
        self._at = 0
        self._lead = Text("", "secondary", "text2", wrap=True, name="arrive.screening.lead")
        self.body.addWidget(self._lead)
        self._rows = metrics.column(None, 10)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)
        foot = WrapRow(None, 8)
        self._back = Button(self.tr("Back"), "arrive.screening.back", "quiet", icon="back")
        self._none = Button(
            "", "arrive.screening.none", icon="check", size="large", accessible=self.tr("None of these")
        )
        self._next = Button(self.tr("Next"), "arrive.screening.next", "soft", trail="next", size="large")
        foot.addWidget(self._back)
        foot.addWidget(self._none, 1)
        foot.addWidget(self._next, 1)
        self.body.addLayout(foot)
        self._back.clicked.connect(lambda: self._go(self._at - 1))
        self._none.clicked.connect(self._none_of_these)
        self._next.clicked.connect(self._finish_group)
        self._lines: dict[str, QuestionRow] = {}

    @property
    def is_asking(self) -> bool:
        return bool(self._rounds)

    def ask(self, keys: tuple[str, ...]) -> None:
        """Begin with KEYS."""
        self._rounds = rounds(keys)
        self._go(0)

    def _go(self, at: int) -> None:
        if at >= len(self._rounds):
            self._rounds = ()
            self.done.emit()
            return
        self._at = max(0, at)
        one = self._rounds[self._at]
        group = groups()[one.group]
        self.set_heading(group.heading)
        self.set_aside(self.tr("{at} of {count}").format(at=self._at + 1, count=len(self._rounds)))
        self.aside.setVisible(len(self._rounds) > 1)
        self._lead.say(group.lead)
        empty(self._rows)
        self._lines = {}
        for key in one.questions:
            row = QuestionRow(questions()[key])
            row.answered.connect(self._answer)
            self._lines[key] = row
            put(self._rows, row)
        self._back.setVisible(self._at > 0)
        self.refresh()

    def refresh(self) -> None:
        if not self._rounds:
            return
        one, note = self._rounds[self._at], self.desk.note
        answers = {q: note.screen(q) for q in one.questions}
        told = self._told
        for key, row in self._lines.items():
            row.show_answer(answers[key], told.get(key, ""))
        open_ones = [q for q, answer in answers.items() if answer is None and q not in told]
        whole = len(one.questions) == len(groups()[one.group].questions)
        some = len(open_ones) < len(one.questions)
        self._none.setVisible(bool(open_ones))
        said = self.tr("None of the others") if some else self.tr("None of these")
        self._none.say(said if not open_ones or len(open_ones) > 1 else self.tr("No") if not some else said)
        self._none.setToolTip(groups()[one.group].none if whole else "")
        self._next.setVisible(not open_ones)

    @property
    def _told(self) -> Mapping[str, str]:
        """What the health history has answered already: shown as a yes, and kept as one when the group is closed."""
        return told_by_history(self.desk.briefing.standing.history)

    def _answer(self, question: str, answer: str, detail: str) -> None:
        one, desk = self._rounds[self._at], self.desk
        note = moves.answer_screen(desk.note, one.group, question, YesNo(answer), desk.stamp, detail)
        if all(note.screen(q) is not None for q in one.questions):
            note = moves.close_group(note, one.group)
        desk.change(note, self.tr("Safety question"))
        self.refresh()

    def _none_of_these(self) -> None:
        one, desk = self._rounds[self._at], self.desk
        note = moves.none_of_these(desk.note, one.group, one.questions, desk.stamp, self._told)
        desk.change(note, self.tr("None of these"))
        self._go(self._at + 1)

    def _finish_group(self) -> None:
        one, desk = self._rounds[self._at], self.desk
        note = moves.none_of_these(desk.note, one.group, one.questions, desk.stamp, self._told)
        desk.change(note, self.tr("Safety questions"))
        self._go(self._at + 1)


class QuestionRow(QWidget):
    """A question in the client's words with No and Yes; after a Yes, one-tap words that narrow it."""

    answered = Signal(str, str, str)  # question, yes or no, detail

    def __init__(self, question: Question) -> None:
        super().__init__()
        self._question = question
        name = f"arrive.screen.{question.key}"
        self.setObjectName(name)
        self.setAccessibleName(question.ask)
        column = metrics.column(self, 4)
        line = metrics.row(None, 16)
        asked = metrics.column(None, 0)
        asked.addWidget(Text(question.ask, "body", wrap=True))
        self._told = Text("", "secondary", "text2", wrap=True, name=f"{name}.told")
        self._told.hide()
        asked.addWidget(self._told)
        line.addLayout(asked, 1)
        self._answer = metrics.size(
            Segmented(f"{name}.answer", question.ask, (("no", self.tr("No")), ("yes", self.tr("Yes")))), width=136
        )
        self._answer.chosen.connect(lambda key: self.answered.emit(question.key, key, ""))
        line.addWidget(self._answer)
        column.addLayout(line)
        self._details = Flow()
        column.addWidget(self._details)
        self._details.hide()

    def show_answer(self, answer: ScreenAnswer | None, told: str = "") -> None:
        """ANSWER as it stands; where there is none yet, what the health history has TOLD."""
        by_history = answer is None and bool(told)
        self._told.say(self.tr("In the health history: {words}").format(words=told) if by_history else "")
        self._told.setVisible(by_history)
        self._answer.choose(answer.answer.value if answer else YesNo.YES.value if by_history else None)
        is_yes = answer is not None and answer.answer is YesNo.YES
        said, name = answer.words if answer is not None else "", self.objectName()
        self._details.offer(
            [
                Choice(f"{name}.detail.{at}", one.label, one.label == said, partial(self._narrow, one.label))
                for at, one in enumerate(self._question.details if is_yes else ())
            ]
        )
        self._details.setVisible(is_yes and bool(self._question.details))

    def _narrow(self, detail: str) -> None:
        self.answered.emit(self._question.key, YesNo.YES.value, detail)


class QuestionBar(QWidget):
    """Under the cards: questions that are due, a doctor not yet asked about, or what a Yes means."""

    ask_now = Signal()
    stop_asked = Signal()
    look = Signal()
    doctor = Signal(bool)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        column = metrics.column(self, 0)
        self._due = Banner("arrive.questions", "warn", self.tr("Questions"), icon="flag")
        self._due.add_action(self.tr("Ask now"), "arrive.ask_now", self.ask_now.emit)
        asked = self.tr("Has a doctor looked at this leg pain?")
        self._doctor = Banner("arrive.doctor", "warn", asked, icon="flag")
        self._doctor.add_action(self.tr("No"), "arrive.doctor.no", lambda: self.doctor.emit(False))
        self._doctor.add_action(self.tr("Yes"), "arrive.doctor.yes", lambda: self.doctor.emit(True))
        self._stop = Banner("arrive.stop_bar", "danger", self.tr("Stop"), icon="alert")
        self._stop.add_action(self.tr("What to say"), "arrive.stop_bar.look", self.look.emit)
        self._stop.add_action(self.tr("Stop and refer"), "arrive.stop_bar.refer", self.stop_asked.emit)
        for banner in (self._due, self._doctor, self._stop):
            column.addWidget(banner)
        self.hide()

    @property
    def is_shown(self) -> bool:
        return not self.isHidden()

    def refresh(self) -> None:
        found = self._desk.found
        keys = due(self._desk)
        stops = found.stops
        asks_doctor = not stops and not keys and SEEN_BY_DOCTOR in found.questions_due
        self._stop.setVisible(bool(stops))
        self._due.setVisible(bool(keys) and not stops)
        self._doctor.setVisible(asks_doctor)
        if stops:
            rule = rules()[stops[0].rule]
            act = next((e.words for e in rule.effects if e.words), rule.therapist)
            self._stop.say("danger", rule.title, act)
        elif keys:
            if self._desk.briefing.is_first_visit and len(keys) == len(questions()):
                why, how_many = (
                    self.tr("First visit."),
                    self.tr("{n} safety questions in six groups.").format(n=len(keys)),
                )
            else:
                why, how_many = words.why_ask(signs(found.facts), len(keys))
            self._due.say("warn", f"{why} {how_many}")
        self.setVisible(bool(stops) or bool(keys) or asks_doctor)
