"""A process that runs the real program (`ui.app.main`), works in a session or a form, and waits to be asked to end.

Given the practice's folder and what to do: "session" or "amend". It tells "ready" once everything was typed.
"""

from __future__ import annotations

import sys
from typing import Any

from PySide6.QtCore import QTimer

from tests.journeys.child import begin, wait_until_saved
from ui import app
from ui.rehearsal.hand import Hand

WORDS, REASON = "It was the left side.", "Wrong side"


def session(hand: Hand) -> None:
    begin(hand, "Nora Feldkamp")
    hand.tap("session.steps.treat")
    wait_until_saved(hand)


def amend(hand: Hand) -> None:
    hand.tap("nav.clients")
    hand.tap(hand.named("clients.row", "Nora"))
    hand.tap("client.session.1")
    hand.tap("signed.amend")
    hand.type("amend.words", WORDS)
    hand.type("amend.reason", REASON)


def main(folder: str, what: str) -> int:
    start = app.App.start

    def work(started: app.App) -> None:
        hand = Hand(started.window)
        hand.type("unlock.passphrase", "demonstration")
        hand.tap("unlock.open")
        hand.find("today.date")
        (session if what == "session" else amend)(hand)
        print("ready", flush=True)

    def started(self: app.App, *arguments: Any) -> None:
        start(self, *arguments)
        QTimer.singleShot(0, self, lambda: work(self))

    app.App.start = started  # type: ignore[method-assign]
    return app.main([folder])


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
