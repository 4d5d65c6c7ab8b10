"""What tests of the commands share: the passphrase in a file, an answer as JSON, a refusal in one line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from notesapp.cli import main


@pytest.fixture
def key(tmp_path: Path) -> tuple[str, str]:
    path = tmp_path / "passphrase"
    path.write_text("demonstration\n")
    return ("--passphrase-file", str(path))


def found(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    assert main([*words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(list(words)) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    return said.err.strip()
