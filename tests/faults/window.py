"""The real window while its disk fails: it says so within a second, what was typed stays, and is saved after all.

As a module it is the window at work, told where it lives and how many words to type: it tells each failure that it
showed, with the seconds from the end of the rest after typing, and the last word that it showed as saved.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtTest import QTest

from notesapp.machine.paths import Machine
from notesapp.model.signature import SignedNote
from notesapp.storage.vault import Vault
from notesapp.usecases.demo_practice import PASSPHRASE, make_demo
from tests.bench.homes import home
from tests.faults.deeds import tell
from tests.faults.disk_errors import LONGEST_S
from tests.faults.kill import ROOT
from tests.faults.outcome import Outcome
from ui.parts.cards import Banner
from ui.parts.fields import LineField
from ui.parts.words import Text
from ui.rehearsal.hand import until
from ui.rehearsal.stage import Stage
from ui.session.desk import TYPING_MS

CALLS = ("pwrite64:error=ENOSPC", "pwrite64:error=EIO", "fsync:error=EIO")
WORDS = 6
TRIES = 8
PATIENCE_MS = 40_000
"""Several tries, three seconds apart, may fail one after the other."""


def run(count: int, seed: int = 1) -> Outcome:
    """At least COUNT failures that the window met, in as many windows as that takes; none where there is no strace."""
    outcome, chance = Outcome("window"), random.Random(seed)
    if shutil.which("strace") is None:
        outcome.seen["(no strace here)"] = 0
        return outcome
    with tempfile.TemporaryDirectory() as made:
        template, place = Path(made) / "template", Path(made) / "home"
        make_demo(machine(template).demonstration, clients=8, sessions=20)
        turn = barren = 0
        slowest = 0.0
        while outcome.cases < count and barren < 10:
            call = CALLS[turn % len(CALLS)]
            of_sync = call.startswith("f")  # a new session is many writes and one sync
            first, every = chance.randrange(3, 9) if of_sync else chance.randrange(20, 90), chance.randrange(4, 9)
            every *= 1 if of_sync else 6
            shutil.copytree(template, place)
            said, crashed = _worked(place, f"{call}:when={first}+{every}")
            met = [float(rest) for word, rest in said if word == "failed"]
            slowest = max([slowest, *met])
            problem = crashed or _judged(place, said, met)
            if problem:
                outcome.lost.append(f"turn {turn}, seed {seed}, {call} from {first} every {every}: {problem}")
            for _ in met:
                outcome.add(call.replace(":error=", " "))
            barren = 0 if met else barren + 1
            turn += 1
            shutil.rmtree(place)
        outcome.seen[f"(slowest {slowest:.2f} s)"] = 1
    return outcome


def machine(place: Path) -> Machine:
    return Machine(place / "config", place / "state", place / "data")


def _worked(place: Path, inject: str) -> tuple[list[tuple[str, str]], str]:
    log = machine(place).demonstration / "practice.vault-wal"
    only = ["-P", str(log), "-e", f"trace={inject.partition(':')[0]}", "-e", f"inject={inject}"]
    done = subprocess.run(
        ["strace", "-f", "-o", os.devnull, *only, sys.executable, "-m", "tests.faults.window", str(place), str(WORDS)],
        cwd=ROOT,
        env={**os.environ, **home(place), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    said = [(word, rest) for word, _, rest in (line.partition(" ") for line in done.stdout.splitlines())]
    return said, "" if done.returncode == 0 else f"status {done.returncode}: {done.stderr[-400:]}"


def _judged(place: Path, said: list[tuple[str, str]], met: list[float]) -> str:
    if slow := [seconds for seconds in met if seconds > LONGEST_S]:
        return f"shown only after {max(slow)} s"
    if gone := [rest for word, rest in said if word == "gone"]:
        return f"what was typed was lost: {gone[0]}"
    saved = [rest for word, rest in said if word == "saved"]
    vault = Vault.open(machine(place).demonstration, PASSPHRASE)
    try:
        if not vault.check().is_good:
            return "the practice is not whole"
        with vault.read() as tx:
            drafts = [tx.notes.get(row[0]) for row in tx.rows.all("SELECT note_id FROM note_version WHERE no = 1")]
        held = [note.words for note in drafts if not isinstance(note, SignedNote)]
    finally:
        vault._has_changed = False
        vault.close()
    return "" if not saved or any(saved[-1] in words for words in held) else f"shown as saved and gone: {saved[-1]}"


def _begun(stage: Stage) -> float | None:
    """Begin a session; None if it is there, else the seconds until a sentence said why not."""
    hand, answered, begun = stage.hand, list[float](), time.perf_counter()
    hand.tap(hand.named("today.tile.", "Nora"))
    until(lambda: hand.sees("arrive.words") or _refused(stage, answered))
    return None if hand.sees("arrive.words") else min(answered) - begun


def _refused(stage: Stage, answered: list[float]) -> bool:
    """Whether a sentence has come to stand above the screen (ANSWERED: when); it is taken away for the next one."""
    for banner in stage.app.window.findChildren(Banner):
        if banner.isVisible() and banner.kind == "danger":
            answered.append(time.perf_counter())
            stage.hand.tap(f"{banner.objectName()}.close")
    return bool(answered)


def main(place: Path, count: int) -> None:
    stage = Stage(place)
    hand = stage.open()
    for _ in range(TRIES):
        if (seconds := _begun(stage)) is None:
            break
        tell("failed", f"{seconds:.2f}")
    else:
        os._exit(0)  # a disk that fails as often as a beginning writes lets none through: it was said each time
    field, state = hand.find("arrive.words"), hand.find("session.save_state.text")
    assert isinstance(field, LineField)
    assert isinstance(state, Text)
    hand.tap("arrive.words")
    typed = ""
    for number in range(count):
        QTest.keyClicks(field, f"word{number}. ")
        typed += f"word{number}. "
        rested = time.perf_counter() + TYPING_MS / 1000
        hand.wait(lambda: state.words.startswith(("Saved", "Not saved")), "an answer")
        if state.words.startswith("Not saved"):
            tell("failed", f"{max(0.0, time.perf_counter() - rested):.2f}")
            if field.text() != typed:
                tell("gone", typed)
            if not until(lambda: state.words.startswith("Saved"), PATIENCE_MS):
                tell("gone", "it is never saved")
        tell("saved", f"word{number}.")
    os._exit(0)  # as if the power went


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
