import sqlite3
import stat
import subprocess
import sys
from dataclasses import replace

import pytest

from notesapp.model.expected import (
    CannotWrite,
    KeysDamaged,
    NoPractice,
    NotFound,
    PracticeExists,
    SyncedFolder,
    VaultDamaged,
    VaultInUse,
    VaultIsNewer,
    WrongPassphrase,
)
from notesapp.model.practice import Therapist
from notesapp.storage.keys import parse
from notesapp.storage.vault import Vault
from tests.note_examples import NOTE
from tests.vault_fixtures import CLIENT, PASSPHRASE, PRACTICE, QUICK, THERAPIST, clock, make_vault, open_vault


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_what_was_created_is_opened_again(tmp_path):
    make_vault(tmp_path / "practice").close()
    vault = open_vault(tmp_path / "practice")
    with vault.read() as tx:
        assert tx.practice.get() == PRACTICE
        assert tx.practice.therapists() == (THERAPIST,)
        assert tx.clients.get("c1") == CLIENT
    assert vault.who == "t1"
    vault.close()
    assert vault.close() is None
    with pytest.raises(RuntimeError), vault.read():
        pass


def test_keys_as_strong_as_they_are_made_open_by_default(practice_folder):
    Vault.open(practice_folder, PASSPHRASE).close()


def test_the_cost_of_a_guess_is_measured_where_the_practice_is_made(tmp_path):
    Vault.create(tmp_path / "p", PASSPHRASE, PRACTICE, THERAPIST).close()
    (slot,) = parse((tmp_path / "p" / "practice.keys").read_bytes()).slots
    assert slot["kdf"]["memory_kib"] >= 64 * 1024
    assert slot["kdf"]["passes"] >= 3
    Vault.open(tmp_path / "p", PASSPHRASE).close()


def test_weak_keys_are_not_used(quick_folder):
    with pytest.raises(KeysDamaged, match="weaker"):
        Vault.open(quick_folder, PASSPHRASE)


def test_the_passphrase_may_be_typed_composed_or_not(tmp_path):
    Vault.create(tmp_path / "p", "Z\u00fcrich caf\u00e9", PRACTICE, THERAPIST, cost=QUICK).close()
    Vault.open(tmp_path / "p", "Zu\u0308rich cafe\u0301", floor=QUICK).close()


def test_a_wrong_passphrase_changes_no_byte(quick_folder):
    before = contents(quick_folder)
    for attempt in range(10):
        with pytest.raises(WrongPassphrase):
            Vault.open(quick_folder, f"wrong {attempt}", floor=QUICK)
    assert contents(quick_folder) == before
    open_vault(quick_folder).close()


def test_a_practice_is_not_made_over_another(quick_folder, vault):
    before = contents(quick_folder)
    with pytest.raises(PracticeExists):
        make_vault(quick_folder)
    assert contents(quick_folder) == before


def test_an_interrupted_creation_can_be_done_again(tmp_path):
    folder = tmp_path / "p"
    make_vault(folder).close()
    (folder / "practice.vault").rename(folder / "practice.vault.new")
    make_vault(folder).close()


