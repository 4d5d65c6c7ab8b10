"""Stop and refer: the pane is open, a tap confirms, a tap prints."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2

from notesapp.model.answers import Choice, ScreenAnswer, YesNo
from notesapp.model.session_note import Outcome, SessionNote
from notesapp.model.signature import SignedNote
from tests import sciatica
from tests.ui.session.conftest import MakeHouse
from ui.session.stop_and_refer import StopPane


def stopped() -> SessionNote:
    note = sciatica.arrived().with_screens(ScreenAnswer("saddle", YesNo.YES))
    return replace(note, number=1, response=None, adherence=(), problem_ids=())


def words(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    text = page.get_textpage()
    said = " ".join(str(text.get_text_range()).split())
    text.close()
    page.close()
    document.close()
    return said


def test_three_taps_to_the_printed_papers(make_house: MakeHouse) -> None:
    house = make_house(stopped(), sciatica.first_visit())
    house.show(StopPane(house.desk, house.services))
    house.tap("stop.confirm")
    note = house.desk.note
    assert note.outcome is Outcome.REFERRED
    assert note.letter is not None
    decision = note.decisions[-1]
    assert (decision.rule, decision.choice) == ("RF-02", Choice.FOLLOWED)
    assert decision.told_client
    house.settle()
    house.tap("stop.print")
    house.settle()
    letter, sheet = (words(pdf) for pdf in house.printer.taken)
    assert "URGENT" in letter
    assert "no bladder or bowel change" in letter
    assert "Piriformis stretch" not in sheet
    assert "112" in sheet


def test_it_is_signed_without_technique_aftercare_or_plan(make_house: MakeHouse) -> None:
    house = make_house(stopped(), sciatica.first_visit())
    signed: list[SignedNote] = []
    pane = StopPane(house.desk, house.services)
    pane.signed.connect(signed.append)
    house.show(pane)
    house.tap("stop.confirm")
    house.settle()
    house.tap("stop.sign")
    house.settle()
    assert [s.note.outcome for s in signed] == [Outcome.REFERRED]


def test_going_back_leaves_the_note_as_it_was(make_house: MakeHouse) -> None:
    house = make_house(stopped(), sciatica.first_visit())
    before = house.desk.note
    pane = StopPane(house.desk, house.services)
    back: list[int] = []
    pane.back_asked.connect(lambda: back.append(1))
    house.show(pane)
    house.tap("stop.back")
    assert back == [1]
    assert house.desk.note == before
