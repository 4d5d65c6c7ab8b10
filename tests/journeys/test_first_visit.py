"""(c) A first visit whose drawing and answers say: not today, not here."""

from __future__ import annotations

from notesapp.catalogue.screening import groups, questions
from notesapp.model.answers import YesNo
from notesapp.model.session_note import Outcome, SessionNote
from tests.journeys.after import desk_note, files_with, is_kept
from tests.journeys.conftest import MakeStage
from tests.notesapp.pdf.read import in_order, pages, text
from ui.rehearsal.first_visit import YES, first_visit


def test_a_first_visit_ends_with_an_urgent_letter_in_three_taps(make_stage: MakeStage) -> None:
    stage = make_stage()
    seen: dict[str, SessionNote] = {}
    assert first_visit(stage.open(), look=lambda name: seen.setdefault(name, desk_note(stage))) <= 3
    letter, sheet = stage.printer.taken
    is_urgent(letter)
    holds_only_the_emergency_box(sheet)
    stage.end()
    again = make_stage()
    again.open()
    signed = is_kept(again, seen["first-visit-signed"], "hartwig")
    note = signed.note
    assert note.outcome is Outcome.REFERRED
    assert not note.uses
    assert not note.aftercare
    assert {screen.question: screen.answer for screen in note.screens} == {
        key: YesNo.YES if key in YES else YesNo.NO for key in questions()
    }
    assert set(note.screened) == set(groups())
    assert {decision.rule for decision in note.decisions} == {"RF-02", "RF-03"}
    again.end()
    assert files_with("Hartwig", again.practice, again.folder / "config", again.folder / "state") == []


def is_urgent(letter: bytes) -> None:
    assert len(pages(letter)) == 1
    assert in_order(
        letter,
        "Emergency department",
        "Ilse Hartwig",
        "URGENT: today, please",
        "Please see this client today: numb or tingling saddle area, pain or numbness in both legs",
        "Red flags asked",
        "numb or tingling saddle area",
        "Numbness in the back of the thigh on both sides, 5 of 10.",
        "Not treated today.",
        "What the client was told",
        "Signed by hand",
        "Sent with the client's consent of",
    )
    words = text(letter)
    for question in questions().values():
        assert question.key in YES or f"no {question.short}" in words


def holds_only_the_emergency_box(sheet: bytes) -> None:
    assert len(pages(sheet)) == 1
    assert in_order(
        sheet,
        "For Ilse Hartwig",
        "We did not treat you today. Please go to the emergency department now and take the letter with you.",
        "Get emergency help now: call 112",
        "You feel numb around your seat or private parts.",
    )
    words = text(sheet)
    assert "What you may feel" not in words
    assert "Next visit" not in words