@pytest.mark.parametrize("files", [(), ("holiday.jpg",)])
def test_a_folder_that_is_no_practice_is_left_alone(tmp_path, files):
    for name in files:
        (tmp_path / name).write_text("x")
    with pytest.raises(NoPractice):
        open_vault(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == list(files)


def spoil_empty(folder):
    (folder / "practice.vault").write_bytes(b"")


def spoil_missing(folder):
    (folder / "practice.vault").unlink()


def spoil_start(folder):
    path = folder / "practice.vault"
    path.write_bytes(bytes(4096) + path.read_bytes()[4096:])


def spoil_plain(folder):
    (folder / "practice.vault").unlink()
    with sqlite3.connect(folder / "practice.vault") as plain:
        plain.execute("CREATE TABLE meta (name, value)")
    plain.close()


@pytest.mark.parametrize("spoil", [spoil_empty, spoil_missing, spoil_start, spoil_plain])
def test_a_damaged_file_is_never_called_a_wrong_passphrase_nor_replaced(quick_folder, spoil):
    spoil(quick_folder)
    before = contents(quick_folder)
    with pytest.raises(VaultDamaged):
        open_vault(quick_folder)
    assert contents(quick_folder) == before


def test_keys_of_another_practice_are_told(tmp_path, quick_folder):
    make_vault(tmp_path / "other").close()
    (quick_folder / "practice.keys").write_bytes((tmp_path / "other" / "practice.keys").read_bytes())
    with pytest.raises(VaultDamaged):
        open_vault(quick_folder)


def test_a_vault_without_keys_says_so(quick_folder):
    for name in ("practice.keys", "practice.keys.bak"):
        (quick_folder / name).unlink(missing_ok=True)
    with pytest.raises(KeysDamaged):
        open_vault(quick_folder)


def test_damaged_keys_fall_back_on_their_copy_which_is_not_overwritten(quick_folder):
    (quick_folder / "practice.keys").write_bytes(b"\x00" * 500)
    vault = open_vault(quick_folder)
    with vault.write() as tx:
        tx.notes.start(NOTE)
    vault.close()
    open_vault(quick_folder).close()


def test_a_newer_vault_is_left_byte_for_byte(quick_folder, vault):
    with vault.write() as tx:
        tx.rows.run("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(VaultIsNewer):
        vault.close()
    before = contents(quick_folder)
    with pytest.raises(VaultIsNewer):
        open_vault(quick_folder)
    assert contents(quick_folder) == before
    assert not list(quick_folder.glob("*-wal")) + list(quick_folder.glob("*-shm"))


def test_a_vault_without_its_name_or_schema_is_damaged(quick_folder, vault):
    with vault.write() as tx:
        tx.rows.run("DELETE FROM alembic_version")
    with pytest.raises(VaultDamaged):
        vault.close()
    with pytest.raises(VaultDamaged):
        open_vault(quick_folder)


def test_one_window_at_a_time(quick_folder, vault):
    with pytest.raises(VaultInUse):
        open_vault(quick_folder)
    vault.close()
    open_vault(quick_folder).close()


def test_another_process_is_refused_at_once(quick_folder, vault):
    code = (
        "import sys, time; from pathlib import Path; from tests.vault_fixtures import open_vault\n"
        "from notesapp.model.expected import VaultInUse\nbegun = time.monotonic()\n"
        "try: open_vault(Path(sys.argv[1]))\nexcept VaultInUse: print(time.monotonic() - begun < 1)"
    )
    told = subprocess.run([sys.executable, "-c", code, quick_folder], capture_output=True, text=True, check=True)
    assert told.stdout == "True\n"


@pytest.mark.parametrize("content", [b"", b"left by a crash", bytes(5000)])
def test_whatever_lies_in_the_guard_file_the_practice_opens(quick_folder, content):
    (quick_folder / "practice.lock").write_bytes(content)
    open_vault(quick_folder).close()


def test_a_guard_that_cannot_be_is_told(quick_folder):
    (quick_folder / "practice.lock").unlink()
    (quick_folder / "practice.lock").mkdir()
    with pytest.raises(CannotWrite):
        open_vault(quick_folder)


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(CannotWrite):
        make_vault(tmp_path / "file" / "practice")


def test_a_synchronised_folder_is_refused(tmp_path, quick_folder):
    with pytest.raises(SyncedFolder):
        make_vault(tmp_path / "Dropbox" / "practice")
    quick_folder.rename(tmp_path / "OneDrive - Practice")
    with pytest.raises(SyncedFolder):
        open_vault(tmp_path / "OneDrive - Practice")
    assert not (tmp_path / "Dropbox").exists()


def test_nobody_else_can_read_the_folder(quick_folder, vault):
    with vault.write() as tx:
        tx.notes.start(NOTE)
    modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in quick_folder.iterdir() if p.is_file()}
    assert set(modes.values()) == {0o600}
    assert "practice.vault-wal" in modes
    assert stat.S_IMODE(quick_folder.stat().st_mode) == 0o700
    backup = vault.close()
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600


def test_no_word_stands_readable_in_any_file(quick_folder, vault):
    canary = "Quetzalcoatlus"
    with vault.write() as tx:
        tx.notes.start(replace(NOTE, words=canary))
        tx.search.put(replace(NOTE, words=canary), canary)
    with vault.read() as tx:
        assert tx.search.find(canary)
    while_open = contents(quick_folder)
    vault.close()
    after = {**contents(quick_folder), **contents(quick_folder / "backups")}
    for name, content in (*while_open.items(), *after.items()):
        for secret in (canary, CLIENT.name, THERAPIST.name, PASSPHRASE, "SQLite format 3"):
            assert name == "practice.lock" or secret.encode() not in content, name


def test_opening_does_not_import_what_migrates(quick_folder):
    code = (
        "import sys; from pathlib import Path; from tests.vault_fixtures import open_vault\n"
        "open_vault(Path(sys.argv[1])).close(); print('alembic' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", code, quick_folder], capture_output=True, text=True, check=True)
    assert told.stdout == "False\n"


def test_a_folder_in_use_keeps_its_rights(tmp_path):
    (tmp_path / "mine.txt").write_text("x")
    tmp_path.chmod(0o755)
    make_vault(tmp_path).close()
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755
    assert stat.S_IMODE((tmp_path / "practice.vault").stat().st_mode) == 0o600


def test_a_writer_does_not_wait_for_itself(vault):
    with vault.write(), pytest.raises(RuntimeError), vault.write():
        pass


def test_a_reader_sees_one_picture_while_another_thread_writes(vault):
    with vault.read() as tx:
        before = tx.clients.count()
        with vault.write() as other:
            other.clients.save(replace(CLIENT, id="c2"))
        assert tx.clients.count() == before
    with vault.read() as tx:
        assert tx.clients.count() == before + 1


def test_the_log_is_brought_into_the_file(quick_folder, vault):
    with vault.write() as tx:
        tx.notes.start(NOTE)
    assert (quick_folder / "practice.vault-wal").stat().st_size > 0
    vault.checkpoint()
    assert (quick_folder / "practice.vault-wal").stat().st_size == 0


def test_an_unchanged_practice_makes_no_backup(quick_folder, vault):
    assert vault.close() is None


def test_therapists_are_added_and_chosen(quick_folder, vault):
    with vault.write() as tx:
        tx.practice.save_therapist(Therapist("t2", "Kim Sample"))
        tx.practice.save(replace(PRACTICE, name="Renamed"))
    vault.close()
    vault = Vault.open(quick_folder, PASSPHRASE, floor=QUICK, clock=clock, who="t2")
    assert vault.who == "t2"
    with pytest.raises(NotFound), vault.read() as tx:
        tx.practice.therapist("t9")
    with vault.read() as tx:
        assert tx.practice.get().name == "Renamed"
        assert len(tx.practice.therapists()) == 2
    vault.close()
