"""A second process with the real app: works on a session, tells what was shown as saved, and works on until killed.

Given the home folder and the names of the clients whose sessions to begin, one after the other.
"""

from __future__ import annotations

import sys
from pathlib import Path

from notesapp.codec.canonical import canonical
from notesapp.codec.plain import to_plain
from tests.journeys.after import desk_note
from ui.parts.words import Text
from ui.rehearsal.hand import Hand
from ui.rehearsal.on_map import CANVAS, at, touch
from ui.rehearsal.stage import Stage

WORDS = "Sat in the car for six hours."


def begin(hand: Hand, name: str) -> None:
    """Start the session of NAME, write the client's words, mark a calf, paint over the back."""
    hand.tap(hand.named("today.tile.", name))
    hand.find("arrive")
    hand.type("arrive.words", WORDS)
    touch(hand, "gastroc_med", "left")
    hand.tap_number("arrive.intensity", 6)
    hand.tap("arrive.mark.done")
    hand.tap("map.tool.paint")
    hand.drag(CANVAS, [at(hand, 300, y) for y in range(5000, 6000, 50)])
    hand.tap("arrive.mark.done")


def wait_until_saved(hand: Hand) -> None:
    state = hand.find("session.save_state.text")
    assert isinstance(state, Text)
    hand.wait(lambda: state.words.startswith("Saved"), "Saved")


def main() -> None:
    home, names = Path(sys.argv[1]), sys.argv[2:]
    stage = Stage(home)
    hand = stage.open()
    for name in names:
        if name != names[0]:
            hand.tap("session.back")
            hand.find("today.date")
        begin(hand, name)
        wait_until_saved(hand)
        print(canonical(to_plain(desk_note(stage))).decode(), flush=True)
    hand.tap("map.tool.paint")
    for x in range(10_000):
        hand.drag(CANVAS, [at(hand, x % 600, y) for y in range(5000, 6000, 50)])
        hand.tap("arrive.mark.done")


if __name__ == "__main__":
    main()
