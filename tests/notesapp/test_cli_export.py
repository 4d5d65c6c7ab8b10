"""The commands by which a record leaves closed, is held, and is erased."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pypdf
import pytest

from notesapp.cli import main
from tests.cli_fixtures import found, key, refused
from tests.demo_fixtures import demo_folder, demo_template

__all__ = ["demo_folder", "demo_template", "key"]


@pytest.fixture
def client(demo_folder: Path, key: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """Somebody with sessions, found as a person would find them."""
    rows = found(capsys, "due", str(demo_folder), "--on", "2090-01-01", *key)["due"]
    row: dict[str, Any] = next(row for row in rows if row["sessions"] > 2)
    return row


def test_a_paper_and_a_whole_record_leave_closed(
    demo_folder: Path, key: tuple[str, str], client: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = str(demo_folder), tmp_path / "out.pdf"
    whole = found(capsys, "protect", folder, "--client", client["client"], "-o", str(out), *key)
    reader = pypdf.PdfReader(io.BytesIO(out.read_bytes()))
    assert not reader.decrypt("")
    assert reader.decrypt(whole["password"])
    assert client["name"] in reader.pages[0].extract_text()
    assert found(capsys, "verify", str(out), "--practice", folder, *key)["verdict"] == "current"
    shown = found(capsys, "show", folder, "--client", client["client"], *key)["sessions"][0]["session"]
    one = found(capsys, "protect", folder, "--session", shown, "--kind", "sheet", "-o", str(out), *key)
    assert one["password"] != whole["password"]
    assert pypdf.PdfReader(io.BytesIO(out.read_bytes())).decrypt(one["password"])
    assert main(["protect", folder, "--session", shown, "-o", str(out), *key]) == 0
    said = capsys.readouterr().out
    assert "kept nowhere" in said
    said_password = next(line.strip() for line in said.splitlines() if line.startswith("    "))
    assert pypdf.PdfReader(io.BytesIO(out.read_bytes())).decrypt(said_password)
    assert refused(capsys, "protect", folder, "--client", "nobody", "-o", str(out), *key).startswith("There is no")


def test_a_record_is_due_held_freed_and_erased(
    demo_folder: Path, key: tuple[str, str], client: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    folder, who = str(demo_folder), ("--client", client["client"])
    assert main(["due", folder, *key]) == 0
    assert "no period was chosen" in capsys.readouterr().out
    found(capsys, "hold", folder, *who, "--reason", "a letter from a lawyer", *key)
    erase = ("erase", folder, *who, "--reason", "client_asked", "--name")
    assert "legal hold" in refused(capsys, *erase, client["name"], *key)
    assert main(["due", folder, "--on", "2090-01-01", *key]) == 0
    assert f"{client['sessions']} sessions  under a legal hold" in capsys.readouterr().out
    found(capsys, "hold", folder, *who, "--end", "--reason", "the case is closed", *key)
    assert "no hold" in refused(capsys, "hold", folder, *who, "--end", "--reason", "again", *key)
    assert "not the client's name" in refused(capsys, *erase, "Somebody Else", *key)
    found(capsys, "backup", folder, *key)
    done = found(capsys, *erase, client["name"], *key)
    assert (done["sessions"], done["swept"]) == (client["sessions"], True)
    assert len(done["copies"]) >= 1
    assert "was erased" in refused(capsys, "show", folder, *who, *key)
    checked = found(capsys, "verify", folder, *key)
    assert checked["good"]
    assert checked["erased"] == done["entries"] > 0
    assert main(["verify", folder, *key]) == 0
    assert "lawfully erased" in capsys.readouterr().out


def test_the_older_copies_go_with_it_when_asked(
    demo_folder: Path, key: tuple[str, str], client: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(demo_folder)
    found(capsys, "backup", folder, *key)
    words = ("--client", client["client"], "--reason", "period_over", "--name", client["name"].upper(), "--copies-too")
    done = found(capsys, "erase", folder, *words, *key)
    assert (done["copies"], done["discarded"] >= 1) == ([], True)
    assert len(found(capsys, "backups", folder)) == 1
