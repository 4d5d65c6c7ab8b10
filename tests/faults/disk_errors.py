"""A full disk and a failing one: each write and each sync of the vault can fail, through the app's own store."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from notesapp.model.expected import Expected
from tests.faults.kill import ROOT, judged, template
from tests.faults.outcome import Outcome

CALLS = ("pwrite64:error=EIO", "pwrite64:error=ENOSPC", "fsync:error=EIO", "pread64:error=EIO", "ftruncate:error=EIO")
NOTES = 12
LONGEST_S = 1.0


def run(count: int, seed: int = 1) -> Outcome:
    """At least COUNT failures that were met, in as many processes as that takes; none where there is no strace."""
    outcome, chance = Outcome("disk errors"), random.Random(seed)
    if shutil.which("strace") is None:
        outcome.seen["(no strace here)"] = 0
        return outcome
    with tempfile.TemporaryDirectory() as made:
        whole, turn, barren = template(Path(made) / "template"), 0, 0
        while outcome.cases < count and barren < 20:
            call = CALLS[turn % len(CALLS)]
            every = chance.randrange(90, 300) if call.startswith("p") else chance.randrange(2, 7)
            first = chance.randrange(1, 200) if call.startswith("p") else chance.randrange(1, 12)
            folder = Path(shutil.copytree(whole, Path(made) / "practice"))
            said = failing(folder, f"{call}:when={first}+{every}", Path(made) / "trace")
            met = [line.split() for word, line in said if word == "failed"]
            problem = _judged(folder, said, met)
            if problem:
                outcome.lost.append(f"turn {turn}, seed {seed}, {call} from {first} every {every}: {problem}")
            for kind, _ in met:
                outcome.add(f"{call.replace(':error=', ' ')} told as {kind}")
            barren = 0 if met else barren + 1
            turn += 1
            shutil.rmtree(folder)
    return outcome


def failing(folder: Path, inject: str, trace: Path) -> list[tuple[str, str]]:
    vault = folder / "practice.vault"
    only = [word for path in (vault, f"{vault}-wal") for word in ("-P", str(path))]
    call = inject.partition(":")[0]
    strace = ["strace", "-f", "-o", str(trace), *only, "-e", f"trace={call}", "-e", f"inject={inject}"]
    done = subprocess.run(
        [*strace, sys.executable, "-m", "tests.faults.failing", str(folder), str(NOTES)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [line.split(" ", 1) for line in done.stdout.splitlines()]
    said = [(word, rest) for word, rest in lines]
    return said if done.returncode == 0 or not said else [*said, ("crashed", done.stderr[-300:])]


def _judged(folder: Path, said: list[tuple[str, str]], met: list[list[str]]) -> str:
    if crashed := [text for word, text in said if word == "crashed"]:
        return f"no sentence, but a crash: {crashed[0]}"
    if slow := [seconds for _, seconds in met if float(seconds) > LONGEST_S]:
        return f"told only after {max(slow)} s"
    try:
        return judged(folder, said)
    except Expected as error:
        return f"{type(error).__name__}: {error}"
