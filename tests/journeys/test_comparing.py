"""(e) Two sessions beside each other: looked at, printed with the summary, and read back from the paper."""

from __future__ import annotations

from PySide6.QtCore import Qt

from notesapp.usecases.verify_pdf import Verdict, verify_pdf
from tests.journeys.after import go_to_client, vault_of
from tests.journeys.conftest import MakeStage
from tests.notesapp.pdf.read import in_order, text
from ui.compare.fade import FadeSlider
from ui.compare.maps import CompareMaps
from ui.rehearsal.hand import Hand

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def told(hand: Hand, name: str) -> str:
    return hand.find(name).accessibleName()


def test_two_sessions_are_compared_and_leave_on_paper(make_stage: MakeStage) -> None:
    stage = make_stage()
    hand = stage.open()
    go_to_client(hand, "feldk")
    hand.tap("client.compare")
    hand.find("compare.figure.pain")
    assert told(hand, "compare.figure.overlap").startswith("Overlap: ")
    hand.tap("compare.way.over")
    fade = hand.find("compare.fade")
    assert isinstance(fade, FadeSlider)
    hand.tap("compare.maps")
    hand.key(Qt.Key.Key_Space)
    assert fade.value() == 100, "space shows the later one alone"
    hand.key(Qt.Key.Key_Space)
    assert fade.value() == 0, "and then the earlier one"
    hand.key(Qt.Key.Key_3)
    hand.find("compare.legend.then")
    hand.key(Qt.Key.Key_Plus)
    maps = hand.find("compare.maps")
    assert isinstance(maps, CompareMaps)
    assert maps.zoom > 1

    hand.tap("compare.then")
    hand.tap(hand.named("compare.session.", "session 1"))
    hand.find("compare.figure.pain")
    assert "session 1." in told(hand, "compare.then")
    hand.tap("compare.summary")
    hand.tap("preview.print")
    hand.wait(lambda: bool(stage.printer.taken), "the summary")
    stage.idle()
    pdf = stage.printer.taken[-1]
    assert in_order(
        pdf, "Compared with session 1", "Earlier", "Later", "Difference", "Drawn area", "How this is judged"
    )
    assert verify_pdf(vault_of(stage), pdf).verdict is Verdict.CURRENT
    hand.tap("preview.close")
    hand.tap("compare.back")
    hand.find("client")


def test_the_draft_under_the_hand_is_compared_with_last_time(make_stage: MakeStage) -> None:
    stage = make_stage()
    hand = stage.open()
    hand.tap(hand.named("today.tile.", "Nora"))
    hand.tap("arrive.as_before")
    hand.tap(hand.named("arrive.ghost.", "Still there: "))
    hand.tap_number(hand.open_strip("arrive.ghost."), 2)
    hand.key(Qt.Key.Key_C, CONTROL_SHIFT)
    pain = hand.find("compare.figure.pain")
    assert ", then 2." in pain.accessibleName()
    assert told(hand, "compare.measures") == "Less than before"
    hand.tap("compare.back")
    hand.tap("session.steps.leave")
    hand.tap("leave.review")
    hand.tap("review.summary")
    hand.tap("preview.beside.last")
    stage.idle()
    hand.tap("preview.print")
    hand.wait(lambda: bool(stage.printer.taken), "the summary")
    stage.idle()
    words = text(stage.printer.taken[-1])
    assert "Compared with session 4" in words
    assert "Less than before." in words
    assert "not signed" in words
