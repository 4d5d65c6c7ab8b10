"""With what work begins on a region: what was used there last, and what is used there most."""

from __future__ import annotations

from collections import Counter

from notesapp.catalogue.regions import regions, within
from notesapp.catalogue.techniques import techniques
from notesapp.catalogue.tools import tools
from notesapp.editing.treat import level_there
from notesapp.model.body_map import Place
from notesapp.model.briefing import Briefing
from notesapp.model.treatment import TechniqueUse
from notesapp.safety.assess import Assessment

MOST = 4
MUSCLE = ("petrissage", "myofascial_release", "sustained_pressure", "trigger_point", "effleurage")
JOINT = ("effleurage", "myofascial_release", "passive_mobilisation", "rocking", "calming_holds")
HEAD = ("scalp_face", "calming_holds", "friction", "petrissage", "effleurage")
BELLY = ("abdominal", "effleurage", "calming_holds", "myofascial_release", "vibration")


def usual_techniques(briefing: Briefing, place: Place, most: int = MOST) -> tuple[str, ...]:
    """The techniques used on this client's region most, on either side, filled up with what is common there.

    Today's are not counted, so the offer stays where it is while one works.
    """
    counted = Counter(
        use.technique
        for one in briefing.previous
        for use in one.uses
        if any(p.region == place.region for p in use.places)
    )
    known = [key for key, _ in counted.most_common() if key in techniques()]
    return tuple(dict.fromkeys((*known, *_common(place.region))))[:most]


def _common(region: str) -> tuple[str, ...]:
    one = regions().get(region)
    if one is None:
        return MUSCLE
    if within(region, "head") or within(region, "face"):
        return HEAD
    if within(region, "abdomen"):
        return BELLY
    return JOINT if one.layer in ("spine", "joint") else MUSCLE


def last_use(briefing: Briefing, place: Place) -> TechniqueUse | None:
    """The newest earlier use on that place; on the other side if there is none."""
    uses = [use for note in briefing.previous for use in reversed(note.uses)]
    here = (u for u in uses if any((p.region, p.side) == (place.region, place.side) for p in u.places))
    either = (u for u in uses if any(p.region == place.region for p in u.places))
    return next(here, None) or next(either, None)


def opening(briefing: Briefing, found: Assessment, place: Place) -> TechniqueUse:
    """The use to begin with at PLACE, without an id: the last technique, tool and minutes, the level just right.

    Where a rule excludes what was used last, the next usual technique that it allows is offered.
    """
    last = last_use(briefing, place)
    offers = [(last.technique, last.tool, last.minutes)] if last else []
    for key in usual_techniques(briefing, place, most=len(techniques())):
        way = techniques()[key]
        offers += [(key, tool, way.minutes) for tool in way.tools if tool in tools()]
    made = [_begin(found, place, *offer) for offer in offers]
    return next((use for use in made if not _excluded(found, use)), made[0])


def _begin(found: Assessment, place: Place, technique: str, tool: str, minutes: int) -> TechniqueUse:
    way = techniques().get(technique)
    level, _ = level_there(found, place, technique, tool, way.level if way else 20)
    return TechniqueUse("", technique, (place,), tool, level, minutes)


def _excluded(found: Assessment, use: TechniqueUse) -> bool:
    cap = found.cap(use.places[0], use.technique, use.tool)
    return bool(cap and cap.excluded)
