"""Importing is quick beside PySide6, too."""

import linecache
import sys
from pathlib import Path

import pytest

import ui.base.imports


def test_the_source_of_a_module_is_not_read_when_it_is_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ui.base.imports.read_no_sources()
    (tmp_path / "a_module_of_this_test.py").write_text("WORD = 'here'\n")
    monkeypatch.syspath_prepend(tmp_path)
    made = __import__("a_module_of_this_test")  # as the statement does it; importlib passes PySide6 by
    del sys.modules["a_module_of_this_test"]
    assert made.WORD == "here"
    assert made.__file__ not in linecache.cache
