"""Stopped while the hands were already at work: the papers are the urgent ones, and say what was done."""

from __future__ import annotations

from dataclasses import replace

from notesapp.model.aftercare import LetterText
from notesapp.model.answers import Choice, Decision
from notesapp.model.session_note import Outcome, SessionNote
from notesapp.model.treatment import CheckIn, Feel
from notesapp.safety.assess import assess
from notesapp.words.contents import LetterContent, SheetContent
from notesapp.words.letter import letter_content
from notesapp.words.sheet import sheet_content
from notesapp.words.summary import summary_content
from tests import sciatica as case


def papers(note: SessionNote) -> tuple[SheetContent, LetterContent]:
    known = case.briefing()
    found = assess(known, note)
    return sheet_content(known, note, found), letter_content(known, note, found)


def sharp() -> SessionNote:
    """Sharp pain under the elbow, and nothing decided after it."""
    note = case.treated()
    press = note.uses[1]
    check = CheckIn("c9", press.id, press.places[0], "elbow", 30, 30, None, Feel.BAD_PAIN)
    return replace(note, check_ins=(*note.check_ins, check))


def section(letter: LetterContent, key: str) -> str:
    return next((s.text for s in letter.sections if s.key == key), "")


def test_a_sharp_pain_that_was_left_so_makes_both_papers_urgent() -> None:
    sheet, letter = papers(sharp())
    assert sheet.urgent
    assert letter.urgent
    assert sheet.cards == ()
    assert sheet.urgent_words.startswith("We stopped the treatment today.")
    assert "sharp pain under the hands, right piriformis" in letter.question.lower()
    done = section(letter, "done_before")
    assert "Sustained pressure" in done
    assert "sharp" in done
    assert "Not treated today" not in section(letter, "observed")


def test_a_decision_after_it_makes_them_plain_again() -> None:
    note = sharp()
    eased = Decision("d9", "ST-01", 1, Choice.FOLLOWED, "Let go, it eased", about=note.uses[1].id)
    sheet, letter = papers(note.with_decision(eased))
    assert not sheet.urgent
    assert not letter.urgent


def test_sent_to_a_doctor_for_today_after_some_work() -> None:
    note = replace(case.treated(), outcome=Outcome.IN_PART, letter=LetterText(urgency="same_day"))
    sheet, letter = papers(note)
    assert sheet.urgent
    assert letter.urgent
    assert "Myofascial release" in section(letter, "done_before")
    assert not any(paper.urgent for paper in papers(replace(note, letter=LetterText(urgency="soon"))))


def test_referred_after_some_work_is_not_called_untreated() -> None:
    known, note = case.briefing(), replace(case.treated(), outcome=Outcome.REFERRED)
    made = summary_content(known, note, assess(known, note))
    assert made.outcome == "Stopped and referred"
    assert any("Stopped and referred." in part.sentences for part in made.soap)
