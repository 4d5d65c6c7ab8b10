"""The commands that keep a practice: what they say, and what they leave behind."""

from __future__ import annotations

import io
import time
from pathlib import Path

import pypdf
import pytest

from notesapp.cli import main
from notesapp.machine.paths import machine
from notesapp.machine.wrong_tries import WrongTries
from tests.cli_fixtures import found, key, refused
from tests.demo_fixtures import demo_folder, demo_template

__all__ = ["demo_folder", "demo_template", "key"]


def test_a_backup_is_made_listed_verified_and_restored(
    demo_folder: Path, key: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, stick = str(demo_folder), tmp_path / "stick"
    before = found(capsys, "backups", folder)
    sessions = found(capsys, "verify", folder, *key)["counts"]["session"]
    made = found(capsys, "backup", folder, "-o", str(stick), *key)
    assert Path(made["second"]).read_bytes() == Path(made["file"]).read_bytes()
    listed = found(capsys, "backups", folder)
    assert len(listed) == len(before) + 1
    assert [(row["client"], row["session"], row["damaged"]) for row in listed[-1:]] == [(8, sessions, False)]
    assert len(found(capsys, "backups", folder, "--from", str(stick))) == 1
    assert main(["verify", made["second"], *key]) == 0
    assert f"is whole: 8 clients, {sessions} sessions" in capsys.readouterr().out
    new = tmp_path / "new"
    assert main(["restore", made["second"], str(new), *key]) == 0
    assert f"Restored 8 clients and {sessions} sessions" in capsys.readouterr().out
    assert found(capsys, "verify", str(new), *key)["good"]
    assert "already holds a practice" in refused(capsys, "restore", made["file"], str(new), *key)
    done = found(capsys, "restore", made["file"], str(new), "--switch", *key)
    assert (Path(done["aside"]) / "practice.vault").exists()


def test_a_damaged_backup_is_listed_as_such_and_not_restored(
    demo_folder: Path, key: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    backups = demo_folder / "backups"
    backups.mkdir(exist_ok=True)
    bad = backups / "2026-01-01T00-00-00Z.practice-backup"
    bad.write_bytes(b"PK\x03\x04 no backup")
    assert main(["backups", str(demo_folder)]) == 0
    assert f"damaged           {bad}" in capsys.readouterr().out
    assert "damaged" in refused(capsys, "verify", str(bad), *key)
    assert "damaged" in refused(capsys, "restore", str(bad), str(tmp_path / "new"), *key)


def test_the_passphrase_is_changed_and_the_recovery_key_opens(
    demo_folder: Path,
    key: tuple[str, str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder, sheet = str(demo_folder), tmp_path / "sheet.pdf"
    printed = found(capsys, "recovery-key", folder, *key)["key"]
    assert len(printed) == 44
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{printed}\na better one\n"))
    assert main(["passphrase", folder, "--passphrase-file", "-", "--new-passphrase-file", "-"]) == 0
    assert "passphrase was changed" in capsys.readouterr().out
    assert "does not open" in refused(capsys, "verify", folder, *key)
    monkeypatch.setattr("sys.stdin", io.StringIO("a better one\n"))
    assert main(["recovery-key", folder, "-o", str(sheet), "--passphrase-file", "-"]) == 0
    assert "Wrote the recovery sheet" in capsys.readouterr().out
    assert "Recovery key" in pypdf.PdfReader(sheet).pages[0].extract_text()
    monkeypatch.setattr("sys.stdin", io.StringIO(printed))
    assert "does not open" in refused(capsys, "verify", folder, "--passphrase-file", "-")
    empty = tmp_path / "empty"
    empty.write_text("\n")
    monkeypatch.setattr("sys.stdin", io.StringIO("a better one\n"))
    new = ("--new-passphrase-file", str(empty))
    assert "cannot be empty" in refused(capsys, "passphrase", folder, *new, "--passphrase-file", "-")


def test_a_paper_is_told_to_be_genuine_altered_or_foreign(
    demo_folder: Path, key: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, paper = str(demo_folder), tmp_path / "summary.pdf"
    client = found(capsys, "search", folder, "pain", "--limit", "1", *key)[0]
    assert main(["summary", folder, "--session", client["session"], "-o", str(paper), *key]) == 0
    capsys.readouterr()
    at = ("--practice", folder, *key)
    assert found(capsys, "verify", str(paper), *at)["verdict"] == "current"
    paper.write_bytes(paper.read_bytes() + b"\n% one line more")
    assert refused(capsys, "verify", str(paper), *at).startswith("Altered")
    paper.write_bytes(b"%PDF-1.4 nothing")
    assert refused(capsys, "verify", str(paper), *at).startswith("Not from this practice")
    assert "With which practice" in refused(capsys, "verify", str(paper), *key)


def test_wrong_passphrases_are_slowed_here_too_and_change_no_byte(
    demo_folder: Path, key: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def files() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in sorted(demo_folder.rglob("*")) if path.is_file()}

    (tmp_path / "wrong").write_text("not this one\n")
    wrong = ("--passphrase-file", str(tmp_path / "wrong"))
    backup = found(capsys, "backup", str(demo_folder), *key)["file"]
    before = files()
    for asked in (("verify", str(demo_folder)), ("log", str(demo_folder)), ("backup", str(demo_folder))):
        assert "does not open the practice" in refused(capsys, *asked, *wrong)
    assert "does not open" in refused(capsys, "verify", backup, *wrong)
    for path, count in ((demo_folder, 3), (Path(backup), 1)):
        kept = WrongTries(machine().wrong_tries, path)
        assert kept.read()[0] == count
        kept.write(9, time.time() + 60)
    new = tmp_path / "new"
    for asked in (("verify", str(demo_folder)), ("verify", backup), ("restore", backup, str(new))):
        assert "please wait" in refused(capsys, *asked, *key)
    assert not new.exists()
    assert files() == before
