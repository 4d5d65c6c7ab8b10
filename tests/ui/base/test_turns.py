from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.base.turns import Turns


def test_the_hand_is_answered_first_and_the_pieces_follow_in_order(qtbot: QtBot) -> None:
    turns, done = Turns(), []
    turns.do("one", lambda: done.append("one"))
    turns.do("two", lambda: done.append("two"))
    assert done == []
    qtbot.waitUntil(lambda: turns.is_idle)
    assert done == ["one", "two"]


def test_a_piece_that_waits_is_done_once_and_as_last_given(qtbot: QtBot) -> None:
    turns, done = Turns(), []
    turns.do("pane", lambda: done.append("old"))
    turns.do("pane", lambda: done.append("new"))
    turns.finish()
    assert done == ["new"]
    assert turns.is_idle
