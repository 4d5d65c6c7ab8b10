import os
import random
import resource
from contextlib import contextmanager
from dataclasses import replace
from types import SimpleNamespace

import pytest
from sqlalchemy.exc import OperationalError

from notesapp.model.body_map import MarkKind
from notesapp.model.expected import CannotWrite, DiskFull, NoPractice, StorageFailed, VaultDamaged
from notesapp.model.signature import SignedNote
from notesapp.storage import backup, engine, keys
from tests.faults.kill import killed, worker
from tests.note_examples import KNOT, NOTE
from tests.notesapp.storage.test_chain import sign
from tests.vault_fixtures import make_vault, open_vault

LONG = tuple((at * 7919 % 100_000, at * 104_729 % 100_000) for at in range(30_000))
BIG = replace(
    NOTE, body_map=NOTE.body_map.with_mark(replace(KNOT, id="big", kind=MarkKind.STROKE, strokes=(LONG,) * 8))
)


@pytest.fixture
def started(vault):
    with vault.write() as tx:
        tx.notes.start(NOTE)
    return vault


def save(vault, note, was=NOTE):
    with vault.write() as tx:
        tx.notes.save(note, was)


def read(vault):
    with vault.read() as tx:
        return tx.notes.get("n1")


@contextmanager
def no_file_larger_than(size):
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_is_told_and_loses_nothing(started, quick_folder):
    log = quick_folder / "practice.vault-wal"
    with no_file_larger_than(log.stat().st_size + 40_000), pytest.raises(DiskFull):
        save(started, BIG)
    assert read(started) == NOTE
    save(started, BIG)
    assert read(started) == BIG
    assert started.check().is_good


def test_a_full_database_is_told_and_loses_nothing(started):
    with started._writer.connect() as connection:
        connection.connection.driver_connection.execute("PRAGMA max_page_count = 1")
    with pytest.raises(DiskFull):
        save(started, BIG)
    assert read(started) == NOTE
    save(started, BIG)  # the connection with the limit has been closed
    assert read(started) == BIG


def test_a_backup_on_a_full_disk_leaves_no_half_file_and_the_vault_closes(started, quick_folder):
    save(started, BIG)
    started.checkpoint()
    with no_file_larger_than(200_000), pytest.raises(DiskFull):
        started.close()
    assert list((quick_folder / "backups").iterdir()) == []
    again = open_vault(quick_folder)
    assert read(again) == BIG
    again.close()


def descriptors(path):
    for name in os.listdir("/proc/self/fd"):
        try:
            if os.readlink(f"/proc/self/fd/{name}") == str(path):
                yield int(name)
        except FileNotFoundError:
            pass


def test_a_disk_that_does_not_take_a_change_is_told_and_saving_can_go_on(started, quick_folder):
    log = quick_folder / "practice.vault-wal"
    for number in list(descriptors(log)):
        read_only = os.open(log, os.O_RDONLY)
        os.dup2(read_only, number)
        os.close(read_only)
    with pytest.raises(StorageFailed):
        save(started, BIG)
    started.recover()
    assert read(started) == NOTE
    save(started, BIG)
    assert read(started) == BIG
    assert started.check().is_good


def test_damage_that_is_met_while_open_is_told_and_can_be_recovered_from(started, quick_folder):
    started.checkpoint()
    started.recover()  # nothing is read from memory any more
    path = quick_folder / "practice.vault"
    whole = path.read_bytes()
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(len(whole) - 4096))
    with pytest.raises(VaultDamaged):
        read(started)
    with path.open("r+b") as file:
        file.write(whole)
    started.recover()
    assert read(started) == NOTE


def finds_all_good(folder):
    try:
        vault = open_vault(folder)
    except VaultDamaged:
        return False
    try:
        return vault.check().is_good
    except VaultDamaged:
        return False
    finally:
        vault.close()


@pytest.mark.parametrize("at", [0.3, 0.6, 0.9])
def test_one_changed_byte_is_found_by_the_check(started, quick_folder, at):
    started.close()
    path = quick_folder / "practice.vault"
    content = bytearray(path.read_bytes())
    content[int(len(content) * at)] ^= 1
    path.write_bytes(content)
    assert not finds_all_good(quick_folder)


def test_the_mark_that_could_not_be_written_is_written_later(vault, quick_folder, monkeypatch):
    before = (quick_folder / "practice.keys").read_bytes()

    def fail(*_):
        raise CannotWrite

    with monkeypatch.context() as patched:
        patched.setattr(keys, "store", fail)
        sign(vault, 1)  # the note is signed all the same
        vault.checkpoint()
    assert (quick_folder / "practice.keys").read_bytes() == before
    vault.checkpoint()
    assert b'"seq": 1' in (quick_folder / "practice.keys").read_bytes()


