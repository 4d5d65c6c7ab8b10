"""Every kept older schema, and every schema in between, is opened today: upgraded, its signed notes still verifying."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

from notesapp.model.expected import Expected
from notesapp.storage.backup import list_backups
from notesapp.storage.bundle import verify_backup
from notesapp.storage.places import Places
from notesapp.storage.upgrade import HEAD
from notesapp.usecases.verify import verify_practice
from tests.faults.outcome import Outcome
from tests.notesapp.storage.test_chain import sign
from tests.older import at_schema, ladder, links_of, signed_links
from tests.vault_fixtures import PASSPHRASE, QUICK, open_vault


def run(count: int, seed: int = 1) -> Outcome:
    """COUNT upgrades, each rung of the ladder in turn."""
    outcome, rungs = Outcome("upgrades"), list(ladder())
    random.Random(seed).shuffle(rungs)
    with tempfile.TemporaryDirectory() as made:
        for case in range(count if rungs else 0):
            old, to = rungs[case % len(rungs)]
            folder = Path(made) / f"practice-{case}"
            try:
                problem = judged(at_schema(old, to, folder))
            except Expected as error:
                problem = f"{type(error).__name__}: {error}"
            if problem:
                outcome.lost.append(f"case {case}, kept {old}, from {to}: {problem}")
            outcome.add(f"{old} by {to}" if to != old else old)
    return outcome


def judged(folder: Path) -> str:
    """What is wrong after the practice in FOLDER was opened by this version, "" if nothing is."""
    links = links_of(folder)
    vault = open_vault(folder)
    try:
        if not vault.chain_report.is_whole or not verify_practice(vault).is_good:
            return "it is not whole"
        if not links or signed_links(vault) != links:
            return "not every link of the chain is what it was"
        with vault.read() as tx:
            if tx.rows.one("SELECT version_num FROM alembic_version") != HEAD:
                return "it was not upgraded"
        sign(vault, 90)
        if not vault.check().is_good:
            return "what is signed after it does not verify"
    finally:
        vault._has_changed = False
        vault.close()
    before = list_backups(Places(folder))
    if len(before) != 1:
        return "there is no copy from before the upgrade"
    manifest, checked = verify_backup(before[0], PASSPHRASE, QUICK)
    return "" if checked.is_good and manifest.schema < HEAD else "the copy from before the upgrade is not good"
