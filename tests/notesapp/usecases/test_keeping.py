from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from notesapp.editing.stamp import Stamp
from notesapp.model.expected import BadNote, NoReason, NotFound
from notesapp.model.keeping import RetentionRule
from notesapp.model.practice import Client
from notesapp.storage.backup import _NAME, SUFFIX, leaves, superfluous
from notesapp.usecases import keeping
from tests.note_examples import NOTE
from tests.vault_fixtures import NOW

SEVEN = RetentionRule("own", 7, 18, 7)


@pytest.fixture
def practice(vault):
    """Seen in 2010 (grown up), in 2010 (a child), last year, and never."""
    people = (
        ("old", date(1960, 1, 1), datetime(2010, 3, 4, 9, tzinfo=UTC)),
        ("child", date(2004, 1, 1), datetime(2010, 3, 4, 9, tzinfo=UTC)),
        ("recent", None, datetime(2025, 3, 4, 9, tzinfo=UTC)),
    )
    vault.clock = lambda: datetime(2010, 3, 4, 12, tzinfo=UTC)
    with vault.write() as tx:
        for key, born, at in people:
            tx.clients.save(Client(key, f"Somebody {key}", born=born))
            tx.notes.start(replace(NOTE, id=f"n{key}", session_id=f"s{key}", client_id=key, started_at=at))
    vault.clock = lambda: NOW
    return vault


def names(vault, on):
    return [one.client_id for one in keeping.due(vault, on).records]


def test_the_due_list_names_what_is_over_and_nobody_else(practice):
    keeping.choose_rule(practice, SEVEN)
    assert names(practice, date(2017, 3, 3)) == []
    assert names(practice, date(2017, 3, 4)) == ["old"]
    assert names(practice, date(2028, 12, 31)) == ["old"]
    assert names(practice, date(2029, 1, 1)) == ["old", "child"]  # 18 in 2022, and seven years
    assert names(practice, date(2040, 1, 1)) == ["old", "child", "recent", "c1"]


def test_while_nobody_chose_the_longest_period_holds(practice):
    found = keeping.due(practice, date(2026, 3, 3))
    assert (found.chosen, found.rule.years, found.records) == (False, 16, ())
    assert names(practice, date(2026, 3, 4)) == ["old"]
    keeping.choose_rule(practice, SEVEN)
    assert keeping.rule_of(practice) == (SEVEN, True)
    with pytest.raises(BadNote):
        keeping.choose_rule(practice, replace(SEVEN, years=300))


def test_an_entry_in_the_record_later_than_the_last_session_counts(practice):
    keeping.choose_rule(practice, SEVEN)
    with practice.write() as tx:  # today, in 2026
        tx.clients.save(replace(tx.clients.get("old"), phone="555 0199"))
    assert names(practice, date(2026, 1, 1)) == []
    assert keeping.record(practice, "old").kept.until == date(2033, 11, 20)


def test_a_held_record_stays_on_the_list_and_says_so(practice):
    keeping.choose_rule(practice, SEVEN)
    keeping.hold(practice, "old", "a letter from a lawyer", Stamp())
    (kept,) = keeping.due(practice, date(2018, 1, 1)).records
    assert kept.is_held
    (held,) = keeping.record(practice, "old").holds
    assert (held.reason, held.in_force, held.set_by) == ("a letter from a lawyer", True, "t1")
    keeping.end_hold(practice, held.id, "the case is closed")
    (ended,) = keeping.record(practice, "old").holds
    assert (ended.in_force, ended.end_reason, ended.ended_at) == (False, "the case is closed", NOW)
    with practice.read() as tx:
        assert [(e.action, e.kind) for e in tx.audit.entries("old")[:2]] == [("change", "hold"), ("create", "hold")]


def test_a_hold_needs_its_reasons_and_its_record(practice):
    with pytest.raises(NoReason):
        keeping.hold(practice, "old", "  ", Stamp())
    with pytest.raises(NotFound):
        keeping.hold(practice, "nobody", "why", Stamp())
    keeping.hold(practice, "old", "why", Stamp())
    (held,) = keeping.record(practice, "old").holds
    with pytest.raises(NoReason):
        keeping.end_hold(practice, held.id, "")
    keeping.end_hold(practice, held.id, "over")
    with pytest.raises(NotFound):
        keeping.end_hold(practice, held.id, "over again")


def test_a_copy_is_gone_by_the_day_that_was_named():
    """Copies are made each day for two years more: none of today's outlives the day it was said to leave."""
    made = [NOW - timedelta(days=n, hours=3) for n in range(0, 500, 3)]
    names_now = [at.strftime(_NAME) + SUFFIX for at in made]
    kept = sorted(set(names_now) - superfluous(names_now, NOW))
    ends = leaves(kept, NOW)
    standing = list(kept)
    for day in range(1, 800):
        now = NOW + timedelta(days=day)
        standing.append(now.strftime(_NAME) + SUFFIX)
        gone = superfluous(standing, now)
        standing = [name for name in standing if name not in gone]
        late = [name for name in standing if name in ends and ends[name] < now]
        assert not late
    assert not set(standing) & set(kept)
