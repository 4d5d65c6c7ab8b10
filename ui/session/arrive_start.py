"""What brings you today? Ghosts, "nothing else", "just relax", the reason, and the problem it is about."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from notesapp.catalogue.lists import label, options
from notesapp.editing import arrive as moves
from notesapp.model.answers import YesNo
from notesapp.model.body_map import Layer, Moment
from notesapp.model.practice import ProblemStatus
from ui.parts.buttons import Button, IconButton
from ui.parts.cards import FoldedLine
from ui.parts.fields import LineField
from ui.parts.flow import Choice, Flow, tighten
from ui.parts.wrap import WrapRow
from ui.session import arrive_words as words
from ui.session.arrive_ghosts import GhostList
from ui.session.arrive_page import ArrivePage
from ui.session.desk import Desk

QUICK = (moves.RELAXATION, "maintenance")
"""Reasons that stand as buttons; the others are one tap further."""


class StartCard(ArrivePage):
    """The lower place while no mark is selected. Painting on the map is the other way to answer."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("arrive.start", self.tr("What brings {name} today?").format(name=desk.called), desk)
        tighten(self, 8, (20, 12, 20, 12))
        self.set_aside(self.tr("Tap or paint where it hurts"))
        self.ghosts = GhostList(desk)
        self.body.addWidget(self.ghosts)
        self._marked = FoldedLine(self.tr("Marked today"), "", "arrive.marked")
        self._marked.clicked.connect(self._open_mark)
        self.body.addWidget(self._marked)
        self._said = self._make_words()
        self.body.addWidget(self._said)
        self._quick = self._make_quick()
        self.body.addWidget(self._quick)
        self._reasons = Flow()
        self._reasons.hide()
        self.body.addWidget(self._reasons)
        self._problem = FoldedLine(self.tr("About"), "", "arrive.problem")
        self._problem.clicked.connect(lambda: self.goto.emit("problem"))
        self.body.addWidget(self._problem)
        self._screened = FoldedLine(self.tr("Safety questions"), "", "arrive.screened")
        self._screened.clicked.connect(lambda: self.goto.emit("screening"))
        self.body.addWidget(self._screened)
        self.body.addStretch(1)
        self.treat = Button(self.tr("Treat"), "arrive.treat", "primary", "large", trail="next")
        self.body.addWidget(self.treat)
        self._tight = False

    def _make_words(self) -> QWidget:
        box = QWidget()
        line = WrapRow(box, 8)
        says = self.tr("In the client's own words")
        self._words = LineField("arrive.words", says, says, note_undo=True)
        self._words.textEdited.connect(self._typed)
        self._words.left.connect(self.desk.end_merge)
        self._other = Button(self.tr("Reason"), "arrive.reason", "quiet", trail="down")
        self._other.clicked.connect(self._toggle_reasons)
        line.addWidget(self._words, 1, least=180)
        line.addWidget(self._other)
        return box

    def _make_quick(self) -> QWidget:
        box = QWidget()
        line = WrapRow(box, 8)
        self._relax = Button(self.tr("Nothing hurts, just relax"), "arrive.relax")
        self._nothing = Button(self.tr("Nothing else, nothing new"), "arrive.nothing_new")
        self._new = IconButton("more", "arrive.something_new", self.tr("Something is new: ask all safety questions"))
        self._relax.clicked.connect(self._just_relax)
        self._nothing.clicked.connect(self._nothing_new)
        self._new.clicked.connect(lambda: self.goto.emit("screening_all"))
        line.addWidget(self._relax, 1)
        line.addWidget(self._nothing, 1)
        line.addWidget(self._new)
        return box

    def set_tight(self, tight: bool) -> None:
        """Leave room for a question bar below; what it asks comes before "nothing new" and before the hands."""
        self._tight = tight
        self.treat.setVisible(not tight)
        self._show_quick()

    def _show_quick(self) -> None:
        """What can be answered in one tap and was not; many ghosts take the place of the words."""
        note = self.desk.note
        new = not self._tight and not self.desk.briefing.is_first_visit and not note.screened
        hurts = any(m.layer is Layer.CLIENT for m in note.body_map.marks)
        self._nothing.setVisible(new)
        self._new.setVisible(new)
        self._relax.setVisible(not hurts)
        self._quick.setVisible(new or not hurts)
        first = self.desk.briefing.is_first_visit
        roomy = first or (not self._tight and self.ghosts.tall_rows <= 2)
        self._said.setVisible(roomy or bool(note.words))

    def refresh(self) -> None:
        desk, note = self.desk, self.desk.note
        self.ghosts.refresh()
        adopted = {g.mark_id for g in note.body_map.ghosts}
        mine = [m for m in note.body_map.marks if m.layer is Layer.CLIENT and m.id not in adopted]
        self._marked.setVisible(bool(mine))
        if mine:
            readings = [note.body_map.reading(m.id, Moment.ARRIVE) for m in mine]
            said = [words.mark_words(m, r.intensity if r else None) for m, r in zip(mine, readings, strict=True)]
            rest = self.tr(" and {count} more").format(count=len(said) - 1) if len(said) > 1 else ""
            self._marked.set_answer(said[0] + rest)
        if self._words.text() != note.words:
            self._words.setText(note.words)
        relaxing = note.reason == moves.RELAXATION
        self._relax.become("soft" if relaxing else "secondary")
        self._relax.set_icon("check" if relaxing else "")
        told = label("reasons", note.reason) if note.reason and not relaxing else self.tr("Reason")
        self._other.say(told)
        self._show_quick()
        self._screened.setVisible(bool(note.screened))
        self._screened.set_answer(screened_words(desk))
        self._show_problem(any(m.layer is Layer.CLIENT for m in note.body_map.marks))

    def _show_problem(self, hurts: bool) -> None:
        desk = self.desk
        chosen = [p for p in desk.briefing.standing.problems if p.id in desk.note.problem_ids]
        still_open = [p for p in desk.briefing.standing.problems if p.status is ProblemStatus.OPEN]
        if chosen:
            said, done = chosen[0].title, True
        elif len(still_open) == 1:
            said, done = f"{still_open[0].title}?", False
        else:
            said, done = self.tr("Which problem is this about?"), False
        self._problem.set_answer(said, done=done)
        self._problem.setVisible(hurts)

    def focus_reason(self) -> None:
        """Put the hand on the reason for coming."""
        (self._other if self._relax.isHidden() else self._relax).setFocus()

    def focus_new(self) -> None:
        self._nothing.setFocus()

    def _open_mark(self) -> None:
        adopted = {g.mark_id for g in self.desk.note.body_map.ghosts}
        mine = [m for m in self.desk.note.body_map.marks if m.layer is Layer.CLIENT and m.id not in adopted]
        if mine:
            self.desk.select(mine[0].id)

    def _typed(self, text: str) -> None:
        self.desk.change(moves.in_words(self.desk.note, text), self.tr("Words"), merge="arrive.words")

    def _just_relax(self) -> None:
        self.desk.change(moves.nothing_hurts(self.desk.note), self.tr("Just relax"))

    def _nothing_new(self) -> None:
        self.desk.change(moves.nothing_new(self.desk.note, self.desk.stamp), self.tr("Nothing new"))

    def _toggle_reasons(self) -> None:
        chosen = self.desk.note.reason
        self._reasons.offer(
            [
                Choice(f"arrive.reason.{key}", one.label, key == chosen, partial(self._take, key))
                for key, one in options("reasons").items()
            ]
        )
        self._reasons.setVisible(self._reasons.isHidden())

    def _take(self, key: str) -> None:
        self._reasons.hide()
        self.desk.change(moves.set_reason(self.desk.note, key), self.tr("Reason"))


def screened_words(desk: Desk) -> str:
    """20 asked, all no."""
    answers = [s for s in desk.note.screens if s.question != moves.ANYTHING_NEW]
    if not answers:
        return "Nothing new"
    yes = sum(1 for s in answers if s.answer is YesNo.YES)
    return f"{len(answers)} asked, {'all no' if not yes else f'{yes} yes'}"
