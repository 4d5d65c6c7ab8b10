"""Two drawings in one picture: what is drawn, and that paper shows the same."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from notesapp.bodymap import draw
from notesapp.bodymap.carry import map_on
from notesapp.bodymap.compare import PARTS, Pair, difference, laid_over, parts, scenes, swatch
from notesapp.bodymap.figure import VERSION, figure
from notesapp.bodymap.ribbons import disc
from notesapp.bodymap.scene import Look
from notesapp.bodymap.surface import Call, Recorder
from notesapp.catalogue import tokens
from notesapp.model.body_map import BodyMap, Extent, Layer, Mark, MarkKind, Moment, Reading, Side, View
from notesapp.pdf.pdf_surface import PdfSurface
from tests.notesapp.bodymap.samples import place, sciatica


def patch(x: int, key: str = "m", y: int = 6600) -> BodyMap:
    mark = Mark(key, Layer.CLIENT, MarkKind.STROKE, View.BACK, "ache", (place("lumbar_region"),), (((x, y),),), 500)
    return BodyMap(figure_version=VERSION, marks=(mark,), readings=(Reading(key, Moment.ARRIVE, intensity=5),))


def above_the_figure(pair: Pair) -> list[Call]:
    whole, bare = Recorder(), Recorder()
    difference(pair, whole)
    scene = replace(scenes(pair)[1], body_map=BodyMap(figure_version=VERSION))
    draw.ground(scene, bare)
    draw.relief(scene, bare)
    assert whole.calls[: len(bare.calls)] == bare.calls
    return whole.calls[len(bare.calls) :]


def fills(calls: list[Call]) -> list[object]:
    return [call[3] for call in calls if call[0] == "fill"]


LOOK = tokens.compare()


def test_what_both_cover_is_filled_within_both() -> None:
    calls = above_the_figure(Pair(patch(600), patch(700), View.BACK, badges=False))
    at = next(n for n, call in enumerate(calls) if call[0] == "fill" and call[3] == LOOK.both)
    then, now = parts(Pair(patch(600), patch(700), View.BACK))
    assert calls[at - 1] == ("push", then[0].ops, then[0].xy)
    assert calls[at][1:3] == (now[0].ops, now[0].xy)
    assert calls[at + 1] == ("pop",)


def test_apart_there_is_nothing_in_common() -> None:
    assert LOOK.both not in fills(above_the_figure(Pair(patch(-900), patch(900), View.BACK)))


def test_form_tells_the_two_apart_without_colour() -> None:
    calls = above_the_figure(Pair(patch(-900), patch(900), View.BACK, badges=False))
    patterns = [call[3] for call in calls if call[0] == "pattern"]
    dashes = [call[7] for call in calls if call[0] == "stroke"]
    assert patterns == ["compare-then", "compare-now"]
    assert [bool(dash) for dash in dashes] == [True, False]


def test_no_part_is_red_or_green() -> None:
    for colour in (LOOK.both, LOOK.wash, LOOK.then, LOOK.now, LOOK.now_wash, LOOK.edge):
        red, green, blue = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
        assert red - max(green, blue) < 40
        assert green - max(red, blue) < 40


def test_other_views_and_findings_stay_out() -> None:
    stamped = sciatica()
    then, now = parts(Pair(stamped, stamped, View.BACK))
    assert len(then) == len(now) == 2
    assert parts(Pair(stamped, stamped, View.FRONT)) == ((), ())


def test_gone_is_only_the_earlier_one() -> None:
    left = patch(600).with_reading(Reading("m", Moment.LEAVE, extent=Extent.GONE))
    then, now = parts(Pair(left, left, View.BACK, Moment.ARRIVE, Moment.LEAVE))
    assert (len(then), len(now)) == (1, 0)


def test_laid_over_shows_the_earlier_one_as_a_dashed_outline() -> None:
    record, alone = Recorder(), Recorder()
    pair = Pair(patch(-900), patch(900), View.BACK)
    laid_over(pair, record)
    draw.draw_scene(scenes(pair)[1], alone)
    more = [call for call in record.calls if call not in alone.calls]
    assert [call[0] for call in more] == ["fill", "stroke"]
    assert more[1][7]


def test_side_by_side_each_is_drawn_as_it_was() -> None:
    first, second = scenes(Pair(patch(1, "a"), patch(2, "b"), View.BACK, now_moment=Moment.LEAVE))
    assert [m.id for m in first.body_map.marks] == ["a"]
    assert (second.moment, first.moment) == (Moment.LEAVE, Moment.ARRIVE)


def test_an_earlier_figure_is_laid_on_the_later_one() -> None:
    """Both cover what they covered of their regions; a region has the shape it has now."""
    older = replace(patch(1), figure_version=1)
    same = map_on(older, VERSION)
    pair = Pair(older, same, View.BACK)
    assert not pair.same_figure
    assert parts(pair) == parts(Pair(same, same, View.BACK))
    for lay in (difference, laid_over):
        then, now = Recorder(), Recorder()
        lay(pair, then)
        lay(Pair(same, same, View.BACK), now)
        assert then.calls == now.calls


@pytest.mark.parametrize("look", ["light", "dark", "paper"])
def test_the_difference_is_the_same_on_paper_and_on_any_screen(look: Look) -> None:
    pair = Pair(sciatica(), replace(sciatica(), marks=sciatica().marks[:1]), View.BACK, badges=False)
    assert above_the_figure(replace(pair, look=look)) == above_the_figure(pair)


def test_it_prints() -> None:
    page = Canvas(BytesIO())
    surface = PdfSurface(page, 0.03, {})
    pair = Pair(sciatica(), sciatica(), View.BACK, Moment.ARRIVE, Moment.LEAVE, look="paper", badges=False)
    difference(pair, surface)
    for part in PARTS:
        swatch(part, disc(0, 0, 200), surface)
    assert page.getpdfdata().startswith(b"%PDF")


def test_every_part_has_a_swatch_of_its_own() -> None:
    drawn = []
    for part in PARTS:
        record = Recorder()
        swatch(part, disc(0, 0, 200), record)
        drawn.append(record.calls)
    assert len({str(calls) for calls in drawn}) == 3


def test_a_region_is_compared_by_its_shape() -> None:
    mark = Mark("a", Layer.CLIENT, MarkKind.AREA, View.BACK, "ache", (place("glut_max", Side.LEFT),))
    ((path,), _) = parts(
        Pair(BodyMap(figure_version=VERSION, marks=(mark,)), BodyMap(figure_version=VERSION), View.BACK)
    )
    assert path in [s.path for s in figure().view("back").shapes if s.key == "glut_max"]
