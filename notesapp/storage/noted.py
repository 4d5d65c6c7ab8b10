"""What was done to the ways in, before it stands in the access log.

A changed passphrase changes the key file and not one byte of the vault, so the entry of the log waits in the key file,
authenticated with the vault's key, and goes into the log with the next thing that is written there.
"""

from __future__ import annotations

from dataclasses import astuple
from datetime import datetime

from notesapp.codec.plain import instant_text
from notesapp.storage.keys import KeyFile, Noted
from notesapp.storage.rows import Rows

MOST = 20
"""So many wait; with the next one they are written."""


def entry(at: datetime, who: str, what: str, about: str) -> Noted:
    return Noted(instant_text(at), who, what, about)


def put(rows: Rows, file: KeyFile, key: bytes) -> bool:
    """Write into the access log what waits in FILE; returns whether anything waited.

    What stands there already (the key file could not be renewed the last time) is not written twice.
    """
    if not file.noted:
        return False
    waiting = file.noted if file.noted_is_genuine(key) else ()
    for place, one in enumerate(waiting, start=1):
        _write(rows, one, waiting[:place].count(one))
    return True


def _write(rows: Rows, one: Noted, times: int) -> None:
    """Write ONE unless it stands there so many TIMES already."""
    rows.run(
        "INSERT INTO audit (at, who, action, kind, about, detail) SELECT ?1, ?2, 'settings', ?3, ?4, '' WHERE ?5 >"
        " (SELECT count(*) FROM audit WHERE at = ?1 AND who = ?2 AND action = 'settings' AND kind = ?3 AND about = ?4)",
        *(*astuple(one), times),
    )
