"""What must not be lost or left unsaid: a killed app, a full disk, two drafts, a wrong word, a second window, undo."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from notesapp.codec.plain import from_plain
from notesapp.model.session_note import SessionNote
from tests.journeys.after import CONTROL, desk_note, vault_of
from tests.journeys.child import WORDS, begin, wait_until_saved
from tests.journeys.conftest import MakeStage
from ui.parts.fields import LineField
from ui.parts.words import Text
from ui.rehearsal.hand import Hand
from ui.rehearsal.on_map import touch

ROOT = Path(__file__).parents[2]
FULL = 4096
"""With files of no more bytes than this the disk takes no change."""


def killed(home: Path, *names: str) -> list[SessionNote]:
    """Run the app in a process of its own, kill it while the hand paints; what it had shown as saved."""
    command = [sys.executable, "-m", "tests.journeys.child", str(home), *names]
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stderr is not None
    shown = [child.stdout.readline() for _ in names]
    child.kill()
    trouble = child.stderr.read()
    child.stdout.close()
    child.stderr.close()
    assert child.wait() == -9, trouble
    return [from_plain(json.loads(line), SessionNote) for line in shown]


def holds(now: SessionNote, saved: SessionNote) -> bool:
    """NOW is SAVED and what the hand did after it: more marks, nothing else."""
    marks = now.body_map.marks[: len(saved.body_map.marks)]
    return marks == saved.body_map.marks and (now.words, now.reason) == (saved.words, saved.reason)


def words_of(hand: Hand, name: str) -> str:
    widget = hand.find(name)
    assert isinstance(widget, LineField)
    return widget.text()


def said(hand: Hand, name: str) -> str:
    widget = hand.find(name)
    assert isinstance(widget, Text)
    return widget.words


def go_on_with(hand: Hand, name: str) -> None:
    """Take up the draft of NAME."""
    line = ".".join(hand.named("today.draft.", name).split(".")[:3])
    hand.tap(f"{line}.continue")
    hand.find("session")


def test_a_killed_app_opens_in_the_same_draft_with_all_that_was_shown_as_saved(
    make_stage: MakeStage, home: Path
) -> None:
    (saved,) = killed(home, "Nora Feldkamp")
    stage = make_stage()
    hand = stage.open(lands="session")
    assert said(hand, "session.client") == "Nora Feldkamp"
    note = desk_note(stage)
    assert note.session_id == saved.session_id
    assert len(saved.body_map.marks) == 2
    assert holds(note, saved)
    assert words_of(hand, "arrive.words") == WORDS
    assert vault_of(stage).check().is_good


def test_two_drafts_are_both_there_after_a_kill(make_stage: MakeStage, home: Path) -> None:
    late, next_one = killed(home, "Bea Moreau", "Nora Feldkamp")
    stage = make_stage()
    hand = stage.open(lands="session")
    assert holds(desk_note(stage), next_one)
    hand.tap("session.back")
    go_on_with(hand, "Bea Moreau")
    assert said(hand, "session.client") == "Bea Moreau"
    assert desk_note(stage) == late
    assert words_of(hand, "arrive.words") == WORDS


@contextmanager
def no_room() -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (FULL, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_is_said_and_everything_is_saved_once_there_is_room(make_stage: MakeStage) -> None:
    stage = make_stage()
    hand = stage.open()
    begin(hand, "Nora Feldkamp")
    wait_until_saved(hand)
    with no_room():
        QTest.keyClicks(hand.find("arrive.words"), " And slept badly.")
        hand.wait(
            lambda: said(hand, "session.save_state.text").startswith("Not saved"), "the word that it is not saved"
        )
        touch(hand, "gastroc_med", "right")
        hand.tap("arrive.mark.done")
        assert words_of(hand, "arrive.words") == f"{WORDS} And slept badly."
        assert not stage.app.end()
        assert "not saved" in hand.find("banner.unsaved").accessibleName()
    wait_until_saved(hand)
    note = desk_note(stage)
    assert len(note.body_map.marks) == 3
    stage.end()
    again = make_stage()
    hand = again.open()
    go_on_with(hand, "Nora Feldkamp")
    assert desk_note(again) == note


def test_ctrl_z_goes_back_over_marks_and_text_and_ctrl_y_forth(make_stage: MakeStage) -> None:
    stage = make_stage()
    hand = stage.open()
    begin(hand, "Nora Feldkamp")
    full = desk_note(stage)
    seen = [full]
    while desk_note(stage).body_map.marks or desk_note(stage).words:
        hand.key(Qt.Key.Key_Z, CONTROL)
        assert desk_note(stage) != seen[-1], "an undo that does nothing"
        seen.append(desk_note(stage))
    assert words_of(hand, "arrive.words") == ""
    assert [len(note.body_map.marks) for note in seen] == [2, 1, 1, 0, 0]
    assert [bool(note.words) for note in seen] == [True, True, True, True, False]
    for _ in seen[1:]:
        hand.key(Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert desk_note(stage) == full
    assert words_of(hand, "arrive.words") == WORDS
    wait_until_saved(hand)


def test_a_wrong_passphrase_is_one_sentence_and_the_right_one_opens(make_stage: MakeStage) -> None:
    stage = make_stage()
    hand = stage.hand
    stage.app.start(stage.practice)
    hand.type("unlock.passphrase", "demonstratoin")
    hand.tap("unlock.open")
    assert said(hand, "unlock.passphrase.hint").startswith("This passphrase does not open the practice.")
    QTest.keyClicks(hand.find("unlock.passphrase"), "demonstration")  # the wrong one is selected
    hand.tap("unlock.open")
    hand.find("today.date")


def test_a_folder_that_is_no_practice_is_one_sentence(make_stage: MakeStage, tmp_path: Path) -> None:
    empty = tmp_path / "holidays"
    empty.mkdir()
    stage = make_stage(("folder", empty))
    hand = stage.hand
    stage.app.start(stage.practice)
    hand.tap("unlock.other")
    assert said(hand, "unlock.passphrase.hint").startswith("This folder holds no practice.")
    assert list(empty.iterdir()) == []


def test_a_second_window_is_told_and_the_first_one_goes_on(make_stage: MakeStage) -> None:
    first = make_stage()
    hand = first.open()
    begin(hand, "Nora Feldkamp")
    second = make_stage()
    second.app.start(second.practice)
    second.hand.type("unlock.passphrase", "demonstration")
    second.hand.tap("unlock.open")
    told = said(second.hand, "unlock.passphrase.hint")
    assert told.startswith("This practice is already open in another window.")
    second.end()
    wait_until_saved(hand)
    assert words_of(hand, "arrive.words") == WORDS
