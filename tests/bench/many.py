"""A body map full of marks, as no session will ever be."""

from __future__ import annotations

from datetime import UTC, datetime
from math import cos, sin

from notesapp.bodymap.figure import VERSION, figure, new_map
from notesapp.bodymap.regions import places_of_stroke
from notesapp.model.body_map import BodyMap, Layer, Mark, MarkKind, Moment, Place, Reading, Side, View

WHATS = ("burning", "ache", "tingling", "shooting", "numb", "tight")
POINTS = 60


def many_marks(count: int = 200, view: View = View.BACK) -> BodyMap:
    """COUNT painted strokes of 60 points on today's figure, all over one view, each with its number."""
    body = new_map()
    for number in range(count):
        body = body.with_mark(_stroke(number, view)).with_reading(Reading(f"{number:032x}", Moment.ARRIVE, number % 11))
    return body


def _stroke(number: int, view: View) -> Mark:
    x, y = -1300 + 260 * (number % 11), 4200 + 420 * (number // 11)
    line = tuple((round(x + 5 * step), round(y + 90 * sin(step / 6) + 40 * cos(number))) for step in range(POINTS))
    width = (120, 220, 300)[number % 3]
    found = places_of_stroke(figure(VERSION), view.value, line, width)
    places = tuple(Place(key, Side(side), share) for key, side, share in found) or (Place("lumbar_region", Side.RIGHT),)
    return Mark(
        f"{number:032x}", Layer.CLIENT, MarkKind.STROKE, view, WHATS[number % len(WHATS)], places, (line,), width,
        at=datetime(2026, 11, 20, 14, 0, tzinfo=UTC), by="client",
    )  # fmt: skip
