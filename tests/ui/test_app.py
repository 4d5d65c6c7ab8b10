"""The app as a therapist meets it: unlock, find, start, lock, crash, close; with a real vault and real keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from notesapp.storage.backup import list_backups
from notesapp.storage.places import Places
from notesapp.usecases import overview
from notesapp.usecases.open_practice import open_practice
from tests.demo_fixtures import demo_folder, demo_template
from tests.ui.app_room import AppRoom
from ui.clients.page import ClientPage
from ui.documents.printing import SystemPrinter
from ui.parts.words import Text
from ui.today.page import TodayPage

__all__ = ["demo_folder", "demo_template"]
MakeApp = Callable[..., AppRoom]


@pytest.fixture
def make_app(qapp: QApplication, tmp_path: Path) -> Iterator[MakeApp]:
    rooms: list[AppRoom] = []

    def make(printer: object | None = None) -> AppRoom:
        rooms.append(AppRoom(qapp, tmp_path / "home", printer))
        return rooms[-1]

    yield make
    for room in rooms:
        room.close()


def test_the_first_start_shows_the_start_page_and_makes_a_practice(make_app: MakeApp, tmp_path: Path) -> None:
    room = make_app()
    room.app.start()
    assert room.page == "first"
    room.tap("first.own")
    room.type("first.you.therapist", "Robin Sample")
    room.tap("first.you.onward")
    room.type("first.secret.passphrase", "olive oil and warm towels")
    room.type("first.secret.again", "olive oil and warm towels")
    room.tap_at("first.secret.understood", 10, 20)
    room.tap("first.secret.onward")
    room.tap("first.folder.onward")
    assert room.page == "recovery"
    room.tap("recovery.later")
    assert room.page == "today"
    assert "no recovery key on paper" in room.find("banner.recovery").accessibleName()
    assert room.folders.own_practice.joinpath("practice.vault").exists()
    assert room.app.settings.now.last_practice == str(room.folders.own_practice)


def test_a_wrong_passphrase_is_told_below_the_field_and_the_right_one_opens(
    make_app: MakeApp, demo_folder: Path
) -> None:
    room = make_app()
    room.open(demo_folder, "demonstratoin")
    assert room.page == "unlock"
    assert room.find("unlock.passphrase.hint", Text).words.startswith("This passphrase does not open the practice.")
    room.type("unlock.passphrase", "demonstration")  # the wrong one is selected, so typing replaces it
    room.tap("unlock.open")
    assert room.page == "today"


def test_a_client_is_found_by_any_part_of_the_name_and_started_with_enter(make_app: MakeApp, demo_folder: Path) -> None:
    room = make_app()
    room.open(demo_folder)
    room.type("today.search", "artw")
    assert [found.name for found in room.find("today", TodayPage).found.found] == ["Ilse Hartwig"]
    room.key("today.search", Qt.Key.Key_Return)
    assert room.page == "session"
    assert room.find("session.client", Text).words == "Ilse Hartwig"


def test_one_tap_on_a_tile_starts_and_its_name_opens_the_page(make_app: MakeApp, demo_folder: Path) -> None:
    room = make_app()
    room.open(demo_folder)
    tile = next(t for t in (1, 2, 3, 4, 5, 6) if "Tomasz" in room.find(f"today.tile.{t}").accessibleName())
    room.tap(f"today.tile.{tile}.name")
    assert room.find("client", ClientPage).view.client.name == "Tomasz Wieland"
    room.tap("nav.today")
    room.tap_at(f"today.tile.{tile}", 60, 90)
    assert room.page == "session"
    room.tap("session.back")
    assert room.page == "today"
    drafts = [line.client_name for line in overview.today(room.app.practice.vault).drafts]  # type: ignore[union-attr]
    assert "Tomasz Wieland" in drafts


def test_after_a_crash_one_lands_in_the_newest_draft(make_app: MakeApp, demo_folder: Path) -> None:
    vault = open_practice(demo_folder, "demonstration")
    newest = overview.today(vault).drafts[0].client_name
    vault.close()
    room = make_app()
    room.folders.left_open.parent.mkdir(parents=True)
    room.folders.left_open.write_text(str(demo_folder))
    room.open(demo_folder)
    assert room.page == "session"
    assert room.find("session.client", Text).words == newest


def test_locking_saves_copies_and_shows_nobody(make_app: MakeApp, demo_folder: Path) -> None:
    before = len(list_backups(Places(demo_folder)))
    room = make_app()
    room.open(demo_folder)
    room.tap("today.new")
    room.type("client_form.name", "Mara Quill")
    room.tap("client_form.save")
    assert room.find("client", ClientPage).view.client.name == "Mara Quill"
    room.tap("nav.lock")
    assert room.page == "unlock"
    assert room.app.practice is None
    assert len(list_backups(Places(demo_folder))) == before + 1
    assert not room.folders.left_open.exists()
    room.type("unlock.passphrase", "demonstration")
    room.key("unlock.passphrase", Qt.Key.Key_Return)
    assert room.find("client", ClientPage).view.client.name == "Mara Quill", "one comes back to where one was"
    room.tap("nav.today")
    room.type("today.search", "quill")
    assert [found.name for found in room.find("today", TodayPage).found.found] == ["Mara Quill"]


def test_a_second_start_is_told_so_and_the_first_window_comes_up(
    make_app: MakeApp, demo_folder: Path, qtbot: QtBot
) -> None:
    first = make_app()
    first.open(demo_folder)
    first.app.window.showMinimized()
    second = make_app()
    with qtbot.waitSignal(first.app.came_up):
        second.open(demo_folder)
    assert second.page == "unlock"
    told = second.find("unlock.passphrase.hint", Text).words
    assert told.startswith("This practice is already open in another window.")
    assert not first.app.window.isMinimized()


def test_a_folder_that_is_no_practice_is_one_sentence(make_app: MakeApp, tmp_path: Path) -> None:
    room = make_app()
    room.app.start(tmp_path)
    assert room.page == "first"
    assert "This folder holds no practice." in room.find("first.trouble").accessibleName()


def test_the_palette_leads_anywhere(make_app: MakeApp, demo_folder: Path) -> None:
    room = make_app()
    room.open(demo_folder)
    room.app.practice.jump.palette.open()  # type: ignore[union-attr]
    room.type("palette.search", "moreau")
    room.key("palette.search", Qt.Key.Key_Return)
    assert room.find("client", ClientPage).view.client.name == "Bea Moreau"


def test_the_palette_does_what_the_page_can_do(make_app: MakeApp, demo_folder: Path) -> None:
    room = make_app()
    room.open(demo_folder)
    palette = room.app.practice.jump.palette  # type: ignore[union-attr]
    room.tap("today.tile.1")
    for words, shows in (("leave", "session.leave"), ("treat", "session.treat"), ("stop and", "session.stop")):
        palette.open()
        room.type("palette.search", words)
        assert palette.keys[0].startswith("press:session.")
        room.key("palette.search", Qt.Key.Key_Return)
        assert room.sees(shows)
    palette.open()
    room.type("palette.search", "undo")
    undo = room.find("session.undo")
    assert undo.isEnabled() == ("press:session.undo" in palette.keys), "what cannot be done is not offered"


def test_settings_are_kept_for_this_computer_and_the_practice(make_app: MakeApp, demo_folder: Path) -> None:
    room = make_app()
    room.open(demo_folder)
    room.tap("nav.settings")
    room.tap("settings.theme.dark")
    assert 'theme = "dark"' in room.folders.settings.read_text()
    room.find("settings.address").setFocus()
    room.type("settings.address", " 2")
    room.tap("nav.today")
    practice, _ = overview.people(room.app.practice.vault)  # type: ignore[union-attr]
    assert practice.address.endswith("Exampleton 2")
    room.tap("nav.settings")
    room.type("settings.address", "3")
    room.key("settings.address", Qt.Key.Key_Return)
    assert room.find("settings.saved", Text).words == "Saved"
    practice, _ = overview.people(room.app.practice.vault)  # type: ignore[union-attr]
    assert practice.address.endswith("Exampleton 23")
    room.tap("settings.theme.light")


class TwoPrinters(SystemPrinter):
    """Two printers stand in this house; `took` tells which one was used, for what."""

    def __init__(self) -> None:
        super().__init__()
        self.took: list[tuple[str, str]] = []

    def names(self) -> tuple[str, ...]:
        return ("Front desk", "Treatment room")

    def print(self, pdf: bytes, job: str, printer: str = "") -> None:
        self.took.append((printer or self.default, job))


def test_the_printer_chosen_in_settings_takes_every_paper(make_app: MakeApp, demo_folder: Path) -> None:
    printer = TwoPrinters()
    room = make_app(printer)
    room.open(demo_folder)
    room.tap("nav.settings")
    room.tap("settings.printer.Treatment room")
    room.tap("nav.today")
    room.type("today.search", "nora")
    room.tap("today.found.row.1.open")
    room.tap("client.session.1")
    room.tap("signed.sheet.print")
    room.tap("signed.back")
    assert [took for took, _ in printer.took] == ["Treatment room"]
    room.tap("nav.settings")
    room.tap("settings.printer.default")
    assert printer.default == "Front desk"


def test_the_pedals_key_is_chosen_by_pressing_it(make_app: MakeApp, demo_folder: Path) -> None:
    room = make_app()
    room.open(demo_folder)
    room.tap("nav.settings")
    room.tap("settings.next_key")
    room.key("settings.next_key", Qt.Key.Key_3)
    assert room.find("settings.next_key.told", Text).words == "That key has a meaning of its own in a session."
    room.key("settings.next_key", Qt.Key.Key_F7)
    assert room.find("settings.next_key").accessibleName() == "Key for the next region: F7"
    assert 'next_key = "F7"' in room.folders.settings.read_text()
    room.tap("settings.next_key")
    room.key("settings.next_key", Qt.Key.Key_Escape)
    assert room.app.settings.now.next_key == "F7", "Escape leaves it as it was"


def test_a_signed_session_is_read_only_and_its_papers_are_there_again(make_app: MakeApp, demo_folder: Path) -> None:
    room = make_app()
    room.open(demo_folder)
    room.type("today.search", "nora")
    room.tap("today.found.row.1.open")
    room.tap("client.session.1")
    assert room.page == "signed"
    assert "piriformis" in room.find("signed.text.O", Text).words
    room.prompts.answer = demo_folder.parent / "sheet.pdf"
    room.tap("signed.sheet.save")
    assert room.prompts.answer.read_bytes().startswith(b"%PDF")
    assert room.find("signed.told", Text).words == "Saved to sheet.pdf"
    room.tap("signed.back")
    assert room.page == "client", "back to whose it is"
    assert room.find("client.name", Text).words == "Nora Feldkamp"
