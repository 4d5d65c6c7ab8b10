"""More about the use at work: an area of its own, what was on the skin, how the client lay."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from notesapp.model.body_map import View
from notesapp.model.practice import Standing
from notesapp.safety.assess import assess
from notesapp.words.treatment import exceptions, use_sentence
from tests import sciatica
from tests.ui.session.bench import House
from tests.ui.session.conftest import MakeHouse
from ui.session.page import SessionPage

NUTS = Standing(history=(sciatica.history("allergy_nut_oil"),))


@pytest.fixture
def house(make_house: MakeHouse) -> House:
    """On Treat, the right piriformis at work, a client who is allergic to nut oil."""
    known = replace(sciatica.briefing(osteoporosis=False), standing=NUTS)
    house = make_house(sciatica.empty_note(), known)
    page = SessionPage(house.desk, house.services)
    house.show(page, 1280, 800)
    page.go("treat")
    page.treat.take_place(sciatica.place("piriformis"))
    return house


def use_of(house: House):
    (use,) = house.desk.note.uses
    return use


def test_painting_on_the_treated_layer_is_the_area_of_the_work(house: House) -> None:
    page = house.pane
    assert isinstance(page, SessionPage)
    before = page.map.canvas.grab().toImage()
    house.tap("map.tool.paint")
    canvas = page.map.canvas
    middle = QPoint(canvas.width() // 2 + 30, canvas.height() // 2 - 90)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=middle)
    for step in range(1, 12):
        QTest.mouseMove(canvas, middle + QPoint(0, 6 * step))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=middle + QPoint(0, 66))
    use = use_of(house)
    assert use.view is View.BACK
    assert len(use.strokes) == 1
    assert use.width > 0
    assert house.desk.note.body_map.marks == (), "it is no finding"
    assert house.desk.selected is None
    assert page.map.canvas.grab().toImage() != before
    house.desk.undo()
    assert use_of(house).strokes == ()


def test_position_and_product_are_told_and_written(house: House) -> None:
    house.tap("treat.more")
    house.tap("treat.menu.about")
    house.tap("treat.position.prone")
    house.tap("treat.product.arnica")
    use = use_of(house)
    assert (use.position, use.product) == ("prone", "arnica")
    assert use_sentence(use, house.desk.note).endswith("Arnica. Face down.")


def test_a_product_the_client_is_allergic_to_is_asked_about(house: House) -> None:
    house.tap("treat.more")
    house.tap("treat.menu.about")
    house.tap("treat.product.almond_oil")
    assert use_of(house).product == ""
    assert "Almond oil" in house.find("treat.allergy").accessibleName()
    house.tap("treat.allergy.reason.0")
    note = house.desk.note
    assert use_of(house).product == "almond_oil"
    assert [(d.rule, d.about, d.because) for d in note.decisions] == [
        ("AP-19", use_of(house).id, ("condition:allergy_nut_oil",))
    ]
    known = house.desk.briefing
    assert any("lient asked, it is safe" in said for said in exceptions(note, assess(known, note)))
