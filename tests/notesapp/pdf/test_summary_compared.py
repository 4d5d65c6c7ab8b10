"""The comparison in the summary: figures on the page, in both paper sizes, and in grey."""

from __future__ import annotations

from dataclasses import replace

import pytest

from notesapp.model.body_map import BodyMap, Moment, Reading, View
from notesapp.pdf.page import Paper
from notesapp.pdf.preview import page_count, page_sizes
from notesapp.pdf.summary import session_summary
from notesapp.words.compared import Drawing, comparison, two
from notesapp.words.contents import SummaryContent
from tests import sciatica
from tests.notesapp.pdf.case import MAP, RECORD, SUMMARY, USES
from tests.notesapp.pdf.read import in_order, pages, text


def drawing(key: str, body_map: BodyMap, day: int) -> Drawing:
    at = sciatica.START.replace(day=day)
    return Drawing(key, 1, day, at.date(), at, body_map)


def weaker() -> BodyMap:
    readings = tuple(replace(r, intensity=2) if r.moment is Moment.ARRIVE and r.intensity else r for r in MAP.readings)
    return replace(MAP, marks=MAP.marks[:2], readings=readings)


def made(other: BodyMap, paper: Paper = "a4", later: bool = False) -> bytes:
    own = drawing("own", MAP, 19)
    beside = drawing("other", other, 25 if later else 5)
    content: SummaryContent = replace(SUMMARY, compared=comparison(two(own, beside), "own"))
    return session_summary(content, MAP, USES, paper=paper, record=RECORD, other=other)


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_words_maps_measures_and_sources(paper: Paper) -> None:
    pdf = made(weaker(), paper)
    assert in_order(
        pdf, "Compared with session 5, 5 November 2026", "Earlier", "5 Nov 2026, on arrival", "Later",
        "19 Nov 2026, on arrival", "Difference", "both times", "only earlier", "only later", "Measure", "Pain",
        "Drawn area", "Overlap", "Mean strength", "How far it runs", "How this is judged:", "Leoni",
    )  # fmt: skip
    assert len(set(page_sizes(pdf))) == 1


def test_the_same_values_give_the_same_bytes() -> None:
    assert made(weaker()) == made(weaker())


def test_an_other_session_that_came_later_stands_at_the_right() -> None:
    words = text(made(weaker(), later=True))
    assert words.index("19 Nov 2026, on arrival") < words.index("25 Nov 2026, on arrival")


def test_every_view_that_holds_a_mark_has_its_row() -> None:
    soles = replace(MAP.marks[0], id="sole", view=View.SOLES, places=(sciatica.place("heel"),))
    front = replace(MAP.marks[0], id="front", view=View.FRONT, places=(sciatica.place("pec_major"),))
    many = replace(MAP, marks=(*MAP.marks, soles, front), readings=(*MAP.readings, Reading("sole", Moment.ARRIVE, 4)))
    pdf = made(many)
    assert page_count(pdf) >= page_count(made(weaker()))
    whole = text(pdf)
    for view in ("front view", "back view", "soles"):
        assert view in whole


def test_an_empty_session_beside_it_is_no_change() -> None:
    words = text(made(BodyMap()))
    assert "Cannot be compared" in words


def test_the_name_stands_on_every_page() -> None:
    assert all("Version 1" in page for page in pages(made(weaker())))


def everywhere() -> BodyMap:
    """Drawn on the second figure: standing views, soles and the face."""
    some = (
        ("sole", View.SOLES, "heel", "burning"),
        ("front", View.FRONT, "pec_major", "numb"),
        ("face", View.FACE, "tmj", "ache"),
    )
    marks = tuple(
        replace(MAP.marks[0], id=key, view=view, places=(sciatica.place(region),), what=what)
        for key, view, region, what in some
    )
    readings = tuple(Reading(mark.id, Moment.ARRIVE, 4) for mark in marks)
    return replace(MAP, figure_version=2, marks=(*MAP.marks, *marks), readings=(*MAP.readings, *readings))


def test_a_closer_view_of_the_earlier_session_is_shown_beside_a_later_one_on_the_first_figure() -> None:
    """A session read in from elsewhere may be newer and yet be drawn on the older figure, which has no such view."""
    words = text(made(everywhere()))
    assert "face" in words
    assert "jaw joint" in words


def test_every_page_with_drawings_says_what_their_patterns_mean() -> None:
    drawn = [page for page in pages(made(everywhere())) if "Difference" in page]
    assert len(drawn) > 1
    for page in drawn:
        assert page.count("only earlier") == page.count("Difference")
