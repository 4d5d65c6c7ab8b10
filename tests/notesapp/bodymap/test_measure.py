"""A drawing in numbers: share of the body, strength, place, reach."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notesapp.bodymap.figure import VERSION, figure
from notesapp.bodymap.measure import Reach, drawn, measures, overlap, total_extent
from notesapp.model.body_map import (
    BodyMap,
    Extent,
    Layer,
    Mark,
    MarkKind,
    Moment,
    Place,
    Reading,
    Role,
    Side,
    Sides,
    View,
)
from tests.notesapp.bodymap.samples import CALF, place, sciatica


def area(key: str, region: str, view: View = View.BACK, side: Side = Side.RIGHT, **more: object) -> Mark:
    made = Mark(key, Layer.CLIENT, MarkKind.AREA, view, "ache", (Place(region, side),))
    return replace(made, **more)  # type: ignore[arg-type]


def dab(key: str, at: tuple[int, int], width: int, view: View = View.BACK) -> Mark:
    return Mark(key, Layer.CLIENT, MarkKind.STROKE, view, "ache", (place("lumbar_region"),), ((at,),), width)


def body(*marks: Mark, **levels: int) -> BodyMap:
    return BodyMap(
        figure_version=VERSION,
        marks=marks,
        readings=tuple(Reading(k, Moment.ARRIVE, intensity=v) for k, v in levels.items()),
    )


def test_a_dab_has_the_area_of_its_disc() -> None:
    one = measures(body(dab("d", (600, 6600), 600))).view(View.BACK)
    assert one is not None
    assert one.drawn == pytest.approx(3.14159 * 3**2, rel=0.002)
    assert one.centre == (600, 6600)


def test_paint_beside_the_body_does_not_count() -> None:
    assert measures(body(dab("d", (5000, 200), 400))).extent == 0


def test_everything_drawn_in_a_view_is_all_of_it() -> None:
    marks = (
        area(f"{shape.key}-{shape.side}", shape.key, View.BACK, Side(shape.side))
        for shape in figure().view("back").shapes
    )
    one = measures(body(*marks)).view(View.BACK)
    assert one is not None
    assert one.extent == pytest.approx(100, abs=0.2)


def test_every_view_drawn_is_the_whole_body() -> None:
    marks = (
        area(f"{view}-{shape.key}-{shape.side}", shape.key, view, Side(shape.side))
        for view in View
        for shape in figure().view(view.value).shapes
    )
    assert total_extent(drawn(body(*marks))) == pytest.approx(100, abs=0.2)


def test_a_region_drawn_in_two_views_counts_once() -> None:
    back, side = area("b", "glut_max", View.BACK), area("s", "glut_max", View.RIGHT)
    both = measures(body(back, side)).extent
    assert both == pytest.approx(max(measures(body(back)).extent, measures(body(side)).extent), rel=0.001)


def test_front_and_back_of_a_region_are_two_pieces_of_skin() -> None:
    front, back = area("f", "glut_med", View.FRONT), area("b", "glut_med", View.BACK)
    apart = measures(body(front)).extent + measures(body(back)).extent
    assert measures(body(front, back)).extent == pytest.approx(apart)


def test_where_two_marks_meet_the_stronger_number_counts() -> None:
    small, large = dab("s", (600, 6600), 300), dab("l", (600, 6600), 600)
    one = measures(body(small, large, s=8, l=4))
    assert one.mean == pytest.approx(4 + 4 / 4, abs=0.02)  # a quarter of the area at 8
    assert one.summed == pytest.approx((one.mean or 0) * one.extent)
    assert one.worst == 8
    assert one.extent == pytest.approx(measures(body(large)).extent)


def test_a_mark_without_a_number_has_area_but_no_strength() -> None:
    one = measures(body(dab("a", (600, 6600), 300)))
    assert (one.mean, one.summed, one.worst) == (None, None, None)
    assert one.extent > 0


def test_findings_are_not_the_clients_pain() -> None:
    found = replace(area("f", "glut_max"), layer=Layer.THERAPIST, what="hypertonic")
    assert measures(body(found)).extent == 0
    assert measures(body(found), layer=Layer.THERAPIST).extent > 0


def test_a_mark_that_is_gone_covers_nothing() -> None:
    mapped = body(area("a", "glut_max"), a=5).with_reading(Reading("a", Moment.LEAVE, extent=Extent.GONE))
    assert measures(mapped).extent > 0
    left = measures(mapped, Moment.LEAVE)
    assert (left.extent, left.gone, left.not_asked, left.places) == (0, 1, 0, ())


def test_what_nobody_asked_again_is_counted() -> None:
    assert measures(sciatica(), Moment.LEAVE).not_asked == 1
    assert measures(sciatica()).not_asked == 0


def test_a_mark_made_on_leaving_was_not_there_on_arrival() -> None:
    late = body(area("a", "glut_max")).with_reading(Reading("a", Moment.LEAVE, intensity=3))
    assert measures(late).extent == 0
    assert measures(late, Moment.LEAVE).extent > 0


def test_regions_and_sides() -> None:
    one = measures(body(area("a", "glut_max"), area("b", "glut_max", side=Side.LEFT), area("c", "glut_max")))
    assert (one.regions, one.sides) == (2, Sides.BOTH)
    assert measures(BodyMap(figure_version=VERSION)).sides is None


def test_centres_are_those_of_each_view() -> None:
    one = measures(body(dab("a", (500, 6000), 300), dab("b", (900, 6000), 300), dab("c", (0, 4000), 300, View.FRONT)))
    assert [(v.view, v.centre) for v in one.views] == [(View.FRONT, (0, 4000)), (View.BACK, (700, 6000))]


def path(*regions: str) -> Mark:
    return Mark("p", Layer.CLIENT, MarkKind.PATH, View.BACK, "shooting", tuple(place(r) for r in regions), (CALF,))


@pytest.mark.parametrize(
    ("marks", "reach"),
    [
        ((), Reach.NOTHING),
        ((area("a", "lumbar_region"),), Reach.LOCALISED),
        ((area("a", "calf"),), Reach.LOCALISED),
        ((path("lumbar_region", "buttock", "hamstrings"),), Reach.ABOVE_KNEE),
        ((path("lumbar_region", "buttock", "hamstrings", "calf"),), Reach.BELOW_KNEE),
        ((path("hamstrings", "calf"),), Reach.BELOW_KNEE),
        ((area("a", "lumbar_region"), area("b", "calf")), Reach.BELOW_KNEE),
        ((area("a", "lumbar_region"), area("b", "calf", role=Role.SEPARATE)), Reach.LOCALISED),
        ((area("a", "lumbar_region"), area("b", "calf", side=Side.LEFT)), Reach.LOCALISED),
    ],
)
def test_how_far_it_runs(marks: tuple[Mark, ...], reach: Reach) -> None:
    assert measures(body(*marks)).reach is reach


def test_a_path_shortened_on_leaving_reaches_less_far() -> None:
    mapped = body(path("lumbar_region", "buttock", "hamstrings", "calf"), p=5)
    mapped = mapped.with_reading(Reading("p", Moment.LEAVE, intensity=3, end_region=place("buttock")))
    assert measures(mapped, Moment.LEAVE).reach is Reach.LOCALISED


def test_overlap_of_a_drawing_with_itself_and_with_another() -> None:
    left, right = drawn(body(dab("a", (-900, 6600), 300))), drawn(body(dab("a", (900, 6600), 300)))
    assert overlap(left, left) == pytest.approx(1)
    assert overlap(left, right) == 0
    assert overlap(drawn(BodyMap(figure_version=VERSION)), drawn(BodyMap(figure_version=VERSION))) is None
    inner, outer = drawn(body(dab("a", (600, 6600), 300))), drawn(body(dab("a", (600, 6600), 600)))
    assert overlap(inner, outer) == pytest.approx(0.25, abs=0.006)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.integers(-1500, 1500), st.integers(2500, 9000)), min_size=2, max_size=6, unique=True),
    st.integers(60, 500),
)
def test_left_and_right_measure_alike(points: list[tuple[int, int]], width: int) -> None:
    one = Mark("m", Layer.CLIENT, MarkKind.STROKE, View.BACK, "ache", (place("calf"),), (tuple(points),), width)
    twin = replace(one, strokes=(tuple((-x, y) for x, y in points),))
    assert measures(body(one)).extent == pytest.approx(measures(body(twin)).extent, rel=1e-6, abs=1e-9)
