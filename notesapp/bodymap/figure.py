"""The figure: a drawn adult in several views, read from the built files in resources/body/.

Units are 1/10 mm of a 1760 mm adult: whole numbers, y down from the crown, x = 0 on the mid-line, the same y in
the four standing views. The soles and the closer views (hands, feet, face) have an origin and, since version 2, a
scale of their own. A side is always the client's: in the front view the client's right is at the viewer's left.

Version 1 has no closer views: notes made on it are drawn on it for ever, new ones are made on VERSION.

Colours are roles (muscle, bone, tendon, base, line, outline, shade, light); the tokens know their hexes.
Paint in this order: base, shapes (with the fills of marked regions), volume, lines, outline, marks, labels. The volume
lies above the fills, so a coloured muscle keeps its form. Fill with non-zero winding, and shapes with a thin pen of
their own colour, so that no seam shows between neighbours.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final, Literal

from notesapp.bodymap.geometry import Bounds, Path, Point
from notesapp.model.body_map import AvoidArea, BodyMap
from resources import resource

FIGURE: Final = "adult"
VERSION: Final = 2
"""The newest: new notes are made on it. A note names its own."""
STANDING: Final = ("front", "back", "left", "right")
CLOSER: Final = ("palms", "hands", "feet", "face")
"""Parts of the body drawn by themselves: what is skin there is skin of a standing view, too."""
VIEWS: Final = (*STANDING, "soles", *CLOSER)

Side = Literal["left", "right", "mid"]


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """One clickable area of a view. In one view and side a region key has at most one shape."""

    view: str
    name: str
    side: Side
    key: str
    zone: str
    tone: str
    """Colour role: muscle, bone or tendon."""
    path: Path
    point: tuple[int, int]
    """A point well inside, for a label or a dot."""


@dataclass(frozen=True, slots=True, eq=False)
class Ink:
    """Something filled in one colour role; opacity in per mille."""

    role: str
    opacity: int
    path: Path


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """The silhouette's pen line: not filled, width in 1/10 mm, round joins."""

    role: str
    width: int
    path: Path


@dataclass(frozen=True, slots=True)
class Badge:
    """Where the letter of a side stands, by the client's hand (in the soles: under the heel)."""

    side: Side
    point: tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Overlay:
    """Something to lay over the figure: the sciatic course, a skin area (dermatome), a landmark of the spine.

    `kind` is line, area or dot. Schematic: neighbouring skin areas overlap in life.
    """

    layer: str
    name: str
    side: Side
    kind: str
    text: str
    width: int
    dash: tuple[int, ...]
    radius: int
    point: tuple[int, int] | None
    path: Path | None


@dataclass(frozen=True, slots=True, eq=False)
class FigureView:
    """Everything of one view."""

    name: str
    bounds: Bounds
    """Left, top, right, bottom, with air around the figure and room for the badges."""
    base: Path
    shapes: tuple[Shape, ...]
    volume: tuple[Ink, ...]
    lines: tuple[Ink, ...]
    outline: Outline
    badges: tuple[Badge, ...]
    overlays: tuple[Overlay, ...]
    scale: int = 10
    """Units to a millimetre: small parts are drawn larger, so that brush and signs are as fine as the part is."""


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A figure and its version; a version, once released, never changes. Views are read when first asked for."""

    id: str
    version: int
    _views: dict[str, FigureView] = field(default_factory=dict, repr=False)

    @property
    def views(self) -> tuple[str, ...]:
        """The names of the views that this version has."""
        return _views_of(self)

    def view(self, name: str) -> FigureView:
        """Return one view by name; a KeyError if this version has none such."""
        if name not in self.views:
            raise KeyError(name)
        if name not in self._views:
            self._views[name] = _read(self, name)
        return self._views[name]


@cache
def _views_of(body: Figure) -> tuple[str, ...]:
    folder = f"body/{body.id}-{body.version}"
    return tuple(name for name in VIEWS if name in body._views or resource(f"{folder}/{name}.json").is_file())


def figure(version: int = VERSION) -> Figure:
    """Return a released version of the figure, always the same object; a KeyError if this program does not have it."""
    return _figure(version)


def figure_of(body_map: BodyMap) -> Figure:
    """Return the figure a map was drawn on, never today's; a KeyError if this program does not have it."""
    if body_map.figure != FIGURE:
        raise KeyError(f"{body_map.figure}-{body_map.figure_version}")
    return figure(body_map.figure_version)


