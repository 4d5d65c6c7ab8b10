"""How hard, with what, and where not: the limits that the speaking rules set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from notesapp.catalogue.areas import regions_of
from notesapp.catalogue.regions import descendants, regions
from notesapp.catalogue.rules import rules
from notesapp.catalogue.techniques import techniques
from notesapp.catalogue.tools import tools
from notesapp.model.answers import ConsentReply
from notesapp.model.body_map import AvoidArea, AvoidSource, Place, Side
from notesapp.model.treatment import TechniqueUse
from notesapp.safety.assessment import Alert, Cap, Limit
from notesapp.safety.facts import Facts
from notesapp.safety.speaking import STANDING

NONE = 0
CONSENT = "consent"
LOWEST, HIGHEST = 10, 50


def limits(facts: Facts, alerts: Iterable[Alert]) -> tuple[Limit, ...]:
    """Return every limit in force, those that always stand (LC-08, avoid areas) included."""
    found = [limit for alert in alerts if alert.rule != STANDING for limit in _of_alert(facts, alert)]
    return (*found, *_of_record(facts), *_standing())


def _of_alert(facts: Facts, alert: Alert) -> Iterator[Limit]:
    """The limits that the rule's effects (rules.toml) set because of ALERT."""
    for effect in rules()[alert.rule].effects:
        if effect.act not in ("cap", "hatch"):
            continue
        level = HIGHEST if effect.max_level is None else effect.max_level
        tags, used, hatch = frozenset(effect.without_tags), frozenset(effect.without_tools), effect.act == "hatch"
        if effect.where == "marked":
            for place in alert.places:
                yield Limit(alert.rule, level, alert.because, _parts(place.region), place.side, tags, used, hatch)
        elif effect.where == "last_worked":
            yield from _lower_than_last(facts, alert, effect.lower_by)
        else:
            where = regions_of(effect.areas) if effect.where == "areas" else None
            yield Limit(alert.rule, level, alert.because, where, None, tags, used, hatch)


def _lower_than_last(facts: Facts, alert: Alert, by: int) -> Iterator[Limit]:
    last = facts.briefing.last_treated
    for use in last.uses if last else ():
        for place in use.places:
            level = max(LOWEST, use.level - by)
            yield Limit(alert.rule, level, alert.because, frozenset({place.region}), place.side)


@cache
def _parts(region: str) -> frozenset[str]:
    """A region with all its parts."""
    return frozenset({region}) | descendants(region) if region in regions() else frozenset({region})


@cache
def _standing() -> tuple[Limit, ...]:
    """The delicate places, which are so for everybody."""
    made = []
    for effect in rules()[STANDING].effects:
        for key in sorted(regions_of(effect.areas)):
            level = HIGHEST if effect.max_level is None else effect.max_level
            tags, used = frozenset(effect.without_tags), frozenset(effect.without_tools)
            made.append(Limit(STANDING, level, (f"region:{key}",), frozenset({key}), None, tags, used, True))
    return tuple(made)


def avoid(facts: Facts) -> tuple[AvoidArea, ...]:
    """The client's standing areas, those of the note, and the regions whose consent is gone."""
    day = facts.note.local_start.date()
    standing = {a.id: a for a in (*facts.briefing.standing.avoid, *facts.note.body_map.avoid)}
    areas = [
        a for a in standing.values() if (a.until is None or a.until >= day) and (a.since is None or a.since <= day)
    ]
    given = {region for c in facts.briefing.standing.consents if c.withdrawn_at is None for region in c.regions}
    for consent in facts.briefing.standing.consents:
        lost = tuple(r for r in consent.regions if r not in given) if consent.withdrawn_at else ()
        if lost:
            places = tuple(p for region in lost for p in sided(region))
            areas.append(AvoidArea(consent.id, places, AvoidSource.CONSENT, consent.for_what))
    return tuple(areas)


def _of_record(facts: Facts) -> Iterator[Limit]:
    for area in avoid(facts):
        for place in area.places:
            rule = area.rule or f"avoid:{area.source}"
            yield Limit(rule, NONE, (f"avoid:{area.id}",), _parts(place.region), place.side, hatch=True)
    answer = facts.note.consent
    if answer and answer.reply in (ConsentReply.REFUSED, ConsentReply.WITHDRAWN):
        yield Limit(CONSENT, NONE, (CONSENT,))


def sided(region: str) -> tuple[Place, ...]:
    """REGION as places: the mid-line, or both sides."""
    one = regions().get(region)
    if one is None or one.side_rule == "mid":
        return (Place(region, Side.MID),)
    return (Place(region, Side.LEFT), Place(region, Side.RIGHT))


def hatched(found: Iterable[Limit]) -> tuple[tuple[Place, str], ...]:
    """Every place to be drawn hatched, each once, with the strictest rule for it."""
    strictest: dict[tuple[str, Side], tuple[int, Place, str]] = {}
    for limit in found:
        if not limit.hatch or limit.regions is None:
            continue
        for region in sorted(limit.regions):
            for place in sided(region):
                key = (region, place.side)
                if limit.covers(place) and (key not in strictest or limit.level < strictest[key][0]):
                    strictest[key] = (limit.level, place, limit.rule)
    return tuple((place, rule) for _, place, rule in strictest.values())


def cap(found: Iterable[Limit], place: Place, technique: str, tool: str) -> Cap | None:
    """Return the limit for PLACE with TECHNIQUE and TOOL, or None if no rule sets one.

    Where the same rule speaks twice of a place, its stricter word holds; RULES are the strictest first.
    """
    here = sorted((limit for limit in found if limit.covers(place)), key=lambda limit: limit.level)
    if not here:
        return None
    way, hand = techniques().get(technique), tools().get(tool)
    tags = {*(way.tags if way else ()), *(hand.tags if hand else ())}
    excluded = [tag for limit in here for tag in sorted(limit.tags & tags)]
    excluded += [f"tool:{tool}" for limit in here if tool in limit.tools]
    return Cap(
        level=here[0].level,
        rules=tuple(dict.fromkeys(limit.rule for limit in here)),
        because=tuple(dict.fromkeys(b for limit in here for b in limit.because)),
        excluded=tuple(dict.fromkeys(excluded)),
    )


def broken(found: Iterable[Limit], use: TechniqueUse, level: int) -> tuple[Limit, ...]:
    """Return the limits that USE at LEVEL passes, the strictest first."""
    way, hand = techniques().get(use.technique), tools().get(use.tool)
    tags = {*(way.tags if way else ()), *(hand.tags if hand else ())}
    pressed = way is None or way.pressure
    passed = [
        limit
        for limit in found
        if any(limit.covers(p) for p in use.places)
        and ((pressed and level > limit.level) or limit.level == NONE or limit.tags & tags or use.tool in limit.tools)
    ]
    return tuple(sorted(passed, key=lambda limit: limit.level))
