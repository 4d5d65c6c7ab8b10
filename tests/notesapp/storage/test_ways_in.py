"""Several therapists, each with a passphrase and a signing key; the keyring's slot; what a door tells."""

import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from notesapp.editing.stamp import Stamp
from notesapp.machine.system_keyring import SystemKeyring
from notesapp.model.expected import NoKeyring, NoPassphrase, NotFound, NotYours, WrongPassphrase
from notesapp.model.practice import Therapist
from notesapp.storage import slots, ways_in
from notesapp.storage.at_the_door import Door, doors, has_recovery_key
from notesapp.storage.vault import Vault
from notesapp.usecases.brief import brief
from notesapp.usecases.open_practice import open_by_keyring
from notesapp.usecases.sign_note import sign_note
from tests.fakes import Clock, Ids
from tests.keyring_backend import Locked, Memory
from tests.note_examples import AT, NOTE
from tests.vault_fixtures import PASSPHRASE, QUICK, THERAPIST, clock, open_vault

KIM = Therapist("t2", "Kim Other")
KIMS = "seven grey pebbles"


def opened(folder: Path, secret: str, slot_id: str | None = None) -> Vault:
    return Vault.open(folder, secret, floor=QUICK, clock=clock, slot_id=slot_id)


def sign(vault, number, author=None):
    """Sign a note as AUTHOR, by default who is at work."""
    note = replace(NOTE, id=f"n{number}", session_id=f"s{number}", number=number)
    with vault.write() as tx:
        tx.notes.start(note)
    return sign_note(
        vault, brief(vault, "c1", author), note, note, Stamp(Clock(AT.replace(hour=16)), Ids(f"x{number}"))
    )


@pytest.fixture
def both(vault):
    ways_in.add_therapist(vault, KIM, KIMS, QUICK)
    return vault


def test_each_opens_with_a_passphrase_of_their_own_and_is_who_is_at_work(both, quick_folder):
    both.close()
    for secret, who in ((PASSPHRASE, "t1"), (KIMS, "t2")):
        vault = opened(quick_folder, secret)
        assert vault.who == who
        with vault.read() as tx:
            assert tx.practice.therapist().id == who
        vault.close()


def test_the_door_tells_names_only_when_there_are_several(vault, quick_folder):
    assert [door.name for door in doors(quick_folder)] == [""]
    ways_in.add_therapist(vault, KIM, KIMS, QUICK)
    assert [door.name for door in doors(quick_folder)] == ["Robin Sample", "Kim Other"]
    ways_in.rename_therapist(vault, replace(KIM, name="Kim Dewey"))
    assert [door.name for door in doors(quick_folder)] == ["Robin Sample", "Kim Dewey"]
    vault.change_passphrase("another one of Robin's", QUICK)
    assert [door.name for door in doors(quick_folder)] == ["Robin Sample", "Kim Dewey"]


def test_one_door_opens_to_its_own_passphrase_only(both, quick_folder):
    both.close()
    robin, kim = doors(quick_folder)
    with pytest.raises(WrongPassphrase):
        opened(quick_folder, KIMS, robin.slot_id)
    vault = opened(quick_folder, KIMS, kim.slot_id)
    assert vault.who == "t2"
    vault.close()


def test_a_label_that_was_changed_lets_nobody_be_another(both, quick_folder):
    both.close()
    file = both.key_file.with_name("passphrase:t2", "Robin Sample").with_name("1", "Kim Other")
    (quick_folder / "practice.keys").write_bytes(file.content())
    vault = opened(quick_folder, KIMS)
    assert vault.who == "t2"
    vault.close()
    swapped = tuple({**s, "id": {"1": "passphrase:t2", "passphrase:t2": "1"}[s["id"]]} for s in file.slots)
    (quick_folder / "practice.keys").write_bytes(replace(file, slots=swapped).content())
    with pytest.raises(WrongPassphrase):
        opened(quick_folder, KIMS)


