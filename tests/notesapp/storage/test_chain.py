import hashlib
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from notesapp.codec.canonical import canonical
from notesapp.model.body_map import Link, LinkKind
from notesapp.model.expected import NoteIsSigned, NotFound, VaultDamaged
from notesapp.model.practice import Standing
from notesapp.model.signature import RevisionKind, SignedNote
from notesapp.storage import locks
from notesapp.storage.chain import Fault, Signing
from notesapp.storage.keys import parse
from notesapp.storage.signed import payload
from tests.note_examples import AT, NOTE
from tests.vault_fixtures import CLIENT, PRACTICE, THERAPIST, make_vault, open_vault

SIGNING = Signing("t1", AT + timedelta(hours=2), 60, "1.0")


LINKED = NOTE.body_map.with_link(Link("m1", "m2", LinkKind.TOGETHER))


def sign(vault, number, body_map=NOTE.body_map):
    """Start and sign the session with NUMBER."""
    at = AT + timedelta(days=number)
    note = replace(NOTE, id=f"n{number}", session_id=f"s{number}", number=number, started_at=at, body_map=body_map)
    signed = payload(note, CLIENT, THERAPIST, PRACTICE, Standing(), {"soap": f"Tag {number}: Größe"})
    with vault.write() as tx:
        tx.notes.start(note)
    with vault.write() as tx:
        revision = tx.notes.sign(note, note, signed, SIGNING, "burning pain")
    return note, revision


@pytest.fixture
def signed(vault):
    for number in (1, 2, 3, 4):
        sign(vault, number, LINKED)
    return vault


def test_a_signed_note_is_read_from_what_was_signed(vault):
    note, revision = sign(vault, 1)
    with vault.write() as tx:
        tx.clients.save(replace(CLIENT, name="Renamed Later"))
    with vault.read() as tx:
        kept = tx.notes.get("s1")
        assert tx.notes.signed("n1") == tx.notes.revision(1) == kept
        assert tx.notes.revisions("n1") == (revision,)
        assert tx.notes.current("c1") == (note,)
        line = tx.notes.timeline("c1")[0]
    assert isinstance(kept, SignedNote)
    assert (kept.note, kept.client, kept.revision) == (note, CLIENT, revision)
    assert kept.shown == {"soap": "Tag 1: Größe"}
    assert (line.is_signed, line.has_draft) == (True, False)


def test_the_newest_signed_notes_come_first(signed):
    with signed.read() as tx:
        assert [note.number for note in tx.notes.current("c1", limit=3)] == [4, 3, 2]


def test_each_link_holds_the_hash_of_the_one_before(signed):
    with signed.read() as tx:
        rows = tx.rows.all("SELECT seq, prev_hash, hash, salt, payload, commit_hash FROM revision ORDER BY seq")
        root = tx.rows.one("SELECT value FROM meta WHERE name = 'root'")
    assert [row[1] for row in rows] == [root, *(row[2] for row in rows[:-1])]
    assert all(hashlib.sha256(row[3] + row[4]).hexdigest() == row[5] for row in rows)
    assert len({row[3] for row in rows}) == 4


LOCKED = [
    "UPDATE mark SET note = 'x'",
    "DELETE FROM mark",
    "DELETE FROM place",
    "UPDATE plan SET focus = 'x'",
    "INSERT OR REPLACE INTO plan SELECT * FROM plan",
    "INSERT INTO session_problem (version, pos, problem_id) VALUES (1, 0, 'p')",
    "UPDATE note_version SET words = 'x'",
    "UPDATE note_version SET state = 'draft'",
    "DELETE FROM note_version",
    "INSERT OR REPLACE INTO note_version SELECT * FROM note_version LIMIT 1",
    "UPDATE session SET number = 9",
    "DELETE FROM session",
    "UPDATE note SET session_id = 'x'",
    "DELETE FROM revision",
    "UPDATE revision SET author = 'x'",
    "UPDATE revision SET payload = x'00'",
    "INSERT OR REPLACE INTO revision SELECT * FROM revision WHERE seq = 2",
    "UPDATE audit SET who = 'x'",
    "DELETE FROM audit",
    "INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE seq = 1",
    "DELETE FROM meta",
    "UPDATE meta SET value = 'x'",
]


@pytest.mark.parametrize("sql", LOCKED)
def test_the_database_itself_refuses(signed, sql):
    with pytest.raises((NoteIsSigned, IntegrityError)), signed.write() as tx:
        tx.rows.run(sql)
    assert signed.check().is_good


def test_every_part_of_a_signed_note_is_locked(signed):
    parts = {table for table in locks.PARTS if table != "session_problem"}
    with signed.read() as tx:
        filled = {table for table in parts if tx.rows.one(f"SELECT count(*) FROM {table}")}
    assert filled == parts
    for table in parts:
        for sql in (f"DELETE FROM {table}", f"UPDATE {table} SET version = 99"):
            with pytest.raises(NoteIsSigned), signed.write() as tx:
                tx.rows.run(sql)


