"""A backup is compared with what stands now: it is said to hold the same only if nothing at all differs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from notesapp.model.practice import HistoryItem, HistoryKind, HistoryStatus
from notesapp.storage.vault import Vault
from notesapp.usecases.access_log import note_view
from notesapp.usecases.backups import Compared, back_up, compare
from notesapp.usecases.save_note import save_note
from tests.note_examples import NOTE
from tests.notesapp.storage.test_chain import sign
from tests.vault_fixtures import CLIENT

DRAFT = replace(NOTE, id="n2", session_id="s2", number=2)


@pytest.fixture
def held(vault: Vault) -> Vault:
    sign(vault, 1)
    with vault.write() as tx:
        tx.notes.start(DRAFT)
    return vault


def compared(vault: Vault) -> Compared:
    return compare(vault, sorted(vault.places.backups.iterdir())[-1])


def test_of_what_was_just_backed_up_nothing_differs(held: Vault) -> None:
    back_up(held, None)
    note_view(held, "client", "c1")
    found = compared(held)
    assert found.is_whole
    assert found.is_same


@pytest.mark.parametrize(
    "change",
    [
        replace(DRAFT, words="written since"),
        replace(DRAFT, planned_minutes=90),
        replace(DRAFT, body_map=replace(NOTE.body_map, marks=NOTE.body_map.marks[1:])),
    ],
)
def test_a_draft_that_was_worked_on_since_is_named(held: Vault, change: object) -> None:
    back_up(held, None)
    save_note(held, change, DRAFT)  # type: ignore[arg-type]
    found = compared(held)
    assert not found.is_same
    assert [(one.id, one.version) for one in found.only_now] == [("s2", 0)]
    assert (found.only_then, found.details) == ((), ())


def test_a_draft_that_was_deleted_since_is_named(held: Vault) -> None:
    back_up(held, None)
    with held.write() as tx:
        tx.notes.discard("n2")
    assert [one.id for one in compared(held).only_then] == ["s2"]


@pytest.mark.parametrize("what", ["client", "history", "avoid"])
def test_a_client_about_whom_something_else_stands_is_named(held: Vault, what: str) -> None:
    back_up(held, None)
    with held.write() as tx:
        if what == "client":
            tx.clients.save(replace(CLIENT, phone="555 0199"))
        elif what == "history":
            tx.history.add(HistoryItem("h9", "c1", HistoryKind.CONDITION, "gout", HistoryStatus.CURRENT))
        else:
            tx.avoid.save("c1", replace(NOTE.body_map.avoid[0], id="av9", reason="a scar"))
    found = compared(held)
    assert not found.is_same
    assert found.details == (CLIENT.name,)
    assert (found.only_now, found.only_then) == ((), ())
