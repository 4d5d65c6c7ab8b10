"""The referral letter: exactly one page, or a refusal that names what to shorten."""

from __future__ import annotations

from dataclasses import replace

import pytest

from notesapp.model.body_map import BodyMap, Moment
from notesapp.model.expected import DoesNotFit
from notesapp.pdf import referral_letter
from notesapp.pdf.page import Paper
from notesapp.words.contents import LetterContent, LetterSection
from tests.notesapp.pdf import case
from tests.notesapp.pdf.read import fonts, in_order, pages, text

URGENT = replace(
    case.LETTER,
    urgent=True,
    urgency="URGENT: today",
    question="New **numbness around the seat** and loss of bladder control since today. Please see her **today**.",
    asks=(),
    sections=(
        LetterSection("found", "What was found", "Back pain for eight weeks; both legs hurt since this morning."),
    ),
    told_client="Told to go to the emergency department at once, with this letter; not to drive.",
    flags_yes=("bladder or bowel change", "numbness around the seat"),
    flags_no=case.LETTER.flags_no[2:],
    signed=("Tomas Abara", "Massage therapist, Reg. no. MT-20417"),
    pain=None,
)
ARRIVED = replace(case.MAP, readings=tuple(r for r in case.MAP.readings if r.moment is Moment.ARRIVE))


def letter(content: LetterContent = case.LETTER, body_map: BodyMap = case.MAP, paper: Paper = "a4") -> bytes:
    uses = () if content.urgent else case.USES
    return referral_letter(content, body_map, uses, paper=paper, record=case.RECORD)


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_letter_is_one_page_with_the_question_first(paper: Paper) -> None:
    pdf = letter(paper=paper)
    assert len(pages(pdf)) == 1
    assert in_order(
        pdf,
        "Quiet Harbour",
        "Dr Amara Okonjo",
        "Nora Feldkamp",
        "born 14 March 1968",
        "My question",
        "assess the tingling in her right foot",
        "Examine the foot",
        "Red flags asked, 20 Nov 2026",
        "thin bones",
        "not tested: reflexes",
        "bladder or bowel change",
        "Why now",
        "History",
        "Medicines (reported)",
        "What I found",
        "the response",
        "Before, pain 7",
        "After, pain 4",
        "Signed 20 Nov 2026",
    )
    assert text(pdf).count(" no ") >= len(case.LETTER.flags_no)
    assert "8f3c 1d72 a9e0" in text(pdf)
    assert letter(paper=paper) == pdf


def test_a_letter_that_is_too_long_names_its_sections() -> None:
    long = replace(
        case.LETTER,
        sections=(*case.LETTER.sections, replace(case.LETTER.sections[1], heading="Work", text="Sits. " * 400)),
    )
    with pytest.raises(DoesNotFit) as refused:
        letter(long)
    assert refused.value.shorten[0] == "Work"
    with pytest.raises(DoesNotFit) as refused:
        letter(replace(case.LETTER, question="Why is it so? " * 150, asks=("Look at it. " * 60,)))
    assert "the question" in refused.value.shorten


def test_an_urgent_letter_is_short_and_waits_for_a_signature_by_hand() -> None:
    pdf = letter(URGENT, ARRIVED)
    assert len(pages(pdf)) == 1
    assert in_order(
        pdf,
        "Reason for this urgent letter",
        "URGENT: today",
        "numbness around the seat",
        "What the client was told",
        "Marked today",
    )
    assert in_order(pdf, "Signed by hand", "Date, time", "Tomas Abara", "the full note is to follow")
    assert "My question" not in text(pdf)


def test_without_a_mark_the_words_take_the_whole_width() -> None:
    words = text(letter(replace(URGENT, flags_yes=(), flags_no=(), not_tested=""), BodyMap()))
    assert "Marked today" not in words
    assert "Red flags" not in words


def test_many_and_long_flags_stay_within_the_page() -> None:
    flags = tuple(f"a question of the therapist with many words, number {n}" for n in range(9))
    assert len(pages(letter(replace(case.LETTER, flags_no=flags, flags_yes=flags[:4])))) == 1


def test_names_are_whole_and_typefaces_embedded() -> None:
    pdf = letter(replace(case.LETTER, client=case.LONG_NAME, to=(case.LONG_NAME, "Mill Road Surgery")))
    assert text(pdf).count(case.LONG_NAME) == 2
    found = fonts(letter(replace(case.LETTER, client=case.WORLD_NAME)))
    assert found
    assert all(found.values()), found
