"""What works while its writes are recorded: python -m tests.faults.powered FOLDER WHAT SYNCHRONOUS.

SYNCHRONOUS is FULL, as always; another setting of the database; or UNSYNCED: no file of ours is synced.
"""

from __future__ import annotations

import os
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

from notesapp.storage import engine
from notesapp.storage.backup import list_backups
from notesapp.storage.places import Places
from notesapp.storage.restore import restore
from tests.faults.deeds import SMALL, STEPS, tell
from tests.faults.worker import PASSPHRASES, open_any, save
from tests.vault_fixtures import NOW, PASSPHRASE, QUICK


def with_synchronous(setting: str) -> None:
    """Let every connection be made with PRAGMA synchronous = SETTING, to see that the simulation notices."""
    real = engine.connect

    def connect(*arguments: Any, **named: Any) -> Any:
        made = real(*arguments, **named)
        made.execute(f"PRAGMA synchronous = {setting}")
        return made

    engine.connect = connect


def main(folder: Path, what: str, synchronous: str) -> None:
    if synchronous == "UNSYNCED":
        os.fsync = lambda _: None
    elif synchronous != "FULL":
        with_synchronous(synchronous)
    if what == "restore":
        for number in range(2):
            backup = list_backups(Places(folder))[0]
            tell("restoring", number)
            restore(backup, folder, PASSPHRASE, NOW + timedelta(seconds=number), switch=True, floor=QUICK)
            tell("restored", number)
        return
    if what in STEPS:
        step = STEPS[what](folder)
        for number in range(10, 13):
            step(number)
        os._exit(0)
    vault = open_any(folder)
    for number in range(10, 13 if what == "short" else 16):
        save(vault, number, SMALL)
        if what == "passphrase":
            tell("changing", number)
            vault.change_passphrase(PASSPHRASES[number % len(PASSPHRASES)], QUICK)
            tell("changed", number)
        elif what == "backup":
            tell("backup", vault.backup_now().name)
        elif number % 3 == 2:
            vault.checkpoint()
    os._exit(0)  # as if the power went; nothing is closed


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
