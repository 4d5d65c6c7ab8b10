"""measure-session: a full session in numbers, nothing kept; compare: two of them judged and laid over each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from notesapp.bodymap import _rows
from notesapp.bodymap.changes import change
from notesapp.bodymap.compare import Pair, difference
from notesapp.bodymap.measure import drawn, measures
from notesapp.bodymap.surface import Recorder
from notesapp.model.body_map import BodyMap, Layer, Mark, MarkKind, Moment, Place, Reading, Side, View
from tests.bench.measure import Measured, median, timed

MARKS, TIMES = 20, 9


def session(shift: int) -> BodyMap:
    """Twenty painted marks of 60 cm each, from the neck to the calf."""
    marks, readings = [], []
    for n in range(MARKS):
        x, y = (-1 if n % 2 else 1) * 500, 2600 + 550 * n
        line = tuple((x + 20 * k + shift, y + 25 * (k % 5)) for k in range(30))
        place = Place("lumbar_region", Side.LEFT if n % 2 else Side.RIGHT)
        marks.append(Mark(f"m{n}", Layer.CLIENT, MarkKind.STROKE, View.BACK, "ache", (place,), (line,), 300))
        readings.append(Reading(f"m{n}", Moment.ARRIVE, intensity=n % 11))
    return BodyMap(marks=tuple(marks), readings=tuple(readings))


def forget() -> None:
    drawn.cache_clear()
    _rows.of_strokes.cache_clear()
    _rows.of_path.cache_clear()


def speeds() -> Iterator[Measured]:
    then, now = session(0), session(60)

    def measure() -> None:
        forget()
        measures(then)

    def compare() -> None:
        forget()
        change(then, now)
        difference(Pair(then, replace(now), View.BACK), Recorder())

    measure()
    yield Measured("measure-session", median(timed(measure) for _ in range(TIMES)), "ms", 50)
    yield Measured("compare", median(timed(compare) for _ in range(TIMES)), "ms", 150, "without the window's painting")
