"""Who did what: every kind is noted by the app itself, and read as sentences, by client, kind and time."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.demo_fixtures import demo_folder, demo_template
from tests.ui.app_room import AppRoom
from tests.ui.test_app import MakeApp, TwoPrinters, make_app
from ui.parts.words import Text

__all__ = ["demo_folder", "demo_template", "make_app"]


def entries(room: AppRoom) -> list[str]:
    found = room.app.window.findChildren(Text)
    shown = [w for w in found if w.isVisible() and w.objectName().startswith("log.entry.")]
    return [w.words for w in sorted(shown, key=lambda w: int(w.objectName().split(".")[2]))]


def noted(room: AppRoom) -> set[tuple[str, str]]:
    assert room.app.practice is not None
    with room.app.practice.vault.read() as tx:
        return {(entry.action, entry.kind) for entry in tx.audit.entries(limit=30)}


def read_nora(room: AppRoom) -> None:
    room.type("today.search", "nora")
    room.tap("today.found.row.1.open")


def test_each_kind_of_doing_is_noted_by_the_screens(make_app: MakeApp, demo_folder: Path, tmp_path: Path) -> None:
    room = make_app(TwoPrinters())
    room.open(demo_folder)
    read_nora(room)
    assert ("view", "client") in noted(room)
    room.tap("client.session.1")
    assert ("view", "note") in noted(room)
    room.tap("signed.sheet.print")
    assert ("print", "sheet") in noted(room)
    room.prompts.answer = tmp_path / "out.pdf"
    room.tap("signed.summary.save")
    assert ("export", "summary") in noted(room)
    assert ("print", "summary") not in noted(room), "what was saved was not printed"
    room.tap("signed.amend")
    room.type("amend.words", " More.")
    room.tap("amend.reason.1")
    room.tap("amend.sign")
    assert ("amend", "note") in noted(room)
    room.tap("signed.back")
    room.tap("nav.today")
    room.tap("today.new")
    room.type("client_form.name", "Ida Invented")
    room.tap("client_form.save")
    assert ("create", "client") in noted(room)
    room.tap("nav.today")
    room.type("today.search", "nora")
    room.key("today.search", Qt.Key.Key_Return)
    assert ("create", "note") in noted(room)
    room.type("arrive.words", "Stiff since Monday.")
    room.tap("session.back")
    assert ("change", "note") in noted(room), "a draft that was written in"


def test_the_log_reads_as_sentences_by_kind_and_client(make_app: MakeApp, demo_folder: Path) -> None:
    room = make_app()
    room.open(demo_folder)
    read_nora(room)
    room.tap("client.session.1")
    room.tap("signed.back")
    room.tap("nav.settings")
    room.tap("settings.log")
    assert room.page == "log"
    assert entries(room)[0] == "Looked at the page of Nora Feldkamp", "Back leads to it"
    assert entries(room)[1].startswith("Read session 4 of Nora Feldkamp, ")
    assert entries(room)[2] == "Looked at the page of Nora Feldkamp"
    assert "Signed session 4 of Nora Feldkamp" in " ".join(entries(room))
    room.tap("log.kind.viewed")
    assert len(entries(room)) == 3
    room.tap("log.kind.deleted")
    assert entries(room) == []
    assert room.sees("log.none")
    room.tap("log.kind.all")
    room.type("log.client", "reto")
    room.tap("log.client.1")
    assert entries(room)
    assert all("Reto Vogt" in sentence for sentence in entries(room))
    room.tap("log.client.all")
    assert not all("Reto Vogt" in sentence for sentence in entries(room))


def test_a_long_log_comes_in_pages_without_a_gap(make_app: MakeApp, demo_folder: Path) -> None:
    room = make_app()
    room.open(demo_folder)
    assert room.app.practice is not None
    with room.app.practice.vault.read() as tx:
        whole = len(tx.audit.entries(limit=10_000))
    room.app.practice.show("log")
    room.settle()
    assert len(entries(room)) == 50
    while room.sees("log.more"):
        room.tap("log.more")
    assert len(entries(room)) == whole


def test_the_log_of_a_client_opens_on_the_clients_page(make_app: MakeApp, demo_folder: Path) -> None:
    room = make_app()
    room.open(demo_folder)
    read_nora(room)
    room.tap("client.log")
    assert room.page == "log"
    assert room.find("log.client.all").accessibleName() == "Only Nora Feldkamp. Show all clients"
    assert all("Nora Feldkamp" in sentence for sentence in entries(room))
    assert isinstance(room.find("log.entry.1"), QWidget)
    room.tap("log.back")
    assert room.page == "client"
