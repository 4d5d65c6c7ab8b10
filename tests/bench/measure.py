"""How a speed is measured and told."""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measured:
    """One line of the bench. VALUE holds the bar if it is not above it."""

    name: str
    value: float
    unit: str
    bar: float
    note: str = ""

    @property
    def holds(self) -> bool:
        return self.value <= self.bar

    def tell(self) -> None:
        line = {
            "name": self.name,
            "value": round(self.value, 3),
            "unit": self.unit,
            "bar": self.bar,
            "holds": self.holds,
        }
        if self.note:
            line["note"] = self.note
        print(json.dumps(line), flush=True)


def timed(do: Callable[[], object]) -> float:
    """How long DO takes, in ms."""
    start = time.perf_counter()
    do()
    return (time.perf_counter() - start) * 1000


def median(times: Iterable[float]) -> float:
    return statistics.median(times)


def p95(times: Sequence[float]) -> float:
    return sorted(times)[max(0, round(len(times) * 0.95) - 1)]


def say(text: str) -> None:
    """Tell a person what is going on, beside the lines for machines."""
    print(text, file=sys.stderr, flush=True)
