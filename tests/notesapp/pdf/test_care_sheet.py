"""The client's sheet: one page, whatever is on it."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from notesapp.catalogue.aftercare import items
from notesapp.model.aftercare import AftercareGiven
from notesapp.model.body_map import BodyMap, Side
from notesapp.model.expected import DoesNotFit
from notesapp.pdf import aftercare_sheet
from notesapp.pdf.page import Paper
from notesapp.safety.assess import assess
from notesapp.words.contents import SheetContent
from notesapp.words.sheet import sheet_content
from tests import sciatica
from tests.notesapp.pdf import case
from tests.notesapp.pdf.read import fonts, in_order, pages, text

PAPERS: list[Paper] = ["a4", "letter"]


def sheet(content: SheetContent = case.SHEET, paper: Paper = "a4") -> bytes:
    return aftercare_sheet(content, case.MAP, case.USES, paper=paper, record=case.RECORD)


@pytest.mark.parametrize("paper", PAPERS)
def test_a_sheet_is_one_page_with_everything_in_reading_order(paper: Paper) -> None:
    pdf = sheet(paper=paper)
    assert len(pages(pdf)) == 1
    assert in_order(
        pdf,
        "Quiet Harbour",
        "For Nora Feldkamp",
        "Today",
        "Slow, steady pressure",
        "What you may feel",
        "48 hours",
        "Buttock stretch",
        "30 seconds, 2 times",
        "Ease off",
        "Easy walk",
        "10 minutes",
        "Stop and call us if",
        "soreness lasts",
        "call 112",
        "bladder or bowels",
        "Next visit: Friday 27 November",
        "01632 960 144",
        "Session 5 · version 1 · 8f3c 1d72 a9e0",
    )
    box = PdfReader(BytesIO(pdf)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == {"a4": (595, 842), "letter": (612, 792)}[paper]


@pytest.mark.parametrize("paper", PAPERS)
def test_three_cards_fit_with_the_dose_still_large(paper: Paper) -> None:
    pdf = sheet(replace(case.SHEET, cards=(case.STRETCH, case.WALK, case.WATER)), paper)
    assert len(pages(pdf)) == 1
    assert in_order(pdf, "Buttock stretch", "Easy walk", "Change how you sit", "Every 30 minutes", "call 112")


@pytest.mark.parametrize("paper", PAPERS)
def test_three_wordy_instructions_of_the_catalogue_fit_too(paper: Paper) -> None:
    note = sciatica.treated()
    for three in (("HC-03", "HC-37", "HC-29"), ("HC-14", "HC-15", "HC-29"), ("HC-02", "HC-30", "HC-31")):
        given = (AftercareGiven(key, key, side=Side.LEFT if items()[key].sided else None) for key in three)
        full = replace(note, aftercare=tuple(given))
        content = sheet_content(sciatica.briefing(), full, assess(sciatica.briefing(), full))
        pdf = aftercare_sheet(content, full.body_map, full.uses, paper=paper, record=case.RECORD)
        assert len(pages(pdf)) == 1
        assert all(card.dose in text(pdf) for card in content.cards)


def test_more_than_three_cards_are_refused() -> None:
    with pytest.raises(DoesNotFit, match="three at most"):
        sheet(replace(case.SHEET, cards=(case.WATER,) * 4))


def test_optional_sentences_leave_first() -> None:
    assert "wound up for two days" in text(sheet())
    crowded = replace(case.SHEET, cards=(case.STRETCH, case.WALK, case.WATER))
    assert "wound up for two days" not in text(sheet(crowded))


def test_a_sheet_that_is_too_full_says_what_to_shorten() -> None:
    with pytest.raises(DoesNotFit) as refused:
        sheet(replace(case.SHEET, today=case.SHEET.today * 18))
    assert refused.value.too_tall_pt > 0
    assert refused.value.shorten[0] == "what we did today"
    assert "shorten what we did today, the steps" in str(refused.value)


def test_an_urgent_sheet_holds_only_the_emergency_box_and_who_to_call() -> None:
    words = text(sheet(case.URGENT_SHEET))
    assert "We did not treat you today. Please go to the emergency department now" in words
    assert "call 112 for" in words
    assert "01632 960 144" in words
    for other in ("Today", "What you may feel", "Stop and call us", "Next visit", "Pain"):
        assert other not in words


def test_an_urgent_sheet_beyond_a_page_is_refused() -> None:
    with pytest.raises(DoesNotFit):
        sheet(replace(case.URGENT_SHEET, urgent_words="Go now. " * 600))


def test_nothing_empty_is_printed() -> None:
    bare = replace(
        case.SHEET,
        today="",
        may_feel="",
        optional_feel="",
        pain=None,
        cards=(),
        worked=(),
        next_visit="",
        call_us=(),
        see_doctor="",
    )
    words = text(aftercare_sheet(bare, BodyMap(), (), paper="a4", record=case.RECORD))
    for empty in ("Today", "Pain", "What you may feel", "Stop and call us", "Next visit", "worked on"):
        assert empty not in words


def test_what_is_a_drawing_follows_the_clients_side() -> None:
    left = replace(case.SHEET, cards=(replace(case.STRETCH, side=Side.LEFT),))
    right = replace(case.SHEET, cards=(case.STRETCH,))
    assert sheet(left) != sheet(right)
    assert text(sheet(left)) == text(sheet(right))


def test_an_item_without_a_drawing_and_with_something_to_ask_first() -> None:
    card = replace(
        case.WATER, ask_first="ask your doctor whether a warm pack is safe for you.", stop="Stop if it hurts."
    )
    assert in_order(
        sheet(replace(case.SHEET, cards=(card,))), "Change how you sit", "First: ask your doctor", "Stand up", "Stop if"
    )


def test_advice_stands_under_what_you_may_feel() -> None:
    pdf = sheet(replace(case.SHEET, cards=(case.WALK,), advice=("Rest this evening.", "")))
    assert in_order(pdf, "What you may feel", "Rest this evening.", "Easy walk")


def test_two_spots_on_one_place_stay_apart_and_both_are_numbered() -> None:
    two = replace(case.WALK, spot=case.STRETCH.spot)
    assert text(sheet(replace(case.SHEET, cards=(case.STRETCH, two)))).count("2") > text(sheet()).count("2")


@pytest.mark.parametrize("paper", PAPERS)
def test_same_values_same_bytes_with_the_true_date(paper: Paper) -> None:
    first, second = sheet(paper=paper), sheet(paper=paper)
    assert first == second
    info = PdfReader(BytesIO(first)).metadata
    assert info is not None
    assert info.creation_date == case.RECORD.at
    assert (info.title, info.author) == ("For Nora Feldkamp, Friday 20 November 2026", "Tomas Abara")
    assert str(PdfReader(BytesIO(first)).root_object["/Lang"]) == "en"


def test_every_typeface_is_embedded() -> None:
    hostile = replace(case.SHEET, title=f"For {case.WORLD_NAME}", today=case.HOSTILE)
    found = fonts(sheet(hostile))
    assert found
    assert all(found.values()), found


def test_long_names_are_whole() -> None:
    assert case.LONG_NAME in text(sheet(replace(case.SHEET, title=f"For {case.LONG_NAME}")))
    long_practice = replace(case.HEAD, practice=case.LONG_NAME, therapist=case.LONG_NAME)
    assert text(sheet(replace(case.SHEET, head=long_practice, next_visit=""))).count(case.LONG_NAME) >= 2
