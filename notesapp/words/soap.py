"""The note as SOAP text: a view of the structured record with the therapist's own words.

No abbreviations, nothing empty, and of the last visit's marks only what was asked again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from notesapp.catalogue.aftercare import items
from notesapp.catalogue.findings import findings
from notesapp.catalogue.lists import label, options
from notesapp.catalogue.rules import Severity, rules
from notesapp.catalogue.screening import questions
from notesapp.model.answers import Adherence, ConsentReply, Did, Effect, HealthReply, Response, YesNo
from notesapp.model.body_map import Extent, GhostReply, Layer, Mark, Moment
from notesapp.model.briefing import Briefing
from notesapp.model.practice import Problem
from notesapp.model.session_note import Outcome, SessionNote
from notesapp.safety.assess import Assessment
from notesapp.safety.assessment import Alert
from notesapp.safety.facts import is_lost, is_weak
from notesapp.safety.questions import ANYTHING_NEW
from notesapp.words import history, marks, names
from notesapp.words.change import changes
from notesapp.words.contents import SoapPart
from notesapp.words.lexicon import listed, lower_first, plain, say, upper_first
from notesapp.words.links import links
from notesapp.words.names import For
from notesapp.words.plan import plan_sentences
from notesapp.words.treatment import checks_of, exceptions, said_of, use_sentence


def soap(
    briefing: Briefing, note: SessionNote, assessment: Assessment, language: str = "en", *, sotap: bool = False
) -> tuple[SoapPart, ...]:
    """Return the parts in order: S, O, A, P, or with SOTAP S, O, T, A, P. A part with nothing in it is left out."""
    found, done = tuple(_findings(note, language)), tuple(_treatment(note, assessment, language))
    texts = note.texts
    subjective = tuple(_subjective(briefing, note, language))
    parts = [
        SoapPart("S", say(language, "subjective.heading"), subjective, texts.subjective, _denied(note, language)),
        SoapPart("O", say(language, "objective.heading"), found if sotap else (*found, *done), texts.objective),
    ]
    if sotap:
        parts.append(SoapPart("T", say(language, "treatment.heading"), done))
    parts += [
        SoapPart(
            "A", say(language, "assessment.heading"), tuple(_judged(note, assessment, language)), texts.assessment
        ),
        SoapPart("P", say(language, "plan.heading"), plan_sentences(note, assessment, language), texts.plan),
    ]
    return tuple(part for part in parts if part.sentences or part.own_words.strip() or part.aside)


def problems_of(briefing: Briefing, note: SessionNote) -> tuple[Problem, ...]:
    return tuple(p for p in briefing.standing.problems if p.id in note.problem_ids)


def _subjective(briefing: Briefing, note: SessionNote, language: str) -> Iterator[str]:
    felt = [m for m in note.body_map.marks if m.layer is Layer.CLIENT]
    if note.reason and (note.reason not in ("complaint", "follow_up") or not felt):
        relax = note.reason == "relaxation"
        said = lower_first(label("reasons", note.reason))
        yield say(language, "subjective.relaxation" if relax else "subjective.reason", reason=said)
    if note.words.strip():
        yield say(language, "subjective.words", words=plain(note.words))
    yield from marks.sentences(felt, note.body_map, language)
    yield from links(note.body_map, language)
    yield from _gone(briefing, note, language)
    yield from _provoked(problems_of(briefing, note), language)
    if note.response:
        yield from _response(note.response, language)
    if note.adherence:
        yield say(language, "subjective.home", list="; ".join(_adherence(a, language) for a in note.adherence))
    yes = [short_question(s.question, s.words) for s in note.screens if s.answer is YesNo.YES]
    if yes:
        yield say(language, "subjective.said_yes", list=listed(language, yes))
    yield from _health(note, briefing, language)


def short_question(question: str, words: str = "") -> str:
    text = questions()[question].short if question in questions() else question.replace("_", " ")
    if question == ANYTHING_NEW:
        text = say("en", "subjective.nothing_new")
    return f"{text} ({plain(words)})" if words else text


def denied(note: SessionNote) -> tuple[str, ...]:
    """What was asked and answered no, in the order of the screening list; only what was stored."""
    order = list(questions())
    no = [s.question for s in note.screens if s.answer is YesNo.NO]
    return tuple(short_question(q) for q in sorted(no, key=lambda q: order.index(q) if q in order else len(order)))


def denied_beside(note: SessionNote, language: str = "en") -> tuple[str, ...]:
    """What `denied` says beyond the sentences of the note: "no change in health" already tells that nothing is new."""
    no_change = note.health is not None and note.health.reply is HealthReply.NO_CHANGE
    new = say(language, "subjective.nothing_new")
    return tuple(text for text in denied(note) if not (no_change and text == new))


def _denied(note: SessionNote, language: str) -> str:
    no = denied_beside(note, language)
    apart = "; " if any("," in text for text in no) else ", "
    return say(language, "subjective.denied", list=apart.join(no)) if no else ""


def _gone(briefing: Briefing, note: SessionNote, language: str) -> Iterator[str]:
    earlier = {m.id: m for n in briefing.previous for m in n.body_map.marks}
    replies = note.body_map.ghosts
    gone = [
        earlier[g.previous_mark_id] for g in replies if g.reply is GhostReply.GONE and g.previous_mark_id in earlier
    ]
    if gone:
        yield say(language, "subjective.gone", what=listed(language, (marks.short(m, language) for m in gone)))


def _provoked(them: Iterable[Problem], language: str) -> Iterator[str]:
    for problem in them:
        worse = listed(language, (lower_first(label("aggravating", a)) for a in problem.aggravating))
        easier = listed(language, (lower_first(label("easing", e)) for e in problem.easing))
        key = "provoked" if worse and easier else "worse_with" if worse else "easier_with"
        if worse or easier:
            yield say(language, f"subjective.{key}", worse=worse, easier=easier)


def response_words(r: Response, language: str = "en") -> str:
    """Return "better for a day, then wound up for two days"."""
    course = say(language, f"subjective.{r.direction}")
    if r.relief_h is not None and r.relief_h < 0:
        course += " " + say(language, "subjective.held")
    elif r.relief_h:
        course += " " + say(language, "subjective.for", time=names.hours(r.relief_h, language))
    parts = [course]
    if r.flare and r.flare != "none":
        key = "then" if r.flare_h else "then_short"
        parts.append(say(language, f"subjective.{key}", flare=flare(r), time=names.hours(r.flare_h or 0, language)))
    if r.sore_h:
        parts.append(say(language, "subjective.sore", time=names.hours(r.sore_h, language)))
    return ", ".join(parts)


def flare(r: Response) -> str:
    return lower_first(label("flares", r.flare)) if r.flare in options("flares") else plain(r.flare)


def _response(r: Response, language: str) -> Iterator[str]:
    yield say(language, "subjective.after", course=response_words(r, language))
    if r.new_symptoms.strip():
        yield say(language, "subjective.new", words=plain(r.new_symptoms).rstrip("."))
    if r.words.strip():
        yield say(language, "subjective.words", words=plain(r.words))


def _adherence(a: Adherence, language: str) -> str:
    item = items()[a.item].title if a.item in items() else a.item
    key = {Did.YES: "did_yes", Did.PARTLY: "did_partly", Did.NO: "did_no"}[a.did]
    parts = [say(language, f"subjective.{key}", item=lower_first(item))]
    if a.effect:
        key = {Effect.HELPED: "helped", Effect.NO_DIFFERENCE: "no_difference", Effect.WORSE: "made_worse"}[a.effect]
        parts.append(say(language, f"subjective.{key}"))
    return ", ".join([*parts, *([plain(a.words)] if a.words else [])])


def _health(note: SessionNote, briefing: Briefing, language: str) -> Iterator[str]:
    if note.health:
        words = plain(note.health.words).rstrip(".")
        held = [plain(history.named(i, language)) for i in briefing.standing.history if i.status == "current"]
        if note.health.reply is HealthReply.NO_CHANGE:
            yield say(language, "subjective.no_change")
        elif note.health.reply is HealthReply.CHANGED:
            key = "health_changed" if words else "health_changed_bare"
            yield say(language, f"subjective.{key}", words=words)
        else:
            key = "health_first" if held else "health_first_bare"
            yield say(language, f"subjective.{key}", list=listed(language, held))
        kinds = history.ALWAYS_TOLD if note.health.reply is HealthReply.NO_CHANGE else ()
        if no := history.denied(briefing.standing.history, *kinds, language=language):
            yield upper_first(", ".join(no)) + "."
    if note.consent:
        words = f": {plain(note.consent.words).rstrip('.')}" if note.consent.words else ""
        yield say(language, f"subjective.consent_{note.consent.reply}", words=words)


def _findings(note: SessionNote, language: str) -> Iterator[str]:
    body = note.body_map
    kinds: dict[str, list[marks.Told]] = {}
    for told in marks.merged((m for m in body.marks if m.layer is Layer.THERAPIST), body):
        kinds.setdefault(told.mark.what, []).append(told)
    for what, some in kinds.items():
        yield _finding(what, some, note, language)
    avoided = [f"{names.places(a.places, For.CLIENT, language)} ({plain(a.reason)})" for a in body.avoid if a.reason]
    if avoided:
        yield say(language, "objective.left_alone", list=listed(language, avoided))


def _finding(what: str, some: list[marks.Told], note: SessionNote, language: str) -> str:
    name = upper_first(names.finding(what))
    entries = [
        (names.places(t.places, For.SCREEN, language), _grades(t.mark, note, language), plain(t.mark.note))
        for t in some
    ]
    if len(entries) == 1:
        place, grades, extra = entries[0]
        text = say(language, "objective.one", finding=name, place=place, grades=grades)
        return f"{text} {upper_first(extra).rstrip('.')}." if extra else text
    shown = entries[: marks.MOST]
    parts = [f"{place}{grades}{f' ({extra})' if extra else ''}" for place, grades, extra in shown]
    if len(entries) > len(shown):
        parts.append(say(language, "join.rest", n=len(entries) - len(shown)))
    plural_name = f"{name}s" if what in findings() and what.endswith("point") else name
    return say(language, "objective.many", finding=plural_name, list="; ".join(parts))


def _grades(mark: Mark, note: SessionNote, language: str) -> str:
    arrive, leave = (note.body_map.reading(mark.id, moment) for moment in (Moment.ARRIVE, Moment.LEAVE))
    before = names.grade(arrive.grade, language) if arrive and arrive.grade else ""
    after = names.grade(leave.grade, language) if leave and leave.grade else ""
    if before and leave and leave.extent is Extent.GONE:
        return say(language, "objective.gone_after", before=before)
    if before and after:
        key = "same_grade" if before == after else "before_after"
        return say(language, f"objective.{key}", before=before, after=after)
    if before:
        return say(language, "objective.graded", before=before)
    return say(language, "objective.after_only", after=after) if after else ""


def _treatment(note: SessionNote, assessment: Assessment, language: str) -> Iterator[str]:
    for use in note.uses:
        yield use_sentence(use, note, language)
    whole = said_of(checks_of(note, None), language)
    if whole:
        yield say(language, "said.whole", said=whole)


SAID_ELSEWHERE = ("DC-01", "AP-22", "LC-08", "ST-01")


def signs_of(alert: Alert, note: SessionNote, language: str = "en") -> Iterator[str]:
    """The marks of lost feeling or strength that made ALERT speak: "tingling in the right foot"."""
    for key in alert.because:
        mark = note.body_map.mark(key.removeprefix("mark:"))
        if mark is not None and (is_lost(mark) or is_weak(mark)):
            yield marks.short(mark, language)


def _with_title(rule: str, words: str) -> str:
    """Return "Osteoporosis: spine, ribs, sacrum: level 2 at most"; nothing is said twice."""
    title = rules()[rule].title
    return words if words.split()[0] == title.split()[0].rstrip(",") else f"{title}: {lower_first(words)}"


def _judged(note: SessionNote, assessment: Assessment, language: str) -> Iterator[str]:
    yield from changes(note.body_map, language, left=bool(note.uses) and note.outcome is not None)
    answered = {d.rule for d in note.decisions}
    if assessment.alert("AP-22") and note.uses:
        yield say(language, "assessment.lower")
    if never := assessment.alert("DC-01"):
        yield say(language, "assessment.never_seen", signs=listed(language, signs_of(never, note, language)))
    for alert in assessment.alerts:
        words = rules()[alert.rule].alert
        if alert.severity in (Severity.ADAPT, Severity.LOCAL):
            words = _with_title(alert.rule, words) if note.uses and words else ""
        if alert.rule not in SAID_ELSEWHERE and alert.rule not in answered and words:
            yield say(language, "assessment.spoke", alert=words)
    yield from exceptions(note, assessment, language)
    key = {Outcome.IN_PART: "in_part", Outcome.REFERRED: "referred", Outcome.STOPPED: "stopped"}
    if note.outcome is Outcome.REFERRED and note.uses:
        yield say(language, "assessment.stopped_referred")
    elif note.outcome in key:
        yield say(language, f"assessment.{key[note.outcome]}")
    refused = note.consent and note.consent.reply is ConsentReply.WITHDRAWN
    if refused and note.outcome is Outcome.TREATED:
        yield say(language, "assessment.in_part")
