"""Whatever words a command is given, it does what is asked or says one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from notesapp.cli import main
from tests.vault_fixtures import PASSPHRASE, _real_template, practice_folder

__all__ = ["_real_template", "practice_folder"]
HALF, LONG = "a\udcff", "x" * 1_000_000
"""Half a character is what a byte that is no text becomes on the way into a process."""


@pytest.mark.parametrize("word", [HALF, "a\0b", "\x1b[2J", LONG], ids=["half", "nul", "terminal", "megabyte"])
@pytest.mark.parametrize(
    "words",
    [
        ["search", "DIR", "WORD"],
        ["show", "DIR", "--client", "WORD"],
        ["summary", "DIR", "--session", "WORD", "-o", "DIR/x.pdf"],
        ["hold", "DIR", "--client", "c1", "--reason", "WORD"],
        ["erase", "DIR", "--client", "c1", "--reason", "other", "--name", "WORD"],
        ["record", "DIR", "DIR/WORD"],
        ["backup", "DIR/WORD"],
    ],
    ids=lambda words: str(words[0]),
)
def test_a_word_that_is_none(
    words: list[str],
    word: str,
    practice_folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    secret = tmp_path / "secret"
    secret.write_text(PASSPHRASE)
    given = [one.replace("DIR", str(practice_folder)).replace("WORD", word) for one in words]
    assert main([*given, "--passphrase-file", str(secret)]) == 1
    said = capsys.readouterr()
    assert (said.out, len(said.err.splitlines())) == ("", 1)
    assert len(said.err) < 400


def test_a_passphrase_without_end_is_refused(
    practice_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    right, endless = tmp_path / "right", tmp_path / "endless"
    right.write_text(PASSPHRASE)
    endless.write_text(LONG)
    words = ["passphrase", str(practice_folder), "--passphrase-file", str(right), "--new-passphrase-file", str(endless)]
    assert main(words) == 1
    assert "2,000 characters" in capsys.readouterr().err
    assert main(["backup", str(practice_folder), "--passphrase-file", str(right)]) == 0
