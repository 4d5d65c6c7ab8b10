"""The legend under the maps of Review: no sign on the figures without its words, however many marks there are."""

from __future__ import annotations

from dataclasses import replace

from notesapp.model.body_map import AvoidArea, AvoidSource, Layer, Mark, MarkKind, Moment, Reading, Side, View
from notesapp.model.session_note import SessionNote
from tests import sciatica
from ui.session.review_maps import ENTRIES, entries

CAREFUL = (
    AvoidArea("a", (sciatica.place("sacrum", Side.MID),), AvoidSource.RULE, "Thin bones: level 2 at most.", "AP-01"),
    AvoidArea("b", (sciatica.place("calf"),), AvoidSource.CLIENT, "bruised"),
)


def finding(key: str, what: str, region: str = "piriformis") -> Mark:
    return Mark(key, Layer.THERAPIST, MarkKind.STAMP, View.BACK, what, (sciatica.place(region),), (((800, 7900),),))


def noted(*marks: Mark, grade: int | None = None) -> SessionNote:
    body = sciatica.empty_note().body_map
    for mark in marks:
        body = body.with_mark(mark)
        if mark.layer is Layer.CLIENT:
            body = body.with_reading(Reading(mark.id, Moment.ARRIVE, 5))
        elif grade:
            body = body.with_reading(Reading(mark.id, Moment.ARRIVE, grade=grade))
    return replace(sciatica.empty_note(), body_map=body)


def test_a_finding_is_named_with_its_place_and_grade() -> None:
    ((sign, _, name, said),) = entries(noted(finding("tp", "trigger_point"), grade=3))
    assert (sign, name, said) == ("trigger_point", "Trigger point", "Piriformis R, severe")


def test_findings_of_a_kind_share_an_entry_and_each_kind_has_one() -> None:
    found = entries(noted(finding("a", "trigger_point"), finding("b", "trigger_point"), finding("c", "hypertonic")))
    assert [(sign, said) for sign, _, _, said in found] == [
        ("trigger_point", "2 places"),
        ("hypertonic", "Piriformis R"),
    ]


def test_with_many_marks_no_sign_is_left_out() -> None:
    burning = sciatica.burning(Side.RIGHT)
    felt = [replace(burning, id=f"m{n}", problem_id=None) for n in range(8)]
    felt.append(replace(burning, id="n", what="numb", problem_id=None))
    found = entries(noted(*felt, finding("a", "trigger_point")), CAREFUL)
    assert len(found) <= ENTRIES
    assert [sign for sign, *_ in found] == ["burning", "numb", "trigger_point", "careful"]
    assert found[0][2:] == ("Burning, 8 places", "5; 5; 5; 5; 5; 5; 5; 5")
    assert "Thin bones" in found[-1][3]


def test_what_was_worked_on_has_its_wash_explained() -> None:
    found = entries(sciatica.treated())
    ((_, _, name, said),) = [one for one in found if one[0] == "treated"]
    assert name == "Worked on"
    assert "buttock" in said.lower()


def test_few_marks_are_told_one_by_one() -> None:
    burning = replace(sciatica.burning(Side.RIGHT), problem_id=None)
    found = entries(noted(burning, replace(burning, id="other")), CAREFUL)
    assert [sign for sign, *_ in found] == ["burning", "burning", "careful", "careful"]
