"""A record in custody: taken along closed, held, due, erased; and the secret on the clipboard."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from notesapp.model.keeping import RetentionRule
from notesapp.usecases import keeping, overview
from notesapp.usecases.verify import verify_practice
from tests.demo_fixtures import demo_folder, demo_template
from tests.ui.app_room import AppRoom
from ui.base.clipboard import HINTS, SECONDS, forget_secrets, secret_clipboard
from ui.clients.list_page import ClientsPage
from ui.parts.buttons import Button
from ui.parts.fields import LineField
from ui.parts.words import Text

__all__ = ["demo_folder", "demo_template"]


@pytest.fixture
def room(qapp: QApplication, tmp_path: Path, demo_folder: Path) -> Iterator[AppRoom]:
    made = AppRoom(qapp, tmp_path / "home")
    made.open(demo_folder)
    yield made
    made.close()
    forget_secrets()


def at_somebody(room: AppRoom) -> overview.ClientView:
    """Open the page of somebody with signed sessions, at how the record is kept."""
    practice = room.app.practice
    assert practice is not None
    views = [overview.client_view(practice.vault, line.id) for line in practice.find_clients("", limit=8)]
    view = max(views, key=lambda one: len(one.sessions))
    practice.open_client(view.client.id)
    room.settle()
    room.tap("client.record.tabs.keeping")
    return view


def save_closed(room: AppRoom, path: Path) -> str:
    room.prompts.answer = path
    room.tap("keeping.export")
    return room.find("closed.password", Text).words


def test_the_whole_record_leaves_closed_and_its_password_is_shown_once(room: AppRoom, tmp_path: Path) -> None:
    view = at_somebody(room)
    password = save_closed(room, tmp_path / "record")
    reader = pypdf.PdfReader(io.BytesIO((tmp_path / "record.pdf").read_bytes()))
    assert not reader.decrypt("")
    assert reader.decrypt(password)
    assert view.client.name in reader.pages[0].extract_text()
    assert len(reader.pages) > len(view.sessions)
    room.tap("closed.done")
    assert not room.sees("closed.password")
    assert password not in {label.text() for label in room.app.window.findChildren(Text)}
    assert room.find("keeping.export.told", Text).words == "Saved as record.pdf"


def test_who_cancels_saves_nothing(room: AppRoom) -> None:
    at_somebody(room)
    room.prompts.answer = None
    room.tap("keeping.export")
    assert not room.sees("closed")
    assert room.find("keeping.export").isEnabled()


def test_a_disk_that_does_not_take_it_is_told(room: AppRoom, tmp_path: Path) -> None:
    at_somebody(room)
    (tmp_path / "file").write_text("x")
    room.prompts.answer = tmp_path / "file" / "record.pdf"
    room.tap("keeping.export")
    assert room.find("keeping.told", Text).words == "The file could not be written."
    assert not room.sees("closed")


def test_a_copied_password_is_marked_as_secret_and_gone_after_half_a_minute(room: AppRoom, tmp_path: Path) -> None:
    at_somebody(room)
    password = save_closed(room, tmp_path / "record.pdf")
    room.tap("closed.copy")
    clipboard, timer = QGuiApplication.clipboard(), secret_clipboard().timer
    assert clipboard.text() == password
    assert set(HINTS) <= set(clipboard.mimeData().formats())
    assert (timer.isActive(), timer.interval(), SECONDS) == (True, 30_000, 30)
    timer.timeout.emit()
    assert clipboard.text() == ""
    assert room.find("closed.told", Text).words == "The clipboard was emptied."


def test_what_was_copied_since_is_left_alone(room: AppRoom, tmp_path: Path) -> None:
    at_somebody(room)
    save_closed(room, tmp_path / "record.pdf")
    room.tap("closed.copy")
    QGuiApplication.clipboard().setText("something else")
    secret_clipboard().timer.timeout.emit()
    assert QGuiApplication.clipboard().text() == "something else"


def test_locking_empties_the_clipboard_at_once(room: AppRoom, tmp_path: Path) -> None:
    at_somebody(room)
    save_closed(room, tmp_path / "record.pdf")
    room.tap("closed.copy")
    room.tap("nav.lock")
    assert QGuiApplication.clipboard().text() == ""
    assert not secret_clipboard().timer.isActive()


def test_a_held_record_cannot_be_erased_until_the_hold_ends(room: AppRoom) -> None:
    view = at_somebody(room)
    assert not room.find("keeping.hold.new.do").isEnabled()
    room.type("keeping.hold.new", "a letter from a lawyer")
    room.tap("keeping.hold.new.do")
    assert "a letter from a lawyer" in room.find("keeping.hold.1.second", Text).words
    assert not room.find("keeping.erase").isEnabled()
    room.type("keeping.end", "the claim was withdrawn")
    room.tap("keeping.end.do")
    assert room.find("keeping.erase").isEnabled()
    assert room.app.practice is not None
    (hold,) = keeping.record(room.app.practice.vault, view.client.id).holds
    assert (hold.reason, hold.end_reason) == ("a letter from a lawyer", "the claim was withdrawn")


def test_erasing_needs_the_whole_name_and_a_reason_and_says_what_is_left(room: AppRoom) -> None:
    view = at_somebody(room)
    practice = room.app.practice
    assert practice is not None
    practice.vault.backup_now()
    room.tap("keeping.erase")
    assert "cannot be undone" in room.find("erase.banner.text", Text).words
    room.type("erase.name", view.client.name[:-1])
    room.tap("erase.why.client_asked")
    assert not room.find("erase.do", Button).isEnabled()
    room.type("erase.name", view.client.name[-1])
    assert room.find("erase.do", Button).isEnabled()
    room.tap("erase.do")
    assert room.page == "erased"
    assert f"{len(view.sessions)} session" in room.find("erased.counted", Text).words
    assert "still stands in" in room.find("erased.copies.text", Text).words
    assert re.search(r"gone by \d", room.find("erased.copy.1", Text).words)
    room.tap("erased.done")
    names = [found.name for found in room.find("clients", ClientsPage).rows.found]
    assert names
    assert view.client.name not in names
    room.type("clients.search", view.client.name)
    room.tap("clients.which.archived")
    assert room.find("clients", ClientsPage).rows.found == ()
    assert verify_practice(practice.vault).is_good
    shown = {label.text() for label in room.app.window.findChildren(Text)}
    assert not [words for words in shown if view.client.name in words]


def test_one_who_thinks_again_erases_nothing(room: AppRoom) -> None:
    view = at_somebody(room)
    room.tap("keeping.erase")
    room.type("erase.name", view.client.name)
    room.tap("erase.cancel")
    assert not room.sees("erase.do")
    assert room.find("keeping.erase").isEnabled()
    assert room.app.practice is not None
    assert overview.client_view(room.app.practice.vault, view.client.id).client == view.client


def test_a_period_is_chosen_and_what_is_over_is_listed(room: AppRoom) -> None:
    practice = room.app.practice
    assert practice is not None
    room.tap("nav.settings")
    assert "Verify the period" in room.find("settings.retention.verify", Text).words
    assert "Nothing chosen yet" in room.find("settings.retention.words", Text).words
    room.tap("settings.retention.ontario")
    assert keeping.rule_of(practice.vault) == (RetentionRule("ontario", 10, 18, 10), True)
    assert "college" in room.find("settings.retention.words", Text).words
    room.tap("settings.retention.uk")
    assert "second hand" in room.find("settings.retention.words", Text).words
    room.tap("settings.retention.own")
    for _ in range(3):
        room.tap("settings.retention.years.less")
    assert keeping.rule_of(practice.vault)[0] == RetentionRule("own", 13, 19, 16)
    room.tap("nav.clients")
    room.tap("clients.which.due")
    assert room.find("clients.none", Text).words == "No record here is older than its period."
    assert room.find("clients.more", Text).words.startswith("Kept for 13 years")
    keeping.choose_rule(practice.vault, RetentionRule("own", 0, 0, 0))
    room.tap("clients.which.due")
    room.type("clients.search", "a")
    found = room.find("clients", ClientsPage).rows.found
    assert all("period over since" in one.sub for one in found)
    assert {one.name for one in found} == {
        one.name for one in overview.find_clients(practice.vault, "", 40) if "a" in one.name.casefold()
    }
    room.key("clients.search", Qt.Key.Key_Return)
    assert room.find("client.name", Text).words == found[0].name
    assert isinstance(room.find("client.start"), Button)
    assert not room.app.window.findChildren(LineField, "keeping.hold.new")
