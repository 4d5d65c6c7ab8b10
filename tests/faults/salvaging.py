"""Ten of nine thousand pages are gone: nearly every row is still there in the practice that is made of the rest."""

from __future__ import annotations

import random
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from notesapp.model.expected import Expected
from notesapp.model.practice import Standing
from notesapp.model.signature import SignedNote
from notesapp.storage import chain
from notesapp.storage.chain import Signing
from notesapp.storage.salvage import salvage
from notesapp.storage.signed import payload
from notesapp.storage.vault import Vault
from tests.big_practice import _copy_rows
from tests.faults.damage import PAGE
from tests.faults.outcome import Outcome
from tests.note_examples import AT, NOTE
from tests.vault_fixtures import CLIENT, NOW, PASSPHRASE, PRACTICE, QUICK, THERAPIST, make_vault, open_vault

SESSIONS = 2350
"""They make nine thousand pages."""
CLIENTS = 60
LEAST = 0.995


def template(folder: Path, sessions: int) -> Path:
    """A practice with so many SESSIONS, each signed as it stands in its rows."""
    vault = make_vault(folder)
    with vault.write() as tx:
        clients = {f"k{number}": replace(CLIENT, id=f"k{number}", name=f"Client {number}") for number in range(CLIENTS)}
        for client in clients.values():
            tx.clients.save(client)
        first = replace(NOTE, id="x0", session_id="y0", client_id="k0", problem_ids=())
        tx.notes.start(first)
        _copy_rows(tx, first, 1, [f"k{number % CLIENTS}" for number in range(sessions - 1)])
        numbers = [row[0] for row in tx.rows.all("SELECT nr FROM note_version ORDER BY nr")]
        for start in range(0, len(numbers), 200):
            for note in tx.notes.versions(numbers[start : start + 200]):
                shown = {"soap": "Burning pain from the low back to the calf, right, 7 of 10. " * 90}
                signed = payload(note, clients[note.client_id], THERAPIST, PRACTICE, Standing(), shown)
                chain.append(tx.rows, f"{note.id}.1", 1, signed, Signing("t1", AT, 0, "1.0"))
        tx.rows.run("UPDATE note_version SET state = 'signed'")
    vault.checkpoint()
    vault._has_changed = False
    vault.close()
    return folder


def rows_of(vault: Vault) -> dict[str, int]:
    """How many rows each table holds; what is made from others is left out."""
    with vault.read() as tx:
        found = tx.rows.all("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
        names = [name for (name,) in found if not name.startswith(("sqlite_", "search_", "alembic"))]
        return {name: int(tx.rows.one(f'SELECT count(*) FROM "{name}"')) for name in names if name != "audit"}


def run(count: int, seed: int = 1, sessions: int = SESSIONS, gone: int = 10) -> Outcome:
    """COUNT times, GONE pages of a practice with SESSIONS; which ones, chance says."""
    outcome, chance = Outcome("salvage"), random.Random(seed)
    with tempfile.TemporaryDirectory() as made:
        whole = template(Path(made) / "template", sessions)
        vault = open_vault(whole)
        before = rows_of(vault)
        vault.close()
        least = 1.0
        for case in range(count):
            damaged, new = Path(shutil.copytree(whole, Path(made) / "damaged")), Path(made) / "new"
            file = damaged / "practice.vault"
            pages = file.stat().st_size // PAGE
            with file.open("r+b") as content:
                for number in chance.sample(range(pages), gone):
                    content.seek(number * PAGE)
                    content.write(bytes(PAGE))
            held = file.read_bytes()
            try:
                salvage(damaged, new, PASSPHRASE, NOW, floor=QUICK)
                part, problem = judged(new, before)
                least = min(least, part)
            except Expected as error:
                problem = f"{type(error).__name__}: {error}"
            if file.read_bytes() != held:
                problem = "the damaged file was written to"
            if problem:
                outcome.lost.append(f"case {case}, seed {seed}: {problem}")
            outcome.add(f"{gone} of {pages} pages")
            shutil.rmtree(damaged)
            shutil.rmtree(new, ignore_errors=True)
        outcome.seen[f"(worst case {least * 100:.2f} % of {sum(before.values())} rows)"] = 1
    return outcome


def judged(folder: Path, before: dict[str, int]) -> tuple[float, str]:
    """Which part of the rows there were BEFORE is in FOLDER, and what is wrong there, "" if nothing is."""
    vault = open_vault(folder)
    try:
        checked, after = vault.check(), rows_of(vault)
        if checked.pages or not checked.search_is_whole:
            return 0, f"what was made is not whole: {checked.pages}"
        if invented := [name for name in after if after[name] > before[name]]:
            return 0, f"rows that never were: {invented}"
        part = sum(after.values()) / sum(before.values())
        with vault.read() as tx:
            for seq in range(1, after["revision"], max(1, after["revision"] // 20)):
                if tx.rows.one("SELECT 1 FROM revision WHERE seq = ?", seq) is None:
                    continue
                signed = tx.notes.revision(seq)
                note = tx.notes.get(signed.note.id)
                if not isinstance(note, SignedNote) or note.note != signed.note:
                    return part, f"link {seq} cannot be read as what was signed"
        return part, "" if part >= LEAST else f"{part * 100:.2f} % of the rows"
    finally:
        vault._has_changed = False
        vault.close()
