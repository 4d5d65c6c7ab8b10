"""A process with the real app that writes in a session, then locks, and so becomes another process.

Given the home folder and the word that is written. What it tells on standard output is one JSON object a line; the
second process (`locked`) tells that it stands at the passphrase, waits for a line on standard input, and then tells
where it came back to.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt

from tests.journeys.after import desk_note
from tests.journeys.child import begin, wait_until_saved
from ui.locking import fresh
from ui.rehearsal.hand import Hand
from ui.rehearsal.stage import Stage
from ui.whereabouts import place_in


def tell(**values: object) -> None:
    print(json.dumps(values), flush=True)


def place(stage: Stage) -> dict[str, object]:
    session = stage.app.practice.session  # type: ignore[union-attr]
    assert session is not None
    note = desk_note(stage)
    return {"session": note.session_id, "marks": len(note.body_map.marks), "words": note.words, **place_in(session)}


def locks(home: Path, word: str) -> None:
    start = [sys.executable, "-m", "tests.journeys.lock_child", "locked", str(home)]
    stage = Stage(home, fresh=lambda successor: fresh.begin(successor, start))
    hand = stage.open()
    begin(hand, "Nora Feldkamp")
    hand.type("arrive.words", f" {word}")
    hand.tap("session.steps.treat")
    first = desk_note(stage).body_map.marks[0].id
    stage.app.practice.session.desk.select(first)  # type: ignore[union-attr]
    hand.tap("map.view.front")
    wait_until_saved(hand)
    tell(pid=os.getpid(), **place(stage))
    hand.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    QCoreApplication.exec()  # until there is another process here


def locked(home: Path, arguments: list[str]) -> None:
    stage, after = Stage(home), fresh.read(arguments)
    assert after is not None
    stage.app.start(after.folder, after)
    hand = Hand(stage.app.window)
    hand.find("unlock.passphrase")
    stage.idle()
    tell(pid=os.getpid(), arguments=arguments)
    sys.stdin.readline()
    hand.type("unlock.passphrase", "demonstration")
    hand.tap("unlock.open")
    hand.find("session")
    tell(**place(stage))
    stage.end()


if __name__ == "__main__":
    if sys.argv[1] == "locked":
        locked(Path(sys.argv[2]), sys.argv[3:])
    else:
        locks(Path(sys.argv[1]), sys.argv[2])
