"""The tables of how long records are kept, what holds them longer, and what is left of erased ones."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, Table

from notesapp.model.keeping import Erasure, Hold, RetentionRule
from notesapp.storage.mapping import Mapping
from notesapp.storage.tables import _of, _text, metadata

RETENTION, HOLD, ERASURE = Mapping(RetentionRule), Mapping(Hold), Mapping(Erasure)
_YEARS = "years BETWEEN 0 AND 200 AND minor_years BETWEEN 0 AND 200 AND adult_at BETWEEN 0 AND 30"

retention = Table(
    "retention",
    metadata,
    _text("practice_id", ForeignKey("practice.id"), primary_key=True),
    *_of(RETENTION, []),
    CheckConstraint(_YEARS, name="years"),
)
legal_hold = Table("legal_hold", metadata, *_of(HOLD, ["id"], {"client_id": "client.id"}))
Index(None, legal_hold.c.client_id)
erasure = Table(
    "erasure", metadata, *_of(ERASURE, ["client_id"], {"client_id": "client.id"}), _text("swept_at", nullable=True)
)
