"""The moves of Treat: techniques on regions, and what the client says of the pressure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from notesapp.editing.stamp import Stamp
from notesapp.model.answers import Choice, Decision
from notesapp.model.body_map import Place
from notesapp.model.briefing import Briefing, plan_from_last
from notesapp.model.session_note import SessionNote
from notesapp.model.treatment import AskedBy, CheckIn, Feel, Request, TechniqueUse
from notesapp.safety.assess import assess

STEP = 10
"""One level, in tenths: what Softer and Deeper move."""


def add_use(
    note: SessionNote,
    technique: str,
    places: tuple[Place, ...],
    tool: str,
    level: int,
    minutes: int,
    stamp: Stamp,
    *,
    from_use: str | None = None,
) -> SessionNote:
    use = TechniqueUse(stamp.new_id(), technique, places, tool, level, minutes, from_use=from_use, at=stamp.now())
    return note.with_use(use)


def done_as_last_time(note: SessionNote, briefing: Briefing, stamp: Stamp) -> SessionNote:
    """Take over last time's techniques, areas, tools and minutes at today's safe pressure.

    Findings, numbers, words and consent are not taken over. A row that is here already
    (taken over before) is not added twice.
    """
    here = {use.from_use for use in note.uses}
    found = assess(briefing, note)
    for use in plan_from_last(briefing):
        if use.id in here:
            continue
        level = min((found.start_level(p, use.technique, use.tool).level for p in use.places), default=use.level)
        copy = replace(use, id=stamp.new_id(), level=level, from_use=use.id, result="", note="", at=stamp.now())
        note = note.with_use(copy)
    return note


def change_use(note: SessionNote, use_id: str, **changes: object) -> SessionNote:
    """Change fields of a use (technique, tool, level, minutes, places, ...)."""
    use = note.use(use_id)
    return note if use is None else note.with_use(replace(use, **changes))  # type: ignore[arg-type]


def check_in(
    note: SessionNote,
    use_id: str | None,
    stamp: Stamp,
    *,
    request: Request | None = None,
    feel: Feel | None = None,
    place: Place | None = None,
    asked_by: AskedBy = AskedBy.THERAPIST,
) -> SessionNote:
    """Keep one answer on the pressure, with region, tool and time, and the change it made.

    Softer and sharp pain lower the level by one, Deeper raises it by one, within the scale.
    USE_ID None is an answer about the whole session.
    """
    use = note.use(use_id) if use_id else None
    before = use.level if use else None
    after = before
    if before is not None:
        if request is Request.TOO_MUCH or feel is Feel.BAD_PAIN:
            after = max(10, before - STEP)
        elif request is Request.TOO_LIGHT:
            after = min(50, before + STEP)
    where = place or (use.places[0] if use and use.places else None)
    entry = CheckIn(
        stamp.new_id(),
        use_id,
        where,
        use.tool if use else "",
        before,
        after,
        request,
        feel,
        asked_by=asked_by,
        at=stamp.now(),
    )
    note = replace(note, check_ins=(*note.check_ins, entry))
    if use is not None and after is not None and after != before:
        note = note.with_use(replace(use, level=after))
    return note


def eased(note: SessionNote, check_in_id: str, seconds: int | None) -> SessionNote:
    """Say after how many seconds it eased; None takes that back."""
    return replace(
        note,
        check_ins=tuple(replace(c, eased_after_s=seconds) if c.id == check_in_id else c for c in note.check_ins),
    )


def without_check_in(note: SessionNote, check_in_id: str) -> SessionNote:
    return replace(note, check_ins=tuple(c for c in note.check_ins if c.id != check_in_id))


def give_reason(
    note: SessionNote,
    rules: Iterable[tuple[str, int]],
    about: str,
    reason: str,
    stamp: Stamp,
    *,
    typed: bool = False,
    because: tuple[str, ...] = (),
) -> SessionNote:
    """Keep why a rule (id, version) was overridden for the use ABOUT ("" = the whole session)."""
    for rule, version in rules:
        note = note.with_decision(
            Decision(stamp.new_id(), rule, version, Choice.OVERRIDDEN, reason, typed, about, because, at=stamp.now())
        )
    return note
