"""The short sentences of Leave: what a mark is called, what changed and how much that counts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from notesapp.bodymap.changes import is_meaningful
from notesapp.bodymap.disagree import is_clear
from notesapp.catalogue.lists import label, options
from notesapp.catalogue.symptoms import symptoms
from notesapp.model.body_map import BodyMap, Extent, Layer, Mark, MarkKind, Moment, Reading, Sides
from notesapp.model.session_note import SessionNote
from notesapp.words import marks, names, plan
from notesapp.words.lexicon import listed, lower_first
from ui.base.i18n import tr

Letter = Literal["L", "R"]
LETTERS: dict[Sides, Letter] = {Sides.LEFT: "L", Sides.RIGHT: "R"}
STOPS = {
    "calf": "Calf",
    "knee": "Knee",
    "thigh": "Above the knee",
    "buttock": "Buttock",
    "low_back": "Low back",
}


def asked_marks(body: BodyMap) -> tuple[Mark, ...]:
    """The marks of the client: those are asked again on leaving."""
    return tuple(m for m in body.marks if m.layer is Layer.CLIENT)


def findings(body: BodyMap) -> tuple[Mark, ...]:
    """What the therapist found; a place that was checked and is clear is nothing to grade again."""
    return tuple(m for m in body.marks if m.layer is Layer.THERAPIST and not is_clear(m))


def title(mark: Mark) -> str:
    """Where a mark is, without its side (a badge says it): "Low back to calf"."""
    return marks.title(mark) or tr("Not on the body")


def letter(mark: Mark) -> Letter | None:
    return LETTERS.get(mark.side)


def kind(mark: Mark) -> str:
    return names.finding(mark.what) if mark.layer is Layer.THERAPIST else names.symptom_adjective(mark.what)


def ramp_of(what: str) -> str | None:
    """The tile whose colours a symptom borrows."""
    return symptoms()[what].pattern if what in symptoms() else None


def spoken(mark: Mark) -> str:
    side = {Sides.LEFT: tr("left"), Sides.RIGHT: tr("right"), Sides.BOTH: tr("both sides")}.get(mark.side, "")
    return ", ".join(part for part in (title(mark), side, kind(mark)) if part)


def from_to(arrive: Reading | None, leave: Reading | None) -> str:
    """7 → 3; what was not asked is a dash."""
    before = "–" if arrive is None or arrive.intensity is None else str(arrive.intensity)
    after = "" if leave is None or leave.intensity is None else str(leave.intensity)
    return f"{before} → {after}" if after else before


def answer(mark: Mark, body: BodyMap) -> str:
    """The folded answer: "7 → 3, smaller"; "7 on arrival, not asked now"."""
    arrive, leave = body.reading(mark.id, Moment.ARRIVE), body.reading(mark.id, Moment.LEAVE)
    if leave is None or (leave.intensity is None and leave.extent is None):
        was = arrive.intensity if arrive else None
        return tr("not asked") if was is None else tr("{n} on arrival, not asked now", n=was)
    parts = [from_to(arrive, leave)]
    if leave.extent is not None:
        shorter = mark.kind is MarkKind.PATH and leave.extent is Extent.SMALLER
        parts.append(tr("shorter") if shorter else lower_first(label("extents", leave.extent)))
    return ", ".join(parts)


def is_answered(mark: Mark, body: BodyMap) -> bool:
    reading = body.reading(mark.id, Moment.LEAVE)
    return reading is not None and (reading.intensity is not None or reading.extent is Extent.GONE)


def summary(body: BodyMap) -> str:
    """One sentence on what changed and how it counts; empty before anything was asked."""
    drops: list[int] = []
    meaningful = rose = same = 0
    for mark in asked_marks(body):
        arrive, leave = body.reading(mark.id, Moment.ARRIVE), body.reading(mark.id, Moment.LEAVE)
        if arrive is None or leave is None or arrive.intensity is None or leave.intensity is None:
            continue
        drop = arrive.intensity - leave.intensity
        meaningful += is_meaningful(arrive.intensity, leave.intensity)
        rose += drop < 0
        same += drop == 0
        if drop > 0:
            drops.append(drop)
    parts = []
    if drops:
        parts.append(_less(drops))
        parts.append(
            tr("It counts as a change if it is still there next time.")
            if meaningful
            else tr("Too little to count as a change yet.")
        )
    if rose:
        parts.append(tr("More pain than on arrival: ask about it next time."))
    if same and not drops and not rose:
        parts.append(tr("The same as on arrival."))
    return " ".join(parts)


def _less(drops: list[int]) -> str:
    count = listed("en", (str(d) for d in drops))
    if len(drops) == 1:
        return tr("1 point less today.") if drops[0] == 1 else tr("{n} points less today.", n=count)
    return tr("{n} points less today.", n=count)


def grades(mark: Mark, body: BodyMap) -> str:
    """A finding before and after: "moderate → light", "gone"."""
    arrive, leave = body.reading(mark.id, Moment.ARRIVE), body.reading(mark.id, Moment.LEAVE)
    before = names.grade(arrive.grade) if arrive and arrive.grade else tr("not graded")
    if leave is None:
        return before
    after = tr("gone") if leave.extent is Extent.GONE else names.grade(leave.grade) if leave.grade else ""
    return f"{before} → {after}" if after else before


def left_out(sentences: Iterable[str]) -> str:
    return ". ".join(sentences)


def plan_words(note: SessionNote) -> str:
    """The plan on one line: "Thursday 3 December, 14:00 · weekly for four sessions"."""
    if note.plan is None:
        return ""
    if note.plan.none:
        return tr("No plan needed")
    visit = note.plan.next_visit
    course = options("courses").get(f"{note.plan.frequency}_{note.plan.sessions}")
    parts = [short_visit(plan.local(note, visit)) if visit else ""]
    parts.append(course.label if course else lower_first(plan.plan_line(note.plan)))
    if note.plan.reassess_on:
        parts.append(tr("reassess {day}", day=names.short_day(note.plan.reassess_on).rsplit(" ", 1)[0]))
    return " · ".join(part for part in parts if part)


def short_visit(at: datetime) -> str:
    """Thu 3 Dec, 14:00"""
    return f"{names.day(at.date(), year=False)[:3]} {at.day} {names.short_day(at.date()).split()[1]}, {names.clock(at)}"