def test_a_second_version_leaves_the_first_as_it_was(signed):
    def first(tx):
        tables = {t: tx.rows.all(f"SELECT * FROM {t} WHERE version = 1 ORDER BY 1, 2, 3") for t in locks.PARTS}
        return tables, tx.rows.all("SELECT * FROM note_version WHERE nr = 1"), tx.notes.signed("n1")

    with signed.read() as tx:
        before = first(tx)
    with signed.write() as tx:
        assert tx.amendments.begin("n1", RevisionKind.AMEND, "wrong words") == tx.notes.get("n1")
    with signed.write() as tx:
        draft = tx.notes.get("n1")
        amended = replace(draft, words="amended")
        assert amended != draft
        tx.notes.save(amended, draft)
    with signed.read() as tx:
        assert first(tx) == before
        assert tx.notes.current("c1")[-1].words == NOTE.words
        assert (tx.notes.timeline("c1")[-1].is_signed, tx.notes.timeline("c1")[-1].has_draft) == (True, True)
        assert tx.notes.get("n1") == amended
        assert tx.notes.unsigned(AT + timedelta(days=99)) == ()
    with pytest.raises(NoteIsSigned), signed.write() as tx:
        tx.notes.discard("n1")
    with pytest.raises(IntegrityError), signed.write() as tx:  # signed once is enough
        tx.notes.sign(amended, amended, payload(amended, CLIENT, THERAPIST, PRACTICE, Standing(), {}), SIGNING)
    with signed.write() as tx:
        again = payload(amended, CLIENT, THERAPIST, PRACTICE, Standing(), {})
        amending = replace(SIGNING, kind=RevisionKind.AMEND)
        revision = tx.notes.sign(amended, amended, again, amending)
    assert (revision.seq, revision.rev_no) == (5, 2)
    with signed.read() as tx:
        assert tx.notes.get("n1").note.words == "amended"
        assert tx.notes.revision(1) == before[2]
        assert tx.notes.current("c1")[-1].words == "amended"
        assert tx.audit.entries("n1")[0].action == "amend"
    assert signed.check().is_good


def test_a_second_draft_beside_the_first_is_refused(vault):
    with vault.write() as tx:
        tx.notes.start(NOTE)
    names = (
        "note_id, reason, words, screened, figure, figure_version, subjective, objective, assessment, plan, language"
    )
    sql = f"INSERT INTO note_version (nr, id, no, state, {names}) SELECT 9, 'x', 2, 'draft', {names} FROM note_version"
    with pytest.raises(IntegrityError), vault.write() as tx:
        tx.rows.run(sql)


def tampered(vault, *statements):
    """Do as one who has the key and takes the locks off."""
    with vault.write() as tx:
        connection = tx.rows._connection
        locks.take_off(connection)
        for sql in statements:
            connection.exec_driver_sql(sql)
        locks.put_on(connection)


FORGED = canonical({"forged": True}).decode()
ATTACKS = {
    "altered payload": (["UPDATE revision SET payload = '{}' WHERE seq = 2"], 2, Fault.ALTERED),
    "payload gone, salt not": (["UPDATE revision SET payload = NULL WHERE seq = 2"], 2, Fault.ALTERED),
    "back-dated": (["UPDATE revision SET at_utc = '2020-01-01T00:00:00Z' WHERE seq = 3"], 3, Fault.ALTERED),
    "other author": (["UPDATE revision SET author = 'x' WHERE seq = 1"], 1, Fault.ALTERED),
    "new hash": (["UPDATE revision SET hash = 'x' WHERE seq = 2"], 2, Fault.ALTERED),
    "missing": (["DELETE FROM revision WHERE seq = 2"], 2, Fault.MISSING),
    "first missing": (["DELETE FROM revision WHERE seq = 1"], 1, Fault.MISSING),
    "missing, closed up": (
        ["DELETE FROM revision WHERE seq = 2", "UPDATE revision SET seq = seq - 1 WHERE seq > 2"],
        *(2, Fault.REORDERED),
    ),
    "reordered": (
        [
            "UPDATE revision SET seq = 99 WHERE seq = 2",
            "UPDATE revision SET seq = 2 WHERE seq = 3",
            "UPDATE revision SET seq = 3 WHERE seq = 99",
        ],
        *(2, Fault.REORDERED),
    ),
    "cut short": (["DELETE FROM revision WHERE seq = 4"], 4, Fault.CUT_SHORT),
    "all gone": (["DELETE FROM revision"], 1, Fault.CUT_SHORT),
}


