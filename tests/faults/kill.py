"""kill -9 at random moments of saving, signing, backing up, restoring, upgrading, changing the passphrase, erasing,
switching to a copy, making a practice of one, taking in a therapist and copying to the second place."""

from __future__ import annotations

import os
import random
import select
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from notesapp.model.expected import Expected
from notesapp.model.signature import SignedNote
from notesapp.storage.bundle import verify_backup
from notesapp.storage.vault import Vault
from tests import older
from tests.faults import deeds
from tests.faults.outcome import Outcome
from tests.faults.worker import PASSPHRASES, open_any
from tests.notesapp.storage.test_chain import sign
from tests.vault_fixtures import QUICK, make_vault

LATEST_S = {
    "save": 0.12,
    "backup": 0.25,
    "passphrase": 0.12,
    "restore": 0.25,
    "upgrade": 0.5,
    "erase": 0.5,
    "switch": 0.5,
    "beside": 0.3,
    "therapist": 0.12,
    "second place": 0.3,
}
"""A child is killed at a moment between its first word and so many seconds later."""

ROOT = Path(__file__).parents[2]


@contextmanager
def worker() -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.faults.worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    ) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


def told(process: subprocess.Popen[bytes]) -> tuple[str, str]:
    assert process.stdout is not None
    word, _, number = process.stdout.readline().decode().rstrip("\n").partition(" ")
    return word, number


def killed(
    process: subprocess.Popen[bytes], what: str, number: int, folder: Path, after_s: float
) -> list[tuple[str, str]]:
    """Let a child do WHAT, kill it AFTER_S, and return all it had told."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{what}\t{number}\t{folder}\n".encode())
    process.stdin.flush()
    _, child = told(process)
    said = [told(process)]
    pause(process.stdout, after_s)
    os.kill(int(child), signal.SIGKILL)
    while (line := told(process))[0] != "dead":
        said.append(line)
    return said


def pause(_: IO[bytes], seconds: float) -> None:
    """Let SECONDS pass for the other process, which is what this is about."""
    select.select([], [], [], seconds)


def template(folder: Path) -> Path:
    """A practice with one signed note and a backup of it."""
    vault = make_vault(folder)
    sign(vault, 1)
    vault.backup_now()
    sign(vault, 2)
    vault._has_changed = False
    vault.close()
    return folder


def run(count: int, seed: int = 1) -> Outcome:
    """COUNT kills, spread over all that can be broken off."""
    outcome, chance = Outcome("kill -9"), random.Random(seed)
    with tempfile.TemporaryDirectory() as made, worker() as process:
        whole = template(Path(made) / "template")
        old = next(iter(older.kept()))
        for case in range(count):
            what = list(LATEST_S)[case % len(LATEST_S)]
            folder = Path(made) / "practice"
            if what == "upgrade":
                older.at_schema(old, old, folder)
                (folder / "backups").mkdir()
            else:
                shutil.copytree(whole, folder)
            said = killed(process, what, 10, folder, chance.uniform(0, LATEST_S[what]))
            try:
                problem = judged(folder, said)
            except Expected as error:
                problem = f"{type(error).__name__}: {error}"
            if problem:
                outcome.lost.append(f"case {case}, seed {seed}, {what}: {problem}")
            outcome.add(what)
            shutil.rmtree(folder)
    return outcome


def judged(folder: Path, said: list[tuple[str, str]]) -> str:
    """What is wrong with the practice after all this was SAID, "" if nothing is."""
    done = {int(number) for word, number in said if word == "saved"}
    vault = open_any(folder)
    try:
        if not vault.chain_report.is_whole or not vault.check().is_good:
            return "the practice is not whole"
        if missing := [number for number in sorted(done) if not kept(vault, number)]:
            return f"acknowledged and gone: {missing}"
        with vault.read() as tx:
            if tx.rows.one("SELECT count(*) FROM revision") < 1 or tx.clients.get("c1").called != "Zoë":
                return "the practice is neither the old nor the restored one"
        if problem := deeds.judged(vault, said):
            return problem
        gone, key = deeds.erased(vault, said), vault._key
    finally:
        vault._has_changed = False
        vault.close()
    if problem := deeds.words_left(folder, gone, key):
        return problem
    for word, name in said:
        if word == "backup" and not any(opens(folder / "backups" / name, one) for one in PASSPHRASES):
            return f"the backup {name} does not open"
    leftovers = {path.name for path in (folder / "backups").iterdir() if path.suffix != ".practice-backup"}
    if any(not name.endswith((".tmp", ".tmp-wal", ".tmp-shm", ".tmp-journal")) for name in leftovers):
        return f"left behind: {leftovers}"
    return ""


def kept(vault: Vault, number: int) -> bool:
    with vault.read() as tx:
        note = tx.notes.get(f"n{number}")
    if number % 2:
        return isinstance(note, SignedNote) and note.note.words == f"changed {number}"
    return not isinstance(note, SignedNote) and note.words == f"changed {number}"


def opens(backup: Path, passphrase: str) -> bool:
    try:
        return verify_backup(backup, passphrase, QUICK)[1].is_good
    except Expected:
        return False
