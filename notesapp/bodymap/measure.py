"""What a drawing amounts to: how much of the body, how strong, where, how far it runs. Pure, no screen.

Everything that is drawn of a mark counts, as it is drawn: a region's shape, a painted stroke, the ribbon of a path,
the disc of a point; cut at the edge of the body (marked pixels ÷ body pixels: C5 in the domain notes). What lies
under several marks counts once, with the strongest number. Extent and place only: no score of a drawing says anything
of a person's mind (the penalty points of Ransford and Hildebrandt are left out on purpose).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache

from notesapp.bodymap import _rows
from notesapp.bodymap._rows import Rows
from notesapp.bodymap.draw_marks import outline_of, ribbon_width
from notesapp.bodymap.figure import CLOSER, STANDING, Figure, Shape, figure, figure_of
from notesapp.bodymap.hand import places_under
from notesapp.bodymap.scene import Scene
from notesapp.bodymap.states import State, arrival, state
from notesapp.catalogue.areas import regions_of
from notesapp.catalogue.regions import ancestors, regions
from notesapp.catalogue.symptoms import hurts
from notesapp.model.body_map import (
    BodyMap,
    Extent,
    Layer,
    Mark,
    MarkKind,
    Moment,
    Place,
    Role,
    Side,
    Sides,
    View,
    side_of,
)

CM2 = 10_000
"""Figure units (1/100 mm²) in a square centimetre."""
TRUNK = ("back", "spine", "pelvis_back", "hips")

TOLD = (Extent.SMALLER, Extent.LARGER, Extent.MOVED)

Spot = tuple[str, str]
"""Region key and side; a region that has one shape across the mid-line is `mid`."""


class Reach(StrEnum):
    """How far a pain of the back or hip runs (domain notes L08). Below the knee begins with the hollow of the knee."""

    NOTHING = "nothing"
    LOCALISED = "localised"
    ABOVE_KNEE = "above_knee"
    BELOW_KNEE = "below_knee"


@dataclass(frozen=True, slots=True)
class Drawn:
    """The drawn surface of one moment, by view; PARTS are the numbers (None: not asked) and what each adds."""

    figure_version: int
    rows: Mapping[View, Rows]
    parts: tuple[tuple[View, int | None, float], ...]

    def area(self, view: View | None = None) -> float:
        """The drawn area of a view, or of all views added up, in 1/100 mm² of the body."""
        body = figure(self.figure_version)
        found = ((name, rows) for name, rows in self.rows.items() if view in (None, name))
        return sum(_rows.area(rows) * real(body, name) for name, rows in found)


@dataclass(frozen=True, slots=True)
class ViewMeasure:
    """DRAWN in cm² of the figure, EXTENT in % of this view of the body, CENTRE of area in 1/10 mm of the body."""

    view: View
    drawn: float
    extent: float
    centre: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Measures:
    """One drawing in numbers.

    EXTENT is % of the body surface over all views. MEAN is the intensity over the drawn area that has a number, SUMMED
    is extent × mean (C5), WORST the highest number of all marks, PAIN that of the marks that hurt. PLACES are the
    regions with their sides. NOT_ASKED counts the marks that nobody asked about again at leaving: they stand as they
    were on arrival, as do those that were only TOLD to be smaller, larger or elsewhere.
    """

    figure_version: int
    moment: Moment
    views: tuple[ViewMeasure, ...]
    extent: float
    mean: float | None
    summed: float | None
    worst: int | None
    pain: int | None
    places: tuple[Spot, ...]
    sides: Sides | None
    reach: Reach
    marks: int
    gone: int
    not_asked: int
    told: int

    @property
    def regions(self) -> int:
        return len(self.places)

    def view(self, view: View) -> ViewMeasure | None:
        return next((one for one in self.views if one.view is view), None)


def real(body: Figure, view: str) -> float:
    """How many 1/100 mm² of the body a square unit of a view is: small parts are drawn larger."""
    return (10 / body.view(view).scale) ** 2


def measures(body_map: BodyMap, moment: Moment = Moment.ARRIVE, layer: Layer = Layer.CLIENT) -> Measures:
    """Measure the marks of LAYER as they stand at MOMENT."""
    surface = drawn(body_map, moment, layer)
    there = tuple(standing(body_map, moment, layer))
    here = [(one, now) for one, now in there if now.here]
    places = [(one, where) for one, now in here for where in (places_then(body_map, one, moment),)]
    spots = tuple(dict.fromkeys((p.region, p.side.value) for _, where in places for p in where))
    levels = [now.level for _, now in here if now.level is not None]
    painful = [now.level for m, now in here if now.level is not None and hurts((m.what, *m.qualities))]
    numbered = sum(area for _, level, area in surface.parts if level is not None)
    mean = sum(area * level for _, level, area in surface.parts if level is not None) / numbered if numbered else None
    extent = total_extent(surface)
    return Measures(
        figure_version=body_map.figure_version,
        moment=moment,
        views=tuple(_view_measures(surface)),
        extent=extent,
        mean=mean,
        summed=None if mean is None else extent * mean,
        worst=max(levels, default=None),
        pain=max(painful, default=None),
        places=spots,
        sides=side_of(p for _, where in places for p in where) if spots else None,
        reach=_reach(places),
        marks=len(there),
        gone=len(there) - len(here),
        not_asked=sum(1 for _, now in there if not now.asked),
        told=sum(1 for one, _ in there if _is_told(one, body_map, moment)),
    )


@lru_cache(64)
def drawn(body_map: BodyMap, moment: Moment = Moment.ARRIVE, layer: Layer = Layer.CLIENT) -> Drawn:
    """Return the surface that the marks of LAYER cover at MOMENT, the strongest on top."""
    body = figure_of(body_map)
    marks = [(one, now) for one, now in standing(body_map, moment, layer) if now.here]
    marks.sort(key=lambda item: -1 if item[1].level is None else item[1].level, reverse=True)
    rows: dict[View, Rows] = {}
    parts: list[tuple[View, int | None, float]] = []
    for one, now in marks:
        before = rows.get(one.view, {})
        covered = _covered(one, now, body)
        rows[one.view] = _rows.added(before, covered)
        parts.append((one.view, now.level, _rows.gained(before, covered) * real(body, one.view)))
    return Drawn(body_map.figure_version, {view: found for view, found in rows.items() if found}, tuple(parts))


def overlap(some: Drawn, other: Drawn) -> float | None:
    """Return the Jaccard index (both ÷ either) of two drawings over all views; None if nothing is drawn in either."""
    both = sum(
        _rows.area(_rows.common(rows, other.rows[view])) * real(figure(some.figure_version), view)
        for view, rows in some.rows.items()
        if view in other.rows
    )
    either = some.area() + other.area() - both
    return both / either if either else None


def total_extent(surface: Drawn) -> float:
    """Return how much of the body's surface is drawn, in %; a place that is seen in several views counts once.

    The same skin is seen from the front or the back and again from the side. So region by region: its surface is what
    front and back show of it together, or what the side shows if that is more; the drawn part is the larger of the two
    shares, not their sum. Where within a region two views show the same spot, the region list cannot tell: half of a
    region from behind and its other half from the side count as one half. Skin is counted as seen, flat, not around
    the limb. The soles are skin of their own. The closer views (hands, feet, face) show once more what the front or
    the back shows; what is finer there (a finger) is a part of the region that is drawn on the body.
    """
    body = figure(surface.figure_version)
    whole, found = 0.0, 0.0
    painted = _by_spot(surface, body)
    for spot, areas in _surfaces(body).items():
        flat = areas["front"] + areas["back"]
        mine = painted.get(spot, _NOTHING)
        seen = ((mine["flat"], flat), (mine["side"], areas["side"]), (mine["closer"], max(areas["closer"], flat)))
        whole += max(flat, areas["side"]) + areas["soles"]
        found += max(flat, areas["side"]) * max(part / of if of else 0.0 for part, of in seen) + mine["soles"]
    return 100 * found / whole


_NOTHING = {"flat": 0.0, "side": 0.0, "soles": 0.0, "closer": 0.0}
_KIND = {"front": "flat", "back": "flat", "left": "side", "right": "side", "soles": "soles"}


def _by_spot(surface: Drawn, body: Figure) -> dict[Spot, dict[str, float]]:
    out: dict[Spot, dict[str, float]] = {}
    for view, rows in surface.rows.items():
        kind = _KIND.get(view.value, "closer")
        for shape, area in _rows.grid(body, view.value).by_shape(rows).items():
            spot = _spot(shape, body)
            sums = out.setdefault(spot, dict(_NOTHING))
            sums[kind] += area * real(body, view)
    return out


@cache
def _surfaces(body: Figure) -> dict[Spot, dict[str, float]]:
    """The size of every region in the front, the back, the sides and the soles."""
    out: dict[Spot, dict[str, float]] = {}
    for view in body.views:
        kind = view if view in ("front", "back") else _KIND.get(view, "closer")
        for shape, area in _rows.grid(body, view).areas.items():
            none = {"front": 0.0, "back": 0.0, "side": 0.0, "soles": 0.0, "closer": 0.0}
            out.setdefault(_spot(shape, body), none)[kind] += area * real(body, view)
    return out


def _spot(shape: Shape, body: Figure) -> Spot:
    """A region drawn as one across the mid-line in front or back is one, also where a side view shows its half."""
    key = _coarse(shape.key, body) if shape.view in CLOSER else shape.key
    return (key, "mid" if key in _midline(body) else shape.side)


@cache
def _coarse(key: str, body: Figure) -> str:
    """The region of the whole body to which one of a closer view belongs: itself, a broader one, or one above it."""
    named = {f"{view}:{shape.name}": shape.key for view in STANDING for shape in body.view(view).shapes}
    above = (named[name] for name in regions()[key].via if name in named)
    return next((one for one in (key, *ancestors(key), *above) if one in named.values()), key)


@cache
def _midline(body: Figure) -> frozenset[str]:
    return frozenset(s.key for view in ("front", "back") for s in body.view(view).shapes if s.side == "mid")


def _view_measures(surface: Drawn) -> Iterator[ViewMeasure]:
    body = figure(surface.figure_version)
    for view in map(View, body.views):
        middle = _rows.centre(surface.rows.get(view, {}))
        if middle is not None:
            area, whole = surface.area(view), _rows.grid(body, view.value).area * real(body, view)
            x, y = (round(part * 10 / body.view(view).scale) for part in middle)
            yield ViewMeasure(view, area / CM2, 100 * area / whole, (x, y))


def standing(body_map: BodyMap, moment: Moment, layer: Layer = Layer.CLIENT) -> Iterator[tuple[Mark, State]]:
    """Each mark of LAYER that was there at MOMENT. One that was only made at leaving was not there on arrival."""
    readings = {(r.mark_id, r.moment) for r in body_map.readings}
    scenes = {view: Scene(body_map, view, moment) for view in View}
    for one in body_map.marks:
        if one.layer is not layer:
            continue
        late = (one.id, Moment.LEAVE) in readings and (one.id, Moment.ARRIVE) not in readings
        if moment is Moment.LEAVE or not late:
            now = state(one, scenes[one.view])
            if _is_told(one, body_map, moment):
                now = replace(now, strokes=arrival(one, scenes[one.view]), size=1000)
            yield one, now


def _is_told(one: Mark, body_map: BodyMap, moment: Moment) -> bool:
    """Was it only said to be smaller, larger or elsewhere? The drawing then shows it by a convention, no measure."""
    reading = body_map.reading(one.id, moment) if moment is Moment.LEAVE else None
    return reading is not None and not reading.strokes and reading.extent in TOLD


def _covered(one: Mark, now: State, body: Figure) -> Rows:
    if one.kind.is_drawn and now.strokes:
        return _rows.of_strokes(body, one.view.value, now.strokes, ribbon_width(one))
    out: Rows = {}
    for path in outline_of(one, now.strokes, body):
        out = _rows.added(out, _rows.of_path(body, one.view.value, path))
    return out


def places_then(body_map: BodyMap, one: Mark, moment: Moment) -> tuple[Place, ...]:
    """Where a mark lies at a moment: anew for what was redrawn, up to its end for a path that was shortened."""
    reading = body_map.reading(one.id, moment) or body_map.reading(one.id, Moment.ARRIVE)
    if reading is None:
        return one.places
    if reading.strokes and reading.strokes != one.strokes:
        return places_under(body_map, one.view, one.kind, reading.strokes, one.width) or one.places
    if reading.end_region is not None:
        end = (reading.end_region.region, reading.end_region.side)
        keys = [(p.region, p.side) for p in one.places]
        return one.places[: keys.index(end) + 1] if end in keys else one.places
    return one.places


def _reach(places: list[tuple[Mark, tuple[Place, ...]]]) -> Reach:
    """How far it runs, from the paths and from marks of the trunk and the leg on one side.

    A mark the client calls separate is none of the trunk's pain. A calf that hurts alone is localised.
    """
    if not places:
        return Reach.NOTHING
    found = {Reach.LOCALISED}
    joined = [(m, where) for m, where in places if m.role is not Role.SEPARATE]
    trunk = {p.side for _, where in joined for p in where if p.region in _of(*TRUNK)}
    for one, where in joined:
        for p in where:
            runs = one.kind is MarkKind.PATH and where[0] != p
            if p.region in _of("legs") and (runs or {p.side, Side.MID} & trunk):
                found.add(Reach.BELOW_KNEE if p.region in _of("lower_legs") else Reach.ABOVE_KNEE)
    return max(found, key=list(Reach).index)


@cache
def _of(*names: str) -> frozenset[str]:
    return regions_of(names)
