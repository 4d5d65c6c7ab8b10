from dataclasses import replace
from datetime import timedelta

import pytest

from notesapp.storage import signers
from notesapp.storage.chain import ChainReport, Fault
from notesapp.storage.restore import restore
from notesapp.usecases.verify import Dispute, fault_sentence, sentence, verify_practice
from tests.notesapp.storage.test_chain import sign
from tests.notesapp.storage.test_signers import FORGE, attack
from tests.vault_fixtures import NOW, PASSPHRASE, QUICK, open_vault


def back_up(vault, hours):
    """A backup as of some HOURS later."""
    clock, vault.clock = vault.clock, lambda: NOW + timedelta(hours=hours)
    made = vault.backup_now()
    vault.clock = clock
    return made


@pytest.fixture
def anchored(vault):
    """Five signed notes; backups remember the first, the third and the fifth."""
    for number in (1, 2, 3, 4, 5):
        sign(vault, number)
        if number % 2:
            back_up(vault, number)
    return vault


def test_what_the_backups_remember_is_compared(anchored):
    found = verify_practice(anchored)
    assert found.is_good
    assert sentence(found) == (
        "All is well: every page, and 5 signed revisions in one chain. It agrees with 3 backups."
    )


def test_a_history_signed_anew_is_narrowed_down_by_the_backups(anchored):
    """Even one who has the key, and wrote the mark of the key file anew, cannot reach the backups."""
    with anchored.read() as tx:
        true_key = signers.signer(tx.rows, "t1")
    attack(anchored, FORGE, by=true_key)
    with anchored.read() as tx:
        head = tx.notes.verify_chain().head
    anchored._file = anchored._file.with_mark(head, anchored._key)
    found = verify_practice(anchored)
    assert found.checked.is_good
    assert found.dispute == Dispute("2026-11-20T17-00-00Z.practice-backup", 3, 1)
    assert not found.is_good
    assert sentence(found).endswith("remembers another history: an entry from 2 to 3 was replaced since.")


def test_what_was_left_behind_by_a_restore_is_no_dispute(anchored, quick_folder):
    anchored.close()
    backup = quick_folder / "backups" / "2026-11-20T17-00-00Z.practice-backup"
    restore(backup, quick_folder, PASSPHRASE, NOW + timedelta(hours=9), switch=True, floor=QUICK)
    again = open_vault(quick_folder)
    sign(again, 6)
    sign(again, 7)
    found = verify_practice(again)
    assert (found.is_good, found.restored) == (True, (3,))
    (quick_folder / "backups" / "2027-01-01T00-00-00Z.practice-backup").write_bytes(b"no backup")
    assert verify_practice(again).is_good
    again.close()


@pytest.mark.parametrize("fault", Fault)
def test_every_fault_is_told_in_a_sentence_that_names_the_entry(fault):
    said = fault_sentence(ChainReport(bad_seq=7, fault=fault))
    assert said.endswith(".")
    assert ("7" in said) is (fault is not Fault.MARK)


def test_the_worst_is_told_first(anchored):
    found = verify_practice(anchored)
    pages = replace(found, checked=replace(found.checked, pages=("page 7",)))
    assert sentence(pages) == "The practice file is damaged: page 7."
    index = replace(found, checked=replace(found.checked, search_is_whole=False))
    assert "search index" in sentence(index)
    clock = replace(found.checked.chain, back_in_time=4)
    assert "clock was earlier at entry 4" in sentence(replace(found, checked=replace(found.checked, chain=clock)))
    attack(anchored, FORGE)
    assert sentence(verify_practice(anchored)).startswith("Entry 2 does not bear the signature")
