"""Where the client's marks and the findings do not meet, on paper: in words, in patterns, with what they mean."""

from __future__ import annotations

from dataclasses import replace

import pytest

from notesapp.bodymap.disagree import meeting
from notesapp.model.body_map import BodyMap, Layer, Mark, MarkKind, Place, Side, View
from notesapp.pdf.page import Paper
from notesapp.pdf.preview import page_sizes
from notesapp.pdf.summary import session_summary
from notesapp.words.links import differing
from notesapp.words.summary import map_labels
from tests.notesapp.pdf.case import MAP, RECORD, SUMMARY, USES
from tests.notesapp.pdf.read import in_order, text


def made(body: BodyMap = MAP, paper: Paper = "a4", *, said: bool = True) -> bytes:
    sentences = differing(body, meeting(body)) if said else ()
    content = replace(SUMMARY, meeting=sentences, labels=map_labels(body))
    return session_summary(content, body, USES, paper=paper, record=RECORD)


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_sentences_then_maps_then_what_the_patterns_mean(paper: Paper) -> None:
    clear = Mark("ok", Layer.THERAPIST, MarkKind.AREA, View.BACK, "checked_clear", (Place("calf", Side.RIGHT),))
    pdf = made(MAP.with_mark(clear), paper)
    assert in_order(
        pdf, "The client’s marks and the findings", "Only the client marks", "checked, and clear", "Back view",
        "only the client", "only the therapist", "both", "checked, clear", "no proof that nothing is there",
    )  # fmt: skip
    assert len(set(page_sizes(pdf))) == 1


def test_it_stands_only_where_it_was_asked_for() -> None:
    assert "only the therapist" not in text(made(said=False))


def test_every_view_with_a_mark_is_there_and_not_what_was_not_drawn() -> None:
    hand = Mark("h", Layer.CLIENT, MarkKind.AREA, View.PALMS, "numb", (Place("index_finger", Side.LEFT),))
    front = Mark("f", Layer.THERAPIST, MarkKind.AREA, View.FRONT, "hypertonic", (Place("pec_major", Side.LEFT),))
    words = text(made(replace(MAP, figure_version=2).with_mark(hand).with_mark(front)))
    met = words[words.index("The client’s marks and the findings") :]
    met = met[: met.index("no proof")]
    for view in ("Back view", "Front view", "Palms"):
        assert view in met
    assert "as on arrival" not in met
    assert "worked on" not in met


def test_nothing_found_yet_is_said_and_the_marks_are_shown() -> None:
    own = replace(MAP, marks=tuple(mark for mark in MAP.marks if mark.layer is Layer.CLIENT))
    assert "Nothing has been found or checked yet." in text(made(own))


def test_without_any_mark_there_is_only_the_sentence() -> None:
    words = text(made(BodyMap()))
    assert "The client has marked nothing yet." in words
    assert "only the therapist" not in words
