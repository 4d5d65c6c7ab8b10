"""Short lines: alerts, last time in three lines, the problem, search."""

from __future__ import annotations

from collections.abc import Iterable

from notesapp.catalogue.aftercare import items
from notesapp.catalogue.conditions import conditions
from notesapp.catalogue.lists import label
from notesapp.catalogue.rules import rules
from notesapp.model.body_map import Extent, Moment
from notesapp.model.briefing import Briefing
from notesapp.model.practice import HistoryItem, HistoryKind, HistoryStatus, Problem
from notesapp.model.session_note import SessionNote
from notesapp.safety.assessment import Cap, StartLevel
from notesapp.words import marks, names
from notesapp.words.lexicon import listed, lower_first, plain, plural, say, upper_first
from notesapp.words.names import For
from notesapp.words.treatment import checks_of, rule_name


def current(history: Iterable[HistoryItem], *kinds: HistoryKind) -> tuple[HistoryItem, ...]:
    return tuple(i for i in history if i.status is HistoryStatus.CURRENT and (not kinds or i.kind in kinds))


def alert_lines(briefing: Briefing, language: str = "en") -> tuple[tuple[str, str], ...]:
    """Return (title, what to mind) of what must be known before touching, the gravest first.

    From the history, the standing areas to avoid, and the client's remarks.
    """
    known = conditions()
    lines: list[tuple[int, str, str]] = []
    for item in current(briefing.standing.history):
        one = known.get(item.what)
        if one is not None and (one.alert or one.raises):
            spoken = one.alert or next((rules()[r].alert for r in one.raises if rules()[r].alert), "")
            lines.append((-one.priority, one.label, spoken))
        elif one is None and item.kind is HistoryKind.ALLERGY:
            lines.append((-8, say(language, "lines.allergy", what=plain(item.what)), ""))
    for area in briefing.standing.avoid:
        lines.append((-7, upper_first(names.places(area.places, For.CLIENT, language)), plain(area.reason)))
    lines.sort(key=lambda line: line[0])
    said = [(title, text) for _, title, text in lines]
    remarks = plain(briefing.client.remarks)
    return (*said, *([(remarks, "")] if remarks else []))


def last_session_lines(previous: SessionNote, language: str = "en") -> tuple[tuple[str, str], ...]:
    """Return (heading, line) for Pain, Hands and Advice of PREVIOUS; a line with nothing in it is left out."""
    pairs = (
        ("pain", _pain_line(previous, language)),
        ("hands", _hands_line(previous, language)),
        ("advice", _advice_line(previous, language)),
    )
    return tuple((say(language, f"lines.{key}"), text) for key, text in pairs if text)


def _pain_line(note: SessionNote, language: str) -> str:
    body = note.body_map
    mark = marks.worst_pain(body)
    if mark is None:
        return ""
    arrive, leave = body.reading(mark.id, Moment.ARRIVE), body.reading(mark.id, Moment.LEAVE)
    readings = f" {arrive.intensity}" if arrive else ""
    if leave and leave.intensity is not None:
        readings += f" → {leave.intensity}"
    elif leave and leave.extent is Extent.GONE:
        readings += " → 0"
    end = marks.ends_at(mark, body, Moment.LEAVE) or marks.ends_at(mark, body, Moment.ARRIVE)
    to = say(language, "lines.to_the", end=names.region(end.region, For.CLIENT, language)) if end else ""
    place = names.places(marks.named(mark)[:1], For.CLIENT, language)
    return say(language, "lines.pain_line", what=upper_first(names.what(mark)), place=place, readings=readings, end=to)


def _hands_line(note: SessionNote, language: str) -> str:
    """The work that was answered to, else the longest."""
    answered = {c.use_id for c in note.check_ins}
    uses = sorted(note.uses, key=lambda u: (u.id in answered, u.level, u.minutes), reverse=True)
    if not uses:
        return ""
    use = uses[0]
    eased = [c.eased_after_s for c in checks_of(note, use.id) if c.eased_after_s is not None]
    said = say(language, "lines.eased", n=eased[-1]) if eased else ""
    where = upper_first(names.places(use.places, For.SCREEN, language))
    return say(
        language, "lines.hands_line", place=where, tool=names.tool(use.tool), level=names.level(use.level), eased=said
    )


def _advice_line(note: SessionNote, language: str) -> str:
    titles = [items()[g.item].title if g.item in items() else g.item for g in note.aftercare]
    return upper_first(", ".join(lower_first(t) for t in titles))


def problem_line(problem: Problem, language: str = "en") -> str:
    """Return "Right low back and leg pain, since 28 September 2026"."""
    title = plain(problem.title)
    since = names.day(problem.onset, language, weekday=False) if problem.onset else plain(problem.onset_words)
    return say(language, "summary.since", title=title, date=since) if since else title


def summary_line(note: SessionNote, language: str = "en") -> str:
    """Return one line for Today and the timeline: "Burning pain, right low back 7 → 4, to the calf"."""
    line = _pain_line(note, language)
    if line:
        return line
    reason = label("reasons", note.reason) if note.reason else ""
    places = names.places((p for u in note.uses for p in u.places), For.CLIENT, language)
    return ", ".join(part for part in (reason, places) if part)


def start_words(start: StartLevel, language: str = "en") -> tuple[str, ...]:
    """Say why a level is offered: what was just right, one lower after worse, the limit."""
    said: list[str] = []
    for why in start.why:
        if why == "safe" and start.safe:
            checks = plural(language, "check", start.safe.check_ins)
            sessions = plural(language, "session", start.safe.sessions)
            level = upper_first(say(language, "lines.level_plain", level=names.level(start.safe.level)))
            said.append(say(language, "lines.start_safe", level=level, checks=checks, sessions=sessions))
        elif why == "cap":
            caps = [rule for rule in start.rules if rule != "AP-22"] or list(start.rules)
            rule = listed(language, (rule_name(r) for r in caps))
            said.append(say(language, "lines.start_cap", cap=names.level(start.level), rule=rule))
        else:
            said.append(say(language, f"lines.start_{why}"))
    return tuple(said)


def cap_words(cap: Cap, language: str = "en") -> str:
    """Return "Osteoporosis: level 2 at most", or "Local inflammation: leave out"."""
    name = upper_first(rule_name(cap.rules[0]))
    if cap.level == 0:
        return say(language, "lines.leave_out", rule=name)
    return say(language, "lines.at_most", rule=name, level=names.level(cap.level))
