"""The short form of `dev.py faults`: a few of each, every time."""

from tests.faults import damage, kill


def test_nothing_acknowledged_is_lost_to_kill_9() -> None:
    outcome = kill.run(8, seed=11)
    assert (outcome.cases, outcome.lost) == (8, [])
    assert set(outcome.seen) == {"save", "backup", "passphrase", "restore"}


def test_every_damage_is_found() -> None:
    outcome = damage.run(40, seed=11)
    assert (outcome.cases, outcome.lost) == (40, [])
    assert set(outcome.seen) == {*(name for name, _, _ in damage.OF_VAULT), *damage.OF_LOG}
