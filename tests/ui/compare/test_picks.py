"""Which two are compared, whatever is tapped: always in the order of time."""

from __future__ import annotations

from datetime import timedelta

from notesapp.model.body_map import Moment
from notesapp.usecases.overview import SessionLine
from tests import sciatica
from ui.compare.picks import Pick, Picks, last_two


def line(number: int) -> SessionLine:
    at = sciatica.START + timedelta(days=number)
    return SessionLine(
        f"s{number}", f"n{number}", "c", "Nora", at, 0, None, number, True, False, "complaint", None, "adult", 1
    )


LINES = tuple(line(number) for number in (3, 2, 1))


def test_it_begins_with_the_newest_and_the_one_before() -> None:
    assert last_two(LINES) == Picks(Pick("s2"), Pick("s3"))
    assert last_two(LINES, "s2") == Picks(Pick("s1"), Pick("s2"))


def test_the_first_session_is_compared_within_itself() -> None:
    within = Picks(Pick("s1"), Pick("s1", Moment.LEAVE))
    assert last_two(LINES, "s1") == within
    assert last_two(LINES[-1:]) == within


def test_a_later_one_put_first_changes_places() -> None:
    assert Picks.of(Pick("s3"), Pick("s1", Moment.LEAVE), LINES) == Picks(Pick("s1", Moment.LEAVE), Pick("s3"))
    assert Picks.of(Pick("s2", Moment.LEAVE), Pick("s2"), LINES) == Picks(Pick("s2"), Pick("s2", Moment.LEAVE))
    assert Picks.of(Pick("s2"), Pick("s2"), LINES) == Picks(Pick("s2"), Pick("s2", Moment.LEAVE))
