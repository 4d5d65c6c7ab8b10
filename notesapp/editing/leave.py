"""The moves of Leave: what the client takes home, what comes next, how it ended."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone

from notesapp.catalogue.aftercare import items
from notesapp.catalogue.lists import options
from notesapp.editing.stamp import Stamp
from notesapp.model.aftercare import AftercareGiven, Dose, LetterText, Plan
from notesapp.model.answers import Choice, Decision
from notesapp.model.body_map import Side, View
from notesapp.model.session_note import Outcome, SessionNote
from notesapp.model.treatment import TechniqueUse
from notesapp.safety.advice import Suggested
from notesapp.safety.assessment import GIVEN, PLACES, Alert, SideDoubt
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
    if kind == "use" and (use := note.use(key)) and doubt.field == PLACES:
        return note.with_use(_to_side(use, Side(doubt.found)))
    if kind == "use" and (use := note.use(key)):
        return note.with_use(replace(use, note=swap(use.note), result=swap(use.result)))
    if kind in ("care", "screen", "response", "letter"):
        return _changed_answer(note, doubt, swap)
    own = getattr(note.texts, kind, None)
    if own is not None and (changed := swap(own)) != own:
        return replace(note, texts=replace(note.texts, **{kind: changed}))
    if kind == "plan" and note.plan:
        return replace(note, plan=replace(note.plan, note=swap(note.plan.note), focus=swap(note.plan.focus)))
    return note


def _changed_answer(note: SessionNote, doubt: SideDoubt, swap: Callable[[str], str]) -> SessionNote:
    """NOTE with SWAP done in what goes home, in an answer, in what was told of last time, or in the letter."""
    kind, _, key = doubt.part.partition(":")
    if kind == "care":
        side = Side(doubt.found) if doubt.field == GIVEN else None
        return replace(
            note,
            aftercare=tuple(
                replace(
                    given,
                    side=side or given.side,
                    reason=swap(given.reason),
                    dose=replace(given.dose, text=swap(given.dose.text)),
                )
                if given.id == key
                else given
                for given in note.aftercare
            ),
        )
    if kind == "screen":
        screens = tuple(replace(one, words=swap(one.words)) if one.question == key else one for one in note.screens)
        return replace(note, screens=screens)
    if kind == "response" and (told := note.response):
        told = replace(told, words=swap(told.words), new_symptoms=swap(told.new_symptoms))
        return replace(note, response=told)
    if letter := note.letter:
        question, why, untested = swap(letter.question), swap(letter.why_now), swap(letter.not_tested)
        return replace(note, letter=replace(letter, question=question, why_now=why, not_tested=untested))
    return note


def _to_side(use: TechniqueUse, side: Side) -> TechniqueUse:
    """The same work on the other side of the body, its painted area mirrored."""
    return replace(
        use,
        places=tuple(replace(p, side=p.side if p.side is Side.MID else side) for p in use.places),
        strokes=tuple(tuple((-x, y) for x, y in stroke) for stroke in use.strokes),
        view={View.LEFT: View.RIGHT, View.RIGHT: View.LEFT}.get(use.view, use.view) if use.view else None,
    )


def _swap(text: str, doubt: SideDoubt) -> str:
    pattern = r"\s+".join(re.escape(word) for word in doubt.words.split())
    at = doubt.start if text[doubt.start : doubt.start + 1] == doubt.words[:1] else 0
    match = re.compile(pattern).search(text, at) or re.search(pattern, text)
    if match is None:
        return text
    size = doubt.end - doubt.start or len(doubt.words.split()[0])
    return text[: match.start()] + _other(match[0][:size], doubt) + text[match.start() + size :]


SHORT = ("LHS", "RHS", "LLE", "RLE", "LUE", "RUE", "LFT", "RGT")
"""Short words for a side of which only the first letter tells which."""


def _other(word: str, doubt: SideDoubt) -> str:
    """The word for the side that was found, written as WORD was: L → R, Left-sided → Right-sided, lt → rt."""
    says, found = str(doubt.says), str(doubt.found)
    if len(word) == 1:
        return found[0].upper() if word.isupper() else found[0]
    if word.upper() in SHORT:
        first = found[0] if word[:1].islower() else found[0].upper()
        return first + ("t" if word[-1:] == "t" else "T") if word.upper() in ("LFT", "RGT") else first + word[1:]
    if says not in word.lower() or says == "both":
        made = (
            f"on the {found}"
            if word.lower() == "bilaterally"
            else f"{found[0]}t"
            if word.lower() in ("lt", "rt")
            else found
        )
    else:
        made = word.lower().replace(says, found, 1)
    return made[:1].upper() + made[1:] if word[:1].isupper() else made
