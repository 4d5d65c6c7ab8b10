"""What hurts, in a letter: the strongest first, none left out, and the map of the view where it hurts most."""

from __future__ import annotations

from dataclasses import replace

from notesapp.bodymap.figure import figure
from notesapp.model.body_map import BodyMap, Layer, Link, Mark, MarkKind, Moment, Place, Reading, Side, View
from notesapp.pdf.letter_blocks import Evidence
from notesapp.pdf.maps import shapes_of, window
from notesapp.safety.assess import assess
from notesapp.usecases.issue_document import Paper, make_page
from notesapp.words.letter import letter_content
from tests import sciatica
from tests.notesapp.bodymap.samples import place
from tests.notesapp.pdf.read import text

PAINS = (
    ("a", View.BACK, "trap_upper", Side.RIGHT, 2),
    ("b", View.BACK, "infraspinatus", Side.RIGHT, 3),
    ("c", View.HANDS, "ring_finger", Side.RIGHT, 4),
    ("d", View.FACE, "tmj", Side.LEFT, 7),
    ("e", View.FEET, "great_toe", Side.LEFT, 1),
)


def drawn() -> BodyMap:
    return BodyMap(
        figure_version=2,
        marks=tuple(
            Mark(key, Layer.CLIENT, MarkKind.AREA, view, "ache", (place(region, side),))
            for key, view, region, side, _ in PAINS
        ),
        readings=tuple(Reading(key, Moment.ARRIVE, level) for key, *_, level in PAINS),
    )


def why_now() -> str:
    note = replace(sciatica.treated(), body_map=drawn())
    known = sciatica.briefing()
    return next(s.text for s in letter_content(known, note, assess(known, note)).sections if s.key == "why_now")


def test_the_strongest_comes_first_and_no_pain_is_left_out() -> None:
    words = why_now()
    assert words.startswith("Aching pain in the left jaw joint, 7 of 10.")
    first, rest = words.split("Also marked: ")
    assert "ring finger" in first
    assert "big toe" in rest
    assert "top of the right shoulder" in rest


def test_the_map_is_the_view_where_it_hurts_most_and_the_others_are_named() -> None:
    note = replace(sciatica.treated(), body_map=drawn())
    page = make_page(Paper.LETTER, sciatica.briefing(), note)
    assert page.content.view is View.FACE
    said = " ".join(text(page.pdf).split())
    assert "Marks on other views: back view, backs of the hands, feet from above." in said


def test_a_view_that_lies_wide_is_not_cut_to_a_tall_panel() -> None:
    """The jaw joint lies at the very side of the face: it was outside of what the letter showed."""
    body = figure(2)
    for view, region in ((View.FACE, "tmj"), (View.HANDS, "little_finger"), (View.PALMS, "little_finger")):
        for side in (Side.LEFT, Side.RIGHT):
            (shape, *_) = shapes_of(body, (Place(region, side),), view)
            for aspect in (0.5, 1.0, 2.6):
                left, top, right, low = window(body, view, [shape.path.bounds], aspect)
                a, b, c, d = shape.path.bounds
                assert left <= a
                assert c <= right
                assert top <= b
                assert d <= low


def test_a_letter_about_one_view_names_no_other() -> None:
    page = make_page(Paper.LETTER, sciatica.briefing(), sciatica.treated())
    assert "Marks on other views" not in text(page.pdf)
    found = Evidence.of(page.content, sciatica.treated().body_map, ())
    assert found is not None
    assert found.legend.notes == ""


def test_a_link_ends_within_its_marks() -> None:
    """The middle of a crooked region's box lies beside the region."""
    from notesapp.bodymap.draw_links import line_of
    from notesapp.bodymap.scene import Scene

    body_map = drawn().with_link(Link("a", "b"))
    line = line_of(body_map.links[0], Scene(body_map, View.BACK), figure(2))
    assert line is not None
    for end, region in ((line[0], "trap_upper"), (line[-1], "infraspinatus")):
        (shape, *_) = shapes_of(figure(2), (Place(region, Side.RIGHT),), View.BACK)
        assert shape.path.contains(*end)
