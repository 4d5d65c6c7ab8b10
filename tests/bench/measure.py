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
    """One line of the bench. VALUE holds the bar if it is not above it; NOTE is for people, on standard error."""

    name: str
    value: float
    unit: str
    bar: float
    note: str = ""

    @property
    def holds(self) -> bool:
        return self.value <= self.bar

    @property
    def line(self) -> str:
        shown = {
            "name": self.name,
            "value": round(self.value, 2),
            "unit": self.unit,
            "bar": self.bar,
            "holds": self.holds,
        }
        return json.dumps(shown)

    def tell(self) -> None:
        print(self.line, flush=True)
        if self.note:
            say(f"  {self.name}: {self.note}")


def timed(do: Callable[[], object]) -> float:
    """How long DO takes, in ms."""
    start = time.perf_counter()
    do()
    return (time.perf_counter() - start) * 1000


def median(times: Iterable[float]) -> float:
    return statistics.median(times)


def p95(times: Sequence[float]) -> float:
    return sorted(times)[max(0, round(len(times) * 0.95) - 1)]


def spread(times: Sequence[float], unit: str = "ms") -> str:
    """How much the single measures differ, for a person."""
    few = (min(times), median(times), p95(times), max(times))
    return f"{len(times)} times: least {few[0]:.1f}, median {few[1]:.1f}, p95 {few[2]:.1f}, most {few[3]:.1f} {unit}"


def say(text: str) -> None:
    """Tell a person what is going on, beside the lines for machines."""
    print(text, file=sys.stderr, flush=True)
