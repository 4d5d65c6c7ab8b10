"""Which screening questions are due: all at the first visit, later what the drawing calls for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from notesapp.catalogue.areas import members
from notesapp.catalogue.conditions import conditions
from notesapp.catalogue.screening import called_for, questions
from notesapp.model.body_map import Mark, Timing
from notesapp.model.practice import HistoryItem, HistoryKind, HistoryStatus
from notesapp.safety import keys
from notesapp.safety.facts import (
    Facts,
    all_of,
    in_set,
    is_lost,
    is_numb,
    is_pain,
    is_path,
    is_weak,
    leg_sides,
    runs_below_knee,
)

ANYTHING_NEW = "anything_new"
"""Not a question of the list: the one button of later visits ("no change in health")."""
SEEN_BY_DOCTOR = "seen_by_doctor"
"""Not a question of the list: asked of the problem (DC-01), answered on its page."""

MEDICINES = "medicines"

STRONG = 8
NERVE = frozenset({"burning", "shooting", "electric", *keys.LOST, "weak"})
PAINS = {
    "spine_pain": "spine",
    "calf": "calves",
    "chest": "chest_wall",
    "belly": "belly",
    "neck": "neck",
    "head": "head",
}
"""The sign of a pain in an area."""


def told_by_history(history: Iterable[HistoryItem]) -> Mapping[str, str]:
    """The questions that the current HISTORY answers with yes, each with the words of its lines.

    A line answers a question when both raise the same rule (thin bones: osteoporosis); any current
    medication answers the one on medicines.
    """
    told: dict[str, list[str]] = {}
    for item in history:
        if item.status is not HistoryStatus.CURRENT:
            continue
        known = conditions().get(item.what)
        words = known.label if known else item.what
        for question in questions().values():
            raised = {*question.raises, *(rule for detail in question.details for rule in detail.raises)}
            same = known is not None and not raised.isdisjoint(known.raises)
            if same or (question.key == MEDICINES and item.kind is HistoryKind.MEDICATION):
                told.setdefault(question.key, []).append(words)
    return {key: ", ".join(dict.fromkeys(words)) for key, words in told.items()}


def signs(facts: Facts) -> frozenset[str]:
    """Return the signs (keys of the list's ASKED_WHEN) that today's drawing shows."""
    found = {sign for mark in facts.felt for sign in _felt(facts, mark)}
    found |= {sign for mark in facts.found for sign in _found(mark)}
    if len({side for mark in facts.felt for side in leg_sides(mark)}) == 2:
        found.add("both_legs")
    return frozenset(found)


def _felt(facts: Facts, mark: Mark) -> Iterator[str]:
    regions = {place.region for place in mark.places}

    def lies_in(*areas: str) -> bool:
        return any(not members(area).isdisjoint(regions) for area in areas)

    if lies_in("saddle", "inner_thigh"):
        yield "saddle_marked"
    if not NERVE.isdisjoint(all_of(mark)) and lies_in("low_back", "pelvis_back", "hips", "legs"):
        yield "back_or_leg_nerve"
    if leg_sides(mark):
        if runs_below_knee(mark) and (is_path(mark) or mark.linked_to is not None):
            yield "path_below_knee"
        if is_lost(mark):
            yield "numb_or_tingling_leg"
        if is_weak(mark):
            yield "weak_leg"
    if is_pain(mark):
        if facts.strength(mark) >= STRONG:
            yield "severe_pain"
        if mark.timing is Timing.CONSTANT:
            yield "constant_pain"
        yield from (sign for sign, area in PAINS.items() if lies_in(area))


def _found(mark: Mark) -> Iterator[str]:
    qualities = set(all_of(mark))
    if qualities & {"inflammation", "swelling"}:
        yield "inflamed"
    if "swelling" in qualities and (in_set(mark.places, "legs") or in_set(mark.places, "arms")):
        yield "swelling"
    if "bruise" in qualities:
        yield "bruise"


def questions_due(facts: Facts) -> tuple[str, ...]:
    """Return the questions to ask now, in the order of the list, without those answered in this note.

    At a first visit these are all of them. Later: "anything new?" until health was asked, and what
    the drawing calls for. SEEN_BY_DOCTOR is added while a problem with nerve signs has no answer to it.
    """
    answered = {a.question for a in facts.note.screens}
    if facts.briefing.is_first_visit:
        asked = [key for key in questions() if key not in answered]
    else:
        asked = [] if facts.note.health else [ANYTHING_NEW]
        asked += [q.key for q in called_for(signs(facts)) if q.key not in answered]
    if SEEN_BY_DOCTOR not in answered and _doctor_unknown(facts):
        asked.append(SEEN_BY_DOCTOR)
    return tuple(asked)


def _doctor_unknown(facts: Facts) -> bool:
    pains = {side for m in facts.felt if is_pain(m) for side in leg_sides(m)}
    for mark in facts.felt:
        nervy = is_lost(mark) or is_numb(mark) or is_weak(mark)
        problem = facts.problem_of(mark)
        if nervy and leg_sides(mark) & pains and problem is not None and problem.seen_by_doctor is None:
            return True
    return False
