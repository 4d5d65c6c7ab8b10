"""Wrong passphrases, remembered by this computer over a restart: how many, and until when one waits.

It names no practice, and lies outside of every one.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from pathlib import Path

from notesapp.machine.paths import replace_file
from notesapp.model.expected import Expected

MOST = 50
"""Practices that are remembered; the file stays small whatever is tried."""


class WrongTries:
    """The count for the practice in FOLDER, in the file PATH, which lies outside every practice."""

    def __init__(self, path: Path, folder: Path) -> None:
        self._path = path
        self._name = hashlib.sha256(str(folder.absolute()).encode("utf-8", "surrogatepass")).hexdigest()[:24]

    def read(self) -> tuple[int, float]:
        """How many were wrong, and until when (seconds of the wall clock) no other is taken."""
        wrong, until = self._all().get(self._name, (0, 0.0))
        return wrong, until

    def write(self, wrong: int, until: float) -> None:
        """Keep it; where the disk takes nothing it holds until the program ends."""
        kept = self._all()
        kept.pop(self._name, None)
        kept[self._name] = (wrong, until)
        self._put(dict(list(kept.items())[-MOST:]))

    def forget(self) -> None:
        kept = self._all()
        if kept.pop(self._name, None) is not None:
            self._put(kept)

    def _put(self, kept: dict[str, tuple[int, float]]) -> None:
        with contextlib.suppress(Expected):
            replace_file(self._path, json.dumps(kept).encode())

    def _all(self) -> dict[str, tuple[int, float]]:
        try:
            plain = json.loads(self._path.read_bytes())
            return {
                name: (max(0, int(wrong)), float(until)) for name, (wrong, until) in plain.items() if len(name) == 24
            }
        except (OSError, ValueError, TypeError, AttributeError, RecursionError, OverflowError):
            return {}
