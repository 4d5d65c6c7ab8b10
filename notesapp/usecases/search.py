"""Notes found by any word in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from notesapp.storage.vault import Vault


@dataclass(frozen=True, slots=True)
class Hit:
    """A session that holds the words, and where in it they stand."""

    session_id: str
    client_name: str
    started_at: datetime
    is_signed: bool
    plain: str
    is_retracted: bool = False


def search(vault: Vault, words: str, limit: int = 20) -> tuple[Hit, ...]:
    """Notes that hold every one of WORDS or words that begin so, newest session first."""
    with vault.read() as tx:
        found = tx.search.find(words, limit=limit)
    return tuple(
        Hit(f.session_id, f.client_name, f.started_at, f.is_signed, _plain(f.snippet), f.is_retracted) for f in found
    )


def _plain(snippet: str) -> str:
    return " ".join(snippet.replace("\x02", "").replace("\x03", "").split())
