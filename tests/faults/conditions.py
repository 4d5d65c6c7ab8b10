"""What a practice meets beside a failing disk: rights, a drive that goes, a second window, clocks, other versions."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from notesapp.model.expected import CannotWrite, Expected, StorageFailed, VaultInUse, VaultIsNewer
from notesapp.model.practice import Standing
from notesapp.storage import backup
from notesapp.storage.bundle import verify_backup
from notesapp.storage.chain import Signing
from notesapp.storage.engine import connect
from notesapp.storage.keys import parse
from notesapp.storage.places import Places
from notesapp.storage.signed import payload
from notesapp.storage.vault import Vault
from tests.faults.disk_errors import LONGEST_S
from tests.faults.kill import ROOT, judged, template
from tests.faults.outcome import Outcome
from tests.note_examples import AT, NOTE
from tests.vault_fixtures import CLIENT, NOW, PASSPHRASE, PRACTICE, QUICK, THERAPIST, open_vault

NOBODY = 65534
Said = list[tuple[str, str]]


def run(count: int, seed: int = 1) -> Outcome:
    """COUNT cases, each condition in turn."""
    outcome, chance = Outcome("conditions"), random.Random(seed)
    with tempfile.TemporaryDirectory() as made:
        os.chmod(made, 0o755)  # somebody without rights goes in and out of it
        whole = template(Path(made) / "template")
        for case in range(count):
            name = list(CASES)[case % len(CASES)]
            folder = Path(shutil.copytree(whole, Path(made) / "practice"))
            try:
                problem = CASES[name](folder, chance)
            except Expected as error:
                problem = f"{type(error).__name__}: {error}"
            if problem:
                outcome.lost.append(f"case {case}, seed {seed}, {name}: {problem}")
            outcome.add(name)
            shutil.rmtree(folder)
    return outcome


def save(vault: Vault, number: int, at: datetime = AT) -> None:
    """As tests.faults.worker does; `kept` knows it again."""
    note = replace(NOTE, id=f"n{number}", session_id=f"s{number}", started_at=at + timedelta(hours=number))
    with vault.write() as tx:
        tx.notes.start(note)
    changed = replace(note, words=f"changed {number}")
    with vault.write() as tx:
        tx.notes.save(changed, note)
        if number % 2:
            content = payload(changed, CLIENT, THERAPIST, PRACTICE, Standing(), {})
            tx.notes.sign(changed, changed, content, Signing("t1", at, 0, "1.0"), "words")


def timely(do: Callable[[], object], *allowed: type[Expected]) -> str:
    """What is wrong with how DO failed: it has to say one of ALLOWED, within a second."""
    begun = time.perf_counter()
    try:
        do()
    except Expected as error:
        if not isinstance(error, allowed):
            return f"said {type(error).__name__}: {error}"
        took = time.perf_counter() - begun
        return f"said so only after {took:.1f} s" if took > LONGEST_S else ""
    return "did not fail"


# rights


@contextlib.contextmanager
def without_rights(folder: Path, rights: int) -> Iterator[None]:
    """A person without special rights is at work in FOLDER, whose RIGHTS (for writing) are taken meanwhile."""
    everything = [folder, *folder.rglob("*")]
    is_root = os.geteuid() == 0
    for path in everything:
        os.chmod(path, (path.stat().st_mode | stat.S_IRWXU) & ~0o222 | rights)
        if is_root:
            os.chown(path, NOBODY, NOBODY)
    try:
        if is_root:
            os.seteuid(NOBODY)
        yield
    finally:
        if is_root:
            os.seteuid(0)
        for path in everything:
            if path.exists():
                os.chmod(path, 0o755 if path.is_dir() else 0o600)


def read_only(folder: Path, chance: random.Random) -> str:
    """Nothing may be written: it opens for nobody, in a sentence, and no byte has changed."""
    before = _contents(folder)
    with without_rights(folder, 0):
        problem = timely(lambda: open_vault(folder), CannotWrite, StorageFailed)
    return problem or ("bytes were changed" if _contents(folder) != before else "") or judged(folder, [])


def became_read_only(folder: Path, chance: random.Random) -> str:
    """The folder takes no new file while the practice is open: saving goes on, a backup says why it cannot be."""
    number, said = chance.randrange(10, 20), Said()
    with without_rights(folder, 0o222):
        vault = open_vault(folder)
        try:
            save(vault, number)
            said.append(("saved", str(number)))
            for path in (folder, folder / "backups"):
                os.chmod(path, 0o555)
            problem = timely(vault.backup_now, CannotWrite)
            with contextlib.suppress(Expected):
                save(vault, number + 1)
                said.append(("saved", str(number + 1)))
            vault._has_changed = False
            with contextlib.suppress(CannotWrite):  # the mark of the last link, which the next opening brings up
                vault.close()
        finally:
            for path in (folder, folder / "backups"):
                os.chmod(path, 0o755)
    return problem or judged(folder, said)


# a drive that goes


def drive_removed(folder: Path, chance: random.Random) -> str:
    """From some call on nothing of the practice answers; what was acknowledged is there when it is plugged in again."""
    if shutil.which("strace") is None:
        return ""
    calls, first = "pwrite64,pread64,fsync,fdatasync,openat,ftruncate,unlink,rename", chance.randrange(60, 400)
    only = [word for path in sorted(folder.rglob("*")) for word in ("-P", str(path))]
    inject = f"inject={calls}:error=ENODEV:when={first}+"
    done = subprocess.run(
        [
            *("strace", "-f", "-o", os.devnull, *only, "-P", str(folder / "practice.vault-wal")),
            *("-e", f"trace={calls}", "-e", inject, sys.executable, "-m", "tests.faults.failing", str(folder), "12"),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    said = [(word, rest) for word, _, rest in (line.partition(" ") for line in done.stdout.splitlines())]
    if done.returncode != 0:
        return f"no sentence, but a crash: {done.stderr[-300:]}"
    if slow := [rest for word, rest in said if word == "failed" and float(rest.split()[1]) > LONGEST_S]:
        return f"told too late: {slow}"
    return judged(folder, said)


def second_place_removed(folder: Path, chance: random.Random) -> str:
    """The stick is gone: the copy here is made all the same, and the one there in a sentence not."""
    vault, stick = open_vault(folder), folder / "stick"
    try:
        save(vault, 12)
        made = vault.backup_now()
        stick.write_text("in the way")  # what stands where the stick was is no folder
        problem = timely(lambda: backup.copy_to(made, vault.vault_id, stick), CannotWrite)
    finally:
        vault._has_changed = False
        vault.close()
    return problem or judged(folder, [("saved", "12"), ("backup", made.name)])


# a second window


def second_instance(folder: Path, chance: random.Random) -> str:
    """Refused within a second while the first lives; after kill -9 of the first it opens."""
    hold = "import sys, time; from tests.vault_fixtures import open_vault; from pathlib import Path;"
    hold += "v = open_vault(Path(sys.argv[1])); print('open', flush=True); time.sleep(600)"
    with subprocess.Popen([sys.executable, "-c", hold, str(folder)], cwd=ROOT, stdout=subprocess.PIPE) as first:
        assert first.stdout is not None
        first.stdout.readline()
        problem = timely(lambda: open_vault(folder), VaultInUse)
        os.kill(first.pid, signal.SIGKILL)
        first.wait()
    return problem or judged(folder, [])


def stale_lock(folder: Path, chance: random.Random) -> str:
    """Whatever lies in the lock file of a practice that nobody has open, it opens."""
    lock = Places(folder).guard
    lock.unlink(missing_ok=True)
    what = chance.randrange(4)
    if what == 0:
        lock.write_bytes(b"")
    elif what == 1:
        lock.write_bytes(chance.randbytes(chance.randrange(1, 9000)))
    elif what == 2:
        other = sqlite3.connect(lock)
        other.execute("CREATE TABLE somebody_elses (x)")
        other.commit()
        other.close()
    else:
        lock.write_text(f"{chance.randrange(99999)}\n")  # the number of a process, as other programs write it
    return judged(folder, [])


# clocks


def clock_set_back(folder: Path, chance: random.Random) -> str:
    """Days or years back: what is signed still verifies, the check names where, and backups go on and are kept."""
    back = timedelta(days=chance.randrange(1, 4000), seconds=chance.randrange(86400))
    earlier = NOW - back
    vault = Vault.open(folder, PASSPHRASE, floor=QUICK, clock=lambda: earlier)
    try:
        first = 1 + max(vault.check().chain.checked, 10)
        first += 1 - first % 2
        save(vault, first, AT - back)
        if not vault.backup_is_due:
            return "no backup is due, for the last one lies ahead"
        made = vault.backup_now()
        report = vault.check().chain
        if not report.is_whole or report.back_in_time is None:
            return f"the clock is not named: {report}"
    finally:
        vault._has_changed = False
        vault.close()
    if not made.exists() or not verify_backup(made, PASSPHRASE, QUICK)[1].is_good:
        return "the backup made then is not there"
    return judged(folder, [("saved", str(first)), ("backup", made.name)])


# other versions


def newer_version(folder: Path, chance: random.Random) -> str:
    """Refused, and every byte is as it was."""
    places = Places(folder)
    key = parse(places.keys.read_bytes()).unwrap(PASSPHRASE, QUICK)
    connection = connect(places.vault, key)
    connection.execute("UPDATE alembic_version SET version_num = ?", (str(chance.randrange(5000, 9999)),))
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    connection.close()
    before = _contents(folder)
    problem = timely(lambda: open_vault(folder), VaultIsNewer)
    return problem or ("bytes were changed" if _contents(folder) != before else "")


def _contents(folder: Path) -> dict[str, bytes]:
    """Everything but the lock file, which an opening may make."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != Places(folder).guard.name)
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


CASES: dict[str, Callable[[Path, random.Random], str]] = {
    "folder read-only": read_only,
    "became read-only": became_read_only,
    "drive removed": drive_removed,
    "second place removed": second_place_removed,
    "second instance": second_instance,
    "stale lock": stale_lock,
    "clock set back": clock_set_back,
    "newer version": newer_version,
}