def test_what_is_no_failure_of_the_disk_is_a_bug(vault):
    with pytest.raises(OperationalError), vault.write() as tx:
        tx.rows.run("SELECT nothing FROM nowhere")


def test_failures_have_one_meaning_each(tmp_path, monkeypatch):
    class Failure(Exception):
        sqlite_errorname = ""

    def meaning(name):
        error = Failure()
        error.sqlite_errorname = name
        return type(engine.meaning(error, tmp_path))

    assert meaning("SQLITE_BUSY") is StorageFailed
    assert meaning("SQLITE_IOERR") is StorageFailed
    assert meaning("SQLITE_CORRUPT") is VaultDamaged
    assert meaning("SQLITE_MISUSE") is type(None)
    monkeypatch.setattr(engine.shutil, "disk_usage", lambda _: SimpleNamespace(free=0))
    assert meaning("SQLITE_IOERR") is DiskFull
    monkeypatch.undo()
    assert type(engine.meaning(OSError(), tmp_path / "nothing")) is type(None)
    gone = Failure()
    gone.sqlite_errorname = "SQLITE_IOERR"
    assert type(engine.meaning(gone, tmp_path / "nothing")) is StorageFailed


def test_a_key_of_another_length_is_never_taken_for_a_passphrase(tmp_path):
    with pytest.raises(ValueError, match="32 bytes"):
        engine.connect(tmp_path / "x", bytes(31), mode="rwc")


def test_an_sqlite_that_can_lose_pages_or_does_not_encrypt_is_not_used(tmp_path, monkeypatch):
    monkeypatch.setattr(engine.sqlcipher, "sqlite_version_info", (3, 51, 2))
    with pytest.raises(RuntimeError, match=r"3\.51\.3"):
        engine.connect(tmp_path / "x", bytes(32), mode="rwc")
    monkeypatch.undo()
    import sqlite3

    monkeypatch.setattr(engine.sqlcipher, "connect", sqlite3.connect)
    with pytest.raises(RuntimeError, match="encrypt"):
        engine.connect(tmp_path / "x", bytes(32), mode="rwc")
    assert (tmp_path / "x").read_bytes() == b""


def test_a_creation_that_fails_leaves_no_practice(tmp_path, monkeypatch):
    folder = tmp_path / "p"

    def fail(*_):
        raise DiskFull

    with monkeypatch.context() as patched:
        patched.setattr(keys, "store", fail)
        with pytest.raises(DiskFull):
            make_vault(folder)
    assert not (folder / "practice.vault").exists()
    make_vault(folder).close()


def test_a_creation_that_fails_within_can_be_done_again(tmp_path, monkeypatch):
    def fail(*_):
        raise DiskFull

    with monkeypatch.context() as patched:
        patched.setattr("notesapp.storage.practice.PracticeRows.save", fail)
        with pytest.raises(DiskFull):
            make_vault(tmp_path / "p")
    with pytest.raises(NoPractice):
        open_vault(tmp_path / "p")
    make_vault(tmp_path / "p").close()


def test_a_backup_that_is_not_the_same_is_not_kept(started, quick_folder, monkeypatch):
    monkeypatch.setattr(backup, "_copy", lambda vault, key, copy: _bad_copy(vault, key, copy))
    with pytest.raises(StorageFailed, match="verified"):
        started.close()
    assert list((quick_folder / "backups").iterdir()) == []


real_copy = backup._copy


def _bad_copy(vault, key, copy):
    real_copy(vault, key, copy)
    return keys.Mark(5, "other")


def test_what_was_acknowledged_survives_kill_9(quick_folder):
    """Twenty times a child that saves and signs is killed at any moment, and the practice is opened again."""
    chance, acknowledged = random.Random(5), 0
    with worker() as process:
        for _ in range(20):
            first = acknowledged + 1
            told_all = killed(process, "save", first, quick_folder, chance.random() * 0.08)
            acknowledged = max(int(number) for word, number in told_all if word == "saved")
            assert acknowledged >= first
            vault = open_vault(quick_folder)
            assert vault.chain_report.is_whole
            with vault.write() as tx:
                for number in range(first, acknowledged + 1):
                    kept = tx.notes.get(f"n{number}")
                    assert isinstance(kept, SignedNote) is bool(number % 2)
                    assert (kept.note if number % 2 else kept).words == f"changed {number}"
                if tx.rows.one("SELECT 1 FROM note WHERE id = ?", f"n{acknowledged + 1}"):
                    acknowledged += 1  # begun, perhaps even saved, but not yet told
            assert vault.check().is_good
            vault._has_changed = False  # no backup for each of twenty
            vault.close()
    assert acknowledged >= 20
