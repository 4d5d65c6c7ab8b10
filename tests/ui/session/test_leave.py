"""Leave with real taps over a real vault."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QLabel, QWidget
from shiboken6 import delete

from notesapp.catalogue.regions import within
from notesapp.model.body_map import Extent, Moment
from notesapp.model.expected import NoPrinter
from notesapp.model.session_note import Outcome, SessionNote
from notesapp.model.signature import SignedNote
from tests import sciatica
from tests.ui.session.bench import House, worked
from tests.ui.session.conftest import MakeHouse
from tests.ui.shell.helpers import Answers
from ui.parts.words import Text
from ui.session.finish import finishing
from ui.session.leave import LeavePane

BURN, TINGLE = "leave.mark.burn", "leave.mark.tingle"


@pytest.fixture
def house(make_house: MakeHouse) -> House:
    made = make_house(worked())
    made.show(LeavePane(made.desk, made.services))
    return made


def text(house: House, name: str) -> str:
    found = house.find(name)
    assert isinstance(found, Text)
    return found.words


def leave(house: House, mark: str):
    return house.desk.note.body_map.reading(mark, Moment.LEAVE)


def test_nothing_is_preselected_and_arrival_is_shown(house: House) -> None:
    strip = house.find(f"{BURN}.now")
    assert (strip.value, strip.arrival) == (None, 7)  # type: ignore[attr-defined]
    assert leave(house, "burn") is None
    assert not house.sees(f"{TINGLE}.now"), "one question at a time"


def test_a_number_is_one_tap_and_the_next_mark_opens(house: House) -> None:
    house.tap_level(f"{BURN}.now", 4)
    assert leave(house, "burn").intensity == 4
    assert house.sees(f"{TINGLE}.now")
    house.tap_level(f"{TINGLE}.now", 3)
    assert leave(house, "tingle").intensity == 3
    assert text(house, "leave.pain.sentence").startswith("3 points less today.")


def test_no_longer_below_the_knee(house: House) -> None:
    house.tap_level(f"{BURN}.now", 4)
    house.tap(f"{BURN}.extent.smaller")
    house.tap(f"{BURN}.end.thigh")
    reading = leave(house, "burn")
    assert (reading.intensity, reading.extent) == (4, Extent.SMALLER)
    assert within(reading.end_region.region, "thigh")
    assert reading.strokes[0] == house.desk.note.body_map.mark("burn").strokes[0][: len(reading.strokes[0])]


def test_gone_is_a_zero_and_undo_brings_it_back(house: House) -> None:
    house.tap(f"{BURN}.extent.gone")
    assert (leave(house, "burn").intensity, leave(house, "burn").extent) == (0, Extent.GONE)
    house.desk.undo()
    assert leave(house, "burn") is None
    assert house.find(f"{BURN}.now").value is None  # type: ignore[attr-defined]


def test_what_is_suggested_is_given_with_one_tap(house: House) -> None:
    assert house.desk.note.aftercare == ()
    house.tap("leave.home.give")
    assert [a.item for a in house.desk.note.aftercare] == ["HC-03", "HC-16"]
    assert house.desk.note.aftercare[0].dose.hold_s == 30
    assert "osteoporosis" in text(house, "leave.home.left_out")


def test_the_dose_is_stepped_and_a_third_is_warned_of(house: House) -> None:
    house.tap("leave.home.give")
    house.tap("leave.home.HC-16")
    house.tap("leave.home.edit.minutes.more")
    assert house.desk.note.aftercare[1].dose.minutes == 6
    house.tap("leave.home.others")
    house.tap("leave.others.HC-09")
    house.tap("leave.home.others")
    assert len(house.desk.note.aftercare) == 3
    assert house.sees("leave.home.remember")


def test_what_is_left_out_says_why(house: House) -> None:
    house.tap("leave.home.others")
    words = [label.accessibleName() for label in house.pane.findChildren(QLabel)]  # type: ignore[union-attr]
    assert any("roller" in w.lower() and "osteoporosis" in w for w in words)
    assert not house.sees("leave.others.HC-01")


def test_weekly_for_four_weeks_is_one_tap(house: House) -> None:
    house.tap_level(f"{BURN}.now", 4)
    house.tap_level(f"{TINGLE}.now", 3)
    house.tap("leave.home.give")
    house.tap("leave.next.course.weekly_4")
    plan = house.desk.note.plan
    assert plan is not None
    assert (plan.frequency, plan.sessions, str(plan.reassess_on)) == ("weekly", 4, "2026-12-17")
    assert plan.next_visit is not None
    assert plan.next_visit.day == 26


def test_no_plan_and_the_outcome(house: House) -> None:
    house.tap("leave.next.visit.none")
    assert house.desk.note.plan is not None
    assert house.desk.note.plan.none
    house.tap("leave.outcome")
    house.tap("leave.outcome.choice.treated_in_part")
    assert house.desk.note.outcome is Outcome.IN_PART


def test_what_is_missing_is_listed_and_jumped_to(make_house: MakeHouse) -> None:
    house = make_house(replace(worked(), consent=None))
    pane = LeavePane(house.desk, house.services)
    asked: list[str] = []
    pane.jump_asked.connect(asked.append)
    house.show(pane)
    house.tap("leave.sign")
    house.tap("leave.open.consent")
    assert asked == ["consent"]


def test_the_findings_take_the_room_of_the_numbers(house: House) -> None:
    house.tap_level(f"{BURN}.now", 4)
    house.tap_level(f"{TINGLE}.now", 2)
    assert house.sees(f"{TINGLE}.now"), "it can still be changed"
    house.tap("leave.findings.line")
    assert not house.sees(f"{TINGLE}.now")
    rows = [row for row in house.pane.findChildren(QWidget) if row.objectName().endswith(".grade")]  # type: ignore[union-attr]
    assert rows
    assert all(row.isVisible() for row in rows)


def test_when_the_last_of_what_was_missing_is_answered_the_whole_page_is_back(house: House) -> None:
    house.tap("leave.sign")
    assert house.find("leave.open").isVisible()
    assert not house.find("leave.home").isVisible()
    house.tap("leave.next.visit.none")
    assert not house.find("leave.open").isVisible()
    assert house.find("leave.home").isVisible()
    assert house.find("leave.pain").isVisible()


def test_sign_and_print_is_one_tap(house: House) -> None:
    signed: list[SignedNote] = []
    house.pane.signed.connect(signed.append)  # type: ignore[union-attr]
    house.tap("leave.home.give")
    house.tap("leave.next.visit.none")
    house.tap("leave.sign")
    house.settle()
    assert len(signed) == 1
    assert signed[0].note.outcome is Outcome.TREATED
    assert signed[0].note.ended_at is not None
    assert len(house.printer.jobs) == 1
    assert "Nora" not in house.printer.jobs[0].name
    with house.vault.read() as tx:
        assert tx.notes.signed(house.desk.note.id).note == signed[0].note


def test_who_leaves_at_once_still_finds_the_sheet_in_the_printer(house: House) -> None:
    finish = finishing(house.desk, house.services)
    finish.signed.connect(lambda _: QTimer.singleShot(0, lambda: delete(finish)))  # as when the page goes
    house.tap("leave.home.give")
    house.tap("leave.next.visit.none")
    house.tap("leave.sign")
    house.settle()
    assert len(house.printer.jobs) == 1
    with house.vault.read() as tx:
        (issued,) = tx.documents.of(house.desk.note.client_id)
    assert issued.kind == "sheet"


def test_without_a_printer_the_sheet_can_be_saved(make_house: MakeHouse, tmp_path) -> None:
    target = tmp_path / "sheet.pdf"
    house = make_house(worked(), prompts=Answers(target))

    def refuse(*_: object) -> None:
        raise NoPrinter

    house.printer.print = refuse
    house.show(LeavePane(house.desk, house.services))
    house.tap("leave.sheet")
    house.settle()
    house.tap("told.save")
    house.settle()
    assert target.read_bytes().startswith(b"%PDF")


def test_it_fits_the_window(house: House) -> None:
    def fits() -> bool:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        return house.pane.minimumSizeHint().height() <= 704  # type: ignore[union-attr]

    assert fits()
    house.tap_level(f"{BURN}.now", 4)
    assert fits()
    house.tap_level(f"{TINGLE}.now", 3)
    assert fits()
    house.tap("leave.home.give")
    assert fits()


def test_nothing_marked_asks_nothing(make_house: MakeHouse) -> None:
    note: SessionNote = replace(sciatica.empty_note(), reason="relaxation")
    house = make_house(note)
    house.show(LeavePane(house.desk, house.services))
    assert house.sees("leave.pain.nothing")
