"""One mark is called by one name: on Arrive, on Leave, in the note, on paper."""

from __future__ import annotations

from dataclasses import replace

import pytest

from notesapp.catalogue.regions import regions
from notesapp.model.body_map import Place, Side
from notesapp.words import lines, marks
from notesapp.words.lexicon import upper_first
from tests import sciatica as case
from tests.notesapp.words.test_words import area, body
from ui.session import arrive_words, leave_words

EMPTY = case.empty_note()
ONE_MARK = (
    (("lat_dorsi",), "Side of the back", "in the right side of the back"),
    (("lat_dorsi", "thor_paraspinal"), "Upper and middle back", "in the right upper and middle back"),
    (("lumbar_paraspinal", "lumbar_spine"), "Low back", "in the right low back"),
    (("foot_outer",), "Outer edge of the foot", "along the outer edge of the right foot"),
    (("gastroc_med", "hamstrings"), "Calf", "in the right calf"),
)


@pytest.mark.parametrize(("keys", "title", "where"), ONE_MARK)
def test_one_mark_has_one_name_on_every_screen_and_on_paper(keys: tuple[str, ...], title: str, where: str) -> None:
    shares = (700, 300) if len(keys) == 2 else (1000,)
    where_it_lies = tuple(
        Place(key, Side.RIGHT if regions()[key].paired else Side.MID, share)
        for key, share in zip(keys, shares, strict=True)
    )
    mark = area("a", "ache", keys[0], places=where_it_lies)
    assert marks.title(mark) == title
    assert arrive_words.mark_title(mark) == leave_words.title(mark) == title
    assert marks.sentence(mark, body((mark, 5, None))).startswith(f"Aching pain {where}")
    bare = marks.sentence(mark, body((mark, None, None)))
    assert bare == f"{upper_first(marks.short(mark))}."
    note = replace(EMPTY, body_map=body((mark, 5, 3)))
    assert title.lower() in dict(lines.last_session_lines(note))["Pain"].lower().replace("right ", "")


def test_a_path_is_named_by_where_it_starts_in_every_sentence() -> None:
    path = case.burning(Side.RIGHT)
    assert marks.title(path) == arrive_words.mark_title(path) == leave_words.title(path) == "Low back to calf"
    assert marks.short(path) == "burning pain in the right low back"
    assert marks.sentence(path, body((path, None, None))).startswith("Burning pain in the right low back, running")
