"""The moves of Leave: what the client takes home, what comes next, how it ended."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone

from notesapp.catalogue.aftercare import items
from notesapp.catalogue.lists import options
from notesapp.editing.stamp import Stamp
from notesapp.model.aftercare import AftercareGiven, Dose, LetterText, Plan
from notesapp.model.answers import Choice, Decision
from notesapp.model.body_map import Side
from notesapp.model.session_note import Outcome, SessionNote
from notesapp.safety.advice import Suggested
from notesapp.safety.assessment import Alert, SideDoubt
from notesapp.safety.sides import SIDE

HALF_HOUR = 30


def give_item(
    note: SessionNote, item: str, side: Side | None, dose: Dose, reason: str, stamp: Stamp, *, both: bool = False
) -> SessionNote:
    """Give one item; the same item again takes the place of the earlier."""
    kept = tuple(a for a in note.aftercare if a.item != item)
    given = AftercareGiven(stamp.new_id(), item, side, both, dose, reason, stamp.now())
    return replace(note, aftercare=(*kept, given))


def usual_dose(item: str) -> Dose:
    """The catalogue's dose of an item, the lower end where it gives a range: what is asked for is done more often."""
    found = items().get(item)
    if found is None:
        return Dose()
    d = found.dose
    return Dose(d.hold_s, d.repetitions, d.minutes_min, d.times_a_day, d.days)


def give_suggested(note: SessionNote, chosen: Iterable[Suggested], stamp: Stamp) -> SessionNote:
    """Give each of CHOSEN with its usual dose and the reason it was suggested for; what was given stays."""
    here = {given.item for given in note.aftercare}
    for one in chosen:
        if one.item not in here:
            dose = usual_dose(one.item)
            note = give_item(note, one.item, one.side, dose, one.reason, stamp, both=one.both_sides)
    return note


def change_given(note: SessionNote, given_id: str, **changes: object) -> SessionNote:
    """Change fields of what is given (dose, side, both_sides, reason)."""
    given = tuple(
        replace(a, **changes) if a.id == given_id else a  # type: ignore[arg-type]
        for a in note.aftercare
    )
    return replace(note, aftercare=given)


def drop_item(note: SessionNote, item: str) -> SessionNote:
    return replace(note, aftercare=tuple(a for a in note.aftercare if a.item != item))


def set_plan(note: SessionNote, **changes: object) -> SessionNote:
    """Change fields of the plan; whatever is planned, it is no longer "none"."""
    plan = replace(note.plan or Plan(), none=False)
    return replace(note, plan=replace(plan, **changes))  # type: ignore[arg-type]


def wall_time(note: SessionNote, day: date, at: time) -> datetime:
    """DAY and AT as the clock on the practice's wall shows them, in UTC."""
    zone = timezone(timedelta(minutes=note.utc_offset_min))
    return datetime.combine(day, at, zone).astimezone(UTC)


def same_time(note: SessionNote) -> time:
    """The session's own time of day, to the nearest half hour."""
    start = note.local_start
    halves = min(47, round((start.hour * 60 + start.minute) / HALF_HOUR))
    return time(halves // 2, halves % 2 * HALF_HOUR)


def next_in(note: SessionNote, days: int) -> SessionNote:
    """Plan the next visit DAYS after this one, at the same time of day."""
    day = note.local_start.date() + timedelta(days=days)
    return set_plan(note, next_visit=wall_time(note, day, same_time(note)))


def plan_course(note: SessionNote, frequency: str, sessions: int) -> SessionNote:
    """ "Weekly for four sessions, then reassess"; the first of them is planned too if none is agreed."""
    days = options("frequencies")[frequency].value or 0
    reassess = note.local_start.date() + timedelta(days=days * sessions)
    note = set_plan(note, frequency=frequency, sessions=sessions, reassess_on=reassess)
    return note if note.plan and note.plan.next_visit else next_in(note, days)


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


def refer(
    note: SessionNote, letter: LetterText, stops: Iterable[Alert], told: str, stamp: Stamp, *, to: str = ""
) -> SessionNote:
    """Stop and refer: each rule that stopped is followed, with what the client was TOLD; the urgent letter is begun."""
    for alert in stops:
        decision = Decision(
            stamp.new_id(), alert.rule, alert.version, Choice.FOLLOWED, "", False, alert.about, alert.because, told,
            stamp.now(),
        )  # fmt: skip
        note = note.with_decision(decision)
    note = stop_and_refer(note, letter, stamp)
    return set_plan(note, refer_to=to) if to else note


def keep_side(note: SessionNote, doubt: SideDoubt, stamp: Stamp) -> SessionNote:
    """The text is right as it stands; this is kept with the note."""
    because = (f"says:{doubt.says}", f"found:{doubt.found}")
    return note.with_decision(
        Decision(stamp.new_id(), SIDE, 1, Choice.OVERRIDDEN, "", False, doubt.key, because, "", stamp.now())
    )


def change_side(note: SessionNote, doubt: SideDoubt) -> SessionNote:
    """Put the side that was found in the place of the one the text says, in the words DOUBT is about."""

    def swap(text: str) -> str:
        return _swap(text, doubt)

    kind, _, key = doubt.part.partition(":")
    if kind == "words":
        return replace(note, words=swap(note.words))
    if kind == "mark" and (mark := note.body_map.mark(key)):
        mark = replace(mark, note=swap(mark.note), client_words=swap(mark.client_words))
        return replace(note, body_map=note.body_map.with_mark(mark))
    if kind == "use" and (use := note.use(key)):
        return note.with_use(replace(use, note=swap(use.note), result=swap(use.result)))
    own = getattr(note.texts, kind, None)
    if own is not None and (changed := swap(own)) != own:
        return replace(note, texts=replace(note.texts, **{kind: changed}))
    if kind == "plan" and note.plan:
        return replace(note, plan=replace(note.plan, note=swap(note.plan.note), focus=swap(note.plan.focus)))
    return note


def _swap(text: str, doubt: SideDoubt) -> str:
    first, *rest = doubt.words.split()
    pattern = r"\s+".join([re.escape(first), *(re.escape(word) for word in rest)])
    other = first.lower().replace(str(doubt.says), str(doubt.found), 1)
    if first[:1].isupper():
        other = other[:1].upper() + other[1:]
    return re.sub(pattern, lambda m: other + m[0][len(first) :], text, count=1)
