"""unlock, open-after-unlock, verify-vault, backup-40MB, backup-commits, damage-check-40MB: what trust costs.

Unlock is the median of 3 with the cost this computer was measured for; open-after-unlock is all that comes once the
key is there, until the first list of clients was read, the median of 15; verify-vault follows 20 000 signatures;
backup-40MB copies and verifies about 40 MB while this thread commits; backup-commits is the p95 of those commits.
"""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from notesapp.storage import keys
from notesapp.storage.keys import calibrated, new_key_file
from notesapp.storage.log_seal import first_broken
from notesapp.storage.places import Places
from notesapp.storage.vault import Vault
from tests.bench.measure import Measured, median, p95, spread, timed
from tests.big_practice import fill
from tests.note_examples import NOTE
from tests.vault_fixtures import PASSPHRASE, QUICK, make_vault, open_vault

OPENED = 15
OF_SIZE = {"open-after-unlock", "backup-40MB", "backup-commits", "damage-check-40MB"}


def measure(names: frozenset[str]) -> Iterator[Measured]:
    if "unlock" in names:
        cost = calibrated()
        file = new_key_file("a" * 32, bytes(32), "rain on a tin roof", cost)
        times = [timed(lambda: file.unwrap("rain on a tin roof", cost)) for _ in range(3)]
        yield Measured("unlock", median(times), "ms", 1000, f"argon2id, {cost.memory_kib // 1024} MiB; {_quick(times)}")
    if "verify-vault" in names:
        with tempfile.TemporaryDirectory() as home:
            vault = make_vault(Path(home) / "practice")
            fill(vault, NOTE, clients=1000, each=19, first=1019)
            yield Measured(
                "verify-vault",
                timed(lambda: _followed(vault)) / 1000,
                "s",
                5,
                "20 000 links, signatures, seals of the log; not the pages, index and rows, which `verify` reads too",
            )
            _close(vault)
    if OF_SIZE & names:
        yield from _of_size(names)


def _quick(times: list[float]) -> str:
    """The bar has a lower end as well: a guess must not be cheap."""
    return "not below the 250 ms it is to cost" if median(times) >= 250 else "LESS than the 250 ms it is to cost"


def _opened(folder: Path, size: str) -> Measured:
    """Open the practice with a key that is known, and read the first list."""
    opening = keys.read(Places(folder)).open(PASSPHRASE, QUICK)
    times = []
    for _ in range(OPENED):
        began = time.perf_counter()
        vault = Vault.open_with(folder, lambda file: opening)
        with vault.read() as tx:
            tx.clients.recent(8)
        times.append((time.perf_counter() - began) * 1000)
        _close(vault)
    return Measured("open-after-unlock", median(times), "ms", 50, f"{size}; {spread(times)}")


def _of_size(names: frozenset[str]) -> Iterator[Measured]:
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "practice"
        vault = make_vault(folder)
        fill(vault, NOTE, clients=150, each=19, first=160)
        size = f"{(folder / 'practice.vault').stat().st_size / 1e6:.0f} MB"
        _close(vault)
        if "open-after-unlock" in names:
            yield _opened(folder, size)
        vault = open_vault(folder)
        if {"backup-40MB", "backup-commits"} & names:
            runs = [_backed_up(vault, number) for number in range(3)]
            held = [each for _, commits in runs for each in commits]
            if "backup-40MB" in names:
                took = [each / 1000 for each, _ in runs]
                yield Measured("backup-40MB", median(took), "s", 2, f"{size}; {spread(took, 's')}")
            if "backup-commits" in names:
                yield Measured("backup-commits", p95(held), "ms", 50, spread(held))
        if "damage-check-40MB" in names:
            took = [timed(lambda: vault.check(whole=False)) / 1000 for _ in range(3)]
            whole = timed(vault.check) / 1000
            note = f"{size}; {spread(took, 's')}; with the whole chain {whole:.2f} s"
            yield Measured("damage-check-40MB", median(took), "s", 1, note)
        _close(vault)


def _backed_up(vault: Vault, number: int) -> tuple[float, list[float]]:
    """How long a backup takes, and each commit beside it, in ms."""
    took: list[float] = []
    backup = threading.Thread(target=lambda: took.append(timed(vault.backup_now)))
    was = replace(NOTE, id=f"beside-{number}", session_id=f"beside-{number}", number=900 + number)
    with vault.write() as tx:
        tx.notes.start(was)
    held = []
    backup.start()
    while backup.is_alive():
        now = replace(was, words=f"changed {len(held)}")
        held.append(timed(lambda now=now, was=was: _save(vault, now, was)))  # type: ignore[misc]
        was = now
        backup.join(0.005)
    return took[0], held


def _save(vault: Vault, now: object, was: object) -> None:
    with vault.write() as tx:
        tx.notes.save(now, was)  # type: ignore[arg-type]


def _followed(vault: Vault) -> None:
    with vault.read() as tx:
        assert tx.notes.verify_chain().is_whole
        assert first_broken(tx.rows) is None


def _close(vault: Vault) -> None:
    vault._has_changed = False
    vault.close()
