"""What things are called: places, techniques, tools, symptoms, findings, conditions; levels, numbers and dates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from functools import cache

from notesapp.catalogue.conditions import conditions
from notesapp.catalogue.findings import findings
from notesapp.catalogue.regions import ancestors, groups, regions
from notesapp.catalogue.symptoms import symptoms
from notesapp.catalogue.techniques import techniques
from notesapp.catalogue.tools import tools
from notesapp.model.body_map import Layer, Mark, Place, Side, Sides, side_of
from notesapp.words.lexicon import knows, listed, lower_first, plural, say


class For(StrEnum):
    """Who reads it: the therapist on the SCREEN and in the note, the CLIENT, or the DOCTOR."""

    SCREEN = "screen"
    CLIENT = "client"
    DOCTOR = "doctor"


_STANDS = re.compile(r"^(between|above|below|under|around|inside lower|where|just)\b")
_OF_WHOLE = re.compile(r" of the (?=(?:thigh|shoulder|hip|upper arm|forearm|knee|lower leg|foot|ankle|wrist|hand|thumb|"
                       r"elbow|tibia|shoulder-blade|hip bone|sole|heel|ribs|buttock|calf))")  # fmt: skip


@cache
def region(key: str, audience: For = For.SCREEN, language: str = "en") -> str:
    """Return a region's name in lower case, without a side: "piriformis", "deep buttock muscle"."""
    one = regions().get(key)
    if one is None:
        return key.replace("_", " ")
    text = one.client_name if audience is For.CLIENT else one.anatomical_name.split(" / ")[0]
    text = re.sub(r" ?\([^)]*\)", "", text).replace(" of back", "").replace(" of leg", "").strip()
    if audience is not For.CLIENT:
        text = _in_a_sentence(text)
    if audience is For.CLIENT:
        text = re.sub(r"^Whole ", "", text)
    return lower_first(text[:1].upper() + text[1:])


def _in_a_sentence(name: str) -> str:
    """Return "Trapezius, upper fibres" as "upper trapezius": a list in a sentence has commas of its own."""
    whole, comma, part = name.partition(", ")
    if not comma:
        return name
    part = part.split(",")[0]
    if (found := re.fullmatch(r"(\w+) (?:fibres|part)", part)) is not None:
        return f"{found[1]} {lower_first(whole)}"
    if part.endswith(" head"):
        return f"{part} of {lower_first(whole)}"
    if part.endswith((" side", " aspect", " surface")):
        return f"{part} of the {lower_first(whole)}"
    return f"{whole} {part.removeprefix('part ')}"


def place(at: Place, audience: For = For.SCREEN, language: str = "en") -> str:
    """Return a place with its side: "right piriformis", "back of the right thigh"."""
    return _sided(region(at.region, audience, language), at.side.value, language)


def _sided(name: str, side: str, language: str) -> str:
    word = say(language, f"sides.{side}")
    if not word:
        return f"area {name}" if _STANDS.match(name) else name
    if _STANDS.match(name):
        return f"area {name}, {word}"
    if side == "both":
        return f"{name} on {word}"
    if _OF_WHOLE.search(name):
        return _OF_WHOLE.sub(f" of the {word} ", name, count=1)
    return f"{name}, {word}" if " of the " in name and not name.endswith(" of the back") else f"{word} {name}"


@cache
def broad(key: str) -> str:
    """Return the region a client would name: the nearest whole that is an area, else the key itself."""
    all_regions = regions()
    if key not in all_regions or all_regions[key].layer in ("area", "spine", "joint"):
        return key
    wholes = [up for up in ancestors(key) if all_regions[up].layer in ("area", "joint")]
    return wholes[0] if wholes else key


def wholes(key: str) -> tuple[str, ...]:
    """The broader regions that a region is a part of; none for a key that is not known."""
    return ancestors(key) if key in regions() else ()


def broad_places(places: Iterable[Place]) -> tuple[Place, ...]:
    """The broad regions of PLACES, each once, in their order."""
    return tuple(dict.fromkeys(Place(broad(p.region), p.side) for p in places))


def places(them: Iterable[Place], audience: For = For.SCREEN, language: str = "en", *, most: int = 4) -> str:
    """Return several places: "right piriformis and gluteus medius", "buttock on both sides", "whole back".

    A side is said once for a run of names; more than MOST are counted.
    """
    kept = tuple(dict.fromkeys((p.region, p.side) for p in them))
    if group := _group(frozenset(kept)):
        return lower_first(groups()[group].name)
    both = {key for key, side in kept if side is Side.LEFT and (key, Side.RIGHT) in kept}
    ones: list[tuple[str, str]] = []
    for key, side in kept:
        entry = (key, "both" if key in both else side.value)
        if entry not in ones:
            ones.append(entry)
    names = [_run(ones, i, audience, language) for i in range(len(ones))]
    if len(names) > most:
        rest = say(language, "join.more", n=len(names) - most + 1)
        return f"{', '.join(names[: most - 1])} {rest}"
    return listed(language, names)