def test_who_changes_the_passphrase_changes_their_own(both, quick_folder):
    both.close()
    vault = opened(quick_folder, KIMS)
    assert ways_in.is_passphrase(vault, KIMS, QUICK)
    assert not ways_in.is_passphrase(vault, PASSPHRASE, QUICK)
    vault.checkpoint()
    before, keys_before = (quick_folder / "practice.vault").read_bytes(), vault.key_file
    vault.change_passphrase("eight grey pebbles", QUICK)
    assert (quick_folder / "practice.vault").read_bytes() == before
    assert vault.key_file != keys_before
    vault.close()
    for secret in ("eight grey pebbles", PASSPHRASE):
        opened(quick_folder, secret).close()
    with pytest.raises(WrongPassphrase):
        opened(quick_folder, KIMS)


def test_each_signs_with_a_key_of_their_own_and_never_as_the_other(both):
    first = sign(both, 1)
    with pytest.raises(NotYours):
        sign(both, 3, author="t2")
    both.who = "t2"
    second = sign(both, 2)
    with both.read() as tx:
        owners = dict(
            tx.rows.all("SELECT r.author, k.therapist_id FROM revision r JOIN signing_key k ON k.id = r.key_id")
        )
        assert owners == {"t1": "t1", "t2": "t2"}
        assert [e.who for e in tx.audit.entries() if e.action == "sign"] == ["t2", "t1"]
    assert [(s.revision.author, s.therapist.name) for s in (first, second)] == [
        ("t1", "Robin Sample"),
        ("t2", "Kim Other"),
    ]


def test_who_left_opens_nothing_and_what_they_signed_still_verifies(both, quick_folder):
    both.who = "t2"
    sign(both, 1)
    both.who = "t1"
    ways_in.deactivate(both, "t2")
    assert not ways_in.can_open(both, "t2")
    assert [(c.therapist.id, c.left_at is None) for c in _staff(both)] == [("t1", True), ("t2", False)]
    assert both.check().is_good
    both.close()
    with pytest.raises(WrongPassphrase):
        opened(quick_folder, KIMS)
    (quick_folder / "practice.keys").unlink()  # the copy has forgotten them as well
    with pytest.raises(WrongPassphrase):
        opened(quick_folder, KIMS)
    vault = open_vault(quick_folder)
    assert vault.chain_report.is_whole
    ways_in.add_therapist(vault, KIM, "nine new pebbles", QUICK)
    assert [c.left_at for c in _staff(vault)] == [None, None]
    vault.close()
    opened(quick_folder, "nine new pebbles").close()


def _staff(vault):
    with vault.read() as tx:
        return tx.practice.staff()


def test_the_first_therapist_can_leave_too_and_come_back(both, quick_folder):
    both.who = "t2"
    ways_in.deactivate(both, "t1")
    both.close()
    with pytest.raises(WrongPassphrase):
        open_vault(quick_folder)
    vault = opened(quick_folder, KIMS)
    ways_in.add_therapist(vault, THERAPIST, "back again with oil", QUICK)
    vault.close()
    vault = opened(quick_folder, "back again with oil")
    assert vault.who == "t1"
    vault.close()


def test_nobody_shuts_themselves_out_and_a_passphrase_is_needed(both):
    with pytest.raises(NotYours):
        ways_in.deactivate(both, "t1")
    with pytest.raises(NotFound):
        ways_in.deactivate(both, "t9")
    with pytest.raises(NoPassphrase):
        ways_in.add_therapist(both, Therapist("t3", "New"), "  ", QUICK)
    assert len(_staff(both)) == 2


def test_the_recovery_key_is_unconfirmed_until_somebody_has_it_on_paper(vault, quick_folder):
    assert not has_recovery_key(quick_folder)
    printed = vault.make_recovery_key(confirmed=False)
    assert has_recovery_key(quick_folder)
    assert vault.key_file.has_recovery_key
    assert not vault.key_file.recovery_is_confirmed
    ways_in.confirm_recovery(vault)
    assert vault.key_file.recovery_is_confirmed
    vault.close()
    again = opened(quick_folder, printed)
    assert (again.opened_by, again.who) == (slots.RECOVERY, "t1")
    again.close()


