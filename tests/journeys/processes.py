"""A second process with the real app, and what stands in its memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def another(module: str, *arguments: object) -> subprocess.Popen[str]:
    """Start a program of this folder; it is spoken to line by line."""
    return subprocess.Popen(
        [sys.executable, "-m", f"tests.journeys.{module}", *map(str, arguments)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def memory_with(pid: int, word: str) -> int:
    """How often WORD stands in the memory of process PID, in any of its forms; 0 where that cannot be read."""
    if not sys.platform.startswith("linux"):
        return 0
    forms, found = [word.encode(code) for code in ("utf-8", "utf-16-le", "utf-32-le")], 0
    with open(f"/proc/{pid}/maps") as maps, open(f"/proc/{pid}/mem", "rb", 0) as memory:
        for line in maps:
            places, rights = line.split()[:2]
            start, end = (int(part, 16) for part in places.split("-"))
            if not rights.startswith("rw"):
                continue
            try:
                memory.seek(start)
                held = memory.read(end - start)
            except (OSError, ValueError, OverflowError):
                continue
            found += sum(held.count(form) for form in forms)
    return found
