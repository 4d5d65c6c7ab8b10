"""What a map hatches beside the client's own areas to avoid: where a rule asks for care today, and why."""

from __future__ import annotations

from dataclasses import replace

from notesapp.catalogue.regions import regions
from notesapp.catalogue.rules import Act, rules
from notesapp.model.body_map import Hatch, Place
from notesapp.model.session_note import SessionNote
from notesapp.safety.assess import Assessment

FOR_EVERYBODY = "LC-08"
"""The delicate places that everybody has: shown on the Avoid layer only, else they would hide the rest."""


def hatches(found: Assessment, *, everything: bool = False) -> tuple[Hatch, ...]:
    """One hatch for each rule that asks for care somewhere; EVERYTHING takes in what holds for everybody.

    A region without a shape of its own (the ribs) would hatch the whole muscle above it: it is
    hatched on the Avoid layer only; its limit holds everywhere.
    """
    places: dict[str, list[Place]] = {}
    for place, rule in found.hatched:
        if rule in rules() and (everything or (regions()[place.region].shapes and rule != FOR_EVERYBODY)):
            places.setdefault(rule, []).append(place)
    return tuple(Hatch(rule, reason(rule), tuple(where)) for rule, where in places.items())


def reason(rule: str) -> str:
    """What the hatch of a rule says: "Thin bones: level 2 at most, no elbow, no tapping." """
    said = [effect.words for effect in rules()[rule].effects if effect.act is Act.HATCH]
    return " ".join(dict.fromkeys(said)) or rules()[rule].title


def with_hatches(note: SessionNote, found: Assessment) -> SessionNote:
    """NOTE as its maps are drawn, and as it is signed: with what FOUND hatches on this day, for the eye only.

    Areas whose consent was withdrawn, or that were set down after the session began, are kept in the same way.
    """
    own = {area.id for area in note.body_map.avoid}
    more: dict[str, Hatch] = {}
    for area in found.avoid:
        if area.id not in own:
            rule = area.rule or f"avoid:{area.source}"
            before = more.get(rule, Hatch(rule, "", ()))
            words = "; ".join(dict.fromkeys(filter(None, (before.reason, area.reason))))
            more[rule] = Hatch(rule, words, tuple(dict.fromkeys((*before.places, *area.places))))
    for hatch in hatches(found):
        if hatch.rule not in more:
            more[hatch.rule] = hatch
        else:
            before = more[hatch.rule]
            more[hatch.rule] = replace(before, places=tuple(dict.fromkeys((*before.places, *hatch.places))))
    return replace(note, body_map=replace(note.body_map, hatched=tuple(more.values())))
