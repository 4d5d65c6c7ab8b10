"""Where this computer keeps what belongs to the app, and how a file is replaced whole."""

from __future__ import annotations

import contextlib
import errno
import os
from dataclasses import dataclass
from pathlib import Path

from notesapp.model.expected import CannotWrite, DiskFull

NAME = "session-notes"
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@dataclass(frozen=True, slots=True)
class Machine:
    """The folders of one user of this computer. None of them ever holds health data but the practices' own."""

    config: Path
    state: Path
    data: Path

    @property
    def settings(self) -> Path:
        return self.config / "settings.toml"

    @property
    def reports(self) -> Path:
        """Reports of crashes: where in the program, never with which values."""
        return self.state / "reports"

    @property
    def left_open(self) -> Path:
        """Names the practice that is open; still there at the next start if the app did not end properly."""
        return self.state / "open"

    @property
    def wrong_tries(self) -> Path:
        """How many wrong passphrases were tried lately; it names no practice."""
        return self.state / "tries.json"

    @property
    def own_practice(self) -> Path:
        """Where a new practice is proposed to live."""
        return self.data / "practice"

    @property
    def demonstration(self) -> Path:
        return self.data / "demonstration"


def machine() -> Machine:
    import platformdirs

    return Machine(
        Path(platformdirs.user_config_dir(NAME, appauthor=False, roaming=True)),
        Path(platformdirs.user_state_dir(NAME, appauthor=False)),
        Path(platformdirs.user_data_dir(NAME, appauthor=False)),
    )


def replace_file(path: Path, content: bytes) -> None:
    """Put CONTENT at PATH whole, readable by its owner only: the old file stands until the new one is on disk.

    Raises DiskFull or CannotWrite; PATH is then as it was.
    """
    import tempfile  # takes a while; needed only when something is written

    temporary = ""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=".new-", dir=path.parent)  # mkstemp makes it 0600
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except OSError as error:
        if temporary:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
        if error.errno in _FULL:
            raise DiskFull("The disk is full; the file was not written.", hint="Free some space and try again.") from (
                error
            )
        raise CannotWrite from error
