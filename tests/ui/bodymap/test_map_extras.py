"""Closer views, all places under a finger, and teaching aids, on the real map with mouse and keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from notesapp.bodymap.figure import figure
from notesapp.bodymap.regions import shape_of
from notesapp.model.body_map import BodyMap, Layer, MarkKind, Role, View
from tests.fakes import Clock, Ids
from tests.ui.bodymap.test_map_pane import Session, press
from ui.bodymap.chips import OfferChip
from ui.bodymap.closer import CLOSER
from ui.bodymap.map_pane import MapPane, Shown
from ui.bodymap.overlay import sides

NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def session(qtbot: QtBot) -> Session:
    pane = MapPane(Ids(), Clock())
    qtbot.addWidget(pane)
    pane.resize(616, 736)
    pane.set_symptom("numb")
    pane.grab()
    return Session(pane)


def touch(pane: MapPane, region: str, side: str = "right") -> None:
    shape = shape_of(figure(), pane.view.value, region, side)  # type: ignore[arg-type]
    assert shape is not None
    QTest.mouseClick(
        pane.canvas, Qt.MouseButton.LeftButton, NONE, pane.canvas.viewport.to_window(*shape.point).toPoint()
    )


def chips(pane: MapPane) -> dict[str, OfferChip]:
    return {chip.offer.key: chip for chip in pane.offers.chips}


def key(widget: QWidget, pressed: Qt.Key) -> None:
    QTest.keyClick(widget, pressed)


@pytest.mark.parametrize(
    ("view", "region", "closer"),
    [
        (View.FRONT, "palm", View.PALMS),
        (View.FRONT, "foot_dorsum", View.FEET),
        (View.FRONT, "jaw", View.FACE),
        (View.BACK, "hand_back", View.HANDS),
        (View.RIGHT, "temple", View.FACE),
        (View.RIGHT, "fingers", View.HANDS),
        (View.BACK, "heel", View.SOLES),
    ],
)
def test_a_tap_on_a_small_part_offers_it_larger(session: Session, view: View, region: str, closer: View) -> None:
    pane = session.pane
    pane.set_view(view)
    touch(pane, region)
    press(chips(pane)[f"view.{closer}"])
    assert pane.view is closer
    assert pane.canvas.scene.view is closer


def test_on_the_back_nothing_larger_is_offered(session: Session) -> None:
    touch(session.pane, "glut_max")
    assert not [name for name in chips(session.pane) if name.startswith("view.")]


@pytest.mark.parametrize("view", CLOSER)
def test_the_rail_leads_to_each_closer_view_and_marks_there_are_exact(session: Session, view: View) -> None:
    pane = session.pane
    for shape in figure().view(view.value).shapes:
        pane.show_map(Shown())
        press(pane.view_rail.closer)
        press(chips(pane)[f"view.{view}"])
        touch(pane, shape.key, shape.side)
        (mark,) = session.body_map.marks
        (place,) = mark.places
        assert (mark.view, place.region) == (view, shape.key)
        assert shape.side in ("mid", place.side)
    assert pane.view_rail.closer.isChecked()
    assert pane.view_rail.closer.accessibleDescription() == "has marks"


def test_closer_views_are_reached_with_the_keys_alone(session: Session) -> None:
    pane = session.pane
    pane.view_rail.closer.setFocus()
    key(pane.view_rail.closer, Qt.Key.Key_Space)
    key(chips(pane)["view.palms"], Qt.Key.Key_Space)
    assert pane.view is View.PALMS
    for pressed in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Return):
        key(pane.canvas, pressed)
    assert session.body_map.marks[0].view is View.PALMS


def test_a_note_on_the_first_figure_has_no_closer_views(session: Session) -> None:
    pane = session.pane
    pane.show_map(Shown(BodyMap()))
    assert not pane.view_rail.closer.isEnabled()
    pane.set_view(View.FRONT)
    touch(pane, "palm")
    assert not [name for name in chips(pane) if name.startswith("view.")]


def test_all_places_under_the_finger_can_be_chosen(session: Session) -> None:
    pane = session.pane
    touch(pane, "sacrum", "mid")
    press(chips(pane)["more"])
    more = [name.split(".")[1] for name in chips(pane)]
    assert {"coccyx", "pelvic_floor", "piriformis"} <= set(more)
    assert not any(chip.isChecked() for chip in pane.offers.chips)
    press(next(chip for name, chip in chips(pane).items() if name.startswith("place.coccyx")))
    (mark,) = session.body_map.marks
    assert [(p.region, p.depth) for p in mark.places] == [("coccyx", "deep")]


def test_an_aid_is_switched_labelled_and_never_kept(session: Session) -> None:
    pane = session.pane
    before = session.body_map
    press(pane.view_rail.teaching)
    assert {"aid.dermatomes", "aid.sciatic", "aid.spine"} <= set(chips(pane))
    press(chips(pane)["aid.dermatomes"])
    drawn = pane.canvas.scene.teaching
    assert drawn is not None
    assert (drawn.aids, drawn.caption) == (("dermatomes",), "Teaching aid")
    assert pane.extras.note.words.startswith("Teaching aid. Maps of the skin areas disagree")
    assert "ASIA" in pane.extras.note.accessibleDescription()
    assert pane.view_rail.teaching.isChecked()
    assert chips(pane)["aid.dermatomes"].isChecked()
    press(chips(pane)["aid.none"])
    assert pane.canvas.scene.teaching is None
    assert pane.extras.note.isHidden()
    assert not pane.view_rail.teaching.isChecked()
    assert session.body_map is before


@pytest.mark.parametrize("view", [View.BACK, View.FRONT, View.LEFT, View.RIGHT])
def test_left_and_right_stand_clear_of_a_long_menu(session: Session, view: View) -> None:
    pane = session.pane
    pane.set_view(view)
    alone = sides(pane.canvas)
    press(pane.view_rail.teaching)
    press(chips(pane)["aid.dermatomes"])
    menu = pane.offers.geometry().translated(-pane.canvas.pos())
    assert len(pane.offers.chips) > 4
    assert alone
    for (rect, side), (before, was) in zip(sides(pane.canvas), alone, strict=True):
        assert not rect.intersects(QRectF(menu)), side
        assert (side, rect.x()) == (was, before.x())
        assert QRectF(pane.canvas.rect()).contains(rect)


def test_the_menu_is_taken_away_by_the_button_that_opened_it(session: Session) -> None:
    pane = session.pane
    press(pane.view_rail.teaching)
    press(chips(pane)["aid.sciatic"])
    press(pane.view_rail.teaching)
    assert pane.offers.chips == ()
    assert pane.canvas.scene.teaching is not None
    assert "schematic" in pane.view_rail.teaching.accessibleDescription()
    press(pane.view_rail.closer)
    press(pane.view_rail.closer)
    assert pane.offers.chips == ()


def test_never_more_than_four_chips_stand_beside_a_touch(session: Session) -> None:
    """The letters of the sides stay free; what is not shown lies behind "More here"."""
    pane = session.pane
    for view in (View.BACK, View.FRONT, View.RIGHT, View.FACE):
        pane.set_view(view)
        for shape in figure().view(view.value).shapes:
            pane.show_map(Shown())
            touch(pane, shape.key, shape.side)
            assert 0 < len(pane.offers.chips) <= 4


def test_an_aid_changes_the_picture_below_the_marks(session: Session) -> None:
    pane = session.pane
    bare = pane.canvas.grab().toImage()
    pane.extras.take("aid", "sciatic")
    with_nerve = pane.canvas.grab().toImage()
    assert with_nerve != bare
    pane.extras.take("aid", "sciatic")
    assert pane.canvas.grab().toImage() == bare


def test_the_aids_are_reached_with_the_keys_alone(session: Session) -> None:
    pane = session.pane
    key(pane.view_rail.teaching, Qt.Key.Key_Space)
    key(chips(pane)["aid.spine"], Qt.Key.Key_Space)
    assert pane.canvas.scene.teaching is not None
    assert pane.view_rail.teaching.accessibleName() == "Teaching aids"


def test_a_possible_referral_is_offered_and_kept_only_when_taken(session: Session) -> None:
    pane = session.pane
    press(pane.draw_rail.layers["findings"])
    touch(pane, "piriformis")
    stamped = session.body_map.marks
    press(pane.view_rail.teaching)
    press(chips(pane)["refer.on"])
    teaching = pane.canvas.scene.teaching
    assert teaching is not None
    offered = len(teaching.arrows)
    assert offered >= 2
    assert session.body_map.marks == stamped
    press(chips(pane)["arrow.0"])
    kept = session.body_map.marks[-1]
    assert (kept.layer, kept.kind, kept.role) == (Layer.THERAPIST, MarkKind.PATH, Role.SPREAD)
    assert kept.linked_to == stamped[0].id
    press(chips(pane)["refer.off"])
    assert pane.canvas.scene.teaching is None
    assert len(session.body_map.marks) == len(stamped) + 1


def test_another_view_takes_the_offered_arrows_away(session: Session) -> None:
    pane = session.pane
    touch(pane, "piriformis")
    press(pane.view_rail.teaching)
    press(chips(pane)["refer.on"])
    press(pane.view_rail.views[View.SOLES])
    assert pane.canvas.scene.teaching is None


def test_the_selected_mark_says_whose_referral_it_is(session: Session) -> None:
    pane = session.pane
    touch(pane, "piriformis")
    chosen = session.body_map.marks[0]
    touch(pane, "ear")
    pane.show_map(replace(pane.shown, selected=chosen.id))
    press(pane.view_rail.teaching)
    assert chips(pane)["refer.on"].offer.second == "Piriformis"
