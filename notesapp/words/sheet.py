"""The client's aftercare sheet as values: plain words, sided steps, printed doses."""

from __future__ import annotations

import re

from notesapp.catalogue.aftercare import items
from notesapp.catalogue.emergency import help_box
from notesapp.catalogue.regions import regions
from notesapp.model.aftercare import AftercareGiven
from notesapp.model.body_map import Place, Side, View
from notesapp.model.briefing import Briefing
from notesapp.model.session_note import Outcome, SessionNote
from notesapp.model.treatment import Request, TechniqueUse
from notesapp.safety.assess import Assessment
from notesapp.words import marks, names
from notesapp.words.contents import CareCard, Letterhead, SheetContent
from notesapp.words.lexicon import closed, listed, plain, say, upper_first
from notesapp.words.names import For
from notesapp.words.plan import dose, next_visit, plan_line
from notesapp.words.soap import flare

WORK_NAMED = 2
SAME_DAY = "same_day"
VIEWS = (View.BACK, View.FRONT, View.RIGHT, View.LEFT, View.SOLES)
CLOSER = (View.PALMS, View.HANDS, View.FEET, View.FACE)
"""Shown when something was marked there."""


def letterhead(briefing: Briefing) -> Letterhead:
    p, t = briefing.practice, briefing.therapist
    registration = ", ".join(part for part in (t.credentials, t.registration) if part)
    return Letterhead(p.name, p.address, p.phone, p.email, t.name, registration)


def sheet_content(briefing: Briefing, note: SessionNote, assessment: Assessment, language: str = "en") -> SheetContent:
    """Return the sheet of NOTE. After a STOP it holds the emergency box and nothing else."""
    practice = briefing.practice
    box = help_box(practice.emergency_number, practice.phone)
    head, date = letterhead(briefing), names.day(note.local_start.date(), language)
    title = say(language, "sheet.title", name=briefing.client.name)
    if is_urgent(note, assessment):
        return SheetContent(
            head=head, date=date, title=title, today="", may_feel="", cards=(), call_us=(), see_doctor="",
            emergency_title=box.title, emergency=box.emergency, next_visit="", next_line="", footer=box.footer,
            urgent=True, urgent_words=urgent_words(assessment, language), language=language,
        )  # fmt: skip
    worked = tuple(dict.fromkeys(p for use in note.uses for p in use.places))
    view = view_of(worked)
    at = next_visit(note, language)
    line = plan_line(note.plan, language) if note.plan else ""
    return SheetContent(
        head=head,
        date=date,
        title=title,
        today=_today(note, language),
        may_feel=say(language, "sheet.may_feel") if note.uses else "",
        cards=tuple(_cards(note, assessment, worked, language)),
        call_us=box.call,
        see_doctor=say(language, "sheet.doctor"),
        emergency_title=box.title,
        emergency=box.emergency,
        next_visit=say(language, "sheet.next_visit", date=at) if at else say(language, "sheet.next_open"),
        next_line=say(language, "sheet.next_line", plan=line) if line else "",
        footer=box.footer,
        optional_feel=_gentler(briefing, note, assessment, language),
        advice=_general(note),
        pain=marks.pain(note.body_map),
        worked=worked,
        worked_view=view,
        worked_label=say(language, "sheet.worked", view=say(language, f"views.{view}")) if worked else "",
        language=language,
    )


def urgent_words(assessment: Assessment, language: str = "en") -> str:
    """After a STOP to the emergency department; referred for another reason, to a doctor."""
    begun = bool(assessment.facts.note.uses)
    if assessment.stop:
        return say(language, "sheet.urgent_begun" if begun else "sheet.urgent")
    return say(language, "sheet.urgent_stopped" if begun else "sheet.urgent_seen")


def is_urgent(note: SessionNote, assessment: Assessment) -> bool:
    """Stopped by a rule that nobody overrode, or referred for today; whatever had been done before."""
    today = note.letter is not None and note.letter.urgency == SAME_DAY
    return assessment.urgent or today or note.outcome is Outcome.REFERRED


def view_of(worked: tuple[Place, ...]) -> View:
    """The view that shows most of WORKED, the back first."""
    shown = {v: sum(p.region in regions() and v.value in regions()[p.region].views for p in worked) for v in VIEWS}
    return max(VIEWS, key=lambda v: (shown[v], -VIEWS.index(v)))


