"""Damage to the files of a practice: every one is found, none is called a wrong passphrase or an empty practice."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from notesapp.model.expected import Expected, WrongPassphrase
from notesapp.storage.vault import Vault
from tests.faults.outcome import Outcome
from tests.notesapp.storage.test_chain import sign
from tests.vault_fixtures import PASSPHRASE, QUICK, clock, make_vault

PAGE = 4096
Damage = Callable[[bytearray, random.Random], bytearray]


def _flip(content: bytearray, chance: random.Random) -> bytearray:
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return content


def _sector(content: bytearray, chance: random.Random) -> bytearray:
    at = chance.randrange(len(content) // 512) * 512
    content[at : at + 512] = b"\xff" * 512
    return content


def _page(content: bytearray, chance: random.Random) -> bytearray:
    at = chance.randrange(len(content) // PAGE) * PAGE
    content[at : at + PAGE] = bytes(PAGE)
    return content


def _swap(content: bytearray, chance: random.Random) -> bytearray:
    a, b = (PAGE * number for number in chance.sample(range(len(content) // PAGE), 2))
    content[a : a + PAGE], content[b : b + PAGE] = content[b : b + PAGE], content[a : a + PAGE]
    return content


def _cut(content: bytearray, chance: random.Random) -> bytearray:
    return content[: chance.randrange(len(content))]


def _cut_at_page(content: bytearray, chance: random.Random) -> bytearray:
    return content[: PAGE * chance.randrange(len(content) // PAGE)]


def _garbage(content: bytearray, chance: random.Random) -> bytearray:
    return content + chance.randbytes(chance.choice((1, 100, PAGE, 3 * PAGE)))


OF_VAULT: tuple[tuple[str, Damage, int], ...] = (
    ("bit flipped", _flip, 14),
    ("sector overwritten", _sector, 6),
    ("page zeroed", _page, 6),
    ("pages swapped", _swap, 4),
    ("cut short", _cut, 3),
    ("cut at a page", _cut_at_page, 3),
    ("garbage appended", _garbage, 1),
)
"""What is done to the file, and how often of forty times."""

OF_LOG = ("log flipped", "log gone", "older file")


def templates(folder: Path) -> tuple[Path, Path, bytes]:
    """A closed practice; one that crashed with what was last signed in its log; and an older file of it."""
    closed = folder / "closed"
    vault = make_vault(closed)
    for number in range(1, 9):
        sign(vault, number)
    vault.checkpoint()
    older = (closed / "practice.vault").read_bytes()
    for number in range(9, 13):
        sign(vault, number)
    crashed = Path(shutil.copytree(closed, folder / "crashed"))
    vault._has_changed = False
    vault.close()
    return closed, crashed, older


def run(count: int, seed: int = 1) -> Outcome:
    outcome, chance = Outcome("damage"), random.Random(seed)
    plan = [(name, damage) for name, damage, often in OF_VAULT for _ in range(often)]
    cases = [*plan, *((name, None) for name in OF_LOG)]
    with tempfile.TemporaryDirectory() as made:
        closed, crashed, older = templates(Path(made))
        for case in range(count):
            name, damage = cases[case % len(cases)]
            folder = Path(shutil.copytree(closed if damage else crashed, Path(made) / "practice"))
            vault, log = folder / "practice.vault", folder / "practice.vault-wal"
            before = vault.read_bytes()
            if damage is not None:
                after = before
                while after == before:
                    after = bytes(damage(bytearray(before), chance))
                vault.write_bytes(after)
            elif name == "log flipped":
                log.write_bytes(_flip(bytearray(log.read_bytes()), chance))
            else:
                log.unlink()
                if name == "older file":
                    vault.write_bytes(older)
            if problem := judged(folder):
                outcome.lost.append(f"case {case}, seed {seed}, {name}: {problem}")
            outcome.add(name)
            shutil.rmtree(folder)
    return outcome


def judged(folder: Path) -> str:
    """How the damage in FOLDER went unnoticed or was misnamed, "" if it was found."""
    try:
        vault = Vault.open(folder, PASSPHRASE, floor=QUICK, clock=clock)
    except WrongPassphrase:
        return "called a wrong passphrase"
    except Expected:
        return ""
    try:
        if not vault.chain_report.is_whole:
            return ""
        with vault.read() as tx:
            if tx.clients.count() == 0:
                return "shown as an empty practice"
        return "not found" if vault.check().is_good else ""
    except Expected:
        return ""
    finally:
        vault._has_changed = False
        with suppress(Expected):
            vault.close()
