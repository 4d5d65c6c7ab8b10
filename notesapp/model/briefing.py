"""What is known before a session starts, and what is carried over from earlier ones.

Pure functions of the earlier notes. Nothing here copies a finding, a number or a word
into today's note: it says what could be asked again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from notesapp.model.aftercare import AftercareGiven
from notesapp.model.body_map import Extent, GhostReply, Layer, Mark, Moment, Place, Reading
from notesapp.model.practice import Client, Practice, ProblemStatus, Standing, Therapist
from notesapp.model.session_note import SessionNote
from notesapp.model.treatment import Feel, Request, TechniqueUse


@dataclass(frozen=True, slots=True)
class Briefing:
    """PREVIOUS are the client's signed notes in their current version, newest first."""

    practice: Practice
    therapist: Therapist
    client: Client
    standing: Standing = Standing()
    previous: tuple[SessionNote, ...] = ()

    @property
    def last(self) -> SessionNote | None:
        return self.previous[0] if self.previous else None

    @property
    def last_treated(self) -> SessionNote | None:
        return next((n for n in self.previous if n.outcome and n.outcome.is_treated), None)

    @property
    def is_first_visit(self) -> bool:
        return not self.previous


@dataclass(frozen=True, slots=True)
class Ghost:
    """The last known state of an earlier mark: its mark, its last reading, its age, and the figure it was drawn on."""

    mark: Mark
    reading: Reading | None
    seen_at: datetime
    visits_ago: int
    figure_version: int = 1


def ghosts(briefing: Briefing) -> tuple[Ghost, ...]:
    """The client's marks that nobody has called gone, newest first.

    A mark adopted later stands for its forerunner; it returns until it is answered gone
    or its problem is closed.
    """
    closed = {p.id for p in briefing.standing.problems if p.status is ProblemStatus.CLOSED}
    settled: set[str] = set()
    found: list[Ghost] = []
    for ago, note in enumerate(briefing.previous, start=1):
        body = note.body_map
        for mark in body.marks:
            if mark.from_mark:
                settled.add(mark.from_mark)
            if mark.layer is not Layer.CLIENT or mark.id in settled:
                continue
            last = body.reading(mark.id, Moment.LEAVE) or body.reading(mark.id, Moment.ARRIVE)
            gone = last is not None and last.extent is Extent.GONE
            if not gone and mark.problem_id not in closed:
                found.append(Ghost(mark, last, note.started_at, ago, body.figure_version))
        settled |= {g.previous_mark_id for g in body.ghosts if g.reply is not GhostReply.NOT_ASKED}
    return tuple(found)


@dataclass(frozen=True, slots=True)
class SafePressure:
    """The level (tenths) that was last just right in a region with a tool, and what that rests on."""

    level: int
    check_ins: int
    sessions: int
    right: int


def safe_pressure(briefing: Briefing, place: Place, tool: str) -> SafePressure | None:
    """What was just right there with that tool, over the earlier sessions; None if never asked."""
    level: int | None = None
    asked = right = sessions = 0
    for note in briefing.previous:
        here = [
            c
            for c in note.check_ins
            if c.place and (c.place.region, c.place.side) == (place.region, place.side) and c.tool == tool
        ]
        asked += len(here)
        sessions += bool(here)
        for check in reversed(here):
            is_right = check.request is Request.RIGHT or (check.request is None and check.feel is Feel.GOOD_HURT)
            right += is_right
            if level is None and is_right:
                level = check.level_after or check.level_before
    return None if level is None else SafePressure(level, asked, sessions, right)


def given_last(briefing: Briefing) -> tuple[AftercareGiven, ...]:
    """What the client took home last time: what "did you do it?" is about."""
    return briefing.last_treated.aftercare if briefing.last_treated else ()


def plan_from_last(briefing: Briefing) -> tuple[TechniqueUse, ...]:
    """Last treatment as a pale plan: techniques, areas, tools, minutes; levels are set anew."""
    return briefing.last_treated.uses if briefing.last_treated else ()
