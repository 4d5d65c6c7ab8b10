"""The short form of `dev.py faults`: a few of each, every time."""

from tests import older
from tests.faults import conditions, damage, disk_errors, exits, kill, power, salvaging, typing, upgrades


def test_nothing_acknowledged_is_lost_to_kill_9() -> None:
    outcome = kill.run(len(kill.LATEST_S), seed=11)
    assert (outcome.cases, outcome.lost) == (10, [])
    assert set(outcome.seen) == set(kill.LATEST_S)


def test_every_damage_is_found() -> None:
    outcome = damage.run(40, seed=11)
    assert (outcome.cases, outcome.lost) == (40, [])
    assert set(outcome.seen) == {*(name for name, _, _ in damage.OF_VAULT), *damage.OF_LOG}


def test_of_a_practice_with_lost_pages_nearly_every_row_is_salvaged() -> None:
    assert salvaging.run(3, seed=11, sessions=120, gone=2).lost == []


def test_what_was_acknowledged_survives_a_power_cut() -> None:
    outcome = power.replay("FULL", 40, seed=11)
    assert (outcome.cases, outcome.lost) == (40, [])


def test_the_power_cut_notices_a_database_that_does_not_sync_each_commit() -> None:
    """Or it would prove nothing: the same work, recorded with synchronous = NORMAL."""
    assert len(power.replay("NORMAL", 40, seed=11).lost) >= 4


def test_a_disk_that_fails_is_told_at_once_and_what_was_typed_is_saved_after_all() -> None:
    """Where strace is; without it, tests/notesapp/storage/test_faults.py fills and breaks the disk in other ways."""
    assert disk_errors.run(6, seed=11).lost == []


def test_rights_drives_second_windows_clocks_and_other_versions_lose_nothing() -> None:
    outcome = conditions.run(len(conditions.CASES), seed=11)
    assert (outcome.cases, outcome.lost) == (8, [])
    assert set(outcome.seen) == set(conditions.CASES)


def test_every_older_schema_is_upgraded_and_its_signed_notes_verify() -> None:
    rungs = len(older.ladder())
    outcome = upgrades.run(rungs, seed=11)
    assert (outcome.cases, outcome.lost) == (rungs, [])
    assert rungs >= 1


def test_the_window_closed_under_load_ends_well() -> None:
    outcome = exits.run(2, seed=11)
    assert (outcome.cases, outcome.lost) == (2, [])


def test_nothing_pasted_freezes_the_window_or_takes_away_what_stood_there() -> None:
    outcome = typing.run(only=("client-new", "today"))
    assert outcome.lost == []
    assert outcome.cases > 10
