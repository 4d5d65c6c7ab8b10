"""The window is closed while everything is at work: the process ends with 0, and nothing acknowledged is gone."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from notesapp.model.expected import Expected
from notesapp.storage.keys import FLOOR
from tests.bench.homes import home
from tests.faults.kill import ROOT
from tests.faults.outcome import Outcome
from tests.vault_fixtures import make_vault, open_vault

LATEST_MS = 600


def run(count: int, seed: int = 1) -> Outcome:
    """COUNT processes of the real app, each ended at a moment of its own."""
    outcome, chance = Outcome("exits"), random.Random(seed)
    with tempfile.TemporaryDirectory() as made:
        whole = Path(made) / "template"
        make_vault(whole, FLOOR).close()
        for case in range(count):
            folder = Path(shutil.copytree(whole, Path(made) / "practice"))
            ms = chance.randrange(LATEST_MS)
            problem = _ended(folder, Path(made) / "home", ms)
            if problem:
                outcome.lost.append(f"case {case}, seed {seed}, after {ms} ms: {problem}")
            outcome.add("status 0" if not problem else "not well")
            shutil.rmtree(folder)
            shutil.rmtree(Path(made) / "home", ignore_errors=True)
    return outcome


def _ended(folder: Path, place: Path, ms: int) -> str:
    place.mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.exiting", str(folder), str(place), str(ms)],
        cwd=ROOT,
        env={**os.environ, **home(place), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    if done.returncode != 0 or "Traceback" in done.stderr:
        where = "".join(found.read_text(errors="replace")[:3000] for found in place.rglob("fault.txt"))
        return f"status {done.returncode}: {done.stderr[-400:]} {where}"
    saved = [line.split()[1] for line in done.stdout.splitlines() if line.startswith("saved ")]
    try:
        vault = open_vault(folder)
        try:
            if not vault.check().is_good:
                return "the practice is not whole"
            with vault.read() as tx:
                gone = [n for n in saved if not tx.rows.one("SELECT 1 FROM note WHERE id = ?", f"n{n}")]
        finally:
            vault._has_changed = False
            vault.close()
    except Expected as error:
        return f"{type(error).__name__}: {error}"
    return f"acknowledged and gone: {gone}" if gone else "" if saved else "nothing was at work"
