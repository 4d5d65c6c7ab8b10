"""window-shown: from the start of the process to the first window that takes input, as a ratio to a bare one.

The app has a practice already, so its window is the one that asks for the passphrase. Each start of the app has a
start of a bare PySide6 main window beside it; the value is the median of their ratios.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.homes import home
from tests.bench.measure import Measured, median, say

PAIRS = 15
WARM_UP = 2


def measure(names: frozenset[str]) -> Iterator[Measured]:
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, **home(Path(folder)), "QT_QPA_PLATFORM": "offscreen"}
        make_known(Path(folder), environment)
        pairs = [_pair(environment, number) for number in range(WARM_UP + PAIRS)][WARM_UP:]
    ratios = [app / bare for bare, app in pairs]
    bare, app = median(bare for bare, _ in pairs), median(app for _, app in pairs)
    note = (
        f"{PAIRS} pairs, ratios {min(ratios):.2f} to {max(ratios):.2f}; medians: bare {bare:.0f} ms, app {app:.0f} ms"
    )
    yield Measured("window-shown", median(ratios), "ratio", 2.5, note)


def make_known(folder: Path, environment: dict[str, str]) -> None:
    """Make a practice, and let the app know it as its last one."""
    say("Making a small practice for the start.")
    made = (
        "import sys; from pathlib import Path; from notesapp.machine.paths import machine;"
        "from notesapp.machine.settings import SettingsFile; from notesapp.usecases.demo_practice import make_demo;"
        "folder = Path(sys.argv[1]); make_demo(folder, clients=3, sessions=6);"
        "SettingsFile(machine().settings).change(last_practice=str(folder))"
    )
    subprocess.run([sys.executable, "-c", made, str(folder / "practice")], env=environment, check=True)


def _pair(environment: dict[str, str], number: int) -> tuple[float, float]:
    """A bare start and one of the app, in turn the one and the other first."""
    kinds = ("bare", "app") if number % 2 else ("app", "bare")
    took = {kind: _start(kind, environment) for kind in kinds}
    return took["bare"], took["app"]


def _start(kind: str, environment: dict[str, str]) -> float:
    command = [sys.executable, "-m", "tests.bench.first_input", kind]
    began = time.monotonic_ns()
    told = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    return (int(told) - began) / 1e6
