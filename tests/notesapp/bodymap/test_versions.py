"""When the figure gets a further version: maps stay on their own, and what is carried over lies where it belongs."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from notesapp.bodymap.carry import ghosts_on, uses_on
from notesapp.bodymap.changes import change
from notesapp.bodymap.compare import Pair
from notesapp.bodymap.figure import figure, is_known, new_map
from notesapp.bodymap.regions import shape_at
from notesapp.editing import arrive, treat
from notesapp.editing.stamp import Stamp
from notesapp.exchange.note_json import read_note
from notesapp.model.body_map import BodyMap, Layer, Mark, MarkKind, Place, Side, Stroke, View
from notesapp.model.briefing import ghosts
from notesapp.model.expected import BadNote
from notesapp.pdf.maps import CareFigure, MapOnPage, mark_boxes, shapes_of, whole
from notesapp.pdf.summary_maps import anchor, pairs_of
from notesapp.usecases import demo_kinds
from notesapp.words.contents import MapLabel
from tests.examples import AT, briefing, note, treated, use
from tests.fakes import Ids
from tests.figures import OFF, newer_figure
from tests.notesapp.pdf import case

GLUTE = Place("glut_max", Side.RIGHT)
LINE = ((700, 8200), (900, 8400))


def area(version: int) -> BodyMap:
    return BodyMap(figure_version=version, marks=(Mark("a", Layer.CLIENT, MarkKind.AREA, View.BACK, "ache", (GLUTE,)),))


def painted(version: int = 1) -> BodyMap:
    mark = Mark("p", Layer.CLIENT, MarkKind.STROKE, View.BACK, "ache", (GLUTE,), (LINE,), 260)
    return BodyMap(figure_version=version, marks=(mark,))


def keys(version: int, line: Stroke) -> list[str]:
    found = (shape_at(figure(version), "back", x, y) for x, y in line)
    return [shape.key for shape in found if shape is not None]


def off(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    return [(x + OFF, y + OFF) for x, y in points]


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> int:
    return newer_figure(monkeypatch)


def test_a_new_note_is_drawn_on_the_newest_figure(newer: int) -> None:
    assert new_map().figure_version == newer
    assert BodyMap().figure_version == 1, "a note that names no version was written when there was one"


def test_paper_takes_every_place_from_the_figure_of_the_map(newer: int) -> None:
    old, new = area(1), area(newer)
    ((left, top, right, low),), ((left2, top2, right2, low2),) = (mark_boxes(m, View.BACK) for m in (old, new))
    assert off([(left, top), (right, low)]) == [(left2, top2), (right2, low2)]
    shown = [MapOnPage(m, View.BACK, whole(figure(1), View.BACK), 0, 0, 300, 400) for m in (old, new)]
    (x, y), (x2, y2) = (one.badges()[0] for one in shown)
    assert (x2 - x, y - y2) == pytest.approx((OFF * shown[0].scale,) * 2)


def test_the_sheets_spots_lie_on_the_figure_of_the_map(newer: int) -> None:
    old, new = (CareFigure.of(case.SHEET, BodyMap(figure_version=v), case.USES) for v in (1, newer))
    assert old is not None
    assert new is not None
    assert old.spots
    assert [(n, point) for n, point in new.spots] == [(n, (x + OFF, y + OFF)) for n, (x, y) in old.spots]
    assert new.bare.figure_version == newer


def test_the_summarys_labels_point_at_the_figure_of_the_map(newer: int) -> None:
    content = replace(case.SUMMARY, views=(View.BACK,), labels=(MapLabel("a", "Ache 5", "Ache 3", "", ""),))
    points = []
    for body in (area(1), area(newer)):
        (pair,) = pairs_of(content, body, ())
        points.append(anchor(pair.labels[0][0], pair, pair.panels[0]))
    assert off(points[:1]) == points[1:]


def test_the_demonstration_paints_where_today_s_figure_has_the_region(newer: int) -> None:
    demo_kinds.painted.cache_clear()
    try:
        strokes, places = demo_kinds.painted("glut_max", Side.RIGHT, View.BACK, 0)
    finally:
        demo_kinds.painted.cache_clear()
    (shape,) = shapes_of(figure(newer), (GLUTE,), View.BACK)
    assert (shape.point[0] - 25 - 120, shape.point[1] - 60 - 170) == strokes[0][0]
    assert places[0].region == "glut_max"


def test_a_line_of_last_time_stays_a_line_where_the_silhouette_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    newer_figure(monkeypatch, by=0)
    (ghost,) = ghosts_on(new_map(), ghosts(briefing(treated(7, body_map=painted()))))
    assert (ghost.mark.kind, ghost.mark.strokes) == (MarkKind.STROKE, (LINE,))


@pytest.mark.parametrize(("by", "fits"), [(0, True), (OFF, False)])
def test_old_and_new_drawings_are_compared_while_the_body_has_the_same_form(
    monkeypatch: pytest.MonkeyPatch, by: int, fits: bool
) -> None:
    then, now = painted(), painted(newer_figure(monkeypatch, by))
    assert Pair(then, now, View.BACK).same_figure is fits
    found = change(then, now)
    assert (found.apart, found.redrawn) == (None, not fits)


def test_else_it_is_carried_into_the_same_region(newer: int) -> None:
    (found,) = ghosts_on(new_map(), ghosts(briefing(treated(7, body_map=painted()))))
    assert (found.mark.kind, found.mark.places, found.figure_version) == (MarkKind.STROKE, (GLUTE,), newer)
    assert keys(newer, found.mark.strokes[0]) == keys(1, LINE)
    adopted = arrive.adopt_ghost(note(body_map=new_map()), found, 4, Stamp(lambda: AT, Ids()))
    (mark,) = adopted.body_map.marks
    assert (mark.kind, mark.places[0].region, mark.from_mark) == (MarkKind.STROKE, "glut_max", "p")


def test_a_painted_technique_of_last_time_is_carried_along(newer: int) -> None:
    row = replace(use("u1", GLUTE), view=View.BACK, strokes=(LINE,), width=260)
    last = treated(7, uses=(row,), body_map=painted())
    assert uses_on(last.body_map, (row,), last.body_map) == (row,)
    done = treat.done_as_last_time(note(body_map=new_map()), briefing(last), Stamp(lambda: AT, Ids()))
    (again,) = done.uses
    assert (again.places, again.view, again.width) == ((GLUTE,), View.BACK, 260)
    assert keys(newer, again.strokes[0]) == keys(1, LINE)


@pytest.mark.parametrize("field", [{"figure_version": 77}, {"figure": "child"}])
def test_a_note_on_a_figure_that_is_not_here_is_refused_in_a_sentence(field: dict[str, object]) -> None:
    assert is_known(BodyMap())
    written = {"format": 1, "client": {"name": "Ida Lund"}, "note": {"started_at": "2026-11-20T10:00:00Z"}}
    read_note(json.dumps(written), Ids())
    written["note"] = {"started_at": "2026-11-20T10:00:00Z", "body_map": field}
    with pytest.raises(BadNote, match="no figure"):
        read_note(json.dumps(written), Ids())