@pytest.mark.parametrize(("statements", "seq", "fault"), ATTACKS.values(), ids=ATTACKS)
def test_the_first_bad_link_is_named(signed, statements, seq, fault):
    assert signed.check().is_good
    tampered(signed, *[sql.replace("'{}'", f"'{FORGED}'") for sql in statements])
    report = signed.check().chain
    assert (report.bad_seq, report.fault, report.is_whole) == (seq, fault, False)


def test_a_version_signed_without_a_link_is_found(signed):
    with signed.write() as tx:
        tx.notes.start(replace(NOTE, id="n9", session_id="s9"))
        tx.rows.run("UPDATE note_version SET state = 'signed' WHERE note_id = 'n9'")
    assert signed.check().chain.fault is Fault.MISSING


def test_a_history_signed_anew_is_found_by_the_mark(signed, quick_folder, tmp_path):
    """The whole chain is consistent, but it is not the one that was seen."""
    key_file = (quick_folder / "practice.keys").read_bytes()
    tampered(signed, "DELETE FROM revision WHERE seq = 4", "UPDATE note_version SET state = 'draft' WHERE nr = 4")
    with signed.write() as tx:
        note = tx.notes.get("n4")
        tx.notes.sign(note, note, payload(note, CLIENT, THERAPIST, PRACTICE, Standing(), {"other": 1}), SIGNING)
    assert signed.check().is_good
    signed.close()
    (quick_folder / "practice.keys").write_bytes(key_file)
    again = open_vault(quick_folder)
    assert (again.chain_report.fault, again.chain_report.bad_seq) == (Fault.OTHER_PAST, 4)
    again.close()


def test_an_older_file_put_back_is_found_at_opening(quick_folder, vault):
    sign(vault, 1)
    vault.close()
    older = (quick_folder / "practice.vault").read_bytes()
    vault = open_vault(quick_folder)
    sign(vault, 2)
    assert vault.chain_report.is_whole
    vault.close()
    (quick_folder / "practice.vault").write_bytes(older)
    vault = open_vault(quick_folder)
    assert (vault.chain_report.fault, vault.chain_report.bad_seq) == (Fault.CUT_SHORT, 2)
    vault.close()


def test_a_mark_that_is_not_this_vaults_is_found(quick_folder, signed):
    signed.close()
    path = quick_folder / "practice.keys"
    file = parse(path.read_bytes())
    path.write_bytes(replace(file, mark=replace(file.mark, seq=3)).content())
    again = open_vault(quick_folder)
    assert again.chain_report.fault is Fault.MARK
    again.close()


def test_a_mark_that_lags_behind_is_brought_up(quick_folder, vault):
    sign(vault, 1)
    lagging = (quick_folder / "practice.keys").read_bytes()
    sign(vault, 2)
    vault.close()
    (quick_folder / "practice.keys").write_bytes(lagging)
    again = open_vault(quick_folder)
    assert again.chain_report.is_whole
    assert again.chain_report.head.seq == 2
    again.close()
    assert b'"seq": 2' in (quick_folder / "practice.keys").read_bytes()


def test_opening_looks_only_at_what_is_new(quick_folder, signed):
    signed.close()
    again = open_vault(quick_folder)
    assert again.chain_report.checked == 1
    with again.read() as tx:
        assert tx.notes.verify_chain().checked == 4
        assert tx.notes.verify_chain(3).checked == 2
    again.close()


@pytest.mark.parametrize("seq", [1, 2])
def test_a_link_missing_long_ago_is_noticed_at_opening(quick_folder, signed, seq):
    tampered(signed, f"DELETE FROM revision WHERE seq = {seq}")
    signed.close()
    again = open_vault(quick_folder)
    assert (again.chain_report.fault, again.chain_report.bad_seq) == (Fault.MISSING, seq)
    again.close()


def test_no_payload_goes_without_a_signed_erasure(signed):
    with pytest.raises(NoteIsSigned), signed.write() as tx:
        tx.rows.run("UPDATE revision SET payload = NULL, salt = NULL WHERE seq = 2")
    tampered(signed, "UPDATE revision SET payload = NULL, salt = NULL WHERE seq = 2")
    report = signed.check().chain
    assert (report.fault, report.bad_seq) == (Fault.GONE, 2)
    with pytest.raises(NotFound, match="erased"), signed.read() as tx:
        tx.notes.get("n2")


def test_a_payload_that_cannot_be_read_is_damage(vault):
    with vault.write() as tx:
        tx.notes.start(NOTE)
        tx.notes.sign(NOTE, NOTE, b"{}", SIGNING)
    with pytest.raises(VaultDamaged), vault.read() as tx:
        tx.notes.get("n1")


def test_chains_of_two_practices_begin_differently(tmp_path, vault):
    other = make_vault(tmp_path / "other")
    with vault.read() as one, other.read() as two:
        sql = "SELECT value FROM meta WHERE name = 'root'"
        assert one.rows.one(sql) != two.rows.one(sql)
    other.close()
