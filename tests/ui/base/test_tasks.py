"""Work is done beside the window, in order; of values to save only the newest waits."""

from __future__ import annotations

import threading
from typing import ClassVar

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import capture_exceptions

from ui.base.tasks import Latest, Tasks


@pytest.fixture
def tasks(qapp: QApplication) -> Tasks:
    return Tasks()


def test_work_runs_elsewhere_and_its_result_comes_back_here(tasks: Tasks) -> None:
    came: list[tuple[bool, bool]] = []
    here = threading.get_ident()
    tasks.run(threading.get_ident, lambda there: came.append((there != here, threading.get_ident() == here)))
    assert came == []
    assert tasks.wait_idle()
    tasks.close()
    assert came == [(True, True)]


def test_work_is_done_in_the_order_given(tasks: Tasks) -> None:
    came: list[int] = []
    for number in range(20):
        tasks.run(lambda number=number: number, came.append)  # type: ignore[misc]
    assert tasks.wait_idle()
    tasks.close()
    assert came == list(range(20))


def test_a_failure_comes_back_and_the_next_work_is_done(tasks: Tasks) -> None:
    came: list[object] = []
    tasks.run(lambda: 1 / 0, came.append, lambda error: came.append(type(error)))
    tasks.run(lambda: "next", came.append)
    assert tasks.wait_idle()
    tasks.close()
    assert came == [ZeroDivisionError, "next"]


def test_a_failure_nobody_asked_for_is_a_bug(tasks: Tasks) -> None:
    with capture_exceptions() as caught:
        tasks.run(lambda: 1 / 0)
        assert tasks.wait_idle()
    tasks.close()
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]


def test_close_finishes_what_was_given(tasks: Tasks) -> None:
    done: list[int] = []
    for number in range(3):
        tasks.run(lambda number=number: done.append(number))  # type: ignore[misc]
    tasks.close()
    assert done == [0, 1, 2]


def test_while_one_is_saved_only_the_newest_waits(tasks: Tasks) -> None:
    gate, saved, told = threading.Event(), [], []

    def save(value: int) -> None:
        gate.wait(5)
        saved.append(value)

    latest = Latest(tasks, save, told.append, lambda value, error: None)
    for value in range(10):
        latest.put(value)
    assert latest.is_busy
    gate.set()
    assert tasks.wait_idle()
    tasks.close()
    assert saved == told == [0, 9]
    assert not latest.is_busy


def test_what_could_not_be_saved_waits_for_the_next_try(tasks: Tasks) -> None:
    full, saved, failed = [True], [], []

    def save(value: str) -> None:
        if full[0]:
            raise OSError("disk full")
        saved.append(value)

    latest = Latest(tasks, save, lambda value: None, lambda value, error: failed.append(value))
    latest.put("note")
    assert tasks.wait_idle()
    assert (saved, failed, latest.is_busy) == ([], ["note"], True)
    full[0] = False
    latest.retry()
    assert tasks.wait_idle()
    tasks.close()
    assert saved == ["note"]


class Page:
    """Says in which thread its life ended."""

    ended: ClassVar[list[int]] = []

    def __del__(self) -> None:
        self.ended.append(threading.get_ident())


def test_what_a_piece_of_work_holds_ends_its_life_here_and_never_on_the_worker(tasks: Tasks) -> None:
    """A page that is destroyed by the worker ends the process."""
    Page.ended.clear()
    rounds = 200
    for _ in range(rounds):
        page = Page()
        tasks.run(lambda page=page: page, lambda _, page=page: None)  # type: ignore[misc]
        del page
    assert tasks.wait_idle()
    tasks.close()
    assert Page.ended == [threading.get_ident()] * rounds
