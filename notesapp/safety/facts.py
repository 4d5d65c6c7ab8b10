"""What the rules look at, gathered once from the briefing and the note."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from notesapp.catalogue.areas import members
from notesapp.catalogue.conditions import conditions
from notesapp.catalogue.screening import questions
from notesapp.catalogue.symptoms import hurts
from notesapp.model.answers import ScreenAnswer, YesNo
from notesapp.model.body_map import Extent, Layer, Mark, MarkKind, Moment, Place, Reading, Side
from notesapp.model.briefing import Briefing
from notesapp.model.practice import HistoryStatus, Problem, ProblemStatus
from notesapp.model.session_note import SessionNote
from notesapp.safety.keys import LOST, WEAK


@dataclass(frozen=True)
class Facts:
    briefing: Briefing
    note: SessionNote

    @cached_property
    def conditions(self) -> frozenset[str]:
        """What holds of the client today: current history, whatever its kind."""
        return frozenset(i.what for i in self.briefing.standing.history if i.status is HistoryStatus.CURRENT)

    def raised_by(self, rule: str) -> tuple[str, ...]:
        """What of the history and today's answers raises RULE, as because keys.

        A yes with one of the question's details raises that detail's rules, else all of the question's.
        """
        known = conditions()
        has = [f"condition:{c}" for c in sorted(self.conditions) if c in known and rule in known[c].raises]
        return (*has, *(f"answer:{a.question}" for a in self.note.screens if rule in self._raises(a)))

    def _raises(self, answer: ScreenAnswer) -> tuple[str, ...]:
        question = questions().get(answer.question)
        if question is None or answer.answer is not YesNo.YES:
            return ()
        said = answer.words.strip().lower()
        return next((d.raises for d in question.details if d.label.lower() == said), question.raises)

    @cached_property
    def felt(self) -> tuple[Mark, ...]:
        """The client's marks of today that have not gone on arrival."""
        return tuple(m for m in self.note.body_map.marks if m.layer is Layer.CLIENT and not self._gone(m))

    @cached_property
    def found(self) -> tuple[Mark, ...]:
        return tuple(m for m in self.note.body_map.marks if m.layer is Layer.THERAPIST)

    @cached_property
    def arrived(self) -> dict[str, Reading]:
        """The readings on arrival by mark; a lookup, because there may be hundreds of marks."""
        return {r.mark_id: r for r in self.note.body_map.readings if r.moment is Moment.ARRIVE}

    @cached_property
    def leaving(self) -> dict[str, Reading]:
        return {r.mark_id: r for r in self.note.body_map.readings if r.moment is Moment.LEAVE}

    @cached_property
    def numb_before(self) -> frozenset[Side]:
        """The sides on which a leg was marked numb at an earlier visit."""
        marks = (m for n in self.briefing.previous for m in n.body_map.marks if is_numb(m))
        return frozenset(side for m in marks for side in leg_sides(m))

    def readings(self, mark: Mark) -> tuple[Reading, ...]:
        return tuple(r for r in (self.arrived.get(mark.id), self.leaving.get(mark.id)) if r is not None)

    def _gone(self, mark: Mark) -> bool:
        reading = self.arrived.get(mark.id)
        return reading is not None and reading.extent is Extent.GONE

    def strength(self, mark: Mark) -> int:
        """The intensity 0-10 of a symptom or the grade 1-3 of a finding on arrival, 0 if not said."""
        reading = self.arrived.get(mark.id)
        if reading is None:
            return 0
        return reading.intensity or reading.grade or 0

    def problem_of(self, mark: Mark) -> Problem | None:
        """The problem a mark belongs to: its own, else that of the note, else the only open one."""
        problems = {p.id: p for p in self.briefing.standing.problems}
        for key in (mark.problem_id, *self.note.problem_ids):
            if key in problems:
                return problems[key]
        still_open = [p for p in problems.values() if p.status is ProblemStatus.OPEN]
        return still_open[0] if len(still_open) == 1 else None


def all_of(mark: Mark) -> tuple[str, ...]:
    """Every quality of a mark, the chosen one first."""
    return (mark.what, *mark.qualities)


def is_lost(mark: Mark) -> bool:
    """Numb or tingling, as the chosen quality or a further one."""
    return any(q in LOST for q in all_of(mark))


def is_numb(mark: Mark) -> bool:
    return "numb" in all_of(mark)


def is_weak(mark: Mark) -> bool:
    return any(q in WEAK for q in all_of(mark))


def is_pain(mark: Mark) -> bool:
    """A mark of pain: any of its qualities hurts."""
    return mark.layer is Layer.CLIENT and hurts(all_of(mark))


def in_set(places: Iterable[Place], name: str) -> tuple[Place, ...]:
    regions = members(name)
    return tuple(p for p in places if p.region in regions)


def leg_sides(mark: Mark) -> frozenset[Side]:
    """The sides on which a mark lies in a leg (thigh and below)."""
    legs = members("legs")
    return frozenset(p.side for p in mark.places if p.region in legs and p.side is not Side.MID)


def runs_below_knee(mark: Mark) -> bool:
    return bool(in_set(mark.places, "lower_legs"))


def is_path(mark: Mark) -> bool:
    return mark.kind is MarkKind.PATH
