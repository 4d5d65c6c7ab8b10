"""What the map hatches: the client's own areas to avoid and the places where a rule asks for care."""

from __future__ import annotations

from notesapp.catalogue.regions import regions
from notesapp.catalogue.rules import rules
from notesapp.model.body_map import AvoidArea, AvoidSource, Place
from notesapp.safety.assess import Assessment

FOR_EVERYBODY = "LC-08"
"""The delicate places that everybody has: shown on the Avoid layer only, else they would hide the rest."""


def avoided(found: Assessment, *, everything: bool) -> tuple[AvoidArea, ...]:
    """One area for each rule that speaks, after the standing ones; EVERYTHING takes in what holds for everybody.

    A region without a shape of its own (the ribs) would hatch the whole muscle above it: it is
    hatched on the Avoid layer only; its limit holds everywhere.
    """
    places: dict[str, list[Place]] = {}
    for place, rule in found.hatched:
        has_shape = bool(regions()[place.region].shapes)
        if everything or (has_shape and rule != FOR_EVERYBODY):
            places.setdefault(rule, []).append(place)
    spoken = (
        AvoidArea(f"rule.{rule}", tuple(where), AvoidSource.RULE, rules()[rule].title, rule)
        for rule, where in places.items()
    )
    return (*found.avoid, *spoken)
