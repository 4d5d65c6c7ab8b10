"""What of this process may be written down behind its back: nothing."""

from __future__ import annotations

import contextlib
import ctypes
import sys

PR_SET_DUMPABLE = 4
"""Linux, prctl(2): 0 refuses a core dump, and other programs of the same user a look into the memory."""
WER_NO_HEAP = 1
"""Windows, WerSetFlags: an error report holds no memory of the heap."""
SEM_NO_BOXES = 0x0001 | 0x0002
"""Windows, SetErrorMode: a crash ends the process without the box that offers to keep a dump."""


def no_dumps(*, sealed: bool = False) -> bool:
    """Have no core dump and no crash report of the system hold this process's memory; True if the system took it.

    SEALED also refuses debuggers and other programs of the same user (Linux). The window does without: the desktop's
    file dialogs ask who is calling, and a sealed process is not answered. The way of Windows and of macOS could not
    be tried where this was written.
    """
    if sys.platform == "win32":
        with contextlib.suppress(OSError, AttributeError):
            kernel = ctypes.windll.kernel32
            kernel.SetErrorMode(SEM_NO_BOXES)
            return bool(kernel.WerSetFlags(WER_NO_HEAP) == 0)
        return False
    import resource

    # One byte holds no core file either, and tells Linux not to call the program that collects dumps:
    # such a program (systemd-coredump, apport) is called in spite of a limit of zero.
    limit = 1 if sys.platform.startswith("linux") else 0
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (limit, limit))
    except (OSError, ValueError):  # the limit is lower already
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sealed and sys.platform.startswith("linux"):
        try:
            return bool(ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0)
        except (OSError, AttributeError):  # another C library
            return False
    return resource.getrlimit(resource.RLIMIT_CORE)[0] <= 1
