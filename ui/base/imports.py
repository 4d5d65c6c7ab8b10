"""Quick imports beside PySide6."""

from __future__ import annotations

import linecache
import sys
from typing import Any


def read_no_sources() -> None:
    """Keep PySide6 from reading the source of each module that is imported from now on.

    It looks there for its `__feature__` switches, which nobody here uses, and keeps every file it read in memory:
    some MiB and a tenth of the time of all imports. A PySide6 that works otherwise is left alone.
    """
    import PySide6.QtCore  # noqa: F401 - brings the hook

    feature: Any = sys.modules.get("shibokensupport.feature")
    if feature is not None and hasattr(feature, "feature_imported"):
        feature.feature_imported = lambda module: None
    linecache.clearcache()
