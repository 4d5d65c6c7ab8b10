"""What is measured, under which name, and the command itself."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator

from tests.bench.measure import Measured, say

GROUPS: dict[str, tuple[str, ...]] = {
    "starting": ("window-shown",),
    "strokes": ("stroke-frame",),
    "maps": ("hover-frame", "stroke-frame-large", "zoom-frame", "hit-test"),
    "saving": ("stroke-saved", "stroke-held"),
    "practice": ("open-client", "find-client", "search-first-page"),
    "papers": ("sheet-pdf", "summary-pdf", "letter-pdf", "first-pdf"),
    "memory": ("memory-session",),
    "comparing": ("measure-session", "compare"),
    "trust": ("unlock", "open-after-unlock", "verify-vault", "backup-40MB", "backup-commits", "damage-check-40MB"),
    "encryption": ("encryption-cost",),
}
"""Each module of this folder, and the names it measures in its `measure(names)`."""

NAMES = tuple(name for names in GROUPS.values() for name in names)


def measured(wanted: frozenset[str]) -> Iterator[Measured]:
    """Measure what is WANTED, in the order of NAMES. A module is imported only when it is its turn."""
    for group, names in GROUPS.items():
        chosen = frozenset(names) & wanted
        if chosen:
            yield from importlib.import_module(f"tests.bench.{group}").measure(chosen)


def main(arguments: list[str]) -> int:
    """Print one line for each name. 0 if all was measured, whether or not the bars hold; 2 for an unknown name."""
    unknown = [name for name in arguments if name not in NAMES]
    if unknown:
        say(f"The bench knows no {', '.join(unknown)}; it knows: {', '.join(NAMES)}.")
        return 2
    for one in measured(frozenset(arguments or NAMES)):
        one.tell()
    sys.stdout.flush()
    return 0
