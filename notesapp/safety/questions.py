"""Which screening questions are due, given what was painted, and by what."""

from __future__ import annotations

from collections.abc import Iterator

from notesapp.model.body_map import Mark
from notesapp.safety import keys
from notesapp.safety.facts import (
    Facts,
    all_of,
    in_set,
    is_lost,
    is_pain,
    is_path,
    is_weak,
    leg_sides,
    runs_below_knee,
)


def called_for(facts: Facts) -> frozenset[str]:
    """Return the words of the screening list's ASKED_WHEN that today's marks make true."""
    found: set[str] = set()
    for mark in facts.felt:
        found.update(_of_mark(mark))
    pains = [m for m in facts.felt if leg_sides(m)]
    if len({side for m in pains for side in leg_sides(m)}) == 2:
        found.add("both_legs")
    return frozenset(found)


def _of_mark(mark: Mark) -> Iterator[str]:
    legs, lost = leg_sides(mark), is_lost(mark) or is_weak(mark)
    if legs and runs_below_knee(mark) and (is_path(mark) or is_pain(mark)):
        yield "path_below_knee"
    if legs and lost:
        yield "numb_leg"
    if legs and is_pain(mark):
        yield "leg_pain"
    if lost and any(p.region in keys.SADDLE_REGIONS | keys.INNER_THIGH for p in mark.places):
        yield "saddle"
    for name in ("neck", "head", "chest", "abdomen", "calves", "low_back", "arms", "back"):
        if in_set(mark.places, name):
            yield name
    if "throbbing" in all_of(mark) and in_set(mark.places, "calves"):
        yield "calf_swelling"
