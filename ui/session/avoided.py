"""What the map hatches: the client's own areas to avoid and the places where a rule asks for care."""

from __future__ import annotations

from notesapp.model.body_map import AvoidArea
from notesapp.safety.assess import Assessment
from notesapp.safety.hatches import hatches


def avoided(found: Assessment, *, everything: bool) -> tuple[AvoidArea, ...]:
    """One area for each rule that speaks, after the standing ones; EVERYTHING takes in what holds for everybody."""
    return (*found.avoid, *(hatch.as_area for hatch in hatches(found, everything=everything)))
