import contextlib
import json
import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notesapp.machine.wrong_tries import WrongTries
from notesapp.model.expected import (
    CannotWrite,
    KeysDamaged,
    NoPassphrase,
    RecoveryKeyMistyped,
    TooSoon,
    WrongPassphrase,
)
from notesapp.storage import keys, recovery
from notesapp.storage.keys import new_key_file, parse
from notesapp.storage.tries import Tries
from notesapp.storage.vault import Vault
from notesapp.usecases.open_practice import open_practice
from tests.notesapp.storage.test_keys import signed_off
from tests.vault_fixtures import PASSPHRASE, QUICK, clock, open_vault

KEY = bytes(range(32))
RECOVERED = bytes(range(100, 120))
FILE = new_key_file("a" * 32, KEY, "Open Sesame", QUICK).with_recovery_key(RECOVERED, KEY)
PRINTED = recovery.text_of(RECOVERED)

keys_of_twenty = st.binary(min_size=20, max_size=20)


@given(keys_of_twenty)
def test_what_is_printed_is_read_again_however_it_is_typed(key):
    printed = recovery.text_of(key)
    assert [len(group) for group in printed.split("-")] == [4] * 9
    assert not set(printed) & set("ILOU")
    for typed in (printed, printed.lower(), printed.replace("-", " "), f" {printed.replace('-', '')}\n"):
        assert recovery.read(typed) == key
    assert recovery.looks_like_one(PRINTED)
    assert recovery.read(printed.replace("0", "o").replace("1", "l")) == key


@settings(max_examples=10)  # of each key every wrong character is tried, some 900
@given(keys_of_twenty)
def test_every_single_wrong_character_is_found(key):
    printed = recovery.text_of(key)
    for at, letter in enumerate(printed):
        for other in recovery._ALPHABET if letter != "-" else "":
            if other != letter:
                assert recovery.read(printed[:at] + other + printed[at + 1 :]) is None


@given(keys_of_twenty)
def test_neighbours_exchanged_and_lost_or_doubled_characters_are_found(key):
    printed = recovery.text_of(key).replace("-", "")
    for at, (one, other) in enumerate(pairwise(printed)):
        if one != other:
            assert recovery.read(printed[:at] + other + one + printed[at + 2 :]) is None
        assert recovery.read(printed[:at] + printed[at + 1 :]) is None
        assert recovery.read(printed[: at + 1] + printed[at:]) is None


@given(st.text(max_size=60))
def test_any_text_is_a_key_or_none(text):
    assert recovery.read(text) is None
    recovery.looks_like_one(text)


def test_keys_differ():
    assert len({recovery.new_key() for _ in range(50)}) == 50


def test_the_recovery_key_opens_beside_the_passphrase():
    again = parse(FILE.content())
    assert again.unwrap(PRINTED.lower(), QUICK) == again.unwrap("Open Sesame", QUICK) == KEY
    with pytest.raises(WrongPassphrase):
        again.unwrap(recovery.text_of(bytes(20)), QUICK)


def test_a_mistyped_recovery_key_is_told_from_a_wrong_passphrase():
    with pytest.raises(RecoveryKeyMistyped):
        FILE.unwrap(PRINTED.replace(PRINTED[0], "X", 1), QUICK)
    with pytest.raises(RecoveryKeyMistyped):
        FILE.unwrap(PRINTED[:-2], QUICK)
    for wrong in ("wrong", "eight words that are no key but a passphrase"):
        with pytest.raises(WrongPassphrase) as caught:
            FILE.unwrap(wrong, QUICK)
        assert caught.type is WrongPassphrase


