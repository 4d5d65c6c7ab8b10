"""The course of a client: the same view of every session, small, with what was drawn and how strong it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from notesapp.model.body_map import Layer, View
from notesapp.usecases.compare import Course, Step
from notesapp.words.compared_figures import share
from ui.base import metrics
from ui.base.i18n import tr
from ui.base.theme import Theme
from ui.bodymap.small_map import paint_small
from ui.compare.which import day_of
from ui.parts.flow import Choice, Flow, empty, put
from ui.parts.lists import FlowRow, ScrollPane
from ui.parts.paint import CENTRE, panel, write
from ui.parts.press import Press
from ui.parts.words import Text

WIDE, HIGH, WORDS = 132, 276, 62
LEAST = 340
"""The pane is at least this high: one row of sessions."""


class StepTile(Press):
    """One session: its day, its map, the number and the share of the body drawn."""

    radius = 10.0

    def __init__(self, step: Step, view: View) -> None:
        line = step.line
        self._day, self._step, self._view = day_of(line), step, view
        body_map = step.body_map
        self._told = replace(body_map, marks=tuple(m for m in body_map.marks if m.layer is Layer.CLIENT))
        pain = tr("pain {n}", n=step.pain) if step.pain is not None else tr("no number asked")
        self._said = (pain, share(step.extent))
        words = tr("Session {n}, {day}: {pain}, {share} of the body drawn", n=line.number, day=self._day, pain=pain,
                   share=self._said[1])  # fmt: skip
        super().__init__(self._day, f"compare.step.{line.session_id}", words)
        self.setCheckable(True)

    def natural(self, theme: Theme) -> tuple[float, float]:
        return theme.px(WIDE), theme.px(HIGH)

    def draw(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        chosen = self.isChecked()
        ground = self.ground(theme, "accent_soft" if chosen else "map")
        panel(painter, rect, theme.px(10), ground, theme.colour("accent" if chosen else "border"), 2 if chosen else 1)
        line = QRectF(rect.left(), rect.top() + theme.px(6), rect.width(), theme.px(20))
        write(painter, line, self._day, theme.font("secondary", 600), theme.colour("text"), CENTRE)
        box = rect.adjusted(theme.px(8), theme.px(28), -theme.px(8), -theme.px(WORDS - 12))
        paint_small(painter, box, self._told, view=self._view)
        for at, said in enumerate(self._said):
            low = QRectF(rect.left(), rect.bottom() - theme.px(46 - 20 * at), rect.width(), theme.px(20))
            weight, tone = (600, "text") if at == 0 else (400, "text2")
            write(painter, low, said, theme.font("secondary", weight), theme.colour(tone), CENTRE)


class CoursePane(ScrollPane):
    """Small multiples, oldest first. `taken(session_id)` when one was tapped, `problem_chosen(id)`: "" for all."""

    taken = Signal(str)
    problem_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__("compare.course", tr("Over time"), 12, (0, 0, 8, 8))
        metrics.size(self, min_height=LEAST)
        self._steps: tuple[Step, ...] = ()
        self._view = View.BACK
        self._chosen: frozenset[str] = frozenset()
        self._note = Text(tr("Looking through the sessions…"), "body", "text2", wrap=True, name="compare.course.note")
        self._problems = Flow()
        self._about = ""
        self.body.addWidget(self._problems)
        self.body.addWidget(self._note)
        holder = QWidget()
        self._flow = FlowRow(holder, 10)
        self.body.addWidget(holder)
        self.body.addStretch(1)
        self._tiles: dict[str, StepTile] = {}

    @property
    def is_filled(self) -> bool:
        return bool(self._steps)

    def show_course(self, course: Course) -> None:
        steps, all_of = course.steps, course.all
        self._steps = steps
        self._offer(course.problems)
        words = tr("On arrival, the client’s marks; oldest first. Tap one to compare it with the later drawing.")
        if not steps:
            words = tr("No session is about this.")
        if all_of > len(steps):
            words += " " + tr("The newest {n} of {all} sessions.", n=len(steps), all=all_of)
        self._note.say(words)
        self._fill()

    def _offer(self, problems: Sequence[tuple[str, str]]) -> None:
        """All sessions, or those about one problem, where there are several."""
        known = (("", tr("All sessions")), *problems) if len(problems) > 1 else ()
        self._problems.offer([self._choice(key, words) for key, words in known])

    def _choice(self, key: str, words: str) -> Choice:
        def choose() -> None:
            self._about = key
            self.problem_chosen.emit(key)

        return Choice(f"compare.problem.{key or 'all'}", words, key == self._about, choose)

    def look(self, view: View, chosen: frozenset[str]) -> None:
        """Show VIEW of each session, with those CHOSEN outlined."""
        self._chosen = chosen
        if view is not self._view:
            self._view = view
            self._fill()
        for key, tile in self._tiles.items():
            tile.setChecked(key in chosen)

    def _fill(self) -> None:
        empty(self._flow)
        self._tiles = {}
        for step in self._steps:
            tile = StepTile(step, self._view)
            key = step.line.session_id
            tile.clicked.connect(lambda _=False, key=key: self.taken.emit(key))
            tile.setChecked(key in self._chosen)
            self._tiles[key] = tile
            put(self._flow, tile)
