"""What is drawn, told by a surface that keeps it as plain values."""

from dataclasses import replace

import pytest

from notesapp.bodymap.draw import draw
from notesapp.bodymap.figure import VERSION
from notesapp.bodymap.patterns import pattern_of, style
from notesapp.bodymap.regions import shape_of
from notesapp.bodymap.rims import rim
from notesapp.bodymap.surface import Recorder
from notesapp.catalogue import findings, symptoms, tokens
from notesapp.model.body_map import (
    AvoidArea,
    AvoidSource,
    BodyMap,
    Depth,
    Extent,
    Layer,
    Mark,
    MarkKind,
    Moment,
    Place,
    Reading,
    Side,
    View,
)
from tests.notesapp.bodymap.samples import BODY, CALF, ghosts, place, sciatica, uses


def drawn(body_map: BodyMap, view: View = View.BACK, **told: object) -> Recorder:
    recorder = Recorder()
    draw(body_map, view, recorder, **told)  # type: ignore[arg-type]
    return recorder


def area(what: str = "ache", region: str = "glut_max", view: View = View.BACK, **told: object) -> Mark:
    return replace(Mark("m", Layer.CLIENT, MarkKind.AREA, view, what, (place(region),)), **told)  # type: ignore[arg-type]


def with_level(mark: Mark, level: int, *more: Reading) -> BodyMap:
    return BodyMap(
        figure_version=VERSION, marks=(mark,), readings=(Reading(mark.id, Moment.ARRIVE, intensity=level), *more)
    )


def test_screen_and_paper_get_the_same_marks() -> None:
    """The look changes the figure's own colours and nothing else."""
    told = {"ghosts": ghosts(), "uses": uses(), "badges": False}
    empty = {
        look: drawn(BodyMap(figure_version=VERSION), look=look, badges=False).calls
        for look in ("light", "dark", "paper")
    }
    marks = {
        look: [call for call in drawn(sciatica(), look=look, **told).calls if call not in empty[look]] for look in empty
    }
    assert marks["light"] == marks["dark"] == marks["paper"]
    assert len(marks["light"]) > 40


def test_the_same_call_draws_the_same() -> None:
    assert drawn(sciatica(), ghosts=ghosts()).calls == drawn(sciatica(), ghosts=ghosts()).calls


@pytest.mark.parametrize("view", list(View))
def test_the_letters_of_the_sides_are_always_there(view: View) -> None:
    words = [call[1] for call in drawn(BodyMap(figure_version=VERSION), view).named("text")]
    assert sorted(words) == {View.LEFT: ["L"], View.RIGHT: ["R"]}.get(view, ["L", "R"])


@pytest.mark.parametrize("view", [View.FRONT, View.BACK, View.SOLES])
def test_the_client_s_right_is_where_the_viewer_sees_it(view: View) -> None:
    x = {call[1]: call[2] for call in drawn(BodyMap(figure_version=VERSION), view).named("text")}
    assert (x["R"] > x["L"]) == (view is View.BACK)


@pytest.mark.parametrize("level", range(11))
def test_a_marked_region_has_colour_and_pattern(level: int) -> None:
    calls = drawn(with_level(area("burning"), level))
    path = shape_of(BODY, "back", "glut_max", "right").path  # type: ignore[union-attr]
    look = tokens.symptom_style("burning", level)
    assert ("fill", path.ops, path.xy, look.fill, 1.0) in calls.calls
    assert ("pattern", path.ops, path.xy, "burning", look.ink, 1.0) in calls.calls


def test_the_volume_lies_above_a_coloured_muscle_and_the_pattern_above_both() -> None:
    body_map = with_level(area("burning"), 7)
    names = [call[:4] for call in drawn(body_map).calls]
    path = shape_of(BODY, "back", "glut_max", "right").path  # type: ignore[union-attr]
    volume = BODY.view("back").volume[0].path
    fill = names.index(("fill", path.ops, path.xy, style("burning", 7).fill))
    light = next(k for k, call in enumerate(names) if call[:3] == ("fill", volume.ops, volume.xy))
    pattern = names.index(("pattern", path.ops, path.xy, "burning"))
    assert fill < light < pattern


