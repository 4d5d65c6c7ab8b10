from datetime import date

import pytest

from notesapp.catalogue.retention import longest, presets
from notesapp.catalogue.sources import titles
from notesapp.model.keeping import RetentionRule, keep_until

TEN = RetentionRule("ontario", 10, 18, 10)


@pytest.mark.parametrize(
    ("last", "born", "until"),
    [
        (date(2010, 5, 4), date(1970, 1, 1), date(2020, 5, 4)),
        (date(2010, 5, 4), None, date(2020, 5, 4)),
        (date(2012, 2, 29), None, date(2022, 3, 1)),
        (date(2010, 5, 4), date(2000, 6, 1), date(2028, 6, 1)),  # nine years old then: ten years after 18
        (date(2018, 5, 31), date(2000, 6, 1), date(2028, 6, 1)),  # the day before coming of age
        (date(2018, 6, 1), date(2000, 6, 1), date(2028, 6, 1)),  # of age that day
        (date(2017, 6, 1), date(2000, 2, 29), date(2028, 2, 29)),
    ],
)
def test_a_record_is_kept_for_its_period(last, born, until):
    assert keep_until(TEN, last, born) == until


def test_where_nothing_is_said_of_minors_the_period_counts_from_the_last_entry():
    rule = presets()["nz"].rule
    assert keep_until(rule, date(2010, 1, 1), date(2000, 1, 1)) == date(2020, 1, 1)


def test_nothing_chosen_means_the_longest():
    for preset in presets().values():
        assert longest().years >= preset.rule.years
    assert longest().preset == ""


def test_every_period_has_its_source_and_what_has_none_is_marked_weak():
    for preset in presets().values():
        assert titles(preset.source)
        assert preset.weak or "U" not in preset.source.split()
