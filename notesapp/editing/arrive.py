"""The moves of Arrive: what is asked before anybody is touched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from notesapp.editing.stamp import Stamp
from notesapp.model.answers import (
    Adherence,
    ConsentAnswer,
    ConsentReply,
    Did,
    Direction,
    Effect,
    HealthAnswer,
    HealthReply,
    Response,
    ScreenAnswer,
    YesNo,
)
from notesapp.model.body_map import Extent, GhostAnswer, GhostReply, Layer, Mark, Moment, Reading, Sides, View
from notesapp.model.briefing import Ghost
from notesapp.model.session_note import SessionNote

ANYTHING_NEW = "anything_new"
"""The one general question of a later visit; it stands for no other question."""

RELAXATION = "relaxation"
COMPLAINT = "complaint"


def health_and_consent_as_before(note: SessionNote, stamp: Stamp) -> SessionNote:
    """One button, two answers: no change in health, consent as before."""
    at = stamp.now()
    return replace(
        note,
        consent=ConsentAnswer(ConsentReply.AS_BEFORE, at=at),
        health=HealthAnswer(HealthReply.NO_CHANGE, at=at),
    )


def answer_consent(note: SessionNote, reply: ConsentReply, stamp: Stamp, words: str = "") -> SessionNote:
    return replace(note, consent=ConsentAnswer(reply, words, stamp.now()))


def answer_health(note: SessionNote, reply: HealthReply, stamp: Stamp, words: str = "") -> SessionNote:
    return replace(note, health=HealthAnswer(reply, words, stamp.now()))


def answer_response(note: SessionNote, about_session_id: str, direction: Direction, stamp: Stamp) -> SessionNote:
    """How the client was after the session ABOUT; what was already told of it stays."""
    if note.response is not None and note.response.about_session_id == about_session_id:
        return replace(note, response=replace(note.response, direction=direction, at=stamp.now()))
    return replace(note, response=Response(about_session_id, direction, at=stamp.now()))


def detail_response(
    note: SessionNote,
    *,
    relief_h: int | None = None,
    flare: str | None = None,
    flare_h: int | None = None,
    sore_h: int | None = None,
    words: str | None = None,
    new_symptoms: str | None = None,
) -> SessionNote:
    """Add what is given to the response; None leaves what stands. Does nothing before a direction is told."""
    if note.response is None:
        return note
    given = {
        "relief_h": relief_h,
        "flare": flare,
        "flare_h": flare_h,
        "sore_h": sore_h,
        "words": words,
        "new_symptoms": new_symptoms,
    }
    told = {name: value for name, value in given.items() if value is not None}
    return replace(note, response=replace(note.response, **told))  # type: ignore[arg-type]


def answer_adherence(
    note: SessionNote, given_id: str, item: str, did: Did, stamp: Stamp, effect: Effect | None = None
) -> SessionNote:
    answer = Adherence(given_id, item, did, effect, at=stamp.now())
    return replace(note, adherence=(*(a for a in note.adherence if a.about_given_id != given_id), answer))


def adopt_ghost(
    note: SessionNote, ghost: Ghost, intensity: int | None, stamp: Stamp, by: str = "client"
) -> SessionNote:
    """Make an earlier mark today's: its shape and kind, and the number told today.

    Its words are not copied: they were said another day.
    """
    at, body = stamp.now(), note.body_map
    known = body.ghost(ghost.mark.id)
    mark = body.mark(known.mark_id) if known and known.mark_id else None
    if mark is None:
        strokes = ghost.reading.strokes if ghost.reading and ghost.reading.strokes else ghost.mark.strokes
        mark = replace(
            ghost.mark,
            id=stamp.new_id(),
            strokes=strokes,
            from_mark=ghost.mark.id,
            linked_to=None,
            client_words="",
            note="",
            at=at,
            by=by,
        )
        body = body.with_mark(mark)
    if intensity is not None:
        body = body.with_reading(Reading(mark.id, Moment.ARRIVE, intensity, at=at))
    was = ghost.reading.intensity if ghost.reading else None
    reply = GhostReply.SAME if intensity in (None, was) else GhostReply.CHANGED
    body = body.with_ghost(GhostAnswer(ghost.mark.id, reply, mark.id, at))
    problems = note.problem_ids
    if mark.problem_id is not None and mark.problem_id not in problems:
        problems = (*problems, mark.problem_id)
    return replace(note, body_map=body, reason=note.reason or COMPLAINT, problem_ids=problems)


def ghost_is_gone(note: SessionNote, ghost: Ghost, stamp: Stamp) -> SessionNote:
    body = note.body_map
    known = body.ghost(ghost.mark.id)
    if known and known.mark_id:
        body = body.without_mark(known.mark_id)
    return replace(note, body_map=body.with_ghost(GhostAnswer(ghost.mark.id, GhostReply.GONE, None, stamp.now())))


def add_mark(note: SessionNote, mark: Mark) -> SessionNote:
    """Put MARK on the map. A mark of the client's is a reason for coming."""
    return replace(note, body_map=note.body_map.with_mark(mark), reason=note.reason or COMPLAINT)


