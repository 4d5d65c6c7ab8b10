"""memory-session: what the process keeps of the machine's memory with a full session open.

In a process of its own: the large practice, a session of its most frequent client with 40 marks, every moment of the
session visited, one sheet laid out. Run as a program it prints that many MiB. The session is begun by the process that
measures, so that the measured one holds the app and nothing that only the bench needs.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.measure import Measured, median, spread

if TYPE_CHECKING:
    from notesapp.storage.vault import Vault

TIMES = 3
MOMENTS = ("arrive", "treat", "leave", "review", "arrive")


def measure(names: frozenset[str]) -> Iterator[Measured]:
    from notesapp.usecases.demo_practice import PASSPHRASE
    from tests.bench.practice import big_practice

    folder, environment = big_practice(), {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    sizes = []
    with _begun(folder, PASSPHRASE) as session:
        for _ in range(TIMES):
            with tempfile.TemporaryDirectory() as home:
                command = [sys.executable, "-m", "tests.bench.memory", str(folder), PASSPHRASE, session, home]
                told = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True).stdout
                sizes.append(float(told))
    yield Measured("memory-session", median(sizes), "MiB", 200, spread(sizes, "MiB"))


def resident() -> float:
    """The resident set of this process, in MiB; where the system does not tell it, the highest it ever was."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20


@contextmanager
def _begun(folder: Path, passphrase: str) -> Iterator[str]:
    """A draft with 40 marks for the most frequent client, and the practice closed; taken away afterwards."""
    from dataclasses import replace

    from notesapp.editing.stamp import Stamp
    from notesapp.storage.vault import Vault
    from notesapp.usecases.save_note import save_note
    from notesapp.usecases.start_session import start_session
    from tests.bench.many import many_marks
    from tests.bench.practice import frequent_client

    vault = Vault.open(folder, passphrase)
    client = frequent_client(vault)
    _clear(vault, client)
    note = start_session(vault, client, Stamp())
    save_note(vault, replace(note, body_map=many_marks(40), reason="complaint"), note)
    _close(vault)
    try:
        yield note.session_id
    finally:
        vault = Vault.open(folder, passphrase)
        _clear(vault, client)
        _close(vault)


def _clear(vault: Vault, client_id: str) -> None:
    """Leave the practice as it was made, also after a measure that broke off."""
    with vault.write() as tx:
        for line in tx.notes.drafts():
            if line.client_id == client_id:
                tx.notes.discard(line.note_id)
    vault.checkpoint()


def _close(vault: Vault) -> None:
    vault._has_changed = False  # no copy of so large a practice is made
    vault.close()


def full_session(folder: Path, passphrase: str, session_id: str, home: Path) -> float:
    from notesapp.usecases.issue_document import Paper, make_page
    from tests.bench.running import Running

    running = Running(folder, passphrase, home)
    running.practice.open_session(session_id)
    running.settle()
    session = running.practice.session
    assert session is not None
    assert session.desk is not None
    assert len(session.desk.note.body_map.marks) == 40
    for moment in MOMENTS:
        session.page.go(moment)  # type: ignore[attr-defined]
        running.settle()
    make_page(Paper.SHEET, session.briefing, session.desk.note)
    return resident()


if __name__ == "__main__":
    where, word, begun, kept = sys.argv[1:]
    print(full_session(Path(where), word, begun, Path(kept)), flush=True)
    os._exit(0)  # at once, and without a copy of so large a practice
