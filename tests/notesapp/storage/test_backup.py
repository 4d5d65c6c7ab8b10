import json
import zipfile
from dataclasses import replace
from datetime import timedelta

import pytest

from notesapp.storage.backup import SUFFIX, list_backups, superfluous
from notesapp.storage.places import Places
from notesapp.storage.upgrade import HEAD
from tests.note_examples import NOTE
from tests.notesapp.storage.test_chain import sign, tampered
from tests.vault_fixtures import NOW, open_vault


def test_a_backup_holds_database_keys_and_manifest_and_opens(tmp_path, quick_folder, vault):
    note, revision = sign(vault, 1)
    made = vault.close()
    assert made == quick_folder / "backups" / "2026-11-20T14-00-00Z.practice-backup"
    restored = tmp_path / "restored"
    with zipfile.ZipFile(made) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        archive.extractall(restored)
    assert manifest["head"] == {"seq": 1, "hash": revision.hash}
    assert (manifest["counts"]["session"], manifest["schema"], manifest["made"]) == (1, HEAD, "2026-11-20T14:00:00Z")
    again = open_vault(restored)
    with again.read() as tx:
        assert tx.notes.get("n1").note == note
    assert again.check().is_good
    again.close()


def test_each_closing_after_a_change_adds_one_and_leaves_nothing_else(quick_folder, vault):
    sign(vault, 1)
    first = vault.close()
    again = open_vault(quick_folder)
    sign(again, 2)
    second = again.close()
    assert set(list_backups(Places(quick_folder))) == {first, second}
    assert set((quick_folder / "backups").iterdir()) == {first, second}


def test_a_practice_with_a_bad_link_is_backed_up_all_the_same(vault):
    sign(vault, 1)
    tampered(vault, "UPDATE revision SET author = 'x'")
    with zipfile.ZipFile(vault.close()) as archive:
        assert json.loads(archive.read("manifest.json"))["chain_is_whole"] is False


def test_a_change_that_was_taken_back_makes_no_backup(vault):
    with pytest.raises(ZeroDivisionError), vault.write() as tx:
        tx.notes.start(replace(NOTE, words=str(1 / 0)))
    assert vault.close() is None


def named(at):
    return at.strftime("%Y-%m-%dT%H-%M-%SZ") + SUFFIX


def test_backups_grow_sparser_with_their_age():
    names = [named(NOW - timedelta(hours=5 * number)) for number in range(5000)]
    kept = set(names) - superfluous(names, NOW)
    assert set(names[:10]) <= kept  # all of 48 hours
    assert 10 + 12 + 6 + 20 <= len(kept) <= 10 + 14 + 8 + 24
    assert min(kept) < named(NOW - timedelta(days=650))
    assert superfluous(sorted(kept), NOW) == set()


def test_the_last_backup_and_what_is_not_ours_are_never_thinned_out():
    old = named(NOW - timedelta(days=4000))
    assert superfluous([old, "holiday.jpg", "x" + SUFFIX], NOW) == set()


def test_thinning_takes_old_files_away(quick_folder, vault):
    backups = quick_folder / "backups"
    backups.mkdir()
    names = [named(NOW - timedelta(days=300, minutes=number)) for number in range(3)]
    for name in names:
        (backups / name).write_bytes(b"")
    sign(vault, 1)
    made = vault.close()
    assert sorted(path.name for path in backups.iterdir()) == sorted([names[0], made.name])
