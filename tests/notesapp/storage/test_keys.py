import contextlib
import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notesapp.model.expected import CannotWrite, DiskFull, KeysDamaged, WrongPassphrase
from notesapp.storage import keys, noted, places, slots
from notesapp.storage.keys import FLOOR, Cost, Mark, calibrated, new_key_file, parse, store, unlock
from notesapp.storage.places import Places, write_whole
from notesapp.storage.vault import Vault
from notesapp.usecases.access_log import Kind, access_log
from tests.vault_fixtures import QUICK, open_vault

KEY = bytes(range(32))
FILE = new_key_file("a" * 32, KEY, "Open Sesame", QUICK)

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


def test_what_is_written_is_read_again():
    assert parse(FILE.content()) == FILE
    assert FILE.unwrap("Open Sesame", QUICK) == KEY
    with pytest.raises(WrongPassphrase):
        FILE.unwrap("open sesame", QUICK)


def test_the_key_and_the_passphrase_do_not_stand_in_the_file():
    assert KEY.hex().encode() not in FILE.content()
    assert b"Sesame" not in FILE.content()


def signed_off(plain):
    """PLAIN as a file whose check sum is right, if it can have one."""
    plain.pop("check", None)
    try:
        check = keys._check_sum(plain)
    except ValueError:
        check = ""
    return json.dumps({**plain, "check": check}).encode()


@given(json_values)
@settings(max_examples=200)
def test_any_json_is_refused_cleanly(value):
    with pytest.raises(KeysDamaged):
        parse(json.dumps(value).encode())


@given(st.binary(max_size=300))
@settings(max_examples=200)
def test_any_bytes_are_refused_cleanly(content):
    with pytest.raises(KeysDamaged):
        parse(content)


@given(st.sampled_from(["format", "vault", "slots", "mark"]), json_values)
@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
def test_any_part_may_be_nonsense(part, value):
    plain = {**json.loads(FILE.content()), part: value}
    with contextlib.suppress(KeysDamaged):
        parse(signed_off(plain)).content()


@given(st.sampled_from(["id", "kind", "kdf", "nonce", "wrapped"]), json_values)
@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
def test_any_part_of_a_slot_may_be_nonsense(part, value):
    plain = json.loads(FILE.content())
    plain["slots"][0][part] = value
    try:
        file = parse(signed_off(plain))
        with pytest.raises(WrongPassphrase):
            file.unwrap("Open Sesame", QUICK)
    except KeysDamaged:
        pass


@pytest.mark.parametrize("content", [b"5", b"[" * 50_000, b"1" * 5000, b" " * 70_000, b"\xff\xfe", b'"\\ud800"'])
def test_known_troublemakers_are_refused(content):
    with pytest.raises(KeysDamaged):
        parse(content)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("memory_kib", 2**31),
        ("memory_kib", 4),
        ("memory_kib", True),
        ("passes", 0),
        ("passes", 65),
        ("lanes", 65),
        ("lanes", 1.0),
        ("name", "md5"),
    ],
)
def test_a_cost_out_of_range_is_refused_before_it_is_paid(name, value):
    plain = json.loads(FILE.content())
    plain["slots"][0]["kdf"][name] = value
    with pytest.raises(KeysDamaged):
        parse(signed_off(plain))


def test_every_changed_character_is_refused_or_opens_nothing_else():
    content = FILE.content()
    for at in range(len(content)):
        spoiled = content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]
        with contextlib.suppress(KeysDamaged):  # damage is never called a wrong passphrase
            assert parse(spoiled).unwrap("Open Sesame", QUICK) == KEY


def test_a_slot_of_a_later_kind_is_kept_and_passed_over():
    later = {"id": "2", "kind": "passkey", "service": "x"}
    file = replace(FILE, slots=(later, *FILE.slots))
    assert parse(file.content()).slots[0] == later
    assert parse(file.content()).unwrap("Open Sesame", QUICK) == KEY


def test_an_empty_passphrase_is_none():
    with pytest.raises(ValueError, match="empty"):
        new_key_file("a", KEY, "  ", QUICK)


def test_the_mark_is_bound_to_the_vault_and_its_key():
    marked = FILE.with_mark(Mark(7, "ab"), KEY)
    assert parse(marked.content()).mark == Mark(7, "ab")
    assert marked.mark_is_genuine(KEY)
    assert not marked.mark_is_genuine(bytes(32))
    assert not replace(marked, mark=Mark(6, "ab")).mark_is_genuine(KEY)


