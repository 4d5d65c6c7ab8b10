"""sheet-pdf, summary-pdf, letter-pdf: warm, the median of 20; first-pdf: in a fresh process, imports and fonts included."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator

from notesapp.usecases.issue_document import Paper, make_page
from tests.bench.measure import Measured, median, timed
from tests.cases import sciatica

BARS = {Paper.SHEET: 40, Paper.SUMMARY: 80, Paper.LETTER: 60}
ROUNDS = 20

_FRESH = """
import time
start = time.perf_counter()
from notesapp.usecases.issue_document import Paper, make_page
from tests.cases import sciatica
briefing, note = sciatica()
make_page(Paper.SHEET, briefing, note)
print((time.perf_counter() - start) * 1000)
"""


def warm() -> Iterator[Measured]:
    briefing, note = sciatica()
    for kind, bar in BARS.items():
        make_page(kind, briefing, note)
        times = [timed(lambda kind=kind: make_page(kind, briefing, note)) for _ in range(ROUNDS)]
        yield Measured(f"{kind.value}-pdf", median(times), "ms", bar)


def first() -> Iterator[Measured]:
    times = []
    for _ in range(5):
        began = time.perf_counter()
        told = subprocess.run([sys.executable, "-c", _FRESH], capture_output=True, text=True, check=True).stdout
        assert time.perf_counter() > began
        times.append(float(told))
    yield Measured("first-pdf", median(times), "ms", 600)
