"""A running path on leaving: how far down it still goes."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import ceil, hypot

from notesapp.bodymap import presets
from notesapp.bodymap.figure import figure_of
from notesapp.bodymap.presets import Stop
from notesapp.editing.stamp import Stamp
from notesapp.model.body_map import Extent, Layer, Mark, MarkKind, Moment, Place, Reading, Side
from notesapp.model.session_note import SessionNote

_STEP = 125
"""Points of a path at most this far apart (1/10 mm) are near enough to cut between; the preset's are 120."""


def ends(mark: Mark) -> tuple[Stop, ...]:
    """Where MARK's path could end higher up than it was drawn, the lowest first; empty if it is no path."""
    points = _course(mark)
    if not points:
        return ()
    return tuple(
        name for name, _ in reversed(presets.stops(points)) if len(presets.shorten(points, name)) < len(points) - 2
    )


def shorten(note: SessionNote, mark_id: str, stop: Stop, stamp: Stamp) -> SessionNote:
    """Say that the path now ends at STOP: its reading on leaving is drawn so, and names the region."""
    mark, body = note.body_map.mark(mark_id), note.body_map
    if mark is None or stop not in ends(mark):
        return note
    points = presets.shorten(_course(mark), stop)
    found = presets.end_region(figure_of(body), points, mark.view)
    reading = body.reading(mark_id, Moment.LEAVE) or Reading(mark_id, Moment.LEAVE)
    place = Place(found[0], Side(found[1])) if found else None
    reading = replace(reading, extent=Extent.SMALLER, strokes=(points,), end_region=place, at=stamp.now())
    return replace(note, body_map=body.with_reading(reading))


def whole(note: SessionNote, mark_id: str, extent: Extent, stamp: Stamp) -> SessionNote:
    """Say how far the mark reaches on leaving; a shortened drawing of it is taken back, "gone" is a 0."""
    body = note.body_map
    mark = body.mark(mark_id)
    if mark is None:
        return note
    reading = body.reading(mark_id, Moment.LEAVE) or Reading(mark_id, Moment.LEAVE)
    intensity = 0 if extent is Extent.GONE and mark.layer is Layer.CLIENT else reading.intensity
    reading = replace(reading, extent=extent, strokes=(), end_region=None, intensity=intensity, at=stamp.now())
    return replace(note, body_map=body.with_reading(reading))


def stop_of(mark: Mark, reading: Reading | None) -> Stop | None:
    """At which stop the reading's shortened path ends."""
    if reading is None or not reading.strokes:
        return None
    count = len(reading.strokes[0])
    return next((stop for stop in ends(mark) if len(presets.shorten(_course(mark), stop)) == count), None)


def _course(mark: Mark) -> presets.Points:
    """The points of a path close enough together to be cut at any height."""
    if mark.kind is not MarkKind.PATH or not mark.strokes or len(mark.strokes[0]) < 2:
        return ()
    line = mark.strokes[0]
    out = [line[0]]
    for (ax, ay), (bx, by) in pairwise(line):
        steps = max(1, ceil(hypot(bx - ax, by - ay) / _STEP))
        out += [(round(ax + (bx - ax) * k / steps), round(ay + (by - ay) * k / steps)) for k in range(1, steps + 1)]
    return tuple(out)
