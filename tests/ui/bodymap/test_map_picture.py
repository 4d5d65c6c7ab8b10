"""A picture that follows its scene by small pieces looks as if it were painted anew; and hardly anything is painted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest
from PySide6.QtGui import QColor, QPixmap
from pytestqt.qtbot import QtBot

from notesapp.bodymap.figure import figure
from notesapp.bodymap.repaint import changed
from notesapp.bodymap.scene import Scene
from notesapp.model.body_map import (
    AvoidArea,
    AvoidSource,
    BodyMap,
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
from notesapp.model.briefing import Ghost
from notesapp.model.treatment import TechniqueUse
from tests.notesapp.bodymap.samples import sciatica
from ui.bodymap.map_picture import MapPicture
from ui.bodymap.pictures import Frame, beneath, whole_picture
from ui.bodymap.viewport import Viewport

PAPER = QColor("#ffffff")
ROUNDED = 5
"""Colours laid over each other within a clip may be rounded otherwise; nobody sees it."""
CALF, GLUTE = Place("gastroc_med", Side.RIGHT), Place("glut_max", Side.LEFT)
MAP = sciatica()
FIRST = MAP.marks[0]
STROKE = Mark("s", Layer.CLIENT, MarkKind.STROKE, View.BACK, "ache", (GLUTE,), (((-900, 9000), (-600, 9900)),), 300)
OVER = replace(STROKE, id="over", what="burning", strokes=(((-800, 9100), (-300, 9300)),))
FRONT = replace(STROKE, id="front", view=View.FRONT, what="numb")
FINDING = Mark("f", Layer.THERAPIST, MarkKind.STAMP, View.BACK, "trigger_point", (GLUTE,), (((-700, 9200),),))
WASH = replace(STROKE, id="wash", layer=Layer.THERAPIST, what="adhesion")
AREA = Mark("a", Layer.CLIENT, MarkKind.AREA, View.BACK, "tight", (CALF,))
FULL = replace(MAP, marks=(*MAP.marks, STROKE, AREA, OVER, FRONT, FINDING, WASH))
USE = TechniqueUse("u", "mfr", (CALF,), "forearm", 20)
PAINTED = replace(USE, id="p", view=View.BACK, strokes=(((300, 6000), (800, 6500)),), width=300)
GHOST = Ghost(replace(STROKE, id="g", what="cramp"), None, datetime(2026, 3, 1, tzinfo=UTC), 2)
AVOID = AvoidArea("v", (GLUTE,), AvoidSource.CLIENT, "bruise")
BASE = Scene(FULL, View.BACK, badges=False)

Change = Callable[[Scene], Scene]


def with_map(change: Callable[[BodyMap], BodyMap]) -> Change:
    return lambda scene: replace(scene, body_map=change(scene.body_map))


CHANGES: dict[str, tuple[Change, ...]] = {
    "a stroke is added": (
        with_map(lambda m: m.with_mark(replace(STROKE, id="new", strokes=(((0, 5000), (400, 5600)),)))),
    ),
    "a region is added": (with_map(lambda m: m.with_mark(replace(AREA, id="new", places=(GLUTE,)))),),
    "a mark of another view is added": (with_map(lambda m: m.with_mark(replace(FRONT, id="new", what="cramp"))),),
    "a stroke below others goes": (with_map(lambda m: m.without_mark("s")),),
    "a region goes": (with_map(lambda m: m.without_mark("a")),),
    "a mark of another view goes": (with_map(lambda m: m.without_mark("front")),),
    "another symptom": (with_map(lambda m: m.with_mark(replace(STROKE, what="stabbing"))),),
    "a longer stroke": (
        with_map(lambda m: m.with_mark(replace(STROKE, strokes=(*STROKE.strokes, ((-200, 8000), (0, 8200)))))),
    ),
    "how strong": (with_map(lambda m: m.with_reading(Reading("s", Moment.ARRIVE, 9))),),
    "one is chosen, then another": (lambda s: replace(s, selected="s"), lambda s: replace(s, selected="over")),
    "a region is chosen and let go": (lambda s: replace(s, selected="a"), lambda s: replace(s, selected=None)),
    "a path is chosen": (lambda s: replace(s, selected=FIRST.id),),
    "a painted finding is chosen": (lambda s: replace(s, selected="wash"),),
    "a glyph is chosen": (lambda s: replace(s, selected="f"),),
    "work is done": (
        lambda s: replace(s, uses=(USE,), at_work="u"),
        lambda s: replace(s, uses=(USE, PAINTED), at_work="p"),
    ),
    "a ghost is answered": (lambda s: replace(s, ghosts=(GHOST,)), lambda s: replace(s, ghosts=())),
    "an area is to be avoided": (lambda s: replace(s, avoid=(AVOID,)), lambda s: replace(s, avoid=())),
    "two things at once": (with_map(lambda m: m.without_mark("s").with_mark(replace(AREA, id="b", places=(GLUTE,)))),),
}


def window(width: int = 420, height: int = 640) -> Frame:
    return Viewport(figure(FULL.figure_version).view(View.BACK).bounds, width, height).frame


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize("moment", [Moment.ARRIVE, Moment.LEAVE])
def test_following_looks_like_painting_anew(qtbot: QtBot, name: str, moment: Moment) -> None:
    scene, frame = replace(BASE, moment=moment), window()
    if moment is Moment.LEAVE:
        told = (
            Reading("s", Moment.LEAVE, 2, extent=Extent.SMALLER),
            Reading("a", Moment.LEAVE, 1, extent=Extent.LARGER),
        )
        for reading in told:
            scene = with_map(lambda m, reading=reading: m.with_reading(reading))(scene)  # type: ignore[misc]
    picture = MapPicture()
    picture.paint(scene, frame, PAPER)
    for change in CHANGES[name]:
        after = change(scene)
        assert picture.follow(scene, after), "painted anew as a whole"
        while picture.is_behind():
            picture.step(after, PAPER)
        assert picture.pixmap is not None
        assert farthest(picture.pixmap, whole_picture(after, frame, PAPER)) <= ROUNDED
        scene = after


def farthest(one: QPixmap, other: QPixmap) -> int:
    """How much the two differ where they differ most, 0 to 255."""
    first, second = (np.frombuffer(picture.toImage().constBits(), np.uint8).astype(int) for picture in (one, other))
    return int(np.abs(first - second).max())


def test_a_chosen_stroke_changes_nothing_beneath() -> None:
    chosen = replace(BASE, selected="s")
    assert changed(beneath(BASE), beneath(chosen)) == ()
    assert changed(BASE, chosen) != ()


def test_what_is_painted_anew_is_a_small_part_of_the_body() -> None:
    boxes = changed(BASE, with_map(lambda m: m.without_mark("s"))(BASE))
    assert boxes is not None
    left, top, right, bottom = figure(FULL.figure_version).view(View.BACK).bounds
    part = sum((b[2] - b[0]) * (b[3] - b[1]) for b in boxes) / ((right - left) * (bottom - top))
    assert 0 < part < 0.1


@pytest.mark.parametrize(
    "other",
    [
        replace(BASE, view=View.FRONT),
        replace(BASE, moment=Moment.LEAVE),
        replace(BASE, look="dark"),
        replace(BASE, quiet=frozenset({Layer.CLIENT})),
    ],
    ids=["view", "moment", "look", "quiet"],
)
def test_another_picture_altogether_is_painted_anew(other: Scene) -> None:
    assert changed(BASE, other) is None


def test_marks_that_change_places_are_painted_anew() -> None:
    turned = replace(BASE, body_map=replace(FULL, marks=FULL.marks[::-1]))
    assert changed(BASE, turned) is None
