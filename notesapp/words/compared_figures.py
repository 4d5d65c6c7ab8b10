"""The measures of two drawings side by side: each with its two values, what may be concluded from them, and how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from notesapp.bodymap.changes import Apart, Change, Shift, points_needed, strengths
from notesapp.bodymap.measure import Measures, Spot
from notesapp.model.body_map import Place, Side, View
from notesapp.words import names
from notesapp.words.lexicon import listed, plural, say, upper_first
from notesapp.words.names import For

NEAR = 50
"""A centre that moved by less than this, 1/10 mm, is said to be in the same place."""
NAMED = 4
"""How many places are named before the rest is counted."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured thing: "Pain", "8", "7", "1 point less. From 8, it counts at 3." AFTER is empty for one value.

    KEY is stable ("pain", "extent", "view_back" ...), HOW says how it is measured and by what limit it is judged.
    """

    key: str
    label: str
    before: str
    after: str
    remark: str
    how: str


def figures(change: Change, language: str = "en") -> tuple[Figure, ...]:
    """Return the measures of CHANGE, the ones that decide first."""
    return tuple(one for one in _each(change, language) if one is not None)


def _each(change: Change, language: str) -> Iterator[Figure | None]:
    yield _pain(change, language)
    yield _extent(change, language)
    yield _overlap(change, language)
    yield from _views(change, language)
    yield _mean(change, language)
    yield _summed(change, language)
    yield _regions(change, language)
    yield _sides(change, language)
    yield _centre(change.shift, language)
    yield _reach(change, language)


def share(extent: float) -> str:
    """Return "7.2 %"; under a tenth it says so."""
    if 0 < extent < 0.1:
        return "< 0.1 %"
    return f"{extent:.1f} %"


def _figure(key: str, before: str, after: str, remark: str, language: str, label: str = "") -> Figure:
    """A measure with its label and its explanation; a view's extent is explained as extent by view."""
    kind = "view" if key.startswith("view_") else key
    name = label or say(language, f"compare.{key}")
    return Figure(key, name, before, after, remark, say(language, f"compare.how_{kind}"))


def _pain(change: Change, language: str) -> Figure | None:
    before, after = strengths(change.then, change.now)
    if before is None or after is None:
        return None
    if after == before:
        remark = say(language, "compare.points_same")
    else:
        key = "points_less" if after < before else "points_more"
        points = plural(language, "point", abs(after - before))
        remark = say(language, f"compare.{key}", points=points, before=before, needed=points_needed(max(before, after)))
    hurt = change.then.pain is not None and change.now.pain is not None
    label = say(language, "compare.pain" if hurt else "compare.strongest")
    return _figure("pain", str(before), str(after), remark, language, label)


def _extent(change: Change, language: str) -> Figure:
    before, after = share(change.then.extent), share(change.now.extent)
    key = {-1: "extent_smaller", 1: "extent_larger", 0: "extent_chance"}[change.extent]
    if not change.then.extent or not change.now.extent:
        key = "share"
    elif change.apart is Apart.UNDRAWN:
        key = "apart_undrawn"
    return _figure("extent", before, after, say(language, f"compare.{key}"), language)


def _overlap(change: Change, language: str) -> Figure:
    if change.overlap is None:
        return _figure("overlap", "–", "", say(language, f"compare.apart_{change.apart or 'empty'}"), language)
    least, key = f"{change.least:.2f}", "overlap_less" if change.moved else "redrawn"
    return _figure("overlap", f"{change.overlap:.2f}", "", say(language, f"compare.{key}", least=least), language)


def _views(change: Change, language: str) -> Iterator[Figure]:
    """Each view that holds something at either time."""
    views = [view for view in View if change.then.view(view) or change.now.view(view)]
    for view in views:
        before, after = (one.view(view) for one in (change.then, change.now))
        label = upper_first(say(language, f"views.{view}"))
        first, second = (share(one.extent if one else 0.0) for one in (before, after))
        yield _figure(f"view_{view}", first, second, say(language, "compare.share_view"), language, label)


