"""A problem in the client's terms: what, where, since when, worse and easier with what, what is held for its cause."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from notesapp.catalogue.lists import label, options
from notesapp.model.body_map import Sides
from notesapp.model.practice import Basis, Contributor, Problem, ProblemStatus
from ui.base import metrics
from ui.base.i18n import tr
from ui.parts.buttons import Button
from ui.parts.cards import FoldedLine
from ui.parts.choices import Segmented
from ui.parts.fields import LineField
from ui.parts.words import Text
from ui.parts.wrap import WrapRow
from ui.standing.causes import Causes
from ui.standing.keeper import Keeper
from ui.standing.several import Several

YES_NO = (("no", "No"), ("yes", "Yes"))
SIDES = (("left", "Left"), ("right", "Right"), ("both", "Both"), ("mid", "Middle"))
LISTS = (("aggravating", "Worse with"), ("easing", "Easier with"), ("causes", "Causes"), ("goal", "Goal"))


class ProblemForm(QWidget):
    """`kept(id)` when it is stored, `closed(id)` when it is followed no more.

    What is asked once stands open; what takes room (what makes it worse or easier, causes, goal) is a line each,
    of which one unfolds at a time.
    """

    kept = Signal(str)
    closed = Signal(str)

    def __init__(self, keeper: Keeper, name: str) -> None:
        super().__init__()
        self._keeper, self._name = keeper, name
        self._problem: Problem | None = None
        self._asked: list[QWidget] = []
        self._today: Callable[[], date] = lambda: keeper.stamp.now().astimezone().date()
        body = metrics.column(self, 6)
        words = tr("What it is called")
        self.title = LineField(f"{name}.title", words, words)
        body.addWidget(self.title)
        onset = [(k, one.label.removesuffix(" ago")) for k, one in options("onset").items()]
        self._side = self._ask(body, tr("Side"), "side", SIDES)
        self._since = self._ask(body, tr("Since"), "since", onset)
        self._first = self._ask(body, tr("The first time?"), "first", YES_NO)
        self._doctor = self._ask(body, tr("Seen by a doctor?"), "doctor", YES_NO)
        self._fields: dict[str, Several | Causes] = {
            "aggravating": Several(f"{name}.aggravating", tr("Worse with"), "aggravating"),
            "easing": Several(f"{name}.easing", tr("Easier with"), "easing"),
            "causes": Causes(f"{name}.causes"),
            "goal": Several(f"{name}.goal", tr("Goal"), "goals", only_one=True),
        }
        self._folds: dict[str, FoldedLine] = {}
        grid = metrics.grid(None, 4)
        body.addLayout(grid)
        for at, (key, said) in enumerate(LISTS):
            fold = self._folds[key] = FoldedLine(tr(said), "", f"{name}.{key}.line", done=False)
            fold.clicked.connect(partial(self._unfold, key))
            grid.addWidget(fold, at // 2, at % 2)
            field = self._fields[key]
            field.changed.connect(self._show_folds)
            field.hide()
            body.addWidget(field)
        self._trouble = Text("", "secondary", "danger", wrap=True, name=f"{name}.trouble")
        self._trouble.hide()
        body.addWidget(self._trouble)
        foot = WrapRow(None, 8)
        self._close = Button(tr("Close this problem"), f"{name}.end", "quiet")
        self._keep = Button(tr("Keep as a new problem"), f"{name}.keep", "soft", "large")
        self._close.clicked.connect(self._end)
        self._keep.clicked.connect(lambda: self._store(self._made(), self.kept))
        self.title.textChanged.connect(lambda text: self._keep.setEnabled(bool(text.strip())))
        foot.addWidget(self._close)
        foot.addWidget(self._keep, 1)
        body.addLayout(foot)
        self.show_problem(None)

    def _ask(self, body: QBoxLayout, said: str, key: str, choices: object) -> Segmented:
        holder = QWidget()
        line = WrapRow(holder, 10)
        line.addWidget(metrics.size(Text(said, "label", weight=500), width=136))
        strip = Segmented(f"{self._name}.{key}", said, choices)  # type: ignore[arg-type]
        line.addWidget(strip, 1)
        body.addWidget(holder)
        self._asked.append(holder)
        return strip

    def show_problem(self, problem: Problem | None, title: str = "", side: Sides | None = None) -> None:
        """Show PROBLEM to be changed; None: an empty form for a new one, with what is known already."""
        self._problem = problem
        p = problem or Problem("", "", title, side)
        self.title.setText(p.title)
        self._side.choose(p.side.value if p.side else None)
        known = {one.label: key for key, one in options("onset").items()}
        self._since.choose(known.get(p.onset_words))
        self._since_was = self._since.value
        self._first.choose(_answer(p.first_episode))
        self._doctor.choose(_answer(p.seen_by_doctor))
        self._field("aggravating").set_value(p.aggravating)
        self._field("easing").set_value(p.easing)
        self._field("goal").set_value((p.goal,) if p.goal else ())
        self._causes.set_value(p.contributors)
        self._keep.say(tr("Keep the changes") if problem else tr("Keep as a new problem"))
        self._keep.setEnabled(bool(p.title))
        self._close.setVisible(problem is not None)
        self._unfold("")
        self._show_folds()

    def _field(self, key: str) -> Several:
        field = self._fields[key]
        assert isinstance(field, Several)
        return field

    @property
    def _causes(self) -> Causes:
        causes = self._fields["causes"]
        assert isinstance(causes, Causes)
        return causes

    def _unfold(self, key: str) -> None:
        """One list unfolds in the place of the questions above; a second tap folds it again."""
        for name, field in self._fields.items():
            field.setVisible(name == key and not field.isVisibleTo(self))
        is_open = any(field.isVisibleTo(self) for field in self._fields.values())
        for asked in self._asked:
            asked.setVisible(not is_open)

    def _show_folds(self) -> None:
        for key, fold in self._folds.items():
            said = self._fields[key].said
            fold.set_answer(said or tr("not asked"), bool(said))

    def _made(self) -> Problem:
        base = self._problem or Problem(self._keeper.stamp.new_id(), self._keeper.briefing.client.id, "")
        since = options("onset")[self._since.value] if self._since.value else None
        if since is not None and self._since.value != self._since_was:
            onset = self._today() - timedelta(days=since.value) if since.value is not None else None
            base = replace(base, onset=onset, onset_words=since.label)
        return replace(
            base,
            title=" ".join(self.title.text().split()),
            side=Sides(self._side.value) if self._side.value else None,
            first_episode=_yes(self._first.value),
            seen_by_doctor=_yes(self._doctor.value),
            contributors=self._causes.value,
            aggravating=self._field("aggravating").value,
            easing=self._field("easing").value,
            goal=next(iter(self._field("goal").value), ""),
        )

    def _end(self) -> None:
        self._store(replace(self._made(), status=ProblemStatus.CLOSED), self.closed)

    def _store(self, problem: Problem, then: object) -> None:
        self._trouble.hide()
        keep = self._keeper
        keep.keep(lambda: keep.store_problem(problem), self._failed, lambda: then.emit(problem.id))  # type: ignore[attr-defined]

    def _failed(self, error: Exception) -> None:
        self._trouble.say(str(error))
        self._trouble.show()


def reopened(problem: Problem) -> Problem:
    """PROBLEM followed again, with all that was known of it."""
    return replace(problem, status=ProblemStatus.OPEN)


def contributor_words(one: Contributor) -> str:
    """What is held for a cause, and by whom."""
    return f"{label('contributors', one.what)} ({basis_words(one.basis)})"


def basis_words(basis: Basis) -> str:
    return {
        Basis.CLIENT_BELIEVES: tr("the client believes"),
        Basis.DOCTOR_DIAGNOSED: tr("a doctor diagnosed"),
        Basis.THERAPIST_SUSPECTS: tr("suspected"),
    }[basis]


def _answer(said: bool | None) -> str | None:
    return None if said is None else "yes" if said else "no"


def _yes(key: str | None) -> bool | None:
    return None if key is None else key == "yes"
