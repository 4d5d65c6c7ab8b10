"""The client's page changes what stands about the client, and writes the letter of the newest session."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from notesapp.model.practice import HistoryStatus, ProblemStatus, Standing
from notesapp.pdf.preview import page_sizes
from tests.demo_fixtures import demo_folder, demo_template
from tests.ui.app_room import AppRoom
from tests.ui.test_app import MakeApp, TwoPrinters, make_app
from ui.clients.page import ClientPage

__all__ = ["demo_folder", "demo_template", "make_app"]


def at_page(make_app: MakeApp, folder: Path, name: str = "nora", printer: object | None = None) -> AppRoom:
    room = make_app(printer)
    room.open(folder)
    room.type("today.search", name)
    room.tap("today.found.row.1.open")
    assert room.page == "client"
    return room


def standing(room: AppRoom) -> Standing:
    return room.find("client", ClientPage).view.standing


def test_health_is_changed_on_the_clients_page(make_app: MakeApp, demo_folder: Path) -> None:
    room = at_page(make_app, demo_folder)
    room.tap("client.record.tabs.health")
    room.tap("client.health.change")
    room.tap("client.health.edit.kind.allergy")
    room.type("client.health.edit.search", "pineapple")
    room.key("client.health.edit.search", Qt.Key.Key_Return)
    room.tap("client.health.done")
    added = [item for item in standing(room).history if item.what == "pineapple"]
    assert [item.status for item in added] == [HistoryStatus.CURRENT]
    assert room.sees("client.health.change"), "the tab stays where it was"


def test_a_consent_is_given_on_the_clients_page(make_app: MakeApp, demo_folder: Path) -> None:
    room = at_page(make_app, demo_folder)
    before = standing(room).consents
    room.tap("client.record.tabs.consents")
    room.tap("client.consents.change")
    for kind in ("sharing", "data"):
        if room.sees(f"client.consents.edit.{kind}.agree"):
            room.tap(f"client.consents.edit.{kind}.agree")
            break
        room.tap(f"client.consents.edit.{kind}.withdraw")
        break
    room.tap("client.consents.done")
    assert standing(room).consents != before


def test_a_problem_is_added_and_closed_on_the_clients_page(make_app: MakeApp, demo_folder: Path) -> None:
    room = at_page(make_app, demo_folder)
    count = len(standing(room).problems)
    room.tap("client.problem.add")
    room.type("client.problem.form.title", "Stiff neck")
    room.tap("client.problem.form.keep")
    assert [p.title for p in standing(room).problems][count:] == ["Stiff neck"]
    room.tap("client.problem.change.1")
    room.tap("client.problem.form.end")
    assert standing(room).problems[0].status is ProblemStatus.CLOSED


def test_the_letter_of_a_signed_session_keeps_its_own_words_as_a_document(make_app: MakeApp, demo_folder: Path) -> None:
    printer = TwoPrinters()
    room = at_page(make_app, demo_folder, printer=printer)
    newest = room.find("client", ClientPage).view.sessions[0]
    assert newest.is_signed
    room.tap("client.letter")
    room.find("letter.to_name").setFocus()
    room.type("letter.to_name", " Practice at the Bridge")
    room.tap("letter.preview")
    room.tap("preview.print")
    assert [job for _, job in printer.took] == ["Referral letter"]
    assert room.app.practice is not None
    with room.app.practice.vault.read() as tx:
        note = tx.notes.get(newest.session_id)
        document = tx.documents.of(note.note.client_id)[0]
        file = tx.documents.file(document.id)
    assert file is not None
    assert len(page_sizes(file)) == 1
    assert note.note.letter is None or "Bridge" not in note.note.letter.to_name, "what was signed stays as it was"
    room.tap("preview.close")
    room.tap("letter.close")
    assert room.page == "client"