def _run(ones: list[tuple[str, str]], i: int, audience: For, language: str) -> str:
    """One name; its side is left out where the name before has said it in front."""
    key, side = ones[i]
    name = region(key, audience, language)
    simple = not _STANDS.match(name) and " of the " not in name and side in ("left", "right")
    before = _run(ones, i - 1, audience, language) if i and ones[i - 1][1] == side else ""
    said = before and " of the " not in before and not before.startswith("area ")
    if simple and said:
        return name
    if side == "both" and i + 1 < len(ones) and ones[i + 1][1] == "both":
        return name
    return _sided(name, side, language)


@cache
def _group(kept: frozenset[tuple[str, Side]]) -> str | None:
    if len(kept) < 5:
        return None
    keys, sides = frozenset(k for k, _ in kept), {s for _, s in kept if s is not Side.MID}
    if len(sides) != 2:
        return None
    return next((g.key for g in groups().values() if frozenset(g.keys) == keys and g.side == "both"), None)


def side(of: Sides | Side, language: str = "en") -> str:
    return say(language, f"sides.{of.value}")


def side_of_places(them: Iterable[Place], language: str = "en") -> str:
    return side(side_of(them), language)


def technique(key: str, audience: For = For.SCREEN) -> str:
    one = techniques().get(key)
    if one is None:
        return key.replace("_", " ")
    return one.client_name if audience is For.CLIENT else one.name


def tool_words(key: str) -> str:
    """Return "with the elbow"."""
    return tools()[key].words if key in tools() else f"with {key.replace('_', ' ')}" if key else ""


def tool(key: str) -> str:
    return tools()[key].label.lower() if key in tools() else key.replace("_", " ")


def symptom_noun(key: str) -> str:
    return symptoms()[key].noun if key in symptoms() else key.replace("_", " ")


def symptom_adjective(key: str) -> str:
    return symptoms()[key].adjective if key in symptoms() else key.replace("_", " ")


def finding(key: str, audience: For = For.SCREEN) -> str:
    one = findings().get(key)
    if one is None:
        return key.replace("_", " ")
    if audience is not For.CLIENT and knows("en", f"findings.{key}"):
        return say("en", f"findings.{key}")
    return one.client if audience is For.CLIENT else lower_first(one.label)


def what(mark: Mark, audience: For = For.SCREEN) -> str:
    return symptom_noun(mark.what) if mark.layer is Layer.CLIENT else finding(mark.what, audience)


def condition(key: str) -> str:
    """A condition of the catalogue in lower case, or the client's own words."""
    return lower_first(conditions()[key].label) if key in conditions() else key


def level(tenths: int) -> str:
    """Return "3" or "3½"."""
    return f"{tenths // 10}{'½' if tenths % 10 else ''}"


def level_of(tenths: int, language: str = "en") -> str:
    return say(language, "levels.of", level=level(tenths))


def minutes(n: int, language: str = "en") -> str:
    return plural(language, "minute", n)


def hours(n: int, language: str = "en") -> str:
    """Return a stretch of time as people say it: "6 hours", "a day", "two days", "a week"."""
    if n < 24:
        return plural(language, "hour", n)
    days = round(n / 24)
    if days % 7 == 0:
        return "a week" if days == 7 else plural(language, "week", days // 7, word=True)
    return "a day" if days == 1 else plural(language, "day", days, word=True)


def day(d: date, language: str = "en", *, weekday: bool = True, year: bool = True) -> str:
    """Return "Thursday 19 November 2026"."""
    month = say(language, "dates.months").split()[d.month - 1]
    name = say(language, "dates.weekdays").split()[d.weekday()]
    return f"{name + ' ' if weekday else ''}{d.day} {month}{f' {d.year}' if year else ''}"


def short_day(d: date, language: str = "en") -> str:
    """Return "19 Nov 2026"."""
    return f"{d.day} {say(language, 'dates.months').split()[d.month - 1][:3]} {d.year}"


def clock(t: datetime) -> str:
    return f"{t.hour:02}:{t.minute:02}"


def ago(then: date, now: date, language: str = "en") -> str:
    """Return "today", "yesterday", "5 days ago", "2 weeks ago", "3 months ago"."""
    days = (now - then).days
    if days in (0, 1, -1):
        return say(language, {0: "dates.today", 1: "dates.yesterday", -1: "dates.tomorrow"}[days])
    size = abs(days)
    if size < 14:
        span = plural(language, "day", size)
    elif size < 61:
        span = plural(language, "week", size // 7)
    elif size < 730:
        span = plural(language, "month", round(size / 30.44))
    else:
        span = plural(language, "year", size // 365)
    return say(language, "dates.ago" if days > 0 else "dates.in", n=span)


def visits_ago(n: int, language: str = "en") -> str:
    return say(language, "dates.last_visit") if n == 1 else say(language, "dates.ago", n=plural(language, "visit", n))


def grade(n: int, language: str = "en") -> str:
    return say(language, f"grades.{n}") if knows(language, f"grades.{n}") else ""