def test_the_copy_is_the_file_before(tmp_path):
    here = Places(tmp_path)
    first, second = FILE.with_mark(Mark(1, "a"), KEY), FILE.with_mark(Mark(2, "b"), KEY)
    store(here, first)
    assert parse(here.keys_before.read_bytes()) == first
    store(here, second)
    assert parse(here.keys_before.read_bytes()) == first
    assert parse(here.keys.read_bytes()) == second


def test_the_copy_opens_where_the_file_does_not(tmp_path):
    here = Places(tmp_path)
    store(here, FILE)
    for damage in (b"", b"{}", FILE.content().replace(b'"passes": 1', b'"passes": 2')):
        here.keys.write_bytes(damage)
        assert unlock(here, "Open Sesame", QUICK)[1] == KEY
        with pytest.raises(WrongPassphrase):
            unlock(here, "wrong", QUICK)
    here.keys_before.write_bytes(b"")
    here.keys.write_bytes(b"")
    with pytest.raises(KeysDamaged):
        unlock(here, "Open Sesame", QUICK)


def test_an_older_passphrase_in_the_copy_opens_nothing(tmp_path):
    here = Places(tmp_path)
    store(here, FILE)
    store(here, new_key_file(FILE.vault_id, KEY, "A New One", QUICK))
    assert parse(here.keys_before.read_bytes()) == FILE
    with pytest.raises(WrongPassphrase):
        unlock(here, "Open Sesame", QUICK)


def test_a_real_cost_is_never_below_the_floor(monkeypatch):
    ticks = iter([0.0, 0.0875, 0.0, 9.0, 0.0, 0.0])
    monkeypatch.setattr(slots.time, "perf_counter", lambda: next(ticks))
    monkeypatch.setattr(slots, "_stretch", lambda *_: b"")
    assert calibrated(0.35) == Cost(4 * FLOOR.memory_kib, 3, 4)
    assert calibrated(0.35) == FLOOR
    assert calibrated(0.35) == Cost(16 * FLOOR.memory_kib, 3, 4)


@pytest.mark.parametrize(("number", "expected"), [(28, DiskFull), (27, DiskFull), (13, CannotWrite)])
def test_a_file_is_written_whole_or_stays(tmp_path, monkeypatch, number, expected):
    path = tmp_path / "file"
    path.write_bytes(b"before")

    def fail(_):
        raise OSError(number, "no")

    monkeypatch.setattr(places.os, "fsync", fail)
    with pytest.raises(expected):
        write_whole(path, b"after")
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_changed_passphrase_changes_no_byte_of_the_vault_and_is_in_the_log_all_the_same(quick_folder, vault):
    vault._has_changed = False
    vault.close()
    vault_file = quick_folder / "practice.vault"
    before = vault_file.read_bytes()
    again = open_vault(quick_folder)
    again.change_passphrase("another phrase altogether", QUICK)
    assert again.close() is not None, "a copy that opens with it"
    assert vault_file.read_bytes() == before
    assert not vault_file.with_name("practice.vault-wal").exists()
    third = Vault.open(quick_folder, "another phrase altogether", floor=QUICK)
    (waiting,) = third.key_file.noted
    log = access_log(third, kind=Kind.PRACTICE)
    assert (log.lines[0].sentence, log.lines[0].who) == ("Changed the passphrase", "Robin Sample")
    assert f"{log.lines[0].at:%Y-%m-%dT%H:%M:%SZ}" == waiting.at
    assert third.key_file.noted == ()
    third.close()


def test_what_waits_for_the_log_is_written_once_and_only_if_it_is_genuine(quick_folder, vault):
    for number in range(noted.MOST + 1):
        vault.change_keys(lambda file, _: file, f"{number}")
    assert len(vault.key_file.noted) == 1
    waiting = vault.key_file
    access_log(vault)
    vault._file = waiting  # as if the key file could not be renewed
    with vault.write():
        pass
    vault._file = replace(waiting, noted=(replace(waiting.noted[0], what="forged"),))
    with vault.write():
        pass
    with vault.read() as tx:
        found = [one.kind for one in tx.audit.entries() if one.action == "settings"]
    assert sorted(found) == sorted(f"{number}" for number in range(noted.MOST + 1))


@pytest.mark.parametrize("waiting", [[], {"entries": 5, "mac": ""}, {"entries": [{"at": 1}], "mac": ""}, {"mac": ""}])
def test_a_list_of_what_waits_that_is_none_is_damage(vault, waiting):
    plain = {**json.loads(vault.key_file.content()), "noted": waiting}
    plain.pop("check")
    with pytest.raises(KeysDamaged):
        parse(json.dumps({**plain, "check": keys._check_sum(plain)}).encode())
