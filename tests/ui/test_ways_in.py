"""Ways in and out, as a therapist meets them in the real app: wrong tries, keys, the keyring, coming back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from notesapp.machine.system_keyring import SystemKeyring
from notesapp.storage.at_the_door import doors
from tests.demo_fixtures import demo_folder, demo_template
from tests.keyring_backend import Locked, Memory
from tests.ui.app_room import AppRoom
from ui.locking.fresh import Successor
from ui.parts.words import Text
from ui.rehearsal.hand import until

__all__ = ["demo_folder", "demo_template"]
MakeApp = Callable[..., AppRoom]
WRONG, NEW = "demonstratoin", "seven grey pebbles"


@pytest.fixture
def make_app(qapp: QApplication, tmp_path: Path) -> Iterator[MakeApp]:
    rooms: list[AppRoom] = []

    def make(**more: Any) -> AppRoom:
        rooms.append(AppRoom(qapp, tmp_path / "home", **more))
        return rooms[-1]

    yield make
    for room in rooms:
        room.close()


def told(room: AppRoom, name: str) -> str:
    return room.find(name, Text).words


def fill(room: AppRoom, name: str, words: str) -> None:
    room.find(name, QLineEdit).clear()
    room.type(name, words)


def unlock(room: AppRoom, secret: str = "demonstration") -> None:
    fill(room, "unlock.passphrase", secret)
    room.key("unlock.passphrase", Qt.Key.Key_Return)
    room.settle()


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_wrong_tries_wait_longer_over_a_restart_and_touch_no_file(make_app: MakeApp, demo_folder: Path) -> None:
    before = files(demo_folder)
    room = make_app()
    room.open(demo_folder, WRONG)
    for _ in range(2):
        unlock(room, WRONG)
    assert "Several wrong tries: 1 second" in told(room, "unlock.passphrase.hint")
    assert not room.find("unlock.open").isEnabled()
    assert until(room.find("unlock.open").isEnabled)
    unlock(room, WRONG)
    assert not room.find("unlock.open").isEnabled()
    again = make_app()
    again.app.start(demo_folder)
    assert until(lambda: not again.find("unlock.open").isEnabled())
    assert "Several wrong tries" in told(again, "unlock.passphrase.hint")
    assert until(again.find("unlock.open").isEnabled)
    assert files(demo_folder) == before
    unlock(again)
    assert again.page == "today"
    again.app.lock()
    again.settle()
    assert again.find("unlock.open").isEnabled(), "the right one ends it"


def test_the_passphrase_is_changed_with_the_present_one(make_app: MakeApp, demo_folder: Path) -> None:
    room = make_app()
    room.open(demo_folder)
    vault_file = demo_folder / "practice.vault"
    room.app.practice.vault.checkpoint()  # type: ignore[union-attr]
    before = vault_file.read_bytes()
    room.tap("nav.settings")
    room.tap("settings.passphrase")
    room.type("secret.present", WRONG)
    room.type("secret.passphrase", NEW)
    room.type("secret.again", NEW)
    room.tap("secret.onward")
    assert told(room, "secret.present.hint") == "This is not your present passphrase."
    fill(room, "secret.present", "demonstration")
    room.tap("secret.onward")
    assert room.page == "settings"
    assert vault_file.read_bytes() == before
    room.tap("nav.lock")
    unlock(room)
    assert room.page == "unlock"
    unlock(room, NEW)
    assert room.page == "settings", "one comes back to where one was"


def test_a_recovery_key_put_off_is_reminded_of_until_it_is_on_paper(make_app: MakeApp, demo_folder: Path) -> None:
    room = make_app()
    room.open(demo_folder)
    assert room.sees("banner.recovery")
    room.tap("banner.recovery.make")
    room.type("present.passphrase", "demonstration")
    room.tap("present.onward")
    first = room.find("recovery.key").accessibleName().split(": ")[1]
    room.prompts.answer = demo_folder.parent / "key.pdf"
    room.tap("recovery.save")
    assert room.prompts.answer.read_bytes().startswith(b"%PDF")
    assert "delete the file" in told(room, "recovery.told")
    room.tap("recovery.later")
    assert room.sees("banner.recovery")
    assert "nobody has shown" in told(room, "settings.recovery.told")
    room.tap("settings.recovery")
    room.type("present.passphrase", "demonstration")
    room.tap("present.onward")
    assert "destroy that sheet" in told(room, "recovery.replaces")
    second = room.find("recovery.key").accessibleName().split(": ")[1]
    assert second != first
    room.tap("recovery.have")
    at = int(room.find("recovery.group").accessibleName().split()[-1])
    assert "hidden" in room.find("recovery.key").accessibleName()
    room.type("recovery.group", second.split()[at - 1].lower())
    room.tap("recovery.done")
    assert not room.sees("banner.recovery")
    assert told(room, "settings.recovery.told").startswith("On paper.")


def test_the_keyring_opens_at_the_next_start_and_not_after_a_lock(make_app: MakeApp, demo_folder: Path) -> None:
    backend = Memory()
    room = make_app(keyring=SystemKeyring(backend))
    room.open(demo_folder)
    room.tap("nav.settings")
    room.tap("settings.keyring.on")
    assert "opens by itself" in told(room, "settings.keyring.told")
    assert len(backend.kept) == 1
    room.tap("nav.lock")
    assert room.page == "unlock"
    again = make_app(keyring=SystemKeyring(backend))
    again.app.start(demo_folder)
    assert until(lambda: again.app.practice is not None)
    again.settle()
    again.tap("nav.settings")
    again.tap("settings.keyring.off")
    assert "asked for again" in told(again, "settings.keyring.told")
    assert not backend.kept
    assert not any(slot["kind"] == "keyring" for slot in again.app.practice.vault.key_file.slots)  # type: ignore[union-attr]
    assert again.app.settings.now.keyring == ""


def test_a_keyring_that_does_not_answer_is_one_sentence(make_app: MakeApp, demo_folder: Path) -> None:
    room = make_app(keyring=SystemKeyring(Locked()))
    room.open(demo_folder)
    room.tap("nav.settings")
    room.tap("settings.keyring.on")
    assert told(room, "settings.keyring.told").startswith("The keyring of this computer did not take the secret")
    assert room.find("settings.keyring.off").isChecked()  # type: ignore[attr-defined]
    room.app.settings.change(keyring="keyring:gone:1")
    room.tap("nav.lock")
    again = make_app(keyring=SystemKeyring(Memory()))
    again.app.start(demo_folder)
    assert until(lambda: again.sees("unlock.passphrase.hint"))
    assert "holds nothing" in told(again, "unlock.passphrase.hint")
    unlock(again)
    assert again.app.practice is not None


def test_a_therapist_comes_is_renamed_goes_and_comes_back(make_app: MakeApp, demo_folder: Path) -> None:
    room = make_app()
    room.open(demo_folder)
    room.tap("nav.settings")
    room.tap("settings.person.add")
    room.type("secret.passphrase", NEW)
    room.type("secret.again", NEW)
    room.tap("secret.onward")
    assert "signed with this name" in told(room, "secret.name.hint")
    room.type("secret.name", "Kim Dewey")
    room.tap("secret.onward")
    assert told(room, "settings.person.2.name") == "Kim Dewey"
    assert not room.sees("settings.person.1.go"), "nobody lets themselves go"
    room.tap("settings.person.2.rename")
    fill(room, "settings.person.2.field", "Kim Example")
    room.tap("settings.person.2.rename")
    assert [door.name for door in doors(demo_folder)][1] == "Kim Example"
    room.tap("settings.person.2.go")
    assert len(doors(demo_folder)) == 2, "it is asked once more"
    room.tap("settings.person.2.go")
    assert len(doors(demo_folder)) == 1
    assert "Not here since" in told(room, "settings.person.2.about")
    room.tap("settings.person.2.back")
    room.type("secret.passphrase", "eight grey pebbles")
    room.type("secret.again", "eight grey pebbles")
    room.tap("secret.onward")
    assert len(doors(demo_folder)) == 2


def test_what_was_typed_in_a_form_comes_back_after_the_lock(make_app: MakeApp, demo_folder: Path) -> None:
    started: list[Successor] = []
    room = make_app(fresh=started.append)
    room.open(demo_folder)
    room.tap("today.new")
    room.type("client_form.name", "Mara Quill")
    room.type("client_form.occupation", "carpenter")
    room.app.locks.away()
    room.settle()
    assert room.page == "unlock"
    assert started[0].folder == demo_folder
    assert started[0].copied
    assert b"Quill" not in b"".join(files(room.folders.state).values())
    unlock(room)
    assert room.page == "client_form"
    assert room.find("client_form.name", QLineEdit).text() == "Mara Quill"
    assert room.find("client_form.occupation", QLineEdit).text() == "carpenter"
    room.tap("client_form.save")
    assert room.page == "client"
    room.app.lock()
    room.settle()
    unlock(room)
    assert room.page == "client"
    assert told(room, "client.name") == "Mara Quill"


def test_idle_minutes_are_chosen_and_never_is_warned_of(make_app: MakeApp, demo_folder: Path, qtbot: QtBot) -> None:
    room = make_app()
    room.open(demo_folder)
    assert room.app.settings.now.lock_minutes == 5
    room.tap("nav.settings")
    room.tap("settings.lock_minutes.0")
    assert "Whoever passes by can read it" in told(room, "settings.lock_minutes.told")
    room.tap("settings.lock_minutes.1")
    assert not room.sees("settings.lock_minutes.told")
    assert "lock_minutes = 1" in room.folders.settings.read_text()
    idle = room.app.locks.idle
    assert idle is not None
    idle.warned.emit(20)
    assert told(room, "soon.text") == "Locking in 20 s"
    idle.stayed.emit()
    assert not room.sees("soon")
    with qtbot.waitSignal(room.app.locked):
        idle.begin(0.05)
    assert room.page == "unlock"


def test_a_lock_that_could_not_copy_says_so_in_the_fresh_process_too(make_app: MakeApp, demo_folder: Path) -> None:
    room = make_app()
    room.app.start(demo_folder, Successor(demo_folder, copied=False))
    assert room.find("banner.copy").accessibleName().startswith("The practice is closed, but no copy")
    unlock(room)
    assert room.page == "today"
