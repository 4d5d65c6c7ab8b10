"""encryption-cost: the vault as it is, beside the same file without encryption, in turn.

The plain one holds the same tables, triggers and rows, copied by SQLCipher's own export into a file with an empty
key, and is opened by the same driver with the same settings: the only thing that differs is the encryption.
Two ratios of medians, of which the larger counts: 200 saves of a changed note, and 60 readings of all that a
client's page shows, the pages remembered from the time before as in an open practice.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from notesapp.model.session_note import SessionNote
from notesapp.storage import engine
from notesapp.storage.vault import Vault
from notesapp.usecases.overview import client_view
from tests.bench.measure import Measured, median, timed
from tests.big_practice import fill
from tests.note_examples import NOTE
from tests.vault_fixtures import make_vault, open_vault

SAVES, OPENINGS, WARM_UP = 200, 60, 10


def measure(names: frozenset[str]) -> Iterator[Measured]:
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "practice"
        made = make_vault(folder)
        fill(made, NOTE, clients=40, each=19, first=160)
        made._has_changed = False
        made.close()
        encrypted = open_vault(folder)
        plain = _without_encryption(encrypted, Path(home) / "plain")
        both = (encrypted, plain)
        try:
            commit, reading = _ratio(*_saves(both)), _ratio(*_openings(both))
            note = f"commit {commit[1]}; open-client {reading[1]}"
            yield Measured("encryption-cost", max(commit[0], reading[0]), "x", 1.5, note)
        finally:
            for vault in both:
                vault._has_changed = vault._mark_is_behind = False
            encrypted.close()
            plain._dispose()


def _ratio(encrypted: list[float], plain: list[float]) -> tuple[float, str]:
    with_it, without = median(encrypted), median(plain)
    ratio = with_it / without
    return ratio, f"{ratio:.2f} x ({with_it:.2f} ms encrypted, {without:.2f} ms plain)"


def _saves(both: tuple[Vault, Vault]) -> tuple[list[float], list[float]]:
    """Each changed note's save, on one and then on the other."""
    notes: list[SessionNote] = []
    for vault in both:
        notes.append(replace(NOTE, id="bench", session_id="bench", number=900))
        with vault.write() as tx:
            tx.notes.start(notes[-1])
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(WARM_UP + SAVES):
        for at, vault in enumerate(both):
            now = replace(notes[at], words=f"changed {number}")
            times[at].append(timed(lambda vault=vault, now=now, was=notes[at]: _save(vault, now, was)))
            notes[at] = now
    return times[0][WARM_UP:], times[1][WARM_UP:]


def _save(vault: Vault, now: SessionNote, was: SessionNote) -> None:
    with vault.write() as tx:
        tx.notes.save(now, was)


def _openings(both: tuple[Vault, Vault]) -> tuple[list[float], list[float]]:
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(WARM_UP + OPENINGS):
        for at, vault in enumerate(both):
            times[at].append(timed(lambda vault=vault: client_view(vault, "c1")))
    return times[0][WARM_UP:], times[1][WARM_UP:]


def _without_encryption(vault: Vault, folder: Path) -> Vault:
    """The same vault in the clear, behind the same class; only the bench ever makes one."""
    folder.mkdir()
    file = folder / "practice.vault"
    vault.checkpoint()
    source = engine.connect(vault.places.vault, vault.opener.key)
    source.execute("ATTACH DATABASE ? AS plain KEY ''", (str(file),))
    source.execute("SELECT sqlcipher_export('plain')")
    source.execute(f"PRAGMA plain.application_id = {engine.APPLICATION_ID}")
    source.close()
    assert file.read_bytes()[:15] == b"SQLite format 3"
    real: Callable[..., Any] = engine.sqlcipher.connect

    class Unkeyed(engine.sqlcipher.Connection):  # type: ignore[misc, name-defined]
        def execute(self, sql: str, *rest: Any) -> Any:
            return super().execute("SELECT 1" if sql.startswith("PRAGMA key") else sql, *rest)

    places = type(vault.places)(folder)
    made = Vault(places, vault._guard, vault._file, vault.opener.key, vault.clock, vault.who)

    def connect(path: str, **options: Any) -> Any:
        return real(path, factory=Unkeyed, **options) if str(folder) in path else real(path, **options)

    engine.sqlcipher.connect = connect
    return made
