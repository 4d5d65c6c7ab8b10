"""What a fresh process is told, and how it comes to be."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from ui.locking import fresh
from ui.locking.fresh import Successor


def test_what_is_told_is_read_again() -> None:
    for one in (Successor(Path("/a b/practice"), b"\x01\xd9\xd0", False), Successor(Path("/x"))):
        assert fresh.read(one.arguments()) == one


@pytest.mark.parametrize("words", [[], ["/x"], ["--window=00", "/x"]])
def test_an_ordinary_start_is_no_return(words: list[str]) -> None:
    assert fresh.read(words) is None


def test_a_window_that_cannot_be_read_is_no_window() -> None:
    assert fresh.read(["/x", "--locked", "--window=zz"]) == Successor(Path("/x"))


def test_this_process_is_taken_over_where_the_system_can(monkeypatch: pytest.MonkeyPatch) -> None:
    became: list[list[str]] = []
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "execve", lambda path, words, environment: became.append([path, *words[1:]]))
    fresh.begin(Successor(Path("/x"), b"\x01"))
    assert became == [[sys.executable, "-m", "ui", "/x", "--locked", "--window=01"]]


def test_elsewhere_another_is_started_and_this_one_ends_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    import subprocess

    did: list[object] = []

    class Ended(Exception):
        pass

    def end(status: int) -> None:
        did.append(status)
        raise Ended

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(subprocess, "Popen", lambda words, **_: did.append(words[-3:]))
    monkeypatch.setattr(os, "_exit", end)
    with pytest.raises(Ended):
        fresh.begin(Successor(Path("/x")))
    assert did == [["/x", "--locked", "--window="], 0]


def test_a_program_in_one_file_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert fresh.command() == [sys.executable]
