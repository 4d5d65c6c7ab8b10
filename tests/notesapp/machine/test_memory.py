import ctypes

import pytest

from notesapp.machine import memory


def test_one_heap_is_taken_where_the_system_knows_how(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory.sys, "platform", "win32")
    assert not memory.one_heap()
    monkeypatch.setattr(memory.sys, "platform", "linux")
    asked = []

    class Library:
        def mallopt(self, what: int, value: int) -> int:
            asked.append((what, value))
            return 1

    monkeypatch.setattr(ctypes, "CDLL", lambda name: Library())
    assert memory.one_heap()
    assert asked == [(memory.M_ARENA_MAX, 1)]
    monkeypatch.setattr(ctypes, "CDLL", lambda name: object())
    assert not memory.one_heap()
