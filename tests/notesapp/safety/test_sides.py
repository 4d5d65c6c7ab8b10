"""Text that says a side which nothing on the map has."""

from __future__ import annotations

from dataclasses import replace

import pytest

from notesapp.editing.leave import keep_side
from notesapp.editing.stamp import Stamp
from notesapp.exchange.check import check_keys
from notesapp.model.body_map import Side
from notesapp.model.session_note import Texts
from notesapp.safety.sides import side_doubts
from tests import sciatica as case
from tests.fakes import Clock, Ids


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("Trigger points in the left piriformis.", ["left piriformis"]),
        ("Left-sided work only", ["Left-sided work only"]),
        ("Right hip stiff.", []),
        ("She left early, was right on time, pressure just left as it was.", []),
        ("Nothing left to say.", []),
        ("", []),
    ],
)
def test_the_text_is_read(text: str, doubts: list[str]) -> None:
    note = replace(case.treated(Side.RIGHT), texts=Texts(objective=text))
    assert [d.words for d in side_doubts(note)] == doubts


def test_it_names_part_and_both_sides() -> None:
    note = replace(case.treated(Side.LEFT), texts=Texts(plan="Stretch the right hip"))
    (doubt,) = side_doubts(note)
    assert (doubt.part, doubt.says, doubt.found) == ("plan", Side.RIGHT, Side.LEFT)


def test_left_is_correct_holds_until_its_words_change() -> None:
    note = replace(case.treated(Side.RIGHT), texts=Texts(objective="The left piriformis is quiet."))
    (doubt,) = side_doubts(note)
    kept = keep_side(note, doubt, Stamp(Clock(case.START), Ids()))
    assert side_doubts(kept) == ()
    check_keys(kept)
    again = replace(kept, texts=Texts(objective="The left calf is quiet."))
    assert [d.words for d in side_doubts(again)] == ["left calf is"]


def test_marks_on_both_sides_give_no_doubt() -> None:
    note = case.treated(Side.RIGHT)
    other = replace(case.tingling(Side.LEFT), id="other")
    note = replace(note, body_map=note.body_map.with_mark(other), texts=Texts(objective="left piriformis"))
    assert side_doubts(note) == ()
