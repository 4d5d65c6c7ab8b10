"""What goes home and what comes next, in words: doses, plan, next visit."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from notesapp.catalogue.aftercare import items
from notesapp.catalogue.lists import label, options
from notesapp.model.aftercare import AftercareGiven, Dose, Plan
from notesapp.model.session_note import SessionNote
from notesapp.safety.assess import Assessment
from notesapp.words import names
from notesapp.words.lexicon import closed, lower_first, plain, plural, say, upper_first

TIMES_A_DAY = {1: "once a day", 2: "2 times a day"}


def dose(given: AftercareGiven, language: str = "en") -> str:
    """Return the dose as printed: "30 seconds, 2 times each side, once a day"; else the catalogue's."""
    d, item = given.dose, items().get(given.item)
    if d.text.strip():
        return plain(d.text)
    if d == Dose():
        return item.dose_text.rstrip(".") if item else ""
    each = " each side" if _each_side(given) else ""
    parts = []
    if d.hold_s is not None:
        parts.append(plural(language, "second", d.hold_s))
    if d.minutes is not None:
        parts.append(plural(language, "minute", d.minutes))
    if d.repetitions is not None:
        parts.append(plural(language, "time", d.repetitions) + each)
    elif each and parts:
        parts[-1] += each
    if d.times_a_day is not None:
        parts.append(TIMES_A_DAY.get(d.times_a_day, f"{d.times_a_day} times a day"))
    if d.days is not None:
        parts.append(f"for {plural(language, 'day', d.days)}")
    return ", ".join(parts)


def _each_side(given: AftercareGiven) -> bool:
    item = items().get(given.item)
    return given.both_sides or bool(item and item.dose.each_side and given.dose.hold_s is not None)


def _title(given: AftercareGiven, language: str) -> str:
    """Return "Calf raise, right"; what is done on each side names none."""
    item = items().get(given.item)
    title = item.title if item else plain(given.item)
    sided = given.side and given.side != "mid" and not _each_side(given)
    return f"{title}, {names.side(given.side, language)}" if given.side and sided else title


def advice_line(given: AftercareGiven, language: str = "en") -> str:
    """Return "Piriformis stretch: 30 seconds, 2 times each side, once a day"."""
    title, amount = _title(given, language), dose(given, language)
    return f"{title}: {lower_first(amount)}" if amount else title


def _at_home(given: AftercareGiven, language: str) -> str:
    """Return "piriformis stretch (30 seconds, 2 times each side, once a day)"."""
    title, amount = lower_first(_title(given, language)), dose(given, language)
    return say(language, "plan.home_item", title=title, dose=lower_first(amount)) if amount else title


def plan_line(plan: Plan, language: str = "en") -> str:
    """Return "Weekly for four sessions", "Weekly until 18 December", or ""."""
    often = label("frequencies", plan.frequency) if plan.frequency in options("frequencies") else plain(plan.frequency)
    count = (
        say(language, "plan.for_sessions", n=plural(language, "session", plan.sessions, word=True))
        if plan.sessions
        else ""
    )
    if plan.until:
        until = names.day(plan.until, language, weekday=False, year=False)
        count = say(language, "plan.until", frequency=count, date=until).rstrip(".").strip()
    return upper_first(f"{often} {count}".strip())


def next_visit(note: SessionNote, language: str = "en", *, year: bool = False) -> str:
    """Return "Thursday 26 November, 10:30", or "" if none is agreed."""
    if note.plan is None or note.plan.next_visit is None:
        return ""
    at = local(note, note.plan.next_visit)
    return f"{names.day(at.date(), language, year=year)}, {names.clock(at)}"


def local(note: SessionNote, at: datetime) -> datetime:
    return at.astimezone(timezone(timedelta(minutes=note.utc_offset_min)))


def plan_sentences(note: SessionNote, assessment: Assessment, language: str = "en") -> tuple[str, ...]:
    said: list[str] = []
    if note.aftercare:
        said.append(say(language, "plan.home", list="; ".join(_at_home(given, language) for given in note.aftercare)))
        said += [closed(text) for text in assessment.aftercare.left_out]
    plan = note.plan
    if plan is None:
        return tuple(said)
    line = plan_line(plan, language)
    if plan.none and not line:
        said.append(say(language, "plan.none"))
    if line:
        said.append(closed(line))
    if plan.reassess_on:
        said.append(say(language, "plan.reassess", date=names.day(plan.reassess_on, language)))
    if next_visit(note, language):
        said.append(say(language, "plan.next", date=next_visit(note, language, year=True)))
    if plan.refer_to:
        who = label("refer_to", plan.refer_to)
        said.append(say(language, "plan.refer", who=lower_first(who) if who != plan.refer_to else plain(who)))
    if plan.focus:
        said.append(say(language, "plan.focus", words=plain(plan.focus).rstrip(".")))
    if plan.note:
        said.append(closed(upper_first(plain(plan.note))))
    return tuple(said)
