"""A home of its own for each process that is measured: no bench reads or writes that of whoever runs it."""

from __future__ import annotations

import os
from pathlib import Path


def home(folder: Path) -> dict[str, str]:
    """The variables that move home to FOLDER."""
    names = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
    return dict.fromkeys((*names, "XDG_CACHE_HOME"), str(folder))


def move_home(folder: Path) -> None:
    os.environ.update(home(folder))