def _today(note: SessionNote, language: str) -> str:
    """Return "Slow steady pressure on your right buttock and long gliding strokes on your low back." """
    if not note.uses:
        return ""
    by_technique: dict[str, list[TechniqueUse]] = {}
    for use in sorted(note.uses, key=lambda u: -u.minutes):
        by_technique.setdefault(use.technique, []).append(use)
    by_place: dict[str, list[str]] = {}
    for key, uses in list(by_technique.items())[:WORK_NAMED]:
        where = names.broad_places(p for use in uses for p in use.places)
        by_place.setdefault(names.places(where, For.CLIENT, language), []).append(names.technique(key, For.CLIENT))
    parts = [_on_your(_ways(ways, language), place, language) for place, ways in by_place.items()]
    if len(by_technique) > WORK_NAMED:
        parts.append(say(language, "sheet.and_more"))
    text = say(language, "sheet.today", work=upper_first(listed(language, parts)))
    if any(c.request is Request.TOO_MUCH for c in note.check_ins):
        text += " " + say(language, "sheet.lighter")
    return text


_THEIR = re.compile(r"^(?:(?!, | and )[\w -])+? of the ")
"""A place that begins with a part of the body: "back of the right thigh"."""


def _ways(ways: list[str], language: str) -> str:
    """Some ways have an "and" of their own: "kneading as well as hold and stretch"."""
    joined = say(language, "sheet.as_well").join(ways)
    return joined if any(" and " in way for way in ways) else listed(language, ways)


def _on_your(technique: str, place: str, language: str) -> str:
    """Return "kneading on your left shoulder", "kneading on the back of your right thigh"."""
    if found := _THEIR.match(place):
        theirs = f"{found[0].removesuffix('the ')}your {place[found.end() :]}"
        return say(language, "sheet.on_the", technique=technique, place=theirs)
    return say(
        language, "sheet.on_the" if place.startswith("area ") else "sheet.on_your", technique=technique, place=place
    )


def _gentler(briefing: Briefing, note: SessionNote, assessment: Assessment, language: str) -> str:
    """Only if it is true: worse after last time, and nothing today was as hard as then."""
    r, last = note.response, briefing.last_treated
    if not assessment.alert("AP-22") or r is None or not r.flare or last is None or not (last.uses and note.uses):
        return ""
    if max(u.level for u in note.uses) >= max(u.level for u in last.uses):
        return ""
    if r.flare_h:
        return say(language, "sheet.gentler_for", flare=flare(r), time=names.hours(r.flare_h, language))
    return say(language, "sheet.gentler", flare=flare(r))


def _general(note: SessionNote) -> tuple[str, ...]:
    """General advice that was given: not counted, one line each; what to expect has its own place."""
    given = [items()[g.item] for g in note.aftercare if g.item in items()]
    return tuple(f"{i.title}: {' '.join(i.steps())}" for i in given if not i.counted and i.key != "HC-18")


def _cards(note: SessionNote, assessment: Assessment, worked: tuple[Place, ...], language: str) -> tuple[CareCard, ...]:
    given = [g for g in note.aftercare if g.item not in items() or items()[g.item].counted]
    return tuple(_card(n, g, assessment, worked, language) for n, g in enumerate(given, start=1))


def _card(
    number: int, given: AftercareGiven, assessment: Assessment, worked: tuple[Place, ...], language: str
) -> CareCard:
    item = items().get(given.item)
    amount = closed(upper_first(dose(given, language)))
    if item is None:
        return CareCard(number, given.item, plain(given.item), "", amount, "", given.side)
    side = given.side if item.sided and not given.both_sides else None
    words = (
        (names.side(side, language), names.side(side.other, language)) if side and side is not Side.MID else ("", "")
    )
    suggested = next((s for s in assessment.aftercare.suggested if s.item == item.key), None)
    steps = item.steps(*words, variant=suggested.variant if suggested else "")
    return CareCard(
        number=number,
        item=item.key,
        title=item.title,
        steps=" ".join(steps),
        dose=amount,
        stop=item.stop,
        side=side,
        spot=_spot(item.target_regions, side, worked),
        ask_first=suggested.ask_first if suggested else "",
    )


def _spot(target: frozenset[str], side: Side | None, worked: tuple[Place, ...]) -> Place | None:
    """Where the card's number stands: the worked place it acts on, the deepest named one first."""
    here = [p for p in worked if p.region in target and (side is None or p.side is side)]
    deep = [p for p in here if p.region in regions() and regions()[p.region].layer == "deep"]
    return next(iter(deep or here), None)