def is_known(body_map: BodyMap) -> bool:
    """Return whether this program has the figure a map was drawn on."""
    try:
        figure_of(body_map)
    except KeyError:
        return False
    return True


def new_map(avoid: tuple[AvoidArea, ...] = ()) -> BodyMap:
    """Return an empty map on the newest figure: what a new note begins with. (A stored map has its own.)"""
    return BodyMap(FIGURE, VERSION, avoid=avoid)


def same_ground(one: BodyMap, other: BodyMap, view: str) -> bool:
    """Return whether a line drawn on one map lies at the same place of the other: their silhouettes are the same."""
    if (one.figure, one.figure_version) == (other.figure, other.figure_version):
        return True
    if not (is_known(one) and is_known(other)):
        return False
    first, second = figure_of(one), figure_of(other)
    if view not in first.views or view not in second.views:
        return False
    a, b = first.view(view).base, second.view(view).base
    return (tuple(a.ops), a.xy) == (tuple(b.ops), b.xy)


@cache
def _figure(version: int) -> Figure:
    if not resource(f"body/{FIGURE}-{version}/front.json").is_file():
        raise KeyError(f"{FIGURE}-{version}")
    return Figure(FIGURE, version)


def _path(data: list[Any]) -> Path:
    ops, xy = data
    return Path(ops, xy)


def _point(data: list[int]) -> tuple[int, int]:
    return data[0], data[1]


def _read(owner: Figure, name: str) -> FigureView:
    text = resource(f"body/{owner.id}-{owner.version}/{name}.json").read_bytes()
    data: dict[str, Any] = json.loads(text)
    base = _path(data["base"])
    left, top, right, bottom = data["bounds"]
    badges = tuple(Badge(side, (x, y)) for side, x, y in data["badges"])
    return FigureView(
        name=name,
        bounds=(left, top, right, bottom),
        base=base,
        shapes=tuple(_shape(name, row) for row in data["shapes"]),
        volume=tuple(Ink(role, opacity, _path(path)) for role, opacity, *path in data["volume"]),
        lines=tuple(Ink(role, opacity, _path(path)) for role, opacity, *path in data["lines"]),
        outline=Outline("outline", data["outline"], base),
        badges=badges,
        overlays=tuple(_overlay(row) for row in data["overlays"]),
        scale=data.get("scale", 10),
    )


def _shape(view: str, row: dict[str, Any]) -> Shape:
    return Shape(
        view=view,
        name=row["name"],
        side=row["side"],
        key=row["key"],
        zone=row["zone"],
        tone=row["tone"],
        path=_path(row["path"]),
        point=_point(row["point"]),
    )


def _overlay(row: dict[str, Any]) -> Overlay:
    return Overlay(
        layer=row["layer"],
        name=row["name"],
        side=row["side"],
        kind=row["kind"],
        text=row["text"],
        width=row["width"],
        dash=tuple(row["dash"]),
        radius=row.get("radius", 0),
        point=_point(row["point"]) if "point" in row else None,
        path=_path(row["path"]) if "path" in row else None,
    )


__all__ = [
    "CLOSER",
    "FIGURE",
    "STANDING",
    "VERSION",
    "VIEWS",
    "Badge",
    "Bounds",
    "Figure",
    "FigureView",
    "Ink",
    "Outline",
    "Overlay",
    "Path",
    "Point",
    "Shape",
    "Side",
    "figure",
    "figure_of",
    "is_known",
    "new_map",
    "same_ground",
]
