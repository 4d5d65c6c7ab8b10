import os
import random
import shutil
import zipfile
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notesapp.model.expected import (
    BackupDamaged,
    CannotWrite,
    Expected,
    PracticeExists,
    VaultInUse,
    VaultIsNewer,
    WrongPassphrase,
)
from notesapp.storage import restore as restoring
from notesapp.storage.backup import copy_to, is_due, last_made
from notesapp.storage.bundle import read_manifest, verify_backup
from notesapp.storage.chain import Fault
from notesapp.storage.places import Places
from notesapp.storage.restore import restore
from notesapp.storage.vault import Vault
from tests.notesapp.storage.test_chain import sign
from tests.vault_fixtures import NOW, PASSPHRASE, QUICK, clock, make_vault, open_vault


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """A practice whose backup holds one signed note, and which holds two."""
    folder = tmp_path_factory.mktemp("restore") / "practice"
    vault = make_vault(folder)
    sign(vault, 1)
    vault.backup_now()
    sign(vault, 2)
    vault._has_changed = False
    vault.close()
    return folder


@pytest.fixture
def practice(template, tmp_path):
    return Path(shutil.copytree(template, tmp_path / "practice"))


@pytest.fixture
def backup(practice):
    (one,) = (practice / "backups").glob("*.practice-backup")
    return one


def notes_in(folder):
    """How many signed notes the practice holds; it must open and be good."""
    vault = open_vault(folder)
    try:
        assert vault.check().is_good
        with vault.read() as tx:
            return int(tx.rows.one("SELECT count(*) FROM revision"))
    finally:
        vault._has_changed = False
        vault.close()


def to(backup, folder, passphrase=PASSPHRASE, **options):
    return restore(backup, folder, passphrase, NOW, floor=QUICK, **options)


def test_a_backup_is_made_while_the_practice_is_open_and_used(practice):
    vault = open_vault(practice)
    assert not vault.backup_is_due
    sign(vault, 3)
    made = vault.backup_now()
    sign(vault, 4)
    assert read_manifest(made).head.seq == 3
    manifest, checked = verify_backup(made, PASSPHRASE, QUICK)
    assert (manifest.vault_id, checked.is_good, checked.counts["session"]) == (vault.vault_id, True, 3)
    assert last_made(Places(practice)) == NOW
    vault.close()


def test_a_backup_is_due_after_half_an_hour_if_anything_changed():
    soon, late = NOW + timedelta(minutes=29), NOW + timedelta(minutes=30)
    assert [is_due(NOW, at, changed=True) for at in (soon, late)] == [False, True]
    assert not is_due(NOW, late, changed=False)
    assert is_due(None, NOW, changed=True)
    assert is_due(late, NOW, changed=True)  # the clock was set back


def test_a_backup_that_failed_is_still_due(practice, monkeypatch):
    times = iter([NOW, NOW + timedelta(hours=1), NOW + timedelta(hours=1)])
    vault = open_vault(practice)
    vault.clock = lambda: next(times)
    sign_nothing = vault.write()
    with sign_nothing as tx:
        tx.audit.add("view", "client", "c1")

    def fail(*_):
        raise CannotWrite

    with monkeypatch.context() as patched:
        patched.setattr("notesapp.storage.backup.make", fail)
        with pytest.raises(CannotWrite):
            vault.backup_now()
    vault.clock = lambda: NOW + timedelta(hours=1)
    assert vault.backup_is_due
    vault.close()


def test_a_restored_practice_holds_what_the_backup_held_and_says_so(backup, tmp_path):
    done = to(backup, tmp_path / "new")
    assert (done.aside, done.manifest.head.seq, done.checked.is_good) == (None, 1, True)
    assert notes_in(tmp_path / "new") == 1
    vault = open_vault(tmp_path / "new")
    with vault.read() as tx:
        entry = tx.audit.entries()[0]
    assert (entry.action, entry.detail, entry.at) == ("restore", "from revision 1", NOW)
    vault.close()
    assert {path.name for path in (tmp_path / "new").iterdir()} >= {"practice.vault", "practice.keys"}
    assert not list((tmp_path / "new").glob("*.rest*"))


def test_it_takes_the_place_of_the_one_there_only_when_asked_and_keeps_it_aside(practice, backup):
    before = (practice / "practice.vault").read_bytes()
    with pytest.raises(PracticeExists):
        to(backup, practice)
    assert notes_in(practice) == 2
    before = (practice / "practice.vault").read_bytes()
    (practice / "practice.vault-wal").write_bytes(b"stale")
    done = to(backup, practice, switch=True)
    assert notes_in(practice) == 1
    assert done.aside is not None
    assert (done.aside / "practice.vault").read_bytes() == before
    assert (done.aside / "practice.vault-wal").read_bytes() == b"stale"
    (done.aside / "practice.vault-wal").unlink()
    assert notes_in(done.aside) == 2


def test_a_practice_that_is_open_is_not_replaced(practice, backup):
    vault = open_vault(practice)
    with pytest.raises(VaultInUse):
        to(backup, practice, switch=True)
    vault.close()
    with pytest.raises(WrongPassphrase):
        to(backup, practice, "wrong", switch=True)
    assert notes_in(practice) == 2


def test_the_passphrase_of_the_day_or_the_recovery_key_opens_a_backup(practice):
    vault = open_vault(practice)
    printed = vault.make_recovery_key()
    made = vault.backup_now()
    vault.change_passphrase("Quite Another", QUICK)
    vault.close()
    for secret in (PASSPHRASE, printed):
        assert verify_backup(made, secret, QUICK)[1].is_good
    with pytest.raises(WrongPassphrase):
        verify_backup(made, "Quite Another", QUICK)


