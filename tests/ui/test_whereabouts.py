"""Where one was, as it lies in the vault: read again, forgotten when it is another day, and never a reason to fail."""

from __future__ import annotations

from datetime import timedelta

import pytest

from notesapp.storage.vault import Vault
from tests.notesapp.storage.conftest import _quick_template, quick_folder, vault
from tests.vault_fixtures import NOW
from ui import whereabouts
from ui.whereabouts import STALE, Whereabouts

__all__ = ["_quick_template", "quick_folder", "vault"]
PLACE = Whereabouts("session", "s1", "", {"moment": "treat", "mark": "m1"}, {"arrive.words": "“Größe”"}, {"pane": 3})


def test_it_is_read_as_it_was_kept_and_told_once(vault: Vault) -> None:
    assert whereabouts.recall(vault, NOW) is None
    whereabouts.remember(vault, PLACE)
    assert whereabouts.recall(vault, NOW + timedelta(hours=1)) == PLACE
    assert whereabouts.recall(vault, NOW) is None


def test_another_day_begins_on_today(vault: Vault) -> None:
    whereabouts.remember(vault, PLACE)
    assert whereabouts.recall(vault, NOW + STALE + timedelta(seconds=1)) is None


@pytest.mark.parametrize("text", ["", "5", "[]", '{"page": 5}', '{"typed": []}', '{"later": 1, "page": "client"}'])
def test_what_cannot_be_read_is_today_and_what_is_not_known_is_passed_over(text: str) -> None:
    found = whereabouts.read(text)
    assert found == (Whereabouts("client") if "client" in text else Whereabouts())
