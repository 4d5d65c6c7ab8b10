"""The client's form drops nothing and keeps its buttons with its fields; what was closed comes back; letters wait."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from notesapp.model.practice import Client, ProblemStatus
from tests.demo_fixtures import demo_folder, demo_template
from tests.ui.app_room import AppRoom
from tests.ui.test_app import MakeApp, TwoPrinters, make_app
from tests.ui.test_client_record import at_page, standing
from ui.clients.page import ClientPage
from ui.clients.timeline import Timeline
from ui.parts.cards import Banner
from ui.parts.words import SaveState, Text
from ui.rehearsal.hand import until

__all__ = ["demo_folder", "demo_template", "make_app"]
PHONE = " 0555 0199"


def at_form(make_app: MakeApp, folder: Path) -> AppRoom:
    room = at_page(make_app, folder)
    room.tap("client.edit")
    return room


def stored(room: AppRoom, name: str = "Nora Feldkamp") -> Client:
    assert room.app.practice is not None
    find = room.app.practice.find_clients
    (found,) = (*find(name), *find(name, archived=True))
    with room.app.practice.vault.read() as tx:
        return tx.clients.get(found.id)


def type_phone(room: AppRoom) -> str:
    before = stored(room).phone
    room.type("client_form.phone", PHONE)
    return before


def test_each_field_is_kept_as_soon_as_one_goes_on(make_app: MakeApp, demo_folder: Path) -> None:
    room = at_form(make_app, demo_folder)
    before = type_phone(room)
    room.tap("client_form.email")
    assert stored(room).phone == f"{before}{PHONE}".strip()
    assert room.find("client_form.save_state", SaveState).words.startswith("Saved ")


@pytest.mark.parametrize("way", ["nav.today", "client_form.save", "client_form.archive", "lock"])
def test_every_way_out_keeps_what_was_typed_last(make_app: MakeApp, demo_folder: Path, way: str) -> None:
    room = at_form(make_app, demo_folder)
    before = type_phone(room)
    if way != "lock":
        room.tap(way)
    else:
        room.app.lock()
        assert until(lambda: room.sees("unlock.passphrase") and room.app.tasks.is_idle), "it waits for the last words"
        room.type("unlock.passphrase", "demonstration")
        room.key("unlock.passphrase", Qt.Key.Key_Return)
        assert until(lambda: room.sees("client_form.phone"))
    client = stored(room)
    assert client.phone == f"{before}{PHONE}".strip()
    assert (client.archived_at is not None) == (way == "client_form.archive")


def test_what_was_changed_can_be_taken_back(make_app: MakeApp, demo_folder: Path) -> None:
    room = at_form(make_app, demo_folder)
    before = type_phone(room)
    room.tap("client_form.email")
    assert stored(room).phone != before
    room.tap("client_form.undo")
    assert stored(room).phone == before


def test_what_cannot_be_kept_is_said_and_all_else_is_kept(make_app: MakeApp, demo_folder: Path) -> None:
    room = at_form(make_app, demo_folder)
    born, before = stored(room).born, type_phone(room)
    room.type("client_form.born", "13")
    room.tap("client_form.archive")
    assert room.page == "client_form"
    assert "no day of birth" in room.find("client_form.born.hint", Text).words
    room.tap("nav.today")
    client = stored(room)
    assert (client.archived_at, client.born) == (None, born)
    assert client.phone == f"{before}{PHONE}".strip()
    assert "no day of birth" in room.find("banner.client_form", Banner).words


def test_somebody_new_is_added_when_the_form_is_left(make_app: MakeApp, demo_folder: Path) -> None:
    room = make_app()
    room.open(demo_folder)
    room.tap("today.new")
    room.type("client_form.name", "Mara Quill")
    room.type("client_form.phone", PHONE)
    room.tap("nav.clients")
    assert stored(room, "Mara Quill").phone == PHONE.strip()
    assert "Mara Quill was added" in room.find("banner.client_form", Banner).words


def test_without_a_name_what_was_typed_waits(make_app: MakeApp, demo_folder: Path) -> None:
    room = make_app()
    room.open(demo_folder)
    room.tap("today.new")
    room.type("client_form.phone", PHONE)
    room.tap("nav.clients")
    assert "waits under New client" in room.find("banner.client_form", Banner).words
    room.tap("clients.new")
    assert room.find("client_form.phone", QLineEdit).text() == PHONE
    room.tap("client_form.cancel")
    assert room.page == "client_form", "nothing is dropped unasked"
    room.tap("client_form.unsaved.drop")
    room.tap("today.new")
    assert room.find("client_form.phone", QLineEdit).text() == ""


def test_locking_does_not_add_somebody_twice(make_app: MakeApp, demo_folder: Path) -> None:
    room = make_app()
    room.open(demo_folder)
    room.tap("today.new")
    room.type("client_form.name", "Mara Quill")
    room.tap("nav.lock")
    room.type("unlock.passphrase", "demonstration")
    room.key("unlock.passphrase", Qt.Key.Key_Return)
    assert room.find("client_form.name", QLineEdit).text() == "Mara Quill"
    room.tap("client_form.save")
    assert stored(room, "Mara Quill").name == "Mara Quill", "one, and no second"


def test_closing_the_window_keeps_what_was_typed_for_somebody_new(make_app: MakeApp, demo_folder: Path) -> None:
    room = make_app()
    room.open(demo_folder)
    room.tap("today.new")
    room.type("client_form.name", "Mara Quill")
    assert room.app.end()
    again = make_app()
    again.open(demo_folder)
    assert again.find("client_form.name", QLineEdit).text() == "Mara Quill"


def test_the_way_on_stands_at_the_end_of_the_fields_column(make_app: MakeApp, demo_folder: Path) -> None:
    room = at_form(make_app, demo_folder)
    room.app.window.resize(1600, 1000)
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def right_edge(name: str) -> int:
        widget: QWidget = room.find(name)
        return widget.mapTo(room.app.window, QPoint(widget.width(), 0)).x()

    assert abs(right_edge("client_form.save") - right_edge("client_form.who.card")) <= 2


def test_a_closed_problem_is_followed_again_with_all_that_was_known(make_app: MakeApp, demo_folder: Path) -> None:
    room = at_page(make_app, demo_folder)
    known = standing(room).problems[0]
    room.tap("client.problem.change.1")
    room.tap("client.problem.form.end")
    assert standing(room).problems[0].status is ProblemStatus.CLOSED
    room.tap("client.problem.reopen.1")
    assert standing(room).problems[0] == replace(known, status=ProblemStatus.OPEN)
    assert room.sees("client.problem.change.1")
    assert not room.sees("client.problem.reopen.1")


def test_a_letter_over_a_signed_note_waits_until_one_goes_on_with_it(make_app: MakeApp, demo_folder: Path) -> None:
    room = at_page(make_app, demo_folder, printer=TwoPrinters())
    room.tap("client.letter")
    room.type("letter.why_now", "Worse since the stairs")
    room.tap("letter.close")
    room.tap("client.letter")
    assert _text(room) == "Worse since the stairs"
    room.type("letter.why_now", ", and at night")
    room.app.lock()
    assert until(lambda: room.sees("unlock.passphrase") and room.app.tasks.is_idle), "it waits for the last words"
    room.type("unlock.passphrase", "demonstration")
    room.key("unlock.passphrase", Qt.Key.Key_Return)
    assert room.app.practice is not None
    room.app.practice.go("today")  # unlocked, one is where one was
    room.settle()
    room.type("today.search", "nora")
    room.tap("today.found.row.1.open")
    signed = room.find("client", ClientPage).view.sessions[0]
    room.tap("client.letter")
    assert _text(room) == "Worse since the stairs, and at night"
    assert room.app.practice is not None
    with room.app.practice.vault.read() as tx:
        letter = tx.notes.get(signed.session_id).note.letter
    assert letter is None or "stairs" not in letter.why_now, "what was signed stays as it was"


def _text(room: AppRoom) -> str:
    from ui.parts.fields import TextArea

    return room.find("letter.why_now", TextArea).toPlainText()


def test_who_never_had_a_number_of_pain_has_maps_and_no_empty_chart(make_app: MakeApp, demo_folder: Path) -> None:
    room = at_page(make_app, demo_folder)
    with_chart = room.find("client.timeline", Timeline)
    assert with_chart.tells_pain
    page = room.find("client", ClientPage)
    legend = {text.words for text in page.findChildren(Text) if text.isVisible()}
    assert {"Pain on arrival", "When leaving"} <= legend
    quiet = [replace(line, pain_arrive=None, pain_leave=None) for line in page.view.sessions]
    high = with_chart.height()
    page.show_maps(replace(page.view, sessions=tuple(quiet)), 1)
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    legend = {text.words for text in page.findChildren(Text) if text.isVisible()}
    assert not {"Pain on arrival", "When leaving"} & legend
    assert with_chart.height() < high - 100


def test_earlier_sessions_are_turned_to_not_scrolled_to(make_app: MakeApp, demo_folder: Path) -> None:
    room = at_page(make_app, demo_folder)
    line = room.find("client.timeline", Timeline)
    assert not room.sees("client.timeline.earlier"), "all have room"
    room.app.themes.set_percent(200)
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    count = len(room.find("client", ClientPage).view.sessions)
    assert (line.shown.stop, line.later) == (count, 0), "the newest are shown first"
    assert line.earlier > 0
    room.tap("client.timeline.earlier")
    assert line.later > 0
    while line.earlier:
        room.tap("client.timeline.earlier")
    assert line.shown.start == 0
    line.setFocus()
    for _ in range(count):
        room.key("client.timeline", Qt.Key.Key_Right)
    assert line.later == 0, "the keys go along, too"
