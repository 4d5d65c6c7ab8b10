"""A fresh process in place of this one: the only sure way that nothing stays in memory.

Where the system can (Linux and its like) it takes this very process over, so that whoever waits for it goes on
waiting; elsewhere it is started beside, and this one ends at once. By then the practice is closed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

LOCKED, WINDOW, UNCOPIED = "--locked", "--window=", "--not-copied"


@dataclass(frozen=True, slots=True)
class Successor:
    """What the fresh process is told: the practice's folder, the window's place and size, and whether the copy at
    the end failed. No word of any client."""

    folder: Path
    window: bytes = b""
    copied: bool = True

    def arguments(self) -> list[str]:
        more = [] if self.copied else [UNCOPIED]
        return [str(self.folder), LOCKED, f"{WINDOW}{self.window.hex()}", *more]


def read(arguments: Sequence[str]) -> Successor | None:
    """What ARGUMENTS of a start say of a lock before it; None if there was none."""
    if LOCKED not in arguments:
        return None
    window = next((word.removeprefix(WINDOW) for word in arguments if word.startswith(WINDOW)), "")
    folder = next((word for word in arguments if not word.startswith("-")), "")
    try:
        place = bytes.fromhex(window)
    except ValueError:
        place = b""
    return Successor(Path(folder), place, UNCOPIED not in arguments)


def command() -> list[str]:
    """How this program is started: frozen into one file, or by its Python."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "ui"]


def begin(successor: Successor, start: Sequence[str] | None = None) -> None:
    """Become a fresh process. Returns only by raising OSError, when the system could not start one."""
    words = [*(start or command()), *successor.arguments()]
    environment = {**os.environ, "PYINSTALLER_RESET_ENVIRONMENT": "1"}
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    if sys.platform in ("win32", "darwin"):  # one loses its console, the other its window server with a new image
        import subprocess  # takes a while; needed only here

        subprocess.Popen(words, env=environment, close_fds=True)
        os._exit(0)
    os.execve(words[0], words, environment)
