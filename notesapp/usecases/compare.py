"""Two sessions of a client beside each other: which there are, and the drawing of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from notesapp.bodymap.measure import drawn, total_extent
from notesapp.model.body_map import BodyMap, Layer
from notesapp.model.expected import Expected
from notesapp.model.session_note import SessionNote
from notesapp.model.signature import SignedNote
from notesapp.storage.timeline import SessionLine
from notesapp.storage.vault import Vault
from notesapp.words.compared import Drawing, Two, drawing_of, two
from notesapp.words.lexicon import say
from notesapp.words.names import day, short_day

OFFERED = 24
"""So many of the newest sessions are offered by their day; any other is chosen on the comparing page."""
LAST, FIRST, WITHIN = "last", "first", "within"
FINDINGS = "findings"
"""No other session: the client's own marks beside what was found in this one."""


def sessions(vault: Vault, client_id: str) -> tuple[SessionLine, ...]:
    """Every session of a client that was not retracted, newest first, without their marks."""
    with vault.read() as tx:
        return tx.notes.course(client_id, maps=0)


def drawing(vault: Vault, session_id: str) -> Drawing:
    """The map of a session as it was signed last, or of its draft. Raises NotFound."""
    with vault.read() as tx:
        return drawing_of(tx.notes.get(session_id))


@dataclass(frozen=True, slots=True)
class Step:
    """One session of a client's course: its map, and how much of the body was drawn on arrival, %."""

    line: SessionLine
    body_map: BodyMap
    extent: float

    @property
    def pain(self) -> int | None:
        return self.line.pain_arrive


@dataclass(frozen=True, slots=True)
class Course:
    """The newest sessions of a client, oldest first, of ALL there are; PROBLEMS are (id, title), to choose one."""

    steps: tuple[Step, ...]
    all: int
    problems: tuple[tuple[str, str], ...]


def course(vault: Vault, client_id: str, problem_id: str = "", most: int = 24) -> Course:
    """The newest MOST sessions of a client, or of those about a problem."""
    with vault.read() as tx:
        lines = tx.notes.course(client_id, maps=most, problem_id=problem_id)
        problems = tuple((one.id, one.title) for one in tx.standing(client_id).problems)
    return Course(tuple(_step(line) for line in reversed(lines[:most])), len(lines), problems)


def _step(line: SessionLine) -> Step:
    body_map = BodyMap(line.figure, line.figure_version, marks=line.marks, readings=line.readings)
    return Step(line, body_map, total_extent(drawn(body_map)))


def beside(vault: Vault, subject: SessionNote | SignedNote, which: str) -> Two:
    """Return SUBJECT's drawing and that of another session: "last" before it, "first" of all, an ISO day, or an id.

    "within" is the session itself: its arrival and its end. Raises Expected with one sentence if there is none.
    """
    note = subject.note if isinstance(subject, SignedNote) else subject
    if which in (WITHIN, note.session_id):
        return two(drawing_of(subject), drawing_of(subject))
    lines = tuple(one for one in sessions(vault, note.client_id) if one.session_id != note.session_id)
    found = _chosen(lines, note, which)
    if found is None:
        raise Expected(_nothing(which))
    return two(drawing(vault, found.session_id), drawing_of(subject))


def choices(vault: Vault, note: SessionNote) -> tuple[tuple[str, str], ...]:
    """What NOTE's summary can be compared with: (key for `beside`, or FINDINGS; words), the nearest first."""
    lines = tuple(one for one in sessions(vault, note.client_id) if one.session_id != note.session_id)
    last, first = _chosen(lines, note, LAST), _chosen(lines, note, FIRST)
    found = [(WITHIN, say("en", "compare.choice_within"))]
    if {mark.layer for mark in note.body_map.marks} == set(Layer):
        found.append((FINDINGS, say("en", "compare.choice_findings")))
    for key, one in ((LAST, last), (FIRST, first)):
        if one is not None and (key == LAST or one is not last):
            found.append((key, say("en", f"compare.choice_{key}", day=short_day(local_day(one)))))
    named = {one.session_id for one in (last, first) if one is not None}
    found += [
        (one.session_id, say("en", "compare.choice_other", number=one.number, day=short_day(local_day(one))))
        for one in lines[:OFFERED]
        if one.session_id not in named
    ]
    return tuple(found)


def _chosen(lines: tuple[SessionLine, ...], note: SessionNote, which: str) -> SessionLine | None:
    if which == LAST:
        return next((one for one in lines if one.started_at < note.started_at), None)
    if which == FIRST:
        return lines[-1] if lines else None
    if (wanted := _day(which)) is not None:
        return next((one for one in lines if local_day(one) == wanted), None)
    return next((one for one in lines if one.session_id == which), None)


def local_day(line: SessionLine) -> date:
    """The day of a session where it was held."""
    return (line.started_at + timedelta(minutes=line.utc_offset_min)).date()


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _nothing(which: str) -> str:
    wanted = _day(which)
    if wanted is not None:
        return say("en", "compare.no_such", day=day(wanted, weekday=False))
    return say("en", "compare.no_earlier")
