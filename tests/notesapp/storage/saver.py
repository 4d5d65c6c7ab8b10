"""A process that forks children which save and sign until they are killed.

For each line on its input (a folder, and the number to begin with) it forks a child; the
child tells its process id, then the number of each note once that note was acknowledged.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from notesapp.model.practice import Standing
from notesapp.storage.chain import Signing
from notesapp.storage.signed import payload
from tests.note_examples import AT, NOTE
from tests.vault_fixtures import CLIENT, PRACTICE, THERAPIST, open_vault


def tell(number: int) -> None:
    os.write(1, f"{number}\n".encode())


def save_for_ever(folder: Path, number: int) -> None:
    vault = open_vault(folder)
    while True:
        note = replace(NOTE, id=f"n{number}", session_id=f"s{number}", started_at=AT + timedelta(hours=number))
        with vault.write() as tx:
            tx.notes.start(note)
        changed = replace(note, words=f"changed {number}", body_map=note.body_map.without_mark("m2"))
        with vault.write() as tx:
            tx.notes.save(changed, note)
        if number % 2:
            signed = payload(changed, CLIENT, THERAPIST, PRACTICE, Standing(), {})
            with vault.write() as tx:
                tx.notes.sign(changed, changed, signed, Signing("t1", AT, 0, "1.0"), "words")
        tell(number)
        number += 1


def main() -> None:
    for line in sys.stdin:
        number, folder = line.rstrip("\n").split(" ", 1)
        child = os.fork()
        if child == 0:
            tell(os.getpid())
            save_for_ever(Path(folder), int(number))
        os.waitpid(child, 0)
        tell(-1)


if __name__ == "__main__":
    main()
