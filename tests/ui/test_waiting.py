"""What was begun in a form and left is neither lost nor in the way; who goes on is not taken back by a slow answer."""

from __future__ import annotations

import threading
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from notesapp.storage.vault import Vault
from tests.demo_fixtures import demo_folder, demo_template
from tests.notesapp.storage.conftest import _quick_template, quick_folder, vault
from tests.ui.app_room import AppRoom
from tests.ui.test_amend import reading, stored
from tests.ui.test_app import MakeApp, make_app
from tests.ui.test_ways_in import unlock
from tests.vault_fixtures import NOW
from ui import whereabouts
from ui.clients.page import ClientPage
from ui.parts.press import Press
from ui.whereabouts import STALE, Whereabouts

__all__ = ["_quick_template", "demo_folder", "demo_template", "make_app", "quick_folder", "vault"]
WORDS, REASON = "It was the left side.", "Wrong side"


def begun(make_app: MakeApp, folder: Path) -> AppRoom:
    """A form to amend, with words and a reason in it."""
    room = reading(make_app, folder)
    room.tap("signed.amend")
    room.tap("amend.part.O")
    room.type("amend.words", WORDS)
    room.tap("amend.reason.2")
    return room


def stands(room: AppRoom) -> None:
    assert room.page == "signed"
    assert room.find("amend.words", QPlainTextEdit).toPlainText().endswith(WORDS)
    assert room.find("amend.reason", QLineEdit).text() == REASON
    assert room.find("amend.part.O", Press).isChecked()


def back_to_the_note(room: AppRoom) -> None:
    room.type("today.search", "nora")
    room.tap("today.found.row.1.open")
    room.tap("client.session.1")


@pytest.mark.parametrize("way", ["nav.today", "signed.back", "palette"])
def test_an_amendment_that_was_left_waits_in_its_note(make_app: MakeApp, demo_folder: Path, way: str) -> None:
    room = begun(make_app, demo_folder)
    if way == "palette":
        assert room.app.practice is not None
        room.app.practice.new_client()
        room.settle()
    else:
        room.tap(way)
    assert (
        room.find("banner.amend").accessibleName() == "What you wrote to amend a signed note waits there, under Amend."
    )
    room.tap("nav.today")
    room.tap("banner.amend.go_on")
    assert room.page == "signed"
    assert not room.sees("amend"), "it waits until it is asked for"
    room.tap("signed.amend")
    stands(room)
    assert not room.sees("banner.amend")
    room.tap("amend.sign")
    assert WORDS in stored(room)[-1].note.texts.objective
    room.tap("signed.amend")
    assert room.find("amend.reason", QLineEdit).text() == "", "what was signed waits no longer"


def test_one_that_was_cancelled_is_gone(make_app: MakeApp, demo_folder: Path) -> None:
    room = begun(make_app, demo_folder)
    room.tap("amend.cancel")
    room.tap("nav.today")
    assert not room.sees("banner.amend")
    back_to_the_note(room)
    room.tap("signed.amend")
    assert room.find("amend.reason", QLineEdit).text() == ""


def test_no_word_waits_for_a_record_that_was_erased(make_app: MakeApp, demo_folder: Path) -> None:
    room = begun(make_app, demo_folder)
    room.tap("signed.back")
    assert room.app.practice is not None
    assert room.app.practice.waiting.amendments
    room.tap("client.record.tabs.keeping")
    room.tap("keeping.erase")
    room.type("erase.name", "Nora Feldkamp")
    room.tap("erase.why.client_asked")
    room.tap("erase.do")
    assert room.page == "erased"
    assert not room.app.practice.waiting


def test_what_waits_elsewhere_outlives_the_lock(make_app: MakeApp, demo_folder: Path) -> None:
    room = begun(make_app, demo_folder)
    room.tap("nav.today")
    room.tap("today.new")
    room.type("client_form.occupation", "carpenter")
    room.tap("nav.clients")
    room.app.lock()
    room.settle()
    unlock(room)
    assert room.page == "clients"
    assert room.sees("banner.amend")
    room.tap("banner.client_form.go_on")
    assert not room.sees("banner.client_form")
    assert room.find("client_form.occupation", QLineEdit).text() == "carpenter"
    room.tap("nav.today")
    back_to_the_note(room)
    room.tap("signed.amend")
    stands(room)


def test_what_stood_in_the_form_outlives_the_end_of_the_app(make_app: MakeApp, demo_folder: Path) -> None:
    room = begun(make_app, demo_folder)
    room.app.window.close()
    again = make_app()
    again.open(demo_folder)
    stands(again)


def test_on_another_day_it_waits_where_it_was_written(vault: Vault) -> None:
    form = {"kind": "amend", "reason": REASON}
    place = Whereabouts("session", "s1", session={"read": True, "form": form}, waiting={"new_client": {"a": "b"}})
    whereabouts.remember(vault, place)
    late = whereabouts.recall(vault, NOW + STALE + timedelta(seconds=1))
    assert late == Whereabouts("today", waiting={"new_client": {"a": "b"}, "amendments": {"s1": form}})
    whereabouts.remember(vault, Whereabouts("new_client", typed={"client_form.name": "Mara"}))
    late = whereabouts.recall(vault, NOW + 2 * STALE + timedelta(seconds=2))
    assert late == Whereabouts("today", waiting={"new_client": {"client_form.name": "Mara"}, "amendments": {}})


def test_who_goes_on_is_not_taken_back_by_what_comes_late(make_app: MakeApp, demo_folder: Path) -> None:
    room = make_app()
    room.open(demo_folder)
    room.type("today.search", "nora")
    held = threading.Event()
    room.app.tasks.run(held.wait)
    tap = room.find("today.found.row.1.open")
    QTest.mouseClick(tap, Qt.MouseButton.LeftButton, pos=tap.rect().center())
    QTest.mouseClick(room.find("nav.settings"), Qt.MouseButton.LeftButton)
    held.set()
    room.settle()
    assert room.page == "settings"


def test_of_two_asked_for_the_last_one_is_shown(make_app: MakeApp, demo_folder: Path) -> None:
    room = make_app()
    room.open(demo_folder)
    practice = room.app.practice
    assert practice is not None
    ids = [line.id for line in practice.find_clients("", limit=2)]
    held = threading.Event()
    room.app.tasks.run(held.wait)
    for client_id in ids:
        practice.open_client(client_id)
    held.set()
    room.settle()
    assert room.find("client", ClientPage).view.client.id == ids[1]
