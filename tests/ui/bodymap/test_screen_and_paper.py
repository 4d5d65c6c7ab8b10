"""The marks as the window's picture and as a page of the summary draw them: every call, in the same order."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from notesapp.bodymap import draw
from notesapp.bodymap.figure import figure_of
from notesapp.bodymap.scene import Scene
from notesapp.bodymap.surface import Call, Recorder
from notesapp.model.body_map import AvoidArea, AvoidSource, BodyMap, Moment, Place, Side, View
from notesapp.model.treatment import TechniqueUse
from notesapp.pdf import maps
from notesapp.pdf.maps import MapOnPage, whole
from notesapp.pdf.page import Sheet
from tests.notesapp.bodymap.test_everywhere import body_maps
from tests.notesapp.pdf.case import RECORD
from ui.bodymap import pictures

USES = (TechniqueUse("u", "kneading", (Place("glut_max", Side.LEFT),), "palm", 20),)
AVOID = (AvoidArea("a", (Place("lumbar_spine", Side.MID),), AvoidSource.CLIENT, "sore"),)
FRAME = pictures.Frame(416, 736, 1.0, 0.04, 208, 10)


def nothing(*_: Any) -> None:
    """The figure itself is painted otherwise on paper: without its tones, in other inks."""


def on_screen(scene: Scene, patch: pytest.MonkeyPatch) -> list[Call]:
    record = Recorder()
    blank = FRAME.pixmap()
    patch.setattr(pictures, "figure_pictures", lambda *_: (blank, blank))
    patch.setattr(pictures, "on_figure", lambda *_: record)
    pictures.whole_picture(scene, FRAME, None)
    return record.calls


def on_paper(scene: Scene, patch: pytest.MonkeyPatch) -> list[Call]:
    record = Recorder()
    patch.setattr(maps, "PdfSurface", lambda *_: record)
    for part in ("ground", "relief", "badges"):
        patch.setattr(draw, part, nothing)
    page = Sheet(BytesIO(), (595, 842), title="", author="", language="en", at=RECORD.at)
    part_shown = whole(figure_of(scene.body_map), scene.view)
    MapOnPage(scene.body_map, scene.view, part_shown, 0, 0, 200, 400).draw(page, scene.uses, scene.moment)
    return record.calls


@settings(max_examples=60, deadline=None)
@given(body_maps(), st.sampled_from(View), st.sampled_from(Moment))
def test_what_is_drawn_on_screen_is_call_for_call_what_is_drawn_on_paper(
    qapp: QApplication, body: BodyMap, view: View, moment: Moment
) -> None:
    body = replace(body, avoid=AVOID)
    scene = Scene(body, view, moment, uses=USES, avoid=body.to_hatch)
    with pytest.MonkeyPatch.context() as patch:
        screen, paper = on_screen(scene, patch), on_paper(scene, patch)
    assert screen == paper
