"""Which place of the body a point, a stroke or an area lies in; where a place is drawn. Pure and quick, no screen.

All coordinates are 1/10 mm of the figure; sides are the client's. Rules of the side: a shape has the side it is drawn
on; a paired region under a mid-line shape (forehead, sacrum's joints) takes the side on which it was touched, and is
`mid` when touched whole or across the line; in the side views the side is the view's.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import Literal

from notesapp.bodymap import _cells
from notesapp.bodymap.figure import VIEWS, Figure, Shape, Side
from notesapp.bodymap.geometry import Path, Point, distance_to_rings
from notesapp.catalogue import regions as catalogue

Depth = Literal["surface", "deep"]
Direction = Literal["left", "right", "up", "down"]
Place = tuple[str, Side, int]
"""Region key, side, share of the painted area in per mille."""

REACH = 200
"""How far a neighbour may lie from the finger to be offered: 20 mm."""
SLIP = 4
"""Off the figure by at most this much (the thickness of the outline) still hits: 0.4 mm."""
ON_THE_LINE = 30
"""Within 3 mm of the mid-line a touch is neither left nor right."""
ACROSS = 0.1
"""From this share on the other side, a painted mid-line shape counts as painted across."""
CRUMB = 15
"""Places with a smaller share, in per mille, are a slip of the finger and left out."""


@dataclass(frozen=True, slots=True)
class RegionRef:
    """A place to choose: a deep one is reached through the shape on the surface."""

    key: str
    side: Side
    depth: Depth


def shape_at(figure: Figure, view: str, x: float, y: float) -> Shape | None:
    """Return the shape under a point, exactly as drawn; None off the body."""
    cells = _cells.of(figure, view)
    shape = cells.at(x, y)
    if shape is None and figure.view(view).bounds[1] < y < figure.view(view).bounds[3]:
        for dx, dy in ((SLIP, 0), (-SLIP, 0), (0, SLIP), (0, -SLIP)):
            shape = shape or cells.at(x + dx, y + dy)
    return shape


def nearby(figure: Figure, view: str, x: float, y: float, limit: int = 4) -> tuple[RegionRef, ...]:
    """Return what a finger at this point may mean: its region, what lies beneath, then neighbours within 20 mm.

    Never more than `limit`; empty far off the body.
    """
    under = shape_at(figure, view, x, y)
    found = dict.fromkeys(here(figure, view, x, y))
    if len(found) < limit:
        for other in _by_distance(figure, view, x, y):
            if other is not under:
                found[RegionRef(other.key, other.side, "surface")] = None
    return tuple(found)[:limit]


def here(figure: Figure, view: str, x: float, y: float) -> tuple[RegionRef, ...]:
    """Return every region that can be meant at a point: that of the shape, then all that are reached through it."""
    under = shape_at(figure, view, x, y)
    if under is None:
        return ()
    also = (RegionRef(key, touched_side(under, key, x), "deep") for key in catalogue.here_also(view, under.name))
    return (RegionRef(under.key, under.side, "surface"), *also)


def touched_side(shape: Shape, key: str, x: float) -> Side:
    """Return the side of a region reached through a shape that was touched at x."""
    region = catalogue.regions()[key]
    if region.side_rule == "mid" or not region.paired:
        return "mid"
    if shape.side != "mid":
        return shape.side
    return "mid" if abs(x) < ON_THE_LINE else _side_of(shape.view, x)


def shape_of(figure: Figure, view: str, key: str, side: Side) -> Shape | None:
    """Return a region's own shape in a view; a one-sided place of a mid-line shape is that shape. None if undrawn."""
    shapes = _cells.of(figure, view).by_key.get(key, {})
    return shapes.get(side) or shapes.get("mid")


def views_of(key: str) -> tuple[str, ...]:
    """Return the views in which a region can be marked, on its own shape or through another; own ones first."""
    region = catalogue.regions()[key]
    own = {name.split(":")[0] for name in region.shapes}
    via = {name.split(":")[0] for name in region.via}
    return tuple(v for v in VIEWS if v in own) + tuple(v for v in VIEWS if v in via - own)


def where_to_draw(figure: Figure, key: str, side: Side, view: str) -> tuple[Shape, ...]:
    """Return a region's own shape in a view, or the shapes through which it is reached; empty if neither is there."""
    own = shape_of(figure, view, key, side)
    if own:
        return (own,)
    cut = parts_of(figure, key, side, view)
    if cut:
        return cut
    region = catalogue.regions()[key]
    names = [name.split(":", 1)[1] for name in region.via if name.startswith(f"{view}:")]
    by_name = _cells.of(figure, view).by_name
    found = [shape for name in names for shape in by_name.get(name, ())]
    return tuple(s for s in found if side == "mid" or s.side in (side, "mid"))


