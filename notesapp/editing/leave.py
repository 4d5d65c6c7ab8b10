"""The moves of Leave: what the client takes home, what comes next, how it ended."""

from __future__ import annotations

from dataclasses import replace

from notesapp.editing.stamp import Stamp
from notesapp.model.aftercare import AftercareGiven, Dose, LetterText, Plan
from notesapp.model.body_map import Side
from notesapp.model.session_note import Outcome, SessionNote


def give_item(
    note: SessionNote, item: str, side: Side | None, dose: Dose, reason: str, stamp: Stamp, *, both: bool = False
) -> SessionNote:
    """Give one item; the same item again takes the place of the earlier."""
    kept = tuple(a for a in note.aftercare if a.item != item)
    given = AftercareGiven(stamp.new_id(), item, side, both, dose, reason, stamp.now())
    return replace(note, aftercare=(*kept, given))


def drop_item(note: SessionNote, item: str) -> SessionNote:
    return replace(note, aftercare=tuple(a for a in note.aftercare if a.item != item))


def set_plan(note: SessionNote, **changes: object) -> SessionNote:
    """Change fields of the plan; whatever is planned, it is no longer "none"."""
    plan = replace(note.plan or Plan(), none=False)
    return replace(note, plan=replace(plan, **changes))  # type: ignore[arg-type]


def no_plan(note: SessionNote) -> SessionNote:
    return replace(note, plan=Plan(none=True))


def set_outcome(note: SessionNote, outcome: Outcome) -> SessionNote:
    return replace(note, outcome=outcome)


def finish(note: SessionNote, stamp: Stamp) -> SessionNote:
    """End the session: its end, and its outcome if the work done says it plainly."""
    if note.outcome is None and any(use.places for use in note.uses):
        note = replace(note, outcome=Outcome.TREATED)
    return note if note.ended_at else replace(note, ended_at=max(stamp.now(), note.started_at))


def stop_and_refer(note: SessionNote, letter: LetterText, stamp: Stamp) -> SessionNote:
    """Not treated, referred: the urgent letter is begun, nothing else is asked for."""
    note = replace(note, outcome=Outcome.REFERRED, letter=letter, aftercare=())
    return note if note.ended_at else replace(note, ended_at=max(stamp.now(), note.started_at))
