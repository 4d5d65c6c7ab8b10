"""Which problem is this about? An open one, to be taken or changed, one that comes back, or a new one in few words."""

from __future__ import annotations

from notesapp.editing import arrive as moves
from notesapp.model.body_map import Layer, side_of
from notesapp.model.practice import Problem, ProblemStatus
from ui.parts.buttons import Button
from ui.parts.cards import FoldedLine
from ui.parts.lists import SelectList, SelectRow
from ui.parts.words import Text
from ui.parts.wrap import WrapRow
from ui.session import arrive_words as words
from ui.session.arrive_page import ArrivePage, Keeping
from ui.session.desk import Desk
from ui.standing.problem import ProblemForm, reopened


class ProblemCard(ArrivePage):
    """The list of the open ones above, the form below it."""

    def __init__(self, desk: Desk, keeping: Keeping) -> None:
        super().__init__("arrive.problem.card", self.tr("Which problem is this about?"), desk)
        self.close_button(self.tr("Close"))
        self._keeping = keeping
        self.done.connect(self._reset)
        self._edited: str | None = None
        self._begun = False
        self._list = SelectList("arrive.problem.list", self.tr("Open problems"), selectable=True)
        self._list.taken.connect(self._take)
        self.body.addWidget(self._list)
        self._ended = FoldedLine(self.tr("Closed earlier"), "", "arrive.problem.closed.line")
        self._ended.clicked.connect(self._unfold)
        self._back = SelectList("arrive.problem.closed", self.tr("Problems closed earlier"))
        self._back.taken.connect(self._reopen)
        self._back.hide()
        self.body.addWidget(self._ended)
        self.body.addWidget(self._back)
        line = WrapRow(None, 8)
        self._heading = Text(self.tr("A new problem"), "strong")
        self._change = Button(self.tr("Change the chosen one"), "arrive.problem.change", "link", icon="pen")
        self._change.clicked.connect(self._edit)
        line.addWidget(self._heading, 1)
        line.addWidget(self._change)
        self.body.addLayout(line)
        self.form = ProblemForm(keeping, "arrive.problem")
        self.form.kept.connect(self._kept)
        self.form.closed.connect(self._closed)
        self.body.addWidget(self.form)
        self.body.addStretch(1)

    def refresh(self) -> None:
        problems = self._of(ProblemStatus.OPEN)
        keys = tuple(p.id for p in problems)
        taken = next((p for p in self.desk.note.problem_ids if p in keys), None)
        if keys != self._list.keys:
            rows = [(p.id, SelectRow(p.title, f"arrive.problem.of.{p.id}", _sub(p))) for p in problems]
            self._list.show_rows(rows)
        self._list.setVisible(bool(problems) and self._edited is None)
        self._list.select(taken)
        self._show_closed()
        self._change.setVisible(taken is not None and self._edited is None)
        self._heading.say(self.tr("A new problem") if self._edited is None else self.tr("Change the problem"))
        if not self._begun:
            self._begun = True
            self._offer_new()

    def _unfold(self) -> None:
        self._back.setVisible(self._back.isHidden())

    def _show_closed(self) -> None:
        closed = self._of(ProblemStatus.CLOSED)
        if tuple(p.id for p in closed) != self._back.keys:
            action = self.tr("Reopen")
            rows = [(p.id, SelectRow(p.title, f"arrive.problem.again.{p.id}", _sub(p), action=action)) for p in closed]
            self._back.show_rows(rows)
        self._ended.set_answer(", ".join(p.title for p in closed))
        shown = bool(closed) and self._edited is None
        self._ended.setVisible(shown)
        self._back.setVisible(shown and not self._back.isHidden())

    def _reopen(self, problem_id: str) -> None:
        """What had gone has come back: all that was known of it stands, and the session is about it."""
        problem = next(p for p in self._of(ProblemStatus.CLOSED) if p.id == problem_id)
        store = self._keeping.store_problem
        self._keeping.keep(lambda: store(reopened(problem)), then=lambda: self._take(problem_id))

    def _of(self, status: ProblemStatus) -> list[Problem]:
        return [p for p in self.desk.briefing.standing.problems if p.status is status]

    def _offer_new(self) -> None:
        """A name and a side from what is marked: low back, right."""
        mine = [m for m in self.desk.note.body_map.marks if m.layer is Layer.CLIENT]
        title = words.place_and_side(mine[0]) if mine and not self._of(ProblemStatus.OPEN) else ""
        self.form.show_problem(None, title, side_of([p for m in mine for p in m.places]) if mine else None)

    def _edit(self) -> None:
        taken = next((p for p in self._of(ProblemStatus.OPEN) if p.id in self.desk.note.problem_ids), None)
        if taken is not None:
            self._edited = taken.id
            self.form.show_problem(taken)
            self.refresh()

    def _take(self, problem_id: str) -> None:
        self.desk.change(moves.take_problem(self.desk.note, problem_id), self.tr("Problem"))
        self.done.emit()

    def _kept(self, problem_id: str) -> None:
        if self._edited is None:
            self._take(problem_id)
        else:
            self.done.emit()

    def _closed(self, problem_id: str) -> None:
        """It is followed no more; the session may still have been about it."""
        self.done.emit()

    def _reset(self) -> None:
        self._edited, self._begun = None, False
        self._back.hide()


def _sub(problem: Problem) -> str:
    return problem.onset_words or (f"since {problem.onset:%B %Y}" if problem.onset else "")
