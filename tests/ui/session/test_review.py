"""Review and the signed note, with real taps over a real vault."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from notesapp.model.body_map import Side
from notesapp.model.session_note import SessionNote
from notesapp.safety.assess import assess
from tests import sciatica
from tests.ui.session.bench import House, with_path
from tests.ui.session.conftest import MakeHouse
from ui.bodymap.map_view import MapView
from ui.parts.cards import Banner
from ui.parts.fields import TextArea
from ui.parts.words import Text
from ui.session.page import SessionPage
from ui.session.review import ReviewPane


def opened(make_house: MakeHouse, note: SessionNote) -> House:
    house = make_house(note)
    house.show(ReviewPane(house.desk, house.services), 1280, 736)
    return house


def said(house: House, name: str) -> str:
    found = house.find(name)
    assert isinstance(found, Text)
    return found.words


def ready(objective: str = "") -> SessionNote:
    note = with_path(sciatica.treated())
    return replace(note, texts=replace(note.texts, objective=objective))


def test_the_note_is_told_and_own_words_are_added(make_house: MakeHouse) -> None:
    house = opened(make_house, ready())
    assert "Burning pain in the right low back" in said(house, "review.S.text")
    house.tap("review.A.add")
    house.type("review.A.own", "Settling well.")
    assert house.desk.note.texts.assessment == "Settling well."
    house.desk.undo()
    assert house.desk.note.texts.assessment == "", "typing in one field is one step"


def test_sotap_parts_the_treatment(make_house: MakeHouse) -> None:
    house = opened(make_house, ready())
    assert "Sustained pressure" in said(house, "review.O.text")
    house.tap("review.kind.sotap")
    assert "Sustained pressure" not in said(house, "review.O.text")
    assert "Sustained pressure" in said(house, "review.T.text")


def test_left_or_right_is_asked_and_changed(make_house: MakeHouse) -> None:
    house = opened(make_house, ready("Trigger points in the Left piriformis, firm."))
    assert house.sees("review.missing")
    house.tap("review.O.side.0.change")
    assert house.desk.note.texts.objective == "Trigger points in the Right piriformis, firm."
    assert not house.sees("review.missing")


def test_the_very_word_in_doubt_is_underlined(make_house: MakeHouse) -> None:
    note = ready("Firm. The left piriformis is quiet.")
    mark = note.body_map.mark("burn")
    assert mark is not None
    note = replace(note, body_map=note.body_map.with_mark(replace(mark, client_words="it sits in my left buttock")))
    house = opened(make_house, note)
    own = house.find("review.O.own")
    assert isinstance(own, TextArea)
    assert [found.cursor.selectedText() for found in own.extraSelections()] == ["left"]
    assert own.extraSelections()[0].cursor.selectionStart() == len("Firm. The ")
    told = house.find("review.S.text")
    assert isinstance(told, Text)
    assert told.underlined == ("left",)
    assert "my <u>left</u> buttock" in told.text()
    house.tap("review.O.side.0.change")
    house.tap("review.S.side.0.keep")
    assert own.extraSelections() == []
    assert told.underlined == ()


def test_a_technique_on_the_other_side_is_asked_about_in_its_own_words(make_house: MakeHouse) -> None:
    note = ready()
    left = tuple(
        replace(use, places=tuple(replace(place, side=Side.LEFT) for place in use.places)) for use in note.uses
    )
    house = opened(make_house, replace(note, uses=left))
    asked = [banner.words for banner in house.find("review.O").findChildren(Banner)]
    assert asked, "nobody worked where it hurts"
    assert all("The text says" not in words for words in asked)
    assert any(
        "Sustained pressure is on the left piriformis; everything marked there is on the right." in w for w in asked
    )
    house.tap("review.O.side.0.change")
    assert {place.side for place in house.desk.note.uses[0].places} == {Side.RIGHT}


def test_left_can_be_correct(make_house: MakeHouse) -> None:
    house = opened(make_house, ready("The left piriformis is quiet."))
    house.tap("review.O.side.0.keep")
    assert house.desk.note.texts.objective == "The left piriformis is quiet."
    assert house.desk.side_doubts == ()
    house.desk.flush()
    house.settle()
    with house.vault.read() as tx:
        stored = tx.notes.get(house.desk.note.id)
    assert isinstance(stored, SessionNote)
    assert assess(house.desk.briefing, stored).side_doubts == (), "nor is it asked when the draft is opened again"
    house.desk.undo()
    assert [doubt.words for doubt in house.desk.side_doubts] == ["left piriformis is"]


def test_sign_shows_what_was_signed_and_nothing_can_change_it(make_house: MakeHouse) -> None:
    house = opened(make_house, ready("Firm."))
    signed: list[object] = []
    house.pane.signed.connect(signed.append)  # type: ignore[union-attr]
    house.tap("review.sign")
    house.settle()
    assert len(signed) == 1
    assert said(house, "signed.words").startswith("Signed Thursday 19 November 2026")
    assert not house.find("signed.amend").isEnabled()
    assert not house.sees("review.sign")
    assert "Firm." in [label.words for label in house.pane.findChildren(Text)]  # type: ignore[union-attr]


def test_what_a_rule_hatched_stays_on_the_signed_maps(make_house: MakeHouse) -> None:
    """Thin bones: spine and sacrum are hatched while working, and on the signed note, with the reason beside them."""
    house = opened(make_house, ready())
    before = house.find("review.leave")
    assert isinstance(before, MapView)
    worked_on = {place for area in before.scene.avoid for place in area.places}
    picture = before.grab().toImage()
    house.tap("review.sign")
    house.settle()
    after = house.find("review.leave")
    assert isinstance(after, MapView)
    assert {place for area in after.scene.avoid for place in area.places} == worked_on
    assert "sacrum" in {place.region for place in worked_on}
    assert after.scene.body_map.avoid == ()
    assert after.grab().toImage() == picture
    legend = [label.words for label in house.pane.findChildren(Text)]  # type: ignore[union-attr]
    assert "Thin bones: level 2 at most, no elbow, no tapping" in legend


def test_undo_after_signing_changes_nothing_and_is_no_fault(make_house: MakeHouse) -> None:
    house = make_house(ready())
    page = SessionPage(house.desk, house.services)
    house.show(page, 1280, 800)
    page.go("review")
    house.tap("review.A.add")
    house.type("review.A.own", "Settling well.")
    house.tap("review.sign")
    house.settle()
    page.activateWindow()
    assert QTest.qWaitForWindowActive(page)
    QTest.keySequence(page, QKeySequence(QKeySequence.StandardKey.Undo))
    house.settle()
    assert house.desk.note.texts.assessment == "Settling well."
    assert page.bar.save_state.words.startswith("Signed")


def test_a_side_in_doubt_holds_signing_up_once(make_house: MakeHouse) -> None:
    house = opened(make_house, ready("The left piriformis is quiet."))
    house.tap("review.sign")
    house.settle()
    assert house.sees("review.sign")
    house.tap("review.sign")
    house.settle()
    assert house.sees("signed.words")


def test_what_is_to_check_leads_to_the_words_in_doubt(make_house: MakeHouse) -> None:
    note = ready("The left piriformis is quiet.")
    note = replace(note, texts=replace(note.texts, plan="Stretch the left hip.", subjective="Right leg tingles."))
    house = opened(make_house, note)
    pane = house.pane
    assert isinstance(pane, ReviewPane)
    house.tap("review.missing.show")
    assert pane.focusWidget() is house.find("review.O.side.0.change"), "the first one"
    pane.show_side("side:1")
    second = house.find("review.P.side.0.change")
    assert pane.focusWidget() is second
    QTest.keyClick(second, Qt.Key.Key_Return)
    assert house.desk.note.texts.plan == "Stretch the right hip."
    pane.show_side("side:7")  # answered meanwhile: nothing to go to


def test_what_goes_home_for_the_other_side_is_asked_under_the_plan(make_house: MakeHouse) -> None:
    note = ready()
    (given, *others) = note.aftercare
    wrong = replace(given, side=Side.LEFT, both_sides=False)
    house = opened(make_house, replace(note, aftercare=(wrong, *others)))
    assert "Everything else is on the right" in said(house, "review.P.side.0.second")
    house.tap("review.P.side.0.change")
    assert house.desk.note.aftercare[0].side is Side.RIGHT


def test_the_sheet_is_looked_at_and_printed(make_house: MakeHouse) -> None:
    house = opened(make_house, ready())
    house.tap("review.sheet")
    house.settle()
    assert said(house, "preview.title") == "Aftercare sheet"
    house.tap("preview.print")
    house.settle()
    assert len(house.printer.jobs) == 1
    with house.vault.read() as tx:
        assert tx.rows.one("SELECT count(*) FROM document_issued WHERE kind = 'sheet'") == 1
    house.tap("preview.close")
    assert house.sees("review.sign")


def test_the_letter_is_written_into_the_note(make_house: MakeHouse) -> None:
    house = opened(make_house, ready())
    house.tap("review.letter")
    house.settle()
    house.tap("letter.urgency.soon")
    house.tap("letter.ask.imaging")
    house.settle()
    letter = house.desk.note.letter
    assert letter is not None
    assert (letter.urgency, letter.to_name) == ("soon", "Dr Amara Okonjo")
    assert letter.asks == ("Consider whether pictures are needed",)
    house.tap("letter.close")
    assert house.sees("review.sign")
