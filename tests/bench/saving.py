"""stroke-saved, stroke-held: a stroke among 200 on the real page of a session, over a real vault.

Saved is p95 from the lift of the hand to the end of the commit. Held is the longest time between two beats of a timer
of 1 ms (less that 1 ms), from that lift until "Saved" stood there and was painted. Each stroke is painted three times
and its median counts, because a virtual machine stops for some milliseconds now and then: what a stroke costs comes
back each time, what the machine takes does not. How long a loop with nothing to do was held is told beside it.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QTimer
from PySide6.QtWidgets import QApplication

from notesapp.editing.stamp import Stamp
from notesapp.model.session_note import SessionNote
from notesapp.usecases import demo_practice
from notesapp.usecases.save_note import save_note
from notesapp.usecases.start_session import start_session
from tests.bench.many import many_marks
from tests.bench.measure import Measured, median, p95, spread
from tests.bench.running import Heartbeat, Running, mouse

WARM_UP, LIFTS, AGAIN, MOVES = 5, 60, 3, 30
PAUSE_S = 0.04


def measure(names: frozenset[str]) -> Iterator[Measured]:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        demo_practice.make_demo(home / "practice", clients=5, sessions=20)
        running = Running(home / "practice", demo_practice.PASSPHRASE, home, (1600, 1000))
        page = _full_session(running)
        rounds, idle = [], []
        for number in range(WARM_UP + LIFTS):
            rounds.append([_lift(running, page, number) for _ in range(AGAIN)])
            idle.append(_idle())
        running.end()
    rounds = rounds[WARM_UP:]
    saved = [saved for lifts in rounds for saved, _ in lifts]
    held = [median(held for _, held in lifts) for lifts in rounds]
    if "stroke-saved" in names:
        yield Measured("stroke-saved", p95(saved), "ms", 20, spread(saved))
    if "stroke-held" in names:
        single = max(held for lifts in rounds for _, held in lifts)
        note = f"{spread(held)}; a single one {single:.1f}; with nothing to do {max(idle):.1f}"
        yield Measured("stroke-held", max(held), "ms", 4, note)


def _full_session(running: Running) -> Any:
    """The page of a session whose map already has 200 strokes."""
    vault = running.practice.vault
    with vault.read() as tx:
        client = tx.clients.recent(1)[0]
    note = start_session(vault, client.id, Stamp())
    save_note(vault, replace(note, body_map=many_marks(200), reason="complaint"), note)
    running.practice.open_session(note.session_id)
    running.settle()
    session = running.practice.session
    assert session is not None
    page: Any = session.page
    page.go("arrive")  # a draft is taken up where it had got to
    page.map.set_tool("paint")
    running.settle()
    return page


def _lift(running: Running, page: Any, number: int) -> tuple[float, float]:
    """Paint one more stroke; return how long after the lift it was saved, and how long the loop was held, in ms.

    It is taken back after that, so that there are always 200 strokes before.
    """
    session = running.practice.session
    assert session is not None
    assert session.desk is not None
    desk, canvas = session.desk, page.map.canvas
    commit = _Commit(desk)
    at = canvas.viewport.to_window(-200, 6500) + QPointF(number % 20, 0)
    QApplication.sendEvent(canvas, mouse(QEvent.Type.MouseButtonPress, at))
    for step in range(MOVES):
        at = at + QPointF(1.5, 4 if step % 2 else -2)
        QApplication.sendEvent(canvas, mouse(QEvent.Type.MouseMove, at))
        QApplication.processEvents()
    heart = Heartbeat()
    lifted = time.perf_counter()
    QTimer.singleShot(0, lambda: QApplication.sendEvent(canvas, mouse(QEvent.Type.MouseButtonRelease, at)))
    heart.watch(lambda: commit.at > lifted and desk.is_saved)
    commit.end()
    desk.undo()
    running.settle()
    return (commit.at - lifted) * 1000, heart.longest


def _idle() -> float:
    """How long the loop was held, in ms, while nothing was to be done for as long as a stroke takes."""
    heart, until = Heartbeat(), time.perf_counter() + PAUSE_S
    heart.watch(lambda: time.perf_counter() > until)
    return heart.longest


class _Commit:
    """Notes when a save returned on the worker."""

    def __init__(self, desk: Any) -> None:
        self.at = 0.0
        self._latest = desk._latest
        self._work = self._latest._work
        self._latest._work = self._save

    def _save(self, note: SessionNote) -> object:
        kept = self._work(note)
        self.at = time.perf_counter()
        return kept

    def end(self) -> None:
        self._latest._work = self._work
