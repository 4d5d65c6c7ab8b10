"""Attacks by one who has the vault open, takes its locks off, and hashes the chain anew."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from sqlalchemy.exc import IntegrityError

from notesapp.model.expected import BadNote, NotYours
from notesapp.model.practice import Standing, Therapist
from notesapp.storage import chain, locks, signers
from notesapp.storage.backup import list_backups
from notesapp.storage.chain import Fault
from notesapp.storage.places import Places
from notesapp.storage.signed import payload
from tests.note_examples import AT, NOTE
from tests.notesapp.storage.test_chain import SIGNING, sign
from tests.vault_fixtures import CLIENT, PRACTICE, THERAPIST, make_vault, open_vault

KEPT = Path(__file__).parents[2] / "data" / "vaults"


@pytest.fixture
def signed(vault):
    for number in (1, 2, 3, 4):
        sign(vault, number)
    return vault


def attack(vault, *statements, by=None):
    """Run STATEMENTS without the locks, then make the chain fit again; BY signs it anew, if given."""
    with vault.write() as tx:
        connection = tx.rows._connection
        locks.take_off(connection)
        for sql in statements:
            connection.exec_driver_sql(sql)
        hash_anew(tx.rows, by)
        locks.put_on(connection)


def hash_anew(rows, by):
    before = rows.one("SELECT value FROM meta WHERE name = 'root'")
    for row in rows.all(f"SELECT {chain._COLUMNS}, payload, salt, hash FROM revision ORDER BY seq"):
        header, (content, salt, was) = list(row[: len(chain._HEADER)]), row[len(chain._HEADER) :]
        header[-2:] = chain._commit(salt, content), before
        before = chain._hash(header)
        rows.run(
            "UPDATE revision SET commit_hash = ?, prev_hash = ?, hash = ? WHERE seq = ?", *header[-2:], before, row[0]
        )
        if by is not None and before != was:
            rows.run(
                "UPDATE revision SET signature = ?, key_id = ? WHERE seq = ?", by.sign(before), by.key_id, header[0]
            )


def swap(one, other):
    return [f"UPDATE revision SET seq = {new} WHERE seq = {old}" for old, new in ((one, 99), (other, one), (99, other))]


FORGE = "UPDATE revision SET payload = CAST('{\"forged\":true}' AS BLOB) WHERE seq = 2"
HASHED_ANEW = {
    "altered": ([FORGE], 2),
    "back-dated": (["UPDATE revision SET at_utc = '2020-01-01T00:00:00Z' WHERE seq = 3"], 3),
    "other author": (["UPDATE revision SET author = 't2' WHERE seq = 1"], 1),
    "taken out of the middle": (
        ["DELETE FROM revision WHERE seq = 2", "UPDATE revision SET seq = seq - 1 WHERE seq > 2"],
        2,
    ),
    "swapped": (swap(2, 3), 2),
    "signature taken off": (["UPDATE revision SET signature = NULL, key_id = NULL WHERE seq = 3"], 3),
    "signature of another": (
        ["UPDATE revision SET signature = (SELECT signature FROM revision WHERE seq = 1) WHERE seq = 4"],
        4,
    ),
    "signature that is none": (["UPDATE revision SET signature = 'yes' WHERE seq = 2"], 2),
    "key exchanged": (["UPDATE signing_key SET public = zeroblob(32)"], 1),
}


@pytest.mark.parametrize(("statements", "seq"), HASHED_ANEW.values(), ids=HASHED_ANEW)
def test_a_chain_hashed_anew_lacks_the_signature_and_the_first_forged_link_is_named(signed, statements, seq):
    assert signed.check().is_good
    attack(signed, *statements)
    report = signed.check().chain
    assert (report.bad_seq, report.fault) == (seq, Fault.FORGED)


def test_the_end_cut_off_is_found_by_the_mark_kept_outside(signed):
    attack(signed, "DELETE FROM revision WHERE seq > 2", "UPDATE note_version SET state = 'draft' WHERE nr > 2")
    report = signed.check().chain
    assert (report.bad_seq, report.fault) == (3, Fault.CUT_SHORT)


def test_a_history_signed_anew_with_the_true_key_is_found_by_the_mark_kept_outside(signed):
    with signed.read() as tx:
        true_key = signers.signer(tx.rows, "t1")
    attack(signed, FORGE, by=true_key)
    with signed.read() as tx:
        assert tx.notes.verify_chain().is_whole  # nothing within the vault tells
    report = signed.check().chain
    assert (report.bad_seq, report.fault) == (4, Fault.OTHER_PAST)


def test_the_key_of_another_therapist_signs_nothing_for_this_one(signed):
    with signed.write() as tx:
        tx.practice.save_therapist(Therapist("t2", "Kim Other"))
        other = signers.signer(tx.rows, "t2")
    attack(signed, FORGE, by=other)
    assert (signed.check().chain.bad_seq, signed.check().chain.fault) == (2, Fault.FORGED)


def test_a_therapist_has_one_key_from_the_first_day(vault):
    def keys():
        with vault.read() as tx:
            return tx.rows.all("SELECT id, therapist_id, public, private FROM signing_key")

    before = keys()
    assert [row[1] for row in before] == ["t1"]
    sign(vault, 1)
    with vault.write() as tx:
        tx.practice.save_therapist(replace(THERAPIST, name="Renamed"))
    assert keys() == before
    key_id, _, public, private = before[0]
    assert signers.fingerprint(public) == key_id
    assert Ed25519PrivateKey.from_private_bytes(private).public_key() == Ed25519PublicKey.from_public_bytes(public)


def test_a_signature_can_be_checked_with_the_public_key_alone(signed):
    with signed.read() as tx:
        public = tx.rows.one("SELECT public FROM signing_key")
        links = tx.rows.all("SELECT hash, signature, key_id FROM revision")
    for link_hash, signature, key_id in links:
        Ed25519PublicKey.from_public_bytes(public).verify(
            signature, f"session notes: revision {link_hash} by {key_id}".encode()
        )


def test_who_is_not_of_this_practice_cannot_sign(vault):
    with vault.write() as tx:
        tx.notes.start(NOTE)
    content = payload(NOTE, CLIENT, THERAPIST, PRACTICE, Standing(), {})
    with pytest.raises(NotYours), vault.write() as tx:
        tx.notes.sign(NOTE, NOTE, content, replace(SIGNING, author="nobody"))
    vault.who = "nobody"
    with pytest.raises(BadNote, match="therapist"), vault.write() as tx:
        tx.notes.sign(NOTE, NOTE, content, replace(SIGNING, author="nobody"))
    with vault.read() as tx:
        assert tx.notes.get("n1") == NOTE


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM signing_key",
        "UPDATE signing_key SET public = zeroblob(32)",
        "UPDATE signing_key SET therapist_id = 't2', private = NULL",
        "INSERT OR REPLACE INTO signing_key SELECT id, therapist_id, made_at, zeroblob(32), private FROM signing_key",
        "INSERT INTO revision SELECT 2, note_version_id, 2, 'retract', author, at_utc, utc_offset, app_version,"
        " form_version, payload, salt, commit_hash, hash, 'x', NULL, NULL FROM revision",
    ],
)
def test_the_database_itself_refuses_another_key_and_a_link_without_signature(vault, sql):
    sign(vault, 1)
    with pytest.raises(IntegrityError), vault.write() as tx:
        tx.rows.run(sql)
    assert vault.check().is_good


def test_a_key_that_was_put_out_of_use_still_verifies_and_the_next_link_bears_a_new_one(vault):
    sign(vault, 1)
    with vault.write() as tx:
        tx.rows.run("UPDATE signing_key SET private = NULL")
    sign(vault, 2)
    with vault.read() as tx:
        assert tx.rows.one("SELECT count(DISTINCT key_id) FROM revision") == 2
    assert vault.check().is_good


def test_a_clock_that_went_back_is_told_but_is_no_fault(vault):
    content = payload(NOTE, CLIENT, THERAPIST, PRACTICE, Standing(), {})
    for number, day in ((1, 3), (2, 1), (3, 4)):
        note = replace(NOTE, id=f"n{number}", session_id=f"s{number}")
        with vault.write() as tx:
            tx.notes.start(note)
            tx.notes.sign(note, note, content, replace(SIGNING, at=AT.replace(day=day)))
    report = vault.check().chain
    assert (report.is_whole, report.back_in_time) == (True, 2)


# A vault that the first version wrote, kept as it was: three notes, chained but not yet signed with a key.


@pytest.fixture
def first_vault(tmp_path):
    return Path(shutil.copytree(KEPT / "0001", tmp_path / "practice"))


def test_a_vault_of_the_first_version_is_upgraded_and_its_notes_still_verify(first_vault):
    vault = open_vault(first_vault)
    assert len(list_backups(Places(first_vault))) == 1
    assert vault.chain_report.is_whole
    with vault.read() as tx:
        assert [tx.notes.revision(seq).note.number for seq in (1, 2, 3)] == [1, 2, 3]
    sign(vault, 4)
    assert vault.check().is_good
    assert vault.check().chain.checked == 4
    vault.close()
    again = open_vault(first_vault)
    assert again.chain_report.is_whole
    again.close()


@pytest.mark.parametrize("seq", [1, 2, 3])
def test_what_was_chained_before_there_were_keys_is_sealed_by_the_first_signature(first_vault, seq):
    vault = open_vault(first_vault)
    sign(vault, 4)
    attack(vault, f"UPDATE revision SET author = 'x' WHERE seq = {seq}")
    assert (vault.check().chain.bad_seq, vault.check().chain.fault) == (4, Fault.FORGED)
    vault.close()


def test_a_vault_made_today_and_one_upgraded_have_the_same_tables(first_vault, tmp_path):
    def tables(vault):
        with vault.read() as tx:
            return tx.rows.all("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name")

    upgraded, fresh = open_vault(first_vault), make_vault(tmp_path / "fresh")
    assert tables(upgraded) == tables(fresh)
    upgraded.close()
    fresh.close()
