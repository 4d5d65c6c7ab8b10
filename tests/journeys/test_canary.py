"""A word that stands nowhere else goes through everything a therapist does, and through what goes wrong meanwhile.

Then it is looked for wherever it must not be: in every file of the computer's folders, in the names of files, in the
window's titles, in the arguments and the environment of the process, on the clipboard.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from notesapp.cli import main
from notesapp.editing.stamp import Stamp
from notesapp.machine.crash_report import ReportHandler
from notesapp.usecases.record_note import record_note
from notesapp.usecases.search import search
from tests.journeys.after import files_with, go_to_client, vault_of
from tests.journeys.conftest import MakeStage
from tests.journeys.processes import another, memory_with
from tests.journeys.test_faults import no_room, said, wait_until_saved
from tests.shots.keeping import _Saved
from ui.base.clipboard import forget_secrets
from ui.parts.fields import LineField
from ui.rehearsal.hand import Hand
from ui.rehearsal.stage import Stage

ROOT = Path(__file__).parents[2]
CANARY = "Quokkafinch"
EXAMPLE = json.loads((ROOT / "docs" / "example-note.json").read_text(encoding="utf-8"))


@pytest.fixture
def passing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's folder for passing files, a new one."""
    folder = tmp_path / "passing"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


@pytest.fixture
def reports(home: Path) -> Iterator[Path]:
    """Crash reports are written as in the real app."""
    handler = ReportHandler(home / "state" / "reports")
    logging.getLogger().addHandler(handler)
    yield home / "state" / "reports"
    logging.getLogger().removeHandler(handler)


def a_wrong_passphrase(stage: Stage) -> None:
    hand = stage.hand
    stage.app.start(stage.practice)
    hand.type("unlock.passphrase", CANARY)
    hand.tap("unlock.open")
    hand.wait(lambda: said(hand, "unlock.passphrase.hint") != "", "what is wrong")
    stage.idle()
    field = hand.find("unlock.passphrase")
    assert isinstance(field, LineField)
    field.clear()


def a_new_client(hand: Hand) -> None:
    hand.tap("today.new")
    hand.type("client_form.name", f"{CANARY} Quill")
    hand.type("client_form.remarks", f"afraid of {CANARY}")
    hand.tap("client_form.start")
    hand.find("arrive")


def a_session_that_meets_a_crash_and_a_full_disk(stage: Stage) -> None:
    hand = stage.hand
    hand.type("arrive.words", f"It began with {CANARY}.")
    wait_until_saved(hand)

    def breaks(words: str) -> None:
        raise ValueError(words)

    try:
        breaks(f"{CANARY} Quill")
    except ValueError as bug:
        stage.app.failures.handle(bug)
    with no_room():
        QTest.keyClicks(hand.find("arrive.words"), f" And {CANARY} again.")
        hand.wait(lambda: said(hand, "session.save_state.text").startswith("Not saved"), "that it is not saved")
    wait_until_saved(hand)
    hand.tap("session.back")
    hand.find("today.date")


def papers(stage: Stage, saved: Path) -> None:
    """A signed session is printed, and taken along closed; the clipboard holds a password for a while."""
    hand, practice = stage.hand, stage.app.practice
    assert practice is not None
    plain = json.loads(json.dumps(EXAMPLE))
    plain["client"] = {"name": f"{CANARY} Quill"}
    plain["note"]["words"] = f"signed {CANARY}"
    record_note(practice.vault, json.dumps(plain), Stamp(), sign=True)
    stage.idle()
    go_to_client(hand, CANARY.lower())
    stage.idle()
    hand.tap("client.record.tabs.sessions")
    hand.tap(hand.named("client.session.", "Read"))
    hand.tap("signed.summary.print")
    stage.idle()
    hand.tap("signed.back")
    practice.prompts = _Saved(saved)  # type: ignore[assignment]
    go_to_client(hand, CANARY.lower())
    stage.idle()
    hand.tap("client.record.tabs.keeping")
    hand.tap("keeping.export")
    hand.find("closed.password")
    hand.tap("closed.copy")
    hand.tap("closed.done")


def test_a_word_of_a_record_stands_nowhere_in_the_clear(
    make_stage: MakeStage, home: Path, passing: Path, reports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stage = make_stage()
    titles: list[str] = [stage.app.window.windowTitle()]
    stage.app.window.windowTitleChanged.connect(titles.append)
    a_wrong_passphrase(stage)
    hand = stage.open()
    a_new_client(hand)
    a_session_that_meets_a_crash_and_a_full_disk(stage)
    papers(stage, home / "saved")
    vault = vault_of(stage)
    assert len(search(vault, CANARY)) == 2  # it is in the record, twice, and found there
    vault.backup_now()
    hand.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    hand.type("palette.search", CANARY)
    hand.key(Qt.Key.Key_Escape)
    hand.tap("nav.lock")
    hand.find("unlock.passphrase")
    stage.idle()
    assert len(stage.printer.taken) == 1
    assert list(reports.glob("report-*")), "the crash was reported"

    (home / "secret").write_text("demonstration\n")
    key = ("--passphrase-file", str(home / "secret"))
    assert main(["search", str(stage.practice), CANARY, *key]) == 0
    assert main(["record", str(stage.practice), str(home / "nothing.json"), *key]) == 1
    assert main(["protect", str(stage.practice), "--client", CANARY, "-o", str(home / "saved" / "x.pdf"), *key]) == 1
    capsys.readouterr()

    looked = [home, passing, Path(os.environ["HOME"])]
    assert files_with(CANARY, *looked) == []
    assert {"practice.vault", "settings.toml"} <= {path.name for path in home.rglob("*")}, "this is where it looked"
    (passing / "found").write_text(f"x{CANARY.lower()}x")
    assert files_with(CANARY, *looked) == [passing / "found"], "and it finds"
    assert not [title for title in titles if CANARY in title]
    assert len(set(titles)) > 2
    command = Path("/proc/self/cmdline")
    assert not command.exists() or CANARY.encode() not in command.read_bytes()
    assert not [value for value in os.environ.values() if CANARY in value]
    assert QGuiApplication.clipboard().text() == ""
    forget_secrets()


def test_after_locking_nothing_of_it_is_in_the_memory_of_the_process(home: Path) -> None:
    """Client, note, search, export and clipboard held the word; the process at the passphrase holds none of it."""
    child = another("canary_child", home, CANARY)
    assert child.stdout is not None
    assert child.stdin is not None
    assert child.stderr is not None
    lines = [child.stdout.readline(), child.stdout.readline()]
    assert all(lines), child.stderr.read()
    before, there = map(json.loads, lines)
    looks = memory_with(there["pid"], "unlock.passphrase") > 0
    assert looks or not sys.platform.startswith("linux"), "this is where it looked"
    for secret in (CANARY, before["password"]):
        assert memory_with(there["pid"], secret) == 0
        assert secret not in str(there["arguments"])
    _, trouble = child.communicate("go\n", timeout=120)
    assert child.returncode == 0, trouble
    assert files_with(CANARY, home) == []
