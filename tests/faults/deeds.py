"""What a practice does now and then, a step at a time, and what has to hold after a step was broken off.

Each of STEPS makes, for a folder, the step that is repeated with one number after another; it tells what it is
about to do and what was done. `judged` looks at the open practice, `judged_closed` at its files afterwards.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from notesapp.editing.stamp import Stamp
from notesapp.model.expected import Expected, NoPractice
from notesapp.model.keeping import EraseReason
from notesapp.model.practice import Client, Standing, Therapist
from notesapp.model.session_note import SessionNote
from notesapp.model.signature import SignedNote
from notesapp.storage import ways_in
from notesapp.storage.backup import SUFFIX, list_backups
from notesapp.storage.bundle import unpack, verify_backup
from notesapp.storage.chain import Signing
from notesapp.storage.places import Places
from notesapp.storage.signed import payload
from notesapp.storage.vault import Vault
from notesapp.usecases import backups, keeping
from tests.note_examples import AT, NOTE
from tests.pages import decrypted
from tests.vault_fixtures import NOW, PASSPHRASE, PRACTICE, QUICK, THERAPIST, clock

SMALL = replace(
    NOTE, body_map=replace(NOTE.body_map, marks=(), readings=(), ghosts=(), avoid=(), hatched=()), uses=(), check_ins=()
)
Said = list[tuple[str, str]]
Step = Callable[[int], None]


def tell(word: str, number: object = "") -> None:
    os.write(1, f"{word} {number}\n".encode())


def opened(folder: Path) -> Vault:
    return Vault.open(folder, PASSPHRASE, floor=QUICK, clock=clock)


def numbers(said: Said, word: str) -> list[int]:
    return [int(number) for one, number in said if one == word]


def keep(vault: Vault, number: int, client: Client, sign: bool) -> SessionNote:
    note = replace(
        SMALL,
        id=f"n{number}",
        session_id=f"s{number}",
        client_id=client.id,
        started_at=AT + timedelta(hours=number),
        words=f"changed {number}" if client.id == "c1" else word_of(number),
        problem_ids=(),
    )
    with vault.write() as tx:
        tx.clients.save(client)
        tx.notes.start(note)
        if sign:
            content = payload(note, client, THERAPIST, PRACTICE, Standing(), {})
            tx.notes.sign(note, note, content, Signing("t1", AT, 0, "1.0"), note.words)
    return note


def word_of(number: int) -> str:
    """What stands in the records of the client with NUMBER, and nowhere else."""
    return f"quastenflosser{number}x"


# a client's whole record is erased


def erasing(folder: Path) -> Step:
    vault = opened(folder)

    def step(number: int) -> None:
        client = Client(f"q{number}", f"Heidi {word_of(number)}", remarks=word_of(number))
        keep(vault, number, client, sign=True)
        keep(vault, number + 5000, client, sign=False)
        tell("kept", number)
        vault.checkpoint()
        tell("erasing", number)
        keeping.erase(vault, client.id, client.name, EraseReason.PERIOD_OVER, Stamp(clock))
        tell("erased", number)

    return step


def _erased(vault: Vault, said: Said) -> str:
    begun, done = numbers(said, "erasing"), numbers(said, "erased")
    with vault.read() as tx:
        for number in numbers(said, "kept"):
            if tx.erasing.is_erased(f"q{number}"):
                if number not in begun:
                    return f"record {number} was erased without being asked"
                if tx.rows.one("SELECT count(*) FROM revision WHERE payload LIKE ?", f"%{word_of(number)}%"):
                    return f"record {number} is erased in part"
                continue
            if number in done:
                return f"record {number} was erased and is there again"
            note, draft = tx.notes.get(f"n{number}"), tx.notes.get(f"n{number + 5000}")
            whole = isinstance(note, SignedNote) and note.note.words == word_of(number)
            if not whole or isinstance(draft, SignedNote) or tx.clients.get(f"q{number}").remarks != word_of(number):
                return f"record {number} is neither whole nor erased"
        return "" if tx.erasing.is_swept() else "what was erased before has not been swept at the opening"


def words_left(folder: Path, gone: set[int], key: bytes) -> str:
    """Whose record is GONE leaves no word on any page, in no log and in no free corner. The practice is closed."""
    if not gone:
        return ""
    if Places(folder).vault.with_name("practice.vault-wal").exists():
        return "a log is left beside the closed practice"
    pages = decrypted(Places(folder).vault, key)
    left = [number for number in gone if word_of(number).encode() in pages]
    return f"words of the erased records {left} stand in the file" if left else ""


# another copy takes the practice's place; a copy becomes a practice of its own


def switching(folder: Path) -> Step:
    whole = list_backups(Places(folder))[-1]

    def step(number: int) -> None:
        vault = opened(folder)
        keep(vault, number, tx_client(vault), sign=True)
        tell("entered", number)
        tell("switching", number)
        backups.put_in_place(vault, whole, NOW + timedelta(seconds=number))
        tell("decided", number)
        vault.close()

    return step


def tx_client(vault: Vault) -> Client:
    with vault.read() as tx:
        return tx.clients.get("c1")


def _switched(vault: Vault, said: Said) -> str:
    """What was signed before a switch is in the practice, or in a copy that opens."""
    begun, decided = numbers(said, "switching"), numbers(said, "decided")
    gone = [number for number in numbers(said, "entered") if not _holds(vault, number)]
    if [number for number in gone if number not in begun]:
        return f"acknowledged and gone: {gone}"
    if begun and begun == decided and begun[-1] not in gone:
        return "a switch was decided and did not come about"
    for number in gone[-1:]:  # of the earlier ones copies were made the same way
        if not any(_in_copy(path, number) for path in reversed(list_backups(vault.places))):
            return f"signed note {number} stands neither in the practice nor in a copy"
    return ""


def _holds(vault: Vault, number: int) -> bool:
    with vault.read() as tx:
        return bool(tx.rows.one("SELECT count(*) FROM note WHERE id = ?", f"n{number}"))


def _in_copy(path: Path, number: int) -> bool:
    place = path.parents[1] / f"looked-at-{number}"
    with suppress(Expected, FileExistsError):
        place.mkdir()
        unpack(path, Places(place), PASSPHRASE, QUICK)
        vault = opened(place)
        try:
            return _holds(vault, number)
        finally:
            vault._has_changed = False
            vault.close()
            shutil.rmtree(place)
    return False


def beside(folder: Path) -> Step:
    vault = opened(folder)
    whole = list_backups(vault.places)[-1]

    def step(number: int) -> None:
        tell("unfolding", number)
        backups.restore_beside(vault, whole, folder / f"beside-{number}", NOW + timedelta(seconds=number))
        tell("unfolded", number)

    return step


def _unfolded(vault: Vault, said: Said) -> str:
    """A practice that was made of a copy opens; one that was broken off is made at the second try."""
    for number in numbers(said, "unfolding"):
        place = vault.places.folder / f"beside-{number}"
        try:
            made = opened(place)
        except NoPractice:
            if number in numbers(said, "unfolded"):
                return f"the practice of copy {number} is not there"
            backups.restore_beside(vault, list_backups(vault.places)[-1], place, NOW)
            made = opened(place)
        try:
            if not made.check().is_good or not tx_client(made).called:
                return f"the practice of copy {number} is not whole"
        finally:
            made._has_changed = False
            made.close()
    return ""


# somebody new


def adding(folder: Path) -> Step:
    vault = opened(folder)

    def step(number: int) -> None:
        tell("adding", number)
        ways_in.add_therapist(vault, _colleague(number), _passphrase(number), QUICK)
        tell("added", number)

    return step


def _colleague(number: int) -> Therapist:
    return Therapist(f"t{number}", f"Kim {number}")


def _passphrase(number: int) -> str:
    return f"seven grey pebbles {number}"


def _added(vault: Vault, said: Said) -> str:
    """Who was added opens; who was being added is there, stands among those who left, or is not there."""
    for number in numbers(said, "adding"):
        with vault.read() as tx:
            staff = {one.therapist.id: one for one in tx.practice.staff()}
        one, can = staff.get(f"t{number}"), ways_in.can_open(vault, f"t{number}")
        if number in numbers(said, "added") and not (one and can and one.left_at is None):
            return f"therapist {number} was added and cannot open"
        if one is None and can:
            return f"a passphrase opens for therapist {number}, who is not there"
        if one is not None and one.left_at is None and not can:
            return f"therapist {number} stands there as if they could open"
        if one is None or one.left_at is not None:
            ways_in.add_therapist(vault, _colleague(number), _passphrase(number), QUICK)
    for number in numbers(said, "adding"):
        if vault.key_file.open(_passphrase(number), QUICK).who != f"t{number}":
            return f"therapist {number} opens as somebody else"
    return ""


# a copy goes to the second place


def second(folder: Path) -> Step:
    vault, place = opened(folder), folder / "second"
    place.mkdir(exist_ok=True)

    def step(number: int) -> None:
        keep(vault, number, tx_client(vault), sign=True)
        tell("entered", number)
        made = backups.back_up(vault, place)
        assert made.second is not None, made.trouble
        tell("second", made.second.name)

    return step


def _in_second(vault: Vault, said: Said) -> str:
    place = vault.places.folder / "second"
    if not place.is_dir():
        return ""
    if gone := [number for number in numbers(said, "entered") if not _holds(vault, number)]:
        return f"acknowledged and gone: {gone}"
    for word, name in said:
        if word == "second" and not (place / name).exists():
            return f"the copy {name} is not in the second place"
    for path in place.glob(f"*{SUFFIX}"):
        if not verify_backup(path, PASSPHRASE, QUICK)[1].is_good:
            return f"the copy {path.name} in the second place does not open"
    vault.backup_now()
    again = backups.catch_up(vault, place)
    if again is None or again.trouble is not None:
        return f"the second place is not brought up to date: {again and again.trouble}"
    left = [path.name for path in place.iterdir() if path.suffix != SUFFIX]
    return f"left in the second place: {left}" if left else ""


STEPS: dict[str, Callable[[Path], Step]] = {
    "erase": erasing,
    "switch": switching,
    "beside": beside,
    "therapist": adding,
    "second place": second,
}


def judged(vault: Vault, said: Said) -> str:
    """What of all that was SAID does not hold in the open VAULT, "" if everything does."""
    ways = {"kept": _erased, "switching": _switched, "unfolding": _unfolded, "adding": _added, "entered": _in_second}
    words = {word for word, _ in said}
    for word, look in ways.items():
        if word in words and (problem := look(vault, said)):
            return problem
    return ""


def erased(vault: Vault, said: Said) -> set[int]:
    """Whose record is gone, of all that was SAID to have been kept."""
    with vault.read() as tx:
        return {number for number in numbers(said, "kept") if tx.erasing.is_erased(f"q{number}")}
