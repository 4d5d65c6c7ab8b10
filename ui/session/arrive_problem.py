"""Which problem is this about? One of those that are open, or a new one in few words."""

from __future__ import annotations

from datetime import timedelta

from notesapp.catalogue.lists import options
from notesapp.editing import arrive as moves
from notesapp.model.body_map import Layer, side_of
from notesapp.model.practice import Problem, ProblemStatus
from ui.base import metrics
from ui.parts.buttons import Button
from ui.parts.choices import Segmented
from ui.parts.fields import LineField
from ui.parts.lists import SelectList, SelectRow
from ui.parts.words import Text
from ui.session import arrive_words as words
from ui.session.arrive_page import ArrivePage, Keeping
from ui.session.desk import Desk

YES_NO = (("no", "No"), ("yes", "Yes"))


class ProblemCard(ArrivePage):
    def __init__(self, desk: Desk, keeping: Keeping) -> None:
        super().__init__("arrive.problem.card", self.tr("Which problem is this about?"), desk)
        self.close_button(self.tr("Close"))
        self._keeping = keeping
        self._list = SelectList("arrive.problem.list", self.tr("Open problems"), selectable=True)
        self._list.taken.connect(self._take)
        self.body.addWidget(self._list)
        self.body.addWidget(Text(self.tr("A new problem"), "strong"))
        name = self.tr("What it is called")
        self._title = LineField("arrive.problem.title", name, name)
        self.body.addWidget(self._title)
        onset = [(k, one.label.removesuffix(" ago")) for k, one in options("onset").items()]
        self._since = self._ask(self.tr("Since"), "arrive.problem.since", onset)
        self._first = self._ask(self.tr("The first time?"), "arrive.problem.first", YES_NO)
        self._doctor = self._ask(self.tr("Seen by a doctor?"), "arrive.problem.doctor", YES_NO)
        self._trouble = Text("", "secondary", "danger", wrap=True, name="arrive.problem.trouble")
        self._trouble.hide()
        self.body.addWidget(self._trouble)
        self.body.addStretch(1)
        self._keep = Button(self.tr("Keep as a new problem"), "arrive.problem.keep", "soft", "large")
        self._keep.clicked.connect(self._keep_new)
        self._title.textChanged.connect(lambda text: self._keep.setEnabled(bool(text.strip())))
        self._keep.setEnabled(False)
        self.body.addWidget(self._keep)

    def _ask(self, label: str, name: str, choices: object) -> Segmented:
        line = metrics.row(None, 10)
        line.addWidget(metrics.size(Text(label, "label", weight=500), width=136))
        strip = Segmented(name, label, choices)  # type: ignore[arg-type]
        line.addWidget(strip, 1)
        self.body.addLayout(line)
        return strip

    def refresh(self) -> None:
        standing, note = self.desk.briefing.standing, self.desk.note
        problems = [p for p in standing.problems if p.status is ProblemStatus.OPEN]
        keys = tuple(p.id for p in problems)
        if keys != self._list.keys:
            rows = [(p.id, SelectRow(p.title, f"arrive.problem.of.{p.id}", _sub(p))) for p in problems]
            self._list.show_rows(rows)
        self._list.setVisible(bool(problems))
        self._list.select(next((p for p in note.problem_ids if p in keys), None))
        if not self._title.text() and not problems:
            self._title.setText(self._suggested())

    def _suggested(self) -> str:
        """A name from what is marked: low back, right."""
        mine = [m for m in self.desk.note.body_map.marks if m.layer is Layer.CLIENT]
        return words.place_and_side(mine[0]) if mine else ""

    def _take(self, problem_id: str) -> None:
        self.desk.change(moves.take_problem(self.desk.note, problem_id), self.tr("Problem"))
        self.done.emit()

    def _keep_new(self) -> None:
        desk, stamp = self.desk, self.desk.stamp
        marks = [m for m in desk.note.body_map.marks if m.layer is Layer.CLIENT]
        since = options("onset")[self._since.value] if self._since.value else None
        started = desk.note.local_start.date()
        problem = Problem(
            stamp.new_id(),
            desk.briefing.client.id,
            self._title.text().strip(),
            side_of([p for m in marks for p in m.places]) if marks else None,
            onset=started - timedelta(days=since.value) if since and since.value is not None else None,
            onset_words=since.label if since else "",
            first_episode=_yes(self._first.value),
            seen_by_doctor=_yes(self._doctor.value),
        )
        keep = self._keeping.services.keep_problem
        self._keeping.keep(lambda: keep(problem), self._failed, lambda: self._kept(problem.id))

    def _kept(self, problem_id: str) -> None:
        self._title.clear()
        for strip in (self._since, self._first, self._doctor):
            strip.choose(None)
        self._take(problem_id)

    def _failed(self, error: Exception) -> None:
        self._trouble.say(str(error))
        self._trouble.show()


def _yes(key: str | None) -> bool | None:
    return None if key is None else key == "yes"


def _sub(problem: Problem) -> str:
    return problem.onset_words or (f"since {problem.onset:%B %Y}" if problem.onset else "")
