"""A process with the real app that has a word in every corner of its memory, then locks, and so becomes another one.

Given the home folder and the word. The first process tells the password of a closed PDF; the second (`locked`) that it
stands at the passphrase, and waits for a line on standard input.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt

from notesapp.editing.stamp import Stamp
from notesapp.usecases.record_note import record_note
from notesapp.usecases.search import search
from tests.journeys.after import CONTROL, go_to_client, vault_of
from tests.journeys.child import wait_until_saved
from tests.shots.keeping import _Saved
from ui.locking import fresh
from ui.parts.words import Text
from ui.rehearsal.hand import Hand
from ui.rehearsal.stage import Stage

EXAMPLE = Path(__file__).parents[2] / "docs" / "example-note.json"


def works(home: Path, word: str) -> None:
    start = [sys.executable, "-m", "tests.journeys.canary_child", "locked", str(home)]
    stage = Stage(home, fresh=lambda successor: fresh.begin(successor, start))
    hand = stage.open()
    hand.tap("today.new")
    hand.type("client_form.name", f"{word} Quill")
    hand.type("client_form.remarks", f"afraid of {word}")
    hand.tap("client_form.save")
    hand.find("client")
    plain = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    plain["client"] = {"name": f"{word} Quill"}
    plain["note"]["words"] = f"signed {word}"
    vault = vault_of(stage)
    record_note(vault, json.dumps(plain), Stamp(), sign=True)
    assert search(vault, word)
    stage.idle()
    go_to_client(hand, word.lower())
    stage.idle()  # the page of before has gone
    practice = stage.app.practice
    assert practice is not None
    practice.prompts = _Saved(home / "saved")  # type: ignore[assignment]
    hand.tap("client.record.tabs.keeping")
    hand.tap("keeping.export")
    shown = hand.find("closed.password")
    assert isinstance(shown, Text)
    print(json.dumps({"password": shown.words}), flush=True)
    hand.tap("closed.copy")
    hand.tap("client.start")
    hand.find("arrive")
    hand.type("arrive.words", f"It began with {word}.")
    wait_until_saved(hand)
    hand.key(Qt.Key.Key_L, CONTROL)
    QCoreApplication.exec()  # until there is another process here


def locked(home: Path, arguments: list[str]) -> None:
    stage, after = Stage(home), fresh.read(arguments)
    assert after is not None
    stage.app.start(after.folder, after)
    hand = Hand(stage.app.window)
    hand.find("unlock.passphrase")
    stage.idle()
    print(json.dumps({"pid": os.getpid(), "arguments": arguments}), flush=True)
    sys.stdin.readline()
    stage.end()


if __name__ == "__main__":
    if sys.argv[1] == "locked":
        locked(Path(sys.argv[2]), sys.argv[3:])
    else:
        works(Path(sys.argv[1]), sys.argv[2])
