"""The app measures drawings with rows of spans; polygons (numpy, shapely: build-time only) say how far off it is."""

from __future__ import annotations

import math
import random

import pytest
from shapely import LineString, Point, Polygon, unary_union
from shapely.geometry.base import BaseGeometry

from notesapp.bodymap.figure import figure, VERSION
from notesapp.bodymap.measure import drawn, overlap
from notesapp.model.body_map import BodyMap, Layer, Mark, MarkKind, Place, Side, View


def shapes(view: str) -> BaseGeometry:
    rings = (ring for shape in figure().view(view).shapes for ring in shape.path.flatten(1))
    return unary_union([Polygon(ring).buffer(0) for ring in rings]).buffer(1.5).buffer(-1.5)


BODY = {view: shapes(view) for view in ("front", "back", "left")}


def stroke(points: list[tuple[int, int]], width: int, view: str) -> BodyMap:
    places = (Place("lumbar_region", Side.RIGHT),)
    mark = Mark("m", Layer.CLIENT, MarkKind.STROKE, View(view), "ache", places, (tuple(points),), width)
    return BodyMap(figure_version=VERSION, marks=(mark,))


def exact(points: list[tuple[int, int]], width: int, view: str) -> BaseGeometry:
    line = LineString(points) if len(points) > 1 else Point(points[0])
    return line.buffer(width / 2, quad_segs=64).intersection(BODY[view])


def scribble(seed: int) -> tuple[list[tuple[int, int]], int]:
    rng = random.Random(seed)
    x, y, turn = rng.randint(-800, 800), rng.randint(3500, 7500), rng.uniform(0, 6.3)
    points = []
    for _ in range(rng.randint(8, 60)):
        points.append((round(x), round(y)))
        turn += rng.uniform(-0.7, 0.7)
        x, y = x + 60 * math.cos(turn), y + 60 * math.sin(turn)
    return points, rng.randint(120, 500)


@pytest.mark.parametrize("view", ["front", "back", "left"])
@pytest.mark.parametrize("seed", range(12))
def test_a_scribbles_area_is_within_one_percent(seed: int, view: str) -> None:
    points, width = scribble(seed)
    true = exact(points, width, view).area
    assert drawn(stroke(points, width, view)).area() == pytest.approx(true, rel=0.01, abs=2_000)


@pytest.mark.parametrize("seed", range(12))
def test_an_overlap_is_within_a_hundredth(seed: int) -> None:
    (one, width), (shift, other_width) = scribble(seed), (40 * seed, 200 + 20 * seed)
    other = [(x + shift, y + shift // 2) for x, y in one]
    a, b = exact(one, width, "back"), exact(other, other_width, "back")
    true = a.intersection(b).area / a.union(b).area
    found = overlap(drawn(stroke(one, width, "back")), drawn(stroke(other, other_width, "back")))
    assert found == pytest.approx(true, abs=0.01)


def test_a_region_is_as_large_as_its_shape() -> None:
    mark = Mark("m", Layer.CLIENT, MarkKind.AREA, View.BACK, "ache", (Place("glut_max", Side.RIGHT),))
    (shape,) = (s for s in figure().view("back").shapes if (s.key, s.side) == ("glut_max", "right"))
    true = unary_union([Polygon(ring) for ring in shape.path.flatten(1)]).area
    assert drawn(BodyMap(figure_version=VERSION, marks=(mark,))).area() == pytest.approx(true, rel=0.003)
