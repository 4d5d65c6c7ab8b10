"""What may be read and written in one go."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from notesapp.model.practice import Standing
from notesapp.storage.amendments import Amendments
from notesapp.storage.audit import Audit
from notesapp.storage.clients import Clients
from notesapp.storage.documents import Documents
from notesapp.storage.erasing import Erasing
from notesapp.storage.keeping import Keeping
from notesapp.storage.notes import Notes
from notesapp.storage.practice import PracticeRows
from notesapp.storage.rows import Rows
from notesapp.storage.search import Search
from notesapp.storage.standing import AvoidAreas, Consents, History, Problems, standing


class Transaction:
    """The repositories of a practice. Made by ``Vault.read`` and ``Vault.write``."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    @cached_property
    def practice(self) -> PracticeRows:
        return PracticeRows(self.rows)

    @cached_property
    def clients(self) -> Clients:
        return Clients(self.rows)

    @cached_property
    def history(self) -> History:
        return History(self.rows)

    @cached_property
    def consents(self) -> Consents:
        return Consents(self.rows)

    @cached_property
    def problems(self) -> Problems:
        return Problems(self.rows)

    @cached_property
    def avoid(self) -> AvoidAreas:
        return AvoidAreas(self.rows)

    @cached_property
    def notes(self) -> Notes:
        return Notes(self.rows)

    @cached_property
    def amendments(self) -> Amendments:
        return Amendments(self.rows)

    @cached_property
    def search(self) -> Search:
        return Search(self.rows)

    @cached_property
    def documents(self) -> Documents:
        return Documents(self.rows)

    @cached_property
    def keeping(self) -> Keeping:
        return Keeping(self.rows)

    @cached_property
    def erasing(self) -> Erasing:
        return Erasing(self.rows)

    @cached_property
    def audit(self) -> Audit:
        return Audit(self.rows)

    def standing(self, client_id: str, on: date | None = None) -> Standing:
        """All that stands about a client on a day, by default today."""
        return standing(self.rows, client_id, on or self.rows.now.date())
