"""What came of a number of faults."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Outcome:
    """CASES that were done, how they ended (SEEN), and what was LOST: one sentence each, with what repeats it."""

    name: str
    cases: int = 0
    seen: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)

    def add(self, how: str) -> None:
        self.cases += 1
        self.seen[how] += 1

    def tell(self) -> None:
        how = ", ".join(f"{name} {count}" for name, count in sorted(self.seen.items()))
        print(f"{self.name}: {self.cases} cases ({how}), {len(self.lost)} lost", flush=True)
        for sentence in self.lost[:20]:
            print(f"    {sentence}", flush=True)
