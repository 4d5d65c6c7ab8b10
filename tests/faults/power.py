"""Power cuts: the disk is rebuilt as it may be after one at any moment of recorded work, and opened."""

from __future__ import annotations

import random
import shutil
import tempfile
from pathlib import Path

from notesapp.model.expected import Expected, WrongPassphrase
from notesapp.storage.vault import Vault
from tests import older
from tests.faults import deeds
from tests.faults.disk import Disk, put
from tests.faults.kill import judged, template
from tests.faults.outcome import Outcome
from tests.faults.recording import Recording, keep, kept, record
from tests.faults.worker import PASSPHRASES
from tests.vault_fixtures import QUICK, clock

WORK = ("save", "passphrase", "backup", "restore", "upgrade", *deeds.STEPS)
CONTROLS = (("save", "NORMAL"), *((what, "UNSYNCED") for what in ("passphrase", "backup", "restore", "second place")))
KEPT = Path(__file__).parents[1] / "data" / "writes" / "save-and-sign.z"


def run(count: int, seed: int = 1) -> Outcome:
    """COUNT power cuts, spread over WORK (saving is signing too), recorded now.

    The same without syncs (CONTROLS) has to be noticed, which counts as one loss where it is not.
    """
    outcome = Outcome("power cut")
    for what in WORK:
        _cut(outcome, what, fresh(what, "FULL"), count // len(WORK), seed)
    for what, synchronous in CONTROLS:
        control = Outcome("control")
        _cut(control, what, fresh(what, synchronous), 100, seed)
        outcome.seen[f"(control: {what} {synchronous} losses in 100)"] = len(control.lost)
        if not control.lost:
            outcome.lost.append(f"the simulation does not notice {what} {synchronous}, so it proves nothing")
    return outcome


def replay(synchronous: str, count: int, seed: int) -> Outcome:
    """COUNT power cuts in the recording that is kept in the repository."""
    outcome = Outcome("power cut")
    _cut(outcome, "save", kept(KEPT)[synchronous], count, seed)
    return outcome


def fresh(what: str, synchronous: str) -> Recording:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "practice"
        if what == "upgrade":
            old = next(iter(older.kept()))
            older.at_schema(old, old, folder)
            (folder / "backups").mkdir()
        else:
            template(folder)
        return record(folder, what, synchronous, Path(made) / "trace")


def keep_anew() -> None:
    """Record what is kept in the repository: python -c "from tests.faults.power import keep_anew; keep_anew()"."""
    with tempfile.TemporaryDirectory() as made:
        start = template(Path(made) / "start")
        shutil.rmtree(start / "backups")
        (start / "backups").mkdir()
        recordings = {}
        for synchronous in ("FULL", "NORMAL"):
            folder = Path(shutil.copytree(start, Path(made) / synchronous))
            recordings[synchronous] = record(folder, "short", synchronous, Path(made) / "trace")
        keep(KEPT, recordings)


def _cut(outcome: Outcome, what: str, recording: Recording, count: int, seed: int) -> None:
    chance = random.Random(seed)
    moments = sorted(chance.randrange(len(recording.events) + 1) for _ in range(count))
    disk, done, said = Disk(recording.start), 0, list[tuple[str, str]]()
    with tempfile.TemporaryDirectory() as made:
        for moment in moments:
            for event in recording.events[done:moment]:
                if event[0] == "told":
                    word, _, number = event[3].decode().strip().partition(" ")
                    said.append((word, number))
                disk.do(event)
            done = moment
            folder = Path(made) / "practice"
            (folder / "backups").mkdir(parents=True)
            put(disk.after_power_cut(chance), folder)
            try:
                problem = _passphrase_holds(folder, said) or judged(folder, said)
            except Expected as error:
                problem = f"{type(error).__name__}: {error}"
            if problem:
                outcome.lost.append(f"{what}, seed {seed}, after event {moment}: {problem}")
            outcome.add(what)
            shutil.rmtree(folder)


def _passphrase_holds(folder: Path, said: list[tuple[str, str]]) -> str:
    """A passphrase whose change was told, and none begun since, is the one that opens."""
    about = [(word, number) for word, number in said if word in ("changing", "changed")]
    if not about or about[-1][0] == "changing":
        return ""
    try:
        Vault.open(folder, PASSPHRASES[int(about[-1][1]) % len(PASSPHRASES)], floor=QUICK, clock=clock).close()
    except WrongPassphrase:
        return "the new passphrase does not open"
    return ""
