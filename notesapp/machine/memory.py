"""How this process takes memory from the system."""

from __future__ import annotations

import ctypes
import sys

M_ARENA_MAX = -8
"""glibc's name for the number of heaps (malloc.h)."""


def one_heap() -> bool:
    """Keep all threads on one heap, before the first of them starts; True if the system knows how.

    glibc gives a second thread a heap of its own, and what the worker has let go of stays there:
    nine MiB with a session open. The threads take turns in Python anyway.
    """
    if not sys.platform.startswith("linux"):
        return False
    try:
        return bool(ctypes.CDLL(None).mallopt(M_ARENA_MAX, 1))
    except (OSError, AttributeError):  # another C library
        return False
