#!/usr/bin/env python3
"""Verify a built figure, apart from the program that built it:  python tools/figure/verify.py [FOLDER]

Reads only the finished files; needs shapely. Takes some seconds. Checks: coverage of the silhouette, overlaps, shapes
that leave it, slivers, left and right as mirror images, and that each sure point lies in its own shape.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from shapely import affinity
from shapely.geometry import Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union
from shapely.strtree import STRtree

HERE = Path(__file__).resolve().parent
FIGURE = HERE.parents[1] / "resources" / "body" / "adult-2"
VIEWS = ("front", "back", "left", "right", "soles", "palms", "hands", "feet", "face")
sys.path.insert(0, str(HERE.parent))

from paths import SIZE  # noqa: E402

COVERAGE, OVERLAP, OUTSIDE, MIRROR = 0.999, 0.001, 0.005, 0.001
SMALLEST, NARROWEST = 12000, 25
"""In 1/100 mm² and 1/10 mm: what a finger can still mean when the map is enlarged."""


def polygon(path: list[Any], steps: int = 12) -> BaseGeometry:
    """A built path as a polygon; rings inside rings are holes."""
    rings: list[list[tuple[float, float]]] = []
    ops, xy = path
    at = 0
    for op in ops:
        c = xy[at : at + SIZE[op]]
        at += SIZE[op]
        if op == "M":
            rings.append([(c[0], c[1])])
        elif op == "L":
            rings[-1].append((c[0], c[1]))
        elif op == "C":
            x0, y0 = rings[-1][-1]
            for k in range(1, steps + 1):
                t, u = k / steps, 1 - k / steps
                x = u**3 * x0 + 3 * u * u * t * c[0] + 3 * u * t * t * c[2] + t**3 * c[4]
                y = u**3 * y0 + 3 * u * u * t * c[1] + 3 * u * t * t * c[3] + t**3 * c[5]
                rings[-1].append((x, y))
    whole: BaseGeometry = Polygon()
    for ring in sorted((Polygon(r).buffer(0) for r in rings if len(r) > 3), key=lambda p: -p.area):
        whole = whole.symmetric_difference(ring)
    return whole


def width(shape: BaseGeometry) -> float:
    """Half the width of the widest place: the radius of the largest circle inside, to about 1/10 mm."""
    low, high = 0.0, 800.0
    while high - low > 1:
        middle = (low + high) / 2
        low, high = (low, middle) if shape.buffer(-middle).is_empty else (middle, high)
    return low


def mirrored(shape: BaseGeometry) -> BaseGeometry:
    return affinity.scale(shape, -1, 1, origin=(0, 0))


def check_view(view: str, data: dict[str, Any], shapes: dict[tuple[str, str], BaseGeometry]) -> Iterator[str]:
    base = polygon(data["base"])
    if len(shapes) != len(data["shapes"]):
        yield f"{view}: two shapes of one name and side"
    covered = unary_union(list(shapes.values())).intersection(base).area / base.area
    print(f"{view}: {len(shapes)} shapes, {covered:.3%} of the silhouette")
    if covered < COVERAGE:
        yield f"{view}: only {covered:.3%} covered"
    names, areas = list(shapes), list(shapes.values())
    tree = STRtree(areas)
    for i, shape in enumerate(areas):
        if shape.difference(base).area > OUTSIDE * shape.area:
            yield f"{view}: {names[i]} leaves the silhouette"
        if shape.area < SMALLEST or width(shape) < NARROWEST:
            yield f"{view}: {names[i]} is too small to touch"
        for j in tree.query(shape):
            if j > i and shape.intersection(areas[j]).area > OVERLAP * min(shape.area, areas[j].area):
                yield f"{view}: {names[i]} and {names[j]} overlap"
    for row in data["shapes"]:
        inside = [name for name, shape in shapes.items() if shape.contains(Point(row["point"]))]
        if inside != [(row["name"], row["side"])]:
            yield f"{view}: the point of {row['name']} {row['side']} lies in {inside}"


def check_mirror(
    view: str, shapes: dict[tuple[str, str], BaseGeometry], other: dict[Any, BaseGeometry]
) -> Iterator[str]:
    twin = {"left": "right", "right": "left", "mid": "mid"}
    for (name, side), shape in shapes.items():
        image = other.get((name, twin[side]))
        if image is None or shape.symmetric_difference(mirrored(image)).area > MIRROR * shape.area:
            yield f"{view}: {name} {side} is not the mirror image of its twin"


def main() -> int:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FIGURE
    data = {view: json.loads((folder / f"{view}.json").read_text(encoding="utf-8")) for view in VIEWS}
    shapes = {v: {(s["name"], s["side"]): polygon(s["path"]) for s in data[v]["shapes"]} for v in VIEWS}
    wrong: list[str] = []
    for view in VIEWS:
        wrong += check_view(view, data[view], shapes[view])
        wrong += check_mirror(view, shapes[view], shapes[{"left": "right", "right": "left"}.get(view, view)])
    for fault in wrong:
        print("wrong:", fault)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
