"""What a session keeps of the client's standing record, each with the briefing that is known after it."""

from __future__ import annotations

from collections.abc import Callable

from notesapp.editing.stamp import Stamp
from notesapp.model.briefing import Briefing
from notesapp.model.practice import Client, Consent, HistoryItem, Problem
from notesapp.storage.vault import Vault
from notesapp.usecases import keep_client


class StandingRecord:
    """BRIEF tells what is known, and is asked again after each thing that was kept. Called on the worker."""

    def __init__(self, vault: Vault, stamp: Stamp, brief: Callable[[], Briefing]) -> None:
        self._vault, self._stamp, self._brief = vault, stamp, brief

    def keep_history(self, item: HistoryItem) -> Briefing:
        keep_client.add_history(self._vault, item, self._stamp)
        return self._brief()

    def keep_consent(self, consent: Consent) -> Briefing:
        keep_client.give_consent(self._vault, consent)
        return self._brief()

    def withdraw_consent(self, consent_id: str) -> Briefing:
        keep_client.withdraw_consent(self._vault, consent_id, self._stamp)
        return self._brief()

    def keep_problem(self, problem: Problem) -> Briefing:
        keep_client.keep_problem(self._vault, problem)
        return self._brief()

    def keep_client(self, client: Client) -> Briefing:
        keep_client.keep_client(self._vault, client)
        return self._brief()
