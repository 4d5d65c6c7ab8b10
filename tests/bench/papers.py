"""sheet-pdf, summary-pdf, letter-pdf: warm, the median of 20; first-pdf: in a fresh process, imports and fonts too."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator

from tests.bench.measure import Measured, median, spread, timed

BARS = {"sheet": 40, "summary": 80, "letter": 60}
ROUNDS = 20
FRESH = 7

_FRESH = """
from notesapp.usecases.issue_document import Paper, make_page
from tests.sciatica import briefing, treated
assert make_page(Paper.SHEET, briefing(), treated()).pdf.startswith(b"%PDF")
"""


def measure(names: frozenset[str]) -> Iterator[Measured]:
    for kind in BARS:
        if f"{kind}-pdf" in names:
            yield _warm(kind)
    if "first-pdf" in names:
        yield _first()


def _warm(kind: str) -> Measured:
    from notesapp.usecases.issue_document import Paper, make_page
    from tests.sciatica import briefing, treated

    known, note = briefing(), treated()
    for _ in range(3):
        make_page(Paper(kind), known, note)
    times = [timed(lambda: make_page(Paper(kind), known, note)) for _ in range(ROUNDS)]
    return Measured(f"{kind}-pdf", median(times), "ms", BARS[kind], spread(times))


def _first() -> Measured:
    """From before the interpreter starts until it has ended; one start goes before, so that the disk is warm."""
    times = []
    for _ in range(FRESH + 1):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", _FRESH], check=True)
        times.append((time.perf_counter() - began) * 1000)
    return Measured("first-pdf", median(times[1:]), "ms", 600, spread(times[1:]))