def read_mark(
    note: SessionNote,
    mark_id: str,
    moment: Moment,
    stamp: Stamp,
    *,
    intensity: int | None = None,
    grade: int | None = None,
    extent: Extent | None = None,
) -> SessionNote:
    """Set what is given on the mark's reading at MOMENT; None leaves what stands."""
    body = note.body_map
    if body.mark(mark_id) is None:
        return note
    reading = body.reading(mark_id, moment) or Reading(mark_id, moment)
    reading = replace(
        reading,
        intensity=reading.intensity if intensity is None else intensity,
        grade=reading.grade if grade is None else grade,
        extent=reading.extent if extent is None else extent,
        at=stamp.now(),
    )
    return replace(note, body_map=body.with_reading(reading))


def nothing_hurts(note: SessionNote) -> SessionNote:
    """ "Just relax" is an answer too."""
    return replace(note, reason=RELAXATION)


def answer_screen(
    note: SessionNote, group: str, question: str, answer: YesNo, stamp: Stamp, words: str = ""
) -> SessionNote:
    """Keep one answer; WORDS narrow a yes. The group counts as gone through when it is closed (see `close_group`)."""
    return note.with_screens(ScreenAnswer(question, answer, words, stamp.now()))


def none_of_these(
    note: SessionNote,
    group: str,
    questions: Iterable[str],
    stamp: Stamp,
    told: Mapping[str, str] = MappingProxyType({}),
) -> SessionNote:
    """Keep a single "no" for each question of GROUP that has no answer yet, and close the group.

    What the health history has TOLD (question: its words) is kept as a yes: a record does not
    deny in one place what stands in another.
    """
    at = stamp.now()
    unanswered = [
        ScreenAnswer(q, YesNo.YES, told[q], at) if q in told else ScreenAnswer(q, YesNo.NO, at=at)
        for q in questions
        if note.screen(q) is None
    ]
    return close_group(note.with_screens(*unanswered), group)


def close_group(note: SessionNote, group: str) -> SessionNote:
    return note if group in note.screened else replace(note, screened=(*note.screened, group))


def nothing_new(note: SessionNote, stamp: Stamp) -> SessionNote:
    """A later visit's "anything new?": no. No other question is answered by it."""
    return none_of_these(note, ANYTHING_NEW, (ANYTHING_NEW,), stamp)


def change_mark(note: SessionNote, mark_id: str, **changes: object) -> SessionNote:
    """Change fields of a mark (what, qualities, depth, timing, role, words, problem, ...)."""
    mark = note.body_map.mark(mark_id)
    if mark is None:
        return note
    return replace(note, body_map=note.body_map.with_mark(replace(mark, **changes)))  # type: ignore[arg-type]


def remove_mark(note: SessionNote, mark_id: str) -> SessionNote:
    """Take a mark away; the ghost it was adopted from is open again."""
    return replace(note, body_map=note.body_map.without_mark(mark_id))


def mark_both_sides(note: SessionNote, mark_id: str, stamp: Stamp) -> SessionNote:
    """Put the mirror image of a one-sided mark on the other side, with its own reading.

    A side view is mirrored onto the other side's view. Words and numbers are the mark's: both were told together.
    """
    body = note.body_map
    mark = body.mark(mark_id)
    if mark is None or mark.side not in (Sides.LEFT, Sides.RIGHT):
        return note
    other = replace(
        mark,
        id=stamp.new_id(),
        view={View.LEFT: View.RIGHT, View.RIGHT: View.LEFT}.get(mark.view, mark.view),
        places=tuple(replace(place, side=place.side.other) for place in mark.places),
        strokes=tuple(tuple((-x, y) for x, y in stroke) for stroke in mark.strokes),
        linked_to=None,
        from_mark=None,
        at=stamp.now(),
    )
    body = body.with_mark(other)
    reading = body.reading(mark_id, Moment.ARRIVE)
    if reading is not None:
        body = body.with_reading(Reading(other.id, Moment.ARRIVE, reading.intensity, reading.grade, at=stamp.now()))
    return replace(note, body_map=body)


def take_problem(note: SessionNote, problem_id: str) -> SessionNote:
    """Say which problem this session is about; today's marks of the client that have none belong to it."""
    marks = tuple(
        replace(m, problem_id=problem_id) if m.layer is Layer.CLIENT and m.problem_id is None else m
        for m in note.body_map.marks
    )
    return replace(note, problem_ids=(problem_id,), body_map=replace(note.body_map, marks=marks))


def set_reason(note: SessionNote, reason: str) -> SessionNote:
    return replace(note, reason=reason)


def in_words(note: SessionNote, words: str) -> SessionNote:
    """Why the client comes, in the client's own words. Words are a reason too."""
    return replace(note, words=words, reason=note.reason or (COMPLAINT if words.strip() else ""))
