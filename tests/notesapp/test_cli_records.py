"""The commands that look after single records: the access log, and a note retracted."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from notesapp.cli import main
from notesapp.cli_records import KINDS
from notesapp.usecases.access_log import Kind
from tests.cli_fixtures import found, key, refused
from tests.demo_fixtures import demo_folder, demo_template

__all__ = ["demo_folder", "demo_template", "key"]


@pytest.fixture
def client(demo_folder: Path, key: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    rows = found(capsys, "due", str(demo_folder), "--on", "2090-01-01", *key)["due"]
    row: dict[str, Any] = next(row for row in rows if row["sessions"] > 2)
    return row


def log(capsys: pytest.CaptureFixture[str], folder: Path, key: tuple[str, str], *asked: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = found(capsys, "log", str(folder), *asked, *key)
    return rows


def test_the_log_tells_who_read_what_and_is_filtered(
    demo_folder: Path, key: tuple[str, str], client: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    shown = found(capsys, "show", str(demo_folder), "--client", client["client"], *key)["sessions"][0]
    found(capsys, "show", str(demo_folder), "--session", shown["session"], *key)
    viewed = log(capsys, demo_folder, key, "--kind", "viewed")
    assert [row["text"].split(" of ")[0] for row in viewed[:2]] == [
        f"Read session {shown['number']}",
        "Looked at the page",
    ]
    assert {row["client"] for row in viewed[:2]} == {client["client"]}
    everything = log(capsys, demo_folder, key)
    assert [row["seq"] for row in everything] == sorted((row["seq"] for row in everything), reverse=True)
    assert everything[-1]["seq"] == 1, "all of it, however long"
    by_id = log(capsys, demo_folder, key, "--client", client["client"])
    assert by_id == log(capsys, demo_folder, key, "--client", client["name"])
    assert {row["client"] for row in by_id} == {client["client"]}
    assert 0 < len(by_id) < len(everything)
    today = datetime.now().astimezone().date()
    now = log(capsys, demo_folder, key, "--since", f"{today - timedelta(days=1)}")
    before = log(capsys, demo_folder, key, "--until", f"{today - timedelta(days=2)}")
    assert now + before == everything
    assert len(log(capsys, demo_folder, key, "--limit", "3")) == 3
    assert main(["log", str(demo_folder), "--limit", "1", "--kind", "viewed", *key]) == 0
    line, told = capsys.readouterr().out.splitlines()
    assert "Robin Sample  Read session" in line
    assert told == "1 entry."


def test_the_kinds_are_those_of_the_window() -> None:
    assert tuple(kind.value for kind in Kind) == KINDS


def test_what_the_log_cannot_be_asked(
    demo_folder: Path, key: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(demo_folder)
    assert "no client nobody" in refused(capsys, "log", folder, "--client", "nobody", *key)
    asked = ("--since", "2026-11-20", "--until", "2026-11-01")
    assert "lies before the first" in refused(capsys, "log", folder, *asked, *key)
    for wrong in (("--since", "yesterday"), ("--kind", "secrets"), ("--limit", "-1")):
        assert main(["log", folder, *wrong, *key]) == 2
    assert main(["log", folder, "--kind", "deleted", *key]) == 0
    assert capsys.readouterr().out.endswith("No entry of this kind.\n")


def test_a_note_is_retracted_and_that_is_taken_back(
    demo_folder: Path, key: tuple[str, str], client: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(demo_folder)
    session = found(capsys, "show", folder, "--client", client["client"], *key)["sessions"][0]["session"]
    asked = ("retract", folder, "--session", session, *key)
    assert main([*asked, "--reason", "wrong client"]) == 0
    assert capsys.readouterr().out.endswith("by Robin Sample: wrong client.\n")
    assert "was retracted" in refused(capsys, *asked, "--reason", "again")
    sessions = found(capsys, "show", folder, "--client", client["client"], *key)["sessions"]
    assert [row["session"] for row in sessions if row["retracted"]] == [session]
    assert log(capsys, demo_folder, key, "--kind", "signed", "--limit", "1")[0]["action"] == "retract"
    assert found(capsys, "verify", folder, *key)["good"]
    done = found(capsys, *asked[:-2], "--reason", "it is hers", "--take-back", *key)
    assert done == {"session": session, "retracted": False, "version": 3}
    assert "no such record" in refused(capsys, "retract", folder, "--session", "none", "--reason", "x", *key)
    assert "needs its reason" in refused(capsys, *asked, "--reason", "  ")
