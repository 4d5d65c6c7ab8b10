"""What the client's skin must not meet: a product against the allergies of the health history."""

from __future__ import annotations

from notesapp.catalogue.lists import options
from notesapp.model.practice import HistoryItem, HistoryStatus, Standing

ALLERGY = "AP-19"


def met_by(product: str, standing: Standing) -> tuple[HistoryItem, ...]:
    """The allergies that PRODUCT (a key of the list of products) would meet; own words are not judged."""
    known = options("products").get(product)
    tags = known.tags if known else ()
    return tuple(i for i in standing.history if i.status is HistoryStatus.CURRENT and i.what in tags)
