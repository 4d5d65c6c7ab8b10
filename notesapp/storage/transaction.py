"""What may be read and written in one go."""

from __future__ import annotations

from functools import cached_property

from notesapp.storage.audit import Audit
from notesapp.storage.practice import PracticeRows
from notesapp.storage.rows import Rows


class Transaction:
    """The repositories of a practice. Made by ``Vault.read`` and ``Vault.write``."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    @cached_property
    def practice(self) -> PracticeRows:
        return PracticeRows(self.rows)

    @cached_property
    def audit(self) -> Audit:
        return Audit(self.rows)
