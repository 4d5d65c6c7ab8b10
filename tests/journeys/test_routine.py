"""(b) The counted path, and a session for relaxation only."""

from __future__ import annotations

from notesapp.model.session_note import SessionNote
from tests.journeys.after import desk_note, files_with, is_kept
from tests.journeys.conftest import MakeStage
from tests.notesapp.pdf.read import in_order, pages
from ui.rehearsal.routine import relaxation, routine


def test_a_routine_client_takes_at_most_twenty_taps_and_no_typing(make_stage: MakeStage) -> None:
    stage = make_stage()
    seen: dict[str, SessionNote] = {}
    assert routine(stage.open(), look=lambda name: seen.setdefault(name, desk_note(stage))) <= 20
    (sheet,) = stage.printer.taken
    assert len(pages(sheet)) == 1
    assert in_order(sheet, "For Tomasz Wieland", "left", "Pain 5 2", "Next visit")
    stage.end()
    again = make_stage()
    again.open()
    signed = is_kept(again, seen["signed"], "wieland")
    assert [use.from_use is not None for use in signed.note.uses] == [True] * 3
    again.end()
    assert files_with("Wieland", again.practice, again.folder / "config", again.folder / "state") == []


def test_relaxation_only_takes_at_most_ten_taps(make_stage: MakeStage) -> None:
    stage = make_stage()
    seen: dict[str, SessionNote] = {}
    assert relaxation(stage.open(), look=lambda name: seen.setdefault(name, desk_note(stage))) <= 10
    stage.idle()
    (sheet,) = stage.printer.taken
    assert in_order(sheet, "For Bea Moreau")
    assert "Pain" not in pages(sheet)[0].split("What you may feel")[0]
    stage.end()
    again = make_stage()
    again.open()
    signed = is_kept(again, seen["signed-relaxation"], "moreau")
    assert signed.note.reason == "relaxation"
