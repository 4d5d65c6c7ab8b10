"""A large practice for benchmarks: thousands of clients and signed sessions in seconds.

One note is started the ordinary way; its rows are then copied by SQL for all others, which
are signed one by one, so the chain, the index and the locks are those of a real practice.
"""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta

from notesapp.codec.plain import instant_text
from notesapp.model.practice import Client, Standing
from notesapp.model.session_note import SessionNote
from notesapp.storage import chain, locks
from notesapp.storage.chain import Signing
from notesapp.storage.signed import payload
from notesapp.storage.transaction import Transaction
from notesapp.storage.vault import Vault
from tests.vault_fixtures import PRACTICE, THERAPIST

SYLLABLES = ["ma", "ri", "jo", "el", "ka", "te", "so", "an", "ni", "lu", "zö", "fi", "ber", "tho"]
TEXT = "Burning pain from the low back through the buttock to the calf, right, 7 of 10, deep. " * 8


def fill(vault: Vault, like: SessionNote, *, clients: int = 2000, each: int = 19, first: int = 500) -> None:
    """Add CLIENTS ("k0", "k1", ...): EACH has as many sessions like LIKE, the first one FIRST."""
    chance = random.Random(7)
    with vault.write() as tx:
        for number in range(clients):
            tx.clients.save(Client(f"k{number}", " ".join(_name(chance) for _ in range(2))))
        template = replace(like, id="x0", session_id="y0", client_id="k0", problem_ids=())
        tx.notes.start(template)
        nr = tx.rows.one("SELECT max(nr) FROM note_version")
        owners = [f"k{number}" for number in range(clients) for _ in range(each if number else first - 1)]
        _copy_rows(tx, template, nr, owners)
        signed = payload(template, Client("k0", "Template"), THERAPIST, PRACTICE, Standing(), {"soap": TEXT * 3})
        signing = Signing(THERAPIST.id, like.started_at, like.utc_offset_min, "bench")
        for number in range(len(owners) + 1):
            chain.append(tx.rows, f"x{number}.1", 1, signed, signing)
        tx.rows.run("UPDATE note_version SET state = 'signed' WHERE nr >= ?", nr)
    vault.checkpoint()


def _name(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(3)).title()


def _copy_rows(tx: Transaction, template: SessionNote, nr: int, owners: list[str]) -> None:
    rows = tx.rows

    def columns(table: str, *own: str) -> str:
        return ", ".join(f'"{row[1]}"' for row in rows.all(f"PRAGMA table_info({table})") if row[1] not in own)

    rest = columns("session", "id", "client_id", "started_at")
    starts = [template.started_at - timedelta(minutes=37 * number) for number in range(1, len(owners) + 1)]
    rows.run_many(
        f"INSERT INTO session (id, client_id, started_at, {rest}) SELECT ?, ?, ?, {rest} FROM session WHERE id = 'y0'",
        [
            (f"y{number}", owner, instant_text(at))
            for number, (owner, at) in enumerate(zip(owners, starts, strict=True), start=1)
        ],
    )
    numbers = range(1, len(owners) + 1)
    rows.run_many("INSERT INTO note (id, session_id) VALUES (?, ?)", [(f"x{n}", f"y{n}") for n in numbers])
    rest = columns("note_version", "nr", "id", "note_id")
    rows.run_many(
        f"INSERT INTO note_version (nr, id, note_id, {rest}) SELECT ?, ?, ?, {rest} FROM note_version WHERE nr = {nr}",
        [(nr + n, f"x{n}.1", f"x{n}") for n in numbers],
    )
    for table in locks.PARTS:
        rest = columns(table, "version")
        qualified = ", ".join(f"t.{name}" for name in rest.split(", "))
        rows.run(
            f"INSERT INTO {table} (version, {rest}) SELECT v.nr, {qualified} FROM note_version v, {table} t"
            " WHERE t.version = ? AND v.nr > ? ORDER BY v.nr",
            *(nr, nr),
        )
    rows.run_many(
        "INSERT INTO search_text (id, version, client_id, name, body) VALUES (?, ?, ?, ?, ?)",
        [
            (int(at.timestamp()) * 1024, nr + n, owner, owner, TEXT)
            for n, owner, at in zip(numbers, owners, starts, strict=True)
        ],
    )
