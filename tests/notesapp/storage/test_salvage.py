"""What is left of a damaged practice becomes a practice: from its pages alone, and nothing that was never written."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from notesapp.cli import main
from notesapp.model.expected import PracticeExists, VaultDamaged, VaultInUse, VaultIsNewer, WrongPassphrase
from notesapp.model.signature import SignedNote
from notesapp.storage.engine import connect
from notesapp.storage.pages import INDEX_INNER, TABLE_INNER, BadPage, read_pages
from notesapp.storage.places import Places
from notesapp.storage.salvage import LOST_NAME, salvage
from notesapp.usecases.rescue import salvage_to
from tests import older
from tests.faults.salvaging import rows_of, template
from tests.notesapp.storage.test_chain import sign
from tests.vault_fixtures import FLOOR, NOW, PASSPHRASE, QUICK, make_vault, open_vault

PAGE = 4096


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """A closed practice whose trees have inner pages, and its key."""
    folder = template(tmp_path_factory.mktemp("large") / "practice", 150)
    vault = open_vault(folder)
    key = vault._key
    vault.close()
    return folder, key


@pytest.fixture
def damaged(large, tmp_path):
    return Path(shutil.copytree(large[0], tmp_path / "damaged"))


def wipe(folder: Path, *numbers: int) -> None:
    with Places(folder).vault.open("r+b") as file:
        for number in numbers:
            file.seek((number - 1) * PAGE)
            file.write(bytes(PAGE))


def salvaged(folder: Path, into: Path):
    return salvage(folder, into, PASSPHRASE, NOW, floor=QUICK)


def held(folder: Path):
    vault = open_vault(folder)
    try:
        checked = vault.check()
        assert not checked.pages
        assert checked.search_is_whole
        return rows_of(vault), checked.chain
    finally:
        vault._has_changed = False
        vault.close()


def test_of_a_whole_file_every_row_is_taken_and_the_chain_verifies(damaged, tmp_path):
    done = salvaged(damaged, tmp_path / "new")
    rows, chain = held(tmp_path / "new")
    assert rows == held(damaged)[0]
    assert chain.is_whole
    assert (done.bad, done.mended, done.is_proved) == (0, 0, True)


def test_an_inner_page_may_be_gone(large, damaged, tmp_path):
    """Then no tree leads to the pages below it; they are known by what they hold."""
    whole = held(large[0])[0]
    pages = read_pages(Places(large[0]).vault, large[1])
    inner = [number for number in sorted(pages.whole) if pages.kind(number) in (TABLE_INNER, INDEX_INNER)]
    assert len(inner) > 12
    for number in inner[:: len(inner) // 4]:
        folder, new = Path(shutil.copytree(damaged, tmp_path / f"{number}")), tmp_path / f"new-{number}"
        wipe(folder, number)
        salvaged(folder, new)
        assert sum(held(new)[0].values()) >= 0.99 * sum(whole.values()), number


def test_the_first_page_may_be_gone(large, damaged, tmp_path):
    wipe(damaged, 1)
    assert not salvaged(damaged, tmp_path / "new").is_proved
    assert held(tmp_path / "new")[0] == held(large[0])[0]


def test_what_was_committed_to_the_log_alone_is_taken_too(tmp_path):
    vault = make_vault(tmp_path / "open")
    sign(vault, 1)
    vault.checkpoint()
    sign(vault, 2)
    crashed = Path(shutil.copytree(tmp_path / "open", tmp_path / "crashed"))
    vault.close()
    salvaged(crashed, tmp_path / "new")
    rows, chain = held(tmp_path / "new")
    assert (rows["revision"], chain.is_whole) == (2, True)


def test_a_signed_note_whose_rows_are_gone_is_had_from_what_was_signed(large, damaged, tmp_path):
    """The pages of sessions, notes, marks and clients are gone; those of the chain are there."""
    key = large[1]
    connection = connect(Places(damaged).vault, key)
    connection.execute("PRAGMA foreign_keys = OFF")
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    for table in ("mark", "note_version", "note", "session", "client"):
        connection.execute(f"DELETE FROM {table} WHERE rowid % 2" if table != "mark" else "DELETE FROM mark")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    connection.close()
    done = salvaged(damaged, tmp_path / "new")
    assert done.mended == 150
    rows, chain = held(tmp_path / "new")
    assert chain.is_whole
    vault = open_vault(tmp_path / "new")
    with vault.read() as tx:
        for seq in (1, 2, 75, 150):
            signed = tx.notes.revision(seq)
            note = tx.notes.get(signed.note.id)
            assert isinstance(note, SignedNote)
            assert note.note == signed.note
            assert tx.clients.get(signed.note.client_id) == signed.client
    vault.close()
    assert rows["mark"] == 150 * len(signed.note.body_map.marks)


def test_a_client_of_whom_only_drafts_are_left_stays_without_a_name(damaged, tmp_path):
    vault = open_vault(damaged)
    with vault.write() as tx:
        note = tx.notes.signed("x7").note
        tx.notes.start(replace(note, id="d1", session_id="d1", client_id="c1", words="only a draft"))
    vault._has_changed = False
    key = vault._key
    vault.close()
    connection = connect(Places(damaged).vault, key)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("DELETE FROM client WHERE id = 'c1'")
    connection.close()
    salvaged(damaged, tmp_path / "new")
    vault = open_vault(tmp_path / "new")
    with vault.read() as tx:
        assert tx.clients.get("c1").name == LOST_NAME
        draft = tx.notes.get("d1")
        assert not isinstance(draft, SignedNote)
        assert draft.words == "only a draft"
    vault.close()


def test_a_practice_of_an_older_version_is_salvaged_and_then_upgraded(tmp_path):
    old = next(iter(older.kept()))
    older.at_schema(old, old, tmp_path / "old")
    links = older.links_of(tmp_path / "old")
    salvaged(tmp_path / "old", tmp_path / "new")
    vault = open_vault(tmp_path / "new")
    assert older.signed_links(vault) == links
    assert vault.check().is_good
    vault.close()


def test_what_cannot_be_salvaged_is_refused_and_leaves_nothing(damaged, tmp_path, large):
    new = tmp_path / "new"
    with pytest.raises(WrongPassphrase):
        salvage(damaged, new, "wrong", NOW, floor=QUICK)
    vault = open_vault(damaged)
    with pytest.raises(VaultInUse):
        salvaged(damaged, new)
    vault.close()
    with pytest.raises(PracticeExists):
        salvaged(damaged, damaged)
    file = Places(damaged).vault
    content = file.read_bytes()
    connection = connect(file, large[1])
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(VaultIsNewer):
        salvaged(damaged, new)
    for spoiled in (b"", bytes(len(content)), content[5:]):
        file.write_bytes(spoiled)
        with pytest.raises(VaultDamaged):
            salvaged(damaged, new)
    assert not [path for path in new.glob("*") if path.name != "practice.lock"]


def test_a_bad_page_is_named(large):
    pages = read_pages(Places(large[0]).vault, large[1])
    for number in (0, -1, pages.count + 1):
        with pytest.raises(BadPage):
            pages.cells(number)


def test_the_command(tmp_path, capsys):
    vault = make_vault(tmp_path / "practice", FLOOR)
    sign(vault, 1)
    vault.close()
    secret = tmp_path / "secret"
    secret.write_text(PASSPHRASE)
    wipe(tmp_path / "practice", 1)
    words = ["salvage", str(tmp_path / "practice"), str(tmp_path / "new"), "--passphrase-file", str(secret)]
    assert main(words) == 0
    said = capsys.readouterr().out
    assert "1 client, 1 session and 1 signed entry" in said
    assert "no page could be proved genuine" in said
    assert main(words) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_what_the_search_had_lost_is_found_again(tmp_path):
    vault = make_vault(tmp_path / "practice", FLOOR)
    note, _ = sign(vault, 1)
    with vault.write() as tx:
        tx.notes.start(replace(note, id="d1", session_id="d1", words="Stiff since Tuesday"))
    key = vault._key
    vault.close()
    connection = connect(Places(tmp_path / "practice").vault, key)
    connection.execute("DELETE FROM search_text")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    connection.close()
    salvage_to(tmp_path / "practice", tmp_path / "new", PASSPHRASE, NOW)
    vault = open_vault(tmp_path / "new")
    with vault.write() as tx:
        assert [found.note_id for found in tx.search.find("tuesday")] == ["d1"]
        assert note.id in [found.note_id for found in tx.search.find(note.words.split()[0])]
        assert tx.search.missing() == ()
        assert tx.search.is_whole()
    assert vault.check().is_good
    vault.close()
