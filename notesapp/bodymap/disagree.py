"""Where the client's marks and the therapist's findings do not meet, as values and as a drawing.

Compared by zone (37 of them, each left and right), because a client points at areas and a finding lies on one muscle:
a trigger point in the piriformis meets a buttock that hurts. "Checked, clear" is no finding: it says that somebody
looked, so that "nothing found" can be told from "not looked at".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from notesapp.bodymap import draw
from notesapp.bodymap.compare import swatch
from notesapp.bodymap.figure import figure_of
from notesapp.bodymap.regions import where_to_draw
from notesapp.bodymap.scene import Scene
from notesapp.bodymap.states import state
from notesapp.bodymap.surface import Surface
from notesapp.catalogue import findings
from notesapp.catalogue.regions import regions
from notesapp.model.body_map import BodyMap, Layer, Mark, Moment, Place, Side
from notesapp.model.path import Path

LEAST = 100
"""Per mille of a mark below which it only grazes a region."""

Spot = tuple[str, Side]


class Sort(StrEnum):
    UNFOUND = "unfound"  # marked by the client, and nobody looked or wrote what was found
    CLEAR = "clear"  # marked by the client, looked at, and in order
    UNFELT = "unfelt"  # found by the therapist where the client marks nothing
    AGREED = "agreed"  # both


@dataclass(frozen=True, slots=True)
class Meeting:
    """The regions of each sort, in the order of the marks."""

    unfound: tuple[Place, ...] = ()
    clear: tuple[Place, ...] = ()
    unfelt: tuple[Place, ...] = ()
    agreed: tuple[Place, ...] = ()

    @property
    def differs(self) -> bool:
        return bool(self.unfound or self.clear or self.unfelt)


def is_clear(mark: Mark) -> bool:
    """Whether a mark says that a place was looked at and is in order."""
    known = findings.findings().get(mark.what)
    return mark.layer is Layer.THERAPIST and known is not None and known.clear


def meeting(body_map: BodyMap, moment: Moment = Moment.ARRIVE) -> Meeting:
    """Compare the two layers of a note as they stand at MOMENT; what is gone by then counts no more."""
    here = [mark for mark in body_map.marks if state(mark, Scene(body_map, mark.view, moment)).here]
    felt = _places(m for m in here if m.layer is Layer.CLIENT)
    found = _places(m for m in here if m.layer is Layer.THERAPIST and not is_clear(m))
    clear = _zones(p for p in _places(m for m in here if is_clear(m)))
    felt_in, found_in = _zones(felt), _zones(found)
    unfound: list[Place] = []
    cleared: list[Place] = []
    agreed: list[Place] = []
    for place in felt:
        mine = _zones_of(place)
        (agreed if mine & found_in else cleared if mine & clear else unfound).append(place)
    unfelt = [place for place in found if not _zones_of(place) & felt_in]
    agreed += [place for place in found if _zones_of(place) & felt_in and place not in agreed]
    return Meeting(tuple(unfound), tuple(cleared), tuple(unfelt), tuple(agreed))


def draw_over_figure(scene: Scene, surface: Surface) -> None:
    """The whole drawing with the meeting in its place: above the figure, beneath the marks."""
    for part in (draw.ground, draw.fills, draw.relief, draw_meeting, draw.marks):
        part(scene, surface)
    if scene.badges:
        draw.badges(scene, surface)


def draw_meeting(scene: Scene, surface: Surface) -> None:
    """Stripes where only the client marks something, dots where only the therapist does, filled where both do."""
    told = meeting(scene.body_map, scene.moment)
    body = figure_of(scene.body_map)
    done: set[Path] = set()
    for part, places in (("both", told.agreed), ("then", (*told.unfound, *told.clear)), ("now", told.unfelt)):
        for place in places:
            for shape in where_to_draw(body, place.region, place.side.value, scene.view)[:1]:
                if shape.path not in done:
                    done.add(shape.path)
                    swatch(part, shape.path, surface)  # type: ignore[arg-type]


def _places(marks: Iterable[Mark]) -> tuple[Place, ...]:
    """The regions under marks, each once, without those that a mark only grazes."""
    found: dict[Spot, Place] = {}
    for mark in marks:
        most = max((p.share for p in mark.places), default=0)
        for place in mark.places:
            if place.share >= min(LEAST, most):
                found.setdefault((place.region, place.side), place)
    return tuple(found.values())


def _zones(places: Iterable[Place]) -> frozenset[Spot]:
    return frozenset(spot for place in places for spot in _zones_of(place))


def _zones_of(place: Place) -> frozenset[Spot]:
    """The zones a region lies in, on its side; on the mid-line, on both. Without a zone it stands for itself."""
    known = regions().get(place.region)
    zones = (*known.zone_front, *known.zone_back, *known.zone_side) if known else ()
    sides = (Side.LEFT, Side.RIGHT) if place.side is Side.MID else (place.side,)
    return frozenset((zone, side) for zone in zones or (place.region,) for side in sides)