def _mean(change: Change, language: str) -> Figure | None:
    before, after = change.then.mean, change.now.mean
    if before is None and after is None:
        return None
    remark = say(language, "compare.mean_remark")
    return _figure("mean", _decimal(before), _decimal(after), remark, language)


def _summed(change: Change, language: str) -> Figure | None:
    before, after = change.then.summed, change.now.summed
    if before is None and after is None:
        return None
    remark = say(language, "compare.summed_remark")
    return _figure("summed", _decimal(before), _decimal(after), remark, language)


def _decimal(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"


def _regions(change: Change, language: str) -> Figure | None:
    before, after = change.then.places, change.now.places
    if not before and not after:
        return None
    came, left = ([spot for spot in one if spot not in other] for one, other in ((after, before), (before, after)))
    said = [
        say(language, f"compare.{key}", list=_named(spots, language))
        for key, spots in (("regions_new", came), ("regions_gone", left))
        if spots
    ]
    remark = " ".join(said) or say(language, "compare.regions_same")
    return _figure("regions", str(len(before)), str(len(after)), remark, language)


def _named(spots: list[Spot], language: str) -> str:
    places = names.broad_places(Place(key, Side(side)) for key, side in spots)
    told = list(dict.fromkeys(names.place(p, For.CLIENT, language) for p in places))
    more = len(told) - NAMED
    shown = told[:NAMED] + ([say(language, "compare.and_more", n=more)] if more > 0 else [])
    return listed(language, shown)


def _sides(change: Change, language: str) -> Figure | None:
    if change.then.sides is None and change.now.sides is None:
        return None
    before, after = (_side(one, language) for one in (change.then, change.now))
    remark = say(language, "compare.sides_same" if before == after else "compare.sides_changed")
    return _figure("sides", before, after, remark, language)


def _side(one: Measures, language: str) -> str:
    return "–" if one.sides is None else say(language, f"compare.side_{one.sides}")


def _centre(shift: Shift | None, language: str) -> Figure | None:
    if shift is None:
        return None
    words = say(language, "compare.centre_same") if shift.far < NEAR else _way(shift, language)
    remark = say(language, "compare.centre_remark", view=say(language, f"views.{shift.view}"))
    return _figure("centre", upper_first(words), "", remark, language)


RIGHTWARD = {View.FRONT: "left", View.BACK: "right", View.LEFT: "back", View.RIGHT: "front", View.SOLES: "left"}
RIGHTWARD |= {View.PALMS: "left", View.HANDS: "right", View.FEET: "left", View.FACE: "left"}
"""What lies to the right of the page in each view: the client's left, the client's right, the back, the front."""
UPWARD = {View.SOLES: ("toes", "heel"), View.FEET: ("ankle", "toes")}
UPWARD |= dict.fromkeys((View.PALMS, View.HANDS), ("fingers", "wrist"))
"""What lies up and down the page where that is not the head and the feet."""
OPPOSITE = {"left": "right", "right": "left", "back": "front", "front": "back"}


def _way(shift: Shift, language: str) -> str:
    """Return "2.1 cm down and 1.0 cm to the client's left"; what is under 5 mm is left out."""
    ways = []
    if abs(shift.dy) >= NEAR:
        up, down = UPWARD.get(shift.view, ("up", "down"))
        ways.append((down if shift.dy > 0 else up, shift.dy))
    if abs(shift.dx) >= NEAR:
        right = RIGHTWARD.get(shift.view, "side")
        ways.append((right if shift.dx > 0 else OPPOSITE.get(right, right), shift.dx))
    if not ways:  # both a little: together they are more
        return say(language, "compare.way_off", cm=f"{shift.far / 100:.1f}")
    return listed(language, (say(language, f"compare.way_{key}", cm=f"{abs(far) / 100:.1f}") for key, far in ways))


def _reach(change: Change, language: str) -> Figure:
    before, after = (say(language, f"compare.reach_{one.reach}") for one in (change.then, change.now))
    remark = say(language, "compare.reach_same" if before == after else "compare.reach_changed")
    return _figure("reach", before, after, remark, language)
