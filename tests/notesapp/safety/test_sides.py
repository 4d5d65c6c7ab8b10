"""Text that says a side which nothing on the map has."""

from __future__ import annotations

from dataclasses import replace

import pytest

from notesapp.editing.leave import change_side, keep_side
from notesapp.editing.stamp import Stamp
from notesapp.exchange.check import check_keys
from notesapp.model.body_map import BodyMap, Layer, Mark, MarkKind, Place, Side, View
from notesapp.model.session_note import SessionNote, Texts
from notesapp.model.treatment import TechniqueUse
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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # the word beside the part, before it or behind it
        ("Upper trapezius fine. Left hip stiff.", ["left hip stiff"]),
        ("Hip stiff on the left.", ["left"]),
        ("Piriformis L tender", ["L tender"]),
        ("L piriformis, R calf", ["L piriformis"]),
        ("Low back, on the left, 6 of 10", ["left"]),
        ("Tight left glute med and left hamstring", ["left glute med", "left hamstring"]),
        ("Lt. buttock sore", ["Lt. buttock sore"]),
        ("Both hips stiff", ["Both hips stiff"]),
        ("Bilateral hip stiffness", ["Bilateral hip stiffness"]),
        ("QL L>R", ["L>R"]),
        ("Left side of the low back", ["Left side of"]),
        ("Right buttock. left buttock.", ["left buttock"]),
        ("Deep in the LEFT buttock", ["LEFT buttock"]),
        # something else is meant
        ("L5 and L4-5 stiff, R/O disc", []),
        ("Right now the hip is sore, she left early, felt right.", []),
        ("No pain in the left hip.", []),
        ("Right hip tighter than the left hip", []),
        ("Left hip clear", []),
        ("Right piriformis, both hands used", []),
        ("Stretch both sides", []),
        ("Right-handed, sits at a desk", []),
        ("Pressure just right on the hip", []),
        ("Left shoulder stiff since a fall", []),  # nothing there to disagree with
    ],
)
def test_a_side_is_held_against_the_part_it_names(text: str, said: list[str]) -> None:
    note = replace(case.treated(Side.RIGHT), texts=Texts(objective=text))
    doubts = side_doubts(note)
    assert [d.words.lower() for d in doubts] == [words.lower() for words in said]
    assert all(text[d.start : d.end].lower() == d.words[: d.end - d.start].lower() for d in doubts)


def both_sides_but_one_piriformis() -> SessionNote:
    note = case.treated(Side.RIGHT)
    other = replace(case.tingling(Side.LEFT), id="other")
    return replace(note, body_map=note.body_map.with_mark(other))


def test_another_part_on_the_other_side_excuses_nothing() -> None:
    note = replace(both_sides_but_one_piriformis(), texts=Texts(objective="Tingling left foot, left piriformis"))
    assert [d.words for d in side_doubts(note)] == ["left piriformis"]


def test_a_part_that_is_marked_on_both_sides_gives_no_doubt() -> None:
    note = replace(both_sides_but_one_piriformis(), texts=Texts(objective="left foot, right foot, both feet"))
    assert side_doubts(note) == ()


def test_a_whole_back_across_the_mid_line_has_both_sides() -> None:
    mid = replace(case.tingling(Side.MID), id="mid", places=(Place("lumbar_region", Side.MID),))
    note = replace(case.treated(Side.RIGHT), body_map=BodyMap(marks=(mid,)), uses=(), texts=Texts(plan="left low back"))
    assert side_doubts(note) == ()


def test_a_marks_own_words_are_held_against_its_own_place() -> None:
    note = both_sides_but_one_piriformis()
    told = replace(note.body_map.marks[-1], client_words="the right foot tingles")
    note = replace(note, body_map=note.body_map.with_mark(told))
    (doubt,) = side_doubts(note)
    assert (doubt.part, doubt.field, doubt.says, doubt.found) == ("mark:other", "client_words", "right", "left")
    assert side_doubts(change_side(note, doubt)) == ()


def only_worked(side: Side, region: str = "glut_med") -> SessionNote:
    """Pain in the right buttock, one technique."""
    pain = Mark("p", Layer.CLIENT, MarkKind.AREA, View.BACK, "ache", (Place("glut_max", Side.RIGHT),))
    use = TechniqueUse("u", "kneading", (Place(region, side),), "palm", 30, view=View.BACK, strokes=(((-500, 8000),),))
    return replace(case.treated(Side.RIGHT), body_map=BodyMap(marks=(pain,)), uses=(use,), plan=None)


def test_a_technique_on_the_side_without_pain() -> None:
    (doubt,) = side_doubts(only_worked(Side.LEFT))
    assert (doubt.part, doubt.field, doubt.words) == ("use:u", "places", "left gluteus medius")
    mended = change_side(only_worked(Side.LEFT), doubt)
    assert mended.uses[0].places == (Place("glut_med", Side.RIGHT),)
    assert mended.uses[0].strokes == (((500, 8000),),)
    assert side_doubts(mended) == ()


@pytest.mark.parametrize(("side", "region"), [(Side.RIGHT, "glut_med"), (Side.LEFT, "calf")])
def test_a_technique_where_the_pain_is_or_far_away(side: Side, region: str) -> None:
    assert side_doubts(only_worked(side, region)) == ()


def test_working_both_sides_is_no_mistake() -> None:
    note = only_worked(Side.LEFT)
    again = replace(note.uses[0], id="again", places=(Place("glut_med", Side.RIGHT),))
    assert side_doubts(note.with_use(again)) == ()


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("Left hip. L piriformis", ("Right hip. L piriformis", "Right hip. R piriformis")),
        ("Both hips stiff", ("Right hips stiff",)),
        ("Lt buttock", ("Rt buttock",)),
        ("Hips stiff bilaterally", ("Hips stiff on the right",)),
        ("No left over oil. Left-sided hip pain", ("No left over oil. Right-sided hip pain",)),
    ],
)
def test_the_side_is_changed_where_it_stands(text: str, changed: tuple[str, ...]) -> None:
    note = replace(case.treated(Side.RIGHT), texts=Texts(objective=text))
    for expected in changed:
        note = change_side(note, side_doubts(note)[0])
        assert note.texts.objective == expected
    assert side_doubts(note) == ()


def test_typing_before_it_does_not_make_it_another_doubt() -> None:
    note = case.treated(Side.RIGHT)
    first, second = (replace(note, texts=Texts(plan=text)) for text in ("left hip", "Next time: left hip"))
    assert side_doubts(first) == side_doubts(second)
    assert side_doubts(first)[0].start != side_doubts(second)[0].start


def test_left_is_correct_holds_until_its_words_change() -> None:
    note = replace(case.treated(Side.RIGHT), texts=Texts(objective="The left piriformis is quiet."))
    (doubt,) = side_doubts(note)
    kept = keep_side(note, doubt, Stamp(Clock(case.START), Ids()))
    assert side_doubts(kept) == ()
    check_keys(kept)
    again = replace(kept, texts=Texts(objective="The left buttock is quiet."))
    assert len(side_doubts(again)) == 1
