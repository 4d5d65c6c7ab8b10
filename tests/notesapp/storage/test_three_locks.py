"""Type, trigger and chain: each stops a change to what was signed on its own, with the other two out of the way."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy.exc import IntegrityError

from notesapp.model.expected import NoteIsSigned
from notesapp.model.session_note import SessionNote
from notesapp.model.signature import SignedNote
from notesapp.storage import locks
from notesapp.storage.chain import Fault
from notesapp.storage.transaction import Transaction
from notesapp.storage.vault import Vault
from notesapp.usecases.verify import sentence, verify_practice
from tests.notesapp.storage.test_chain import sign, tampered


@contextmanager
def no_triggers(vault: Vault) -> Iterator[Transaction]:
    with vault.write() as tx:
        locks.take_off(tx.rows._connection)
        yield tx
        locks.put_on(tx.rows._connection)


@pytest.fixture
def signed(vault: Vault) -> SignedNote:
    for number in (1, 2, 3):
        sign(vault, number)
    with vault.read() as tx:
        found = tx.notes.get("n2")
    assert isinstance(found, SignedNote)
    return found


def test_the_type_alone_stops_a_change(vault: Vault, signed: SignedNote) -> None:
    """Without a trigger: a signed note has nothing that changes it, and no way of the app writes it."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        signed.note.words = "changed"  # type: ignore[misc]
    assert not {name for name in dir(SignedNote) if name.startswith(("with_", "without_"))}
    assert not issubclass(SignedNote, SessionNote)
    changed = dataclasses.replace(signed.note, words="changed")
    with pytest.raises(NoteIsSigned), no_triggers(vault) as tx:
        tx.notes.save(changed)
    with pytest.raises(NoteIsSigned), no_triggers(vault) as tx:
        tx.notes.discard(changed.id)
    with vault.read() as tx:
        assert tx.notes.get("n2") == signed


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE note_version SET words = 'changed' WHERE id = 'n2.1'",
        "UPDATE reading SET intensity = 1",
        "DELETE FROM mark",
        "INSERT OR REPLACE INTO plan (version, none, frequency, refer_to, focus, note) SELECT nr, 1, '', '', '', ''"
        " FROM note_version WHERE id = 'n2.1'",
        "UPDATE revision SET payload = CAST('{}' AS BLOB) WHERE seq = 2",
        "DELETE FROM revision WHERE seq = 3",
        "UPDATE audit SET who = 'nobody'",
        "DELETE FROM audit",
    ],
)
def test_the_triggers_alone_stop_a_change(vault: Vault, signed: SignedNote, sql: str) -> None:
    """Past every type: plain SQL on the open database."""
    with pytest.raises((NoteIsSigned, IntegrityError)), vault.write() as tx:
        tx.rows.run(sql)
    with vault.read() as tx:
        assert tx.notes.get("n2") == signed
    assert verify_practice(vault).is_good


def test_the_chain_alone_finds_a_change_and_verify_names_it(vault: Vault, signed: SignedNote) -> None:
    """Past types and triggers."""
    tampered(vault, "UPDATE revision SET payload = CAST('{}' AS BLOB) WHERE seq = 2")
    found = verify_practice(vault)
    assert (found.checked.chain.fault, found.checked.chain.bad_seq) == (Fault.ALTERED, 2)
    assert sentence(found) == "Entry 2 was altered after it was signed."


@pytest.mark.parametrize(("sql", "seq"), [("seq = 2", 2), ("seq = 1", 1), ("seq > 3", 4)])
def test_an_access_log_that_lacks_an_entry_is_named(vault: Vault, signed: SignedNote, sql: str, seq: int) -> None:
    """Taken out in the middle it leaves a gap; cut off at the end, a backup remembers more."""
    vault.backup_now()
    assert verify_practice(vault).is_good
    tampered(vault, f"DELETE FROM audit WHERE {sql}")
    found = verify_practice(vault)
    assert (found.is_good, found.log_from) == (False, seq)
    assert sentence(found) == f"The access log is not whole: its entry {seq} is missing."


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE reading SET intensity = 1 WHERE version = (SELECT nr FROM note_version WHERE id = 'n2.1')",
        "DELETE FROM mark WHERE version = (SELECT nr FROM note_version WHERE id = 'n2.1')",
        "UPDATE note_version SET words = 'changed' WHERE id = 'n2.1'",
        "UPDATE session SET started_at = '2020-01-01T00:00:00Z' WHERE id = 's2'",
    ],
)
def test_rows_that_are_no_longer_what_was_signed_are_named(vault: Vault, signed: SignedNote, sql: str) -> None:
    """The chain holds what was signed; the screens read rows. Whoever changed those alone is found as well."""
    assert verify_practice(vault).is_good
    tampered(vault, sql)
    found = verify_practice(vault)
    assert found.checked.chain.is_whole
    assert (found.is_good, found.stray) == (False, 2)
    assert "entry 2 is not what was signed" in sentence(found)


@pytest.mark.parametrize(
    "change",
    [
        "detail = 'nothing'",
        "who = 'somebody else'",
        "at = '2020-01-01T00:00:00Z'",
        "action = 'view'",
        "about = 'another'",
    ],
)
def test_an_entry_of_the_access_log_that_was_reworded_is_named(vault: Vault, signed: SignedNote, change: str) -> None:
    """Each signature is over the entries since the one before: past triggers, a changed one no longer fits."""
    assert verify_practice(vault).log_seal is None
    tampered(vault, f"UPDATE audit SET {change} WHERE seq = 2")
    found = verify_practice(vault)
    assert found.checked.chain.is_whole
    assert not found.is_good
    assert found.log_seal is not None
    assert found.log_seal.first <= 2 <= found.log_seal.last
    assert sentence(found).startswith("The access log was altered: one of its entries 1 to ")
    assert sentence(found).endswith("is not what entry 1 was signed over.")


def test_each_signature_seals_what_was_noted_since_the_last(vault: Vault, signed: SignedNote) -> None:
    with vault.write() as tx:
        tx.audit.add("view", "note", "n2")
        last = tx.audit.entries(limit=1)[0].seq
    tampered(vault, f"UPDATE audit SET action = 'print' WHERE seq = {last}")
    assert verify_practice(vault).is_good, "nothing was signed since: not sealed yet"
    sign(vault, 9)
    assert verify_practice(vault).is_good
    tampered(vault, f"UPDATE audit SET action = 'view' WHERE seq = {last}")
    found = verify_practice(vault)
    assert found.log_seal is not None
    assert found.log_seal.first <= last <= found.log_seal.last
