"""The keys of the catalogue that the active rules speak of, in one place."""

from __future__ import annotations

from typing import Final

LOST: Final = ("numb", "tingling")
WEAK: Final = ("weak", "weak_on_test")