def parts_of(figure: Figure, key: str, side: Side, view: str) -> tuple[Shape, ...]:
    """Return the shapes into which this version cuts a region that an earlier one drew whole; mostly empty."""
    region = catalogue.regions()[key]
    if not any(name.startswith(f"{view}:") for name in region.shapes) or shape_of(figure, view, key, side):
        return ()
    shapes = (s for by_side in _cells.of(figure, view).by_key.values() for s in by_side.values())
    return tuple(s for s in shapes if catalogue.regions()[s.key].parent == key and s.side in (side, "mid"))


def places_of(figure: Figure, view: str, painted: Path) -> tuple[Place, ...]:
    """Return the regions a painted area covers, by share of it, largest first; whole numbers that add up to 1000.

    Paint beside the body does not count; an area wholly beside it has no place. Very small parts are left out.
    A shape of the figure itself is that shape alone.
    """
    for shape in figure.view(view).shapes:
        if shape.path is painted:
            return ((shape.key, shape.side, 1000),)
    left, _, right, _ = painted.bounds
    return _shares(view, _cells.of(figure, view).covered(_cells.Area(painted), painted.bounds, right - left))


def places_of_stroke(figure: Figure, view: str, points: tuple[tuple[int, int], ...], width: int) -> tuple[Place, ...]:
    """Return the regions a painted stroke of this width (1/10 mm) covers, like `places_of`; one point is a dab."""
    if not points:
        return ()
    half = max(width, 2) / 2
    stroke = _cells.Stroke(_thinned(points, half / 2), half)
    xs, ys = [x for x, _ in points], [y for _, y in points]
    bounds = (min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half)
    return _shares(view, _cells.of(figure, view).covered(stroke, bounds, 2 * half))


def place_at(figure: Figure, view: str, x: float, y: float) -> Place | None:
    """Return the one place of a point; None off the body."""
    shape = shape_at(figure, view, x, y)
    return (shape.key, touched_side(shape, shape.key, x), 1000) if shape else None


def neighbour(figure: Figure, view: str, key: str, side: Side, direction: Direction) -> Shape | None:
    """Return the next shape in a direction on the screen, for the arrow keys; None at the edge of the figure."""
    start = where_to_draw(figure, key, side, view)
    if not start:
        return None
    x, y = start[0].point
    dx, dy = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}[direction]
    best: tuple[float, Shape] | None = None
    for shape in figure.view(view).shapes:
        along = (shape.point[0] - x) * dx + (shape.point[1] - y) * dy
        across = abs((shape.point[0] - x) * dy) + abs((shape.point[1] - y) * dx)
        if shape is start[0] or along <= 0 or across > 1.5 * along:
            continue
        score = along + 2 * across
        if best is None or score < best[0]:
            best = (score, shape)
    return best[1] if best else None


def _side_of(view: str, x: float) -> Side:
    """The client's left is at the viewer's right, but in the views from behind."""
    if view in ("left", "right"):
        return view  # type: ignore[return-value]
    return "left" if (x > 0) == (view not in ("back", "hands")) else "right"


def _by_distance(figure: Figure, view: str, x: float, y: float) -> list[Shape]:
    near = []
    for shape, (left, top, right, bottom) in _cells.of(figure, view).boxes:
        if left - REACH < x < right + REACH and top - REACH < y < bottom + REACH:
            distance = distance_to_rings(shape.path.flatten(_cells.FINE), x, y)
            if distance <= REACH:
                near.append((distance, shape.name, shape))
    return [shape for *_, shape in sorted(near, key=lambda item: item[:2])]


def _thinned(points: tuple[tuple[int, int], ...], apart: float) -> tuple[Point, ...]:
    """Leave out points that lie closer together than the brush could show."""
    kept: list[Point] = [points[0]]
    for p in points[1:-1]:
        if hypot(p[0] - kept[-1][0], p[1] - kept[-1][1]) >= apart:
            kept.append(p)
    if len(points) > 1:
        kept.append(points[-1])
    return tuple(kept)


def _shares(view: str, covered: dict[Shape, tuple[float, float]]) -> tuple[Place, ...]:
    """Turn lengths covered left and right of x = 0 into places; the rounding rest goes to the largest remainders."""
    sizes: dict[tuple[str, Side], float] = {}
    for shape, (minus, plus) in covered.items():
        side = shape.side
        if side == "mid" and catalogue.regions()[shape.key].paired and min(minus, plus) < ACROSS * (minus + plus):
            side = _side_of(view, plus - minus)
        sizes[shape.key, side] = sizes.get((shape.key, side), 0) + minus + plus
    whole = sum(sizes.values())
    kept = {place: size for place, size in sizes.items() if size * 1000 >= CRUMB * whole}
    whole = sum(kept.values())
    if not whole:
        return ()
    exact = {place: size * 1000 / whole for place, size in kept.items()}
    shares = {place: int(share) for place, share in exact.items()}
    for place in sorted(exact, key=lambda p: shares[p] - exact[p])[: 1000 - sum(shares.values())]:
        shares[place] += 1
    return tuple((key, side, share) for (key, side), share in sorted(shares.items(), key=lambda i: (-i[1], i[0])))
