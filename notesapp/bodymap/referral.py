"""Where a muscle's pain is taught to be felt, as suggested arrows: each is accepted or left out by the therapist.

The traditional patterns of the region list's referral table (domain notes 4.5; most of them not checked against a
published page, which `checked` says). Numbness, weakness or pain below the knee override them: the rules see to that.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from itertools import pairwise
from math import hypot

from notesapp.bodymap.figure import Figure, Shape
from notesapp.bodymap.hand import places_under
from notesapp.bodymap.regions import views_of, where_to_draw
from notesapp.bodymap.ribbons import Stroke
from notesapp.bodymap.scene import Suggestion
from notesapp.catalogue.regions import referral_of, regions
from notesapp.model.body_map import BodyMap, Layer, Mark, MarkKind, Place, Role, Side, View

STEP = 120
"""The points of an arrow lie 12 mm apart."""
BOW = 0.12
"""How far an arrow bends off the straight line, as a part of its length."""
SHORTEST = 300
"""Nearer than 3 cm there is nothing to point at: the pain is felt where the muscle is."""


def suggestions(body: Figure, muscle: str, side: Side, view: View) -> tuple[Suggestion, ...]:
    """Return the arrows of a muscle, each in VIEW if both its ends are seen there, else in the first that has both.

    None for a muscle without a pattern, and none for a place that no view shows together with the muscle.
    """
    pattern = referral_of(muscle)
    if pattern is None:
        return ()
    found = []
    for key in pattern.regions:
        to = Place(key, side if regions()[key].paired else Side.MID)
        for seen in dict.fromkeys((view, *map(View, views_of(muscle)))):
            stroke = _arrow(body, seen, muscle, to, side)
            if stroke:
                checked = "TP" in pattern.source
                found.append(Suggestion(Place(muscle, side), to, seen, stroke, checked, pattern.note))
                break
    return tuple(found)


def accept(
    suggestion: Suggestion, body_map: BodyMap, source: Mark | None, new_id: Callable[[], str], at: datetime, by: str
) -> Mark:
    """Return the suggestion as the therapist's mark: a trigger point's spread, linked to the mark it comes from."""
    where = places_under(body_map, suggestion.view, MarkKind.PATH, (suggestion.stroke,), 0)
    return Mark(
        id=new_id(),
        layer=Layer.THERAPIST,
        kind=MarkKind.PATH,
        view=suggestion.view,
        what="trigger_point",
        places=where or (suggestion.muscle, suggestion.to),
        strokes=(suggestion.stroke,),
        role=Role.SPREAD,
        linked_to=source.id if source else None,
        at=at,
        by=by,
    )


def _arrow(body: Figure, view: View, muscle: str, to: Place, side: Side) -> Stroke:
    starts = where_to_draw(body, muscle, side.value, view.value)
    ends = where_to_draw(body, to.region, to.side.value, view.value)
    pairs = [(_gap(a, b), a, b) for a in starts[:1] for b in ends]
    if not pairs or (view in (View.LEFT, View.RIGHT) and side is not Side.MID and view.value != side.value):
        return ()
    # A region without a shape of its own is seen through others: the nearest of them is pointed at.
    gap, start, end = pairs[0] if regions()[to.region].shapes else min(pairs, key=lambda pair: pair[0])
    return _bowed(start.point, end.point) if gap >= SHORTEST else ()


def _gap(a: Shape, b: Shape) -> float:
    return hypot(b.point[0] - a.point[0], b.point[1] - a.point[1])


def _bowed(start: tuple[int, int], end: tuple[int, int]) -> Stroke:
    """A line that bends a little to the outside of the body, as a hand would draw it; mirrored on the other side."""
    (ax, ay), (bx, by) = start, end
    long = hypot(bx - ax, by - ay)
    outward = 1 if (ax + bx) >= 0 else -1
    turn = outward * (1 if by >= ay else -1)
    mx, my = (ax + bx) / 2 + turn * (by - ay) * BOW, (ay + by) / 2 - turn * (bx - ax) * BOW
    count = max(2, round(long / STEP))
    points = []
    for k in range(count + 1):
        t = k / count
        u = 1 - t
        points.append(
            (round(u * u * ax + 2 * u * t * mx + t * t * bx), round(u * u * ay + 2 * u * t * my + t * t * by))
        )
    return tuple(p for p, q in pairwise((*points, (0, 0))) if p != q)


__all__ = ["Suggestion", "accept", "suggestions"]