def test_not_asked_again_is_pale_and_dashed() -> None:
    body_map = with_level(area("ache"), 6)
    before, after = drawn(body_map), drawn(body_map, moment=Moment.LEAVE)
    assert not any(call[7] for call in before.named("stroke"))
    assert any(call[7] for call in after.named("stroke"))
    assert any(call[0] == "pattern" and call[5] < 1 for call in after.calls)


def test_a_mark_that_is_gone_leaves_a_thin_dashed_line() -> None:
    body_map = with_level(area("ache"), 6, Reading("m", Moment.LEAVE, intensity=0, extent=Extent.GONE))
    after = drawn(body_map, moment=Moment.LEAVE)
    assert after.named("pattern") == []
    assert sum(1 for call in after.named("stroke") if call[7]) == 1


@pytest.mark.parametrize(("extent", "larger"), [(Extent.SMALLER, False), (Extent.LARGER, True)])
def test_a_told_extent_is_seen(extent: Extent, larger: bool) -> None:
    body_map = with_level(area("ache"), 6, Reading("m", Moment.LEAVE, intensity=3, extent=extent))
    (pattern,) = drawn(body_map, moment=Moment.LEAVE).named("pattern")
    path = shape_of(BODY, "back", "glut_max", "right").path  # type: ignore[union-attr]
    xs = pattern[2][::2]  # type: ignore[index]
    assert (max(xs) - min(xs) > path.bounds[2] - path.bounds[0]) == larger


def test_a_shortened_path_shows_how_far_it_went_on_arrival() -> None:
    after = drawn(sciatica(), moment=Moment.LEAVE)
    dashed = [call for call in after.named("stroke") if call[7] and max(call[2][1::2]) >= CALF[-1][1]]  # type: ignore[index]
    assert dashed
    ribbons = [call for call in after.named("stroke") if call[3] == style("shooting", 2).fill]
    assert ribbons
    assert max(max(call[2][1::2]) for call in ribbons) < 11_000  # type: ignore[index]


def test_a_mark_of_another_view_is_a_dot_on_its_region() -> None:
    body_map = with_level(area("numb", "glut_med", View.BACK), 4)
    side = drawn(body_map, View.RIGHT)
    shape = shape_of(BODY, "right", "glut_med", "right")
    assert shape is not None
    dots = [call for call in side.named("fill") if call[3] == style("numb", 4).fill]
    assert len(dots) == 1
    xs, ys = dots[0][2][::2], dots[0][2][1::2]  # type: ignore[index]
    assert min(xs) < shape.point[0] < max(xs)
    assert min(ys) < shape.point[1] < max(ys)
    assert side.named("pattern") == []


def test_a_deep_place_without_a_shape_is_a_dashed_outline_of_what_lies_over_it() -> None:
    deep = Place("psoas", Side.RIGHT, depth=Depth.DEEP)
    body_map = with_level(area("ache", view=View.FRONT, places=(deep,)), 5)
    edges = [call for call in drawn(body_map, View.FRONT).named("stroke") if call[7]]
    assert len(edges) == 1


def test_what_to_avoid_is_hatched_once_however_many_reasons_there_are() -> None:
    spine = place("lumbar_spine", Side.MID)
    twice = tuple(AvoidArea(str(k), (spine,), AvoidSource.RULE, "x") for k in range(2))
    (hatch,) = drawn(BodyMap(figure_version=VERSION, avoid=twice)).named("pattern")
    assert hatch[3] == "avoid"
    assert drawn(BodyMap(figure_version=VERSION, avoid=twice), avoid=()).named("pattern") == []


def test_the_treated_region_is_filled_beneath_the_volume() -> None:
    wash = tokens.treated()
    fills = [call for call in drawn(BodyMap(figure_version=VERSION), uses=uses()).named("fill") if call[3] == wash.fill]
    assert {call[4] for call in fills} == {0.62}
    assert len(fills) >= 3


