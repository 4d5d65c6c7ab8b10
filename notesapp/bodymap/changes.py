"""Two drawings of one person's pain: is there a change, or only what redrawing the same pain would also show?

Test-retest figures, each of two drawings of the same pain made one minute apart:
- neck and low back, stylus: Jaccard 0.62 ± 0.18, extent ICC 0.96, 95 % limits of agreement -2710 to 1960 pixels about a
  mean of 6075 (52 people; Leoni et al. 2013, repository.supsi.ch/2403, the abstract that goes before Barbero et al.,
  Eur J Pain 2015);
- shoulder pain, tablet: Jaccard 0.42 ± 0.19, extent ICC 0.80 (31 people; PubMed 37897081);
- arm pain provoked in healthy people: median Jaccard 0.73 and 0.76, extent ICC 0.98 and 0.97 (PubMed 26992099): the
  steadiest of all, and so not the measure of what may be chance.
Pain numbers: 2 points and 30 % (Ostelo et al. 2008; domain notes 2.5).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from math import ceil, hypot
from typing import Final

from notesapp.bodymap.carry import map_on
from notesapp.bodymap.figure import same_ground
from notesapp.bodymap.measure import Measures, drawn, measures, overlap
from notesapp.catalogue.areas import regions_of
from notesapp.model.body_map import BodyMap, GhostReply, Layer, Moment, View

POINTS: Final = 2
PERCENT: Final = 30
ONE_SIDED: Final = 1.645
"""Standard deviations below the mean under which one of twenty repeated drawings falls (if they fall normally)."""
REDRAWN: Final = (0.62, 0.18)
REDRAWN_SHOULDER: Final = (0.42, 0.19)
EXTENT: Final = 40
"""A difference of extent counts from this % of both drawings' mean: half the width of the limits of agreement, 2335 of
6075 pixels, is 38 %. That they grow with the drawing is our assumption."""
EXTENT_SHOULDER: Final = 85
"""The shoulder study gives no limits of agreement; its ICC of 0.80 instead of 0.96 widens them √5 times."""


class Verdict(StrEnum):
    NONE = "none"  # no reliable change
    LESS = "less"
    MORE = "more"
    MIXED = "mixed"  # one measure less, the other more
    MOVED = "moved"  # drawn elsewhere, neither less nor more
    GONE = "gone"
    NOTHING = "nothing"  # nothing was drawn in either
    UNKNOWN = "unknown"  # one was not drawn, or not asked


class Apart(StrEnum):
    """Why two drawings cannot be laid over each other."""

    VIEW = "view"  # the same region drawn in another view
    EMPTY = "empty"
    UNDRAWN = "undrawn"  # two moments of a session, nothing drawn anew


@dataclass(frozen=True, slots=True)
class Shift:
    """How far the centre of the area drawn in VIEW lies from where it lay, 1/10 mm; DX to the page's right, DY down.

    No study says how far it wanders when the same pain is drawn again, so nothing is concluded from it.
    """

    view: View
    dx: int
    dy: int

    @property
    def far(self) -> float:
        return hypot(self.dx, self.dy)


@dataclass(frozen=True, slots=True)
class Change:
    """What differs. EXTENT and INTENSITY are -1, 0 or 1, and 0 unless reliable.

    POSSIBLE: the pain number differs, but by no more than may be chance. OVERLAP is the Jaccard index,
    None when APART. LEAST is the overlap that redrawing the same pain rarely falls below. REDRAWN: the figure's
    silhouette is another one in a view that holds a mark; the earlier drawing is laid on the later one's, and the place
    tells nothing.
    """

    then: Measures
    now: Measures
    overlap: float | None
    apart: Apart | None
    least: float
    extent: int
    intensity: int
    possible: bool
    verdict: Verdict
    within: bool
    """Two moments of one session, where a change is no proof yet."""
    redrawn: bool = False
    shift: Shift | None = None

    @property
    def moved(self) -> bool:
        return self.overlap is not None and self.overlap < self.least and not self.redrawn

    @property
    def reliable(self) -> bool:
        return self.verdict not in (Verdict.NONE, Verdict.NOTHING, Verdict.UNKNOWN)


def change(
    then: BodyMap,
    now: BodyMap,
    then_moment: Moment = Moment.ARRIVE,
    now_moment: Moment = Moment.ARRIVE,
    layer: Layer = Layer.CLIENT,
) -> Change:
    """Compare two drawings, of two sessions or of two moments of one."""
    first, second = measures(then, then_moment, layer), measures(now, now_moment, layer)
    within = then_moment is not now_moment and then.marks == now.marks
    apart = _apart(first, second) or (Apart.UNDRAWN if within and _is_undrawn(now, first, second) else None)
    views = {one.view for found in (first, second) for one in found.views}
    redrawn = not all(same_ground(then, now, view.value) for view in views)
    shared = None if apart else overlap(drawn(_on(now, then), then_moment, layer), drawn(now, now_moment, layer))
    shoulder = _is_shoulder(first, second)
    extent = _grown(first.extent, second.extent, EXTENT_SHOULDER if shoulder else EXTENT)
    before, after = strengths(first, second)
    intensity = _risen(before, after)
    least = least_overlap(shoulder=shoulder)
    found = Change(
        then=first,
        now=second,
        overlap=shared,
        apart=apart,
        least=least,
        extent=extent,
        intensity=intensity,
        possible=not intensity and _is_possible(before, after),
        verdict=_verdict(first, second, extent, intensity, shared is not None and shared < least and not redrawn),
        within=within,
        redrawn=redrawn,
        shift=None if apart is Apart.UNDRAWN else shifted(first, second),
    )
    empty = first.extent and not second.extent
    if empty and _is_answered(then, now, second, same=then_moment is not now_moment):
        return _as(found, Verdict.GONE)
    if now_moment is Moment.LEAVE and second.marks and second.not_asked == second.marks:
        return _as(found, Verdict.UNKNOWN)
    return found


def shifted(first: Measures, second: Measures) -> Shift | None:
    """Return the shift of the centre in the view that holds most of both drawings; None if no view holds both."""
    both = [(one, other) for one in first.views for other in second.views if one.view is other.view]
    if not both:
        return None
    one, other = max(both, key=lambda pair: min(pair[0].drawn, pair[1].drawn))
    return Shift(one.view, other.centre[0] - one.centre[0], other.centre[1] - one.centre[1])


def _on(body_map: BodyMap, drawing: BodyMap) -> BodyMap:
    """DRAWING laid on the figure of BODY_MAP: each point in its region, a region in the shape it has there."""
    return map_on(drawing, body_map.figure_version)


def is_meaningful(before: int, after: int) -> bool:
    """A drop that counts: at least 2 points and 30 %."""
    return before - after >= POINTS and (before - after) * 100 >= PERCENT * before


def points_needed(before: int) -> int:
    """How many points a drop from BEFORE needs to count: from 8, three."""
    return max(POINTS, ceil(PERCENT * before / 100))


def least_overlap(*, shoulder: bool = False) -> float:
    """The Jaccard index that nineteen of twenty repeated drawings of the same pain reach."""
    mean, deviation = REDRAWN_SHOULDER if shoulder else REDRAWN
    return mean - ONE_SIDED * deviation


def strengths(then: Measures, now: Measures) -> tuple[int | None, int | None]:
    """Return the numbers to compare: of what hurts, if something hurt both times; else the strongest of all marks."""
    if then.pain is not None and now.pain is not None:
        return then.pain, now.pain
    return then.worst, now.worst


def _as(found: Change, verdict: Verdict) -> Change:
    """The same figures, judged otherwise; a number that nobody asked for is no change."""
    gone = verdict is Verdict.GONE
    intensity = found.intensity if gone else 0
    return replace(found, extent=-1 if gone else 0, intensity=intensity, possible=False, verdict=verdict)


def _apart(first: Measures, second: Measures) -> Apart | None:
    if not first.extent or not second.extent:
        return Apart.EMPTY
    views, others = ({one.view for one in m.views} for m in (first, second))
    if views.isdisjoint(others) and set(first.places) & set(second.places):
        return Apart.VIEW
    return None


def _is_undrawn(now: BodyMap, first: Measures, second: Measures) -> bool:
    redrawn = any(r.strokes for r in now.readings if r.moment is Moment.LEAVE)
    return not redrawn and first.marks == second.marks and first.gone == second.gone


def _is_shoulder(first: Measures, second: Measures) -> bool:
    keys = {key for m in (first, second) for key, _ in m.places}
    return bool(keys) and keys <= regions_of(("shoulders", "arms", "chest_wall"))


def _grown(before: float, after: float, percent: int) -> int:
    if not before or not after or abs(after - before) * 200 < percent * (before + after):
        return 0
    return 1 if after > before else -1


def _risen(before: int | None, after: int | None) -> int:
    """A rise is measured as its way back would be."""
    if before is None or after is None:
        return 0
    return -int(is_meaningful(before, after)) or int(is_meaningful(after, before))


def _is_possible(before: int | None, after: int | None) -> bool:
    if before is None or after is None:
        return False
    low, high = sorted((before, after))
    return high - low >= POINTS or (high > 0 and (high - low) * 100 >= PERCENT * high)


def _verdict(first: Measures, second: Measures, extent: int, intensity: int, moved: bool) -> Verdict:
    if not first.extent and not second.extent:
        return Verdict.NOTHING
    if not first.extent or not second.extent:
        return Verdict.UNKNOWN
    signs = {extent, intensity} - {0}
    if len(signs) == 2:
        return Verdict.MIXED
    if signs:
        return Verdict.LESS if signs == {-1} else Verdict.MORE
    return Verdict.MOVED if moved else Verdict.NONE


def _is_answered(then: BodyMap, now: BodyMap, second: Measures, *, same: bool) -> bool:
    """Was every earlier mark asked about, and said to be gone?"""
    if same and then.marks == now.marks:
        return second.marks > 0 and second.gone == second.marks
    gone = {answer.previous_mark_id for answer in now.ghosts if answer.reply is GhostReply.GONE}
    return all(mark.id in gone for mark in then.marks if mark.layer is Layer.CLIENT)
