"""The rarer sentences: each is said when it should be, and only then."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from notesapp.model.aftercare import AftercareGiven, LetterText, Plan
from notesapp.model.answers import (
    Adherence,
    Choice,
    ConsentAnswer,
    ConsentReply,
    Decision,
    Did,
    Direction,
    Effect,
    HealthAnswer,
    HealthReply,
    Response,
    ScreenAnswer,
    YesNo,
)
from notesapp.model.body_map import AvoidArea, AvoidSource, Extent, Moment, Place, Reading, Side
from notesapp.model.briefing import Briefing
from notesapp.model.practice import HistoryKind, Standing
from notesapp.model.session_note import Outcome, SessionNote
from notesapp.model.signature import Revision, RevisionKind
from notesapp.model.treatment import CheckIn, Feel, Request
from notesapp.safety.assess import assess
from notesapp.words import lines, marks, names
from notesapp.words.change import changes
from notesapp.words.names import For
from notesapp.words.shown import shown
from notesapp.words.soap import soap
from notesapp.words.summary import summary_content
from tests import sciatica as case
from tests.notesapp.words.test_words import area, body

EMPTY = case.empty_note()


def said(note: SessionNote, briefing: Briefing | None = None) -> str:
    known = briefing or case.briefing()
    return "\n".join(s for p in soap(known, note, assess(known, note)) for s in p.sentences)


@pytest.mark.parametrize(
    ("response", "sentence"),
    [
        (Response("s4", Direction.MUCH_BETTER, relief_h=-1), "After last time: much better until now."),
        (Response("s4", Direction.SAME), "After last time: about the same."),
        (Response("s4", Direction.WORSE, sore_h=40), "After last time: worse, sore for two days."),
        (Response("s4", Direction.WORSE, flare="headache"), "After last time: worse, then headache."),
        (Response("s4", Direction.BETTER, flare="none"), "After last time: better."),
        (Response("s4", Direction.SAME, new_symptoms="a stiff neck."), "New after last time: a stiff neck."),
        (Response("s4", Direction.SAME, words="slept badly"), "“slept badly”"),
    ],
)
def test_how_it_was_after_last_time(response: Response, sentence: str) -> None:
    found = said(replace(EMPTY, response=response))
    assert sentence in found


def test_what_was_done_at_home() -> None:
    rows = (Adherence("a", "HC-16", Did.YES, Effect.NO_DIFFERENCE), Adherence("b", "HC-03", Did.NO, words="forgot"))
    assert "Home care: gentle walk done, no difference; piriformis stretch not done, forgot." in said(
        replace(EMPTY, adherence=rows)
    )


@pytest.mark.parametrize(
    ("health", "sentence"),
    [
        (HealthAnswer(HealthReply.CHANGED, "new tablets."), "Health has changed: new tablets."),
        (HealthAnswer(HealthReply.CHANGED), "Health has changed; see the history."),
        (HealthAnswer(HealthReply.FIRST), "for the first time: osteoporosis and alendronate weekly."),
    ],
)  # fmt: skip
def test_health(health: HealthAnswer, sentence: str) -> None:
    assert sentence in said(replace(EMPTY, health=health))


def test_a_first_history_with_nothing_in_it() -> None:
    note = replace(EMPTY, health=HealthAnswer(HealthReply.FIRST))
    assert said(note, case.first_visit()) == "Health history taken for the first time."


@pytest.mark.parametrize("reply", list(ConsentReply))
def test_every_consent_is_a_sentence(reply: ConsentReply) -> None:
    assert "onsent" in said(replace(EMPTY, consent=ConsentAnswer(reply)))


def test_a_yes_is_confirmed_with_its_detail() -> None:
    note = EMPTY.with_screens(ScreenAnswer("leg_weaker", YesNo.YES, "More numb"))
    assert "Asked and confirmed: leg getting weaker or more numb (More numb)." in said(note)
    assert {a.rule for a in assess(case.briefing(), note).alerts} >= {"RF-05"}
    assert assess(case.briefing(), note).alert("RF-04") is None


def test_areas_left_alone_and_graded_findings() -> None:
    avoid = AvoidArea("a", (case.place("calf", Side.LEFT),), AvoidSource.CLIENT, "new tattoo")
    made = replace(EMPTY.body_map, avoid=(avoid,))
    for n, (what, grade, extent) in enumerate((("scar", None, None), ("spasm", 2, Extent.GONE), ("adhesion", 1, None))):
        mark = replace(case.finding(what, "biceps_fem", Side.RIGHT), id=str(n), note="near the knee" if n == 0 else "")
        made = made.with_mark(mark).with_reading(Reading(mark.id, Moment.ARRIVE, grade=grade))
        if extent:
            made = made.with_reading(Reading(mark.id, Moment.LEAVE, extent=extent))
    found = said(replace(EMPTY, body_map=made))
    assert "Left alone: left calf (new tattoo)." in found
    assert "Scar in the right biceps femoris. Near the knee." in found
    assert "moderate before, not found after." in found
    assert ", light." in found


def test_the_whole_session_and_a_changed_tool() -> None:
    use = case.use("u", "compression", ("calf",), "palm", 20, 0, Side.LEFT)
    checks = (
        CheckIn("1", "u", use.places[0], "palm", 20, 30, Request.TOO_LIGHT, changed="tool"),
        CheckIn("2", None, None, "palm", None, None, Request.RIGHT),
        CheckIn("3", "u", use.places[0], "palm", 30, 30, None, Feel.BAD_PAIN, changed="left"),
    )
    note = replace(EMPTY, uses=(replace(use, result="eased", note="slow"),), check_ins=checks)
    found = said(note)
    assert "too light at 2, raised to 3, another tool; then sharp pain, left the area. Eased. Slow." in found
    assert "Of the whole session the client said: just right." in found


def test_decisions_are_printed_with_their_reasons() -> None:
    note = case.treated().with_decision(Decision("x", "ST-01", 1, Choice.FOLLOWED, "Let go, it eased", about="mfr"))
    note = note.with_decision(Decision("y", "DC-01", 1, Choice.OVERRIDDEN, "Doctor agreed."))
    found = said(note)
    assert "New signs during work: let go, it eased." in found
    assert "Leg pain with numbness, never assessed: treated all the same. Reason: “Doctor agreed”." in found


def test_a_technique_advised_against_is_said_to_be() -> None:
    pull = case.use("u", "traction", ("lumbar_region",), "palm", 20, 5, Side.RIGHT)
    note = replace(EMPTY, uses=(pull,)).with_decision(
        Decision("x", "AP-02", 1, Choice.OVERRIDDEN, "Doctor agreed", about="u")
    )
    assert "although advised against (osteoporosis). Reason: “Doctor agreed”." in said(note)


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [
        (Outcome.IN_PART, "Treated in part."),
        (Outcome.REFERRED, "Not treated; referred."),
        (Outcome.STOPPED, "The client ended the session."),
    ],
)
def test_an_outcome_other_than_treated(outcome: Outcome, sentence: str) -> None:
    assert sentence in said(replace(EMPTY, outcome=outcome))


def test_a_plan_in_full() -> None:
    plan = Plan(frequency="as_needed", refer_to="physio", focus="the hip", note="ring before")
    found = said(replace(EMPTY, plan=plan))
    assert found == "As needed.\nRefer to: physiotherapist.\nFocus next time: the hip.\nRing before."


def test_extents_and_a_path_that_runs_further() -> None:
    made = body((area("a", "ache", "calf"), None, None), (area("b", "ache", "hand"), None, None))
    made = made.with_reading(Reading("a", Moment.LEAVE, extent=Extent.LARGER))
    made = made.with_reading(Reading("b", Moment.LEAVE, extent=Extent.MOVED))
    assert list(changes(made)) == [
        "Larger than on arrival: aching pain in the right calf.",
        "Moved: aching pain in the right hand.",
    ]
    path = body((case.burning(Side.RIGHT), 5, None)).with_reading(
        Reading("burn", Moment.LEAVE, 5, end_region=case.place("foot"))
    )
    assert "The burning pain runs further: it now ends at the foot, on arrival at the calf." in list(changes(path))


def test_a_short_path_and_one_that_crosses() -> None:
    path = replace(case.burning(Side.RIGHT), places=(case.place("lumbar_region"), case.place("buttock", Side.LEFT)))
    assert marks.sentence(path, body((path, 4, None))).startswith(
        "Burning pain in the right low back, running to the left buttock, 4 of 10"
    )
    dot = replace(path, places=path.places[:1])
    assert marks.sentence(dot, body((dot, 4, None))).startswith("Burning pain in the right low back, 4 of 10")


def test_a_long_path_names_two_on_its_way() -> None:
    run = ("lumbar_region", "sacrum", "buttock", "hamstrings", "popliteal", "calf", "ankle", "foot")
    shares = (100, 20, 300, 300, 10, 200, 20, 50)
    path = replace(
        case.burning(Side.RIGHT),
        places=tuple(Place(r, Side.RIGHT, s) for r, s in zip(run, shares, strict=True)),
    )
    assert marks.sentence(path, body((path, 4, None))).startswith(
        "Burning pain in the right low back, running through the buttock and the back of the thigh to the foot"
    )


def test_grazed_regions_are_not_named() -> None:
    places = (Place("buttock", Side.RIGHT, 900), Place("sacrum", Side.MID, 60), Place("hip_lateral", Side.RIGHT, 40))
    mark = area("a", "ache", "buttock", places=places)
    assert marks.sentence(mark, body((mark, 4, None))) == "Aching pain in the right buttock, 4 of 10."


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [(5, 5, "**Unchanged** within"), (4, 6, "**Up 2 points**"), (9, 8, "**Down 1 point** within")],
)
def test_the_pain_words_of_the_summary(before: int, after: int, words: str) -> None:
    note = replace(EMPTY, body_map=body((area("a", "ache", "calf"), before, after)))
    assert summary_content(case.briefing(), note, assess(case.briefing(), note)).pain_words.startswith(words)


def test_labels_of_gone_new_and_unasked_marks() -> None:
    made = body(
        (area("a", "ache", "calf"), 5, None),
        (area("b", "burning", "hand"), 4, None),
        (area("c", "numb", "foot"), None, 2),
    )
    made = made.with_reading(Reading("b", Moment.LEAVE, extent=Extent.GONE))
    found = {label.mark_id: label for label in summary_content(
        case.briefing(), replace(EMPTY, body_map=made), assess(case.briefing(), EMPTY)).labels}  # fmt: skip
    assert (found["a"].leave, found["a"].small_leave) == ("aching 5", "not asked again")
    assert (found["b"].arrive, found["b"].leave) == ("burning 4", "")
    assert (found["c"].arrive, found["c"].leave) == ("", "numb 2")


def test_the_date_of_signing_is_that_of_the_wall() -> None:
    made = Revision(1, "v", 1, RevisionKind.SIGN, "t", datetime(2026, 11, 19, 23, 30, tzinfo=UTC), "ab" * 32)
    note = replace(case.treated(), utc_offset_min=60)
    content = summary_content(case.briefing(), note, assess(case.briefing(), note), revision=made)
    assert content.signed == "20 Nov 2026, 00:30"


def test_remarks_avoid_areas_and_unknown_allergies_are_alerts() -> None:
    avoid = AvoidArea("a", (case.place("calf"),), AvoidSource.CLIENT, "new tattoo")
    standing = Standing(history=(case.history("pineapple", HistoryKind.ALLERGY),), avoid=(avoid,))
    client = replace(case.CLIENT, remarks="hard of hearing")
    found = lines.alert_lines(replace(case.first_visit(), client=client, standing=standing))
    assert found == (("Allergy: pineapple", ""), ("Right calf", "new tattoo"), ("hard of hearing", ""))


def test_lines_for_today() -> None:
    assert lines.summary_line(case.treated()) == "Burning pain, right low back 7 → 4, to the back of the thigh"
    use = case.use("u", "effleurage", ("calf",), "palm", 20, 5, Side.LEFT)
    assert lines.summary_line(replace(EMPTY, reason="relaxation", uses=(use,))) == "Relaxation, left calf"
    hot = assess(case.first_visit(), EMPTY).cap(case.place("throat"))
    assert hot
    assert lines.cap_words(hot).endswith("leave this place out")


def test_a_plain_letter_asks_about_the_problem() -> None:
    note = replace(case.treated(), letter=LetterText(to_name="Dr B", urgency="routine"), body_map=EMPTY.body_map)
    letter = shown(case.briefing(osteoporosis=False, seen=True), note).letter
    assert letter
    assert letter.to == ("Dr B",)
    assert letter.question == (
        "Could you please **assess the right low back and leg pain** and say "
        "**whether massage may go on, and within which limits**?"
    )
    assert letter.asks == ("Say whether massage may go on, and within which limits.",)


def test_an_urgent_letter_for_a_client_who_was_not_treated() -> None:
    note = replace(case.arrived(), letter=LetterText(urgency="urgent"), outcome=Outcome.REFERRED)
    made = shown(case.briefing(), note)
    assert made.sheet.urgent
    assert "see a doctor today" in made.sheet.urgent_words
    assert made.letter
    assert made.letter.urgency == "URGENT: today, please"


def test_advice_that_is_not_counted_and_a_practices_own() -> None:
    given = (
        AftercareGiven("1", "HC-11"),
        AftercareGiven("2", "Own tea"),
        AftercareGiven("3", "HC-03", both_sides=True),
    )
    sheet = shown(case.briefing(), replace(case.treated(), aftercare=given)).sheet
    assert [line.split(":")[0] for line in sheet.advice] == ["Water"]
    assert [card.title for card in sheet.cards] == ["Own tea", "Piriformis stretch"]
    assert [card.number for card in sheet.cards] == [1, 2]
    assert sheet.cards[1].side is None


def test_unknown_keys_are_read_as_they_are() -> None:
    assert names.region("third_eye") == "third eye"
    assert names.technique("my_way", For.CLIENT) == "my way"
    assert names.tool("spoon") == "spoon"
    assert names.tool_words("spoon") == "with spoon"
    assert names.symptom_noun("odd_feeling") == "odd feeling"
    assert names.finding("odd_spot") == "odd spot"
    assert names.condition("tired of rain") == "tired of rain"
    assert names.ago(date(2020, 1, 1), date(2026, 1, 1)) == "6 years ago"
