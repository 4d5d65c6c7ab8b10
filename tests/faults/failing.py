"""What works while its disk fails: python -m tests.faults.failing FOLDER COUNT.

It does as the window does: a change that failed is kept as it is, the connections are opened anew, and it is
saved again, until it is acknowledged. It tells each failure and each acknowledgement, with the seconds it took.
"""

from __future__ import annotations

import os
import sys
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from notesapp.model.expected import DiskFull, Expected, NotFound, StorageFailed, VaultDamaged
from notesapp.model.practice import Standing
from notesapp.model.session_note import SessionNote
from notesapp.model.signature import SignedNote
from notesapp.storage.chain import Signing
from notesapp.storage.signed import payload
from notesapp.storage.vault import Vault
from tests.faults.deeds import tell
from tests.note_examples import AT, NOTE
from tests.vault_fixtures import CLIENT, PRACTICE, THERAPIST, open_vault

TRIES = 8


def save(vault: Vault, note: SessionNote, sign: bool) -> None:
    """Bring the vault to NOTE, whatever part of it an earlier try has left there."""
    with vault.write() as tx:
        try:
            held = tx.notes.get(note.id)
        except NotFound:
            tx.notes.start(note)
            held = note
        if isinstance(held, SignedNote):
            return
        tx.notes.save(note, held)
        if sign:
            content = payload(note, CLIENT, THERAPIST, PRACTICE, Standing(), {})
            tx.notes.sign(note, note, content, Signing("t1", AT, 0, "1.0"), "words")


def persist(vault: Vault, note: SessionNote, sign: bool) -> bool:
    for _ in range(TRIES):
        begun = time.perf_counter()
        try:
            save(vault, note, sign)
            return True
        except (DiskFull, StorageFailed, VaultDamaged) as error:
            tell("failed", f"{type(error).__name__} {time.perf_counter() - begun:.3f}")
        try:
            vault.recover()
        except Expected as error:
            tell("failed", f"{type(error).__name__} {0:.3f}")
    return False


def opened(folder: Path) -> Vault:
    for _ in range(TRIES):
        begun = time.perf_counter()
        try:
            return open_vault(folder)
        except (DiskFull, StorageFailed, VaultDamaged) as error:
            tell("failed", f"{type(error).__name__} {time.perf_counter() - begun:.3f}")
    os._exit(0)


def main(folder: Path, count: int) -> None:
    vault = opened(folder)
    for number in range(10, 10 + count):
        made = replace(NOTE, id=f"n{number}", session_id=f"s{number}", started_at=AT + timedelta(hours=number))
        note = replace(made, words=f"changed {number}", body_map=made.body_map.without_mark("m2"))
        if persist(vault, note, sign=bool(number % 2)):
            tell("saved", number)
        else:
            tell("given up", number)
        if number % 3 == 0:
            try:
                vault.checkpoint()
            except Expected as error:
                tell("failed", f"{type(error).__name__} {0:.3f}")
    os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
