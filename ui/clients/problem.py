"""The open problem in the client's terms and what is planned; changed in the same place."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from notesapp.catalogue.lists import label
from notesapp.model.practice import Problem, ProblemStatus
from notesapp.usecases.overview import ClientView
from ui.base import metrics
from ui.base.focus import focus_first
from ui.base.i18n import tr
from ui.clients.words import day, listed
from ui.parts.buttons import Button
from ui.parts.cards import Card
from ui.parts.flow import put
from ui.parts.words import Text
from ui.standing.keeper import Keeper
from ui.standing.problem import ProblemForm, contributor_words, reopened


class ProblemCard(Card):
    """The open problem in the client's terms, and what is planned."""

    changed = Signal()
    editing = Signal(bool)

    def __init__(self, view: ClientView, keeper: Keeper) -> None:
        super().__init__("client.problem", tr("Problem and plan"))
        self._keeper = keeper
        open_ones = [p for p in view.standing.problems if p.status is ProblemStatus.OPEN]
        problem = next(iter(open_ones), None)
        rows: list[tuple[str, str]] = []
        if problem is not None:
            since = problem.onset_words or (day(problem.onset, with_year=True) if problem.onset else "")
            seen = {True: tr("seen by a doctor"), False: tr("not seen by a doctor"), None: ""}[problem.seen_by_doctor]
            rows = [
                (tr("Problem"), problem.title),
                (tr("Since"), since),
                (tr("Doctor"), seen),
                (tr("Goal"), listed("goals", (problem.goal,)) if problem.goal else ""),
                (tr("Worse with"), listed("aggravating", problem.aggravating)),
                (tr("Easier with"), listed("easing", problem.easing)),
                (tr("Causes"), "; ".join(contributor_words(one) for one in problem.contributors)),
            ]
        plan = view.last.plan if view.last is not None else None
        if plan is not None and not plan.none:
            often = label("frequencies", plan.frequency) if plan.frequency else ""
            if often and plan.sessions:
                often = tr("{often}, {n} sessions", often=often, n=plan.sessions)
            rows += [
                (tr("Rhythm"), often),
                (tr("Next visit"), day(plan.next_visit, with_year=True) if plan.next_visit else ""),
                (tr("Reassess"), day(plan.reassess_on, with_year=True) if plan.reassess_on else ""),
            ]
        self._told = QWidget()
        self.body.addWidget(self._told)
        box = metrics.column(self._told, 8)
        told = [(key, words) for key, words in rows if words]
        grid = metrics.grid(None, 8)
        for at, (key, words) in enumerate(told):
            grid.addWidget(Text(key, "body", "text2"), at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Text(words, "body", wrap=True), at, 1)
        grid.setColumnStretch(1, 1)
        if told:
            box.addLayout(grid)
        else:
            box.addWidget(Text(tr("No problem is followed, and nothing is planned."), "body", "text2", wrap=True))
        for number, one in enumerate(open_ones, start=1):
            said = tr("Change “{title}”", title=one.title)
            self._link(box, said, f"client.problem.change.{number}", one)
        self._link(box, tr("Add a problem"), "client.problem.add", None)
        closed = [p for p in view.standing.problems if p.status is not ProblemStatus.OPEN]
        if closed:
            box.addWidget(Text(tr("Closed earlier"), "label", "text2", 600))
        for number, one in enumerate(closed, start=1):
            said = tr("Reopen “{title}”", title=one.title)
            again = Button(said, f"client.problem.reopen.{number}", "link", icon="repeat")
            again.clicked.connect(partial(self._reopen, one))
            box.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
        self._trouble = Text("", "secondary", "danger", wrap=True, name="client.problem.trouble")
        self._trouble.hide()
        box.addWidget(self._trouble)

    def _reopen(self, problem: Problem) -> None:
        """It is followed again; its sessions and all that was told of it were never gone."""
        store = self._keeper.store_problem
        self._keeper.keep(lambda: store(reopened(problem)), self._failed, self.changed.emit)

    def _failed(self, error: Exception) -> None:
        self._trouble.say(str(error))
        self._trouble.show()

    def _link(self, box: QBoxLayout, words: str, name: str, problem: Problem | None) -> None:
        button = Button(words, name, "link", icon="pen" if problem else "plus")
        button.clicked.connect(lambda: self._edit(problem))
        box.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _edit(self, problem: Problem | None) -> None:
        """The form stands in the place of what is told."""
        self._told.hide()
        self.editing.emit(True)
        form = ProblemForm(self._keeper, "client.problem.form")
        form.show_problem(problem)
        cancel = Button(tr("Leave it as it was"), "client.problem.cancel", "quiet")
        form.kept.connect(lambda _: self.changed.emit())
        form.closed.connect(lambda _: self.changed.emit())

        def leave() -> None:
            for part in (form, cancel):
                part.hide()
                part.deleteLater()
            self._told.show()
            self.editing.emit(False)

        cancel.clicked.connect(leave)
        put(self.body, form)
        put(self.body, cancel)
        focus_first(form)
