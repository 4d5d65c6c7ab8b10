"""A practice that does not open, or of which only backups are left, is had again on the screen."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from notesapp.storage.backup import list_backups
from notesapp.storage.places import Places
from tests.demo_fixtures import demo_folder, demo_template
from tests.ui.app_room import AppRoom
from tests.ui.test_app import MakeApp, make_app
from ui.parts.cards import Banner
from ui.parts.words import Text

__all__ = ["demo_folder", "demo_template", "make_app"]


CLIENTS = 8
"""In the demonstration of the tests."""


def damaged(folder: Path) -> None:
    vault = Places(folder).vault
    content = bytearray(vault.read_bytes())
    content[:4096] = bytes(4096)
    vault.write_bytes(content)


def opened(room: AppRoom) -> int:
    room.type("unlock.passphrase", "demonstration")
    room.tap("unlock.open")
    assert room.app.practice is not None
    assert room.app.practice.vault.check().is_good
    with room.app.practice.vault.read() as tx:
        return tx.clients.count()


def test_a_damaged_practice_is_restored_from_its_newest_backup_and_kept_aside(
    make_app: MakeApp, demo_folder: Path
) -> None:
    damaged(demo_folder)
    room = make_app()
    room.app.start(demo_folder)
    room.type("unlock.passphrase", "demonstration")
    room.tap("unlock.open")
    assert room.page == "unlock"
    room.tap("banner.rescue.show")
    assert room.page == "rescue"
    room.tap("rescue.go")
    assert "that day" in room.find("rescue.passphrase.hint", Text).words
    room.type("rescue.passphrase", "wrong")
    room.tap("rescue.go")
    assert room.find("rescue.told", Banner).kind == "danger"
    assert room.page == "rescue"
    room.find("rescue.passphrase").clear()  # type: ignore[attr-defined]
    room.type("rescue.passphrase", "demonstration")
    room.key("rescue.passphrase", Qt.Key.Key_Return)
    assert room.page == "unlock"
    assert "restored and checked" in room.find("banner.restored", Banner).words
    assert opened(room) == CLIENTS
    aside = [path for path in demo_folder.iterdir() if path.name.startswith("replaced-")]
    assert (aside[0] / "practice.vault").exists(), "the damaged file is kept"


def test_a_folder_with_nothing_but_backups_makes_a_practice(
    make_app: MakeApp, demo_folder: Path, tmp_path: Path
) -> None:
    stick, new = tmp_path / "stick", tmp_path / "new"
    stick.mkdir()
    new.mkdir()
    shutil.copy(list_backups(Places(demo_folder))[-1], stick)
    room = make_app()
    room.app.start()
    room.prompts.answer = stick
    room.app.entrance._existing(stick)
    assert room.page == "rescue"
    room.prompts.answer = new
    room.type("rescue.passphrase", "demonstration")
    room.tap("rescue.go")
    assert opened(room) == CLIENTS
    assert room.app.practice is not None
    assert room.app.practice.folder == new


def test_a_wrong_passphrase_is_no_reason_to_restore(make_app: MakeApp, demo_folder: Path) -> None:
    room = make_app()
    room.app.start(demo_folder)
    room.type("unlock.passphrase", "wrong")
    room.tap("unlock.open")
    assert not room.sees("banner.rescue")


def test_one_goes_back_without_restoring(make_app: MakeApp, demo_folder: Path) -> None:
    room = make_app()
    room.app.start(demo_folder)
    room.app.entrance.rescue.show(demo_folder)
    QTest.mouseClick(room.find("rescue.back"), Qt.MouseButton.LeftButton)
    assert room.page == "unlock"


def test_what_can_be_read_of_a_damaged_practice_without_a_backup_is_a_practice_again(
    make_app: MakeApp, demo_folder: Path, tmp_path: Path
) -> None:
    new = tmp_path / "new"
    new.mkdir()
    shutil.rmtree(demo_folder / "backups")
    damaged(demo_folder)
    before = Places(demo_folder).vault.read_bytes()
    room = make_app()
    room.app.start(demo_folder)
    room.type("unlock.passphrase", "demonstration")
    room.tap("unlock.open")
    room.tap("banner.rescue.show")
    room.tap("rescue.salvage")
    assert "of the practice" in room.find("rescue.passphrase.hint", Text).words
    room.type("rescue.passphrase", "wrong")
    room.prompts.answer = new
    room.tap("rescue.salvage")
    assert room.find("rescue.told", Banner).kind == "danger"
    assert not list(new.glob("practice.*"))
    room.find("rescue.passphrase").clear()  # type: ignore[attr-defined]
    room.type("rescue.passphrase", "demonstration")
    room.tap("rescue.salvage")
    assert f"{CLIENTS} clients" in room.find("banner.salvaged", Banner).words
    assert opened(room) == CLIENTS
    assert room.app.practice is not None
    assert room.app.practice.folder == new
    assert Places(demo_folder).vault.read_bytes() == before
