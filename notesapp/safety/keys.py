"""The keys of the catalogue that the active rules speak of, in one place."""

from __future__ import annotations

from typing import Final

SADDLE_REGIONS: Final = frozenset({"pelvic_floor", "pubis", "groin", "coccyx"})
INNER_THIGH: Final = frozenset({"adductors", "adductor_mag", "gracilis", "pectineus"})

LOST: Final = ("numb", "tingling")
WEAK: Final = ("weak", "weak_on_test")
