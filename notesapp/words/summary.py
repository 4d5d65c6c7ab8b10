"""The session summary as values."""

from __future__ import annotations

from notesapp.bodymap.changes import is_meaningful
from notesapp.bodymap.draw_marks import GRADES
from notesapp.model.body_map import BodyMap, Extent, Mark, Moment, Reading, View
from notesapp.model.briefing import Briefing
from notesapp.model.session_note import Outcome, SessionNote
from notesapp.model.signature import Revision
from notesapp.safety.assess import Assessment
from notesapp.words import marks, names
from notesapp.words.change import percent
from notesapp.words.contents import MapLabel, SummaryContent, TechniqueRow
from notesapp.words.lexicon import plain, plural, say, upper_first
from notesapp.words.lines import alert_lines, problem_line
from notesapp.words.names import For
from notesapp.words.plan import advice_line, local
from notesapp.words.sheet import CLOSER, VIEWS, letterhead, view_of
from notesapp.words.soap import denied_beside, problems_of, soap
from notesapp.words.treatment import checks_of, exceptions, pressure_cell, said_of


def summary_content(
    briefing: Briefing,
    note: SessionNote,
    assessment: Assessment,
    language: str = "en",
    *,
    revision: Revision | None = None,
    sotap: bool = False,
) -> SummaryContent:
    """Return the summary of NOTE; SIGNED is empty until there is a REVISION."""
    client, start = briefing.client, note.local_start
    pain = marks.pain(note.body_map)
    return SummaryContent(
        head=letterhead(briefing),
        client=client.name,
        born=names.day(client.born, language, weekday=False) if client.born else "",
        session=say(language, "summary.session", date=names.short_day(start.date(), language), time=names.clock(start)),
        length=say(language, "summary.length", minutes=note.minutes, number=note.number),
        problem="; ".join(problem_line(p, language) for p in problems_of(briefing, note)),
        alerts=tuple(f"{title}. {text}" if text else title for title, text in alert_lines(briefing, language)),
        pain=pain,
        pain_words=_pain_words(pain, language),
        labels=map_labels(note.body_map, language),
        table=technique_rows(note, language),
        exceptions=exceptions(note, assessment, language),
        soap=soap(briefing, note, assessment, language, sotap=sotap),
        asked_no=denied_beside(note, language),
        advice=tuple(advice_line(given, language) for given in note.aftercare),
        outcome=_outcome(note, language),
        signed=_signed(note, revision, language),
        views=views_of(note),
        language=language,
    )


def _outcome(note: SessionNote, language: str) -> str:
    if note.outcome is Outcome.REFERRED and note.uses:
        return say(language, "summary.stopped_referred")
    return say(language, f"summary.{note.outcome}") if note.outcome else ""


def _signed(note: SessionNote, revision: Revision | None, language: str) -> str:
    if revision is None:
        return ""
    at = local(note, revision.at)
    return say(language, "summary.session", date=names.short_day(at.date(), language), time=names.clock(at))


def _pain_words(pain: tuple[int, int] | None, language: str) -> str:
    if pain is None:
        return ""
    before, after = pain
    points = plural(language, "point", abs(before - after))
    if before == after:
        return say(language, "summary.level")
    if after > before:
        return say(language, "summary.up", points=points)
    if is_meaningful(before, after):
        return say(language, "summary.down", points=points, percent=percent(before, after))
    return say(language, "summary.down_some", points=points)


def views_of(note: SessionNote) -> tuple[View, ...]:
    """The views that hold marks, in the order of the figure; else the one that shows what was worked."""
    marked = {m.view for m in note.body_map.marks}
    worked = tuple(p for u in note.uses for p in u.places)
    return tuple(v for v in (*VIEWS, *CLOSER) if v in marked) or (view_of(worked),)


def map_labels(body: BodyMap, language: str = "en") -> tuple[MapLabel, ...]:
    """Return the words beside each mark; marks of a kind and reading share the label of the first."""
    return tuple(_label(told.mark, body, language) for told in marks.merged(body.marks, body))


def _label(mark: Mark, body: BodyMap, language: str) -> MapLabel:
    name = names.symptom_adjective(mark.what) if mark.layer == "client" else names.finding(mark.what)
    arrive, leave = body.reading(mark.id, Moment.ARRIVE), body.reading(mark.id, Moment.LEAVE)
    gone = leave is not None and leave.extent is Extent.GONE
    new = arrive is None and leave is not None
    before = "" if new else f"{name} {_number(arrive)}".strip()
    if leave is None:
        return MapLabel(mark.id, before, before, "", say(language, "mark.not_asked") if arrive else "")
    after = "" if gone else f"{name} {_change(arrive, leave) or _number(leave) or _number(arrive)}".strip()
    small = ""
    if leave.extent not in (None, Extent.AS_DRAWN, Extent.GONE):
        small = say(language, f"mark.{leave.extent}")
    elif arrive and _number(arrive) == _number(leave) and not gone:
        small = say(language, "mark.unchanged")
    return MapLabel(mark.id, before, after, "", small)


def _number(reading: Reading | None) -> str:
    """0-10 of a symptom, or the letter of a finding's grade: two scales that must not look alike."""
    if reading is None:
        return ""
    if reading.intensity is not None:
        return str(reading.intensity)
    return "" if reading.grade is None else GRADES[reading.grade]


def _change(arrive: Reading | None, leave: Reading) -> str:
    """ "S→M" of a finding that was graded again."""
    if arrive is None or leave.intensity is not None or None in (arrive.grade, leave.grade):
        return ""
    return f"{_number(arrive)}→{_number(leave)}" if arrive.grade != leave.grade else ""


def technique_rows(note: SessionNote, language: str = "en") -> tuple[TechniqueRow, ...]:
    return tuple(
        TechniqueRow(
            region=upper_first(names.places(use.places, For.SCREEN, language)),
            technique=names.technique(use.technique),
            tool=names.tool(use.tool),
            pressure=pressure_cell(use, note),
            minutes=str(use.minutes) if use.minutes else "",
            said="; ".join(
                part for part in (said_of(checks_of(note, use.id), language, quoted=True), plain(use.note)) if part
            ),
        )
        for use in note.uses
    )
