"""The bench tells its measures in a form that a program can read. How quick things are is no test's affair."""

import importlib
import json

import pytest

from tests.bench.measure import Measured, p95
from tests.bench.names import GROUPS, NAMES, main


def test_the_names_are_those_that_were_agreed() -> None:
    assert NAMES == (
        "window-shown",
        "stroke-frame",
        "hover-frame",
        "stroke-frame-large",
        "zoom-frame",
        "hit-test",
        "stroke-saved",
        "stroke-held",
        "open-client",
        "find-client",
        "search-first-page",
        "sheet-pdf",
        "summary-pdf",
        "letter-pdf",
        "first-pdf",
        "memory-session",
        "measure-session",
        "compare",
        "unlock",
        "open-after-unlock",
        "verify-vault",
        "backup-40MB",
        "backup-commits",
        "damage-check-40MB",
        "encryption-cost",
    )


@pytest.mark.parametrize("group", GROUPS)
def test_every_group_can_be_measured(group: str) -> None:
    assert callable(importlib.import_module(f"tests.bench.{group}").measure)


def test_one_line_is_one_json_object(capsys: pytest.CaptureFixture[str]) -> None:
    Measured("sheet-pdf", 21.4567, "ms", 40, "20 times").tell()
    out, err = capsys.readouterr()
    assert json.loads(out) == {"name": "sheet-pdf", "value": 21.46, "unit": "ms", "bar": 40, "holds": True}
    assert out.count("\n") == 1
    assert "20 times" in err


def test_a_bar_holds_up_to_itself() -> None:
    assert Measured("a", 40.0, "ms", 40).holds
    assert not Measured("a", 40.001, "ms", 40).holds


def test_one_in_twenty_may_be_slower_than_p95() -> None:
    assert p95([float(n) for n in range(1, 101)]) == 95


def test_an_unknown_name_is_told_with_those_that_exist(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["start-up"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "start-up" in err
    assert "window-shown" in err