def test_every_changed_bit_is_refused_or_opens_nothing_else():
    content = FILE.content()
    for bit in range(8 * len(content)):
        spoiled = bytearray(content)
        spoiled[bit // 8] ^= 1 << bit % 8
        with contextlib.suppress(KeysDamaged):  # damage is never called a wrong key
            assert parse(bytes(spoiled)).unwrap(PRINTED, QUICK) == KEY


@pytest.mark.parametrize("part", ["id", "kdf", "nonce", "wrapped"])
def test_a_recovery_slot_changed_on_purpose_opens_nothing(part):
    chance = random.Random(4)
    for _ in range(40):
        plain = json.loads(FILE.content())
        slot = plain["slots"][1]
        held = slot[part]["salt"] if part == "kdf" else slot[part]
        at = chance.randrange(len(held))
        spoiled = held[:at] + chance.choice("ABCDEFGHIJ") + held[at + 1 :]
        if part == "kdf":
            slot["kdf"]["salt"] = spoiled
        else:
            slot[part] = spoiled
        try:
            assert (parse(signed_off(plain)).unwrap(PRINTED, QUICK) == KEY) is (spoiled == held)
        except (KeysDamaged, WrongPassphrase):
            assert spoiled != held


# In a practice -------------------------------------------------------------------------------


def opened(folder, secret):
    return Vault.open(folder, secret, floor=QUICK, clock=clock)


def test_a_practice_opens_with_its_recovery_key_and_only_with_the_newest(quick_folder, vault):
    assert not vault.key_file.has_recovery_key
    first = vault.make_recovery_key()
    second = vault.make_recovery_key()
    assert vault.key_file.has_recovery_key
    vault.close()
    again = opened(quick_folder, second)
    again.settle_noted()
    with again.read() as tx:
        assert tx.clients.get("c1").called == "Zoë"
        assert [e.kind for e in tx.audit.entries()[:2]] == ["recovery key", "recovery key"]
    again.close()
    with pytest.raises(WrongPassphrase):
        opened(quick_folder, first)


def test_a_new_passphrase_rewrites_the_key_file_only(quick_folder, vault):
    printed = vault.make_recovery_key()
    vault.checkpoint()
    before = (quick_folder / "practice.vault").read_bytes()
    keys_before = (quick_folder / "practice.keys").read_bytes()
    keys.store_both(vault.places, vault._file.with_passphrase("Quite Another", vault._key, QUICK))
    assert (quick_folder / "practice.vault").read_bytes() == before
    assert (quick_folder / "practice.keys").read_bytes() != keys_before
    vault.close()
    for wrong in (PASSPHRASE, "quite another"):
        with pytest.raises(WrongPassphrase):
            opened(quick_folder, wrong)
    opened(quick_folder, printed).close()
    opened(quick_folder, "Quite Another").close()


def test_the_copy_of_the_key_file_does_not_open_with_the_passphrase_that_was_changed(quick_folder, vault):
    vault.change_passphrase("Quite Another", QUICK)
    vault.close()
    (quick_folder / "practice.keys").write_bytes(b"damaged")
    with pytest.raises(WrongPassphrase):
        opened(quick_folder, PASSPHRASE)
    opened(quick_folder, "Quite Another").close()


def test_a_change_that_cannot_be_written_leaves_the_passphrase_before(quick_folder, vault, monkeypatch):
    def fail(*_):
        raise CannotWrite

    with monkeypatch.context() as patched:
        patched.setattr(keys, "write_whole", fail)
        with pytest.raises(CannotWrite):
            vault.change_passphrase("Quite Another", QUICK)
    with pytest.raises(NoPassphrase):
        vault.change_passphrase("  ", QUICK)
    vault.close()
    open_vault(quick_folder).close()


def test_the_mark_lives_through_a_change(quick_folder, vault):
    from tests.notesapp.storage.test_chain import sign

    sign(vault, 1)
    vault.change_passphrase("Quite Another", QUICK)
    vault.make_recovery_key()
    vault.close()
    again = opened(quick_folder, "Quite Another")
    assert again.chain_report.is_whole
    assert again._file.mark.seq == 1
    again.close()


# Wrong tries ---------------------------------------------------------------------------------


def test_wrong_tries_wait_ever_longer_but_never_for_good():
    now = [0.0]
    tries, waits = Tries(lambda: now[0]), []
    for _ in range(14):
        tries.begin()
        tries.was_wrong()
        waits.append(tries.wait_s)
        now[0] += tries.wait_s
    assert waits == [0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60, 60, 60]
    tries.was_wrong()
    with pytest.raises(TooSoon, match="wait 60 seconds"):
        tries.begin()
    tries.was_right()
    tries.begin()
    tries.was_wrong()
    assert tries.wait_s == 0


def test_wrong_tries_leave_every_file_as_it_was(practice_folder):
    def files():
        return {path: path.read_bytes() for path in practice_folder.rglob("*") if path.is_file()}

    now, before = [0.0], files()
    tries = Tries(lambda: now[0])
    for _ in range(10):
        now[0] += tries.wait_s
        with pytest.raises(WrongPassphrase):
            open_practice(practice_folder, "wrong", tries)
        assert files() == before
    with pytest.raises(TooSoon):
        open_practice(practice_folder, PASSPHRASE, tries)
    assert files() == before
    now[0] += 60
    open_practice(practice_folder, PASSPHRASE, tries).close()


def test_the_wait_outlives_the_program_and_a_clock_that_is_turned(tmp_path):
    path, now, wall = tmp_path / "state" / "tries.json", [0.0], [1000.0]

    def started(folder="practice"):
        now[0] += 7.0  # another process: its clock tells nothing of the one before
        return Tries(lambda: now[0], WrongTries(path, tmp_path / folder), lambda: wall[0])

    tries = started()
    for _ in range(5):
        now[0] += tries.wait_s
        tries.begin()
        tries.was_wrong()
    assert started().wait_s == 4
    wall[0] += 3
    assert started().wait_s == 1
    wall[0] -= 5000
    assert started().wait_s == 4, "never longer than what the last try costs"
    wall[0] += 9000
    again = started()
    again.begin()
    assert started().wait_s == 8, "a try that was broken off counts"
    again.was_right()
    assert started().wait_s == 0
    assert started("another").wait_s == 0
    assert "practice" not in path.read_text()


@pytest.mark.parametrize("content", [b"", b"5", b"[]", b'{"a": 1}', b"\xff", b'{"' + b"a" * 24 + b'": ["x", {}]}'])
def test_a_count_that_cannot_be_read_is_none(tmp_path, content):
    (tmp_path / "tries.json").write_bytes(content)
    tries = Tries(kept=WrongTries(tmp_path / "tries.json", tmp_path))
    assert tries.wait_s == 0
    tries.begin()
    tries.was_neither()
    assert WrongTries(tmp_path / "tries.json", tmp_path).read() == (0, 0.0)