@pytest.mark.parametrize("content", [b"", b"5", b'{"slots": 5}', b'{"slots": [[]]}', b"[" * 100_000])
def test_a_key_file_that_cannot_be_read_has_no_doors(tmp_path, content):
    (tmp_path / "practice.keys").write_bytes(content)
    assert doors(tmp_path) == ()
    assert not has_recovery_key(tmp_path)


def test_a_door_of_a_damaged_key_file_is_that_of_its_copy(vault, quick_folder):
    vault.close()
    (quick_folder / "practice.keys").write_bytes(b"x")
    assert doors(quick_folder) == (Door("1", ""),)


# the keyring


def test_the_keyring_opens_as_its_therapist_until_it_is_turned_off(both, quick_folder):
    both.who = "t2"
    ring = SystemKeyring(Memory())
    slot_id, secret = ways_in.new_keyring_slot_id(both), bytes(range(32))
    ring.put(slot_id, secret)
    ways_in.add_keyring_slot(both, slot_id, secret)
    assert ways_in.keyring_slots(both) == (slot_id,)
    both.close()
    vault = open_by_keyring(quick_folder, slot_id, ring.get(slot_id) or b"")
    assert (vault.who, vault.opened_by) == ("t2", slots.KEYRING)
    with pytest.raises(WrongPassphrase):
        vault.key_file.open_with(slot_id, bytes(32))
    with pytest.raises(WrongPassphrase):
        vault.key_file.open_with("keyring:t1:other", secret)
    ways_in.drop_slots(vault, slot_id)
    ring.drop(slot_id)
    vault.close()
    assert ring.get(slot_id) is None
    with pytest.raises(WrongPassphrase):
        open_by_keyring(quick_folder, slot_id, secret)
    opened(quick_folder, KIMS).close()


def test_who_leaves_takes_the_keyring_slot_along(both):
    both.who = "t2"
    ways_in.add_keyring_slot(both, ways_in.new_keyring_slot_id(both), bytes(32))
    both.who = "t1"
    ways_in.deactivate(both, "t2")
    assert not any(slot["kind"] == slots.KEYRING for slot in both.key_file.slots)


# where one was


def test_a_place_is_told_once_and_to_its_therapist_only(both, quick_folder):
    with both.write() as tx:
        tx.practice.remember_place('{"page": "session"}')
        tx.practice.remember_place('{"page": "client"}')
    both.who = "t2"
    with both.write() as tx:
        assert tx.practice.take_place() is None
    both.who = "t1"
    with both.write() as tx:
        found = tx.practice.take_place()
        assert found is not None
        assert found[1] == '{"page": "client"}'
        assert isinstance(found[0], datetime)
        assert tx.practice.take_place() is None


@pytest.mark.parametrize("backend", [Locked(), None])
def test_without_a_keyring_that_answers_there_is_one_sentence(backend, monkeypatch):
    import keyring

    monkeypatch.setattr(keyring, "get_keyring", keyring.backends.fail.Keyring)
    for act in (lambda ring: ring.put("a", b"x"), lambda ring: ring.get("a"), lambda ring: ring.drop("a")):
        with pytest.raises(NoKeyring) as caught:
            act(SystemKeyring(backend))
        assert str(caught.value).endswith(".")


def test_an_installation_without_the_library_says_so(monkeypatch):
    monkeypatch.setitem(sys.modules, "keyring", None)
    with pytest.raises(NoKeyring, match="without the part"):
        SystemKeyring().get("a")


def test_a_keyring_that_keeps_nothing_is_not_trusted():
    class Forgets(Memory):
        def set_password(self, service, username, password):
            pass

    with pytest.raises(NoKeyring, match="did not keep"):
        SystemKeyring(Forgets()).put("a", bytes(32))
    ring = Memory()
    ring.kept["Session Notes", "a"] = "no base64 ä"
    assert SystemKeyring(ring).get("a") is None
