"""A process that forks children which work on a practice until they are killed.

For each line on its input (what to do, the number to begin with, and a folder, with tabs between) it forks a
child. A child tells its process id, then each thing it is about to do and each thing that was done, a line each.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from notesapp.model.expected import WrongPassphrase
from notesapp.model.practice import Standing
from notesapp.model.session_note import SessionNote
from notesapp.storage.backup import list_backups
from notesapp.storage.chain import Signing
from notesapp.storage.places import Places
from notesapp.storage.restore import restore
from notesapp.storage.signed import payload
from notesapp.storage.vault import Vault
from tests.faults.deeds import STEPS, tell
from tests.note_examples import AT, NOTE
from tests.vault_fixtures import CLIENT, NOW, PASSPHRASE, PRACTICE, QUICK, THERAPIST, clock

PASSPHRASES = (PASSPHRASE, "rain on a tin roof", "third towel from the left")


def open_any(folder: Path) -> Vault:
    """The practice, with whichever of PASSPHRASES opens it."""
    for passphrase in PASSPHRASES:
        try:
            return Vault.open(folder, passphrase, floor=QUICK, clock=clock)
        except WrongPassphrase:
            continue
    raise WrongPassphrase


def save(vault: Vault, number: int, like: SessionNote = NOTE) -> None:
    """Start a note LIKE this one and change it; every second one is signed. Told once it is acknowledged."""
    note = replace(like, id=f"n{number}", session_id=f"s{number}", started_at=AT + timedelta(hours=number))
    with vault.write() as tx:
        tx.notes.start(note)
    changed = replace(note, words=f"changed {number}", body_map=note.body_map.without_mark("m2"))
    with vault.write() as tx:
        tx.notes.save(changed, note)
    if number % 2:
        content = payload(changed, CLIENT, THERAPIST, PRACTICE, Standing(), {})
        with vault.write() as tx:
            tx.notes.sign(changed, changed, content, Signing("t1", AT, 0, "1.0"), "words")
    tell("saved", number)


def save_for_ever(folder: Path, number: int) -> None:
    vault = open_any(folder)
    while True:
        save(vault, number)
        number += 1


def back_up_for_ever(folder: Path, number: int) -> None:
    vault = open_any(folder)
    while True:
        save(vault, number)
        made = vault.backup_now()
        tell("backup", made.name)
        number += 1


def change_for_ever(folder: Path, number: int) -> None:
    vault = open_any(folder)
    while True:
        tell("changing", number)
        vault.change_passphrase(PASSPHRASES[number % len(PASSPHRASES)], QUICK)
        vault.make_recovery_key()
        tell("changed", number)
        number += 1


def restore_for_ever(folder: Path, number: int) -> None:
    backup = list_backups(Places(folder))[0]
    while True:
        tell("restoring", number)
        restore(backup, folder, PASSPHRASE, NOW + timedelta(seconds=number), switch=True, floor=QUICK)
        tell("restored", number)
        number += 1


def upgrade_and_save(folder: Path, number: int) -> None:
    tell("upgrading", number)
    vault = open_any(folder)
    tell("upgraded", number)
    while True:
        save(vault, number)
        number += 1


def steps_for_ever(what: str) -> Callable[[Path, int], None]:
    def work(folder: Path, number: int) -> None:
        step = STEPS[what](folder)
        while True:
            step(number)
            number += 1

    return work


DO = {
    "upgrade": upgrade_and_save,
    "save": save_for_ever,
    "backup": back_up_for_ever,
    "passphrase": change_for_ever,
    "restore": restore_for_ever,
    **{what: steps_for_ever(what) for what in STEPS},
}


def main() -> None:
    import alembic.command
    import alembic.config  # or a child would be killed while importing, and hardly ever while upgrading

    assert alembic.command
    for line in sys.stdin:
        what, number, folder = line.rstrip("\n").split("\t", 2)
        child = os.fork()
        if child == 0:
            tell("pid", os.getpid())
            DO[what](Path(folder), int(number))
        os.waitpid(child, 0)
        tell("dead")


if __name__ == "__main__":
    main()
