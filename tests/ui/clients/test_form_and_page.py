"""The client's form drops nothing unasked and keeps Save with its fields; what was closed comes back; letters wait."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from notesapp.model.practice import Client, ProblemStatus
from tests.demo_fixtures import demo_folder, demo_template
from tests.ui.app_room import AppRoom
from tests.ui.test_app import MakeApp, TwoPrinters, make_app
from tests.ui.test_client_record import at_page, standing
from ui.clients.page import ClientPage
from ui.clients.timeline import Timeline
from ui.parts.words import Text
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


def test_archiving_asks_what_becomes_of_what_was_typed_and_keeps_it(make_app: MakeApp, demo_folder: Path) -> None:
    room = at_form(make_app, demo_folder)
    before = type_phone(room)
    room.tap("client_form.archive")
    assert room.page == "client_form", "nothing happens unasked"
    room.tap("client_form.unsaved.keep")
    assert room.page == "clients"
    client = stored(room)
    assert client.archived_at is not None
    assert client.phone == f"{before}{PHONE}".strip()


def test_archiving_may_also_leave_it_out(make_app: MakeApp, demo_folder: Path) -> None:
    room = at_form(make_app, demo_folder)
    before = type_phone(room)
    room.tap("client_form.archive")
    room.tap("client_form.unsaved.drop")
    assert (stored(room).archived_at is not None, stored(room).phone) == (True, before)


def test_what_cannot_be_saved_is_not_archived_away(make_app: MakeApp, demo_folder: Path) -> None:
    room = at_form(make_app, demo_folder)
    room.type("client_form.born", "13")
    room.tap("client_form.archive")
    room.tap("client_form.unsaved.keep")
    assert room.page == "client_form"
    assert stored(room).archived_at is None


def test_without_a_change_archiving_asks_nothing(make_app: MakeApp, demo_folder: Path) -> None:
    room = at_form(make_app, demo_folder)
    room.tap("client_form.archive")
    assert room.page == "clients"
    assert stored(room).archived_at is not None


def test_leaving_the_form_asks_too(make_app: MakeApp, demo_folder: Path) -> None:
    room = at_form(make_app, demo_folder)
    before = type_phone(room)
    room.tap("client_form.cancel")
    assert room.sees("client_form.unsaved")
    room.tap("client_form.unsaved.keep")
    assert room.page == "client"
    assert stored(room).phone == f"{before}{PHONE}".strip()


def test_save_stands_at_the_end_of_the_fields_column(make_app: MakeApp, demo_folder: Path) -> None:
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
