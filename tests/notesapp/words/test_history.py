"""What was asked about health and denied, in words."""

from __future__ import annotations

from dataclasses import replace

from notesapp.model.answers import HealthAnswer, HealthReply
from notesapp.model.practice import HistoryItem, HistoryKind, HistoryStatus, Standing
from notesapp.safety.assess import assess
from notesapp.words import lines
from notesapp.words.history import WHOLE
from notesapp.words.letter import letter_content
from tests import sciatica as case
from tests.notesapp.words.test_more_words import EMPTY, said


def no(kind: HistoryKind, what: str = "") -> HistoryItem:
    item = case.history(what or WHOLE[kind], kind)
    return replace(item, id=f"no-{kind}-{what}", status=HistoryStatus.DENIED)


NOTHING = (
    no(HistoryKind.ALLERGY),
    no(HistoryKind.CONDITION),
    no(HistoryKind.MEDICATION),
    no(HistoryKind.CONDITION, "osteoporosis"),
)


def test_a_no_to_a_whole_kind_is_said_as_a_doctor_would_say_it() -> None:
    briefing = replace(case.first_visit(), standing=Standing(history=NOTHING))
    first = replace(EMPTY, health=HealthAnswer(HealthReply.FIRST))
    assert said(first, briefing) == (
        "Health history taken for the first time.\n"
        "No known illness, no osteoporosis, no regular medication, no known allergies."
    )
    later = replace(EMPTY, health=HealthAnswer(HealthReply.NO_CHANGE))
    assert said(later, briefing) == "No change in health.\nNo regular medication, no known allergies."
    assert lines.alert_lines(briefing) == ()


def test_the_letter_says_what_was_asked_and_denied() -> None:
    briefing = replace(case.first_visit(), standing=Standing(history=NOTHING))
    history = next(s for s in letter_content(briefing, EMPTY, assess(briefing, EMPTY)).sections if s.key == "history")
    assert "**Medicines** (reported) No regular medication." in history.text
    assert "**Allergies** No known allergies." in history.text
    assert "Any " not in history.text