def test_a_quiet_layer_is_dotted_outlines_only() -> None:
    body_map = with_level(area("ache"), 6)
    quiet = drawn(body_map, quiet=(Layer.CLIENT,))
    assert quiet.named("pattern") == []
    assert [call for call in quiet.named("stroke") if call[7] == (1, 62)]


@pytest.mark.parametrize("grade", [1, 2, 3])
def test_a_finding_shows_its_grade_in_dots(grade: int) -> None:
    stamp = Mark("s", Layer.THERAPIST, MarkKind.STAMP, View.BACK, "spasm", (place("ql"),), (((700, 6700),),))
    body_map = BodyMap(figure_version=VERSION, marks=(stamp,), readings=(Reading("s", Moment.ARRIVE, grade=grade),))
    ink = tokens.colours("light")["finding"]
    (dots,) = [call for call in drawn(body_map).named("fill") if call[3] == ink]
    assert str(dots[1]).count("M") == grade


def test_every_symptom_and_finding_of_the_catalogue_can_be_drawn() -> None:
    for kind in (MarkKind.AREA, MarkKind.STROKE, MarkKind.PATH, MarkKind.POINT):
        strokes = () if kind is MarkKind.AREA else (((900, 8000),),) if kind is MarkKind.POINT else (CALF[:20],)
        for what in symptoms.symptoms():
            mark = area(what, kind=kind, strokes=strokes, width=300)
            assert drawn(with_level(mark, 5)).calls
            assert pattern_of(what) in tokens.symptoms()
    for what in findings.findings():
        stamp = Mark("s", Layer.THERAPIST, MarkKind.STAMP, View.BACK, what, (place("ql"),), (((700, 6700),),))
        words = [call[1] for call in drawn(BodyMap(figure_version=VERSION, marks=(stamp,))).named("text")]
        assert len(words) == 2 + findings.findings()[what].letter_beside


def test_a_small_map_has_no_pattern_and_few_calls() -> None:
    small = drawn(sciatica(), detail="small")
    assert small.named("pattern") == []
    assert len(small.calls) < 60


def test_the_rim_of_a_stroke_lies_half_a_pen_away() -> None:
    path = rim((((0, 0), (1000, 0)),), 300)
    left, top, right, bottom = path.bounds
    assert (left, top, right, bottom) == pytest.approx((-150, -150, 1150, 150), abs=12)
    assert path.area() == pytest.approx(1000 * 300 + 3.14159 * 150**2, rel=0.02)


def test_the_rim_of_a_ring_has_a_hole() -> None:
    corners = ((0, 0), (1000, 0), (1000, 1000), (0, 1000), (0, 0))
    path = rim((corners,), 200)
    assert path.ops.count("M") == 2
    assert not path.contains(500, 500)
    assert path.contains(0, 500)


@pytest.mark.parametrize(
    ("region", "marked", "shown", "spots"),
    [
        ("index_finger", View.PALMS, View.FRONT, {"fingers"}),
        ("fingers", View.FRONT, View.PALMS, {"index_finger", "middle_finger", "ring_finger", "little_finger"}),
        ("tmj", View.FACE, View.RIGHT, {"jaw"}),
        ("palm", View.FRONT, View.PALMS, {"palm"}),
        ("piriformis", View.BACK, View.PALMS, set()),
    ],
)
def test_the_body_and_its_closer_views_tell_of_each_others_marks(
    region: str, marked: View, shown: View, spots: set[str]
) -> None:
    bare = drawn(BodyMap(figure_version=VERSION), shown)
    calls = drawn(BodyMap(figure_version=VERSION, marks=(area(region=region, view=marked),)), shown)
    dots = [call for call in calls.named("fill") if call not in bare.calls]
    middles = [(min(c[2][::2]) + max(c[2][::2])) // 2 for c in dots]  # type: ignore[index, type-var, operator, call-overload]
    points = {s.key: s.point[0] for s in BODY.view(shown.value).shapes if s.side == "right"}
    assert sorted(middles) == pytest.approx(sorted(points[key] for key in spots), abs=2)