class Killed(BaseException):
    pass


STEPS = ("os.rename", "os.replace", "os.mkdir", "os.unlink", "os.rmdir", "os.fsync", "os.open")


def killed_at(monkeypatch, number):
    """Let the NUMBER-th change of a file or folder be the last thing that happens."""
    left, here = [number], os.getpid()

    def wrap(real):
        def step(*arguments, **named):
            if os.getpid() == here:
                if left[0] == 0:
                    raise Killed
                left[0] -= 1
            return real(*arguments, **named)

        return step

    for name in STEPS:
        monkeypatch.setattr(os, name.partition(".")[2], wrap(getattr(os, name.partition(".")[2])))
    return left


def test_broken_off_anywhere_it_is_the_old_practice_or_the_restored_one(template, tmp_path, monkeypatch):
    seen, number = [], 0
    while True:
        folder = Path(shutil.copytree(template, tmp_path / f"at{number}"))
        (backup,) = (folder / "backups").glob("*.practice-backup")
        with monkeypatch.context() as patched:
            left = killed_at(patched, number)
            with suppress(Killed):
                to(backup, folder, switch=True)
            finished = left[0] > 0
        if finished:
            break
        seen.append(notes_in(folder))
        assert not list(folder.glob("*.restored"))
        shutil.rmtree(folder)
        number += 1
    assert set(seen) == {1, 2}
    assert seen == sorted(seen, reverse=True)  # one moment decides
    assert number >= 25


def test_a_damaged_backup_is_refused_and_nothing_changes(practice, backup, tmp_path):
    whole, chance = backup.read_bytes(), random.Random(3)
    spoiled = tmp_path / "spoiled.practice-backup"
    places = [chance.randrange(len(whole)) for _ in range(40)]
    places += [whole.index(name) for name in (b"practice.vault", b"practice.keys", b"manifest.json", b'"sha256"')]
    for at in places:
        changed = bytearray(whole)
        changed[at] ^= 1 << chance.randrange(8)
        spoiled.write_bytes(changed)
        try:
            verify_backup(spoiled, PASSPHRASE, QUICK)
        except BackupDamaged:
            continue
        assert harmless(whole, spoiled)
    for end in (0, 1, 100, len(whole) // 2, len(whole) - 1):
        spoiled.write_bytes(whole[:end])
        with pytest.raises(BackupDamaged):
            to(spoiled, practice, switch=True)
    with pytest.raises(BackupDamaged):
        to(tmp_path / "nothing", practice, switch=True)
    assert notes_in(practice) == 2


def harmless(whole, spoiled):
    """A changed bit in a date or right of the bundle's own directory: all that it holds is the same."""
    with zipfile.ZipFile(spoiled) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    return all(content in whole for content in held.values())


@given(st.binary(max_size=400))
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_file_is_a_backup_or_damaged(tmp_path, content):
    path = tmp_path / "any"
    path.write_bytes(content)
    with pytest.raises(BackupDamaged):
        read_manifest(path)


@pytest.mark.parametrize("manifest", ["5", "[]", "{}", '{"vault": 1}', "[" * 9999, "\ud800"])
def test_a_manifest_of_nonsense_is_damage(tmp_path, manifest):
    path = tmp_path / "any"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("practice.vault", "practice.keys"):
            archive.writestr(name, b"")
        archive.writestr("manifest.json", manifest.encode(errors="surrogatepass"))
    with pytest.raises(BackupDamaged):
        read_manifest(path)


def test_a_backup_of_a_newer_version_is_refused(backup, tmp_path, monkeypatch):
    monkeypatch.setattr("notesapp.storage.upgrade.SCHEMAS", ("0001",))
    with pytest.raises(VaultIsNewer):
        to(backup, tmp_path / "new")
    assert not (tmp_path / "new" / "practice.vault").exists()


def test_the_second_place_gets_the_same_file_and_thins_out_its_own_only(practice, backup, tmp_path):
    second = tmp_path / "stick" / "copies"
    second.mkdir(parents=True)
    old = [f"2020-01-01T0{hour}-00-00Z" for hour in (1, 2)]
    vault_id = read_manifest(backup).vault_id
    for name in old:
        (second / f"{name}-{vault_id[:8]}.practice-backup").write_bytes(b"")
        (second / f"{name}-ffffffff.practice-backup").write_bytes(b"")
    made = copy_to(backup, vault_id, second)
    assert made.read_bytes() == backup.read_bytes()
    assert verify_backup(made, PASSPHRASE, QUICK)[1].is_good
    names = {path.name for path in second.iterdir()}
    assert names == {
        *(f"{name}-ffffffff.practice-backup" for name in old),
        f"{old[1]}-{vault_id[:8]}.practice-backup",
        made.name,
    }


def test_a_second_place_that_is_not_there_is_told(backup, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Expected, match="second place"):
        copy_to(backup, "a" * 32, tmp_path / "file")


def test_going_on_after_a_restore_is_no_fault_of_the_chain(practice, backup):
    to(backup, practice, switch=True)
    vault = open_vault(practice)
    assert vault.chain_report.fault is None
    sign(vault, 3)
    assert vault.check().is_good
    vault.close()


def test_an_older_file_put_back_by_hand_is_still_found(practice, backup):
    with zipfile.ZipFile(backup) as archive:
        (practice / "practice.vault").write_bytes(archive.read("practice.vault"))
    vault = Vault.open(practice, PASSPHRASE, floor=QUICK, clock=clock)
    assert vault.chain_report.fault is Fault.CUT_SHORT
    vault._has_changed = False
    vault.close()


def test_finishing_where_nothing_was_begun_changes_nothing(practice):
    assert restoring.finish(Places(practice)) is None
