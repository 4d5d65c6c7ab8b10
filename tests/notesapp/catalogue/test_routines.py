"""The routines are whole and name only what there is."""

import pytest

from notesapp.catalogue.regions import groups
from notesapp.catalogue.routines import routine, routines
from notesapp.catalogue.rows import Row


def test_the_usual_sets_are_there():
    assert {r.minutes for r in routines().values()} == {20, 30, 60, 90}
    assert routines()["full_body_60"].name == "Full body, 60 minutes"


def test_a_group_brings_its_regions():
    first = routines()["full_body_60"].steps[0]
    assert (first.group, first.regions) == ("whole_back", groups()["whole_back"].keys)


STEP = {"technique": "effleurage", "tool": "palm", "level": 20, "minutes": 5}


@pytest.mark.parametrize(
    ("steps", "wrong"),
    [
        ([STEP], "either a known group or regions"),
        ([{**STEP, "group": "whole_back", "regions": ["ql"]}], "either a known group or regions"),
        ([{**STEP, "group": "nowhere"}], "either a known group or regions"),
        ([{**STEP, "regions": ["nowhere"]}], "unknown region"),
        ([{**STEP, "regions": ["ql"], "technique": "magic"}], "magic"),
        ([{**STEP, "regions": ["ql"], "level": 60}], "level of 10-50"),
        ([{**STEP, "regions": ["ql"], "colour": "red"}], "unknown field"),
        ([{**STEP, "regions": ["ql"], "minutes": 4}], "sum of the steps"),
    ],
)
def test_a_slip_in_the_list_is_named(steps, wrong):
    with pytest.raises(ValueError, match=wrong):
        routine(Row("routines.toml", "mine", {"name": "Mine", "minutes": 5, "steps": steps}))
